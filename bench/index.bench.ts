/**
 * The search index in process: exact keys against a JavaScript Map and a plain open-addressing table, persons by name
 * with and without a birth date, changes, merges, saving and reading back. Flags: --records N (persons), --keys N,
 * --questions N, --only keys|persons|changes, --json.
 */
import { parseArgs } from 'node:util';
import { hashKey } from '../src/engines/index/key-hash.ts';
import { findKey, type KeyTable, KeyTableBuilder } from '../src/engines/index/key-table.ts';
import { bytesOf, createSearchIndex, type SearchIndex } from '../src/engines/index/search-index.ts';
import { mergeSegments, newPart, type Segment } from '../src/engines/index/segment.ts';
import { readSegment, writeSegment } from '../src/engines/index/segment-buffers.ts';
import { SegmentBuilder } from '../src/engines/index/segment-builder.ts';
import type { PersonDescription } from '../src/engines/matching/description.ts';
import { aPerson, damaged, idOf, personRecord, seeded } from './index.population.ts';

interface Figure {
  readonly bench: 'index';
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
}

const SEED = 20201;
let report: (figure: Omit<Figure, 'bench'>) => void = () => {};

/** Runs the benchmark; a table for people, or with --json one object a line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      records: { type: 'string', default: '200000' },
      keys: { type: 'string', default: '3000000' },
      questions: { type: 'string', default: '1000' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  report = (figure) => {
    if (values.json) process.stdout.write(`${JSON.stringify({ bench: 'index', ...figure })}\n`);
    else
      process.stdout.write(
        `${figure.case.padEnd(46)} ${figure.metric.padEnd(22)} ${plain(figure.value).padStart(14)} ${figure.unit}\n`,
      );
  };
  const wanted = (part: string): boolean => values.only === undefined || values.only === part;
  if (wanted('keys')) await benchKeys(Number(values.keys));
  if (wanted('persons')) await benchPersons(Number(values.records), Number(values.questions));
  if (wanted('changes')) await benchChanges(Math.min(Number(values.records), 200_000));
}

function plain(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

function latencies(name: string, values: Float64Array, unit: 'ms' | 'µs'): void {
  const scale = unit === 'µs' ? 1000 : 1;
  values.sort();
  for (const [metric, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
    ['max', 1],
  ] as const) {
    report({
      case: name,
      metric,
      unit,
      value: values[Math.min(values.length - 1, Math.floor(values.length * share))]! * scale,
    });
  }
}

// Keys ---------------------------------------------------------------------------------------------------------------

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const ISSUERS = ['ZZN', 'ZZS', 'ZZE'];

/** The document number of a record, as the identifiers engine would write its key. */
function keyOf(n: number): string {
  const mixed = Math.imul(n, 0x9e3779b1) >>> 0;
  return `d:${ISSUERS[mixed % 3]}:${LETTERS[mixed % 23]}${String(10_000_000 + n)}`;
}

const LOOK_UPS = 200_000;
// A Map of more entries than this does not fit beside the rest.
const MOST_IN_MAP = 10_000_000;

async function benchKeys(keys: number): Promise<void> {
  const sizes = [1_000_000, keys].filter((size, i, all) => size <= keys && all.indexOf(size) === i);
  const medians: number[] = [];
  for (const size of sizes) {
    medians.push(benchKeyTable(size));
    collectGarbage();
    benchOpenAddressing(size);
    collectGarbage();
    if (size <= MOST_IN_MAP) benchMap(size);
    collectGarbage();
  }
  if (medians.length > 1)
    report({
      case: 'exact key, p50 of the largest to 1 M',
      metric: 'ratio',
      unit: '×',
      value: medians[1]! / medians[0]!,
    });
}

/** Half the asked keys are there, half are not, in random order. */
function questions(size: number): { keys: string[]; records: Int32Array } {
  const random = seeded(SEED);
  const records = Int32Array.from({ length: LOOK_UPS }, (_, i) => (i % 2 ? Math.floor(random() * size) : -1));
  return { keys: Array.from(records, (record, i) => keyOf(record < 0 ? size + i + 1 : record)), records };
}

