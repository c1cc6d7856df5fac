/**
 * The search index in memory: which records carry a key, and which persons could be meant.
 *
 *     const index = createSearchIndex();
 *     index.upsert({ id, kind: 'travel-document', mask: 0, keys: ['d:ZZN:X1234567'] });
 *     index.findByKeys(['d:ZZN:X1234567'], { visible })          →  [{ id, kind, mask, key: 'd:ZZN:X1234567' }]
 *     index.findPersons(question, { limit: 64, visible })        →  { candidates: [{ id, kind, mask, rank }], … }
 *     index.judgePersons(question, { preset, visible })          →  { persons: [{ id, kind, mask, score, band }], … }
 *
 * - A record is found under its keys and, when it has a `person`, under that person's names, from the moment `upsert`
 *   returns. It carries a `mask`: a number the caller chose for "who may see this". `visible(mask)` is asked inside the
 *   search, so that a record withheld from the asker takes no place among the candidates, and only records of mask 0
 *   count towards the frequencies that weigh names: what is withheld leaves no trace in anybody's answer.
 * - Candidates are candidates: the matching engine judges them. Exact keys are compared by 64-bit hash (key-table.ts
 *   says how likely a false one is); whoever acts on an answer reads the record first.
 * - Records live in immutable segments (shared with worker threads as they are), the newest ones in a delta. `beginMerge`
 *   gives parts that a worker thread turns into one segment (`mergeSegments`), `adopt` swaps that in; nobody waits.
 *   `compact` does both at once, for tools and tests.
 */
import { Problem } from '../../kernel/problem.ts';
import type { PersonDescription } from '../matching/description.ts';
import { prepareQuestion } from '../matching/judge-person.ts';
import { DEFAULT_PRESET, PRESETS, type PresetName } from '../matching/presets.ts';
import type { Frequencies } from '../names/frequencies.ts';
import { type AskedPerson, askPerson } from './asked-person.ts';
import { Delta } from './delta.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import type {
  FoundByKey,
  FoundPersons,
  FoundRecord,
  JudgedPerson,
  JudgedPersons,
  PersonJudging,
  PersonSearch,
  SearchEffort,
  SearchIndexStats,
  Visible,
} from './index-answers.ts';
import { materialise, PreparedTerms, TermsOfSources } from './judge-candidates.ts';
import { hashKey } from './key-hash.ts';
import { findKey, hasAnyKey } from './key-table.ts';
import { NAMES_ENGINE, type NameReading } from './name-reading.ts';
import { OtherNats } from './other-nats.ts';
import type { IndexedRecord } from './record-collector.ts';
import { readId, writeId } from './record-id.ts';
import { Retrieval, type RetrievalLimits } from './retrieval.ts';
import { findRecord, type MergePart, mergeSegments, type Segment, type SegmentPart, Tombstones } from './segment.ts';
import { BuriedTerms, sourceOfColumns } from './segment-persons.ts';
import type { TermSource } from './term-source.ts';
import { TermWeights } from './term-weights.ts';

export type * from './index-answers.ts';
export type { IndexedRecord } from './record-collector.ts';
export type { Segment } from './segment.ts';

// One document number reported by a hundred agencies is plausible, a thousand are rubbish such as "UNKNOWN".
const MOST_BY_KEY = 1000;
const CANDIDATES = 64;
// A delta of this many records takes some 50 MB and merges in half a second.
const DELTA_FULL = 50_000;
// Each record is then merged about log₄ of the register's size times, and there are as many segments.
const MERGE_UP_TO = 4;
// Four milliseconds' worth: commonest names without a birth date need a quarter of it at ten million persons.
const BUDGET = 2_000_000;

interface Part {
  readonly segment: Segment;
  readonly dead: Tombstones;
  readonly persons: TermSource;
  readonly prepared: PreparedTerms;
  readonly buried: BuriedTerms;
}

/** All persons as one question sees them. */
interface Pool {
  readonly sources: readonly TermSource[];
  readonly prepared: readonly PreparedTerms[];
  readonly population: number;
  readonly weights: TermWeights;
  accept(source: number, person: number): boolean;
  describe(source: number, person: number): FoundRecord;
}

const everything: Visible = () => true;

/** The answer of an index without persons: a node without organisations is asked for them with each person. */
function nobody({ population, weights }: Pool): JudgedPersons {
  return { persons: [], judged: 0, frequencies: weights, cutShort: false, population, postingsRead: 0 };
}

