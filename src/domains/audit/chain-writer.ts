import type { KeyObject } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { Pool } from '../../platform/database.ts';
import {
  type ChainHead,
  findHead,
  findWaiting,
  insertBlocks,
  insertCheckpoint,
  type SealedBlock,
  SealedByAnother,
} from './audit.store.ts';
import { type BlockHeader, hashHeader, NO_BLOCK } from './block.ts';
import { type Checkpoint, signCheckpoint } from './checkpoint.ts';
import { readEntryLine, type Touch, touchesOf } from './entry-line.ts';
import { type PackedEntries, packEntries } from './pack-entries.ts';

// Hashing this many entries takes some 4 ms, which nobody waiting for an answer notices.
const MOST_ENTRIES_A_BLOCK = 4096;
// An entry may name thousands of records: a block is also closed by its size.
const MOST_CHARACTERS_A_BLOCK = 4 * 1024 * 1024;
// What waits is safe on disk already, and searches wait while it is sealed: an entry or two that name a hundred records
// each, as imports note them, are enough at once.
const MOST_CHARACTERS_WAITING = 16 * 1024;
const MOST_ENTRIES_WAITING = 128;
// Blocks that wait together are written in one statement, so that they share its flush.
const MOST_BLOCKS_AT_ONCE = 16;
// A proof carries the headers up to the next checkpoint; this many stay below 100 kB.
const CHECKPOINT_EVERY_BLOCKS = 256;
const CHECKPOINT_EVERY_MS = 60_000;
// Two processes on one chain (a data folder used twice) get out of each other's way within a few turns.
const TURNS_ON_CONFLICT = 8;
const UNIQUE_VIOLATION = '23505';

/** An entry on its way into a block. */
export interface NewEntry {
  readonly id: string;
  readonly at: string;
  readonly line: string;
  readonly touches: readonly Touch[];
}

/** Entries that will share a block, and the promise that it is on disk. */
interface Gathering {
  readonly entries: NewEntry[];
  /** Whether they wait in their table, out of which they are taken when they are sealed. */
  readonly waited: boolean;
  characters: number;
  /** Set when the block came whole from another thread; then there are no entries here. */
  readonly packed: PackedEntries | undefined;
  readonly sealed: Promise<void>;
  readonly settle: { done(): void; failed(error: unknown): void };
}

function newGathering({ packed, waited }: { packed?: PackedEntries; waited?: NewEntry[] } = {}): Gathering {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  promise.catch(() => {}); // whoever appended hears of it; nobody else must
  return {
    entries: waited ?? [],
    waited: waited !== undefined,
    characters: 0,
    packed,
    sealed: promise,
    settle: { done: resolve, failed: reject },
  };
}

/** The same bytes as the driver takes them; those from another thread are no Buffer. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The way by which other threads hand blocks to the thread that writes the chain, past the one that answers. */
export interface DirectBlocks {
  /** Changes when the ports of before lead nowhere any more. */
  readonly generation: number;
  /** A port for another thread, which posts a `HandedBlock` by it. */
  openPort(): MessagePort;
  /** The number under which a block will be handed over, and the promise that it is on disk. */
  expect(): { readonly job: number; readonly done: Promise<void> };
  /** Nothing will be handed over under this number. */
  forget(job: number): void;
}

export interface ChainWriter {
  /** Undefined where the chain is written by the thread that answers. */
  readonly direct?: DirectBlocks;
  /** Adds an entry to the block being gathered; the promise resolves when that block is on disk. */
  add(entry: NewEntry): Promise<void>;
  /** Adds a block that another thread packed; the promise resolves when it is on disk. */
  addPacked(entries: PackedEntries): Promise<void>;
  /** Asks that waiting entries be sealed soon. */
  sealWaiting(): Promise<void>;
  /** Signs the present head, unless that is done already. */
  checkpoint(): Promise<void>;
  /** Height of the newest block on disk, -1 before the first. */
  height(): number;
  stop(): Promise<void>;
}

