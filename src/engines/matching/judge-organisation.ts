/**
 * How likely two names of organisations or vessels are one's: words aligned one to one like those of persons, with
 * legal forms, shared words and numbers weighed apart. Cost: some microseconds a pair.
 */

import { Term } from '../names/term.ts';
import { AGREEMENT, compareLetters, compareNats, compareTerms, editDistance } from './compare-terms.ts';
import type { Band, Statement, Verdict } from './description.ts';
import { COUNTRY_WORDS } from './organisation-places.ts';
import { LEGAL_FORMS, LEGAL_WEIGHT, NUMBER_WEIGHT, OWN_WORD_WEIGHT } from './organisation-words.ts';
import { DEFAULT_PRESET, PRESETS } from './presets.ts';
import {
  type OrganisationName,
  type OrganisationWord,
  readOrganisationName,
  type WordKind,
} from './read-organisation.ts';
import { statement } from './statements.ts';

/** A different own word: another organisation. */
const CONTRADICTED = -7;
/** A different shared word (Oil, Gas): another branch of a group, or another organisation. */
const CONTRADICTED_SHARED = -5;
/** Agreement on the rest says only this much when a word contradicts: groups name their branches alike. */
const MOST_WITH_CONTRADICTION = 8;
/** A number that one stroke makes the other: series of one house, or one mistyped. */
const NUMBER_CONTRADICTED = -4;
/** Two numbers that no single stroke makes equal (12 and 48), or that stand instead of a name (Plant No. 5): another one. */
const NUMBER_FAR = -7;
/**
 * With another number all agreeing words together say what one says: they are the house's, whichever series is meant.
 * What remains lies just above the cut of two bare names, because a number is as easily mistyped as another series is
 * meant; it is never a hit.
 */
const MOST_WITH_OTHER_NUMBER = 10.5;
/** What the state or an army has many of, it numbers instead of naming. */
const NUMBERED = new Set(
  `plant combine school hospital brigade battalion regiment division squadron company unit factory mine colony prison camp
  department directorate bureau laboratory store shop branch station reactor kindergarten polyclinic pharmacy shkola`.split(
    /\s+/,
  ),
);
const NUMBER_OMITTED = -1;
/** Initials are not evenly spread: a letter that agrees says somewhat less than ln 26. */
const ABBREVIATION_PER_LETTER = 2.4;
const OMITTED = -2.5;
/** A further trade word names another firm of the house (Systems, Solutions, International). */
const OMITTED_SHARED = -5;
/** What the whole agreement of common words is worth at least. */
const SAME_NAME = 8;
/** A country behind the name of a house is its company of that country; in brackets it may be how a register tells it apart. */
const OMITTED_COUNTRY = -7.5;
/** A bank may be AG and GmbH at once, as two companies. */
const LEGAL_FAMILY_DIFFERS = -1.5;
/** Shorter words than this differ wholly when they differ at all (LXC, LAU). */
const SHORTEST_FUZZY = 3;

/** Judges two bare names of organisations; where one gives several names with a stroke, the best of them counts. */
export function judgeOrganisationNames(nameA: string, nameB: string): Verdict {
  let best: Verdict | undefined;
  const others = alternatives(nameB).map(readOrganisationName);
  for (const one of alternatives(nameA).map(readOrganisationName)) {
    for (const other of others) {
      const verdict = judgeOne(one, other);
      if (best === undefined || verdict.score > best.score) best = verdict;
    }
  }
  return best!;
}

function alternatives(name: string): string[] {
  const parts = name.split(/\s*\/\s*/).filter((part) => part.replace(/[^\p{L}]/gu, '').length >= 4);
  return parts.length > 1 ? [name, ...parts.slice(0, 4)] : [name];
}

function agreementNats(a: OrganisationWord, b: OrganisationWord): number {
  if (a.kind === 'number' || b.kind === 'number') return a.term.text === b.term.text ? NUMBER_WEIGHT : 0;
  if (a.term.text === b.term.text) return Math.min(a.term.weight, b.term.weight);
  if (a.term.text.length < SHORTEST_FUZZY || b.term.text.length < SHORTEST_FUZZY) return 0;
  if (hasFormAttached(a.term.text, b.term.text)) return Math.min(a.term.weight, b.term.weight);
  // Two shared words that look alike are two words (Petrochemical, Petromechanical).
  if (a.kind === 'shared' && b.kind === 'shared') return 0;
  if (areOfOtherQuarters(a.term.text, b.term.text)) return 0;
  // Families of given names (Jan, John) and nicknames mean nothing in a company's name: letters alone count.
  const agreement = a.term.simple && b.term.simple ? compareLetters(a.term, b.term) : compareTerms(a.term, b.term);
  return agreement === AGREEMENT.none ? oneLetterOfThree(a, b) : compareNats(a.term, b.term, agreement);
}

const QUARTER = /^(?:north|south|east|west|nord|sud|ost)/;

/** Northgate and Southgate are two places, however alike the words. */
function areOfOtherQuarters(one: string, other: string): boolean {
  const [from] = QUARTER.exec(one) ?? [];
  const [to] = QUARTER.exec(other) ?? [];
  return from !== undefined && to !== undefined && from !== to;
}

