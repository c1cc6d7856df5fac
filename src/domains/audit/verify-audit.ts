import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import {
  countWaiting,
  findBlockByHash,
  findHead,
  findLastCheckpoint,
  findStrayTouch,
  listBlocksFrom,
  listChains,
  listCheckpoints,
  listTouches,
  type SealedBlock,
} from './audit.store.ts';
import { hashHeader, NO_BLOCK, rootOfLines, unpackLines } from './block.ts';
import { chainNameOf, isSignedBy } from './checkpoint.ts';
import { readEntryLine, type Touch, touchesOf } from './entry-line.ts';
import type { RememberedCheckpoint } from './remembered-checkpoint.ts';

export const AUDIT_FAULTS = [
  'block-missing',
  'block-moved',
  'block-altered',
  'entries-altered',
  'link-broken',
  'tail-missing',
  'checkpoint-forged',
  'checkpoint-contradicts',
  'key-replaced',
  'touches-altered',
] as const;

/** Something in the chain that is not as the node wrote it. */
export interface AuditFault {
  readonly kind: (typeof AUDIT_FAULTS)[number];
  readonly chain: string;
  readonly height: number | null;
  readonly detail: string;
}

export interface ChainVerdict {
  readonly chain: string;
  readonly blocks: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Height of the newest signed checkpoint; what lies above rests on the links alone. */
  readonly signedUpTo: number | null;
}

