import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { handOver } from '../../ui/hand-over.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { writeTable } from '../../ui/write-table.ts';
import { nodeNow } from '../../wire/node-clock.ts';
import type { Table } from '../batch/read-table.ts';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { Operation } from './use-operation.ts';
import type { SetAside, UploadRun } from './use-upload.ts';

const COUNTS = ['counted', 'repeated', 'held', 'refused', 'unread'] as const;
const PAGE = 200;

/** How far the sending is, what it came to, and every line that does not count with the reason. */
export function UploadResult({
  operation,
  run,
  table,
  onStop,
  onAnother,
}: {
  operation: Operation;
  run: UploadRun;
  table: Table;
  onStop: () => void;
  onAnother: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const faultText = useFaultText();
  const words = useOperationWords(operation);
  const { state, counts, setAside, done, total } = run;
  const told = useRef(false);
  useEffect(() => {
    if (state === 'running' || told.current) return;
    told.current = true;
    announce(`${t(`uploadStates.${state}`)} ${t('uploadCounts.counted')}: ${format.number(counts.counted)}`, {
      urgent: true,
    });
  });
  const whyOf = ({ reasons }: SetAside): string => reasons.map(faultText).join(' ');
  const columns: readonly Column<SetAside>[] = [
    { id: 'row', header: t('batch.line'), width: '90px', align: 'end', cell: ({ row }) => format.number(row) },
    {
      id: 'why',
      header: t('operations.why'),
      width: 'minmax(280px, 3fr)',
      wraps: true,
      cell: (one) => <span title={whyOf(one)}>{whyOf(one)}</span>,
    },
    {
      id: 'state',
      header: t('operations.state'),
      width: 'minmax(110px, 0.8fr)',
      cell: ({ state: of }) => t(of === 'unread' ? 'uploadCounts.unread' : `entryStates.${of}`),
    },
    {
      id: 'measure',
      header: t('operations.figure'),
      width: 'minmax(150px, 1.4fr)',
      cell: ({ measure }) => <bdi>{words.measure(measure)}</bdi>,
    },
    {
      id: 'amount',
      header: t('operations.amount'),
      width: '110px',
      align: 'end',
      cell: ({ amount }) => <bdi dir="ltr">{amount}</bdi>,
    },
  ];

  function keep(): void {
    const head = [t('batch.line'), ...table.columns, t('operations.state'), t('operations.why')];
    const rows = setAside.map((one) => [
      one.row,
      ...table.columns.map((_, at) => table.rows[one.row - 1]?.[at] ?? ''),
      t(`uploadCounts.${one.state}`),
      whyOf(one),
    ]);
    handOver(writeTable([head, ...rows]), `${operation.code}-${nodeNow().toISOString().slice(0, 10)}.csv`);
  }

  return (
    <div className={css.sections}>
      <section className={`card ${css.sections}`}>
        <div role="status">
          <p>
            <b>{t(`uploadStates.${state}`)}</b>{' '}
            {t('batch.progress', { done: format.number(done), total: format.number(total) })}
          </p>
          <progress
            className={css.progress}
            value={done}
            max={Math.max(1, total)}
            aria-label={t('uploadStates.running')}
          />
        </div>
        {run.problem ? <ProblemNotice problem={run.problem} /> : null}
        <dl className="facts">
          {COUNTS.flatMap((name) => [
            <dt key={`${name}-name`}>{t(`uploadCounts.${name}`)}</dt>,
            <dd key={name}>{format.number(counts[name])}</dd>,
          ])}
        </dl>
        <p className="muted small">{t('upload.sendAgain')}</p>
        <div className={css.row}>
          {state === 'running' ? (
            <Button variant="default" onClick={onStop}>
              {t('batch.stop')}
            </Button>
          ) : (
            <Button onClick={onAnother}>{t('batch.another')}</Button>
          )}
          <Link to="/operations/$id" params={{ id: operation.id }}>
            {t('operations.cockpit')}
          </Link>
        </div>
      </section>
      {setAside.length > 0 ? (
        <section className={css.sections}>
          <div className={`${css.row} ${css.between}`}>
            <h2 className={css.title}>{t('upload.notCounted')}</h2>
            <Button variant="default" onClick={keep} disabled={state === 'running'}>
              {t('upload.download')}
            </Button>
          </div>
          <DataTable<SetAside>
            label={t('upload.notCounted')}
            columns={columns}
            queryKey={['operations', 'upload', operation.id, setAside.length]}
            fetchPage={(after) => {
              const from = Number(after ?? 0);
              const items = setAside.slice(from, from + PAGE);
              return Promise.resolve({ items, next: from + PAGE < setAside.length ? String(from + PAGE) : null });
            }}
            rowKey={(one) => `${one.row} ${one.measure} ${one.state}`}
            height="420px"
          />
        </section>
      ) : state === 'done' ? (
        <p>{t('upload.allCounted')}</p>
      ) : null}
    </div>
  );
}
