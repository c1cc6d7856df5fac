/**
 * How likely a recorded person is the one asked about: evidence in nats (Fellegi and Sunter 1969) from names, birth,
 * sex, nationality, place, height and documents, less ln of the number of records compared. The posterior odds are
 * e^score to 1. Cost: about a microsecond for each candidate once its terms have been met in this question.
 *
 * For an index that keeps a dictionary of terms (`termKey(token)` → id, see names/term.ts):
 *
 *   const question = prepareQuestion(person, { terms, population, frequencies, preset });
 *   for (const candidate of candidates) {
 *     const score = question.score(candidate);          // allocates nothing
 *     if (question.band(score) === 'no-hit') continue;
 *     const verdict = question.judge(candidate);         // with statements: only for the few above the cut
 *   }
 *
 *   terms.term(id) gives the Term of an id. It is asked for each word of each candidate; making one is
 *   `new Term(key, frequencies.weightOfKey(key))`, about a microsecond: keep those that were made.
 *   A candidate (`PersonCandidate`) holds, for each name form, arrays of term ids and role codes (the place of the role
 *   in TOKEN_ROLES); birth dates packed as in `packDate`; the rest as the record gives it. The same object may be
 *   filled again for the next candidate. Name forms of more than MOST_TOKENS tokens are cut.
 *
 * For two descriptions without an index: `judgePersons` in compare-descriptions.ts.
 */

import type { Frequencies } from '../names/frequencies.ts';
import type { Name } from '../names/name.ts';
import type { Term } from '../names/term.ts';
import { type Alignment, align, emptyAlignment } from './align-names.ts';
import { type AskedName, FEWEST_LETTERS, readAskedNames, WEAK_ALIAS_SHARE } from './asked-names.ts';
import { AskedBirths, type BirthEvidence, unpackDate } from './birth-evidence.ts';
import type { CandidateName, PersonCandidate, TermSource } from './candidate.ts';
import { AGREEMENT } from './compare-terms.ts';
import type { Band, PersonDescription, Statement, Verdict } from './description.ts';
import { explainNames } from './explain-names.ts';
import { MOST_TOKENS, NameTable, ROLE } from './name-table.ts';
import { noteAgreement, noteCut, noteInitial } from './note-agreements.ts';
import { type OtherEvidence, weighOthers } from './other-evidence.ts';
import { DEFAULT_PRESET, PRESETS, type Preset, type PresetName } from './presets.ts';
import { statement } from './statements.ts';
import { NO_ROW, TermAgreements } from './term-agreements.ts';

/** What a comparison needs to know beside the two descriptions. */
export interface QuestionContext {
  readonly terms: TermSource;
  /** How many records are compared with: a chance agreement is likelier among more. */
  readonly population: number;
  /** Weights of the asked tokens; the start table when absent. */
  readonly frequencies?: Frequencies;
  readonly preset?: PresetName;
  /** The asked names when they have been read before, in their order; they are read here when absent. */
  readonly names?: readonly Name[];
  /** Share of the register that has each nationality, for the weight of sharing one; absent means one in twenty. */
  readonly nationalityShare?: (code: string) => number;
}

/**
 * What outweighs all else beside names (6 nats together): a document, or the very day of birth. Without either a match is
 * no more than possible while every birth date contradicts, for however rare a name is, two people can bear it; nor while
 * the names need to be heard rather than read to agree, for strangers' names sound alike too.
 */
const SPEAKS_FOR_ITSELF = 7;
const JUST_BELOW = 0.01;

const NOTHING = -20;

/** Reads the person asked about once, for comparison with any number of candidates. */
export function prepareQuestion(asked: PersonDescription, context: QuestionContext): PersonQuestion {
  return new PersonQuestion(asked, context);
}

/** One person asked about, prepared; see the head of this file. */
export class PersonQuestion {
  readonly preset: Preset;
  readonly #asked: PersonDescription;
  readonly #context: QuestionContext;
  readonly #names: readonly AskedName[];
  readonly #terms: readonly Term[];
  readonly #agreements: TermAgreements;
  readonly #births: AskedBirths;
  readonly #others: OtherEvidence;
  readonly #lnPopulation: number;
  #inTable: AskedName | undefined;

