import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { Ago } from '../../ui/time.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { type Draft, useLiveExchange } from './use-exchange.ts';

const route = getRouteApi('/desk/exchange/drafts');

function useColumns(): readonly Column<Draft>[] {
  const { t } = useTranslation();
  const words = useCodeWords();
  return [
    {
      id: 'kind',
      header: t('exchange.kind'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => (
        <>
          {words('exchangeKinds', row.kind)}
          {row.content.offence ? <span className="muted"> · {words('offences', row.content.offence)}</span> : null}
        </>
      ),
    },
    {
      id: 'state',
      header: t('exchange.state'),
      width: 'minmax(170px, 1.2fr)',
      cell: (row) => words('messageStates', row.state),
    },
    {
      id: 'to',
      header: t('exchange.to'),
      width: 'minmax(160px, 1.4fr)',
      cell: (row) => <bdi dir="ltr">{row.recipients.join(', ') || '—'}</bdi>,
    },
    {
      id: 'drafter',
      header: t('exchange.drafter'),
      width: 'minmax(140px, 1fr)',
      cell: (row) => <bdi>{row.drafterName ?? '—'}</bdi>,
    },
    {
      id: 'changed',
      header: t('exchange.changed'),
      width: 'minmax(110px, 0.8fr)',
      cell: (row) => <Ago at={row.changedAt} />,
    },
    {
      id: 'reference',
      header: t('hit.reference'),
      width: 'minmax(170px, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.reference}</bdi>,
    },
  ];
}

/** What is being written, and what waits for the second person. */
export function DraftsScreen() {
  const { t } = useTranslation();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  useLiveExchange();
  usePageTitle(t('exchange.boxes.drafts'));
  return (
    <>
      <h1 className="page-title">{t('exchange.boxes.drafts')}</h1>
      <ExchangeTabs />
      <Filters set={filtersSet(filters)}>
        <NativeSelect
          label={t('exchange.state')}
          value={filters.state ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            { value: 'draft', label: t('messageStates.draft') },
            { value: 'waiting', label: t('messageStates.waiting') },
          ]}
          onChange={(event) => {
            const state = (['draft', 'waiting'] as const).find((one) => one === event.currentTarget.value);
            void navigate({ search: state ? { state } : {}, replace: true });
          }}
        />
      </Filters>
      <DataTable
        label={t('exchange.boxes.drafts')}
        columns={columns}
        queryKey={['exchange', 'drafts', filters]}
        fetchPage={(after, signal) =>
          ask<Page<Draft>>('GET', withQuery('/v1/exchange/drafts', { ...filters, limit: 100, after }), { signal })
        }
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/exchange/drafts/$id', params: { id } })}
        empty={<StateNotice title={t('exchange.noDrafts')} />}
      />
    </>
  );
}
