/**
 * Judging candidates: how long 64 take, and how often string distances and this engine are right on the same pairs.
 * Flags: --records N (invented persons), --questions N, --pairs FILE (labelled pairs to score as well), --json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createSearchIndex } from '../src/engines/index/search-index.ts';
import { packDate } from '../src/engines/matching/birth-evidence.ts';
import type { PersonCandidate } from '../src/engines/matching/candidate.ts';
import type { PersonDescription } from '../src/engines/matching/description.ts';
import { type PairReport, reportPairs, type ScoredPair } from '../src/engines/matching/evaluate-pairs.ts';
import { NAME_PAIR_CUT, scoreNamePair } from '../src/engines/matching/judge-name-pair.ts';
import { prepareQuestion } from '../src/engines/matching/judge-person.ts';
import { RecordedPersons } from '../src/engines/matching/recorded-persons.ts';
import { damaged, idOf, personRecord, seeded } from './index.population.ts';
import { type PgTrgm, startPgTrgm } from './matching.pg-trgm.ts';
import { RIVALS, type Rival } from './matching.rivals.ts';

const SEED = 20201;
const CANDIDATES = 64;
/** Each question is judged this often; the first rounds warm the compiler and are not counted. */
const ROUNDS = 12;
const WARM_ROUNDS = 4;

let report: (name: string, metric: string, unit: string, value: number) => void = () => {};

/** Runs the benchmark; a table for people, or with --json one object a line. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      records: { type: 'string', default: '100000' },
      questions: { type: 'string', default: '300' },
      pairs: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  report = (name, metric, unit, value) => {
    if (values.json)
      process.stdout.write(`${JSON.stringify({ bench: 'matching', case: name, metric, unit, value })}\n`);
    else process.stdout.write(`${name.padEnd(52)} ${metric.padEnd(22)} ${plain(value).padStart(12)} ${unit}\n`);
  };
  const pgTrgm = await startPgTrgm();
  try {
    await benchJudging(Number(values.records), Number(values.questions), pgTrgm);
    await benchAccuracy('invented pairs', inventedPairs(), pgTrgm);
    if (values.pairs !== undefined) await benchAccuracy('labelled pairs', pairsOf(values.pairs), pgTrgm);
  } finally {
    await pgTrgm.stop();
  }
}

function plain(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

interface Question {
  readonly person: PersonDescription;
  /** Numbers of the candidates that the index found. */
  readonly found: readonly number[];
  readonly names: readonly string[];
}

async function benchJudging(records: number, questions: number, pgTrgm: PgTrgm): Promise<void> {
  const index = createSearchIndex();
  const persons = new RecordedPersons();
  const written: string[] = [];
  for (let n = 0; n < records; n++) {
    const { person } = personRecord(n, SEED);
    persons.add(person!);
    written.push(nameOf(person!));
    index.upsert({ id: idOf(n), kind: 'person', mask: 0, keys: [], person: person! });
  }
  index.compact();
  const random = seeded(SEED + 1);
  const asked: Question[] = [];
  while (asked.length < questions) {
    const person = damaged(personRecord(Math.floor(random() * records), SEED).person!, random);
    const found = index
      .findPersons(person, { limit: CANDIDATES })
      .candidates.map(({ id }) => Number.parseInt(id.slice(24), 16));
    // A question with fewer candidates would flatter the time.
    if (found.length < CANDIDATES) continue;
    asked.push({ person, found, names: found.map((n) => written[n]!) });
  }

  const times: number[] = [];
  const prepareTimes: number[] = [];
  let kept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { person, found } of asked) {
      // The index makes its candidates just before they are judged; its own benchmark counts that.
      const candidates: PersonCandidate[] = found.map((n) => persons.candidate(n));
      const started = performance.now();
      const question = prepareQuestion(person, { terms: persons.terms, population: records });
      const prepared = performance.now();
      for (const candidate of candidates) kept += question.score(candidate) > 0 ? 1 : 0;
      if (round < WARM_ROUNDS) continue;
      prepareTimes.push(prepared - started);
      times.push(performance.now() - prepared);
    }
  }
  const ours = percentiles('judging 64 candidates', times);
  percentiles('preparing a question', prepareTimes);
  report('judging 64 candidates', 'above even odds', 'share', kept / (ROUNDS * asked.length * CANDIDATES));
  const birth = packDate('1970-01-01');
  for (const [name, rival] of Object.entries(RIVALS)) {
    const rivalTimes: number[] = [];
    let sum = birth;
    for (let round = 0; round < ROUNDS / 2; round++) {
      for (const { person, names } of asked) {
        const one = nameOf(person);
        const started = performance.now();
        for (const other of names) sum += rival(one, other);
        if (round >= 2) rivalTimes.push(performance.now() - started);
      }
    }
    if (sum === 0) throw new Error('The rival did nothing.');
    const median = percentiles(`${name}, the same 64 names`, rivalTimes);
    report(`${name}, the same 64 names`, 'ours takes', 'times as long', ours / median);
  }
  await benchPgTrgm(asked, pgTrgm, ours);
}

