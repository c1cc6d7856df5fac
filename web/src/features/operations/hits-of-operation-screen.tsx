import { NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HIT_STEPS } from '../../../../src/domains/operations/figures.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import layout from '../../ui/layout.module.css';
import { StateNotice } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { entriesPath } from './entries-path.ts';
import { HitReference } from './hit-reference.tsx';
import { OperationScreen } from './operation-screen.tsx';
import { useOperationWords } from './operation-words.ts';
import type { Cockpit, Operation } from './use-operation.ts';

type OperationHit = Cockpit['lateHits'][number];

const route = getRouteApi('/desk/operations/$id/hits');

function HitList({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords(operation);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { step = 'opened', country, agency, hotSpot, hour } = search;
  const narrowed = [
    country === undefined ? '' : words.party(country),
    agency ?? '',
    hotSpot === undefined ? '' : words.hotSpot(hotSpot),
    hour === undefined ? '' : words.hour(hour),
  ].filter(Boolean);
  const columns: readonly Column<OperationHit>[] = [
    {
      id: 'reference',
      header: t('operations.hit'),
      width: 'minmax(140px, 1fr)',
      cell: (hit) => <HitReference hit={hit} />,
    },
    { id: 'state', header: t('hits.state'), cell: ({ state }) => t(`hitStates.${state}`) },
    { id: 'register', header: t('hits.register'), cell: ({ register }) => t(`registerKinds.${register}`) },
    { id: 'asker', header: t('hits.asker'), cell: ({ asker }) => <bdi dir="ltr">{asker}</bdi> },
    { id: 'owner', header: t('operations.owner'), cell: ({ owner }) => <bdi dir="ltr">{owner}</bdi> },
    {
      id: 'place',
      header: t('operations.hotSpot'),
      width: 'minmax(130px, 1fr)',
      cell: ({ place }) => <bdi>{words.hotSpot(place ?? '')}</bdi>,
    },
    {
      id: 'found',
      header: t('hits.foundAt'),
      width: 'minmax(150px, 1fr)',
      cell: ({ foundAt }) => format.dateTime(foundAt),
    },
    {
      id: 'due',
      header: t('hits.due'),
      width: 'minmax(150px, 1fr)',
      cell: ({ alarmAt }) => format.dateTime(alarmAt),
    },
    { id: 'repeats', header: t('hits.repeats'), align: 'end', cell: ({ repeats }) => format.number(repeats) },
  ];
  return (
    <>
      <div className={`${layout.filters} not-on-paper`}>
        <NativeSelect
          label={t('operations.step')}
          value={step}
          data={HIT_STEPS.map((value) => ({ value, label: t(`hitFunnel.${value}`) }))}
          onChange={(event) => {
            const chosen = HIT_STEPS.find((one) => one === event.currentTarget.value);
            void navigate({
              search: ({ step: _, ...rest }) => (chosen && chosen !== 'opened' ? { ...rest, step: chosen } : rest),
              replace: true,
            });
          }}
        />
        {narrowed.length > 0 ? (
          <p>
            <bdi>{format.list(narrowed)}</bdi>{' '}
            <Link to="/operations/$id/hits" params={{ id: operation.id }} search={step === 'opened' ? {} : { step }}>
              {t('operations.widen')}
            </Link>
          </p>
        ) : null}
      </div>
      <DataTable<OperationHit>
        label={t('measures.hits')}
        columns={columns}
        queryKey={['operations', 'hits', operation.id, search]}
        fetchPage={(after, signal) =>
          ask<Page<OperationHit>>('GET', entriesPath(operation.id, '/hits', { ...search, after, limit: 200 }), {
            signal,
          })
        }
        rowKey={({ id }) => id}
        empty={<StateNotice title={t('hits.none')}>{t('operations.noEntriesWhy')}</StateNotice>}
      />
      <p className="muted">
        {t('operations.hitsOfOthers')}{' '}
        <Link to="/operations/$id/entries" params={{ id: operation.id }} search={{ measure: 'hits' }}>
          {t('operations.hitsAsNumbers')}
        </Link>
      </p>
    </>
  );
}

/** The hits behind a figure of an operation. */
export function HitsOfOperationScreen() {
  const { id } = route.useParams();
  return <OperationScreen id={id}>{(operation) => <HitList operation={operation} />}</OperationScreen>;
}
