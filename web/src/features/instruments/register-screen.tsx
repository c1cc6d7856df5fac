import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstrumentPage } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { Authorities } from './authorities.tsx';
import { AuthorityForm } from './authority-form.tsx';
import { KINDS, MEASURES } from './codes.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import { PartySelect } from './question-fields.tsx';
import { RegisterNotes } from './register-notes.tsx';
import { InstrumentTitle } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';

const route = getRouteApi('/desk/instruments/register');

type Line = InstrumentPage['items'][number];

/** The instruments, found by the node: by words, kind, party, measure; a row opens one. */
export function RegisterScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useNameOf();
  const may = useMay('instruments:read');
  const mayMaintain = useMay('instruments:maintain');
  const [typed, setTyped] = useState(filters.text ?? '');
  const [text] = useDebouncedValue(typed.trim(), 250);
  usePageTitle(t('instrumentViews.register'));
  type Search = typeof filters;
  const set = (change: Partial<Search>): void =>
    void navigate({ search: (before: Search) => ({ ...before, ...change }), replace: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what was typed, not the other way.
  useEffect(() => {
    if ((filters.text ?? '') !== text) set({ text: text || undefined });
  }, [text]);
  const columns: readonly Column<Line>[] = [
    {
      id: 'title',
      header: t('instrument.title'),
      width: 'minmax(220px, 3fr)',
      // Alone in its cell a title loses its end where there is no room, never its beginning.
      cell: (row) =>
        row.own ? (
          <span title={row.title}>
            <InstrumentTitle title={row.title} /> <span className="chip">{t('basis.own')}</span>
          </span>
        ) : (
          <bdi lang="en" dir="ltr" title={row.title}>
            {row.title}
          </bdi>
        ),
    },
    {
      id: 'code',
      header: t('instrument.code'),
      width: 'minmax(120px, 1.2fr)',
      cell: (row) => <bdi dir="ltr">{row.code}</bdi>,
    },
    {
      id: 'kind',
      header: t('instrument.kind'),
      width: 'minmax(130px, 1.2fr)',
      cell: (row) => t(`instrumentKinds.${row.kind}`),
    },
    {
      id: 'inForce',
      header: t('basis.inForce'),
      width: 'minmax(140px, 1.1fr)',
      cell: (row) =>
        row.between?.inForce === false && !row.ended ? (
          <span className="muted">{t('instrument.notInForceToday')}</span>
        ) : row.inForceOn ? (
          format.date(row.inForceOn)
        ) : (
          '—'
        ),
    },
    {
      id: 'ended',
      header: t('instrument.ended'),
      width: 'minmax(100px, 0.8fr)',
      cell: (row) => (row.ended ? format.date(row.ended) : '—'),
    },
    {
      id: 'parties',
      header: t('instrument.bound'),
      width: 'minmax(140px, 1.4fr)',
      // Of an agreement of two the two are named; how many are bound says nothing there.
      cell: (row) => {
        if (!row.between) return format.number(row.parties);
        const names = format.list(row.between.parties.map(nameOf));
        return <span title={names}>{names}</span>;
      },
    },
  ];
  const [isNaming, setNaming] = useState(false);
  const isFiltered = filtersSet(filters) > 0;

  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">{t('instrument.register')}</h1>
        {mayMaintain ? (
          <div className={layout.row}>
            <Button variant="default" onClick={() => setNaming(true)}>
              {t('authority.add')}
            </Button>
            <Button component={Link} to="/instruments/import" variant="default">
              {t('agreement.import')}
            </Button>
            <Button component={Link} to="/instruments/new">
              {t('agreement.add')}
            </Button>
          </div>
        ) : null}
      </div>
      <InstrumentTabs />
      {isNaming ? (
        <div style={{ marginBlockEnd: 12 }}>
          <AuthorityForm onDone={() => setNaming(false)} />
        </div>
      ) : null}
      <Filters set={filtersSet(filters)}>
        <TextInput
          type="search"
          label={t('instrument.find')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('instrument.kind')}
          value={filters.kind ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...KINDS.map((value) => ({ value, label: t(`instrumentKinds.${value}`) })),
          ]}
          onChange={(event) => set({ kind: event.currentTarget.value || undefined })}
        />
        <PartySelect label={t('basis.party')} value={filters.party} optional onChange={(party) => set({ party })} />
        <NativeSelect
          label={t('basis.measure')}
          value={filters.measure ?? ''}
          data={[
            { value: '', label: t('registers.all') },
            ...MEASURES.map((value) => ({ value, label: t(`measures.${value}`) })),
          ]}
          onChange={(event) => set({ measure: event.currentTarget.value || undefined })}
        />
        <Checkbox
          label={t('instrument.onlyOwn')}
          checked={filters.own ?? false}
          onChange={(event) => set({ own: event.currentTarget.checked || undefined })}
        />
      </Filters>
      {filters.party ? <RegisterNotes about={[filters.party]} /> : null}
      <DataTable<Line>
        label={t('instrument.register')}
        columns={columns}
        queryKey={['instruments', 'list', filters]}
        fetchPage={(after, signal) =>
          ask<InstrumentPage>('GET', withQuery('/v1/instruments', { ...filters, after, limit: 100 }), { signal })
        }
        rowKey={({ code }) => code}
        onOpen={({ code }) => void navigate({ to: '/instruments/register/$code', params: { code } })}
        empty={
          <StateNotice
            title={t(isFiltered ? 'registers.noneFit' : 'states.empty')}
            action={
              isFiltered ? (
                <Button
                  variant="default"
                  onClick={() => {
                    setTyped('');
                    void navigate({ search: {}, replace: true });
                  }}
                >
                  {t('registers.clear')}
                </Button>
              ) : undefined
            }
          />
        }
      />
      <Authorities party={filters.party} />
    </>
  );
}
