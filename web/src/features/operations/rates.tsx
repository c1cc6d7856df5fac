import { useTranslation } from 'react-i18next';
import { figureOf, officersOf, type Part } from './cockpit-part.ts';
import { rate } from './counters.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { CountedRow, Operation } from './use-operation.ts';

/** The two rates that no report gives, each with what it is made of. */
export function Rates({
  operation,
  rows,
  part,
  phase,
}: {
  operation: Operation;
  rows: readonly CountedRow[];
  part: Part | undefined;
  phase: string;
}) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const rates = [
    { key: 'hits', of: figureOf(rows, 'hits'), to: figureOf(rows, 'checks'), per: 10_000 },
    { key: 'arrests', of: figureOf(rows, 'arrests'), to: officersOf(operation, part), per: 1000 },
  ];
  return (
    <section>
      <h2 className={css.subtitle}>{t('operations.rates')}</h2>
      <dl className="facts">
        {rates.flatMap(({ key, of, to, per }) => {
          const value = rate(of, to, per);
          return [
            <dt key={`${key}-name`}>{t(`operationRates.${key}`)}</dt>,
            <dd key={key}>
              <b>{value === undefined ? t('operations.notPublished') : words.amount(value)}</b>
              <br />
              <span className="muted">
                {value === undefined
                  ? t('operations.rateMissing')
                  : t(`operationRateOf.${key}`, {
                      of: words.amount(of ?? 0),
                      to: words.amount(to ?? 0),
                      phase: words.phase(phase),
                    })}
              </span>
            </dd>,
          ];
        })}
      </dl>
    </section>
  );
}
