import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import css from './hit-list.module.css';
import { birthDatesOf, headOf, useCodeWords } from './hit-words.ts';
import { SHAPE_OF_OUTCOME } from './outcome.ts';
import type { SearchHit } from './use-search.ts';

/** All hits in one column; the arrows move through them, the chosen one stands open above. */
export function HitList({
  hits,
  chosen,
  onChoose,
}: {
  hits: readonly SearchHit[];
  chosen: number;
  onChoose: (at: number) => void;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const partyName = usePartyName();
  return (
    <section className={`card ${css.list}`} aria-label={t('hit.all')}>
      <h3 className={css.title}>{t('hit.all')}</h3>
      <ul>
        {hits.map((hit, at) => {
          const { name, roman } = headOf(hit);
          const born = birthDatesOf(hit)[0];
          return (
            <li key={hit.record}>
              <button
                type="button"
                className={css.row}
                aria-current={at === chosen ? 'true' : undefined}
                onClick={() => onChoose(at)}
              >
                <OutcomeShape shape={SHAPE_OF_OUTCOME[hit.outcome]} size={18} />
                <span className={css.text}>
                  <span>
                    <b>{t(`outcomes.${hit.outcome}`)}</b> · <NameInScript name={name} roman={roman} />
                  </span>
                  <span className="muted small">
                    {[born ? format.date(born) : '', partyName(hit.party), words('reasons', hit.reason)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