function benchKeyTable(size: number): number {
  const name = `exact key, ${size / 1e6} M`;
  const lanes = new Uint32Array(2);
  const before = performance.now();
  const builder = new KeyTableBuilder();
  for (let n = 0; n < size; n++) {
    hashKey(keyOf(n), lanes);
    builder.add(lanes[0]!, lanes[1]!, n);
  }
  const table: KeyTable = builder.build();
  report({ case: name, metric: 'built', unit: 'keys/s', value: (size / (performance.now() - before)) * 1000 });
  report({ case: name, metric: 'memory', unit: 'bytes/key', value: bytesOf(table) / size });
  const found: number[] = [];
  return timeLookUps(name, size, (key) => {
    found.length = 0;
    hashKey(key, lanes);
    findKey(table, lanes[0]!, lanes[1]!, found);
    return found.length === 0 ? -1 : found[0]!;
  });
}

function benchOpenAddressing(size: number): void {
  const name = `rival: open addressing, ${size / 1e6} M`;
  const lanes = new Uint32Array(2);
  const before = performance.now();
  const slots = Math.ceil(size / 0.75);
  const high = new Uint32Array(slots);
  const low = new Uint32Array(slots);
  const record = new Uint32Array(slots);
  const place = (): number => Math.floor((lanes[0]! / 0x100000000) * slots);
  for (let n = 0; n < size; n++) {
    hashKey(keyOf(n), lanes);
    let slot = place();
    while (record[slot] !== 0) slot = slot + 1 === slots ? 0 : slot + 1;
    high[slot] = lanes[0]!;
    low[slot] = lanes[1]!;
    record[slot] = n + 1;
  }
  report({ case: name, metric: 'built', unit: 'keys/s', value: (size / (performance.now() - before)) * 1000 });
  report({ case: name, metric: 'memory', unit: 'bytes/key', value: (slots * 12) / size });
  timeLookUps(name, size, (key) => {
    hashKey(key, lanes);
    let slot = place();
    while (record[slot] !== 0) {
      if (high[slot] === lanes[0] && low[slot] === lanes[1]) return record[slot]! - 1;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
    return -1;
  });
}

function benchMap(size: number): void {
  const name = `rival: Map, ${size / 1e6} M`;
  const heap = process.memoryUsage().heapUsed;
  const before = performance.now();
  const map = new Map<string, number>();
  for (let n = 0; n < size; n++) map.set(keyOf(n), n);
  report({ case: name, metric: 'built', unit: 'keys/s', value: (size / (performance.now() - before)) * 1000 });
  report({ case: name, metric: 'memory', unit: 'bytes/key', value: (process.memoryUsage().heapUsed - heap) / size });
  timeLookUps(name, size, (key) => map.get(key) ?? -1);
}

/** Answers the median in µs. Every answer is checked. */
function timeLookUps(name: string, size: number, find: (key: string) => number): number {
  const { keys, records } = questions(size);
  for (let i = 0; i < 20_000; i++) find(keys[i]!);
  let wrong = 0;
  const each = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const start = performance.now();
    const record = find(keys[i]!);
    each[i] = performance.now() - start;
    if (record !== records[i]) wrong++;
  }
  const start = performance.now();
  for (const key of keys) find(key);
  const mean = ((performance.now() - start) / keys.length) * 1000;
  report({ case: name, metric: 'mean', unit: 'µs', value: mean });
  latencies(name, each, 'µs');
  report({ case: name, metric: 'wrong answers', unit: 'of 200,000', value: wrong });
  return each[each.length >>> 1]! * 1000;
}

// Persons ------------------------------------------------------------------------------------------------------------

async function benchPersons(records: number, count: number): Promise<void> {
  const name = `persons, ${records / 1e6} M`;
  const before = performance.now();
  const builder = new SegmentBuilder();
  for (let n = 0; n < records; n++) builder.add(personRecord(n, SEED));
  const generated = timeToGenerate(records);
  const segment = builder.build();
  const took = performance.now() - before - generated;
  report({ case: name, metric: 'built', unit: 'records/s', value: (records / took) * 1000 });
  report({ case: name, metric: 'memory', unit: 'bytes/record', value: bytesOf(segment) / records });
  report({ case: name, metric: 'terms', unit: '', value: segment.persons.termOpen.length });
  collectGarbage();
  const index = createSearchIndex([newPart(segment)]);
  const random = seeded(SEED + 1);
  const asked = Array.from({ length: count }, () => Math.floor(random() * records));
  const known = asked.map((n) => damaged(personRecord(n, SEED).person!, random));
  const strangers = Array.from({ length: count }, () => aPerson(random));
  const withoutBirth = (person: PersonDescription): PersonDescription => ({ names: person.names });
  const ids = asked.map(idOf);
  timePersons(index, `${name}, stranger with birth date`, strangers);
  timePersons(index, `${name}, damaged name with birth date`, known, ids);
  timePersons(index, `${name}, damaged name alone`, known.map(withoutBirth), ids);
  timePersons(index, `${name}, commonest names alone`, commonest(count));
  timePersons(
    index,
    `${name}, commonest names with birth date`,
    commonest(count).map((person, i) => ({ ...person, born: strangers[i]!.born })),
  );
  benchSaving(name, segment);
}

