import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
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
  const today = useNow().toISOString().slice(0, 10);
  const query = useQuery({
    queryKey: ['registers', 'reviews'],
    queryFn: ({ signal }) => ask<RecordAnswer[]>('GET', '/v1/reviews', { signal }),
    gcTime: 0,
  });
  usePageTitle(t('reviews.title'));
  return (
    <>
      <h1 className="page-title">{t('reviews.title')}</h1>
      <p className="muted">{t('reviews.what')}</p>
      {query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? <StateNotice title={t('reviews.none')}>{t('reviews.noneWhat')}</StateNotice> : null}
      <ul className={css.list}>
        {(query.data ?? []).map((record) => (
          <li key={record.id} className="card">
            <Link to="/registers/$kind/$id" params={{ kind: record.kind, id: record.id }}>
              <NameInScript name={record.title ?? record.reference} strong />
            </Link>
            <div className="muted small">
              {t(`registerKinds.${record.kind}`)} · {words('reasons', record.reason)} ·{' '}
              {words('recordStatuses', record.status)} · <bdi dir="ltr">{record.reference}</bdi>
            </div>
            <div className={record.reviewOn < today ? css.due : undefined}>
              {t(record.reviewOn < today ? 'reviews.overdue' : 'reviews.by', { on: format.date(record.reviewOn) })}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
