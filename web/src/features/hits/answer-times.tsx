import { scaleLinear } from 'd3-scale';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../../languages/words.ts';
import css from './hits.module.css';
import type { HitStatistics } from './use-hits.ts';
import { useHours } from './use-hours.ts';

const ROW = 44;
const WIDTH = 640;
const END = 230;

/** Half of the answers came within the bar, four fifths before the tick; the table twin holds the same figures. */
export function AnswerTimes({ items }: { items: HitStatistics['items'] }) {
  const { t, i18n } = useTranslation();
  const hours = useHours();
  const rows = items.filter(({ medianAnswerMs }) => medianAnswerMs !== null);
  if (rows.length === 0) return <p className="muted">{t('hits.noAnswers')}</p>;
  const most = Math.max(1, ...rows.map(({ p80AnswerMs }) => p80AnswerMs ?? 0));
  const length = scaleLinear([0, most], [2, WIDTH - END]);
  const mirrored = directionOf(i18n.language) === 'rtl';
  const side = (x: number): number => (mirrored ? WIDTH - x : x);
  return (
    <>
      <svg
        className={css.chart}
        viewBox={`0 0 ${WIDTH} ${rows.length * ROW}`}
        aria-hidden="true"
        focusable="false"
        direction={mirrored ? 'rtl' : 'ltr'}
      >
        {rows.map(({ register, owner, medianAnswerMs, p80AnswerMs }, at) => {
          const median = length(medianAnswerMs ?? 0);
          const p80 = length(p80AnswerMs ?? 0);
          const top = at * ROW;
          return (
            <g key={`${register} ${owner}`}>
              <text x={side(0)} y={top + 14} className={css.barLabel}>
                {`${t(`registerKinds.${register}`)} · \u2068${owner}\u2069`}
              </text>
              <rect
                x={mirrored ? WIDTH - median : 0}
                y={top + 20}
                width={median}
                height={14}
                rx={3}
                className={css.bar}
              />
              <line x1={side(p80)} x2={side(p80)} y1={top + 17} y2={top + 37} className={css.tick} />
              <text x={side(Math.max(median, p80) + 8)} y={top + 31} className={css.barValue}>
                {`${hours(medianAnswerMs)} | ${hours(p80AnswerMs)}`}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="muted small">{t('hits.chartReads')}</p>
    </>
  );
}
