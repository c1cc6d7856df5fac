/**
 * A segment: an immutable part of the index, typed arrays in SharedArrayBuffers and a few strings, so that posting it
 * to a worker thread shares it. Persons come first, by year of birth; then the records of every other kind.
 */
import { DROPPED, type KeyTable, KeyTableBuilder } from './key-table.ts';
import { layOutPersons, type PersonColumns } from './person-columns.ts';
import { slotOfId } from './record-id.ts';
import { rowsOfColumns } from './segment-persons.ts';
import type { SegmentSource } from './segment-source.ts';
import { sharedBytes, sharedUint16, sharedUint32 } from './shared-arrays.ts';
import { addWaitingKeys, sourceOfWaiting, type WaitingRecords } from './waiting-records.ts';

export interface Segment {
  readonly recordCount: number;
  readonly kinds: readonly string[];
  /** Four numbers a record. */
  readonly ids: Uint32Array;
  /** Open addressing from an id to its record's number plus one. */
  readonly idSlots: Uint32Array;
  readonly masks: Uint16Array;
  readonly kindOf: Uint8Array;
  readonly keys: KeyTable;
  readonly persons: PersonColumns;
}

/** Lays out the living records of all sources as one segment; `layOutKeys` is given each source's new numbers. */
export function layOutSegment(
  sources: readonly SegmentSource[],
  layOutKeys: (newNumbers: readonly Uint32Array[]) => KeyTable,
): Segment {
  const { columns, numbers } = layOutPersons(sources.map(({ persons }) => persons));
  let recordCount = columns.count;
  const newNumbers = sources.map((source, s) => {
    const mine = new Uint32Array(source.recordCount).fill(DROPPED);
    const isPerson = new Uint8Array(source.recordCount);
    numbers[s]!.forEach((number, person) => {
      const record = source.recordOfPerson(person);
      isPerson[record] = 1;
      mine[record] = number;
    });
    for (let record = 0; record < source.recordCount; record++) {
      if (isPerson[record] === 0 && source.alive(record)) mine[record] = recordCount++;
    }
    return mine;
  });
  const records = layOutRecords(sources, newNumbers, recordCount);
  return { recordCount, ...records, keys: layOutKeys(newNumbers), persons: columns };
}

function layOutRecords(sources: readonly SegmentSource[], newNumbers: readonly Uint32Array[], recordCount: number) {
  const ids = sharedUint32(recordCount * 4);
  const masks = sharedUint16(recordCount);
  const kindOf = sharedBytes(recordCount);
  const kinds = [...new Set(sources.flatMap((source) => source.kinds))];
  sources.forEach((source, s) => {
    const kindNumbers = source.kinds.map((kind) => kinds.indexOf(kind));
    const mine = newNumbers[s]!;
    for (let record = 0; record < source.recordCount; record++) {
      const number = mine[record]!;
      if (number === DROPPED) continue;
      for (let i = 0; i < 4; i++) ids[number * 4 + i] = source.ids[record * 4 + i]!;
      masks[number] = source.masks[record]!;
      kindOf[number] = kindNumbers[source.kindOf[record]!]!;
    }
  });
  return { kinds, ids, idSlots: fileIds(ids, recordCount), masks, kindOf };
}

// A quarter more slots than records: five bytes a record, and a search for an id looks at two or three slots.
const SLOTS_PER_RECORD = 1.25;

/** Files ids for `findRecord`; `twice` is told of an id that was filed before, and the later one takes its place. */
export function fileIds(ids: Uint32Array, count: number, twice?: (earlier: number) => void): Uint32Array {
  const slots = sharedUint32(Math.max(4, Math.ceil(count * SLOTS_PER_RECORD)));
  for (let record = 0; record < count; record++) {
    let slot = slotOfId(ids, record * 4, slots.length);
    for (;;) {
      const filed = slots[slot]!;
      if (filed === 0) break;
      if (sameId(ids, (filed - 1) * 4, ids, record * 4)) {
        twice?.(filed - 1);
        break;
      }
      slot = slot + 1 === slots.length ? 0 : slot + 1;
    }
    slots[slot] = record + 1;
  }
  return slots;
}

