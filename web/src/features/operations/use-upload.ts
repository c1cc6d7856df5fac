import { useEffect, useRef, useState } from 'react';
import type { UploadProgress } from '../../../../src/domains/operations/operations.schema.ts';
import type { ToldFault } from '../../ui/fault-text.ts';
import { askForResponse } from '../../wire/ask.ts';
import { linesOf } from '../../wire/lines-of.ts';
import { type FieldFault, WireProblem } from '../../wire/problem.ts';
import { type UploadLine, writeLines } from './upload-columns.ts';
import { pathOf, useForgetOperations } from './use-operation.ts';

/** A row of the file that does not count, and why. */
export interface SetAside {
  readonly row: number;
  readonly state: 'held' | 'refused' | 'unread';
  readonly measure: string;
  readonly amount: string;
  readonly reasons: readonly ToldFault[];
}

export interface UploadRun {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly counts: Readonly<Record<'counted' | 'repeated' | 'held' | 'refused' | 'unread', number>>;
  readonly setAside: readonly SetAside[];
  readonly problem?: unknown;
}

type Step = UploadProgress & {
  readonly problem?: { readonly type?: string; readonly detail?: string; readonly fields?: readonly FieldFault[] };
};

// The first line of what is sent names the columns.
const FIRST_LINE = 2;

/** Sends the entries of a file, and tells how far it is and what does not count. */
export function useUpload(operation: string) {
  const [run, setRun] = useState<UploadRun>();
  const control = useRef<AbortController>(undefined);
  const forget = useForgetOperations();
  useEffect(() => () => control.current?.abort(), []);

  async function start(lines: readonly UploadLine[]): Promise<void> {
    control.current = new AbortController();
    const { signal } = control.current;
    const counts = { counted: 0, repeated: 0, held: 0, refused: 0, unread: 0 };
    let now: UploadRun = { state: 'running', total: lines.length, done: 0, counts, setAside: [] };
    const show = (change: Partial<UploadRun>): void => {
      now = { ...now, ...change };
      setRun(now);
    };
    const asideOf = (line: number, state: SetAside['state'], reasons: readonly ToldFault[]): SetAside => {
      const { row, cells } = lines[line - FIRST_LINE] ?? { row: line, cells: {} };
      return { row, state, measure: cells.measure ?? '', amount: cells.amount ?? '', reasons };
    };
    show({});
    try {
      const answer = await askForResponse('POST', pathOf(operation, '/upload'), {
        body: writeLines(lines),
        headers: { accept: 'application/x-ndjson' },
        signal,
      });
      for await (const step of linesOf<Step>(answer)) {
        if (step.problem) {
          const { type = '', detail = '', fields = [] } = step.problem;
          throw new WireProblem(type.replace('/problems/', '') || 'internal', { detail, fields });
        }
        const { counted, repeated, held, refused } = step;
        const more = [
          ...step.faults.map((fault) => asideOf(fault.line, 'unread', [fault])),
          ...step.items.map(({ line, state, reasons }) =>
            asideOf(line, state === 'held' ? 'held' : 'refused', reasons),
          ),
        ];
        const unread = now.counts.unread + step.faults.length;
        const counts = { counted, repeated, held, refused, unread };
        show({ done: step.done, counts, setAside: [...now.setAside, ...more].sort((a, b) => a.row - b.row) });
      }
      show({ state: 'done' });
    } catch (problem) {
      show(signal.aborted ? { state: 'stopped' } : { state: 'failed', problem });
    }
    forget();
  }

  return { run, start, stop: () => control.current?.abort(), clear: () => setRun(undefined) };
}
