import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { Ago, Countdown } from '../../ui/time.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { SHAPE_OF_OUTCOME } from '../search/outcome.ts';
import css from './hits.module.css';
import { HIT_STATES, type HitSummary, useWaitingHits } from './use-hits.ts';

const route = getRouteApi('/desk/hits');
const REGISTERS = ['person', 'travel-document', 'vehicle', 'firearm', 'vessel', 'aircraft', 'organisation'] as const;
const SIDES = ['owner', 'asker'] as const;

/** When the answer is due, and when it is late in a word, not only in red. */
export function Due({ clock }: { clock: HitSummary['clock'] }) {
  const { t } = useTranslation();
  if (clock.state === 'answered-in-time' || clock.state === 'answered-late')
    return <span className="muted">{t(`clockStates.${clock.state}`)}</span>;
  return (
    <span className={clock.state === 'late' ? css.late : undefined}>
      {clock.state === 'late' ? `${t('clockStates.late')} ` : ''}
      <Countdown to={clock.alarmAt} />
    </span>
  );
}

/** The state in words; one who must do something sees it in bold. */
export function HitState({ hit }: { hit: HitSummary }) {
  const { t } = useTranslation();
  const mine = hit.may.decide || hit.may.act;
  return mine ? <b>{t(`hitStates.${hit.state}`)}</b> : <span>{t(`hitStates.${hit.state}`)}</span>;
}

function useColumns(): readonly Column<HitSummary>[] {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  return [
    {
      id: 'subject',
      header: t('registers.subject'),
      width: 'minmax(170px, 2.2fr)',
      cell: (hit) => (
        <span className={css.subject}>
          <OutcomeShape shape={SHAPE_OF_OUTCOME[hit.band]} size={16} />
          <span className="for-screen-readers">{t(`outcomes.${hit.band}`)}: </span>
          {hit.protect.length > 0 ? <b className={css.protectMark}>{t('hits.protect')}</b> : null}
          {hit.record.title ? (
            <NameInScript name={hit.record.title} roman={hit.record.roman} strong />
          ) : (
            <span className="muted">{t('registers.notTold')}</span>
          )}
        </span>
      ),
    },
    { id: 'due', header: t('hits.due'), width: 'minmax(130px, 0.9fr)', cell: (hit) => <Due clock={hit.clock} /> },
    { id: 'state', header: t('hits.state'), width: 'minmax(115px, 1.1fr)', cell: (hit) => <HitState hit={hit} /> },
    {
      id: 'why',
      header: t('hit.reason'),
      width: 'minmax(130px, 1.4fr)',
      cell: (hit) => words('reasons', hit.record.reason),
    },
    {
      id: 'other',
      header: t('hits.otherDesk'),
      width: 'minmax(120px, 1.2fr)',
      cell: (hit) => (
        <span title={t(`hitSides.${hit.side}`)}>
          <bdi>{hit.side === 'owner' ? hit.askerName : hit.ownerName}</bdi>
        </span>
      ),
    },
    {
      id: 'found',
      header: t('hits.found'),
      width: 'minmax(110px, 1fr)',
      cell: (hit) => (
        <>
          <Ago at={hit.lastSeenAt} />
          {hit.repeats > 0 ? (
            <b title={t('followUp.repeats', { count: hit.repeats })} dir="ltr">
              {' '}
              +{format.number(hit.repeats)}
            </b>
          ) : null}
        </>
      ),
    },
    {
      id: 'reference',
      header: t('hit.reference'),
      width: 'minmax(135px, 1fr)',
      cell: (hit) => <bdi dir="ltr">{hit.reference}</bdi>,
    },
  ];
}

/** What waits first, what is late on top; the node filters and turns the pages. */
export function Inbox() {
  const { t } = useTranslation();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const { data: waiting } = useWaitingHits(true);
  type Search = typeof filters;
  const set = (change: Partial<Search>): void =>
    void navigate({ search: (before: Search) => ({ ...before, ...change }), replace: true });
  const { view: _, show = 'open', ...codes } = filters;
  const asked = { ...codes, open: show === 'all' ? undefined : show === 'open' };
  return (
    <>
      {waiting ? (
        <p role="status" className={css.summary}>
          {t('hits.toAnswer', { count: waiting.toAnswer })} ·{' '}
          <span className={waiting.late > 0 ? css.late : undefined}>{t('hits.late', { count: waiting.late })}</span> ·{' '}
          {t('hits.toAct', { count: waiting.toAct })}
        </p>
      ) : null}
      <Filters set={filtersSet(filters, 'view', filters.state ? 'show' : 'view')}>
        <NativeSelect
          label={t('hits.side')}
          value={filters.side ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...SIDES.map((value) => ({ value, label: t(`hitSides.${value}`) })),
          ]}
          onChange={(event) => set({ side: (event.currentTarget.value || undefined) as Search['side'] })}
        />
        <NativeSelect
          label={t('hits.state')}
          value={filters.state ?? show}
          data={[
            { value: 'open', label: t('hits.open') },
            { value: 'closed-only', label: t('hits.closed') },
            { value: 'all', label: t('registers.all') },
            ...HIT_STATES.filter((value) => value !== 'closed').map((value) => ({
              value,
              label: t(`hitStates.${value}`),
            })),
          ]}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            const state = HIT_STATES.find((one) => one === chosen);
            set({
              state,
              show: state ? 'all' : chosen === 'closed-only' ? 'closed-only' : chosen === 'all' ? 'all' : undefined,
            });
          }}
        />
        <NativeSelect
          label={t('hits.register')}
          value={filters.register ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...REGISTERS.map((value) => ({ value, label: t(`registerKinds.${value}`) })),
          ]}
          onChange={(event) => set({ register: (event.currentTarget.value || undefined) as Search['register'] })}
        />
        <TextFilter
          label={t('hits.operation')}
          value={filters.operation}
          onChange={(operation) => set({ operation })}
        />
      </Filters>
      <DataTable<HitSummary>
        label={t('places.hits')}
        columns={columns}
        queryKey={['hits', 'list', asked]}
        fetchPage={(after, signal) =>
          ask<Page<HitSummary>>('GET', withQuery('/v1/hits', { ...asked, after, limit: 100 }), { signal })
        }
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/hits/$id', params: { id } })}
        empty={<StateNotice title={t('hits.none')}>{t('hits.noneWhy')}</StateNotice>}
      />
    </>
  );
}
