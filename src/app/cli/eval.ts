/** Measures the matching engine on files of labelled pairs, damaged names and innocent people. */

import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { createSearchIndex } from '../../engines/index/search-index.ts';
import { prepareCandidate, TermDictionary } from '../../engines/matching/compare-descriptions.ts';
import type { PersonDescription, Verdict } from '../../engines/matching/description.ts';
import { type PairReport, reportPairs, type ScoredPair, worstErrors } from '../../engines/matching/evaluate-pairs.ts';
import {
  type AskedOutcome,
  type InnocentOutcome,
  reportScreening,
  type ScreeningReport,
} from '../../engines/matching/evaluate-screening.ts';
import { NAME_PAIR_CUT, scoreNamePair } from '../../engines/matching/judge-name-pair.ts';
import { prepareQuestion } from '../../engines/matching/judge-person.ts';
import { atLeastPossible, MOST_NAMESAKES, namesakeKeys } from '../../engines/matching/namesakes.ts';
import type { PresetName } from '../../engines/matching/presets.ts';
import { wholeNameKey } from '../../engines/names/whole-name.ts';
import { Problem } from '../../kernel/problem.ts';

type Row = Readonly<Record<string, string | undefined>>;

/** The rows of a CSV file with a header; a byte-order mark, uneven rows and stray quotes are borne with. */
function readRows(file: string): Row[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Problem('unreadable-file', `The file ${file} cannot be opened.`);
  }
  try {
    return parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
  } catch (error) {
    throw new Problem('unreadable-file', `The file ${file} is not CSV with a header: ${(error as Error).message}`);
  }
}

