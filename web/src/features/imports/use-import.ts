import { useEffect, useRef, useState } from 'react';
import type { ImportMapping, ImportSummary } from '../../../../src/domains/imports/imports.schema.ts';
import { askForResponse, withQuery } from '../../wire/ask.ts';
import { linesOf } from '../../wire/lines-of.ts';
import { type ProblemBody, problemOf } from '../../wire/problem.ts';

/** How far an import has come; the counts are those of the register's own rows. */
export type ImportCounts = Partial<Omit<ImportSummary, 'seconds'>> & { readonly stage?: string };

export interface RunningImport {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly counts?: ImportCounts;
  readonly seconds?: number;
  readonly problem?: unknown;
}

type Line = ImportCounts & {
  readonly seconds?: number;
  readonly problem?: ProblemBody;
};

/** A file, how it is to be read, and the meaning of its columns where no mapping is kept. */
export interface ImportOrder {
  readonly file: File;
  readonly query: Readonly<Record<string, string | boolean | undefined>>;
  readonly mapping?: ImportMapping | undefined;
}

function inParts(file: File, mapping: ImportMapping): FormData {
  const parts = new FormData();
  parts.set('mapping', JSON.stringify(mapping));
  parts.set('file', file, file.name);
  return parts;
}

const TOLD_AFTER_MS = 1500;

/** Sends a file to the node and tells how far it is. */
export function useImport(onDone: () => void) {
  const [run, setRun] = useState<RunningImport>();
  const last = useRef<ImportOrder>(undefined);
  const control = useRef<AbortController>(undefined);
  useEffect(() => () => control.current?.abort(), []);

  async function start(order: ImportOrder): Promise<void> {
    const { file, query, mapping } = order;
    last.current = order;
    control.current = new AbortController();
    const { signal } = control.current;
    setRun({ state: 'running' });
    try {
      const answer = await askForResponse('POST', withQuery('/v1/imports', query), {
        body: mapping ? inParts(file, mapping) : file,
        // The browser itself names the boundary between the parts.
        headers: mapping ? {} : { 'content-type': 'application/octet-stream' },
        signal,
      });
      let latest: Line | undefined;
      for await (const line of linesOf<Line>(answer)) {
        if (line.problem) {
          throw problemOf(line.problem);
        }
        latest = line;
        setRun({ state: 'running', counts: line });
      }
      setRun({ state: 'done', counts: latest ?? {}, seconds: latest?.seconds ?? 0 });
    } catch (problem) {
      setRun((before) => ({ ...before, state: signal.aborted ? 'stopped' : 'failed', problem }));
    }
    onDone();
    // The node learns a moment later that nobody listens any more, and marks the import then.
    if (signal.aborted) setTimeout(onDone, TOLD_AFTER_MS);
  }

  /** Sends the same file once more, and lets it withdraw what it lacks. */
  async function withdrawHeld(): Promise<void> {
    if (last.current) await start({ ...last.current, query: { ...last.current.query, allowWithdrawals: true } });
  }

  return { run, start, withdrawHeld, stop: () => control.current?.abort(), clear: () => setRun(undefined) };
}
