import { CircleCheckBig, CircleSlash, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LegalBasisShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import css from './verdict.module.css';

/** What an answer comes to: an agreement serves, only a fallback does, or nothing. */
export type Outcome = 'usable' | 'fallback' | 'none';

/** Reads the outcome off an answer. */
export function outcomeOf({ usable }: Pick<LegalBasisShown, 'usable'>): Outcome {
  if (usable.some(({ fallback }) => !fallback)) return 'usable';
  return usable.length > 0 ? 'fallback' : 'none';
}

const SIGNS = { usable: CircleCheckBig, fallback: TriangleAlert, none: CircleSlash } as const;

/** The shape that stands for an outcome; the word always stands beside it. */
export function OutcomeSign({ outcome, size = 20 }: { outcome: Outcome; size?: number }) {
  const Sign = SIGNS[outcome];
  return <Sign size={size} aria-hidden="true" className={css[outcome]} />;
}

/** The answer in one line, large. */
export function Verdict({ answer, asked }: { answer: LegalBasisShown; asked: string }) {
  const { t } = useTranslation();
  const outcome = outcomeOf(answer);
  const serving = answer.usable.filter(({ fallback }) => !fallback).length;
  return (
    <section className={`${css.verdict} ${css[`${outcome}Ground`]}`} id="basis-verdict">
      <OutcomeSign outcome={outcome} size={40} />
      <div className={css.words}>
        <h2 className={css.title}>{t(`basis.verdict.${outcome}`)}</h2>
        <p>{asked}</p>
        <p className={css.count}>
          {outcome === 'usable' ? t('basis.serving', { count: serving }) : t(`basis.verdictDo.${outcome}`)}
        </p>
      </div>
    </section>
  );
}
