import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { directionOf } from '../../languages/words.ts';
import css from './operations.module.css';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly unit?: string;
  /** Something that is wrong: drawn in the colour of alarm, with a mark of its own. */
  readonly isLate?: boolean;
}

const WIDTH = 520;
const ROW = 40;

/** Bars below their words, so that no language is cut off. Its table twin says the same, so readers of screens skip it. */
export function BarRows({ bars }: { bars: readonly BarRow[] }) {
  const format = useFormat();
  const { i18n } = useTranslation();
  const isRightToLeft = directionOf(i18n.language) === 'rtl';
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <svg
      className={css.chart}
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      aria-hidden="true"
      focusable="false"
      direction={isRightToLeft ? 'rtl' : 'ltr'}
    >
      {bars.map(({ key, label, value, unit, isLate }, at) => {
        const length = value === 0 ? 0 : Math.max(3, (value / most) * WIDTH);
        const top = at * ROW;
        return (
          <g key={key}>
            <text x={isRightToLeft ? WIDTH : 0} y={top + 15} className={css.barText}>
              {isLate && value > 0 ? '▲ ' : ''}
              <tspan fontWeight={600}>{format.number(value, { maximumFractionDigits: 3 })}</tspan>
              {unit && unit !== 'count' ? ` ${unit}` : ''} {label}
            </text>
            <line x1={0} x2={WIDTH} y1={top + 34} y2={top + 34} className={css.axis} strokeOpacity={0.25} />
            <rect
              x={isRightToLeft ? WIDTH - length : 0}
              y={top + 21}
              width={length}
              height={13}
              rx={3}
              className={isLate ? css.barLate : css.barFill}
            />
          </g>
        );
      })}
    </svg>
  );
}
