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

import { type Frequencies, START_FREQUENCIES } from '../names/frequencies.ts';
import { type Name, TOKEN_ROLES } from '../names/name.ts';
import { SON_OF } from '../names/name-words.ts';
import { readName } from '../names/read-name.ts';
import { Term, termKey } from '../names/term.ts';
import {
  AGAINST,
  type Alignment,
  align,
  emptyAlignment,
  isTitled,
  MOST_TOKENS,
  MOST_WITH_CONTRADICTION,
  PARTICLE_SHARE,
  ROLE,
} from './align-names.ts';
import { BIRTH_NATS, type BirthAgreement, compareBirth, packDate } from './birth-evidence.ts';
import {
  AGREEMENT,
  type Agreement,
  compareNats,
  compareTerms,
  continuesCut,
  editDistance,
  lettersRuleOut,
  natsOf,
  slipsAllowed,
} from './compare-terms.ts';
import type { Band, DocumentDescription, PersonDescription, Sex, Statement, Verdict } from './description.ts';
import { type OtherEvidence, weighOthers } from './other-evidence.ts';
import { DEFAULT_PRESET, PRESETS, type Preset, type PresetName } from './presets.ts';
import { type StatementCode, statement } from './statements.ts';

/** The dictionary of an index. */
export interface TermSource {
  /** The prepared term of an id that a candidate holds. */
  term(id: number): Term;
}

/** One recorded name form: term ids and role codes (places in TOKEN_ROLES), in the order written. */
export interface CandidateName {
  readonly termIds: ArrayLike<number>;
  readonly roles: ArrayLike<number>;
  /** A weak alias: its evidence counts for less. */
  readonly weak?: boolean;
  /** The last token may be cut off by a machine-readable zone. */
  readonly truncated?: boolean;
  /** As written, for the explanation; asked for only by `judge`. */
  readonly written?: string;
}

/** A recorded person as the index materialises it. */
export interface PersonCandidate {
  readonly names: readonly CandidateName[];
  /** Packed birth dates (`packDate`); empty when unknown. */
  readonly born: ArrayLike<number>;
  /** Years by which each birth date is widened; absent means none. */
  readonly bornTolerance?: ArrayLike<number>;
  readonly sex?: Sex;
  readonly nationalities?: readonly string[];
  readonly birthPlaces?: readonly string[];
  readonly documents?: readonly DocumentDescription[];
  readonly heightCm?: number;
}

/** What a comparison needs to know beside the two descriptions. */
export interface QuestionContext {
  readonly terms: TermSource;
  /** How many records are compared with: a chance agreement is likelier among more. */
  readonly population: number;
  /** Weights of the asked tokens; the start table when absent. */
  readonly frequencies?: Frequencies;
  readonly preset?: PresetName;
  /** Share of the register that has each nationality, for the weight of sharing one; absent means one in twenty. */
  readonly nationalityShare?: (code: string) => number;
}

/** A weak alias (nom de guerre, UN quality "Low") is borne by others too. */
const WEAK_ALIAS_SHARE = 0.7;

/** A shorter token cut off by a machine-readable zone fits too many names. */
const SHORTEST_CUT = 5;

/** With fewer letters than this in all its words, a name says nothing. */
const FEWEST_LETTERS = 2;

const NOTHING = -20;

const STATEMENT_OF: Readonly<Record<Agreement, StatementCode>> = {
  [AGREEMENT.none]: 'name.nothing',
  [AGREEMENT.equal]: 'name.equal',
  [AGREEMENT.romanised]: 'name.romanised',
  [AGREEMENT.variant]: 'name.variant',
  [AGREEMENT.nickname]: 'name.nickname',
  [AGREEMENT.letter]: 'name.letter',
  [AGREEMENT.letters]: 'name.letters',
  [AGREEMENT.sound]: 'name.sound',
  [AGREEMENT.consonants]: 'name.consonants',
  [AGREEMENT.cut]: 'name.cut',
  [AGREEMENT.initial]: 'name.initial',
  [AGREEMENT.joined]: 'name.joined',
};

