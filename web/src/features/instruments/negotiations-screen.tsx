import { Button, NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NegotiationPage } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { STEP_KINDS } from './codes.ts';
import { Gaps } from './gaps.tsx';
import { InstrumentTabs } from './instrument-tabs.tsx';
import { PartySelect } from './question-fields.tsx';
import { useNameOf } from './use-register-parties.ts';

const route = getRouteApi('/desk/instruments/negotiations');

type Line = NegotiationPage['items'][number];

/** What is being negotiated, from need to entry into force, and what a party still lacks. */
export function NegotiationsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const me = useMe();
  const may = useMay('instruments:read');
  const mayMaintain = useMay('instruments:maintain');
  const given = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t('instrumentViews.negotiations'));
  type Given = typeof given;
  const set = (change: Partial<Given>): void =>
    void navigate({ search: (before: Given) => ({ ...before, ...change }), replace: true });
  const { party, state } = given;
  const columns: readonly Column<Line>[] = [
    {
      id: 'title',
      header: t('negotiation.title'),
      width: 'minmax(220px, 2.4fr)',
      cell: (row) => <bdi title={row.title}>{row.title}</bdi>,
    },
    {
      id: 'parties',
      header: t('instrument.parties'),
      width: 'minmax(160px, 1.6fr)',
      cell: (row) => format.list(row.parties.map(nameOf)),
    },
    {
      id: 'need',
      header: t('negotiation.need'),
      width: 'minmax(180px, 1.6fr)',
      cell: (row) => t(`measures.${row.need.measure}`),
    },
    {
      id: 'state',
      header: t('negotiation.state'),
      width: 'minmax(140px, 1.1fr)',
      cell: (row) => t(`negotiationSteps.${row.state}`),
    },
    {
      id: 'meetings',
      header: t('negotiation.meetings'),
      align: 'end',
      width: 'minmax(80px, 0.6fr)',
      cell: (row) => format.number(row.meetings),
    },
    {
      id: 'last',
      header: t('negotiation.lastStep'),
      width: 'minmax(130px, 1fr)',
      cell: (row) => format.date(row.lastStepOn),
    },
  ];
  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">{t('negotiation.list')}</h1>
        {mayMaintain ? (
          <Button component={Link} to="/instruments/negotiations/new">
            {t('basis.openNegotiation')}
          </Button>
        ) : null}
      </div>
      <InstrumentTabs />
      <div className={layout.sections}>
        <Filters set={filtersSet({ party, state })}>
          <PartySelect label={t('basis.party')} value={party} optional onChange={(code) => set({ party: code })} />
          <NativeSelect
            label={t('negotiation.state')}
            value={state ?? ''}
            data={[
              { value: '', label: t('registers.all') },
              ...STEP_KINDS.map((value) => ({ value, label: t(`negotiationSteps.${value}`) })),
            ]}
            onChange={(event) => set({ state: event.currentTarget.value || undefined })}
          />
        </Filters>
        <div>
          <DataTable<Line>
            label={t('negotiation.list')}
            columns={columns}
            height="380px"
            queryKey={['instruments', 'negotiations', { party, state }]}
            fetchPage={(after, signal) =>
              ask<NegotiationPage>('GET', withQuery('/v1/negotiations', { party, state, after, limit: 100 }), {
                signal,
              })
            }
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate({ to: '/instruments/negotiations/$id', params: { id } })}
            empty={<StateNotice title={t('negotiation.none')}>{t('negotiation.noneWhat')}</StateNotice>}
          />
        </div>
        <Gaps asked={{ ...given, party: party ?? me.agency.party ?? 'ZZN' }} onChange={set} />
      </div>
    </>
  );
}