  constructor(asked: PersonDescription, context: QuestionContext) {
    this.#asked = asked;
    this.#context = context;
    this.preset = PRESETS[context.preset ?? DEFAULT_PRESET];
    this.#lnPopulation = Math.log(Math.max(1, context.population));
    const { names, terms } = readAskedNames(asked, context.names, context.frequencies);
    this.#names = names;
    this.#terms = terms;
    this.#agreements = new TermAgreements(terms);
    this.#births = new AskedBirths(asked.born);
    this.#others = weighOthers(asked, context.nationalityShare);
  }

  /** The names asked about, as they were read. */
  get names(): readonly Name[] {
    return this.#names.map((one) => one.name);
  }

  /** The score in nats; above `preset.hit` a hit. */
  score(candidate: PersonCandidate): number {
    const birth = this.#births.compare(candidate);
    table.sameDay = birth.agreement === 'same-day';
    const names = this.#bestName(candidate)?.nats ?? NOTHING;
    const others = this.#others.nats(candidate, names);
    const beside = birth.nats + others - this.#lnPopulation;
    const isLimited = this.#limitOf(candidate, names, beside, birth, others) !== undefined;
    return isLimited ? this.preset.hit - JUST_BELOW : names + beside;
  }

  /** Why a score that is high enough is not a hit all the same. */
  #limitOf(
    candidate: PersonCandidate,
    names: number,
    beside: number,
    birth: BirthEvidence,
    others: number,
  ): 'born.contradicted' | 'name.only-heard' | undefined {
    if (names + beside < this.preset.hit || others >= SPEAKS_FOR_ITSELF) return undefined;
    if (birth.contradicts) return 'born.contradicted';
    // Two descriptions without a register behind them are asked whether they mean one person, not whom to stop.
    if (birth.nats >= SPEAKS_FOR_ITSELF || this.#lnPopulation === 0 || this.#isRead(candidate, beside))
      return undefined;
    return 'name.only-heard';
  }

  /** Whether some name is enough for a hit and is read, not only heard. */
  #isRead(candidate: PersonCandidate, beside: number): boolean {
    return this.#names.some((asked) =>
      candidate.names.some((recorded) => {
        const nats = this.#scoreNames(asked, recorded);
        return nats + beside >= this.preset.hit && !isOnlyHeard(nats / this.#shareOf(asked, recorded));
      }),
    );
  }

  /** The band of a score under this question's preset. */
  band(score: number): Band {
    if (score >= this.preset.hit) return 'hit';
    return score >= (this.#births.count > 0 ? this.preset.possible : this.preset.possibleWithoutBirth)
      ? 'possible'
      : 'no-hit';
  }

  /** The score with everything that speaks for and against. */
  judge(candidate: PersonCandidate): Verdict {
    const birth = this.#births.compare(candidate);
    table.sameDay = birth.agreement === 'same-day';
    const best = this.#bestName(candidate);
    const names = best?.nats ?? NOTHING;
    const because: Statement[] = [];
    let matched: Verdict['matched'];
    if (best === undefined || names === NOTHING) because.push(statement('name.nothing', NOTHING));
    else {
      because.push(...this.#explainName(best.asked, best.recorded));
      matched = { asked: best.asked.name.written, recorded: best.recorded.written ?? this.#writtenOf(best.recorded) };
    }
    if (birth.agreement !== undefined) {
      const values = { asked: datesOf(this.#asked), recorded: unpackDate(candidate.born[birth.place]!) };
      because.push(statement(`born.${birth.agreement}`, birth.nats, values));
    }
    const others = this.#others.explain(candidate, names, because);
    if (this.#context.population > 1)
      because.push(statement('list.size', -this.#lnPopulation, { population: this.#context.population }));
    const beside = birth.nats + others - this.#lnPopulation;
    let score = names + beside;
    const limit = this.#limitOf(candidate, names, beside, birth, others);
    if (limit !== undefined) {
      because.push(statement(limit, this.preset.hit - JUST_BELOW - score));
      score = this.preset.hit - JUST_BELOW;
    }
    return { band: this.band(score), score, because, ...(matched === undefined ? {} : { matched }) };
  }

  #writtenOf(name: CandidateName): string {
    return Array.from(name.termIds, (id) => this.#context.terms.term(id).text).join(' ');
  }

  #bestName(candidate: PersonCandidate): { nats: number; asked: AskedName; recorded: CandidateName } | undefined {
    let most = -Infinity;
    let asked: AskedName | undefined;
    let recorded: CandidateName | undefined;
    for (const one of this.#names) {
      for (const other of candidate.names) {
        const nats = this.#scoreNames(one, other);
        if (nats > most) {
          most = nats;
          asked = one;
          recorded = other;
        }
      }
    }
    if (asked === undefined || recorded === undefined) return undefined;
    best.nats = most;
    best.asked = asked;
    best.recorded = recorded;
    return best;
  }

  /** Evidence of one asked name against one recorded name form; the outcome is left in `alignment` and `table`. */
  #scoreNames(asked: AskedName, recorded: CandidateName): number {
    const count = Math.min(recorded.termIds.length, MOST_TOKENS);
    if (count === 0) return NOTHING;
    if (this.#inTable !== asked || tableOwner !== this) this.#putInTable(asked);
    const { terms } = this.#context;
    const side = table.recorded;
    side.count = count;
    table.agreeing = 0;
    let says = false;
    for (let j = 0; j < count; j++) {
      const id = recorded.termIds[j]!;
      const role = recorded.roles[j]!;
      const term = terms.term(id);
      side.set(j, term, role);
      says ||= term.length >= FEWEST_LETTERS && role !== ROLE.title && role !== ROLE.initial;
      this.#noteToken(asked, j, this.#agreements.row(id, term), role === ROLE.initial);
    }
    if (!says) return NOTHING;
    if (recorded.truncated === true || asked.name.truncated)
      noteCut(table, asked.name.truncated, recorded.truncated === true);
    const nats = align(table, alignment);
    if (alignment.matched === 0) return NOTHING;
    return nats > 0 ? nats * this.#shareOf(asked, recorded) : nats;
  }

  /** What remains of the evidence of two names when one is a weak alias. */
  #shareOf(asked: AskedName, recorded: CandidateName): number {
    return recorded.weak === true ? WEAK_ALIAS_SHARE * asked.share : asked.share;
  }

  /** Notes with which asked tokens the recorded token at a place agrees. */
  #noteToken(asked: AskedName, j: number, row: number, isInitial: boolean): void {
    // Most recorded tokens agree with nothing that was asked, and then there is nothing to look at.
    if (row === NO_ROW && !isInitial && !asked.hasInitial) return;
    for (let i = 0; i < asked.count; i++) {
      const place = asked.places[i]!;
      const agreement = row === NO_ROW ? AGREEMENT.none : this.#agreements.agreement(row, place);
      if (agreement !== AGREEMENT.none) noteAgreement(table, i, j, agreement, this.#agreements.nats(row, place));
      else if (isInitial || asked.roles[i] === ROLE.initial) noteInitial(table, i, j);
    }
  }

  #putInTable(asked: AskedName): void {
    const side = table.asked;
    side.count = asked.count;
    for (let i = 0; i < asked.count; i++) side.set(i, this.#terms[asked.places[i]!]!, asked.roles[i]!);
    this.#inTable = asked;
    tableOwner = this;
  }

  #explainName(asked: AskedName, recorded: CandidateName): Statement[] {
    // The table holds whichever pair came last; the best one is aligned again.
    const total = this.#scoreNames(asked, recorded);
    const written = asked.name.tokens.map((token) => token.written);
    const share = this.#shareOf(asked, recorded);
    return explainNames(table, alignment, { written, recordedWritten: recorded.writtenTokens, share, total });
  }
}

// One table and one alignment for all questions of a thread; the table belongs to the question that filled its asked
// side last.
const table = new NameTable();
const alignment: Alignment = emptyAlignment();
let tableOwner: PersonQuestion | undefined;

/** Whether the names that were aligned last agree by sound in the family name, or in half of what they say. */
function isOnlyHeard(nats: number): boolean {
  const { asked, recorded } = table;
  let heard = 0;
  for (let i = 0; i < asked.count; i++) {
    const j = asked.to[i]!;
    if (j === -1 || alignment.agreements[i] !== AGREEMENT.sound) continue;
    if (asked.roles[i] === ROLE.family || recorded.roles[j] === ROLE.family) return true;
    heard += alignment.tokenNats[i]!;
  }
  return heard > 0 && heard * 2 >= nats;
}

// Read at once and never kept: one object, so that scoring allocates nothing.
const best = { nats: 0 } as { nats: number; asked: AskedName; recorded: CandidateName };

function datesOf(person: PersonDescription): string {
  return (person.born ?? []).map((birth) => birth.on).join(', ');
}