/** One statement a question, as a program would ask it; then all questions in one, which leaves the server's work alone. */
async function benchPgTrgm(asked: readonly Question[], pgTrgm: PgTrgm, ours: number): Promise<void> {
  const times: number[] = [];
  const pairsOfQuestions = asked.map(({ person, names }) =>
    names.map((other): readonly [string, string] => [nameOf(person), other]),
  );
  for (const pairs of pairsOfQuestions) {
    const started = performance.now();
    await pgTrgm.similarities(pairs);
    times.push(performance.now() - started);
  }
  const median = percentiles('pg_trgm itself, one statement for the same 64 names', times);
  report('pg_trgm itself, the same 64 names', 'ours takes', 'times as long', ours / median);
  const all = pairsOfQuestions.flat();
  const started = performance.now();
  await pgTrgm.similarities(all);
  report(
    'pg_trgm itself, all questions in one statement',
    '64 names',
    'ms',
    (performance.now() - started) / asked.length,
  );
}

function percentiles(name: string, times: number[]): number {
  times.sort((a, b) => a - b);
  for (const [metric, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    report(name, metric, 'ms', times[Math.floor(share * times.length)]!);
  }
  return times[Math.floor(times.length / 2)]!;
}

function nameOf({ names: [name] }: PersonDescription): string {
  return name?.whole ?? [name?.given, name?.family].filter(Boolean).join(' ');
}

type Pair = Omit<ScoredPair, 'score'>;

/** Half damaged spellings of one person, half other persons who share a name: the two that an officer must tell apart. */
function inventedPairs(): Pair[] {
  const random = seeded(SEED + 2);
  const pairs: Pair[] = [];
  for (let n = 0; n < 1000; n++) {
    const person = personRecord(n, SEED + 3).person!;
    pairs.push({
      schema: 'Person',
      quality: '',
      nameA: nameOf(damaged(person, random)),
      nameB: nameOf(person),
      isMatch: true,
    });
    const { given = '', family = '' } = person.names[0]!;
    const stranger = personRecord(n, SEED + 4).person!.names[0]!;
    const nameA = random() < 0.5 ? `${given} ${stranger.family}` : `${stranger.given} ${family}`;
    pairs.push({ schema: 'Person', quality: '', nameA, nameB: `${given} ${family}`, isMatch: false });
  }
  return pairs;
}

function pairsOf(file: string): Pair[] {
  if (!existsSync(file)) throw new Error(`The file ${file} is not there.`);
  const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  return rows.map((row) => ({
    schema: row.schema ?? 'Person',
    quality: row.quality ?? '',
    nameA: row.name_a ?? '',
    nameB: row.name_b ?? '',
    isMatch: row.is_match === 'true',
  }));
}

async function benchAccuracy(name: string, pairs: readonly Pair[], pgTrgm: PgTrgm): Promise<void> {
  const scored = (score: (pair: Pair) => number): ScoredPair[] =>
    pairs.map((pair) => ({ ...pair, score: score(pair) }));
  const started = performance.now();
  const ours = scored((pair) => scoreNamePair(pair.schema, pair.nameA, pair.nameB));
  const ms = performance.now() - started;
  const { precision, recall, f1 } = reportPairs(ours, NAME_PAIR_CUT);
  const label = `${name}, this engine`;
  report(label, 'F1 at its cut', '', f1);
  report(label, 'precision', '', precision);
  report(label, 'recall', '', recall);
  report(label, 'time a pair, all in', 'µs', (ms * 1000) / pairs.length);
  for (const [rivalName, rival] of Object.entries<Rival>(RIVALS)) {
    // A rival has no cut of its own: it gets the best one, chosen with the answers in sight.
    const { best } = reportPairs(
      scored((pair) => rival(pair.nameA, pair.nameB)),
      0,
    );
    sayBest(`${name}, ${rivalName}`, best);
  }
  const likenesses = await pgTrgm.similarities(pairs.map(({ nameA, nameB }) => [nameA, nameB]));
  const theirs = pairs.map((pair, at) => ({ ...pair, score: likenesses[at]! }));
  sayBest(`${name}, pg_trgm itself`, reportPairs(theirs, 0).best);
}

function sayBest(name: string, best: PairReport['best']): void {
  report(name, 'F1 at its best cut', '', best.f1);
  report(name, 'precision', '', best.precision);
  report(name, 'recall', '', best.recall);
}
