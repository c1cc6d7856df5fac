import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { WHO_ASKED_BY, type WhoAsked as WhoAskedAnswer } from '../../../../src/domains/audit/audit.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { directionOf } from '../../languages/words.ts';
import { DayFilter } from '../../ui/day-filter.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { BarChart } from './bar-chart.tsx';
import { endOf, startOf } from './span.ts';

const route = getRouteApi('/desk/audit');
// Longer pictures are read as tables only.
const BARS_SHOWN = 40;

/** Who asked about the own agency's records: by agency, purpose or day, as bars and as a table. */
export function WhoAsked() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const by = filters.by ?? 'agency';
  type Search = typeof filters;
  const set = (change: Partial<Search>): void =>
    void navigate({ search: (before: Search) => ({ ...before, ...change }), replace: true });
  const asked = { by, from: startOf(filters.from), to: endOf(filters.to) };
  const query = useQuery({
    queryKey: ['audit', 'who-asked', asked],
    queryFn: ({ signal }) =>
      ask<Static<typeof WhoAskedAnswer>>('GET', withQuery('/v1/audit/who-asked', asked), { signal }),
    refetchOnWindowFocus: false,
  });
  const nameOf = (key: string): string =>
    by === 'purpose' ? words('purposes', key) : by === 'day' ? format.date(key) : key;
  const items = query.data?.items ?? [];
  return (
    <div className={layout.sections}>
      <Filters set={filtersSet(filters, 'view')}>
        <NativeSelect
          label={t('auditLog.by')}
          value={by}
          data={WHO_ASKED_BY.map((value) => ({ value, label: t(`whoAskedBy.${value}`) }))}
          onChange={(event) => set({ by: event.currentTarget.value as Search['by'] })}
        />
        <DayFilter label={t('auditLog.from')} value={filters.from} onChange={(day) => set({ from: day })} />
        <DayFilter label={t('auditLog.to')} value={filters.to} onChange={(day) => set({ to: day })} />
      </Filters>
      {query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && items.length === 0 ? <StateNotice title={t('auditLog.nobodyAsked')} /> : null}
      {query.data && items.length > 0 ? (
        <section className={`card ${layout.sections}`}>
          <h2 className={layout.title}>
            {t('auditLog.askedBetween', { from: format.date(query.data.from), to: format.date(query.data.to) })}
          </h2>
          {items.length <= BARS_SHOWN ? (
            <BarChart
              bars={items.map(({ key, times }) => ({ key, label: nameOf(key), value: times }))}
              isRightToLeft={directionOf(i18n.language) === 'rtl'}
            />
          ) : null}
          <Scrolling label={t(`whoAskedBy.${by}`)}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t(`whoAskedBy.${by}`)}</th>
                  <th scope="col" className={table.number}>
                    {t('auditLog.times')}
                  </th>
                  <th scope="col" className={table.number}>
                    {t('auditLog.ofRecords')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ key, times, records }) => (
                  <tr key={key}>
                    <th scope="row">
                      <bdi>{nameOf(key)}</bdi>
                    </th>
                    <td className={table.number}>{format.number(times)}</td>
                    <td className={table.number}>{format.number(records)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        </section>
      ) : null}
    </div>
  );
}
