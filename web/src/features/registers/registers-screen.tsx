import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_STATUSES } from '../../../../src/domains/registers/registers.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { DayFilter } from '../../ui/day-filter.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { Ago } from '../../ui/time.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { forgetTyped, listBefore, rememberList } from './list-before.ts';
import { KINDS, kindOf, type RecordAnswer, type RegisterKind } from './register-kinds.ts';
import { RegisterTabs } from './register-tabs.tsx';
import { useRegister } from './use-registers.ts';

const route = getRouteApi('/desk/registers/$kind');

function useColumns(): readonly Column<RecordAnswer>[] {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t('registers.subject'),
      width: 'minmax(184px, 2.2fr)',
      sorts: ['title'],
      cell: (row) =>
        row.title ? (
          <NameInScript name={row.title} roman={row.roman} strong />
        ) : (
          <span className="muted">{t('registers.notTold')}</span>
        ),
    },
    {
      id: 'reason',
      header: t('hit.reason'),
      width: 'minmax(130px, 1.2fr)',
      wraps: true,
      cell: (row) => words('reasons', row.reason),
    },
    {
      id: 'status',
      header: t('hit.status'),
      width: 'minmax(84px, 0.7fr)',
      wraps: true,
      cell: (row) => words('recordStatuses', row.status),
    },
    {
      id: 'owner',
      header: t('registers.owner'),
      width: 'minmax(118px, 0.9fr)',
      cell: (row) => <bdi dir="ltr">{row.owner}</bdi>,
    },
    {
      id: 'reviewOn',
      header: t('record.reviewOn'),
      width: 'minmax(116px, 1fr)',
      wraps: true, // a date in words is longer in Spanish than in English
      sorts: ['review'],
      cell: (row) => format.date(row.reviewOn),
    },
    {
      id: 'changed',
      header: t('registers.reported'),
      width: 'minmax(100px, 0.9fr)',
      wraps: true,
      sorts: ['newest', 'oldest'],
      cell: (row) => <Ago at={row.reportedAt} />,
    },
    {
      id: 'reference',
      header: t('hit.reference'),
      width: 'minmax(160px, 1.2fr)',
      cell: (row) => <bdi dir="ltr">{row.reference}</bdi>,
    },
  ];
}

/** The registers, one at a time; each has filters of its own. */
export function RegistersScreen() {
  const { t } = useTranslation();
  const { kind: given } = route.useParams();
  const kind = kindOf(given);
  const mayReport = useMay('registers:report');
  usePageTitle(t(`registerKinds.${kind}`));
  // An address of no register: its list would stand under no heading.
  if (given !== kind) return <Navigate to="/registers/$kind" params={{ kind }} search={{}} replace />;
  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">{t('places.registers')}</h1>
        <p className="only-on-paper">
          <b>{t(`registerKinds.${kind}`)}</b>
        </p>
        <div className={layout.actions}>
          <Button component={Link} to="/registers/reviews" variant="default">
            {t('reviews.title')}
          </Button>
          <Button component={Link} to="/registers/consultations" variant="default">
            {t('consultations.title')}
          </Button>
          {mayReport ? (
            <Button component={Link} to={`/registers/${kind}/report`}>
              {t('registers.report')}
            </Button>
          ) : null}
        </div>
      </div>
      <RegisterTabs kinds={KINDS} />
      <OneRegister key={kind} kind={kind} />
    </>
  );
}

/** One register: filtered, sorted and paged by the node; a row opens the record. */
function OneRegister({ kind }: { kind: RegisterKind }) {
  const { t } = useTranslation();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const words = useCodeWords();
  const register = useRegister(kind);
  const columns = useColumns();
  // The beginning of a title is a name more often than not, so it stays out of the address.
  const [typed, setTyped] = useState(() => listBefore(kind).typed);
  useEffect(() => forgetTyped(kind), [kind]);
  const [text] = useDebouncedValue(typed.trim(), 250);

  type Search = typeof filters;
  const set = (change: Partial<Search>): void =>
    void navigate({ search: (before: Search) => ({ ...before, ...change }), replace: true });
  const asked = { ...filters, sort: filters.sort ?? 'newest', text };
  const narrowed = filtersSet(filters, 'sort') + (text === '' ? 0 : 1);

  return (
    <>
      <Filters set={narrowed}>
        <TextInput
          label={t('registers.startsWith')}
          value={typed}
          dir="auto"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('hit.status')}
          value={filters.status ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...RECORD_STATUSES.map((value) => ({ value, label: t(`recordStatuses.${value}`) })),
          ]}
          onChange={(event) => set({ status: (event.currentTarget.value || undefined) as Search['status'] })}
        />
        <NativeSelect
          label={t('hit.reason')}
          value={filters.reason ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...(register?.reasons ?? []).map(({ code }) => ({ value: code, label: words('reasons', code) })),
          ]}
          onChange={(event) => set({ reason: event.currentTarget.value || undefined })}
        />
        <TextFilter
          label={t('registers.ownerCode')}
          placeholder="ZZN-NCB"
          value={filters.owner}
          written={(code) => code.toUpperCase()}
          isWhole={(code) => /^[A-Z]{2,}-[A-Z0-9-]{2,}$/.test(code)}
          onChange={(owner) => set({ owner })}
        />
        <DayFilter
          label={t('registers.reviewBefore')}
          value={filters.reviewBefore}
          onChange={(reviewBefore) => set({ reviewBefore })}
        />
      </Filters>
      <DataTable<RecordAnswer>
        label={t(`registerKinds.${kind}`)}
        columns={columns}
        queryKey={['registers', 'list', kind, asked]}
        fetchPage={(after, signal) =>
          ask<Page<RecordAnswer>>('GET', withQuery(`/v1/registers/${kind}/records`, { ...asked, after, limit: 100 }), {
            signal,
          })
        }
        rowKey={({ id }) => id}
        sort={asked.sort}
        onSort={(sort) => set({ sort: sort as Search['sort'] })}
        onOpen={({ id }) => {
          rememberList(kind, { filters, typed });
          void navigate({ to: '/registers/$kind/$id', params: { kind, id } });
        }}
        empty={
          narrowed > 0 ? (
            <StateNotice
              title={t('registers.noneFit')}
              action={
                <Button
                  variant="default"
                  onClick={() => {
                    setTyped('');
                    void navigate({ search: {}, replace: true });
                  }}
                >
                  {t('registers.clear')}
                </Button>
              }
            />
          ) : (
            <StateNotice title={t('registers.none')} />
          )
        }
      />
    </>
  );
}
