import { useFormat } from '../../languages/use-format.ts';
import css from './audit.module.css';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

const ROW = 26;
const LABEL = 190;
const WIDTH = 640;
const END = 70;

/** Horizontal bars, longest counted as whole; its table twin holds the same figures, so readers of screens skip it. */
export function BarChart({ bars, isRightToLeft }: { bars: readonly Bar[]; isRightToLeft: boolean }) {
  const format = useFormat();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const room = WIDTH - LABEL - END;
  const side = (x: number): number => (isRightToLeft ? WIDTH - x : x);
  return (
    <svg
      className={css.chart}
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      aria-hidden="true"
      focusable="false"
      direction={isRightToLeft ? 'rtl' : 'ltr'}
    >
      {bars.map(({ key, label, value }, at) => {
        const length = Math.max(2, (value / most) * room);
        const middle = at * ROW + ROW / 2;
        return (
          <g key={key}>
            <text x={side(LABEL - 10)} y={middle} textAnchor="end" dominantBaseline="central" className={css.barLabel}>
              {label.length > 27 ? `${label.slice(0, 26)}…` : label}
            </text>
            <rect
              x={isRightToLeft ? side(LABEL) - length : LABEL}
              y={at * ROW + 5}
              width={length}
              height={ROW - 10}
              rx={4}
              className={css.bar}
            />
            <text x={side(LABEL + length + 8)} y={middle} dominantBaseline="central" className={css.barValue}>
              {format.number(value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
