import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { OperationSummary } from '../../../../src/domains/operations/operations.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import css from './operations.module.css';
import { reportPath } from './report-links.tsx';

type Summary = Static<typeof OperationSummary>;

/** The operations one takes part in, and those that were published. */
export function OperationsScreen() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const party = usePartyName();
  const navigate = useNavigate();
  const mayPlan = useMay('operations:plan');
  usePageTitle(t('places.operations'));
  const planIt = (
    <Button component={Link} to="/operations/plan">
      {t('operations.planNew')}
    </Button>
  );
  const columns: readonly Column<Summary>[] = [
    {
      id: 'name',
      header: t('operations.name'),
      width: 'minmax(200px, 2fr)',
      cell: (row) =>
        row.mine ? (
          <Link to="/operations/$id" params={{ id: row.id }} search={{}}>
            <bdi>{row.name}</bdi>
          </Link>
        ) : (
          // Of an operation of others its published report is to be seen, nothing else.
          <a href={reportPath(row.id, 'html', i18n.language)} target="_blank" rel="noreferrer">
            <bdi>{row.name}</bdi>
          </a>
        ),
    },
    {
      id: 'state',
      header: t('operations.state'),
      width: 'minmax(110px, 1fr)',
      cell: (row) => t(`operationStates.${row.state}`),
    },
    {
      id: 'days',
      header: t('operations.days'),
      width: 'minmax(230px, 1.6fr)',
      cell: (row) => `${format.date(row.from)} – ${format.date(row.to)}`,
    },
    { id: 'lead', header: t('operations.lead'), cell: (row) => <bdi dir="ltr">{row.lead}</bdi> },
    {
      id: 'countries',
      header: t('operations.countries'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => format.list(row.countries.map(party)),
    },
  ];
  return (
    <>
      <div className={`${layout.row} ${css.between}`}>
        <h1 className="page-title">{t('places.operations')}</h1>
        <div className={layout.row}>
          <Link to="/operations/history">{t('operations.history')}</Link>
          {mayPlan ? planIt : null}
        </div>
      </div>
      <DataTable<Summary>
        label={t('places.operations')}
        columns={columns}
        queryKey={['operations', 'list']}
        fetchPage={(after, signal) =>
          ask<Page<Summary>>('GET', withQuery('/v1/operations', { after, limit: 100 }), { signal })
        }
        rowKey={({ id }) => id}
        onOpen={({ id, mine }) => {
          if (mine) void navigate({ to: '/operations/$id', params: { id }, search: {} });
          else window.open(reportPath(id, 'html', i18n.language), '_blank', 'noreferrer');
        }}
        empty={
          <StateNotice title={t('operations.none')} action={mayPlan ? planIt : undefined}>
            {t('operations.noneWhy')}
          </StateNotice>
        }
      />
    </>
  );
}
