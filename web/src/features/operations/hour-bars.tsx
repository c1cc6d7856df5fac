import { scaleLinear } from 'd3-scale';
import { useFormat } from '../../languages/use-format.ts';
import css from './operations.module.css';
import type { CountedRow } from './use-operation.ts';

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 52;
const BELOW = 22;
// Room for the upper half of the topmost number.
const ABOVE = 12;
// Half a time of day: nearer to the edge it would be cut off.
const EDGE = 26;
// More bars than this cannot be told apart; the latest are drawn, the table has all.
const MOST_HOURS = 72;
const HOUR_MS = 3_600_000;

/** A bar for each hour, empty hours too, so that a gap in the work is seen as one. */
export function HourBars({ rows, isRightToLeft }: { rows: readonly CountedRow[]; isRightToLeft: boolean }) {
  const format = useFormat();
  const values = new Map(rows.map(({ group, value }) => [Date.parse(group), value]));
  const last = Math.max(...values.keys());
  const first = Math.max(Math.min(...values.keys()), last - (MOST_HOURS - 1) * HOUR_MS);
  const hours: number[] = [];
  for (let at = first; at <= last; at += HOUR_MS) hours.push(at);
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...hours.map((at) => values.get(at) ?? 0))])
    .nice(3)
    .range([HEIGHT - BELOW, ABOVE]);
  const step = (WIDTH - LEFT) / hours.length;
  const side = (x: number, width = 0): number => (isRightToLeft ? WIDTH - x - width : x);
  // So many times of day as can be read.
  const everyOther = Math.max(1, Math.ceil(hours.length / 6));
  return (
    <svg className={css.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false" direction="ltr">
      {scale.ticks(3).map((tick) => (
        <g key={tick}>
          <line
            x1={side(LEFT)}
            x2={side(WIDTH)}
            y1={scale(tick)}
            y2={scale(tick)}
            className={css.axis}
            strokeOpacity={0.25}
          />
          <text
            x={side(LEFT - 6)}
            y={scale(tick) + 4}
            textAnchor={isRightToLeft ? 'start' : 'end'}
            className={css.barTitle}
          >
            {format.number(tick)}
          </text>
        </g>
      ))}
      {hours.map((at, place) => {
        const value = values.get(at) ?? 0;
        const width = Math.min(40, step * 0.72);
        const x = side(LEFT + place * step + (step - width) / 2, width);
        return (
          <g key={at}>
            <rect
              x={x}
              y={value > 0 ? Math.min(scale(value), HEIGHT - BELOW - 2) : HEIGHT - BELOW}
              width={width}
              height={value > 0 ? Math.max(2, HEIGHT - BELOW - scale(value)) : 0}
              rx={Math.min(2, width / 3)}
              className={css.barFill}
            />
            {place % everyOther === 0 ? (
              <text
                x={Math.min(WIDTH - EDGE, Math.max(EDGE, x + width / 2))}
                y={HEIGHT - 5}
                textAnchor="middle"
                className={css.barTitle}
              >
                {format.time(new Date(at))}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
