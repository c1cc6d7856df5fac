import { useFormat } from '../../languages/use-format.ts';
import css from './operations.module.css';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly unit?: string;
  /** Something that is wrong: drawn in the colour of alarm, with a mark of its own. */
  readonly isLate?: boolean;
}

/** Bars below their words, so that no language is cut off. Its table twin says the same, so readers of screens skip it. */
export function BarRows({ bars }: { bars: readonly BarRow[] }) {
  const format = useFormat();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <div className={css.bars} aria-hidden="true">
      {bars.map(({ key, label, value, unit, isLate }) => (
        <div key={key}>
          {isLate && value > 0 ? '▲ ' : ''}
          <b>{format.number(value, { maximumFractionDigits: 3 })}</b>
          {unit && unit !== 'count' ? ` ${unit}` : ''} {label}
          <div className={css.barTrack}>
            <div
              className={isLate ? css.barLateLength : css.barLength}
              style={{ inlineSize: `${value === 0 ? 0 : Math.max(0.6, (value / most) * 100)}%` }}
            />
          </div>
        </div>
      ))}
    </div>
  );
}
