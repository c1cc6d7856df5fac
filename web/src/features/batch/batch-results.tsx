import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { Answer } from '../search/answer.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { SHAPE_OF_OUTCOME } from '../search/outcome.ts';
import css from './batch.module.css';
import type { Table } from './read-csv.ts';
import { handOver, writeCsv } from './read-csv.ts';
import type { RowFault } from './read-row.ts';
import type { Batch, RowState } from './use-batch.ts';

type Kind = 'hit' | 'possible' | 'no-hit' | 'unreadable';
const KINDS = ['hit', 'possible', 'no-hit', 'unreadable'] as const;
const ROW_HEIGHT = 44;

function kindOf(state: RowState): Kind | undefined {
  if (!state) return undefined;
  return 'answer' in state ? state.answer.outcome : 'unreadable';
}

/** Why a row was not searched, in words. */
function useReason(): (state: RowState) => string {
  const { t } = useTranslation();
  const faultOf = ({ fault, field, value = '' }: RowFault): string =>
    fault === 'nothing' ? t('batch.nothing') : t(`batchFaults.${fault}`, { field: field ? t(field.words) : '', value });
  return (state) => {
    if (!state || 'answer' in state) return '';
    return 'refused' in state ? state.refused : faultOf(state.fault);
  };
}

/** The answers of a batch: counted by outcome, filtered, opened one by one, and taken away as a table. */
export function BatchResults({ table, batch, name }: { table: Table; batch: Batch; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCodeWords();
  const reasonOf = useReason();
  const [only, setOnly] = useState<Kind>();
  const [opened, setOpened] = useState<number>();
  const scroller = useRef<HTMLDivElement>(null);
  const detail = useRef<HTMLHeadingElement>(null);

  const { counts, shown } = useMemo(() => {
    const counts: Record<Kind, number> = { hit: 0, possible: 0, 'no-hit': 0, unreadable: 0 };
    const shown: number[] = [];
    for (const [place, state] of batch.rows.entries()) {
      const kind = kindOf(state);
      if (!kind) continue;
      counts[kind]++;
      if (only === undefined || only === kind) shown.push(place);
    }
    return { counts, shown };
  }, [batch.rows, only]);

  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const state = opened === undefined ? undefined : batch.rows[opened];

  function download(): void {
    const head = ['line', 'outcome', 'hits', 'reference', 'owner', 'action', 'reason', 'not searched because', 'audit'];
    const rows = table.rows.map(({ line, cells }, place) => {
      const one = batch.rows[place];
      const answer = one && 'answer' in one ? one.answer : undefined;
      const hit = answer?.hits[0];
      return [
        ...[String(line), kindOf(one) ?? '', answer ? String(answer.hits.length) : '', hit?.reference ?? ''],
        ...[hit?.owner ?? '', hit?.action ?? '', hit?.reason ?? '', reasonOf(one), answer?.audit ?? ''],
        ...table.headings.map((_, at) => cells[at] ?? ''),
      ];
    });
    handOver(
      `${name.replace(/\.[^.]*$/, '')}-answers.csv`,
      new Blob([writeCsv([[...head, ...table.headings], ...rows])], { type: 'text/csv;charset=utf-8' }),
    );
  }

  return (
    <>
      <div className={css.row}>
        <fieldset className={css.counts}>
          <legend className="for-screen-readers">{t('batch.filter')}</legend>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className={css.count}
              aria-pressed={only === kind}
              onClick={() => setOnly(only === kind ? undefined : kind)}
            >
              {kind === 'unreadable' ? null : <OutcomeShape shape={SHAPE_OF_OUTCOME[kind]} size={16} />}
              {kind === 'unreadable' ? t('batch.notSearched') : t(`outcomes.${kind}`)}
              <b>{format.number(counts[kind])}</b>
            </button>
          ))}
        </fieldset>
        <Button variant="default" disabled={batch.state === 'running'} onClick={download}>
          {t('batch.download')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section ref={scroller} className={css.scroller} tabIndex={0} aria-label={t('batch.results')}>
        <ul className={css.body} style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const place = shown[index] ?? 0;
            const row = table.rows[place];
            const one = batch.rows[place];
            const kind = kindOf(one);
            if (!row || !kind) return null;
            const hit = one && 'answer' in one ? one.answer.hits[0] : undefined;
            const inside = (
              <>
                <span className="muted">{format.number(row.line)}</span>
                <span>{kind === 'unreadable' ? null : <OutcomeShape shape={SHAPE_OF_OUTCOME[kind]} size={16} />}</span>
                <span>
                  <b>{kind === 'unreadable' ? t('batch.notSearched') : t(`outcomes.${kind}`)}</b>
                </span>
                <span>
                  <bdi>{row.cells.filter(Boolean).join(' · ')}</bdi>
                </span>
                {hit ? (
                  <span>{words('reasons', hit.reason)}</span>
                ) : (
                  <span className={kind === 'unreadable' ? css.reason : undefined} title={reasonOf(one)}>
                    {reasonOf(one)}
                  </span>
                )}
              </>
            );
            return (
              <li
                key={place}
                className={css.item}
                style={{ transform: `translateY(${start}px)`, blockSize: ROW_HEIGHT }}
              >
                {hit ? (
                  <button
                    type="button"
                    className={css.open}
                    aria-expanded={opened === place}
                    onClick={() => {
                      setOpened(place);
                      requestAnimationFrame(() => detail.current?.focus());
                    }}
                  >
                    {inside}
                  </button>
                ) : (
                  <div className={css.plain}>{inside}</div>
                )}
              </li>
            );
          })}
        </ul>
      </section>
      {state && 'answer' in state && opened !== undefined ? (
        <section aria-label={t('batch.line', { line: table.rows[opened]?.line ?? 0 })}>
          <p className="muted">
            {t('batch.line', { line: table.rows[opened]?.line ?? 0 })}:{' '}
            <bdi>{table.rows[opened]?.cells.filter(Boolean).join(' · ')}</bdi>
          </p>
          <Answer key={opened} answer={state.answer} heading={detail} understood={false} />
        </section>
      ) : null}
    </>
  );
}
