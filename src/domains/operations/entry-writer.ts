import { readAmount } from '../../engines/tally/amount.ts';
import { findMeasure } from '../../engines/tally/measures.ts';
import { resolveVersions } from '../../engines/tally/tally.ts';
import { type Fault, faultOf } from '../../kernel/faults.ts';
import type { Pool, Transaction } from '../../platform/database.ts';
import {
  type CounterMove,
  type EntryRow,
  type EntryState,
  entryOf,
  findVersions,
  insertEntries,
  moveCounters,
  updateStates,
} from './entries.store.ts';
import { raiseEntriesVersions } from './operations.store.ts';

/** What became of an entry that was sent. */
export interface Written {
  readonly id: string;
  readonly state: EntryState;
  readonly reasons: readonly Fault[];
  /** The same had been sent before: nothing changed. */
  readonly isRepeated: boolean;
}

export interface EntryWriter {
  /** Writes entries, together with those of whoever else writes at the time; durable when it resolves. In order. */
  write(rows: readonly EntryRow[]): Promise<Written[]>;
  /** Judges entries again after something about them changed inside a transaction of one's own. */
  judgeAgain(tx: Transaction, wanted: readonly Wanted[]): Promise<void>;
  /** Waits until what was given is written. */
  stop(): Promise<void>;
}

type Wanted = Pick<EntryRow, 'operationId' | 'id'>;

// A batch of this size is written in some 30 ms; a larger one would make the first in it wait.
const MOST_ROWS_A_BATCH = 500;

interface Waiting {
  readonly rows: readonly EntryRow[];
  readonly settle: { done(written: Written[]): void; failed(error: unknown): void };
}

const keyOf = ({ operationId, id }: Wanted): string => `${operationId} ${id}`;

/**
 * Writes entries and keeps the counters with them. While a batch is being committed, the entries of those who send
 * meanwhile are gathered for the next one, so that any number of officers share one flush to disk.
 */
export function openEntryWriter(db: Pool): EntryWriter {
  const queue: Waiting[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const batch: Waiting[] = [];
      for (
        let rows = 0;
        queue.length > 0 && (batch.length === 0 || rows + queue[0]!.rows.length <= MOST_ROWS_A_BATCH);
      ) {
        const next = queue.shift()!;
        rows += next.rows.length;
        batch.push(next);
      }
      try {
        const written = await db.transaction((tx) =>
          writeRows(
            tx,
            batch.flatMap(({ rows }) => rows),
          ),
        );
        let from = 0;
        for (const { rows, settle } of batch) {
          settle.done(written.slice(from, from + rows.length));
          from += rows.length;
        }
      } catch (error) {
        // One faulty row must not fail everybody who happened to send at that moment.
        if (batch.length === 1) batch[0]!.settle.failed(error);
        else await writeOneByOne(batch);
      }
    }
  }
  async function writeOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const { rows, settle } of batch) {
      try {
        settle.done(await db.transaction((tx) => writeRows(tx, rows)));
      } catch (error) {
        settle.failed(error);
      }
    }
  }
  function wake(): void {
    working ??= work().finally(() => {
      working = undefined;
      if (queue.length > 0) wake();
    });
  }

  return {
    write(rows) {
      if (rows.length === 0) return Promise.resolve([]);
      const { promise, resolve, reject } = Promise.withResolvers<Written[]>();
      queue.push({ rows, settle: { done: resolve, failed: reject } });
      // Not at once: those who send in this same turn of the event loop come along.
      if (!working) setImmediate(wake);
      return promise;
    },
    async judgeAgain(tx, wanted) {
      await raiseEntriesVersions(tx, [...new Set(wanted.map(({ operationId }) => operationId))]);
      const before = Map.groupBy(await findVersions(tx, wanted), keyOf);
      const changes = [...before.values()].map((versions) => judge(versions, []));
      await updateStates(
        tx,
        changes.flatMap(({ changed }) => changed),
      );
      await moveCounters(tx, addUp(changes.flatMap(({ moves }) => moves)));
    },
    async stop() {
      while (working || queue.length > 0) {
        wake();
        await working;
      }
    },
  };
}