export interface AuditVerdict {
  readonly ok: boolean;
  readonly blocks: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Entries noted and not yet sealed. */
  readonly waiting: number;
  readonly chains: readonly ChainVerdict[];
  /** The first faults; `faultCount` counts them all. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
  readonly tookMs: number;
}

// So many blocks are in memory at a time: at most some 16 MB packed.
const PAGE_BLOCKS = 32;
const FAULTS_TOLD = 100;

/** Where the id of an entry stands in its line, without reading the whole line. */
function idOfLine(line: string): string | undefined {
  if (!line.includes('"facts":{')) {
    const at = line.indexOf(',"id":"') + 7;
    const id = line.slice(at, at + 36);
    if (isId(id)) return id;
  }
  return readEntryLine(line)?.id;
}

function touchText(height: number, touch: Touch): string {
  const { entry, record, register, owner, at, agency, purpose, action, outcome } = touch;
  return JSON.stringify([height, entry, record, register, owner, at, agency, purpose, action, outcome]);
}

/**
 * Replays the audit from its first block, or the last ones only, on constant memory: every root, hash, link, height,
 * checkpoint and touch is computed again. Cost: two to four microseconds an entry.
 */
export async function verifyAudit(
  db: Database,
  {
    last,
    remembered = [],
    progress,
  }: {
    /** Look at so many blocks at the end of each chain only. */
    last?: number;
    /** What is known from outside the database about where chains end. */
    remembered?: readonly (Pick<RememberedCheckpoint, 'chain' | 'height'> & { hash?: string })[];
    progress?: (blocks: number) => void;
  } = {},
): Promise<AuditVerdict> {
  const startedMs = performance.now();
  const faults: AuditFault[] = [];
  let faultCount = 0;
  let seen = 0;

  function found(kind: AuditFault['kind'], chain: string, height: number | null, detail: string): void {
    faultCount += 1;
    if (faults.length < FAULTS_TOLD) faults.push({ kind, chain, height, detail });
  }

  async function checkHeader(
    block: SealedBlock,
    previous: Buffer | undefined,
    before: number | undefined,
  ): Promise<void> {
    const { chain, height } = block;
    const intact = hashHeader(block).equals(block.hash);
    const linked = previous === undefined || block.previous.equals(previous);
    if (intact && linked && (before === undefined || before === block.before)) return;
    if (!intact) {
      const below = await findBlockByHash(db, chain, block.previous);
      const place = below ? below.height + 1 : block.previous.equals(NO_BLOCK) ? 0 : undefined;
      if (place !== undefined && place !== height && hashHeader({ ...block, height: place }).equals(block.hash)) {
        found(
          'block-moved',
          chain,
          height,
          `Block ${height} was sealed as block ${place} and stands in another's place.`,
        );
        return;
      }
      found(
        'block-altered',
        chain,
        height,
        `The header of block ${height} does not give its hash: a field of the row was changed.`,
      );
    }
    if (!linked) {
      found(
        'link-broken',
        chain,
        height,
        `Block ${height} does not follow the block below it: one of the two was exchanged.`,
      );
    } else if (intact) {
      found(
        'block-altered',
        chain,
        height,
        `Block ${height} counts ${block.before} entries below it; there are ${before}.`,
      );
    }
  }

  function checkEntries(block: SealedBlock): { lines: number; touches: string[] | undefined } {
    const { chain, height } = block;
    const lines = unpackLines(block.packed);
    if (!lines) {
      found('entries-altered', chain, height, `The entries of block ${height} cannot be unpacked.`);
      return { lines: 0, touches: undefined };
    }
    if (lines.length !== block.entries || !rootOfLines(lines).equals(block.root)) {
      found(
        'entries-altered',
        chain,
        height,
        `The ${lines.length} entries of block ${height} (${block.firstAt} to ${block.lastAt}) do not give its root: an entry was altered, added or removed.`,
      );
      return { lines: lines.length, touches: undefined };
    }
    const touches: string[] = [];
    let low: string | undefined;
    let high: string | undefined;
    for (const line of lines) {
      const id = idOfLine(line);
      if (id !== undefined && (low === undefined || id < low)) low = id;
      if (id !== undefined && (high === undefined || id > high)) high = id;
      if (!line.includes('"records":[')) continue;
      const entry = readEntryLine(line);
      if (entry) for (const touch of touchesOf(entry)) touches.push(touchText(height, touch));
    }
    if (low !== block.lowId || high !== block.highId) {
      found(
        'block-altered',
        chain,
        height,
        `The range of ids by which entries of block ${height} are found was changed.`,
      );
    }
    return { lines: lines.length, touches };
  }

  async function checkTouches(
    chain: string,
    { from, to, expected, unknown }: { from: number; to: number; expected: string[]; unknown: Set<number> },
  ): Promise<void> {
    const rows = await listTouches(db, chain, from, to);
    const kept = new Set(rows.filter((row) => !unknown.has(row.height)).map((row) => touchText(row.height, row)));
    for (const text of expected) {
      if (kept.delete(text)) continue;
      const [height, entry, record] = JSON.parse(text) as [number, string, string];
      found(
        'touches-altered',
        chain,
        height,
        `The touch of record ${record} by entry ${entry} was altered or removed.`,
      );
    }
    for (const text of kept) {
      const [height, entry, record] = JSON.parse(text) as [number, string, string];
      found(
        'touches-altered',
        chain,
        height,
        `No entry of block ${height} made the touch of record ${record} by entry ${entry}.`,
      );
    }
  }

  async function verifyChain(chain: string, publicKey: string | undefined): Promise<ChainVerdict> {
    if (publicKey !== undefined && !isKeyOf(publicKey, chain)) {
      found(
        'key-replaced',
        chain,
        null,
        'The public key beside this chain is not the one that the chain is named after.',
      );
    }
    // Read before the blocks: a checkpoint seen here was signed over blocks that are on disk already.
    const newest = await findLastCheckpoint(db, chain);
    const start = last === undefined ? 0 : Math.max(0, ((await findHead(db, chain))?.height ?? -1) + 1 - last);
    const below = start > 0 ? (await listBlocksFrom(db, chain, { from: start - 1, limit: 1 }))[0] : undefined;
    let expected = start;
    let previous: Buffer | undefined = start === 0 ? NO_BLOCK : below?.hash;
    let before: number | undefined = start === 0 ? 0 : below && below.before + below.entries;
    let blocks = 0;
    let entries = 0;
    let checkpoints = 0;
    const outside = remembered.filter((one) => one.chain === chain);

    let page = await listBlocksFrom(db, chain, { from: start, limit: PAGE_BLOCKS });
    while (page.length > 0) {
      const from = page[0]!.height;
      const to = page.at(-1)!.height;
      const following =
        page.length < PAGE_BLOCKS ? [] : listBlocksFrom(db, chain, { from: to + 1, limit: PAGE_BLOCKS });
      const signed = new Map(
        (await listCheckpoints(db, chain, { from: expected, to: to + 1, limit: to + 1 - expected })).map((one) => [
          one.height,
          one,
        ]),
      );
      const touches: string[] = [];
      const unknown = new Set<number>();
      for (const block of page) {
        if (block.height !== expected) {
          const gone = block.height - expected;
          found(
            'block-missing',
            chain,
            expected,
            gone === 1 ? `Block ${expected} was removed.` : `Blocks ${expected} to ${block.height - 1} were removed.`,
          );
          previous = undefined;
          before = undefined;
        }
        await checkHeader(block, previous, before);
        const checked = checkEntries(block);
        if (checked.touches) touches.push(...checked.touches);
        else unknown.add(block.height); // said already; what its entries touched cannot be told
        const checkpoint = signed.get(block.height);
        if (checkpoint) {
          checkpoints += 1;
          signed.delete(block.height);
          if (publicKey === undefined || !isSignedBy(checkpoint, publicKey)) {
            found(
              'checkpoint-forged',
              chain,
              block.height,
              `The checkpoint at height ${block.height} was not signed by this chain's key.`,
            );
          } else if (!checkpoint.hash.equals(block.hash) || checkpoint.entries !== block.before + block.entries) {
            found(
              'checkpoint-contradicts',
              chain,
              block.height,
              `Block ${block.height} is not the one that the checkpoint at its height was signed over.`,
            );
          }
        }
        for (const one of outside) {
          if (one.height === block.height && one.hash !== undefined && one.hash !== block.hash.toString('hex')) {
            found(
              'checkpoint-contradicts',
              chain,
              block.height,
              `Block ${block.height} is not the one that the data folder remembers.`,
            );
          }
        }
        blocks += 1;
        entries += checked.lines;
        seen += 1;
        expected = block.height + 1;
        previous = block.hash;
        before = block.before + block.entries;
        await nextTurn(); // the node answers others meanwhile
      }
      for (const { height } of signed.values()) {
        found(
          'checkpoint-contradicts',
          chain,
          height,
          `A checkpoint was signed at height ${height}, where there is no block now.`,
        );
      }
      await checkTouches(chain, { from, to, expected: touches, unknown });
      progress?.(seen);
      page = await following;
    }

    const known = Math.max(newest?.height ?? -1, ...outside.map((one) => one.height));
    if (known >= expected) {
      found(
        'tail-missing',
        chain,
        expected,
        `The chain ends below height ${expected}, but reached ${known}: the newest ${known + 1 - expected} blocks were removed.`,
      );
    }
    return { chain, blocks, entries, checkpoints, signedUpTo: newest?.height ?? null };
  }

  const keys = new Map((await listChains(db)).map((chain) => [chain.id, chain.publicKey]));
  const chains: ChainVerdict[] = [];
  for (const chain of new Set([...keys.keys(), ...remembered.map((one) => one.chain)])) {
    chains.push(await verifyChain(chain, keys.get(chain)));
  }
  const stray = last === undefined ? await findStrayTouch(db) : undefined;
  if (stray) {
    found(
      'touches-altered',
      stray.chain,
      stray.height,
      `A touch of record ${stray.record} names block ${stray.height}, which is not there.`,
    );
  }
  const sum = (of: (chain: ChainVerdict) => number): number => chains.reduce((total, chain) => total + of(chain), 0);
  return {
    ok: faultCount === 0,
    blocks: sum((chain) => chain.blocks),
    entries: sum((chain) => chain.entries),
    checkpoints: sum((chain) => chain.checkpoints),
    waiting: (await countWaiting(db)).waiting,
    chains,
    faults,
    faultCount,
    tookMs: Math.round(performance.now() - startedMs),
  };
}

function isKeyOf(publicKey: string, chain: string): boolean {
  try {
    return chainNameOf(publicKey) === chain.split('.')[0];
  } catch {
    return false;
  }
}
