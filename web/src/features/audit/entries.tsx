import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { EntriesQuery, type EntryShown, type Proof } from '../../../../src/domains/audit/audit.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { DayFilter } from '../../ui/day-filter.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import { handOverJson } from '../../ui/hand-over.ts';
import layout from '../../ui/layout.module.css';
import { OpenedPanel } from '../../ui/opened-panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { codesOf } from '../../wire/codes-of.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './audit.module.css';
import { endOf, startOf } from './span.ts';

type Entry = Static<typeof EntryShown>;

const route = getRouteApi('/desk/audit');
const ACTIONS = codesOf(EntriesQuery.properties.action);
const PURPOSES = codesOf(EntriesQuery.properties.purpose);

/** The words of an action; a dot in its code would be taken for a branch of the words. */
function useActionWords(): (action: string) => string {
  const { t, i18n } = useTranslation();
  return (action) => {
    const code = action.replaceAll('.', '-');
    return i18n.exists(`auditActions.${code}`) ? t(`auditActions.${code}`) : action;
  };
}

function OneEntry({
  entry,
  onOfficer,
  onClose,
}: {
  entry: Entry;
  onOfficer: ((officer: string) => void) | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  const actionWords = useActionWords();
  const mayOpen = useMay('registers:read');
  const prove = useMutation({
    mutationFn: () => ask<Static<typeof Proof>>('GET', `/v1/audit/entries/${entry.id}/proof`),
    onSuccess: (proof) => {
      handOverJson(proof, `entente-proof-${entry.id}.json`);
      announce(t('auditLog.proofKept'));
    },
  });
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('auditLog.at'), format.dateTime(entry.at)],
    [t('auditLog.outcome'), words('auditOutcomes', entry.outcome)],
    [t('auditLog.agency'), entry.agency],
    [t('auditLog.officer'), entry.officerName],
    [t('auditLog.officerId'), entry.officer],
    [t('auditLog.via'), entry.via],
    [t('record.purpose'), entry.purpose ? words('purposes', entry.purpose) : undefined],
    [t('purpose.case'), entry.case],
    [t('auditLog.operation'), entry.operation],
    [t('auditLog.asked'), entry.asked],
    [t('auditLog.request'), entry.request],
    [t('auditLog.id'), entry.id],
  ];
  return (
    <OpenedPanel className="card" label={t('auditLog.entry')}>
      <h2 className={layout.title}>{actionWords(entry.action)}</h2>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined)
          .flatMap(([label, value]) => [
            <dt key={`${label} label`}>{label}</dt>,
            <dd key={label}>
              <bdi>{value}</bdi>
            </dd>,
          ])}
        {entry.records && entry.records.length > 0 ? (
          <>
            <dt>{t('auditLog.records')}</dt>
            <dd>
              {entry.records.slice(0, 50).map(({ id, register, owner }) => (
                <div key={id}>
                  <bdi dir="ltr">{owner}</bdi> · {words('registerKinds', register)} ·{' '}
                  {mayOpen ? (
                    <Link to="/registers/$kind/$id" params={{ kind: register, id }}>
                      <bdi dir="ltr">{id}</bdi>
                    </Link>
                  ) : (
                    <bdi dir="ltr">{id}</bdi>
                  )}
                </div>
              ))}
              {entry.records.length > 50 ? `… ${format.number(entry.records.length)}` : null}
            </dd>
          </>
        ) : null}
        {entry.facts && Object.keys(entry.facts).length > 0 ? (
          <>
            <dt>{t('auditLog.facts')}</dt>
            <dd className={css.facts} dir="ltr">
              {Object.entries(entry.facts).map(([name, value]) => (
                <div key={name}>
                  <code>{name}</code> {String(value)}
                </div>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
      {prove.error ? <ProblemNotice problem={prove.error} /> : null}
      <div className={layout.row}>
        <Button loading={prove.isPending} onClick={() => prove.mutate()}>
          {t('auditLog.prove')}
        </Button>
        {entry.officer && onOfficer ? (
          <Button variant="default" onClick={() => onOfficer(entry.officer ?? '')}>
            {t('auditLog.allByOfficer')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <span className="muted small">{t('auditLog.proofWhat')}</span>
      </div>
    </OpenedPanel>
  );
}

/** The entries, found by the node; every filter stands in the address, because none of them names a person. */
export function Entries() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  const actionWords = useActionWords();
  const me = useMe();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<Entry>();
  type Search = typeof filters;
  const set = (change: Partial<Search>): void => {
    setOpened(undefined);
    void navigate({ search: (before: Search) => ({ ...before, ...change }), replace: true });
  };
  const { view: _, by: _by, from, to, ...codes } = filters;
  const asked = { ...codes, from: startOf(from), to: endOf(to) };
  const columns: readonly Column<Entry>[] = [
    { id: 'at', header: t('auditLog.at'), width: 'minmax(170px, 1fr)', cell: (row) => format.dateTime(row.at) },
    {
      id: 'action',
      header: t('auditLog.action'),
      width: 'minmax(180px, 1.4fr)',
      cell: (row) => actionWords(row.action),
    },
    { id: 'outcome', header: t('auditLog.outcome'), cell: (row) => words('auditOutcomes', row.outcome) },
    {
      id: 'who',
      header: t('auditLog.officer'),
      width: 'minmax(150px, 1.2fr)',
      cell: (row) => (
        <TwoLines
          first={row.officerName ? <bdi>{row.officerName}</bdi> : '—'}
          second={row.agency ? <bdi dir="ltr">{row.agency}</bdi> : null}
        />
      ),
    },
    {
      id: 'purpose',
      header: t('record.purpose'),
      width: 'minmax(150px, 1.2fr)',
      cell: (row) => (row.purpose ? words('purposes', row.purpose) : '—'),
    },
    {
      id: 'records',
      header: t('auditLog.records'),
      align: 'end',
      width: 'minmax(80px, 0.5fr)',
      cell: (row) => format.number(row.records?.length ?? 0),
    },
  ];
  const dayInput = (name: 'from' | 'to') => (
    <DayFilter
      label={t(name === 'from' ? 'auditLog.from' : 'auditLog.to')}
      value={filters[name]}
      onChange={(day) => set({ [name]: day })}
    />
  );
  return (
    <div className={layout.sections}>
      <Filters set={filtersSet(filters, 'view', 'by')}>
        <NativeSelect
          label={t('auditLog.action')}
          value={filters.action ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...ACTIONS.map((value) => ({ value, label: actionWords(value) })),
          ]}
          onChange={(event) => set({ action: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('record.purpose')}
          value={filters.purpose ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...PURPOSES.map((value) => ({ value, label: words('purposes', value) })),
          ]}
          onChange={(event) => set({ purpose: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('auditLog.agency')}
          value={filters.agency ?? ''}
          data={[
            { value: '', label: t('auditLog.allYouMaySee') },
            { value: me.agency.code, label: me.agency.code },
          ]}
          onChange={(event) => set({ agency: event.currentTarget.value || undefined })}
        />
        <TextFilter label={t('auditLog.officerId')} value={filters.officer} onChange={(officer) => set({ officer })} />
        <TextFilter label={t('auditLog.record')} value={filters.record} onChange={(record) => set({ record })} />
        {dayInput('from')}
        {dayInput('to')}
      </Filters>
      <div className={layout.row}>
        <p className="muted small">{t('auditLog.readingIsNoted')}</p>
      </div>
      {opened ? (
        <OneEntry
          key={opened.id}
          entry={opened}
          onOfficer={filters.officer === opened.officer ? undefined : (officer) => set({ officer })}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      <div>
        <DataTable<Entry>
          label={t('auditViews.entries')}
          columns={columns}
          queryKey={['audit', 'entries', asked]}
          fetchPage={(after, signal) =>
            ask<Page<Entry>>('GET', withQuery('/v1/audit/entries', { ...asked, after, limit: 100 }), { signal })
          }
          rowKey={({ id }) => id}
          onOpen={setOpened}
          empty={<StateNotice title={t('auditLog.none')} />}
        />
      </div>
    </div>
  );
}