async function writeRows(tx: Transaction, rows: readonly EntryRow[]): Promise<Written[]> {
  // Raised first: the lock on the operation makes writers of several nodes take turns.
  await raiseEntriesVersions(tx, [...new Set(rows.map(({ operationId }) => operationId))]);
  const groups = Map.groupBy(rows, keyOf);
  const wanted = [...groups.values()].map(([first]) => ({ operationId: first!.operationId, id: first!.id }));
  const known = Map.groupBy(await findVersions(tx, wanted), keyOf);

  const written = new Map<string, Written>();
  const inserts: EntryRow[] = [];
  const updates: EntryRow[] = [];
  const moves: CounterMove[] = [];
  for (const [key, sent] of groups) {
    const before = known.get(key) ?? [];
    const fresh: EntryRow[] = [];
    for (const row of sent) {
      if (![...before, ...fresh].some((one) => isSame(one, row))) fresh.push(keptApart(before[0] ?? fresh[0], row));
    }
    const judged = judge(before, fresh);
    inserts.push(...judged.added);
    updates.push(...judged.changed);
    moves.push(...judged.moves);
    for (const row of judged.all) {
      const isRepeated = before.some((one) => isSame(one, row));
      written.set(`${key} ${row.revision} ${row.content}`, {
        id: row.id,
        state: row.state,
        reasons: row.reasons,
        isRepeated,
      });
    }
  }
  if (inserts.length > 0) await insertEntries(tx, inserts);
  await updateStates(tx, updates);
  await moveCounters(tx, addUp(moves));

  const seen = new Set<string>();
  return rows.map((row) => {
    const key = `${keyOf(row)} ${row.revision} ${row.content}`;
    const one = written.get(key)!;
    const isRepeated = one.isRepeated || seen.has(key);
    seen.add(key);
    return isRepeated ? { ...one, isRepeated } : one;
  });
}

function isSame(one: EntryRow, other: EntryRow): boolean {
  return one.revision === other.revision && one.content === other.content;
}

/** Nobody changes or blocks what another country entered, by taking its id. */
function keptApart(first: EntryRow | undefined, row: EntryRow): EntryRow {
  if (!first || first.country === row.country) return row;
  return { ...row, state: 'refused', reasons: [...row.reasons, faultOf('entry-id-taken')] };
}

interface Judged {
  readonly all: readonly EntryRow[];
  readonly added: readonly EntryRow[];
  readonly changed: readonly EntryRow[];
  readonly moves: readonly CounterMove[];
}

/** Decides which version of one entry counts now, and what moves in the counters because of it. */
function judge(before: readonly EntryRow[], fresh: readonly EntryRow[]): Judged {
  const versions = [...before, ...fresh];
  const isKeptOut = (row: EntryRow): boolean => row.state === 'refused' && row.lateNote === null;
  const sound = versions.filter((row) => !isKeptOut(row));
  const entries = new Map(sound.map((row) => [row, entryOf(row)]));
  const { counts, held } = resolveVersions([...entries.values()]);
  const all = versions.map((row): EntryRow => {
    if (isKeptOut(row)) return row;
    const entry = entries.get(row)!;
    if (entry === counts) return { ...row, state: 'counted', reasons: [] };
    const holding = held.find((one) => one.entry === entry);
    // A correction settles what an earlier revision was held for.
    if (holding && !(counts && row.revision < (counts.revision ?? 0))) {
      return { ...row, state: 'held', reasons: holding.reasons };
    }
    return { ...row, state: row.withdrawn ? 'withdrawn' : 'superseded', reasons: [] };
  });
  const place = before.length;
  const old = before.find(({ state }) => state === 'counted');
  const now = all.find(({ state }) => state === 'counted');
  const isUnmoved = old !== undefined && now !== undefined && isSame(old, now);
  return {
    all,
    added: all.slice(place),
    changed: all.slice(0, place).filter((row, at) => row.state !== before[at]!.state),
    moves: isUnmoved ? [] : [...movesOf(old, -1n), ...movesOf(now, 1n)],
  };
}

/** What an entry is worth in the counters; persons and objects are counted by identity, not here. */
function movesOf(row: EntryRow | undefined, sign: bigint): CounterMove[] {
  if (!row || findMeasure(row.measure)?.subject !== undefined) return [];
  const amount = readAmount(row.measure, row.amount, row.unit ?? undefined);
  if (amount.fault !== undefined) return [];
  const { operationId, phase, country, agency, hour } = row;
  const where = { operationId, phase, country, agency, hotSpot: row.hotSpot ?? '', hour, entries: Number(sign) };
  const moves: CounterMove[] = [
    { ...where, measure: row.measure, unit: amount.unit, micros: String(sign * amount.micros) },
  ];
  if (row.searchId !== null)
    moves.push({ ...where, measure: 'searches', unit: 'count', micros: String(sign * 1_000_000n) });
  return moves;
}

/** Joins moves of one counter: a row is touched once in a batch, and in one order for everybody. */
function addUp(moves: readonly CounterMove[]): CounterMove[] {
  const sums = new Map<string, { move: CounterMove; micros: bigint; entries: number }>();
  for (const move of moves) {
    const { operationId, measure, phase, unit, country, agency, hotSpot, hour } = move;
    const key = JSON.stringify([operationId, measure, phase, unit, country, agency, hotSpot, hour]);
    const sum = sums.get(key) ?? { move, micros: 0n, entries: 0 };
    sum.micros += BigInt(move.micros);
    sum.entries += move.entries;
    sums.set(key, sum);
  }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, { micros, entries }]) => micros !== 0n || entries !== 0)
    .map(([, { move, micros, entries }]) => ({ ...move, micros: String(micros), entries }));
}