interface AskedName {
  readonly name: Name;
  /** Places in the question's list of distinct asked terms. */
  readonly places: readonly number[];
  readonly roles: readonly number[];
  readonly share: number;
  readonly count: number;
}

/** Dictionary terms that one question usually meets; its table of comparisons grows beyond. */
const USUAL_ROWS = 256;

/** Longer runs of joined words are not names. */
const LONGEST_JOIN = 64;
const joinedAsked = new Uint8Array(LONGEST_JOIN);
const joinedRecorded = new Uint8Array(LONGEST_JOIN);

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
  /** What dictionary terms say against every asked term: a row of numbers each, kept for the life of the question. */
  readonly #rowOf = new Map<number, number>();
  readonly #rowTerms: Term[] = [];
  #rowNats: Float32Array;
  #rowAgreements: Uint8Array;
  readonly #born: readonly number[];
  readonly #tolerances: readonly number[];
  readonly #others: OtherEvidence;
  readonly #lnPopulation: number;
  readonly #nats = new Float32Array(MOST_TOKENS * MOST_TOKENS);
  readonly #agreements = new Uint8Array(MOST_TOKENS * MOST_TOKENS);
  readonly #alignment = emptyAlignment();
  // The pair under comparison; fields rather than arguments so that scoring allocates nothing.
  #name: AskedName | undefined;
  readonly #recordedTerms: Term[] = new Array(MOST_TOKENS);
  readonly #recordedRoles = new Uint8Array(MOST_TOKENS);
  #recordedCount = 0;

  readonly nats = this.#nats;
  readonly agreements = this.#agreements;

  constructor(asked: PersonDescription, context: QuestionContext) {
    this.#asked = asked;
    this.#context = context;
    this.preset = PRESETS[context.preset ?? DEFAULT_PRESET];
    this.#lnPopulation = Math.log(Math.max(1, context.population));
    const frequencies = context.frequencies ?? START_FREQUENCIES;
    const placeOf = new Map<string, number>();
    const hints = asked.nationalities === undefined ? {} : { countries: asked.nationalities };
    for (const input of asked.names) {
      const name = readName(input, hints);
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
        });
      }
    }
    this.#rowNats = new Float32Array(USUAL_ROWS * this.#terms.length);
    this.#rowAgreements = new Uint8Array(USUAL_ROWS * this.#terms.length);
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
    const names = this.#bestName(candidate);
    if (names === undefined) return NOTHING - this.#lnPopulation;
    return names.nats + this.#birth(candidate).nats + this.#others.nats(candidate, names.nats) - this.#lnPopulation;
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
    const because: Statement[] = [];
    let score = -this.#lnPopulation;
    let matched: Verdict['matched'];
    if (best === undefined) {
      because.push(statement('name.nothing', NOTHING));
      score += NOTHING;
    } else {
      because.push(...this.#explainName(best.asked, best.recorded));
      matched = { asked: best.asked.name.written, recorded: best.recorded.written ?? this.#writtenOf(best.recorded) };
      score += best.nats;
      const birth = this.#birth(candidate);
      if (birth.agreement !== undefined) {
        because.push(
          statement(`born.${birth.agreement}`, birth.nats, {
            asked: datesOf(this.#asked),
            recorded: unpackDate(candidate.born[birth.place]!),
          }),
        );
      }
      score += birth.nats;
      score += this.#others.explain(candidate, best.nats, because);
    }
    if (this.#context.population > 1)
      because.push(statement('list.size', -this.#lnPopulation, { population: this.#context.population }));
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

  /** Evidence of one asked name against one recorded name form. */
  #scoreNames(asked: AskedName, recorded: CandidateName): number {
    const count = Math.min(recorded.termIds.length, MOST_TOKENS);
    this.#name = asked;
    this.#recordedCount = count;
    if (count === 0) return NOTHING;
    let letters = 0;
    for (let j = 0; j < count; j++) {
      const row = this.#row(recorded.termIds[j]!);
      const term = this.#rowTerms[row]!;
      const rowAt = row * this.#terms.length;
      const role = recorded.roles[j]!;
      this.#recordedTerms[j] = term;
      this.#recordedRoles[j] = role;
      letters += term.text.length;
      const cutHere = recorded.truncated === true && j === count - 1;
      for (let i = 0; i < asked.count; i++) {
        const place = asked.places[i]!;
        let agreement = this.#rowAgreements[rowAt + place]! as Agreement;
        let nats = this.#rowNats[rowAt + place]!;
        if (agreement === AGREEMENT.none || (agreement !== AGREEMENT.equal && agreement !== AGREEMENT.variant)) {
          const cutAsked = asked.name.truncated && i === asked.count - 1;
          if (
            (cutHere && continuesCut(term, this.#terms[place]!, SHORTEST_CUT)) ||
            (cutAsked && continuesCut(this.#terms[place]!, term, SHORTEST_CUT))
          ) {
            agreement = AGREEMENT.cut;
            nats = compareNats(term, this.#terms[place]!, AGREEMENT.cut);
          }
        }
        const askedRole = asked.roles[i]!;
        if (askedRole === ROLE.particle || role === ROLE.particle || askedRole === ROLE.title || role === ROLE.title) {
          // Particles agree with particles; a title says nothing.
          if (
            askedRole === role ||
            (askedRole !== ROLE.title && role !== ROLE.title && agreement === AGREEMENT.equal)
          ) {
            nats = askedRole === ROLE.title ? 0 : nats * PARTICLE_SHARE;
          } else agreement = AGREEMENT.none;
        } else if (agreement === AGREEMENT.none && (askedRole === ROLE.initial || role === ROLE.initial)) {
          const one = this.#terms[place]!.text;
          const other = term.text;
          if (one[0] === other[0] && (one.length === 1 || other.length === 1)) {
            agreement = AGREEMENT.initial;
            nats = compareNats(term, this.#terms[place]!, AGREEMENT.initial);
          }
        } else if (agreement === AGREEMENT.equal && term.text.length === 1) {
          agreement = AGREEMENT.initial;
          nats = compareNats(term, this.#terms[place]!, AGREEMENT.initial);
        }
        this.#agreements[i * MOST_TOKENS + j] = agreement;
        this.#nats[i * MOST_TOKENS + j] = nats;
      }
    }
    if (letters < FEWEST_LETTERS) return NOTHING;
    const out = this.#alignment;
    const nats = align(this, out);
    if (out.matched === 0) return NOTHING;
    const share = recorded.weak === true ? WEAK_ALIAS_SHARE * asked.share : asked.share;
    return nats > 0 ? nats * share : nats;
  }

  // What the aligner asks (NamePair).
  get askedCount(): number {
    return this.#name!.count;
  }
  get recordedCount(): number {
    return this.#recordedCount;
  }
  askedRole(place: number): number {
    return this.#name!.roles[place]!;
  }
  recordedRole(place: number): number {
    return this.#recordedRoles[place]!;
  }
  joinNats(askedFrom: number, askedTo: number, recordedFrom: number, recordedTo: number): number {
    let askedLength = 0;
    for (let i = askedFrom; i <= askedTo; i++) askedLength += this.#terms[this.#name!.places[i]!]!.text.length;
    let recordedLength = 0;
    for (let j = recordedFrom; j <= recordedTo; j++) recordedLength += this.#recordedTerms[j]!.text.length;
    if (Math.abs(askedLength - recordedLength) > 2 || askedLength < 4) return 0;
    if (askedLength > LONGEST_JOIN || recordedLength > LONGEST_JOIN) return 0;
    const allowed = slipsAllowed(Math.min(askedLength, recordedLength));
    let askedLetters = 0;
    for (let i = askedFrom; i <= askedTo; i++) askedLetters |= this.#askedTerm(i).spellings[0]!.letters;
    let recordedLetters = 0;
    for (let j = recordedFrom; j <= recordedTo; j++) recordedLetters |= this.#recordedTerms[j]!.spellings[0]!.letters;
    if (lettersRuleOut(askedLetters, recordedLetters, allowed)) return 0;
    let askedWeight = 0;
    let at = 0;
    for (let i = askedFrom; i <= askedTo; i++) {
      const term = this.#askedTerm(i);
      joinedAsked.set(term.spellings[0]!.codes, at);
      at += term.text.length;
      askedWeight += this.askedRole(i) === ROLE.particle ? term.weight * PARTICLE_SHARE : term.weight;
    }
    let recordedWeight = 0;
    at = 0;
    for (let j = recordedFrom; j <= recordedTo; j++) {
      const term = this.#recordedTerms[j]!;
      joinedRecorded.set(term.spellings[0]!.codes, at);
      at += term.text.length;
      recordedWeight += this.recordedRole(j) === ROLE.particle ? term.weight * PARTICLE_SHARE : term.weight;
    }
    const distance = editDistance(
      joinedAsked.subarray(0, askedLength),
      joinedRecorded.subarray(0, recordedLength),
      allowed,
    );
    if (distance > allowed) return 0;
    const weight = Math.min(MOST_JOINED_WEIGHT, askedWeight, recordedWeight);
    if (distance === 0) return natsOf(AGREEMENT.joined, weight);
    return Math.max(0, natsOf(distance === 1 ? AGREEMENT.letter : AGREEMENT.letters, weight) - JOINED_AND_SLIPPED);
  }

  #askedTerm(place: number): Term {
    return this.#terms[this.#name!.places[place]!]!;
  }

  /** The row of a dictionary term in the table of comparisons. */
  #row(id: number): number {
    const known = this.#rowOf.get(id);
    if (known !== undefined) return known;
    const row = this.#rowTerms.length;
    const term = this.#context.terms.term(id);
    const count = this.#terms.length;
    if ((row + 1) * count > this.#rowNats.length) this.#growRows();
    this.#rowTerms.push(term);
    for (let place = 0; place < count; place++) {
      const asked = this.#terms[place]!;
      const agreement = compareTerms(asked, term);
      if (agreement !== AGREEMENT.none) {
        this.#rowAgreements[row * count + place] = agreement;
        this.#rowNats[row * count + place] = compareNats(asked, term, agreement);
      }
    }
    this.#rowOf.set(id, row);
    return row;
  }

  #growRows(): void {
    const nats = new Float32Array(this.#rowNats.length * 2);
    nats.set(this.#rowNats);
    this.#rowNats = nats;
    const agreements = new Uint8Array(this.#rowAgreements.length * 2);
    agreements.set(this.#rowAgreements);
    this.#rowAgreements = agreements;
  }

  /** "A son of B" against "B son of A": before the first "son of" stands the person, after it the father. */
  isRelationReversed(out: Alignment): boolean {
    const asked = this.#name!;
    let askedBin = -1;
    for (let i = 1; i < asked.count && askedBin < 0; i++) if (SON_OF.has(asked.name.tokens[i]!.text)) askedBin = i;
    if (askedBin < 0) return false;
    let recordedBin = -1;
    for (let j = 1; j < this.#recordedCount && recordedBin < 0; j++)
      if (SON_OF.has(this.#recordedTerms[j]!.text)) recordedBin = j;
    if (recordedBin < 0) return false;
    let crossed = 0;
    let kept = 0;
    for (let i = 0; i < askedBin; i++) {
      const j = out.askedTo[i]!;
      if (j === -1 || asked.roles[i] === ROLE.particle || asked.roles[i] === ROLE.title) continue;
      if (j > recordedBin) crossed++;
      else kept++;
    }
    for (let j = 0; j < recordedBin; j++) {
      const i = out.recordedTo[j]!;
      if (i === -1 || this.#recordedRoles[j] === ROLE.particle || this.#recordedRoles[j] === ROLE.title) continue;
      if (i > askedBin) crossed++;
      else kept++;
    }
    return crossed >= 1 && kept === 0;
  }

  #birth(candidate: PersonCandidate): { nats: number; agreement: BirthAgreement | undefined; place: number } {
    birthFound.nats = 0;
    birthFound.agreement = undefined;
    birthFound.place = -1;
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
    const share = (recorded.weak === true ? WEAK_ALIAS_SHARE : 1) * asked.share;
    const total = this.#scoreNames(asked, recorded);
    const out = this.#alignment;
    const said: Statement[] = [];
    const recordedText = (j: number): string => this.#recordedTerms[j]!.text;
    const leftAsked: number[] = [];
    const leftRecorded: number[] = [];
    let sum = 0;
    const say = (code: StatementCode, nats: number, values: Record<string, string | number> = {}): void => {
      said.push(statement(code, nats, values));
      sum += nats;
    };
    for (let k = 0; k < out.joins.length; k += 4) {
      const [a0, a1, r0, r1] = out.joins.slice(k, k + 4) as [number, number, number, number];
      const left = asked.name.tokens
        .slice(a0, a1 + 1)
        .map((token) => token.written)
        .join(' ');
      const right = Array.from({ length: r1 - r0 + 1 }, (_, at) => recordedText(r0 + at)).join(' ');
      say('name.joined', out.tokenNats[a0]!, { asked: left, recorded: right });
    }
    for (let i = 0; i < asked.count; i++) {
      const role = asked.roles[i]!;
      const j = out.askedTo[i]!;
      if (j === -1) {
        if (role !== ROLE.particle && role !== ROLE.title) leftAsked.push(i);
      } else if (out.agreements[i] !== AGREEMENT.joined) {
        const code = role === ROLE.particle ? 'name.particle' : STATEMENT_OF[out.agreements[i]! as Agreement];
        if (role !== ROLE.title)
          say(code, out.tokenNats[i]!, { asked: asked.name.tokens[i]!.written, recorded: recordedText(j) });
      }
    }
    const agreed = sum;
    if ((out.contradictions > 0 || out.reversed) && agreed > MOST_WITH_CONTRADICTION)
      say('name.kinship-limit', MOST_WITH_CONTRADICTION - agreed);
    for (let j = 0; j < this.#recordedCount; j++) {
      const role = this.#recordedRoles[j]!;
      if (out.recordedTo[j] === -1 && role !== ROLE.particle && role !== ROLE.title) leftRecorded.push(j);
    }
    if (out.oneOfMany) say('name.one-of-many', isTitled(this) ? AGAINST.oneOfManyTitled : AGAINST.oneOfMany);
    if (out.swapped) say('name.roles-swapped', AGAINST.rolesSwapped);
    if (out.reversed) say('name.relation-reversed', AGAINST.relationReversed);
    // What remains of the total is what the leftovers cost; it is shared among them evenly.
    const leftovers = Math.max(leftAsked.length, leftRecorded.length);
    const unshared = total > 0 && share < 1 ? total / share : total;
    const each = leftovers > 0 ? (unshared - sum) / leftovers : 0;
    for (let k = 0; k < leftovers; k++) {
      const i = leftAsked[k];
      const j = leftRecorded[k];
      const left = i === undefined ? '' : asked.name.tokens[i]!.written;
      const right = j === undefined ? '' : recordedText(j);
      if (i !== undefined && j !== undefined) say('name.contradicted', each, { asked: left, recorded: right });
      else if (i !== undefined) say('name.omitted-in-record', each, { asked: left });
      else say('name.omitted-in-question', each, { recorded: right });
    }
    if (unshared !== total) say('name.weak-alias', total - unshared);
    return said;
  }
}

// Outcomes that are read at once and never kept: one object each, so that scoring allocates nothing.
const best = { nats: 0 } as { nats: number; asked: AskedName; recorded: CandidateName };
const birthFound: { nats: number; agreement: BirthAgreement | undefined; place: number } = {
  nats: 0,
  agreement: undefined,
  place: -1,
};

/** A slip besides the joining is a second error. */
const JOINED_AND_SLIPPED = 0.5;

/** Words written together are two agreements at once. */
const MOST_JOINED_WEIGHT = 14;

/** An empty name, or one letter, agrees with everybody and says nothing. */
function saysSomething(name: Name): boolean {
  let letters = 0;
  for (const token of name.tokens) if (token.role !== 'title') letters += token.text.length;
  return letters >= FEWEST_LETTERS && name.tokens.some((token) => token.text.length >= 2);
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
