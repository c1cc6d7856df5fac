import { scaleLinear } from 'd3-scale';
import { useTranslation } from 'react-i18next';
import type { InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { PictureAndTable } from '../../ui/picture-and-table.tsx';
import css from './timeline.module.css';
import { useNameOf } from './use-register-parties.ts';

type Entry = InstrumentShown['timeline'][number];

const WIDTH = 760;
const HEIGHT = 170;
const LEFT = 34;
const BASE = HEIGHT - 24;
const TOP = 14;

/** How many entries each year has. */
function byYear(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  for (const { date } of entries) {
    const year = Number(date.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return years;
}

/** The entries of each year as a column, so that the years in which a treaty spread are seen. */
function Picture({ entries }: { entries: readonly Entry[] }) {
  const format = useFormat();
  const years = byYear(entries);
  const first = Math.min(...years.keys());
  const last = Math.max(...years.keys(), first + 1);
  const most = Math.max(...years.values());
  const x = scaleLinear([first, last], [LEFT + 22, WIDTH - 34]);
  const y = scaleLinear([0, Math.max(most, 4)], [BASE, TOP]);
  const width = Math.max(2, Math.min(14, (WIDTH - LEFT) / (last - first + 1) - 1));
  return (
    <svg
      className={css.picture}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
      direction="ltr"
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - 12} y1={y(tick)} y2={y(tick)} className={css.line} />
          <text x={LEFT - 6} y={y(tick)} textAnchor="end" dominantBaseline="central" className={css.words}>
            {Number.isInteger(tick) ? format.number(tick) : ''}
          </text>
        </g>
      ))}
      {[...years].map(([year, count]) => (
        <rect
          key={year}
          x={x(year) - width / 2}
          y={y(count)}
          width={width}
          height={BASE - y(count)}
          className={css.column}
        />
      ))}
      {x
        .ticks(8)
        .filter(Number.isInteger)
        .map((year) => (
          <text key={year} x={x(year)} y={BASE + 16} textAnchor="middle" className={css.words}>
            {year}
          </text>
        ))}
    </svg>
  );
}

/** What happened to an instrument, year by year, with the same as a table. */
export function InstrumentTimeline({ timeline }: { timeline: InstrumentShown['timeline'] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  if (timeline.length === 0) return null;
  const said = (what: string): string =>
    i18n.exists(`acts.${what}`) ? t(`acts.${what}`) : t(`timelineEvents.${what}`);
  return (
    <div className="card">
      <PictureAndTable
        title={t('instrument.timeline')}
        picture={<Picture entries={timeline} />}
        table={
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('basis.date')}</th>
                <th scope="col">{t('basis.party')}</th>
                <th scope="col">{t('basis.act')}</th>
              </tr>
            </thead>
            <tbody>
              {timeline.map((entry, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two sources may say the same of one party and day.
                <tr key={at}>
                  <td>{format.date(entry.date)}</td>
                  <td>{entry.party ? nameOf(entry.party) : '—'}</td>
                  <td>
                    {said(entry.what)}
                    {entry.text ? (
                      <span className="muted small">
                        {' '}
                        <bdi lang="en">{entry.text}</bdi>
                      </span>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        }
        note={t('instrument.timelineNote', { count: timeline.length })}
      />
    </div>
  );
}
