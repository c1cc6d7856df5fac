/** Measures the matching engine on files of labelled pairs, damaged names and innocent people. */

import { performance } from 'node:perf_hooks';
import { createSearchIndex } from '../../engines/index/search-index.ts';
import { prepareCandidate, TermDictionary } from '../../engines/matching/compare-descriptions.ts';
import type { PersonDescription, Verdict } from '../../engines/matching/description.ts';
import { type PairReport, PairTally, type ScoredPair } from '../../engines/matching/evaluate-pairs.ts';
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
import { firstOf, labelOf, type Row, readRows } from './read-evaluation-file.ts';

/** The figures of a file of labelled pairs (schema, name_a, name_b, is_match, quality), and those judged worst. */
export async function evalMatchingPairs(file: string): Promise<{ figures: PairReport; worst: readonly ScoredPair[] }> {
  const tally = new PairTally(NAME_PAIR_CUT);
  let place = 0;
  for await (const row of readRows(file, [['name_a'], ['name_b'], ['is_match']])) {
    const schema = firstOf(row, 'schema') || 'Person';
    const nameA = row.name_a ?? '';
    const nameB = row.name_b ?? '';
    const isMatch = labelOf(row.is_match, file, place++);
    const score = scoreNamePair(schema, nameA, nameB);
    tally.add({ schema, quality: firstOf(row, 'quality'), nameA, nameB, isMatch, score });
  }
  return { figures: tally.report(), worst: tally.worst };
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
const ROW_NUMBERS = ['row', 'id', 'record', 'reference'];
/** A question may have a number of its own beside that of the record it means. */
const MEANT_NUMBERS = ['true_row', 'true_id', 'record', 'reference', 'row', 'id'];

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
  readonly #people: PersonDescription[] = [];

  get count(): number {
    return this.#people.length;
  }

  /** Adds a person and answers its number. */
  add(person: PersonDescription): number {
    const number = this.#people.push(person) - 1;
    const keys = new Set(person.names.flatMap((name) => wholeNameKey(name) ?? []));
    this.#index.upsert({ id: idOf(number), kind: 'person', mask: 0, keys: [...keys], person });
    return number;
  }

  /** Makes it quick to ask, once everybody has been added. */
  settle(): void {
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
export async function evalScreening(options: ScreeningOptions): Promise<ScreeningReport> {
  const { nameOnly, preset } = options;
  const register = new Register();
  const questions = await readQuestions(options, await readRecords(options.records, register), register);
  register.settle();

  const asked = questions.map(({ person, truth }): AskedOutcome => {
    const started = performance.now();
    const found = register.ask(person, preset);
    const ms = performance.now() - started;
    const band = found.get(truth) ?? 'no-hit';
    const isCandidate = band !== 'no-hit' || register.hasCandidate(person, truth);
    return { isCandidate, band, ms };
  });
  const innocents: InnocentOutcome[] = [];
  if (options.innocents !== undefined) {
    for await (const row of readRows(options.innocents, [[...ASKED_NAMES, ...NAME_PARTS]])) {
      const person = questionOf(row, nameOnly);
      const started = performance.now();
      const bands = [...register.ask(person, preset).values()];
      const ms = performance.now() - started;
      innocents.push({ band: bands.includes('hit') ? 'hit' : bands.includes('possible') ? 'possible' : 'no-hit', ms });
    }
  }
  return reportScreening(register.count, asked, innocents);
}

/** Where the records of a file stand in the register: by name and birth date, and by the number that the file gives. */
interface Places {
  readonly byKey: Map<string, number>;
  readonly byRow: Map<string, number>;
}

async function readRecords(file: string, register: Register): Promise<Places> {
  const byKey = new Map<string, number>();
  const byRow = new Map<string, number>();
  for await (const row of readRows(file, [[...RECORD_NAMES, ...NAME_PARTS]])) {
    const number = register.add(personOf(row, RECORD_NAMES, RECORD_BORN));
    const key = recordKey(nameOf(row, RECORD_NAMES), firstOf(row, ...RECORD_BORN));
    if (!byKey.has(key)) byKey.set(key, number);
    const rowNumber = firstOf(row, ...ROW_NUMBERS);
    if (rowNumber !== '' && !byRow.has(rowNumber)) byRow.set(rowNumber, number);
  }
  return { byKey, byRow };
}

/** A person asked about, and the number of the record that is meant. */
interface Question {
  readonly person: PersonDescription;
  readonly truth: number;
}

/** The questions with the record that each means; a record that is not there yet is added. */
async function readQuestions(
  { asked, nameOnly }: ScreeningOptions,
  { byKey, byRow }: Places,
  register: Register,
): Promise<Question[]> {
  const questions: Question[] = [];
  const needed = [
    [...ASKED_NAMES, ...NAME_PARTS],
    ['true_name', ...MEANT_NUMBERS],
  ];
  for await (const row of readRows(asked, needed)) {
    const person = questionOf(row, nameOnly);
    const trueName = row.true_name ?? '';
    const trueBorn = row.true_born ?? '';
    const key = recordKey(trueName, trueBorn);
    const meant = firstOf(row, ...MEANT_NUMBERS);
    let truth = trueName === '' ? byRow.get(meant) : byKey.get(key);
    if (truth === undefined) {
      if (trueName === '')
        throw new Problem(
          'unreadable-file',
          `In ${asked}, question ${questions.length + 1} means the record “${meant}”, which is not among the records.`,
        );
      // The records may be the crowd alone; then the sought person is put among them.
      truth = register.add(personOf({ true_name: trueName, true_born: trueBorn }, RECORD_NAMES, RECORD_BORN));
      byKey.set(key, truth);
    }
    questions.push({ person, truth });
  }
  return questions;
}

function questionOf(row: Row, nameOnly: boolean | undefined): PersonDescription {
  const person = personOf(row, ASKED_NAMES, ASKED_BORN);
  return nameOnly === true ? { names: person.names } : person;
}
