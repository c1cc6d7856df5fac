/**
 * The newest records, in ordinary maps, so that a change is found at once; a background worker turns them into a
 * segment from time to time. Cost: a few microseconds to add or remove a record, about 1 kB a person.
 */
import { GrowingNumbers } from './growing-numbers.ts';
import { PreparedTerms } from './judge-candidates.ts';
import { hashKey } from './key-hash.ts';
import type { NameReading } from './name-reading.ts';
import { termsOfPerson } from './packed-names.ts';
import { type IndexedRecord, RecordCollector } from './record-collector.ts';
import type { TermSource } from './term-source.ts';
import { type WaitingRecords, waitingOf } from './waiting-records.ts';

// Most terms of the newest records are carried by one or two persons.
const FIRST_POSTINGS = 2;

export class Delta {
  readonly records: RecordCollector;
  readonly prepared = new PreparedTerms();
  readonly #byId = new Map<string, number>();
  readonly #dead = new Set<number>();
  readonly #byKey = new Map<string, number[]>();
  /** High lane, low lane and record of every key. */
  readonly #keys = new GrowingNumbers();
  readonly #lanes = new Uint32Array(2);
  readonly #termsByKey = new Map<number, number[]>();
  readonly #postings: GrowingNumbers[] = [];
  readonly #openOf: number[] = [];
  #openCount = 0;

  constructor(reading: NameReading) {
    this.records = new RecordCollector(reading);
  }

  /** Living records. */
  get count(): number {
    return this.#byId.size;
  }

  /** Records that still take room, the replaced ones too. */
  get size(): number {
    return this.records.count;
  }

  get openPersons(): number {
    return this.#openCount;
  }

  has(id: string): boolean {
    return this.#byId.has(id.toLowerCase());
  }

  alive(record: number): boolean {
    return !this.#dead.has(record);
  }

  /** Ids of the living records. */
  ids(): Iterable<string> {
    return this.#byId.keys();
  }

  /** Adds a record or replaces the one with its id; refuses as `invalid-input` what does not fit. */
  upsert(record: IndexedRecord): void {
    const personsBefore = this.records.persons.count;
    const number = this.records.add(record);
    this.remove(record.id);
    this.#byId.set(record.id.toLowerCase(), number);
    for (const key of new Set(record.keys)) {
      hashKey(key, this.#lanes);
      this.#keys.push(this.#lanes[0]!);
      this.#keys.push(this.#lanes[1]!);
      this.#keys.push(number);
      const filed = this.#byKey.get(key);
      if (filed === undefined) this.#byKey.set(key, [number]);
      else filed.push(number);
    }
    if (this.records.persons.count > personsBefore) this.#post(personsBefore);
  }

  /** Answers whether the record was there. */
  remove(id: string): boolean {
    const key = id.toLowerCase();
    const number = this.#byId.get(key);
    if (number === undefined) return false;
    this.#byId.delete(key);
    this.#dead.add(number);
    const { persons } = this.records;
    const person = personOf(persons.records.view(), number);
    if (person !== undefined && persons.open[person]) {
      this.#openCount--;
      for (const term of this.#termsOfPerson(person)) this.#openOf[term]!--;
    }
    return true;
  }

  /** The numbers of the living records that carry the key. */
  findKey(key: string): readonly number[] {
    return this.#byKey.get(key)?.filter((record) => this.alive(record)) ?? [];
  }

  #post(person: number): void {
    const { persons } = this.records;
    for (let term = this.#postings.length; term < persons.termTexts.length; term++) {
      this.#postings.push(new GrowingNumbers(FIRST_POSTINGS));
      this.#openOf.push(0);
      const end = persons.termKeyStarts.at(term + 1);
      for (let at = persons.termKeyStarts.at(term); at < end; at++) {
        const key = persons.termKeys.at(at);
        const filed = this.#termsByKey.get(key);
        if (filed === undefined) this.#termsByKey.set(key, [term]);
        else filed.push(term);
      }
    }
    const open = persons.open[person]!;
    if (open) this.#openCount++;
    for (const term of this.#termsOfPerson(person)) {
      this.#postings[term]!.push(person);
      if (open) this.#openOf[term]!++;
    }
  }

  #termsOfPerson(person: number): Set<number> {
    const { nameStarts, nameWords } = this.records.persons;
    return termsOfPerson({ nameStarts: nameStarts.view(), nameWords: nameWords.view() }, person);
  }

  /** The persons as a source of candidates; good until the next change. */
  persons(): TermSource {
    const { persons } = this.records;
    return {
      personCount: persons.count,
      openCount: this.#openCount,
      born: persons.born.view(),
      traits: persons.traits.view(),
      nationalities: persons.nationalities.view(),
      nationalitySets: persons.nationalitySetTexts,
      moreBirths: persons.moreBirths.view(),
      nameStarts: persons.nameStarts.view(),
      nameWords: persons.nameWords.view(),
      termsUnder: (keys, found) => {
        for (const key of keys) for (const term of this.#termsByKey.get(key) ?? []) found.push(term);
      },
      termsStarting: (prefix, found, limit) => {
        for (let term = 0; term < persons.termTexts.length && found.length < limit; term++) {
          if (persons.termTexts[term]!.startsWith(prefix)) found.push(term);
        }
      },
      fetch: () => {},
      textOf: (term) => persons.termTexts[term]!,
      lettersOf: (term, into) => {
        const text = persons.termTexts[term]!;
        for (let i = Math.min(text.length, into.length) - 1; i >= 0; i--) into[i] = text.charCodeAt(i);
        return text.length;
      },
      openOf: (term) => this.#openOf[term]!,
      carriersOf: (term) => this.#postings[term]!.length,
      postingsOf: (term, into) => {
        into.list = this.#postings[term]!.view();
        into.from = 0;
        into.to = into.list.length;
      },
      // So few persons are not worth sorting by date: all of them are looked at.
      dayStarts: undefined,
      signatures: undefined,
      termCount: persons.termTexts.length,
    };
  }

  /** Everything as plain data for a merge; good until the next record is added. */
  waiting(): WaitingRecords {
    const dead = new Uint8Array(this.size);
    for (const record of this.#dead) dead[record] = 1;
    return waitingOf(this.records, dead, this.#keys.view());
  }
}

/** The person of a record, by halves: both are numbered in the order they arrived. */
function personOf(recordOfPerson: Uint32Array, record: number): number | undefined {
  let lowest = 0;
  let highest = recordOfPerson.length;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (recordOfPerson[middle]! < record) lowest = middle + 1;
    else highest = middle;
  }
  return recordOfPerson[lowest] === record ? lowest : undefined;
}