export class SearchIndex {
  readonly #reading: NameReading;
  readonly #retrieval = new Retrieval();
  readonly #others = new OtherNats();
  #lanes = new Uint32Array(64);
  #places = new Uint32Array(64);
  readonly #id = new Uint32Array(4);
  readonly #found: number[] = [];
  #parts: readonly Part[] = [];
  #delta: Delta;
  /** The delta that a merge is turning into a segment: still searched, but new records go to another one. */
  #frozen: Delta | undefined;
  /** The segments that the same merge replaces. */
  #merging: readonly Part[] = [];
  /** Ids that changed since the merge began, so that its result does not bring them back. */
  #changedSince: Set<string> | undefined;

  constructor(parts: readonly SegmentPart[], reading: NameReading) {
    this.#reading = reading;
    this.#delta = new Delta(reading);
    this.#parts = parts.map(({ segment, dead }) => partOf(segment, dead));
  }

  /** Adds a record or replaces the one with its id; refuses as `invalid-input` what does not fit. */
  upsert(record: IndexedRecord): void {
    this.#delta.upsert(record);
    this.#bury(record.id);
  }

  /** Takes a record out; answers whether it was there. */
  remove(id: string): boolean {
    writeId(id, this.#id, 0);
    const wasNew = this.#delta.remove(id);
    return this.#bury(id) || wasNew;
  }

  /** Marks the record dead wherever it stands outside the delta. */
  #bury(id: string): boolean {
    this.#changedSince?.add(id);
    let buried = this.#frozen?.remove(id) ?? false;
    writeId(id, this.#id, 0);
    for (const part of this.#parts) {
      const record = findRecord(part.segment, this.#id);
      if (record !== undefined && buryIn(part, record)) buried = true;
    }
    return buried;
  }

  /** Whether a record with this id is in the index. */
  has(id: string): boolean {
    if (this.#delta.has(id) || this.#frozen?.has(id) === true) return true;
    writeId(id, this.#id, 0);
    return this.#parts.some(({ segment, dead }) => {
      const record = findRecord(segment, this.#id);
      return record !== undefined && !dead.has(record);
    });
  }

  /** The records that carry any of the keys, each once, in the order of the keys. */
  findByKeys(keys: readonly string[], { visible = everything, limit = MOST_BY_KEY } = {}): FoundByKey[] {
    const answers: FoundByKey[] = [];
    let seen: Set<string> | undefined;
    const add = (found: FoundRecord, key: string): void => {
      if (answers.length >= limit || seen?.has(found.id)) return;
      seen ??= new Set();
      seen.add(found.id);
      answers.push({ ...found, key });
    };
    // Nearly every question finds nothing at all: no part is asked key by key that has none of them.
    const lanes = this.#hash(keys);
    const places = this.#places;
    const parts = this.#parts.filter(({ segment }) => hasAnyKey(segment.keys, lanes, keys.length, places));
    // An empty delta is not even asked, because that would hash the text once more.
    const deltas = this.#deltas().filter((delta) => delta.count > 0);
    if (parts.length === 0 && deltas.length === 0) return answers;
    keys.forEach((key, place) => {
      for (const { segment, dead } of parts) {
        this.#found.length = 0;
        findKey(segment.keys, lanes[place * 2]!, lanes[place * 2 + 1]!, this.#found);
        for (const record of this.#found) {
          if (!dead.has(record) && visible(segment.masks[record]!)) add(describe(segment, record), key);
        }
      }
      for (const delta of deltas) {
        for (const record of delta.findKey(key)) {
          if (visible(delta.records.masks.at(record))) add(describeNew(delta, record), key);
        }
      }
    });
    return answers;
  }

  /** Two lanes a key, until the next call. */
  #hash(keys: readonly string[]): Uint32Array {
    if (this.#lanes.length < keys.length * 2) {
      this.#lanes = new Uint32Array(keys.length * 4);
      this.#places = new Uint32Array(keys.length * 4);
    }
    for (let i = 0; i < keys.length; i++) hashKey(keys[i]!, this.#lanes, i * 2);
    return this.#lanes;
  }

  /** The persons who could be meant, best first, before they are judged. */
  findPersons(question: PersonDescription, search: PersonSearch = {}): FoundPersons {
    const pool = this.#pool(search.visible);
    const asked = askPerson(question, this.#reading);
    const candidates = this.#candidates(asked, pool, { least: search.least ?? Number.NEGATIVE_INFINITY }, search);
    return {
      candidates: candidates.map(({ source, person, rank }) => ({ ...pool.describe(source, person), rank })),
      ...this.#effort(pool),
    };
  }

  /**
   * The persons whom the matching engine holds for possible or better under the preset, best first. It judges from the
   * index's columns: names, birth, sex, nationality. Documents are found by their keys, and the whole record, once
   * read, may say more (birth place, height): judge that again for the explanation.
   */
  judgePersons(question: PersonDescription, search: PersonJudging = {}): JudgedPersons {
    const { preset = DEFAULT_PRESET } = search;
    const pool = this.#pool(search.visible);
    if (pool.sources.every(({ personCount }) => personCount === 0)) return nobody(pool);
    const { population, weights } = pool;
    const asked = askPerson(question, this.#reading);
    this.#others.begin(question);
    const least = leastForPreset(question, preset, population) - this.#others.most;
    // Where neither sex nor nationality is asked, they say nothing.
    const others = this.#others.most > 0 ? { others: this.#others } : {};
    const candidates = this.#candidates(asked, pool, { least, ...others }, search);
    const judged: JudgedPerson[] = [];
    if (candidates.length === 0) return { persons: judged, judged: 0, frequencies: weights, ...this.#effort(pool) };
    const terms = new TermsOfSources(pool.sources, pool.prepared, weights);
    const context = { terms, population, frequencies: weights, preset, names: asked.read };
    const prepared = prepareQuestion(question, context);
    for (const { source, person } of candidates) {
      const score = prepared.score(materialise(pool.sources[source]!, person, terms.first(source)));
      const band = prepared.band(score);
      if (band !== 'no-hit') judged.push({ ...pool.describe(source, person), score, band });
    }
    judged.sort((a, b) => b.score - a.score);
    return { persons: judged, judged: candidates.length, frequencies: weights, ...this.#effort(pool) };
  }

  #candidates(
    asked: AskedPerson,
    pool: Pool,
    needed: Pick<RetrievalLimits, 'least' | 'others'>,
    search: PersonSearch,
  ): readonly Candidate[] {
    const { limit = CANDIDATES, budget = BUDGET } = search;
    this.#retrieval.begin(budget);
    return findCandidates(pool.sources, asked, pool.weights, this.#retrieval, {
      limit,
      budget,
      ...needed,
      accept: pool.accept,
    });
  }

  #effort({ population }: Pool): SearchEffort {
    const { cutShort, postingsRead } = this.#retrieval;
    return { cutShort, population, postingsRead };
  }

  /** The persons of all parts as one question sees them. */
  #pool(visible: Visible = everything): Pool {
    const parts = this.#parts;
    const deltas = this.#deltas().filter((delta) => delta.records.persons.count > 0);
    const sources = [...parts.map(({ persons }) => persons), ...deltas.map((delta) => delta.persons())];
    const { population } = this;
    const prepared = [...parts.map((part) => part.prepared), ...deltas.map((delta) => delta.prepared)];
    for (const terms of prepared) terms.settle(population);
    return {
      sources,
      prepared,
      population,
      weights: new TermWeights(sources, population),
      accept(source, person) {
        const part = parts[source];
        if (part !== undefined) return !part.dead.has(person) && visible(part.segment.masks[person]!);
        const delta = deltas[source - parts.length]!;
        const record = delta.records.persons.records.at(person);
        return delta.alive(record) && visible(delta.records.masks.at(record));
      },
      describe(source, person) {
        const part = parts[source];
        if (part !== undefined) return describe(part.segment, person);
        const delta = deltas[source - parts.length]!;
        return describeNew(delta, delta.records.persons.records.at(person));
      },
    };
  }

  /** Persons that are withheld from nobody. */
  get population(): number {
    let open = 0;
    for (const { persons } of this.#parts) open += persons.openCount;
    for (const delta of this.#deltas()) open += delta.openPersons;
    return open;
  }

  stats(): SearchIndexStats {
    const deltas = this.#deltas();
    const sum = (of: (part: Part) => number): number => this.#parts.reduce((total, part) => total + of(part), 0);
    const dead = sum((part) => part.dead.count);
    const deltaRecords = deltas.reduce((total, delta) => total + delta.count, 0);
    return {
      records: sum(({ segment }) => segment.recordCount) - dead + deltaRecords,
      persons: sum(({ segment }) => segment.persons.count) + deltas.reduce((n, d) => n + d.records.persons.count, 0),
      keys: sum(({ segment }) => segment.keys.count),
      terms: sum(({ segment }) => segment.persons.termOpen.length),
      segments: this.#parts.length,
      deltaRecords,
      deadRecords: dead,
      bytes: sum(({ segment }) => bytesOf(segment)),
    };
  }

  /** The segments with the marks of their dead records, to be saved (`writeSegment`) or sent to a worker thread. */
  parts(): SegmentPart[] {
    return this.#parts.map(({ segment, dead }) => ({ segment, dead: dead.marks() }));
  }

  /** Whether a merge is under way. */
  get isMerging(): boolean {
    return this.#changedSince !== undefined;
  }

  /** All that the index holds, for a copy in another thread; not while a merge is under way. */
  everything(): MergePart[] {
    return [...this.parts(), { waiting: this.#delta.waiting() }];
  }

  /** What names weigh among all persons that are withheld from nobody. */
  frequencies(): Frequencies {
    return this.#pool().weights;
  }

  #deltas(): Delta[] {
    return this.#frozen === undefined ? [this.#delta] : [this.#frozen, this.#delta];
  }

  /** Whether enough has changed for a merge to be worth while. */
  get mergeDue(): boolean {
    return this.#changedSince === undefined && this.#delta.size >= DELTA_FULL;
  }

  /**
   * Begins a merge of the delta with the newest segments, of which there are always few: a segment takes part when it is
   * not much larger than everything newer together (or as many as told). What this answers goes to another thread,
   * which runs `mergeSegments` on it; the segment it makes comes back through `adopt`. Undefined while another merge
   * is under way.
   */
  beginMerge(newestSegments = this.#worthMerging()): MergePart[] | undefined {
    if (this.#changedSince !== undefined) return undefined;
    this.#merging = this.#parts.slice(Math.max(0, this.#parts.length - newestSegments));
    this.#frozen = this.#delta;
    this.#delta = new Delta(this.#reading);
    this.#changedSince = new Set();
    return [
      ...this.#merging.map(({ segment, dead }) => ({ segment, dead: dead.marks() })),
      { waiting: this.#frozen.waiting() },
    ];
  }

  #worthMerging(): number {
    let newer = this.#delta.size;
    let count = 0;
    for (const { segment } of this.#parts.toReversed()) {
      if (segment.recordCount > newer * MERGE_UP_TO) break;
      newer += segment.recordCount;
      count++;
    }
    return count;
  }

  /** Swaps in the merged segment for the parts that `beginMerge` gave away. */
  adopt(merged: Segment): void {
    if (this.#changedSince === undefined)
      throw new Problem('wrong-state', 'No merge is under way that this could end.');
    const part = partOf(merged);
    for (const id of this.#changedSince) {
      writeId(id, this.#id, 0);
      const record = findRecord(merged, this.#id);
      if (record !== undefined) buryIn(part, record);
    }
    const merging = new Set(this.#merging);
    this.#parts = [...this.#parts.filter((old) => !merging.has(old)), part];
    this.#endMerge();
  }

  #endMerge(): void {
    this.#frozen = undefined;
    this.#merging = [];
    this.#changedSince = undefined;
  }

  /** Merges everything into one segment at once and answers it: seconds for a million records. */
  compact(): Segment {
    const parts = this.beginMerge(this.#parts.length);
    if (parts === undefined) throw new Problem('wrong-state', 'Another merge is under way; compact when it has ended.');
    const merged = mergeSegments(parts);
    this.adopt(merged);
    return merged;
  }
}

/** An index over the given segments with the marks of their dead (`parts`, `readSegment`, `newPart`), or an empty one. */
export function createSearchIndex(
  parts: readonly SegmentPart[] = [],
  reading: NameReading = NAMES_ENGINE,
): SearchIndex {
  return new SearchIndex(parts, reading);
}

function partOf(segment: Segment, marks?: Uint32Array): Part {
  const dead = new Tombstones(segment.recordCount, marks);
  const buried = new BuriedTerms(segment.persons);
  const living = sourceOfColumns(segment.persons, buried);
  const part = { segment, dead, persons: living, prepared: new PreparedTerms(), buried };
  if (dead.count > 0) {
    for (let person = 0; person < segment.persons.count; person++) if (dead.has(person)) countOut(part, person);
  }
  return part;
}

function buryIn(part: Part, record: number): boolean {
  if (!part.dead.bury(record)) return false;
  countOut(part, record);
  return true;
}

/** A dead person weighs no name any longer: the same records give the same scores, however they came to be. */
function countOut({ segment, buried }: Part, record: number): void {
  if (record < segment.persons.count && segment.masks[record] === 0) buried.bury(record);
}

function describe(segment: Segment, record: number): FoundRecord {
  return {
    id: readId(segment.ids, record * 4),
    kind: segment.kinds[segment.kindOf[record]!]!,
    mask: segment.masks[record]!,
  };
}

function describeNew({ records }: Delta, record: number): FoundRecord {
  return {
    id: readId(records.ids.view(), record * 4),
    kind: records.kinds[records.kindOf.at(record)]!,
    mask: records.masks.at(record),
  };
}

/** Bytes that a segment's arrays take. */
export function bytesOf(part: object): number {
  let bytes = 0;
  for (const value of Object.values(part)) {
    if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) bytes += bytesOf(value);
  }
  return bytes;
}

const ROUNDING = 0.2;

/** What names, birth date, sex and nationality must reach so that the person can still be possible under the preset. */
function leastForPreset(question: PersonDescription, name: PresetName, population: number): number {
  const preset = PRESETS[name];
  const born = question.born !== undefined && question.born.length > 0;
  const possible = born ? preset.possible : preset.possibleWithoutBirth;
  return Math.log(Math.max(1, population)) + possible - ROUNDING;
}
