import { createSearchIndex, type IndexedRecord, type SearchIndex } from '../../engines/index/search-index.ts';
import { type Change, type FeedPosition, followChanges, presentPosition } from '../../platform/change-feed.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { findSearchable, type RegisterRecord, recordOf, registerOf, SEARCHABLE_RECORDS } from '../registers/public.ts';
import { VisibilityMasks } from './visibility.ts';

/** The index of a running node: built from the registers, following every change within a second. */
export interface LiveIndex {
  /** Persons by name, and every kind by its exact keys. */
  readonly records: SearchIndex;
  /** Organisations and vessels by name. */
  readonly organisations: SearchIndex;
  readonly masks: VisibilityMasks;
  /** Everything committed before the call is found after it. */
  caughtUp(): Promise<void>;
  position(): FeedPosition;
  stop(): Promise<void>;
}

/** What the two indexes hold of a record. */
function indexedRecords(
  record: RegisterRecord,
  masks: VisibilityMasks,
): { main: IndexedRecord; named?: IndexedRecord } {
  const { person, organisation, keys } = registerOf(record.kind).face(record.subject);
  const { id, kind } = record;
  const mask = masks.maskOf(record);
  return {
    main: { id, kind, mask, keys: [...keys], person },
    named: organisation && { id, kind, mask, keys: [], person: organisation },
  };
}

/** Builds the index from the registers and follows their changes. */
export async function openLiveIndex(
  { db, log, metrics }: NodeParts,
  onProgress: (records: number) => void = () => {},
): Promise<LiveIndex> {
  const records = createSearchIndex();
  const organisations = createSearchIndex();
  const masks = new VisibilityMasks();

  function put(record: RegisterRecord): void {
    const { main, named } = indexedRecords(record, masks);
    records.upsert(main);
    if (named) organisations.upsert(named);
  }

  async function take(changes: readonly Change[]): Promise<void> {
    const ids = [...new Set(changes.map((change) => change.recordId))];
    const found = new Map((await findSearchable(db, ids)).map((record) => [record.id, record]));
    for (const id of ids) {
      const record = found.get(id);
      if (record) put(record);
      else {
        records.remove(id);
        organisations.remove(id);
      }
    }
    const newest = changes.at(-1);
    if (newest) metrics.feedLagSeconds.set(Math.max(0, (Date.now() - Date.parse(newest.at)) / 1000));
    metrics.indexRecords.set({ kind: 'all' }, records.stats().records);
  }

  const from = await presentPosition(db);
  let read = 0;
  for await (const row of db.stream<Parameters<typeof recordOf>[0]>(SEARCHABLE_RECORDS)) {
    put(recordOf(row));
    read += 1;
    if (read % 10_000 === 0) onProgress(read);
  }
  records.compact();
  organisations.compact();
  metrics.indexRecords.set({ kind: 'all' }, read);
  const following = await followChanges(db, from, take, (error) => {
    log.error(
      { failure: error instanceof Error ? error.name : 'unknown' },
      'the index could not follow a change; it tries again',
    );
  });
  return {
    records,
    organisations,
    masks,
    caughtUp: following.caughtUp,
    position: following.position,
    stop: following.stop,
  };
}
