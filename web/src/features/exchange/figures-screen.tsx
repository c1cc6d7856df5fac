import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { Filters } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { nodeNow } from '../../wire/node-clock.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { ExportReturn } from './export-return.tsx';
import { ReturnTable } from './return-table.tsx';
import type { ExchangeFigures, YearlyReturn } from './use-exchange.ts';

const route = getRouteApi('/desk/exchange/figures');
const HOUR_MS = 3_600_000;
const YEARS_BACK = 5;

function useFigures(year: number, enabled: boolean) {
  const returned = useQuery({
    queryKey: ['exchange', 'return', year],
    queryFn: ({ signal }) =>
      ask<YearlyReturn>('GET', withQuery('/v1/exchange/statistics/return', { year }), { signal }),
    enabled,
  });
  const figures = useQuery({
    queryKey: ['exchange', 'figures', year],
    queryFn: ({ signal }) => ask<ExchangeFigures>('GET', withQuery('/v1/exchange/statistics', { year }), { signal }),
    enabled,
  });
  return { returned, figures };
}

function Punctuality({ figures }: { figures: ExchangeFigures }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const hours = (ms: number | undefined): string =>
    ms === undefined ? '—' : t('exchange.hours', { count: Math.round((ms / HOUR_MS) * 10) / 10 });
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.punctuality')}</h2>
      <Scrolling label={t('exchange.punctuality')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('exchange.pair')}</th>
              <th scope="col">{t('exchange.rule')}</th>
              <th scope="col">{t('exchange.askedCount')}</th>
              <th scope="col">{t('exchange.inTime')}</th>
              <th scope="col">{t('exchange.totals.late')}</th>
              <th scope="col">{t('exchange.median')}</th>
              <th scope="col">{t('exchange.eightieth')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.punctuality.map((row) => (
              <tr key={`${row.pair} ${row.rule}`}>
                <th scope="row">
                  <bdi dir="ltr">{row.pair}</bdi>
                </th>
                <td>{words('clockRules', row.rule)}</td>
                <td>{format.number(row.asked)}</td>
                <td>{format.number(row.inTime)}</td>
                <td className={row.late > 0 ? css.late : undefined}>{format.number(row.late)}</td>
                <td>{hours(row.medianMs)}</td>
                <td>{hours(row.eightiethMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

function Refusals({ figures }: { figures: ExchangeFigures }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.refusalsByGround')}</h2>
      {figures.refusals.length === 0 ? (
        <p className="muted">{t('exchange.noRefusals')}</p>
      ) : (
        <dl className="facts">
          {figures.refusals.flatMap(({ ground, count }) => [
            <dt key={`${ground} label`}>{words('refusalGrounds', ground)}</dt>,
            <dd key={ground}>{format.number(count)}</dd>,
          ])}
        </dl>
      )}
    </section>
  );
}

/** What was not asked twice, and how much of what was said a program can read. */
function DuplicatesAndContent({ figures }: { figures: ExchangeFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.duplicatesAndContent')}</h2>
      <dl className="facts">
        <dt>{t('exchange.duplicatesAvoided')}</dt>
        <dd>{format.number(figures.duplicatesAvoided)}</dd>
        <dt>{t('exchange.structuredShare')}</dt>
        <dd>
          {figures.structuredShare === null
            ? '—'
            : format.number(figures.structuredShare, { style: 'percent', maximumFractionDigits: 1 })}
        </dd>
      </dl>
    </section>
  );
}

/** The yearly return and the punctuality of a year; every figure of the return opens to its messages. */
export function FiguresScreen() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay('exchange:statistics');
  const thisYear = nodeNow().getFullYear();
  const year = search.year ?? thisYear;
  const { returned, figures } = useFigures(year, may);
  usePageTitle(t('exchange.boxes.figures'));
  const problem = returned.error ?? figures.error;
  const open = (cells: string | undefined): void =>
    void navigate({ search: { year, ...(cells ? { cells } : {}) }, replace: true, resetScroll: false });
  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">{t('exchange.boxes.figures')}</h1>
        {returned.data ? <ExportReturn returned={returned.data} /> : null}
      </div>
      <ExchangeTabs />
      {may ? null : <StateNotice title={t('states.refused')} />}
      <Filters set={0}>
        <NativeSelect
          label={t('exchange.year')}
          value={String(year)}
          data={Array.from({ length: YEARS_BACK }, (_, back) => String(thisYear - back))}
          onChange={(event) => void navigate({ search: { year: Number(event.currentTarget.value) }, replace: true })}
        />
      </Filters>
      {problem ? <ProblemNotice problem={problem} onRetry={() => void returned.refetch()} /> : null}
      {may && (returned.isPending || figures.isPending) ? <Waiting what={t('states.loading')} /> : null}
      <div className={layout.sections}>
        {returned.data ? <ReturnTable returned={returned.data} open={search.cells} onOpen={open} /> : null}
        {figures.data ? (
          <>
            <Punctuality figures={figures.data} />
            <Refusals figures={figures.data} />
            <DuplicatesAndContent figures={figures.data} />
          </>
        ) : null}
      </div>
    </>
  );
}
