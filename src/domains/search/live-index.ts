import { createSearchIndex } from '../../engines/index/search-index.ts';
import { newPart, type SegmentPart } from '../../engines/index/segment.ts';
import { SegmentBuilder } from '../../engines/index/segment-builder.ts';
import {
  type Change,
  canFollowFrom,
  type FeedPosition,
  followChanges,
  presentPosition,
} from '../../platform/change-feed.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { Turns } from '../../platform/turns.ts';
import { findIndexed, INDEXED_RECORDS, type IndexedFields, registerOf } from '../registers/public.ts';
import type { SearchedIndex } from './find-candidates.ts';
import { IndexFiles, identifyRegisters } from './index-files.ts';
import type { IndexName } from './index-name.ts';
import { IndexUpkeep } from './index-upkeep.ts';
import { SearchThreads } from './search-threads.ts';
import type { IndexedForms } from './thread-messages.ts';
import { VisibilityMasks } from './visibility.ts';

/** The index of a running node: built from the registers, following every change within a second. */
export interface LiveIndex extends SearchedIndex {
  /** The threads that answer bulk searches and questions by name, each from a copy of its own of what is not shared. */
  readonly threads: SearchThreads;
  /** Everything committed before the call is found after it. */
  caughtUp(): Promise<void>;
  position(): FeedPosition;
  stop(): Promise<void>;
}

// The slowest question among so many names takes about a millisecond; where there are more, a thread answers them.
const MANY_NAMES = 50_000;
// Rows are parsed in one go: a hundred take a few milliseconds.
const RECORDS_AT_ONCE = 100;

/** What the two indexes hold of a record. */
function indexedRecords(record: IndexedFields, masks: VisibilityMasks): IndexedForms {
  const { person, organisation, keys } = registerOf(record.kind).face(record.subject);
  const { id, kind } = record;
  const mask = masks.maskOf(record);
  return {
    main: { id, kind, mask, keys: [...keys], person },
    named: organisation && { id, kind, mask, keys: [], person: organisation },
  };
}

interface Built {
  readonly parts: Readonly<Record<IndexName, readonly SegmentPart[]>>;
  readonly masks: VisibilityMasks;
  readonly position: FeedPosition;
}

/** Builds both indexes from the registers. */
async function build({ db }: NodeParts, onProgress: (records: number) => void): Promise<Built> {
  // Taken before the first record is read: what changes while we read is read again from the feed.
  const position = await presentPosition(db);
  const masks = new VisibilityMasks();
  const main = new SegmentBuilder();
  const named = new SegmentBuilder();
  let read = 0;
  for await (const row of db.stream<IndexedFields>(INDEXED_RECORDS)) {
    const indexed = indexedRecords(row, masks);
    main.add(indexed.main);
    if (indexed.named) named.add(indexed.named);
    read += 1;
    if (read % 50_000 === 0) onProgress(read);
  }
  const partsOf = (builder: SegmentBuilder): SegmentPart[] => (builder.count === 0 ? [] : [newPart(builder.build())]);
  return { parts: { records: partsOf(main), organisations: partsOf(named) }, masks, position };
}

/** Reads the saved index, or undefined when there is none that can be used; why not goes to the log. */
async function load({ db, log }: NodeParts, files: IndexFiles): Promise<Built | undefined> {
  const saved = files.read();
  if (saved === undefined) return undefined;
  const refused =
    typeof saved === 'string'
      ? saved
      : (await canFollowFrom(db, saved.position))
        ? undefined
        : 'Changes since it was saved are no longer in the feed.';
  if (typeof saved === 'string' || refused !== undefined) {
    log.warn({ reason: refused }, 'the saved search index cannot be used; it is built anew from the registers');
    files.remove();
    return undefined;
  }
  return { parts: saved.parts, masks: new VisibilityMasks(saved.masks), position: saved.position };
}

/** Opens the index: from its files where they can be used, else from the registers; then follows every change. */
export async function openLiveIndex(
  parts: NodeParts,
  onProgress: (records: number) => void = () => {},
): Promise<LiveIndex> {
  const { db, keys, log, metrics, settings } = parts;
  const files = new IndexFiles(settings.home, await identifyRegisters(db));
  const from = (await load(parts, files)) ?? (await build(parts, onProgress));
  const { masks } = from;
  const records = createSearchIndex(from.parts.records);
  const organisations = createSearchIndex(from.parts.organisations);
  metrics.indexRecords.set({ kind: 'all' }, records.stats().records);

  async function take(changes: readonly Change[]): Promise<void> {
    const changed = [...new Set(changes.map((change) => change.recordId))];
    for (let at = 0; at < changed.length; at += RECORDS_AT_ONCE) {
      const ids = changed.slice(at, at + RECORDS_AT_ONCE);
      const found = new Map((await findIndexed(db, ids)).map((record) => [record.id, record]));
      const turns = new Turns();
      for (const id of ids) {
        takeIn(id, found.get(id));
        if (turns.isOver) await turns.next(); // taking in a change costs some 30 µs
      }
    }
    const newest = changes.at(-1);
    if (newest) metrics.feedLagSeconds.set(Math.max(0, (Date.now() - Date.parse(newest.at)) / 1000));
    metrics.indexRecords.set({ kind: 'all' }, records.stats().records);
    keepThreadForNames();
  }

  function takeIn(id: string, record: IndexedFields | undefined): void {
    const indexed = record && indexedRecords(record, masks);
    if (indexed) records.upsert(indexed.main);
    else records.remove(id);
    if (indexed?.named) organisations.upsert(indexed.named);
    else organisations.remove(id);
    threads.changed(id, indexed);
  }

  function keepThreadForNames(): void {
    if (records.population + organisations.population >= MANY_NAMES) threads.keepOne();
  }

  const threads = new SearchThreads(
    { index: { records, organisations, masks }, askedKey: keys.askedHash, log },
    settings.searchThreads,
  );
  const upkeep = new IndexUpkeep({
    indexes: { records, organisations },
    masks,
    files,
    log,
    threads,
    from: from.position,
  });
  const following = await followChanges(
    db,
    from.position,
    async (changes) => {
      await take(changes);
      upkeep.changed();
    },
    (error) => {
      log.error(
        { failure: error instanceof Error ? error.name : 'unknown' },
        'the index could not follow a change; it tries again',
      );
    },
  );
  upkeep.start(following.position);
  keepThreadForNames();
  await threads.oneKept();
  return {
    records,
    organisations,
    masks,
    threads,
    caughtUp: following.caughtUp,
    position: following.position,
    async stop() {
      await following.stop();
      await upkeep.stop();
      await threads.stop();
    },
  };
}
