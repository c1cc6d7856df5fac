import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { SHAPE_OF_OUTCOME } from './outcome.ts';
import type { SearchAnswer } from './use-search.ts';
import css from './verdict.module.css';

/** How many hits and possible ones, in a sentence, and what the officer must not forget. */
export function useVerdictSentence(): (answer: SearchAnswer) => string {
  const { t } = useTranslation();
  return ({ hits, more, outcome }) => {
    if (outcome === 'no-hit') return t('verdict.nothing');
    const sure = hits.filter((hit) => hit.outcome === 'hit').length;
    const possible = hits.length - sure + more;
    const counts = [
      ...(sure > 0 ? [t('verdict.hits', { count: sure })] : []),
      ...(possible > 0 ? [t('verdict.possible', { count: possible })] : []),
    ];
    return `${counts.join(' · ')}. ${t(outcome === 'hit' ? 'verdict.hitDo' : 'verdict.possibleDo')}`;
  };
}

/** The answer in word, shape and colour, with what was searched, how long it took, and where it is on record. */
export function Verdict({ answer, heading }: { answer: SearchAnswer; heading: RefObject<HTMLHeadingElement | null> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useVerdictSentence();
  const searched = format.list(answer.searched.map((kind) => t(`registerKinds.${kind}`)));
  return (
    <section className={`${css.verdict} ${css[answer.outcome]}`} aria-labelledby="verdict">
      <OutcomeShape shape={SHAPE_OF_OUTCOME[answer.outcome]} size={48} />
      <div className={css.words}>
        <h1 id="verdict" ref={heading} tabIndex={-1} className={css.outcome}>
          {t(`outcomes.${answer.outcome}`)}
        </h1>
        <p>{sentence(answer)}</p>
        <p className={css.fine}>{t('verdict.searched', { list: searched })}</p>
        {answer.cutShort ? <p className={css.cut}>{t('verdict.cutShort')}</p> : null}
      </div>
      <div className={css.record}>
        <span>{t('verdict.took', { ms: format.number(Math.max(1, Math.round(answer.tookMs))) })}</span>
        <span>
          {t('verdict.audit')}{' '}
          <bdi dir="ltr" title={answer.audit}>
            {answer.audit.length > 13 ? `${answer.audit.slice(0, 4)}…${answer.audit.slice(-4)}` : answer.audit}
          </bdi>
        </span>
      </div>
    </section>
  );
}
