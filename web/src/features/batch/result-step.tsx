import { Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { announce } from '../../ui/announcer.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import { handOver } from '../../ui/hand-over.ts';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { SHAPE_OF_OUTCOME } from '../search/outcome.ts';
import css from './batch.module.css';
import type { Subject } from './columns.ts';
import type { Table } from './read-table.ts';
import { RowAnswer } from './row-answer.tsx';
import { type BatchRow, type BatchRun, backToColumns, forgetBatch, stopBatch } from './use-batch.ts';
import { writeResult } from './write-result.ts';

const FILTERS = ['all', 'hit', 'possible', 'no-hit', 'fault'] as const;
type Filter = (typeof FILTERS)[number];
const PAGE = 200;

function useRowWords() {
  const { t, i18n } = useTranslation();
  const faultText = useFaultText();
  return {
    outcome: ({ outcome }: BatchRow) => (outcome === 'fault' ? t('batch.notAsked') : t(`outcomes.${outcome}`)),
    fault: ({ fault }: BatchRow) => {
      if (!fault) return '';
      if (fault.kind === 'empty-row') return t('batch.emptyRow');
      const [first] = fault.fields;
      if (first) return faultText(first);
      return i18n.exists(`problems.${fault.kind}.title`) ? t(`problems.${fault.kind}.title`) : fault.detail;
    },
  };
}

/** The third step: progress while it runs, then every row with its answer, to filter and to keep. */
export function ResultStep({
  run,
  table,
  subjects,
}: {
  run: BatchRun;
  table: Table;
  /** What each row asks; nothing where its columns are empty. */
  subjects: readonly (Subject | undefined)[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  const rowWords = useRowWords();
  const { routesByPath } = useRouter();
  const [filter, setFilter] = useState<Filter>('all');
  const [opened, setOpened] = useState<BatchRow>();
  const askedIn = ({ line }: BatchRow): string => (table.rows[line - 1] ?? []).filter(Boolean).join(' · ');
  const openedSubject = opened ? subjects[opened.line - 1] : undefined;
  const counts = Object.fromEntries(
    FILTERS.map((one) => [
      one,
      one === 'all' ? run.rows.length : run.rows.filter(({ outcome }) => outcome === one).length,
    ]),
  );
  const shown = filter === 'all' ? run.rows : run.rows.filter(({ outcome }) => outcome === filter);
  const opens = '/registers/$kind/$id' in routesByPath;
  const finished = useRef(run.state !== 'running');

  useEffect(() => {
    if (run.state === 'running' || finished.current) return;
    finished.current = true;
    announce(
      `${t(`batch.${run.state}`)} ${t('batch.summary', { answered: format.number(run.rows.length - (counts.fault ?? 0)), faults: format.number(counts.fault ?? 0) })}`,
      { urgent: true },
    );
  });

  const columns: Column<BatchRow>[] = [
    { id: 'line', header: t('batch.line'), width: '80px', align: 'end', cell: ({ line }) => format.number(line) },
    {
      id: 'outcome',
      header: t('batch.answer'),
      width: 'minmax(170px, 1.2fr)',
      cell: (row) => (
        <span className={css.outcome}>
          {row.outcome === 'fault' ? null : <OutcomeShape shape={SHAPE_OF_OUTCOME[row.outcome]} size={16} />}
          <b>{rowWords.outcome(row)}</b>
          {row.hits.length > 1 ? <span className="muted">×{format.number(row.hits.length)}</span> : null}
        </span>
      ),
    },
    {
      id: 'asked',
      header: t('batch.asked'),
      width: 'minmax(200px, 2fr)',
      cell: (row) => <bdi>{askedIn(row)}</bdi>,
    },
    {
      id: 'what',
      header: t('batch.what'),
      width: 'minmax(240px, 2.5fr)',
      cell: (row) => {
        const [hit] = row.hits;
        if (!hit) return <span className="muted">{rowWords.fault(row)}</span>;
        return [
          ...hit.warnings.map((warning) => words('warnings', warning)),
          words('reasons', hit.reason),
          words('actions', hit.action),
        ].join(' · ');
      },
    },
    {
      id: 'reference',
      header: t('hit.reference'),
      width: 'minmax(140px, 1fr)',
      cell: ({ hits: [hit] }) =>
        hit ? (
          opens && hit.may.open ? (
            <Link to={`/registers/${hit.register}/${hit.record}` as '/'}>
              <bdi dir="ltr">{hit.reference}</bdi>
            </Link>
          ) : (
            <bdi dir="ltr">{hit.reference}</bdi>
          )
        ) : null,
    },
  ];

  function keep(): void {
    const headers = [
      'batch.answer',
      'batch.hits',
      'hit.reference',
      'hit.owner',
      'hit.reason',
      'hit.actionColumn',
      'batch.notAsked',
    ].map((key) => t(key));
    const file = writeResult(table, run.rows, {
      headers,
      ...rowWords,
      reason: (code) => words('reasons', code),
      action: (code) => words('actions', code),
    });
    handOver(file, `entente-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.csv`);
  }

  return (
    <div className={css.result}>
      <section className="card">
        <p className={css.progressWords}>
          <b>{t(`batch.${run.state}`)}</b>{' '}
          {t('batch.progress', { done: format.number(run.rows.length), total: format.number(run.total) })}
          {run.state === 'running'
            ? null
            : ` · ${t('batch.summary', { answered: format.number(run.rows.length - (counts.fault ?? 0)), faults: format.number(counts.fault ?? 0) })}`}
        </p>
        <progress
          className={css.progress}
          value={run.rows.length}
          max={run.total}
          aria-label={t('batch.progressLabel')}
        />
        <div className={css.buttons}>
          {run.state === 'running' ? (
            <Button variant="default" onClick={stopBatch}>
              {t('batch.stop')}
            </Button>
          ) : (
            <>
              <Button onClick={keep} leftSection={<Download size={16} aria-hidden="true" />}>
                {t('batch.keep')}
              </Button>
              <Button variant="default" onClick={backToColumns}>
                {t('file.backToColumns')}
              </Button>
              <Button variant="default" onClick={forgetBatch}>
                {t('batch.another')}
              </Button>
            </>
          )}
        </div>
      </section>
      {run.problem ? <ProblemNotice problem={run.problem} /> : null}
      <fieldset className={css.filters}>
        <legend className="for-screen-readers">{t('batch.filter')}</legend>
        {FILTERS.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
            {one === 'all' ? t('batch.all') : one === 'fault' ? t('batch.notAsked') : t(`outcomes.${one}`)}{' '}
            <b>{format.number(counts[one] ?? 0)}</b>
          </button>
        ))}
      </fieldset>
      <DataTable
        key={`${filter} ${run.state === 'running' ? Math.floor(run.rows.length / PAGE) : 'end'}`}
        label={t('batch.results')}
        columns={columns}
        queryKey={['batch', run.total, run.state, filter, run.rows.length]}
        fetchPage={async (after) => {
          const from = after === undefined ? 0 : Number(after);
          const next = from + PAGE;
          return { items: shown.slice(from, next), next: next < shown.length ? String(next) : null };
        }}
        rowKey={({ line }) => String(line)}
        onOpen={setOpened}
        empty={<StateNotice title={t('batch.noneOfThese')} />}
        height="calc(100vh - 330px)"
      />
      <p className="muted small not-on-paper">{t('batch.openRow')}</p>
      {opened && openedSubject ? (
        <RowAnswer
          key={opened.line}
          title={t('batch.rowOf', { line: format.number(opened.line) })}
          asked={askedIn(opened)}
          subject={openedSubject}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </div>
  );
}
