/** Measures the matching engine on files of labelled pairs, damaged names and innocent people. */

import { performance } from 'node:perf_hooks';
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
import { firstOf, labelOf, type Row, readRows } from './read-evaluation-file.ts';

/** Scores every pair of a file with the columns schema, name_a, name_b, is_match and optionally quality. */
export function scorePairsOf(file: string): ScoredPair[] {
  const rows = readRows(file, [['name_a'], ['name_b'], ['is_match']]);
  return rows.map((row, place) => {
    const schema = firstOf(row, 'schema') || 'Person';
    const nameA = row.name_a ?? '';
    const nameB = row.name_b ?? '';
    return {
      schema,
      quality: firstOf(row, 'quality'),
      nameA,
      nameB,
      isMatch: labelOf(row.is_match, file, place),
      score: scoreNamePair(schema, nameA, nameB),
    };
  });
}

/** The figures of a file of labelled pairs, and the pairs judged wrongly, the worst first. */
export function evalMatchingPairs(file: string): { figures: PairReport; worst: ScoredPair[] } {
  const pairs = scorePairsOf(file);
  return { figures: reportPairs(pairs, NAME_PAIR_CUT), worst: worstErrors(pairs, NAME_PAIR_CUT) };
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
const NAME_PARTS = ['first_name', 'last_name'];
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
  const recordRows = readRows(records, [[...RECORD_NAMES, ...NAME_PARTS]]);
  const askedRows = readRows(asked, [
    [...ASKED_NAMES, ...NAME_PARTS],
    ['true_name', ...ROW_NUMBERS],
  ]);
  const innocentRows = innocents === undefined ? [] : readRows(innocents, [[...ASKED_NAMES, ...NAME_PARTS]]);

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
