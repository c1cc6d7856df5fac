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
 *   terms.term(id) gives the Term of an id. It is asked once for each distinct id of the candidates of one question;
 *   making one is `new Term(key, frequencies.weightOfKey(key))`, about a microsecond: keep those of frequent ids.
 *   A candidate (`PersonCandidate`) holds, for each name form, arrays of term ids and role codes (the place of the role
 *   in TOKEN_ROLES); birth dates packed as in `packDate`; the rest as the record gives it. The same object may be
 *   filled again for the next candidate. Name forms of more than MOST_TOKENS tokens are cut.
 *
 * For two descriptions without an index: `judgePersons` in compare-descriptions.ts.
 */

import { isOtherSyllable } from '../names/east-asian-syllables.ts';
import { type Frequencies, START_FREQUENCIES } from '../names/frequencies.ts';
import { type Name, TOKEN_ROLES } from '../names/name.ts';
import { EAST_ASIAN_FAMILY } from '../names/name-words.ts';
import { readName } from '../names/read-name.ts';
import { Term, termKey } from '../names/term.ts';
import { align, emptyAlignment } from './align-names.ts';
import { BIRTH_NATS, type BirthAgreement, compareBirth, packDate } from './birth-evidence.ts';
import type { CandidateName, PersonCandidate, TermSource } from './candidate.ts';
import {
  AGREEMENT,
  type Agreement,
  areClearlyDifferent,
  compareNats,
  compareTerms,
  continuesCut,
  natsOf,
} from './compare-terms.ts';
import type { Band, PersonDescription, Statement, Verdict } from './description.ts';
import { explainNames } from './explain-names.ts';
import { MOST_TOKENS, NameTable, PARTICLE_SHARE, ROLE } from './name-table.ts';
import { type OtherEvidence, weighOthers } from './other-evidence.ts';
import { DEFAULT_PRESET, PRESETS, type Preset, type PresetName } from './presets.ts';
import { statement } from './statements.ts';

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

/** A weak alias (nom de guerre, UN quality "Low") is borne by others too. */
const WEAK_ALIAS_SHARE = 0.7;

/**
 * However rare a name is, two people can bear it: while every birth date contradicts, a match is no more than possible,
 * unless a document speaks for it as well. More than all else beside names and birth can say together (6 nats).
 */
const DOCUMENT_SPEAKS = 7;
const JUST_BELOW = 0.01;

/** A shorter token cut off by a machine-readable zone fits too many names. */
const SHORTEST_CUT = 5;

/** A name of which no word has this many letters says nothing. */
const FEWEST_LETTERS = 2;

const NOTHING = -20;

interface AskedName {
  readonly name: Name;
  /** Places in the question's list of distinct asked terms. */
  readonly places: readonly number[];
  readonly roles: readonly number[];
  readonly share: number;
  readonly count: number;
  readonly hasInitial: boolean;
}

/** Dictionary terms that one question usually meets; its table of comparisons grows beyond. */
const USUAL_ROWS = 256;

const ROLE_CODE = new Map(TOKEN_ROLES.map((role, code) => [role, code]));

/** Reads the person asked about once, for comparison with any number of candidates. */
export function prepareQuestion(asked: PersonDescription, context: QuestionContext): PersonQuestion {
  return new PersonQuestion(asked, context);
}

/** One person asked about, prepared; see the head of this file. */
export class PersonQuestion {
  readonly preset: Preset;
  readonly #asked: PersonDescription;
  readonly #context: QuestionContext;
  readonly #names: AskedName[] = [];
  readonly #terms: Term[] = [];
  /** 1 for asked terms of one spelling that belong to no family of names. */
  readonly #isPlain: Uint8Array;
  /** What dictionary terms say against every asked term: a row of numbers each, kept for the life of the question. */
  readonly #rowOf = new Map<number, number>();
  readonly #rowTerms: Term[] = [];
  /** For each row how many asked terms it agrees with. */
  readonly #rowAgrees: number[] = [];
  #rowNats = new Float32Array(0);
  #rowAgreements = new Uint8Array(0);
  readonly #born: readonly number[];
  readonly #tolerances: readonly number[];
  readonly #others: OtherEvidence;
  readonly #lnPopulation: number;
  readonly #alignment = emptyAlignment();
  #inTable: AskedName | undefined;

