import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../platform/database.ts';
import {
  findHead,
  findLastCheckpoint,
  listBlocksFrom,
  listCheckpoints,
  listTouches,
  type SealedBlock,
} from './audit.store.ts';
import type { FaultList } from './audit-fault.ts';
import { NO_BLOCK } from './block.ts';
import { type Checkpoint, chainNameOf, isSignedBy } from './checkpoint.ts';
import type { Touch } from './entry-line.ts';
import { type Below, checkEntries, checkHeader } from './verify-block.ts';

export interface ChainVerdict {
  readonly chain: string;
  readonly blocks: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Height of the newest signed checkpoint; what lies above rests on the links alone. */
  readonly signedUpTo: number | null;
}

/** What is known from outside the database about a chain: that it reached a height, and with which hash. */
export interface KnownHeight {
  readonly chain: string;
  readonly height: number;
  readonly hash?: string;
}

// So many blocks are in memory at a time: at most some 16 MB packed.
const PAGE_BLOCKS = 32;

function touchText(height: number, touch: Touch): string {
  const { entry, record, register, owner, at, agency, purpose, action, outcome } = touch;
  return JSON.stringify([height, entry, record, register, owner, at, agency, purpose, action, outcome]);
}

function isKeyOf(publicKey: string, chain: string): boolean {
  try {
    return chainNameOf(publicKey) === chain.split('.')[0];
  } catch {
    return false;
  }
}

/** Replays one chain from its first block, or its last ones only, page by page. */
export async function verifyChain(
  db: Database,
  faults: FaultList,
  {
    chain,
    publicKey,
    known,
    last,
    seen,
  }: {
    chain: string;
    publicKey: string | undefined;
    known: readonly KnownHeight[];
    last?: number;
    /** Told after each page how many blocks were in it. */
    seen: (blocks: number) => void;
  },
): Promise<ChainVerdict> {
  if (publicKey !== undefined && !isKeyOf(publicKey, chain)) {
    const detail = 'The public key beside this chain is not the one that the chain is named after.';
    faults.add('key-replaced', { chain, height: null }, detail);
  }
  // Read before the blocks: a checkpoint seen here was signed over blocks that are on disk already.
  const newest = await findLastCheckpoint(db, chain);
  const start = last === undefined ? 0 : Math.max(0, ((await findHead(db, chain))?.height ?? -1) + 1 - last);
  let below: Below = { hash: NO_BLOCK, entries: 0 };
  if (start > 0) {
    const [under] = await listBlocksFrom(db, chain, { from: start - 1, limit: 1 });
    below = { hash: under?.hash, entries: under && under.before + under.entries };
  }
  let expected = start;
  let blocks = 0;
  let entries = 0;
  let checkpoints = 0;

  function checkSigned(block: SealedBlock, checkpoint: Checkpoint): void {
    checkpoints += 1;
    if (publicKey === undefined || !isSignedBy(checkpoint, publicKey)) {
      faults.add(
        'checkpoint-forged',
        block,
        `The checkpoint at height ${block.height} was not signed by this chain's key.`,
      );
    } else if (!checkpoint.hash.equals(block.hash) || checkpoint.entries !== block.before + block.entries) {
      const detail = `Block ${block.height} is not the one that the checkpoint at its height was signed over.`;
      faults.add('checkpoint-contradicts', block, detail);
    }
  }

  let page = await listBlocksFrom(db, chain, { from: start, limit: PAGE_BLOCKS });
  while (page.length > 0) {
    const to = page.at(-1)!.height;
    const following = listBlocksFrom(db, chain, { from: to + 1, limit: PAGE_BLOCKS });
    following.catch(() => {}); // awaited below, unless something else fails first
    const signed = new Map<number, Checkpoint>();
    for (const one of await listCheckpoints(db, chain, { from: expected, to: to + 1, limit: to + 1 - expected })) {
      signed.set(one.height, one);
    }
    const touches = new Set<string>();
    const unsound = new Set<number>();
    for (const block of page) {
      const { height } = block;
      if (height !== expected) {
        const gone = height - 1 === expected ? `Block ${expected} was` : `Blocks ${expected} to ${height - 1} were`;
        faults.add('block-missing', { chain, height: expected }, `${gone} removed.`);
        below = { hash: undefined, entries: undefined };
      }
      await checkHeader(db, faults, block, below);
      const checked = checkEntries(faults, block);
      for (const touch of checked.touches ?? []) touches.add(touchText(height, touch));
      if (!checked.touches) unsound.add(height);
      const checkpoint = signed.get(height);
      if (checkpoint) checkSigned(block, checkpoint);
      signed.delete(height);
      for (const one of known) {
        if (one.height !== height || one.hash === undefined || one.hash === block.hash.toString('hex')) continue;
        faults.add('checkpoint-contradicts', block, `Block ${height} is not the one that the data folder remembers.`);
      }
      blocks += 1;
      entries += checked.entries;
      expected = height + 1;
      below = { hash: block.hash, entries: block.before + block.entries };
      await nextTurn(); // the node answers others meanwhile
    }
    for (const { height } of signed.values()) {
      const detail = `A checkpoint was signed at height ${height}, where there is no block now.`;
      faults.add('checkpoint-contradicts', { chain, height }, detail);
    }
    await checkTouches(db, faults, { chain, from: page[0]!.height, to, touches, unsound });
    seen(page.length);
    page = await following;
  }

  const reached = Math.max(newest?.height ?? -1, ...known.map((one) => one.height));
  if (reached >= expected) {
    const detail = `The chain ends below height ${expected}, but reached ${reached}: the newest ${reached + 1 - expected} blocks were removed.`;
    faults.add('tail-missing', { chain, height: expected }, detail);
  }
  return { chain, blocks, entries, checkpoints, signedUpTo: newest?.height ?? null };
}

/** Compares the table of touches with those that follow from the entries of some blocks. */
async function checkTouches(
  db: Database,
  faults: FaultList,
  {
    chain,
    from,
    to,
    touches,
    unsound,
  }: {
    chain: string;
    from: number;
    to: number;
    touches: ReadonlySet<string>;
    /** Blocks whose entries are not sound: said already, and what they touched cannot be told. */
    unsound: ReadonlySet<number>;
  },
): Promise<void> {
  const rows = await listTouches(db, chain, from, to);
  const kept = new Set(rows.filter((row) => !unsound.has(row.height)).map((row) => touchText(row.height, row)));
  for (const text of touches) {
    if (kept.delete(text)) continue;
    const [height, entry, record] = JSON.parse(text) as [number, string, string];
    faults.add(
      'touches-altered',
      { chain, height },
      `The touch of record ${record} by entry ${entry} was altered or removed.`,
    );
  }
  for (const text of kept) {
    const [height, entry, record] = JSON.parse(text) as [number, string, string];
    const detail = `No entry of block ${height} made the touch of record ${record} by entry ${entry}.`;
    faults.add('touches-altered', { chain, height }, detail);
  }
}