function firstOf(row: Row, ...columns: readonly string[]): string {
  for (const column of columns) {
    const value = row[column];
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

const YES = /^(?:true|1|yes|y|match)$/i;

/** Scores every pair of a file with the columns schema, name_a, name_b, is_match and optionally quality. */
export function scorePairsOf(file: string): ScoredPair[] {
  const rows = readRows(file);
  if (
    rows.length > 0 &&
    (rows[0]!.name_a === undefined || rows[0]!.name_b === undefined || rows[0]!.is_match === undefined)
  ) {
    throw new Problem('unreadable-file', `${file} needs the columns schema, name_a, name_b and is_match.`);
  }
  return rows.map((row) => {
    const schema = firstOf(row, 'schema') || 'Person';
    const nameA = row.name_a ?? '';
    const nameB = row.name_b ?? '';
    return {
      schema,
      quality: firstOf(row, 'quality'),
      nameA,
      nameB,
      isMatch: YES.test(row.is_match ?? ''),
      score: scoreNamePair(schema, nameA, nameB),
    };
  });
}

/** The figures of a file of labelled pairs: precision, recall and F1 at the configured cut and at the best one. */
export function evalMatchingPairs(file: string): PairReport {
  return reportPairs(scorePairsOf(file), NAME_PAIR_CUT);
}

/** The pairs judged wrongly, the worst first, for reading. */
export function worstPairsOf(file: string, most = 20): ScoredPair[] {
  return worstErrors(scorePairsOf(file), NAME_PAIR_CUT, most);
}

/** The name of a record, from whichever columns the file has: in parts when it gives them. */
function personOf(row: Row, nameColumns: readonly string[], bornColumns: readonly string[]): PersonDescription {
  const whole = firstOf(row, ...nameColumns);
  const given = [row.first_name, row.middle_name].filter((part) => part !== undefined && part !== '').join(' ');
  const family = row.last_name ?? '';
  const born = firstOf(row, ...bornColumns);
  return {
    names: [given !== '' && family !== '' ? { given, family } : { whole }],
    ...(born === '' ? {} : { born: [{ on: born }] }),
  };
}

const RECORD_NAMES = ['true_name', 'full_name', 'name', 'recorded_name', 'caption', 'asked_name'];
const RECORD_BORN = ['true_born', 'date_of_birth', 'born', 'birth_date', 'dob', 'asked_born'];
const ASKED_NAMES = ['asked_name', 'full_name', 'name', 'original_name'];
const ASKED_BORN = ['asked_born', 'date_of_birth', 'born', 'birth_date', 'dob'];
const ROW_NUMBERS = ['row', 'id', 'true_row', 'true_id', 'record', 'reference'];

export interface ScreeningOptions {
  /** CSV of the recorded people. */
  readonly records: string;
  /** CSV of questions: asked_name, asked_born, and true_name, true_born (or a row number) of the record that is meant. */
  readonly asked: string;
  /** CSV of people who are not on record. */
  readonly innocents?: string | undefined;
  /** Leave birth dates out of all questions. */
  readonly nameOnly?: boolean | undefined;
  readonly preset?: PresetName | undefined;
}

/** A register in memory, searched as a node searches its own. */
class Register {
  readonly #index = createSearchIndex();
  readonly #people: readonly PersonDescription[];

  constructor(people: readonly PersonDescription[]) {
    this.#people = people;
    for (const [number, person] of people.entries()) {
      const keys = new Set(person.names.flatMap((name) => wholeNameKey(name) ?? []));
      this.#index.upsert({ id: idOf(number), kind: 'person', mask: 0, keys: [...keys], person });
    }
    this.#index.compact();
  }

  /** Whether the index takes a record into consideration, before it is judged. */
  hasCandidate(person: PersonDescription, number: number): boolean {
    return this.#index.findPersons(person).candidates.some(({ id }) => numberOf(id) === number);
  }

  /** The numbers and bands of the records that an officer would see. */
  ask(person: PersonDescription, preset?: PresetName): Map<number, Verdict['band']> {
    const { persons, frequencies, population } = this.#index.judgePersons(person, { preset });
    const bands = new Map<number, Verdict['band']>(persons.map(({ id, band }) => [numberOf(id), band]));
    const keys = namesakeKeys(person);
    const namesakes = keys.length === 0 ? [] : this.#index.findByKeys(keys).slice(0, MOST_NAMESAKES);
    if (namesakes.length === 0) return bands;
    const terms = new TermDictionary(frequencies);
    const question = prepareQuestion(person, { terms, population, frequencies, preset });
    for (const { id } of namesakes) {
      const number = numberOf(id);
      if (bands.has(number)) continue;
      const { band } = atLeastPossible(question.judge(prepareCandidate(this.#people[number]!, terms)));
      if (band !== 'no-hit') bands.set(number, band);
    }
    return bands;
  }
}

function idOf(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(24), 16);
}

/** What tells a record apart in these files: its name and birth date as written. */
function recordKey(name: string, born: string): string {
  return `${name.trim().toLowerCase()}|${born.trim()}`;
}

function nameOf(row: Row, columns: readonly string[]): string {
  return firstOf(row, ...columns) || [row.first_name, row.middle_name, row.last_name].filter(Boolean).join(' ');
}

/** Screens the asked people against the records, and the innocent ones too. */
export function evalScreening({ records, asked, innocents, nameOnly, preset }: ScreeningOptions): ScreeningReport {
  const recordRows = readRows(records);
  const askedRows = readRows(asked);
  const innocentRows = innocents === undefined ? [] : readRows(innocents);

  const people: PersonDescription[] = [];
  const byKey = new Map<string, number>();
  const byRow = new Map<string, number>();
  for (const row of recordRows) {
    const number = people.push(personOf(row, RECORD_NAMES, RECORD_BORN)) - 1;
    const key = recordKey(nameOf(row, RECORD_NAMES), firstOf(row, ...RECORD_BORN));
    if (!byKey.has(key)) byKey.set(key, number);
    const rowNumber = firstOf(row, ...ROW_NUMBERS);
    if (rowNumber !== '' && !byRow.has(rowNumber)) byRow.set(rowNumber, number);
  }
  const truths = askedRows.map((row) => {
    const trueName = row.true_name ?? '';
    const trueBorn = row.true_born ?? '';
    if (trueName === '') return byRow.get(firstOf(row, ...ROW_NUMBERS));
    const key = recordKey(trueName, trueBorn);
    let number = byKey.get(key);
    // The records may be the crowd alone; then the sought person is put among them.
    if (number === undefined) {
      number = people.push(personOf({ true_name: trueName, true_born: trueBorn }, RECORD_NAMES, RECORD_BORN)) - 1;
      byKey.set(key, number);
    }
    return number;
  });

  const register = new Register(people);
  const question = (row: Row): PersonDescription => {
    const person = personOf(row, ASKED_NAMES, ASKED_BORN);
    return nameOnly === true ? { names: person.names } : person;
  };

  const askedOutcomes: AskedOutcome[] = askedRows.map((row, at) => {
    const person = question(row);
    const truth = truths[at];
    const started = performance.now();
    const found = register.ask(person, preset);
    const ms = performance.now() - started;
    const band = (truth === undefined ? undefined : found.get(truth)) ?? 'no-hit';
    const isCandidate = truth !== undefined && (band !== 'no-hit' || register.hasCandidate(person, truth));
    return { isCandidate, band, ms };
  });
  const innocentOutcomes: InnocentOutcome[] = innocentRows.map((row) => {
    const person = question(row);
    const started = performance.now();
    const bands = [...register.ask(person, preset).values()];
    const ms = performance.now() - started;
    return { band: bands.includes('hit') ? 'hit' : bands.includes('possible') ? 'possible' : 'no-hit', ms };
  });
  return reportScreening(people.length, askedOutcomes, innocentOutcomes);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The report of labelled pairs for people, with the worst errors below it. */
export function writePairReport(report: PairReport, worst: readonly ScoredPair[]): string {
  const line = (name: string, { precision, recall, f1 }: Omit<PairReport['best'], 'cut'>): string =>
    `${name.padEnd(28)} precision ${percent(precision).padStart(7)}   recall ${percent(recall).padStart(7)}   F1 ${f1.toFixed(3)}`;
  return [
    `${report.pairs} pairs`,
    line(`at the cut (${report.cut})`, report),
    line(`at the best cut (${report.best.cut.toFixed(2)})`, report.best),
    ...Object.entries(report.bySchema).map(([schema, figures]) => line(`  ${schema} (${figures.pairs})`, figures)),
    ...Object.entries(report.byQuality).map(([quality, figures]) => line(`  ${quality} (${figures.pairs})`, figures)),
    ...(worst.length === 0 ? ['No errors.'] : ['Worst errors:']),
    ...worst.map(
      ({ isMatch, score, nameA, nameB }) =>
        `  ${isMatch ? 'missed' : 'taken for one'} (${score.toFixed(1)}): ${nameA} | ${nameB}`,
    ),
  ].join('\n');
}

/** The report of a screening for people. */
export function writeScreeningReport(report: ScreeningReport): string {
  const { p50, p95, p99 } = report.latencyMs;
  return [
    `${report.records} records, ${report.asked} asked, ${report.innocents} innocent`,
    `true record among the candidates  ${percent(report.candidateRecall)}`,
    `HIT ${percent(report.hit)}   POSSIBLE ${percent(report.possible)}   together ${percent(report.hit + report.possible)}`,
    `false HIT ${percent(report.falseHit)}   false POSSIBLE ${percent(report.falsePossible)}`,
    `a question takes ${p50.toFixed(2)} ms at the median, ${p95.toFixed(2)} at 95 %, ${p99.toFixed(2)} at 99 %`,
  ].join('\n');
}