/**
 * Writes one chain. While a block is being committed, the entries of those who ask meanwhile are gathered for the
 * next one, so that any number of searches share one flush to disk and a lone search waits for one flush only.
 */
export function openChainWriter({
  db,
  chain,
  signing,
  clock,
  head: firstHead,
  lastCheckpoint,
  sealed,
  signed,
  failed,
}: {
  db: Pool;
  chain: string;
  signing: KeyObject;
  clock: () => Date;
  head: ChainHead | undefined;
  /** Height of the newest checkpoint, -1 when there is none. */
  lastCheckpoint: number;
  /** Told of each block after it is on disk. */
  sealed: (entries: number) => void;
  /** Told of each checkpoint after it is on disk. */
  signed: (checkpoint: Checkpoint) => void;
  /** Told of what failed while nobody waited for it. */
  failed: (error: unknown) => void;
}): ChainWriter {
  let head = firstHead;
  let headKnown = true;
  let checkpointHeight = lastCheckpoint;
  let checkpointDueAtMs = Date.now() + CHECKPOINT_EVERY_MS;
  const queue: Gathering[] = [];
  /** Whether somebody asked for what waits to be sealed since it was last looked for. */
  let isAsked = false;
  let sealing: Promise<void> | undefined;
  let working: Promise<void> | undefined;

  function blockOn(below: ChainHead | undefined, packed: PackedEntries): SealedBlock {
    const header: BlockHeader = {
      chain,
      height: below ? below.height + 1 : 0,
      previous: below?.hash ?? NO_BLOCK,
      root: Buffer.from(packed.root),
      before: below?.entries ?? 0,
      entries: packed.entries,
      firstAt: packed.firstAt,
      lastAt: packed.lastAt,
    };
    const { lowId, highId } = packed;
    return { ...header, hash: hashHeader(header), packed: asBuffer(packed.packed), lowId, highId };
  }

  const headOf = (block: SealedBlock): ChainHead => ({
    height: block.height,
    hash: block.hash,
    entries: block.before + block.entries,
  });

  function becomeHead(block: SealedBlock): void {
    head = headOf(block);
    sealed(block.entries);
  }

  /** Does it on the known head; when another process was faster, or the outcome is unknown, on the one read again. */
  async function onHead(work: () => Promise<void>): Promise<void> {
    for (let turn = 1; ; turn += 1) {
      try {
        if (!headKnown) {
          head = await findHead(db, chain);
          headKnown = true;
        }
        return await work();
      } catch (error) {
        headKnown = false;
        if ((error as { code?: string }).code !== UNIQUE_VIOLATION || turn === TURNS_ON_CONFLICT) throw error;
      }
    }
  }

  async function writeGathered(gathered: readonly Gathering[]): Promise<void> {
    const packed = gathered.map(({ packed: whole, entries }) => whole ?? packEntries(entries));
    await onHead(async () => {
      const blocks: SealedBlock[] = [];
      for (const entries of packed) blocks.push(blockOn(blocks.length > 0 ? headOf(blocks.at(-1)!) : head, entries));
      await insertBlocks(
        db,
        blocks,
        gathered.flatMap(({ entries }, place) =>
          entries.flatMap(({ touches }) => touches.map((touch) => ({ ...touch, height: blocks[place]!.height }))),
        ),
        gathered.flatMap(({ waited, entries }) => (waited ? entries.map(({ id }) => id) : [])),
      );
      blocks.forEach(becomeHead);
    });
  }

  /** What is written next: blocks in the order in which they were begun, what waited by itself, since another node may seal it first. */
  function takeGathered(): Gathering[] {
    const gathered: Gathering[] = [];
    let characters = 0;
    while (queue.length > 0 && gathered.length < MOST_BLOCKS_AT_ONCE && characters < MOST_CHARACTERS_A_BLOCK) {
      if (gathered.length > 0 && (queue[0]!.waited || gathered[0]!.waited)) break;
      const next = queue.shift()!;
      characters += next.packed ? next.packed.packed.length : next.characters;
      gathered.push(next);
    }
    return gathered;
  }

  /** Reads what waits beside the blocks that are being written, and has it sealed in its turn, until nothing waits. */
  async function sealAllWaiting(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      const found = await findWaiting(db, chain, {
        entries: MOST_ENTRIES_WAITING,
        characters: MOST_CHARACTERS_WAITING,
      });
      if (found.length === 0) continue;
      isAsked = true; // a block that was filled up left some behind; looking once more costs little
      const waited = found.map(({ id, line }) => {
        const entry = readEntryLine(line);
        return { id, line, at: entry?.at ?? clock().toISOString(), touches: entry ? touchesOf(entry) : [] };
      });
      await begin(newGathering({ waited })).catch((error: unknown) => {
        if (!(error instanceof SealedByAnother)) throw error;
      });
    }
  }

  async function sealWaiting(): Promise<void> {
    isAsked = true;
    while (isAsked) {
      sealing ??= sealAllWaiting()
        .catch((error: unknown) => {
          isAsked = false; // they stay in their table and are tried again when somebody asks
          failed(error);
        })
        .finally(() => {
          sealing = undefined;
        });
      await sealing;
    }
  }

  async function writeCheckpoint(): Promise<void> {
    await onHead(async () => {
      if (!head || head.height === checkpointHeight) return;
      const { height, entries, hash } = head;
      const checkpoint = signCheckpoint({ chain, height, entries, hash, at: clock().toISOString() }, signing);
      await insertCheckpoint(db, checkpoint);
      checkpointHeight = height;
      checkpointDueAtMs = Date.now() + CHECKPOINT_EVERY_MS;
      signed(checkpoint);
    });
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      const gathered = takeGathered();
      try {
        await writeGathered(gathered);
        for (const { settle } of gathered) settle.done();
      } catch (error) {
        for (const { settle } of gathered) settle.failed(error);
      }
      if (head && head.height - checkpointHeight >= CHECKPOINT_EVERY_BLOCKS) await writeCheckpoint().catch(failed);
    }
  }

  /** Puts a block in the queue. It is not written at once: those who ask in this same turn of the event loop come along. */
  function begin(gathering: Gathering): Promise<void> {
    queue.push(gathering);
    if (!working) setImmediate(() => void wake());
    return gathering.sealed;
  }

  /** Starts the only worker; what came in at its last moment starts the next one. */
  function start(what: () => Promise<void>): Promise<void> {
    working = what().finally(() => {
      working = undefined;
      if (queue.length > 0) void wake();
    });
    return working;
  }

  function wake(): Promise<void> {
    return working ?? start(work);
  }

  /** Runs when no block is being written, so that a process writes its chain from one place at a time. */
  async function inTurn(what: () => Promise<void>): Promise<void> {
    while (working) await working.catch(() => {});
    await start(what);
  }

  const timer = setInterval(() => {
    if (Date.now() >= checkpointDueAtMs) void inTurn(writeCheckpoint).catch(failed);
  }, 1000);
  timer.unref();

  return {
    add(entry) {
      let gathering = queue.at(-1);
      if (
        !gathering ||
        gathering.packed !== undefined ||
        gathering.waited ||
        gathering.entries.length >= MOST_ENTRIES_A_BLOCK ||
        gathering.characters >= MOST_CHARACTERS_A_BLOCK
      ) {
        gathering = newGathering();
        void begin(gathering);
      }
      gathering.entries.push(entry);
      gathering.characters += entry.line.length;
      return gathering.sealed;
    },
    addPacked(entries) {
      return begin(newGathering({ packed: entries }));
    },
    sealWaiting,
    checkpoint: () => inTurn(writeCheckpoint),
    height: () => head?.height ?? -1,
    async stop() {
      clearInterval(timer);
      await sealWaiting();
      while (working || queue.length > 0) await wake().catch(() => {});
      await inTurn(writeCheckpoint).catch(failed);
    },
  };
}
