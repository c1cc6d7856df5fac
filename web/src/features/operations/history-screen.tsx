import { Link } from '@tanstack/react-router';
import { scaleLinear } from 'd3-scale';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { directionOf } from '../../languages/words.ts';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { PictureAndTable } from '../../ui/picture-and-table.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { useStated } from './figure-faults.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { useHistory } from './use-operation.ts';

type History = NonNullable<ReturnType<typeof useHistory>['data']>;

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 46;
const BELOW = 26;

/** A bar for each year; a year that cannot be told is an empty frame with the reason, not a bar of nothing. */
function TrendPicture({ trend }: { trend: History['trend'] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = useOperationWords();
  const isRightToLeft = directionOf(i18n.language) === 'rtl';
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...trend.map(({ value = 0 }) => value))])
    .nice(4)
    .range([HEIGHT - BELOW, 22]);
  const step = (WIDTH - LEFT) / trend.length;
  const width = step * 0.62;
  const side = (x: number, wide = 0): number => (isRightToLeft ? WIDTH - x - wide : x);
  return (
    <svg className={css.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false" direction="ltr">
      {scale.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            x1={side(LEFT)}
            x2={side(WIDTH)}
            y1={scale(tick)}
            y2={scale(tick)}
            className={css.axis}
            strokeOpacity={0.3}
          />
          <text
            x={side(LEFT - 8)}
            y={scale(tick) + 4}
            textAnchor={isRightToLeft ? 'start' : 'end'}
            className={css.barTitle}
          >
            {format.number(tick)}
          </text>
        </g>
      ))}
      {trend.map(({ name, value, missing }, at) => {
        const x = side(LEFT + at * step + (step - width) / 2, width);
        const top = value === undefined ? (scale.range()[1] ?? 0) : scale(value);
        return (
          <g key={name}>
            <title>
              {value === undefined
                ? t('operations.missingMeasure', { measure: words.measure(missing ?? '') })
                : format.number(value)}
            </title>
            <rect
              x={x}
              y={top}
              width={width}
              height={HEIGHT - BELOW - top}
              rx={3}
              className={value === undefined ? css.missing : css.barFill}
            />
            <text
              x={x + width / 2}
              y={value === undefined ? HEIGHT - BELOW - 8 : top - 6}
              textAnchor="middle"
              className={css.barText}
            >
              {value === undefined ? '—' : oneDigit(format, value)}
            </text>
            <text x={x + width / 2} y={HEIGHT - 8} textAnchor="middle" className={css.barTitle}>
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function oneDigit(format: ReturnType<typeof useFormat>, value: number): string {
  return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** The published operations of the past: the trend, and every figure with its source. */
export function HistoryScreen() {
  const { t } = useTranslation();
  usePageTitle(t('operations.history'));
  const history = useHistory();
  if (history.error) return <ProblemNotice problem={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Waiting what={t('states.loading')} />;
  return (
    <>
      <p className="not-on-paper">
        <Link to="/operations">{t('places.operations')}</Link>
      </p>
      <h1 className="page-title">{t('operations.history')}</h1>
      <HistoryBody history={history.data} />
    </>
  );
}

function HistoryBody({ history: { operations, sources, parties, trend } }: { history: History }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords();
  const stated = useStated();
  const statedIn = (year: string, measure: string) =>
    operations
      .find((one) => String(one.year) === year)
      ?.figures.find((one) => one.measure === measure && one.phase === 'action');
  return (
    <div className={layout.sections}>
      <div className="card">
        <PictureAndTable
          title={t('operations.trend')}
          picture={<TrendPicture trend={trend} />}
          note={t('operations.trendNote')}
          table={
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('operations.year')}</th>
                  {['arrests', 'officers'].map((measure) => (
                    <th key={measure} scope="col" className={table.number}>
                      {words.measure(measure)}
                    </th>
                  ))}
                  <th scope="col" className={table.number}>
                    {t('operationRates.arrests')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {trend.map(({ name, value, missing }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {['arrests', 'officers'].map((measure) => {
                      const figure = statedIn(name, measure);
                      return (
                        <td key={measure} className={table.number}>
                          {figure ? stated(figure) : '—'}
                        </td>
                      );
                    })}
                    <td className={table.number}>
                      {value === undefined
                        ? t('operations.missingMeasure', { measure: words.measure(missing ?? '') })
                        : oneDigit(format, value)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          }
        />
        <p>
          {trend
            .filter(({ missing }) => missing !== undefined)
            .map(
              ({ name, missing }) =>
                `${name}: ${t('operations.missingMeasure', { measure: words.measure(missing ?? '') })}`,
            )
            .join(' · ')}
        </p>
      </div>
      {operations.map((operation) => (
        <details key={operation.code} className="card">
          <summary>
            <b>{operation.year}</b> · <bdi lang="en">{operation.name}</bdi>
          </summary>
          <Scrolling label={`${operation.year} ${operation.name}`}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('operations.figure')}</th>
                  <th scope="col">{t('operations.phase')}</th>
                  <th scope="col" className={table.number}>
                    {t('operations.value')}
                  </th>
                  <th scope="col">{t('operations.source')}</th>
                </tr>
              </thead>
              <tbody>
                {[...operation.figures, ...operation.otherFigures].map((figure, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
                  <tr key={at}>
                    <th scope="row">{words.measure(figure.measure)}</th>
                    <td>{words.phase(figure.phase)}</td>
                    <td className={table.number}>{stated(figure)}</td>
                    <td>
                      <bdi lang="en">{sources[figure.source]?.publisher ?? figure.source}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
          {operation.notes.length > 0 ? (
            <ul lang="en" dir="ltr">
              {operation.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          ) : null}
        </details>
      ))}
      <section className="card">
        <h2 className={layout.title}>{t('operations.sources')}</h2>
        <ul lang="en" dir="ltr" className={css.sources}>
          {Object.entries(sources).map(([key, source]) => (
            <li key={key}>
              {source.publisher}: {source.title}. <span className="muted">{source.url}</span>
            </li>
          ))}
          {Object.values(parties).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