/** SiemensAG: a legal form written to the end of the word. */
function hasFormAttached(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short) && LEGAL_FORMS.has(long.slice(short.length));
}

/** Alone, one letter of three makes another name (Sun, Sum). */
const ONE_OF_THREE = 0.5;

/** CVS and CVC: three letters of which two agree, beside other words. */
function oneLetterOfThree(a: OrganisationWord, b: OrganisationWord): number {
  const [one, other] = [a.term.text, b.term.text];
  if (one.length !== 3 || other.length !== 3 || a.kind !== 'own' || b.kind !== 'own') return 0;
  let differ = 0;
  for (let i = 0; i < 3; i++) if (one[i] !== other[i]) differ++;
  return differ === 1 ? OWN_WORD_WEIGHT * ONE_OF_THREE : 0;
}

function judgeOne(a: OrganisationName, b: OrganisationName): Verdict {
  const because: Statement[] = [];
  const leftA = new Set(a.words.keys());
  const leftB = new Set(b.words.keys());
  let agreed = 0;
  let own = 0;
  let allEqual = true;
  const pairs: { i: number; j: number; nats: number }[] = [];
  for (const [i, one] of a.words.entries()) {
    for (const [j, other] of b.words.entries()) {
      const nats = agreementNats(one, other);
      if (nats > 0) pairs.push({ i, j, nats });
    }
  }
  pairs.sort((x, y) => y.nats - x.nats || Math.abs(x.i - x.j) - Math.abs(y.i - y.j));
  for (const { i, j, nats } of pairs) {
    if (!leftA.has(i) || !leftB.has(j)) continue;
    leftA.delete(i);
    leftB.delete(j);
    agreed += nats;
    if (a.words[i]!.kind === 'own' && b.words[j]!.kind === 'own') own++;
    const equal = a.words[i]!.term.text === b.words[j]!.term.text;
    allEqual &&= equal;
    because.push(
      statement(equal ? 'organisation.equal' : 'organisation.close', nats, {
        asked: a.words[i]!.term.text,
        recorded: b.words[j]!.term.text,
      }),
    );
  }
  const joined = joinLeftovers(a, b, leftA, leftB) + joinLeftovers(b, a, leftB, leftA);
  if (joined > 0) {
    agreed += joined;
    own++;
    because.push(statement('organisation.close', joined, { asked: a.written, recorded: b.written }));
  }
  const abbreviated = abbreviationNats(a, b, leftA, leftB) + abbreviationNats(b, a, leftB, leftA);
  if (abbreviated > 0) {
    agreed += abbreviated;
    own++;
    because.push(statement('organisation.close', abbreviated, { asked: a.written, recorded: b.written }));
  }
  const against = weighLeftovers(a, b, leftA, leftB, because);
  const most =
    against.contradictions > 0 ? MOST_WITH_CONTRADICTION : against.otherNumber ? MOST_WITH_OTHER_NUMBER : agreed;
  let score = Math.min(agreed, most) + against.nats;
  // Names of shared words alone are told apart by any word that one side lacks.
  if (own === 0 && (leftA.size > 0 || leftB.size > 0)) score = Math.min(score, 0);
  if (a.legal.size > 0 && b.legal.size > 0) {
    if ([...a.legal].some((form) => b.legal.has(form))) score += LEGAL_WEIGHT;
    else if (![...a.legal, ...b.legal].some((form) => form === 'company' || form === 'incorporated')) {
      score += LEGAL_FAMILY_DIFFERS;
      because.push(
        statement('organisation.legal-form', LEGAL_FAMILY_DIFFERS, {
          asked: [...a.legal].join(' '),
          recorded: [...b.legal].join(' '),
        }),
      );
    }
  }
  // All words agree, however common they are: it is the same name.
  else if (leftA.size === 0 && leftB.size === 0 && agreed > 0 && allEqual) score = Math.max(score, SAME_NAME);
  if (a.words.length === 0 || b.words.length === 0) score = Math.min(score, 0);
  const band = bandOf(score);
  return {
    band: band === 'hit' && against.otherNumber ? 'possible' : band,
    score,
    because,
    matched: { asked: a.written, recorded: b.written },
  };
}

function bandOf(score: number): Band {
  const preset = PRESETS[DEFAULT_PRESET];
  return score >= preset.hit ? 'hit' : score >= preset.possibleWithoutBirth ? 'possible' : 'no-hit';
}

/** Neighbouring leftovers of one side that the other writes as one word. */
function joinLeftovers(a: OrganisationName, b: OrganisationName, leftA: Set<number>, leftB: Set<number>): number {
  let gained = 0;
  for (const j of [...leftB]) {
    const whole = b.words[j]!.term;
    for (const from of [...leftA]) {
      let text = '';
      const used: number[] = [];
      for (let i = from; leftA.has(i) && text.length < whole.text.length; i++) {
        text += a.words[i]!.term.text;
        used.push(i);
      }
      if (used.length < 2) continue;
      const agreement = compareLetters(new Term(text, OWN_WORD_WEIGHT), whole);
      if (agreement === AGREEMENT.none || whole.text.length < 3) continue;
      for (const i of used) leftA.delete(i);
      leftB.delete(j);
      gained += OWN_WORD_WEIGHT * (agreement === AGREEMENT.equal ? 1 : 0.8);
      break;
    }
  }
  return gained;
}

