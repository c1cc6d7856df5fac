import { useSyncExternalStore } from 'react';
import type { SearchHit } from '../../../../src/domains/search/search.schema.ts';
import { askForResponse, withQuery } from '../../wire/ask.ts';
import { linesOf } from '../../wire/lines-of.ts';
import { asWireProblem, type FieldFault, WireProblem } from '../../wire/problem.ts';
import { isSessionGateArmed } from '../../wire/session-gate.ts';
import {
  areHeadings,
  type BatchKind,
  type DateOrder,
  guessKind,
  guessMapping,
  type Mapping,
  type Subject,
  turnHeadings,
} from './columns.ts';
import type { Table } from './read-table.ts';

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
  /** Which line of what was sent it answers; one that the node could not read has nothing else to be known by. */
  readonly line: number;
  readonly outcome?: 'hit' | 'possible' | 'no-hit';
  readonly hits?: BatchRow['hits'];
  readonly problem?: { readonly type?: string; readonly detail?: string; readonly fields?: readonly FieldFault[] };
}

// The screen is drawn a few times a second, however fast the answers come.
const DRAW_EVERY_MS = 200;

function rowOf({ outcome, hits = [], problem }: AnsweredLine, line: number): BatchRow {
  if (problem || !outcome) {
    const kind = problem?.type?.replace('/problems/', '') ?? 'unreadable-answer';
    return {
      line,
      outcome: 'fault',
      hits: [],
      fault: { kind, fields: problem?.fields ?? [], detail: problem?.detail ?? '' },
    };
  }
  return {
    line,
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

/** What the officer says of the columns. */
export interface ColumnChoice {
  readonly kind: BatchKind;
  readonly mapping: Mapping;
  readonly order: DateOrder;
}

/** A file, what its columns are, what each row asks, and what was answered. */
interface Batch {
  readonly file: { readonly name: string; readonly table: Table; readonly hasHeadings: boolean };
  readonly choice: ColumnChoice;
  readonly subjects?: readonly (Subject | undefined)[] | undefined;
  readonly run?: BatchRun | undefined;
}

// Lives in this window's memory like the searches of a sign-in: it goes on while another screen is open, and a record
// that was looked at leads back to it. Signing out loads the page anew, which forgets it.
let batch: Batch | undefined;
let running: AbortController | undefined;
const listeners = new Set<() => void>();

/** Asks before the window is closed on a batch under way; whoever signs out has said enough. */
function warn(event: BeforeUnloadEvent): void {
  if (isSessionGateArmed()) event.preventDefault();
}

function set(next: Batch | undefined): void {
  batch = next;
  if (next?.run?.state === 'running') window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
  for (const listener of listeners) listener();
}

function firstChoice({ columns }: Table): ColumnChoice {
  const kind = guessKind(columns);
  return { kind, mapping: guessMapping(kind, columns), order: 'day-first' };
}

/** Takes a file, with a first guess of what its columns are and whether its first row names them. */
export function takeFile(read: Table, name: string): void {
  const hasHeadings = areHeadings(read.columns);
  const table = hasHeadings ? read : turnHeadings(read, false);
  set({ file: { table, name, hasHeadings }, choice: firstChoice(table) });
}

/** Says whether the first row names the columns or is a row like the others. */
export function sayHeadings(hasHeadings: boolean): void {
  if (!batch || batch.file.hasHeadings === hasHeadings) return;
  const table = turnHeadings(batch.file.table, hasHeadings);
  set({ file: { ...batch.file, table, hasHeadings }, choice: firstChoice(table) });
}

export function chooseColumns(choice: ColumnChoice): void {
  if (batch) set({ ...batch, choice });
}

/** Asks for every row; answers come in order and are shown while they come. */
export function startBatch(
  subjects: readonly (Subject | undefined)[],
  query: { purpose: string; caseReference?: string | undefined },
): void {
  if (!batch) return;
  const of = { ...batch, subjects };
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const rows: BatchRow[] = [];
  const lines: string[] = [];
  const rowsSent: number[] = [];
  subjects.forEach((subject, at) => {
    if (subject) {
      lines.push(`${JSON.stringify({ subject })}\n`);
      rowsSent.push(at + 1);
    } else
      rows.push({ line: at + 1, outcome: 'fault', hits: [], fault: { kind: 'empty-row', fields: [], detail: '' } });
  });
  const total = subjects.length;
  const show = (state: BatchRun['state'], problem?: unknown): void => {
    if (running !== mine) return; // another file stands there now
    const shown = rows.toSorted((a, b) => a.line - b.line);
    set({ ...of, run: { state, total, rows: shown, ...(problem === undefined ? {} : { problem }) } });
  };
  show(lines.length === 0 ? 'done' : 'running');
  if (lines.length === 0) return;

  async function work(): Promise<void> {
    const answer = await askForResponse('POST', withQuery('/v1/searches/bulk', query), {
      body: new Blob(lines, { type: 'application/x-ndjson' }),
      signal: mine.signal,
    });
    let drawnAt = performance.now();
    for await (const line of linesOf<AnsweredLine>(answer)) {
      rows.push(rowOf(line, rowsSent[line.line - 1] ?? 0));
      if (performance.now() - drawnAt < DRAW_EVERY_MS) continue;
      drawnAt = performance.now();
      show('running');
    }
    // A stream that ended in good order and yet too early: nobody may take the rows without an answer for answered ones.
    if (rows.length < total) throw new WireProblem('unreadable-answer');
    show('done');
  }
  work().catch((thrown: unknown) =>
    show(mine.signal.aborted ? 'stopped' : 'failed', mine.signal.aborted ? undefined : asWireProblem(thrown)),
  );
}

export function stopBatch(): void {
  running?.abort();
}

/** Back to the columns, with the same file: they may have been misunderstood. */
export function backToColumns(): void {
  endRun();
  if (batch) set({ ...batch, subjects: undefined, run: undefined });
}

/** Forgets the file and its answers. */
export function forgetBatch(): void {
  endRun();
  set(undefined);
}

function endRun(): void {
  running?.abort();
  running = undefined;
}

/** The batch of this window; undefined until a file is chosen. */
export function useBatch(): Batch | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => batch,
  );
}
