import { useTranslation } from 'react-i18next';
import { figureOf, officersOf, type Part } from './cockpit-part.ts';
import { FigureLink } from './figure-link.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { CountedRow, Operation } from './use-operation.ts';

const SHOWN = ['persons-checked', 'vehicles-checked', 'searches', 'hits', 'arrests'] as const;

/** One of so many, with one digit: what a rate says. */
export function rate(of: number | undefined, to: number | undefined, per: number): number | undefined {
  return of === undefined || !to ? undefined : Math.round((of * per * 10) / to) / 10;
}

/** The five figures that are looked at first. */
export function Counters({
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
  const officers = officersOf(operation, part);
  const below: Readonly<Record<string, number | undefined>> = {
    hits: rate(figureOf(rows, 'hits'), figureOf(rows, 'checks'), 10_000),
    arrests: rate(figureOf(rows, 'arrests'), officers, 1000),
  };
  return (
    <ul className={css.counters} aria-label={t('operations.counters')}>
      {SHOWN.map((measure) => {
        const row = rows.find((one) => one.measure === measure);
        const small = below[measure];
        return (
          <li key={measure} className={`card ${css.counter}`}>
            {words.measure(measure)}
            {row ? (
              <FigureLink id={operation.id} measure={measure} phase={phase} value={row.value} part={part} />
            ) : (
              <b>—</b>
            )}
            {row && small !== undefined ? t(`operationShort.${measure}`, { rate: words.amount(small) }) : null}
            {row ? null : t('operations.nothingEntered')}
          </li>
        );
      })}
    </ul>
  );
}
