import { NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { entriesPath } from './entries-path.ts';
import { OneEntry } from './one-entry.tsx';
import { OperationScreen } from './operation-screen.tsx';
import { useOperationWords } from './operation-words.ts';
import { type Entry, type Operation, useMeasures } from './use-operation.ts';

const route = getRouteApi('/desk/operations/$id/entries');
const STATES = ['counted', 'held', 'refused'] as const;

/** What the list is narrowed to, each with a way to widen it again. */
function Narrowing({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const measures = useMeasures();
  const { participants, hotSpots, formerHotSpots = [] } = operation.plan;
  const choose = (name: string, value: string): void =>
    void navigate({
      search: (before) => {
        const { [name as keyof typeof before]: _, ...rest } = before;
        return value === '' ? rest : { ...rest, [name]: value };
      },
      replace: true,
    });
  const all = { value: '', label: t('operations.all') };
  const select = (name: keyof typeof search, label: string, data: readonly { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={search[name] ?? ''}
      onChange={(event) => choose(name, event.currentTarget.value)}
      data={[all, ...data]}
    />
  );
  const countries = [...new Set(participants.map(({ country }) => country))];
  return (
    <Filters set={filtersSet(search)}>
      <NativeSelect
        label={t('operations.state')}
        value={search.state ?? 'counted'}
        onChange={(event) => choose('state', event.currentTarget.value)}
        data={STATES.map((value) => ({ value, label: t(`entryStates.${value}`) }))}
      />
      {select(
        'measure',
        t('operations.figure'),
        measures.map(({ code }) => ({ value: code, label: words.measure(code) })),
      )}
      {select(
        'phase',
        t('operations.phase'),
        ['preparation', 'action', 'follow-up'].map((value) => ({ value, label: words.phase(value) })),
      )}
      {select(
        'country',
        t('operations.country'),
        countries.map((value) => ({ value, label: words.party(value) })),
      )}
      {select(
        'agency',
        t('account.agency'),
        participants.map(({ agency }) => ({ value: agency, label: agency })),
      )}
      {search.hotSpot === ''
        ? null
        : select(
            'hotSpot',
            t('operations.hotSpot'),
            [...hotSpots, ...formerHotSpots].map(({ code, name }) => ({ value: code, label: name })),
          )}
      {search.hour || search.hotSpot === '' ? (
        <p>
          {search.hour ? `${t('operations.hour')}: ${words.hour(search.hour)} ` : `${t('operations.elsewhere')} `}
          <Link
            from="/operations/$id/entries"
            to="."
            search={({ hour: _, hotSpot, ...rest }) => ({ ...rest, ...(hotSpot ? { hotSpot } : {}) })}
          >
            {t('operations.widen')}
          </Link>
        </p>
      ) : null}
    </Filters>
  );
}

function EntryList({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const words = useOperationWords(operation);
  const faultText = useFaultText();
  const search = route.useSearch();
  const [opened, setOpened] = useState<Entry>();
  const state = search.state ?? 'counted';
  const columns: readonly Column<Entry>[] = [
    { id: 'at', header: t('operations.when'), width: 'minmax(150px, 1fr)', cell: (row) => format.dateTime(row.at) },
    {
      id: 'measure',
      header: t('operations.figure'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => words.measure(row.measure),
    },
    {
      id: 'amount',
      header: t('operations.amount'),
      width: 'minmax(90px, 0.7fr)',
      align: 'end',
      cell: (row) => words.amount(row.amount, row.unit),
    },
    { id: 'agency', header: t('account.agency'), cell: (row) => <bdi dir="ltr">{row.agency}</bdi> },
    {
      id: 'place',
      header: t('operations.hotSpot'),
      width: 'minmax(130px, 1fr)',
      cell: (row) => <bdi>{words.hotSpot(row.hotSpot ?? '')}</bdi>,
    },
    ...(state === 'counted'
      ? [
          {
            id: 'outcome',
            header: t('operations.outcome'),
            cell: (row: Entry) => (row.outcome ? t(`outcomes.${row.outcome}`, { defaultValue: row.outcome }) : ''),
          },
        ]
      : [
          {
            id: 'reasons',
            header: t('operations.why'),
            width: 'minmax(260px, 3fr)',
            wraps: true,
            cell: (row: Entry) => row.reasons.map(faultText).join(' '),
          },
        ]),
  ];
  return (
    <>
      <Narrowing operation={operation} />
      {opened ? (
        <OneEntry
          key={`${opened.id} ${opened.revision}`}
          operation={operation}
          entry={opened}
          isOwn={opened.country === me.agency.party}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      <DataTable<Entry>
        label={t('operations.entries')}
        columns={columns}
        queryKey={['operations', 'entries', operation.id, search]}
        fetchPage={(after, signal) =>
          ask<Page<Entry>>('GET', entriesPath(operation.id, '/entries', { ...search, after, limit: 200 }), { signal })
        }
        rowKey={(row) => `${row.id} ${row.revision} ${row.state}`}
        onOpen={setOpened}
        empty={<StateNotice title={t('operations.noEntries')}>{t('operations.noEntriesWhy')}</StateNotice>}
      />
    </>
  );
}

/** The entries behind a figure, and those that do not count yet. */
export function EntriesScreen() {
  const { id } = route.useParams();
  return <OperationScreen id={id}>{(operation) => <EntryList operation={operation} />}</OperationScreen>;
}
