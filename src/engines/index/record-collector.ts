/** Records in the order they arrive, with their persons; keys are kept by whoever collects. */
import { Problem } from '../../kernel/problem.ts';
import type { PersonDescription } from '../matching/description.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { NameReading } from './name-reading.ts';
import { PersonCollector } from './person-collector.ts';
import { writeId } from './record-id.ts';

/** What the index keeps of a record. */
export interface IndexedRecord {
  /** A uuid. */
  readonly id: string;
  /** The register's kind, such as `travel-document`; at most 255 kinds. */
  readonly kind: string;
  /** Who may see it, as a number that the caller chose; 0 is withheld from nobody, 65535 the highest. */
  readonly mask: number;
  /** Exact keys, as the identifiers engine writes them. */
  readonly keys: readonly string[];
  readonly person?: PersonDescription;
}

const MOST_KINDS = 255;
// Ids take 16 bytes each, and one shared buffer ends at 2 GiB.
const MOST_RECORDS = 2 ** 27 - 1;
const HIGHEST_MASK = 0xffff;

export class RecordCollector {
  readonly ids = new GrowingNumbers();
  readonly masks = new GrowingNumbers();
  readonly kindOf = new GrowingNumbers();
  readonly kinds: string[] = [];
  readonly persons: PersonCollector;
  readonly #id = new Uint32Array(4);

  constructor(reading: NameReading) {
    this.persons = new PersonCollector(reading);
  }

  get count(): number {
    return this.masks.length;
  }

  /** Adds a record and answers its number; refuses as `invalid-input` what does not fit, and is then unchanged. */
  add({ id, kind, mask, person }: IndexedRecord): number {
    writeId(id, this.#id, 0);
    if (!Number.isInteger(mask) || mask < 0 || mask > HIGHEST_MASK) {
      throw new Problem(
        'invalid-input',
        `A record's mask must be a whole number from 0 to ${HIGHEST_MASK}, not ${mask}.`,
      );
    }
    if (this.count === MOST_RECORDS) {
      throw new Problem('busy', `One segment of the index holds ${MOST_RECORDS} records; build several.`);
    }
    const kindNumber = this.#kindNumber(kind);
    const record = this.count;
    if (person !== undefined) this.persons.add(record, person, mask === 0);
    for (const word of this.#id) this.ids.push(word);
    this.masks.push(mask);
    this.kindOf.push(kindNumber);
    return record;
  }

  #kindNumber(kind: string): number {
    const known = this.kinds.indexOf(kind);
    if (known >= 0) return known;
    if (this.kinds.length === MOST_KINDS) {
      throw new Problem('invalid-input', `The index tells ${MOST_KINDS} kinds of record apart; “${kind}” is one more.`);
    }
    return this.kinds.push(kind) - 1;
  }
}
