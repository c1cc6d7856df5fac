import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { ask } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './administration.module.css';

/** What the node found when it looked at itself; the wire's answer to GET /v1/node/health. */
interface NodeHealth {
  readonly ok: boolean;
  readonly findings: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly detail: string;
    readonly todo?: string;
  }[];
}

/** Whether the node is well, check by check, and what to do where it is not. */
export function Health() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const query = useQuery({
    queryKey: ['administration', 'health'],
    queryFn: ({ signal }) => ask<NodeHealth>('GET', '/v1/node/health', { signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (query.isPending) return <Waiting what={t('admin.examining')} />;
  if (query.error) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  const { ok, findings } = query.data;
  return (
    <section className="card">
      <div className={css.top}>
        <h2 className={css.title}>{t(ok ? 'admin.well' : 'admin.ill')}</h2>
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('admin.lookAgain')}
        </Button>
      </div>
      <ul className={css.list}>
        {findings.map(({ check, ok: isWell, detail, todo }) => (
          <li key={check} className={css.finding}>
            {isWell ? (
              <CircleCheck size={20} className={css.well} aria-hidden="true" />
            ) : (
              <TriangleAlert size={20} className={css.ill} aria-hidden="true" />
            )}
            <div>
              <h3>
                {words('healthChecks', check)}
                <span className="for-screen-readers">: {t(isWell ? 'admin.checkWell' : 'admin.checkIll')}</span>
              </h3>
              <p lang="en" dir="ltr" className="muted small">
                {detail}
              </p>
              {isWell ? null : (
                <p>
                  <b>{t('admin.todo')}</b>{' '}
                  <span lang="en" dir="ltr">
                    {todo}
                  </span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
