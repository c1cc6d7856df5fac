import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { useNow } from '../../ui/time.tsx';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import type { RecordAnswer } from './register-kinds.ts';
import css from './registers.module.css';

/** What waits for a decision of the own agency: drafts, waiting records, and those whose review date comes up. */
export function ReviewsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  const navigate = useNavigate();
  const today = useNow().toISOString().slice(0, 10);
  usePageTitle(t('reviews.title'));
  const columns: readonly Column<RecordAnswer>[] = [
    {
      id: 'reviewOn',
      header: t('record.reviewOn'),
      width: 'minmax(190px, 1.4fr)',
      cell: ({ reviewOn }) => (
        <span className={reviewOn < today ? css.due : undefined}>
          {t(reviewOn < today ? 'reviews.overdue' : 'reviews.by', { on: format.date(reviewOn) })}
        </span>
      ),
    },
    {
      id: 'title',
      header: t('registers.subject'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => <NameInScript name={row.title ?? row.reference} roman={row.roman} strong />,
    },
    { id: 'kind', header: t('reviews.register'), cell: (row) => t(`registerKinds.${row.kind}`) },
    {
      id: 'reason',
      header: t('hit.reason'),
      width: 'minmax(150px, 1.2fr)',
      cell: (row) => words('reasons', row.reason),
    },
    { id: 'status', header: t('hit.status'), cell: (row) => words('recordStatuses', row.status) },
    {
      id: 'reference',
      header: t('hit.reference'),
      width: 'minmax(150px, 1fr)',
      cell: (row) => <bdi dir="ltr">{row.reference}</bdi>,
    },
  ];
  return (
    <>
      <h1 className="page-title">{t('reviews.title')}</h1>
      <p className="muted">{t('reviews.what')}</p>
      <DataTable<RecordAnswer>
        label={t('reviews.title')}
        columns={columns}
        queryKey={['registers', 'reviews']}
        fetchPage={async (_after, signal) => ({
          items: await ask<RecordAnswer[]>('GET', '/v1/reviews', { signal }),
          next: null,
        })}
        rowKey={({ id }) => id}
        onOpen={({ kind, id }) => void navigate({ to: '/registers/$kind/$id', params: { kind, id } })}
        empty={<StateNotice title={t('reviews.none')}>{t('reviews.noneWhat')}</StateNotice>}
      />
    </>
  );
}
