import type { Database } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import { findBlockByHash, type SealedBlock } from './audit.store.ts';
import type { FaultList } from './audit-fault.ts';
import { hashHeader, NO_BLOCK, rootOfLines, unpackLines } from './block.ts';
import { readEntryLine, type Touch, touchesOf } from './entry-line.ts';

/** What is known of the chain below a block; undefined where a gap makes it unknown. */
export interface Below {
  readonly hash: Buffer | undefined;
  readonly entries: number | undefined;
}

/** Compares the header of a block with its hash and with what lies below it. */
export async function checkHeader(db: Database, faults: FaultList, block: SealedBlock, below: Below): Promise<void> {
  const { height } = block;
  const intact = hashHeader(block).equals(block.hash);
  const linked = below.hash === undefined || block.previous.equals(below.hash);
  const counted = below.entries === undefined || below.entries === block.before;
  if (!intact) {
    const place = await placeOf(db, block);
    if (place !== undefined) {
      faults.add('block-moved', block, `Block ${height} was sealed as block ${place} and stands in another's place.`);
      return;
    }
    faults.add(
      'block-altered',
      block,
      `The header of block ${height} does not give its hash: a field of the row was changed.`,
    );
  }
  if (!linked) {
    faults.add(
      'link-broken',
      block,
      `Block ${height} does not follow the block below it: one of the two was exchanged.`,
    );
  } else if (intact && !counted) {
    faults.add(
      'block-altered',
      block,
      `Block ${height} counts ${block.before} entries below it; there are ${below.entries}.`,
    );
  }
}

/** The height at which a moved block was sealed; undefined when its header does not fit anywhere. */
async function placeOf(db: Database, block: SealedBlock): Promise<number | undefined> {
  const below = await findBlockByHash(db, block.chain, block.previous);
  const place = below ? below.height + 1 : block.previous.equals(NO_BLOCK) ? 0 : undefined;
  if (place === undefined || place === block.height) return undefined;
  return hashHeader({ ...block, height: place }).equals(block.hash) ? place : undefined;
}

/** Where the id of an entry stands in its line, without reading the whole line. */
function idOfLine(line: string): string | undefined {
  if (!line.includes('"facts":{')) {
    const at = line.indexOf(',"id":"') + 7;
    const id = line.slice(at, at + 36);
    if (isId(id)) return id;
  }
  return readEntryLine(line)?.id;
}

/** Compares the entries of a block with its root; answers how many there are, and what they touched when they are sound. */
export function checkEntries(faults: FaultList, block: SealedBlock): { entries: number; touches: Touch[] | undefined } {
  const { height } = block;
  const lines = unpackLines(block.packed);
  if (!lines) {
    faults.add('entries-altered', block, `The entries of block ${height} cannot be unpacked.`);
    return { entries: 0, touches: undefined };
  }
  if (lines.length !== block.entries || !rootOfLines(lines).equals(block.root)) {
    const span = `${block.firstAt} to ${block.lastAt}`;
    faults.add(
      'entries-altered',
      block,
      `The ${lines.length} entries of block ${height} (${span}) do not give its root: an entry was altered, added or removed.`,
    );
    return { entries: lines.length, touches: undefined };
  }
  const touches: Touch[] = [];
  let low: string | undefined;
  let high: string | undefined;
  for (const line of lines) {
    const id = idOfLine(line);
    if (id !== undefined && (low === undefined || id < low)) low = id;
    if (id !== undefined && (high === undefined || id > high)) high = id;
    if (!line.includes('"records":[')) continue;
    const entry = readEntryLine(line);
    if (entry) for (const touch of touchesOf(entry)) touches.push(touch);
  }
  if (low !== block.lowId || high !== block.highId) {
    faults.add('block-altered', block, `The range of ids by which entries of block ${height} are found was changed.`);
  }
  return { entries: lines.length, touches };
}