/** The number of the record with the id that stands at the start of `id`, or undefined. */
export function findRecord(segment: Segment, id: Uint32Array): number | undefined {
  const { ids, idSlots } = segment;
  let slot = slotOfId(id, 0, idSlots.length);
  for (;;) {
    const filed = idSlots[slot]!;
    if (filed === 0) return undefined;
    if (sameId(ids, (filed - 1) * 4, id, 0)) return filed - 1;
    slot = slot + 1 === idSlots.length ? 0 : slot + 1;
  }
}

function sameId(a: Uint32Array, at: number, b: Uint32Array, bt: number): boolean {
  return a[at] === b[bt] && a[at + 1] === b[bt + 1] && a[at + 2] === b[bt + 2] && a[at + 3] === b[bt + 3];
}

/** Marks of records that were removed or replaced since the segment was laid out; each thread keeps its own. */
export class Tombstones {
  readonly #bits: Uint32Array;
  #count = 0;

  /** `marks`: those that were saved with the segment. */
  constructor(records: number, marks?: Uint32Array) {
    this.#bits = new Uint32Array((records + 31) >>> 5);
    if (marks === undefined) return;
    this.#bits.set(marks);
    for (let record = 0; record < records; record++) if (this.has(record)) this.#count++;
  }

  get count(): number {
    return this.#count;
  }

  has(record: number): boolean {
    return (this.#bits[record >>> 5]! & (1 << (record & 31))) !== 0;
  }

  /** Answers whether the record was alive until now. */
  bury(record: number): boolean {
    if (this.has(record)) return false;
    this.#bits[record >>> 5]! |= 1 << (record & 31);
    this.#count++;
    return true;
  }

  /** The marks as numbers, to hand them to the thread that merges. */
  marks(): Uint32Array {
    return this.#bits.slice();
  }
}

/** A segment as a source of another one; `dead` are the marks of its tombstones. */
export function sourceOfSegment(segment: Segment, dead: Uint32Array): SegmentSource {
  const alive = (record: number): boolean => (dead[record >>> 5]! & (1 << (record & 31))) === 0;
  return {
    recordCount: segment.recordCount,
    kinds: segment.kinds,
    ids: segment.ids,
    masks: segment.masks,
    kindOf: segment.kindOf,
    persons: rowsOfColumns(segment.persons, alive, (person) => segment.masks[person] === 0),
    alive,
    recordOfPerson: (person) => person,
  };
}

/** A segment with the marks of its dead records. */
export interface SegmentPart {
  readonly segment: Segment;
  readonly dead: Uint32Array;
}

/** What a merge takes: segments, and records that wait to be in one. Plain data, to be posted to a worker thread. */
export type MergePart = SegmentPart | { readonly waiting: WaitingRecords };

/** A segment of which no record is dead yet. */
export function newPart(segment: Segment): SegmentPart {
  return { segment, dead: new Tombstones(segment.recordCount).marks() };
}

/**
 * Merges parts into one segment, without the records that died. A pure function over what is given: a background
 * worker runs it while everybody goes on reading the old parts. Cost: about 8 µs a person.
 */
export function mergeSegments(parts: readonly MergePart[]): Segment {
  return layOutSegment(
    parts.map((part) => ('waiting' in part ? sourceOfWaiting(part.waiting) : sourceOfSegment(part.segment, part.dead))),
    (newNumbers) => {
      const builder = new KeyTableBuilder();
      parts.forEach((part, s) => {
        if ('waiting' in part) addWaitingKeys(part.waiting, newNumbers[s]!, builder);
        else builder.addTable(part.segment.keys, newNumbers[s]!);
      });
      return builder.build();
    },
  );
}
