import { hashKey } from './key-hash.ts';
import { KeyTableBuilder } from './key-table.ts';
import { NAMES_ENGINE, type NameReading } from './name-reading.ts';
import { type IndexedRecord, RecordCollector } from './record-collector.ts';
import { fileIds, layOutSegment, type Segment } from './segment.ts';
import { sourceOfWaiting, waitingOf } from './waiting-records.ts';

/**
 * Builds a segment from many records at once, for the first load. A record given twice counts as it was given last.
 * Cost: a person takes about 5 µs, a key about 0.3 µs.
 */
export class SegmentBuilder {
  readonly #records: RecordCollector;
  readonly #keys = new KeyTableBuilder();
  readonly #lanes = new Uint32Array(2);

  constructor(reading: NameReading = NAMES_ENGINE) {
    this.#records = new RecordCollector(reading);
  }

  get count(): number {
    return this.#records.count;
  }

  /** Adds a record; refuses as `invalid-input` what does not fit. */
  add(record: IndexedRecord): void {
    const number = this.#records.add(record);
    for (const key of record.keys) {
      hashKey(key, this.#lanes);
      this.#keys.add(this.#lanes[0]!, this.#lanes[1]!, number);
    }
  }

  /** Lays out the segment; the builder is used up. */
  build(): Segment {
    const records = this.#records;
    const replaced = new Uint8Array(records.count);
    fileIds(records.ids.view(), records.count, (earlier) => {
      replaced[earlier] = 1;
    });
    const waiting = waitingOf(records, replaced, new Uint32Array(0));
    return layOutSegment([sourceOfWaiting(waiting)], ([newNumber]) => this.#keys.build(newNumber));
  }
}