/** NLF Tarmina for National Liberation Front of Tarmina: the words left over, in their order, by their first letters. */
function abbreviationOfRest(a: OrganisationName, b: OrganisationName, leftA: Set<number>, leftB: Set<number>): number {
  const rest = [...leftB].sort((x, y) => x - y);
  if (rest.length < SHORTEST_FUZZY || rest[rest.length - 1]! - rest[0]! !== rest.length - 1) return 0;
  const initials = rest.map((j) => b.words[j]!.term.text[0]).join('');
  for (const i of leftA) {
    if (a.words[i]!.kind !== 'own' || a.words[i]!.term.text !== initials) continue;
    leftA.delete(i);
    leftB.clear();
    return Math.min(OWN_WORD_WEIGHT, ABBREVIATION_PER_LETTER * initials.length);
  }
  return 0;
}

/** A word of one side that the first letters of the whole other name spell; both are then accounted for. */
function abbreviationNats(a: OrganisationName, b: OrganisationName, leftA: Set<number>, leftB: Set<number>): number {
  // Something of the long name was met by other words already: then the short one stands for the words left over.
  if (leftB.size < b.words.length) return abbreviationOfRest(a, b, leftA, leftB);
  for (const i of leftA) {
    const { text } = a.words[i]!.term;
    if (a.words[i]!.kind !== 'own' || !b.initials.includes(text)) continue;
    leftA.delete(i);
    leftB.clear();
    return Math.min(OWN_WORD_WEIGHT, ABBREVIATION_PER_LETTER * text.length);
  }
  return 0;
}

function isNumbered({ words }: OrganisationName): boolean {
  return words.some(({ term }) => NUMBERED.has(term.text));
}

/** Whether more than one stroke lies between two numbers, in digits and as Romans write them (V, VI; XV, XX). */
function areFarApart(one: string, other: string): boolean {
  return editDistance(one, other, 1) > 1 && editDistance(roman(one), roman(other), 1) > 1;
}

function roman(number: string): string {
  const value = Number(number);
  if (!(value >= 1 && value <= MOST_ROMAN)) return number;
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return 'x'.repeat(Math.floor(value / 10)) + ones[value % 10]!;
}

/** Series are counted in Roman numbers as far as this. */
const MOST_ROMAN = 39;

function weighLeftovers(
  a: OrganisationName,
  b: OrganisationName,
  leftA: ReadonlySet<number>,
  leftB: ReadonlySet<number>,
  because: Statement[],
): { nats: number; contradictions: number; otherNumber: boolean } {
  const of = (name: OrganisationName, left: ReadonlySet<number>, kind: WordKind): string[] =>
    [...left].filter((i) => name.words[i]!.kind === kind).map((i) => name.words[i]!.term.text);
  let nats = 0;
  let contradictions = 0;
  let otherNumber = false;
  const numbersA = of(a, leftA, 'number');
  const numbersB = of(b, leftB, 'number');
  if (numbersA.length > 0 && numbersB.length > 0) {
    const isFar = isNumbered(a) || isNumbered(b) || areFarApart(numbersA.join(' '), numbersB.join(' '));
    const against = isFar ? NUMBER_FAR : NUMBER_CONTRADICTED;
    nats += against;
    otherNumber = true;
    because.push(
      statement('organisation.number', against, {
        asked: numbersA.join(' '),
        recorded: numbersB.join(' '),
      }),
    );
  } else nats += NUMBER_OMITTED * Math.max(numbersA.length, numbersB.length);
  const ownA = of(a, leftA, 'own');
  const ownB = of(b, leftB, 'own');
  const sharedA = of(a, leftA, 'shared');
  const sharedB = of(b, leftB, 'shared');
  const countA = ownA.length + sharedA.length;
  const countB = ownB.length + sharedB.length;
  const contradicted = Math.min(countA, countB);
  contradictions += contradicted;
  for (let k = 0; k < contradicted; k++)
    nats += k < Math.max(ownA.length, ownB.length) ? CONTRADICTED : CONTRADICTED_SHARED;
  const [longOwn, longShared] = countA > countB ? [ownA, sharedA] : [ownB, sharedB];
  let omitted = Math.abs(countA - countB);
  const asides = new Set([...a.words, ...b.words].filter(({ isAside }) => isAside).map(({ term }) => term.text));
  for (const word of longOwn) {
    if (omitted-- <= 0) break;
    const weight = COUNTRY_WORDS.has(word) && !asides.has(word) ? OMITTED_COUNTRY : OMITTED;
    nats += weight;
    because.push(statement('organisation.missing', weight, { asked: word }));
  }
  for (const word of longShared) {
    if (omitted-- <= 0) break;
    nats += OMITTED_SHARED;
    because.push(statement('organisation.missing', OMITTED_SHARED, { asked: word }));
  }
  return { nats, contradictions, otherNumber };
}
