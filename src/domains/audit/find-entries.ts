import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import { findBlock, listBlocksBack, listTouchesOfRecord } from './audit.store.ts';
import { unpackLines, unpackText } from './block.ts';
import { type AuditEntry, readEntryLine } from './entry-line.ts';

/** Which entries are wanted; what is not said does not matter. */
export interface EntryFilter {
  readonly action?: string;
  readonly officer?: string;
  readonly agency?: string;
  readonly purpose?: string;
  readonly record?: string;
  readonly asked?: string;
  readonly from?: Date;
  readonly to?: Date;
}

export interface EntryPage {
  readonly items: readonly AuditEntry[];
  readonly next: string | null;
}

// A page answers in about this time however rare the wanted entries are; `next` goes on from there.
const SCAN_MS = 1500;
const BLOCKS_A_READ = 16;
const BEGINNING = new Date(0);
const END = new Date('9999-01-01T00:00:00Z');

/**
 * Whether somebody may see an entry: an auditor sees what their own agency did. What the node did by itself, or
 * somebody not signed in, belongs to no agency and is for those who may verify the whole chain.
 */
export function mayReadEntry(officer: Officer, entry: AuditEntry): boolean {
  return entry.agency === undefined ? officer.rights.has('audit:verify') : entry.agency === officer.agency.code;
}

function fits(entry: AuditEntry, filter: EntryFilter): boolean {
  return (
    (filter.action === undefined || entry.action === filter.action) &&
    (filter.officer === undefined || entry.officer === filter.officer) &&
    (filter.agency === undefined || entry.agency === filter.agency) &&
    (filter.purpose === undefined || entry.purpose === filter.purpose) &&
    (filter.asked === undefined || entry.asked === filter.asked) &&
    (filter.from === undefined || entry.at >= filter.from.toISOString()) &&
    (filter.to === undefined || entry.at < filter.to.toISOString()) &&
    (filter.record === undefined || (entry.records ?? []).some((record) => record.id === filter.record))
  );
}

/** Texts that the line of a wanted entry must contain: most lines are passed over without being parsed. */
function marksOf(filter: EntryFilter): string[] {
  const marks: string[] = [];
  for (const name of ['action', 'officer', 'agency', 'purpose', 'asked'] as const) {
    if (filter[name] !== undefined) marks.push(`"${name}":${JSON.stringify(filter[name])}`);
  }
  return marks;
}

/** A place in the order in which pages are read: newest first. */
interface Place {
  readonly at: string;
  readonly chain: string;
  readonly height: number;
  /** Lines of this block below this one are still to be read. */
  readonly line: number;
}

function writePlace({ at, chain, height, line }: Place): string {
  return Buffer.from(JSON.stringify([at, chain, height, line])).toString('base64url');
}

function readPlace(after: string): Place {
  try {
    const [at, chain, height, line] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[];
    const whole = Number.isSafeInteger(height) && Number.isSafeInteger(line);
    if (whole && typeof chain === 'string' && typeof at === 'string' && !Number.isNaN(Date.parse(at))) {
      return { at, chain, height: height as number, line: line as number };
    }
  } catch {
    // said below
  }
  throw new Problem('invalid-input', 'Hand back "next" of the page before as "after", unchanged.', {
    fields: [fieldFault('/after', 'no-such-page')],
  });
}

/** Finds entries by what they say, newest first, among those for which `visible` holds. */
export async function findEntries(
  db: Database,
  filter: EntryFilter,
  { visible, limit, after }: { visible: (entry: AuditEntry) => boolean; limit: number; after?: string },
): Promise<EntryPage> {
  if (filter.record !== undefined) return findEntriesOfRecord(db, filter, { visible, limit, after });
  const marks = marksOf(filter);
  const items: AuditEntry[] = [];
  let place: Place | undefined = after === undefined ? undefined : readPlace(after);
  const scanUntilMs = performance.now() + SCAN_MS;
  for (;;) {
    const blocks = await listBlocksBack(db, {
      from: filter.from ?? BEGINNING,
      to: filter.to ?? END,
      place,
      limit: BLOCKS_A_READ,
    });
    for (const block of blocks) {
      const { chain, height, lastAt: at } = block;
      const text = unpackText(block.packed);
      // Most blocks hold nothing wanted, which shows in the bytes before they are taken for lines.
      const wanted = text !== undefined && marks.every((mark) => text.includes(mark));
      const lines = wanted ? text.toString('utf8').split('\n') : [];
      const resumed = place !== undefined && place.chain === chain && place.height === height;
      const start = resumed ? Math.min(place!.line, lines.length) : lines.length;
      for (let i = start - 1; i >= 0; i -= 1) {
        const line = lines[i]!;
        if (!marks.every((mark) => line.includes(mark))) continue;
        const entry = readEntryLine(line);
        if (!entry || !fits(entry, filter) || !visible(entry)) continue;
        items.push(entry);
        if (items.length === limit) return { items, next: writePlace({ at, chain, height, line: i }) };
      }
      place = { at, chain, height, line: 0 };
      if (performance.now() > scanUntilMs) return { items, next: writePlace(place) };
      await nextTurn(); // others are answered meanwhile
    }
    if (blocks.length < BLOCKS_A_READ) return { items, next: null };
  }
}

/** Reads entries by where they are sealed; those of one block that follow each other are read at once. */
export function entryReader(
  db: Database,
): (place: { chain: string; height: number; entry: string }) => Promise<AuditEntry | undefined> {
  let at = '';
  let lines: readonly string[] = [];
  return async ({ chain, height, entry }) => {
    if (at !== `${chain} ${height}`) {
      const block = await findBlock(db, chain, height);
      lines = (block && unpackLines(block.packed)) ?? [];
      at = `${chain} ${height}`;
    }
    const line = lines.find((one) => one.includes(`"id":"${entry}"`));
    return line === undefined ? undefined : readEntryLine(line);
  };
}

async function findEntriesOfRecord(
  db: Database,
  filter: EntryFilter,
  { visible, limit, after }: { visible: (entry: AuditEntry) => boolean; limit: number; after?: string },
): Promise<EntryPage> {
  const items: AuditEntry[] = [];
  const readEntry = entryReader(db);
  let place = after === undefined ? undefined : readRecordPlace(after);
  for (;;) {
    const touches = await listTouchesOfRecord(db, filter.record!, {
      from: filter.from ?? BEGINNING,
      to: filter.to ?? END,
      before: place,
      limit: 100,
    });
    for (const touch of touches) {
      place = { at: touch.at, entry: touch.entry };
      const entry = await readEntry(touch);
      if (!entry || !fits(entry, filter) || !visible(entry)) continue;
      items.push(entry);
      if (items.length === limit) return { items, next: writeRecordPlace(place) };
    }
    if (touches.length < 100) return { items, next: null };
  }
}

/** A place among the touches of a record. */
export interface RecordPlace {
  readonly at: string;
  readonly entry: string;
}

export function writeRecordPlace({ at, entry }: RecordPlace): string {
  return Buffer.from(JSON.stringify([at, entry])).toString('base64url');
}

export function readRecordPlace(after: string): RecordPlace {
  try {
    const [at, entry] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[];
    if (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof entry === 'string' && isId(entry))
      return { at, entry };
  } catch {
    // said below
  }
  throw new Problem('invalid-input', 'Hand back "next" of the page before as "after", unchanged.', {
    fields: [fieldFault('/after', 'no-such-page')],
  });
}