  constructor(asked: PersonDescription, context: QuestionContext) {
    this.#asked = asked;
    this.#context = context;
    this.preset = PRESETS[context.preset ?? DEFAULT_PRESET];
    this.#lnPopulation = Math.log(Math.max(1, context.population));
    const frequencies = context.frequencies ?? START_FREQUENCIES;
    const placeOf = new Map<string, number>();
    const hints = asked.nationalities === undefined ? {} : { countries: asked.nationalities };
    for (const [place, input] of asked.names.entries()) {
      const name = context.names?.[place] ?? readName(input, hints);
      const tokens = name.tokens.slice(0, MOST_TOKENS);
      const places: number[] = [];
      const roles: number[] = [];
      for (const token of tokens) {
        const key = termKey(token);
        let place = placeOf.get(key);
        if (place === undefined) {
          place = this.#terms.length;
          placeOf.set(key, place);
          this.#terms.push(new Term(key, frequencies.weightOfKey(key)));
        }
        places.push(place);
        roles.push(ROLE_CODE.get(token.role)!);
      }
      if (saysSomething(name)) {
        this.#names.push({
          name,
          places,
          roles,
          share: input.quality === 'weak' ? WEAK_ALIAS_SHARE : 1,
          count: places.length,
          hasInitial: roles.includes(ROLE.initial),
        });
      }
    }
    this.#isPlain = Uint8Array.from(this.#terms, (term) => (isPlain(term) ? 1 : 0));
    this.#born = (asked.born ?? []).map((birth) => packDate(birth.on));
    this.#tolerances = (asked.born ?? []).map((birth) => birth.toleranceYears ?? 0);
    this.#others = weighOthers(asked, context.nationalityShare);
  }

  /** The names asked about, as they were read. */
  get names(): readonly Name[] {
    return this.#names.map((one) => one.name);
  }

  /** The score in nats; above `preset.hit` a hit. */
  score(candidate: PersonCandidate): number {
    const names = this.#bestName(candidate)?.nats ?? NOTHING;
    const born = this.#birth(candidate).nats;
    const others = this.#others.nats(candidate, names);
    const score = names + born + others - this.#lnPopulation;
    return this.#isLimited(score, born, others) ? this.preset.hit - JUST_BELOW : score;
  }

  /** Whether a score would be a hit against contradicting birth dates. */
  #isLimited(score: number, born: number, others: number): boolean {
    return score >= this.preset.hit && born < 0 && others < DOCUMENT_SPEAKS;
  }

  /** The band of a score under this question's preset. */
  band(score: number): Band {
    if (score >= this.preset.hit) return 'hit';
    return score >= (this.#born.length > 0 ? this.preset.possible : this.preset.possibleWithoutBirth)
      ? 'possible'
      : 'no-hit';
  }

  /** The score with everything that speaks for and against. */
  judge(candidate: PersonCandidate): Verdict {
    const best = this.#bestName(candidate);
    const names = best?.nats ?? NOTHING;
    const because: Statement[] = [];
    let matched: Verdict['matched'];
    if (best === undefined || names === NOTHING) because.push(statement('name.nothing', NOTHING));
    else {
      because.push(...this.#explainName(best.asked, best.recorded));
      matched = { asked: best.asked.name.written, recorded: best.recorded.written ?? this.#writtenOf(best.recorded) };
    }
    let score = names - this.#lnPopulation;
    const birth = this.#birth(candidate);
    if (birth.agreement !== undefined) {
      const values = { asked: datesOf(this.#asked), recorded: unpackDate(candidate.born[birth.place]!) };
      because.push(statement(`born.${birth.agreement}`, birth.nats, values));
    }
    score += birth.nats;
    const others = this.#others.explain(candidate, names, because);
    score += others;
    if (this.#context.population > 1)
      because.push(statement('list.size', -this.#lnPopulation, { population: this.#context.population }));
    if (this.#isLimited(score, birth.nats, others)) {
      because.push(statement('born.contradicted', this.preset.hit - JUST_BELOW - score));
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

  /** Evidence of one asked name against one recorded name form; the alignment is left in `#alignment` and `table`. */
  #scoreNames(asked: AskedName, recorded: CandidateName): number {
    const count = Math.min(recorded.termIds.length, MOST_TOKENS);
    if (count === 0) return NOTHING;
    if (this.#inTable !== asked || tableOwner !== this) this.#putInTable(asked);
    const side = table.recorded;
    const width = this.#terms.length;
    side.count = count;
    table.agreeing = 0;
    let says = false;
    for (let j = 0; j < count; j++) {
      const row = this.#row(recorded.termIds[j]!);
      side.set(j, this.#rowTerms[row]!, recorded.roles[j]!);
      says ||= side.lengths[j]! >= FEWEST_LETTERS && side.roles[j] !== ROLE.title && side.roles[j] !== ROLE.initial;
      // Most recorded tokens agree with nothing that was asked, and then there is nothing to look at.
      if (this.#rowAgrees[row] === 0 && !asked.hasInitial && side.roles[j] !== ROLE.initial) continue;
      const at = row * width;
      for (let i = 0; i < asked.count; i++) {
        const place = asked.places[i]!;
        const agreement = this.#rowAgreements[at + place]!;
        if (agreement !== AGREEMENT.none) this.#noteAgreement(i, j, agreement as Agreement, this.#rowNats[at + place]!);
        else if (table.asked.roles[i] === ROLE.initial || side.roles[j] === ROLE.initial) this.#noteInitial(i, j);
      }
    }
    if (!says) return NOTHING;
    if (recorded.truncated === true || asked.name.truncated)
      this.#noteCut(asked.name.truncated, recorded.truncated === true);
    const out = this.#alignment;
    const nats = align(table, out);
    if (out.matched === 0) return NOTHING;
    const share = recorded.weak === true ? WEAK_ALIAS_SHARE * asked.share : asked.share;
    return nats > 0 ? nats * share : nats;
  }

  #putInTable(asked: AskedName): void {
    const side = table.asked;
    side.count = asked.count;
    for (let i = 0; i < asked.count; i++) side.set(i, this.#terms[asked.places[i]!]!, asked.roles[i]!);
    this.#inTable = asked;
    tableOwner = this;
  }

  #noteAgreement(i: number, j: number, agreement: Agreement, nats: number): void {
    const askedRole = table.asked.roles[i]!;
    const role = table.recorded.roles[j]!;
    if (askedRole >= ROLE.particle || role >= ROLE.particle) {
      if (askedRole === ROLE.title || role === ROLE.title) {
        // A title says nothing, whether it agrees or not.
        if (askedRole === role) table.note(i, j, agreement, 0);
        return;
      }
      if (askedRole === ROLE.particle || role === ROLE.particle) {
        if (askedRole === role || agreement === AGREEMENT.equal) table.note(i, j, agreement, nats * PARTICLE_SHARE);
        return;
      }
    }
    const isLetter = table.asked.lengths[i] === 1 || table.recorded.lengths[j] === 1;
    // One vowel may be a whole Korean syllable (U, Woo); otherwise one letter is an initial.
    if (isLetter && agreement !== AGREEMENT.romanised) this.#noteInitial(i, j);
    else if (
      isDoubtful(agreement) &&
      askedRole === ROLE.given &&
      role === ROLE.given &&
      areOfOtherSyllables(i, j, agreement)
    )
      return;
    else table.note(i, j, agreement, nats);
  }

  /** An initial, or the few letters that a machine-readable zone left of a name, begins the name on the other side. */
  #noteInitial(i: number, j: number): void {
    const { asked, recorded } = table;
    if (!asked.isShort(i) && !recorded.isShort(j)) return;
    if (asked.isFree(i) || recorded.isFree(j)) return;
    const one = asked.terms[i]!.text;
    const other = recorded.terms[j]!.text;
    if (one.length < other.length ? other.startsWith(one) : one.startsWith(other)) {
      table.note(i, j, AGREEMENT.initial, natsOf(AGREEMENT.initial, 0));
    }
  }

  /** The token at which a machine-readable zone ended may be the beginning of any token on the other side. */
  #noteCut(askedIsCut: boolean, recordedIsCut: boolean): void {
    const { asked, recorded } = table;
    const askedCut = askedIsCut ? asked.cutPlace() : -1;
    const recordedCut = recordedIsCut ? recorded.cutPlace() : -1;
    for (let i = 0; i < asked.count; i++) {
      for (let j = 0; j < recorded.count; j++) {
        const one = asked.terms[i]!;
        const other = recorded.terms[j]!;
        const isCut =
          (j === recordedCut && continuesCut(other, one, SHORTEST_CUT)) ||
          (i === askedCut && continuesCut(one, other, SHORTEST_CUT));
        if (isCut) table.note(i, j, AGREEMENT.cut, compareNats(one, other, AGREEMENT.cut));
      }
    }
  }

  /** The row of a dictionary term in the table of comparisons. */
  #row(id: number): number {
    const known = this.#rowOf.get(id);
    if (known !== undefined) return known;
    const row = this.#rowTerms.length;
    const term = this.#context.terms.term(id);
    const count = this.#terms.length;
    const { simple } = term;
    if ((row + 1) * count > this.#rowNats.length) this.#growRows();
    this.#rowTerms.push(term);
    let agrees = 0;
    for (let place = 0; place < count; place++) {
      const asked = this.#terms[place]!;
      if (simple && this.#isPlain[place] === 1 && areClearlyDifferent(asked, term)) continue;
      const agreement = compareTerms(asked, term);
      if (agreement === AGREEMENT.none) continue;
      const nats = compareNats(asked, term, agreement);
      // Two known names that only resemble each other say nothing of one bearer.
      if (nats === 0) continue;
      agrees++;
      this.#rowAgreements[row * count + place] = agreement;
      this.#rowNats[row * count + place] = nats;
    }
    this.#rowAgrees.push(agrees);
    this.#rowOf.set(id, row);
    return row;
  }

  #growRows(): void {
    // Made with the first candidate: most questions have none.
    const nats = new Float32Array(Math.max(USUAL_ROWS * this.#terms.length, this.#rowNats.length * 2));
    nats.set(this.#rowNats);
    this.#rowNats = nats;
    const agreements = new Uint8Array(nats.length);
    agreements.set(this.#rowAgreements);
    this.#rowAgreements = agreements;
  }

  #birth(candidate: PersonCandidate): { nats: number; agreement: BirthAgreement | undefined; place: number } {
    birthFound.nats = 0;
    birthFound.agreement = undefined;
    birthFound.place = -1;
    if (this.#born.length === 0 || candidate.born.length === 0) return birthFound;
    for (let i = 0; i < this.#born.length; i++) {
      for (let k = 0; k < candidate.born.length; k++) {
        const tolerance = this.#tolerances[i]! + (candidate.bornTolerance?.[k] ?? 0);
        const agreement = compareBirth(this.#born[i]!, candidate.born[k]!, tolerance);
        if (agreement === undefined) continue;
        const nats = BIRTH_NATS[agreement];
        if (birthFound.agreement === undefined || nats > birthFound.nats) {
          birthFound.nats = nats;
          birthFound.agreement = agreement;
          birthFound.place = k;
        }
      }
    }
    return birthFound;
  }

  #explainName(asked: AskedName, recorded: CandidateName): Statement[] {
    // The table holds whichever pair came last; the best one is aligned again.
    const total = this.#scoreNames(asked, recorded);
    const written = asked.name.tokens.map((token) => token.written);
    const share = (recorded.weak === true ? WEAK_ALIAS_SHARE : 1) * asked.share;
    return explainNames(table, this.#alignment, {
      written,
      recordedWritten: recorded.writtenTokens,
      share,
      total,
    });
  }
}

/** One table for all questions of a thread; it belongs to the question that filled its asked side last. */
const table = new NameTable();
let tableOwner: PersonQuestion | undefined;

/** Agreements that leave room for another name. */
function isDoubtful(agreement: Agreement): boolean {
  return agreement === AGREEMENT.letters || agreement === AGREEMENT.sound;
}

/** Two given names behind a Chinese, Korean or Vietnamese family name that differ in a whole syllable. */
function areOfOtherSyllables(i: number, j: number, agreement: Agreement): boolean {
  const { asked, recorded } = table;
  if (!asked.hasFamilyOf(EAST_ASIAN_FAMILY)) return false;
  const one = asked.terms[i]!;
  const other = recorded.terms[j]!;
  // One syllable that merely sounds like another is another (Tuan, Thanh).
  if (
    agreement === AGREEMENT.sound &&
    one.simple === other.simple &&
    isOneSyllable(one.text) &&
    isOneSyllable(other.text)
  )
    return true;
  return isOtherSyllable(one.text, other.text);
}

function isOneSyllable(text: string): boolean {
  return /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/.test(text);
}

// Outcomes that are read at once and never kept: one object each, so that scoring allocates nothing.
const best = { nats: 0 } as { nats: number; asked: AskedName; recorded: CandidateName };
const birthFound: { nats: number; agreement: BirthAgreement | undefined; place: number } = {
  nats: 0,
  agreement: undefined,
  place: -1,
};

function isPlain(term: Term): boolean {
  return term.simple && term.clusters.length === 0;
}

/** An empty name, one letter or a title agrees with everybody and says nothing. */
function saysSomething(name: Name): boolean {
  return name.tokens.some(
    (token) => token.role !== 'title' && token.role !== 'initial' && token.text.length >= FEWEST_LETTERS,
  );
}

function datesOf(person: PersonDescription): string {
  return (person.born ?? []).map((birth) => birth.on).join(', ');
}

function unpackDate(packed: number): string {
  const year = String(packed >>> 9).padStart(4, '0');
  const month = (packed >>> 5) & 15;
  const day = packed & 31;
  if (month === 0) return year;
  return day === 0
    ? `${year}-${String(month).padStart(2, '0')}`
    : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
