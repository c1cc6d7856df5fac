import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
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
    readonly code: string;
    readonly values?: Readonly<Record<string, string | number>>;
    readonly detail: string;
    readonly todo?: string;
  }[];
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Whether the node is well, check by check, and what to do where it is not. */
export function Health() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  /** Moments are told in the reader's way; everything else as it is. */
  const toldOf = (values: Readonly<Record<string, string | number>>): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' && INSTANT.test(value) ? format.dateTime(value) : value,
      ]),
    );
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
      <div className={layout.top}>
        <h2 className={layout.title}>{t(ok ? 'admin.well' : 'admin.ill')}</h2>
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          {t('admin.lookAgain')}
        </Button>
      </div>
      <ul className={layout.list}>
        {findings.map(({ check, ok: isWell, code, values = {} }) => (
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
              <p className="muted small">{t(`healthFound.${code}`, toldOf(values))}</p>
              {isWell ? null : (
                <p>
                  <b>{t('admin.todo')}</b> {t(`healthTodo.${code}`, toldOf(values))}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
