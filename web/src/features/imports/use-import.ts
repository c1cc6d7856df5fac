import { useSyncExternalStore } from 'react';
import type { ImportMapping, ImportSummary } from '../../../../src/domains/imports/imports.schema.ts';
import { askForResponse, withQuery } from '../../wire/ask.ts';
import { linesOf } from '../../wire/lines-of.ts';
import { type ProblemBody, problemOf } from '../../wire/problem.ts';
import { isSessionGateArmed } from '../../wire/session-gate.ts';
import type { ImportPlan } from './import-plan.ts';

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

/** A file, what the officer says of it, and how far its import is. */
interface Import {
  readonly plan: ImportPlan;
  readonly order?: ImportOrder;
  readonly run?: RunningImport | undefined;
}

// Lives in this window's memory, so that an import goes on while another screen is open: the node stops one to which
// nobody listens. Signing out loads the page anew, which ends it.
let present: Import | undefined;
let control: AbortController | undefined;
const listeners = new Set<() => void>();

/** Asks before the window is closed on an import under way; whoever signs out has said enough. */
function warn(event: BeforeUnloadEvent): void {
  if (isSessionGateArmed()) event.preventDefault();
}

function set(next: Import | undefined): void {
  present = next;
  if (next?.run?.state === 'running') window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
  for (const listener of listeners) listener();
}

/** What the officer says of the file; another file takes the place of the one before. */
export function planImport(plan: ImportPlan): void {
  set({ plan });
}

/** Sends the file to the node and tells how far it is; `onDone` is called when the list of imports has changed. */
export async function startImport(order: ImportOrder, onDone: () => void): Promise<void> {
  if (!present) return;
  const of = { plan: present.plan, order };
  const { file, query, mapping } = order;
  control?.abort();
  const mine = new AbortController();
  control = mine;
  const { signal } = mine;
  const show = (run: RunningImport): void => {
    if (control === mine) set({ ...of, run });
  };
  let counts: Line | undefined;
  show({ state: 'running' });
  try {
    const answer = await askForResponse('POST', withQuery('/v1/imports', query), {
      body: mapping ? inParts(file, mapping) : file,
      // The browser itself names the boundary between the parts.
      headers: mapping ? {} : { 'content-type': 'application/octet-stream' },
      signal,
    });
    for await (const line of linesOf<Line>(answer)) {
      if (line.problem) throw problemOf(line.problem);
      counts = line;
      show({ state: 'running', counts });
    }
    show({ state: 'done', counts: counts ?? {}, seconds: counts?.seconds ?? 0 });
  } catch (problem) {
    show({ state: signal.aborted ? 'stopped' : 'failed', problem, ...(counts ? { counts } : {}) });
  }
  onDone();
  // The node learns a moment later that nobody listens any more, and marks the import then.
  if (signal.aborted) setTimeout(onDone, TOLD_AFTER_MS);
}

/** Sends the same file once more, and lets it withdraw what it lacks. */
export async function withdrawHeld(onDone: () => void): Promise<void> {
  const order = present?.order;
  if (order) await startImport({ ...order, query: { ...order.query, allowWithdrawals: true } }, onDone);
}

export function stopImport(): void {
  control?.abort();
}

/** Back to what was said of the file, to say it otherwise. */
export function backToPlan(): void {
  control = undefined;
  if (present) set({ plan: present.plan });
}

/** Forgets the file. */
export function forgetImport(): void {
  control = undefined;
  set(undefined);
}

/** The import of this window; undefined until a file is chosen. */
export function useImport(): Import | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
  );
}
