import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '../../../../src/domains/search/search.schema.ts';
import { askForResponse, withQuery } from '../../wire/ask.ts';
import { linesOf } from '../../wire/lines-of.ts';
import { asWireProblem, type FieldFault } from '../../wire/problem.ts';
import type { Subject } from './columns.ts';

/** One row of the file with its answer; a row that could not be asked has a fault instead. */
export interface BatchRow {
  /** Its place in the file, the row of names not counted. */
  readonly line: number;
  readonly outcome: 'hit' | 'possible' | 'no-hit' | 'fault';
  readonly hits: readonly Pick<
    SearchHit,
    'reference' | 'record' | 'register' | 'outcome' | 'owner' | 'ownerName' | 'reason' | 'action' | 'warnings' | 'may'
  >[];
  readonly fault?: { readonly kind: string; readonly fields: readonly FieldFault[]; readonly detail: string };
}

export interface BatchRun {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly total: number;
  readonly rows: readonly BatchRow[];
  readonly problem?: unknown;
}

interface AnsweredLine {
  readonly ref?: number;
  readonly outcome?: 'hit' | 'possible' | 'no-hit';
  readonly hits?: BatchRow['hits'];
  readonly problem?: { readonly type?: string; readonly detail?: string; readonly fields?: readonly FieldFault[] };
}

// The screen is drawn a few times a second, however fast the answers come.
const DRAW_EVERY_MS = 200;

function rowOf({ ref = 0, outcome, hits = [], problem }: AnsweredLine): BatchRow {
  if (problem || !outcome) {
    const kind = problem?.type?.replace('/problems/', '') ?? 'unreadable-answer';
    return {
      line: ref,
      outcome: 'fault',
      hits: [],
      fault: { kind, fields: problem?.fields ?? [], detail: problem?.detail ?? '' },
    };
  }
  return {
    line: ref,
    outcome,
    // Reasons and subjects of every hit would fill the memory; the single search shows them.
    hits: hits.map(
      ({ reference, record, register, outcome: band, owner, ownerName, reason, action, warnings, may }) => ({
        reference,
        record,
        register,
        outcome: band,
        owner,
        ownerName,
        reason,
        action,
        warnings,
        may,
      }),
    ),
  };
}

/** Asks for all rows of a file; answers come in order and are shown while they come. */
export function useBatch(): {
  run: BatchRun | undefined;
  start: (
    subjects: readonly (Subject | undefined)[],
    query: { purpose: string; caseReference?: string | undefined },
  ) => void;
  stop: () => void;
  clear: () => void;
} {
  const [run, setRun] = useState<BatchRun>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    (subjects: readonly (Subject | undefined)[], query: { purpose: string; caseReference?: string | undefined }) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      const rows: BatchRow[] = [];
      const lines: string[] = [];
      subjects.forEach((subject, at) => {
        if (subject) lines.push(`${JSON.stringify({ ref: at + 1, subject })}\n`);
        else
          rows.push({ line: at + 1, outcome: 'fault', hits: [], fault: { kind: 'empty-row', fields: [], detail: '' } });
      });
      const total = subjects.length;
      const show = (state: BatchRun['state'], problem?: unknown): void =>
        setRun({
          state,
          total,
          rows: rows.toSorted((a, b) => a.line - b.line),
          ...(problem === undefined ? {} : { problem }),
        });
      show(lines.length === 0 ? 'done' : 'running');
      if (lines.length === 0) return;

      async function work(): Promise<void> {
        const answer = await askForResponse('POST', withQuery('/v1/searches/bulk', query), {
          body: new Blob(lines, { type: 'application/x-ndjson' }),
          signal: mine.signal,
        });
        let drawnAt = performance.now();
        for await (const line of linesOf<AnsweredLine>(answer)) {
          rows.push(rowOf(line));
          if (performance.now() - drawnAt < DRAW_EVERY_MS) continue;
          drawnAt = performance.now();
          show('running');
        }
        show('done');
      }
      work().catch((thrown: unknown) =>
        show(mine.signal.aborted ? 'stopped' : 'failed', mine.signal.aborted ? undefined : asWireProblem(thrown)),
      );
    },
    [],
  );

  const stop = useCallback(() => running.current?.abort(), []);
  const clear = useCallback(() => {
    running.current?.abort();
    setRun(undefined);
  }, []);
  return { run, start, stop, clear };
}