const GIVEN = ['Mohammed', 'Ali', 'Jose', 'Maria', 'Juan', 'Ahmed', 'Wei', 'Anna', 'David', 'John'];
const FAMILY = ['Garcia', 'Smith', 'Wang', 'Li', 'Khan', 'Nguyen', 'Kim', 'Silva', 'Hassan', 'Martinez'];

function commonest(count: number): PersonDescription[] {
  return Array.from({ length: count }, (_, i) => ({
    names: [{ given: GIVEN[i % 10]!, family: FAMILY[Math.floor(i / 10) % 10]! }],
  }));
}

function timeToGenerate(records: number): number {
  const sample = Math.min(records, 50_000);
  const before = performance.now();
  for (let n = 0; n < sample; n++) personRecord(n, SEED);
  return ((performance.now() - before) / sample) * records;
}

/** Candidates (before judging, 64) and the judged answer, each timed; recall of both when the right id is known. */
function timePersons(
  index: SearchIndex,
  name: string,
  asked: readonly PersonDescription[],
  ids?: readonly string[],
): void {
  for (const how of ['judged', 'candidates'] as const) {
    const each = new Float64Array(asked.length);
    let found = 0;
    let answers = 0;
    const ask = (i: number): readonly { readonly id: string }[] =>
      how === 'judged' ? index.judgePersons(asked[i]!).persons : index.findPersons(asked[i]!).candidates;
    for (let i = 0; i < Math.min(asked.length, 300); i++) ask(i);
    const cpu = process.cpuUsage();
    for (let i = 0; i < asked.length; i++) {
      const start = performance.now();
      const persons = ask(i);
      each[i] = performance.now() - start;
      answers += persons.length;
      if (ids !== undefined && persons.some(({ id }) => id === ids[i])) found++;
    }
    const { user, system } = process.cpuUsage(cpu);
    const title = `${name}, ${how}`;
    if (ids !== undefined) report({ case: title, metric: 'recall', unit: '', value: found / ids.length });
    report({ case: title, metric: 'answers a question', unit: '', value: answers / asked.length });
    latencies(title, each, 'ms');
    // On a machine that others use too, this is the steadier figure.
    report({ case: title, metric: 'processor time, mean', unit: 'ms', value: (user + system) / 1000 / asked.length });
  }
}

function benchSaving(name: string, segment: Segment): void {
  let before = performance.now();
  const { head, buffers } = writeSegment(newPart(segment));
  report({
    case: name,
    metric: 'checksummed',
    unit: 'MB/s',
    value: bytesOf(segment) / (performance.now() - before) / 1000,
  });
  before = performance.now();
  const read = readSegment(
    head,
    buffers.map(({ buffer }) => buffer),
  );
  if (read.refused !== undefined) throw new Error(read.refused);
  createSearchIndex([read.part]);
  report({ case: name, metric: 'read back from memory', unit: 'ms', value: performance.now() - before });
}

// Changes ------------------------------------------------------------------------------------------------------------

async function benchChanges(records: number): Promise<void> {
  const name = `changes, ${records / 1e3} k records`;
  const index = createSearchIndex();
  let before = performance.now();
  const each = new Float64Array(records);
  for (let n = 0; n < records; n++) {
    const record = { ...personRecord(n, SEED), keys: [keyOf(n)] };
    const start = performance.now();
    index.upsert(record);
    each[n] = performance.now() - start;
  }
  latencies(`${name}, upsert`, each, 'ms');
  before = performance.now();
  const parts = index.beginMerge()!;
  report({ case: name, metric: 'begin a merge', unit: 'ms', value: performance.now() - before });
  before = performance.now();
  const merged = mergeSegments(parts);
  report({
    case: name,
    metric: 'merge (in background)',
    unit: 'records/s',
    value: (records / (performance.now() - before)) * 1000,
  });
  before = performance.now();
  index.adopt(merged);
  report({ case: name, metric: 'adopt', unit: 'ms', value: performance.now() - before });
}

function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
