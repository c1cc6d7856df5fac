/**
 * How two tokens agree, and how much that says. Evidence follows Fellegi and Sunter (1969): ln of how likely this
 * agreement is for one person against two. Distance: optimal string alignment (Damerau 1964), banded.
 * Cost: about a tenth of a microsecond where letters or lengths rule a pair out, half a microsecond otherwise.
 */

import { GIVEN_NAMES } from '../names/data/given-names.ts';
import { areManAndWoman } from '../names/feminine-names.ts';
import { LIQUIDS, type Spelling, type Term } from '../names/term.ts';
import { areOfDifferentFamilies, FIRST_NICKNAME, sharedCluster } from '../names/variant-clusters.ts';

/** The ways in which two tokens can agree, as small numbers for the caches. */
export const AGREEMENT = {
  none: 0,
  equal: 1,
  romanised: 2,
  variant: 3,
  nickname: 4,
  letter: 5,
  letters: 6,
  sound: 7,
  consonants: 8,
  cut: 9,
  initial: 10,
  joined: 11,
  light: 12,
} as const;

export type Agreement = (typeof AGREEMENT)[keyof typeof AGREEMENT];

/** Share of the weight that remains, and what is taken off, for each agreement. */
const KEEPS = new Float64Array(13);
const LOSES = new Float64Array(13);

function evidence(agreement: Agreement, keeps: number, loses: number): void {
  KEEPS[agreement] = keeps;
  LOSES[agreement] = loses;
}

evidence(AGREEMENT.equal, 1, 0);
// Another romanisation of the same letters: certain where the table is right, and one script has several such tables.
evidence(AGREEMENT.romanised, 0.92, 0.3);
// A family such as Mohammed holds many people, so that meeting inside it is likelier by chance.
evidence(AGREEMENT.variant, 0.85, 0.5);
// Nicknames are shared by several names (Ted: Edward, Theodore).
evidence(AGREEMENT.nickname, 0.65, 0.5);
// About one name in thirty is recorded with one wrong letter; its neighbours are few.
evidence(AGREEMENT.letter, 0.8, 0.6);
// Doubled, swapped and exchanged letters are a tenth of all possible slips and half of those that happen.
evidence(AGREEMENT.light, 0.88, 0.4);
evidence(AGREEMENT.letters, 0.65, 1.2);
evidence(AGREEMENT.sound, 0.7, 1);
evidence(AGREEMENT.consonants, 0.7, 0.5);
evidence(AGREEMENT.cut, 0.8, 0.3);
evidence(AGREEMENT.initial, 0, -0.7);
evidence(AGREEMENT.joined, 0.95, 0.2);

/** What an agreement between two tokens of this weight says, in nats. */
export function natsOf(agreement: Agreement, weight: number): number {
  return KEEPS[agreement]! * weight - LOSES[agreement]!;
}

/** From this length on, two wrong letters still leave no doubt which name was meant. */
const TWO_LETTERS_FROM = 7;

/** Shorter names have so many neighbours that one wrong letter makes another name. */
const ONE_LETTER_FROM = 5;

/** Names that sound alike may differ in this share of their letters. */
const SOUND_ALIKE_SHARE = 0.45;

/** A token lighter than this is counted somewhere: it is a name that people bear, not a slip of the pen. */
const KNOWN_NAME_WEIGHT = 10.4;

/** When both spellings are names that people bear, a swapped or doubled letter says less: it may be the other name. */
const BOTH_KNOWN_LOSES = 2.5;

/**
 * One record in thirty holds a wrong letter, and some hundred and fifty other slips of that name were as likely as the
 * very one that makes it another known name: ln(1/30 · 1/150). As evidence it remains what the name weighs less this.
 */
export const SLIP_INTO_KNOWN_NAME = 8.5;

/** The least that such a slip says, so that it still outweighs a wholly different name. */
const LEAST_OF_SLIP = 0.1;

/** How many slips are allowed between two words of which the shorter has this many letters. */
export function slipsAllowed(short: number): number {
  return short >= TWO_LETTERS_FROM ? 2 : short >= 3 ? 1 : 0;
}

/** True when the letters alone show that the distance is greater. */
export function lettersRuleOut(a: number, b: number, most: number): boolean {
  return bitCount(a & ~b) > most || bitCount(b & ~a) > most;
}

const LONGEST = 64;
let previousRow = new Int32Array(LONGEST + 1);
let row = new Int32Array(LONGEST + 1);
let rowBefore = new Int32Array(LONGEST + 1);

const codesOfA = new Uint8Array(LONGEST);
const codesOfB = new Uint8Array(LONGEST);

/** Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours; above `most` it stops. */
export function editDistance(one: string, other: string, most: number): number {
  const n = one.length;
  const m = other.length;
  if (n === 0 || m === 0) return Math.max(n, m);
  if (Math.abs(n - m) > most || n > LONGEST || m > LONGEST) return most + 1;
  const a = codesOfA;
  const b = codesOfB;
  for (let i = 0; i < n; i++) a[i] = one.charCodeAt(i);
  for (let j = 0; j < m; j++) b[j] = other.charCodeAt(j);
  for (let j = 0; j <= m; j++) previousRow[j] = j;
  for (let i = 1; i <= n; i++) {
    const letter = a[i - 1]!;
    row[0] = i;
    let best = i;
    const from = Math.max(1, i - most);
    const to = Math.min(m, i + most);
    if (from > 1) row[from - 1] = most + 1;
    for (let j = from; j <= to; j++) {
      let cost = previousRow[j - 1]! + (letter === b[j - 1] ? 0 : 1);
      const deleted = j <= i - 1 + most ? previousRow[j]! + 1 : most + 1;
      if (deleted < cost) cost = deleted;
      const inserted = row[j - 1]! + 1;
      if (inserted < cost) cost = inserted;
      if (i > 1 && j > 1 && letter === b[j - 2] && a[i - 2] === b[j - 1]) {
        const swapped = rowBefore[j - 2]! + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > most) return most + 1;
    if (to < m) row[to + 1] = most + 1;
    const spare = rowBefore;
    rowBefore = previousRow;
    previousRow = row;
    row = spare;
  }
  return previousRow[m]!;
}

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Fewer consonants than this are shared by too many names. */
const FEWEST_CONSONANTS = 2;

/** Letter pairs that scribes and romanisations exchange; a token may differ in one of them at any length. */
const EXCHANGED = new Set([
  'iy',
  'yi',
  'ij',
  'ji',
  'yj',
  'jy',
  'ck',
  'kc',
  'kq',
  'qk',
  'cq',
  'qc',
  'vw',
  'wv',
  'sz',
  'zs',
  'ou',
  'uo',
  'ei',
  'ie',
  'ae',
  'ea',
  'gk',
  'kg',
  'dt',
  'td',
  'bp',
  'pb',
]);

/** Whether the one difference between two short tokens is a doubled letter, a swap, or letters that are exchanged for each other. */
function isLightDifference(a: string, b: string): boolean {
  if (a.length === b.length) {
    let first = -1;
    let count = 0;
    for (let i = 0; i < a.length; i++) {
      if (a[i] !== b[i]) {
        if (first < 0) first = i;
        count++;
      }
    }
    if (count === 2) return a[first] === b[first + 1] && a[first + 1] === b[first];
    return count === 1 && EXCHANGED.has(a[first]! + b[first]!);
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  for (let i = 0; i < short.length; i++) {
    if (long[i] !== short[i])
      return i > 0 && long[i] === long[i - 1] ? true : long[i] === long[i + 1] || long[i] === 'h';
  }
  const last = long[long.length - 1]!;
  return last === long[long.length - 2] || last === 'h';
}

/** Compares the letters of two terms alone: for words that are not names of persons. */
export function compareLetters(a: Term, b: Term): Agreement {
  return a.text === b.text ? AGREEMENT.equal : compareSpellings(a, b, undefined);
}

/** Lithuanian and Latvian papers give foreign names an ending of their own: Petrovas, Janis. */
function hasBalticEnding(stem: string, whole: string): boolean {
  return whole.endsWith('s') && 'aiuy'.includes(whole[whole.length - 2]!) && whole.startsWith(stem);
}

function compareSpellings(a: Spelling, b: Spelling, shared: 'variant' | 'nickname' | undefined): Agreement {
  const n = a.length;
  const m = b.length;
  const short = Math.min(n, m);
  const long = Math.max(n, m);
  if (shared === 'variant') return AGREEMENT.variant;
  let found: Agreement = AGREEMENT.none;
  const allowed = short === 2 && long === 3 ? 1 : slipsAllowed(short);
  if (allowed > 0 && long - short <= allowed) {
    if (!lettersRuleOut(a.letters, b.letters, allowed)) {
      const distance = editDistance(a.text, b.text, allowed);
      if (distance === 1) {
        if (isLightDifference(a.text, b.text)) found = AGREEMENT.light;
        else if (short >= ONE_LETTER_FROM) found = AGREEMENT.letter;
        else if (short >= 4) found = AGREEMENT.letters;
      } else if (distance === 2 && allowed === 2) found = AGREEMENT.letters;
    }
  }
  if (found === AGREEMENT.letter || found === AGREEMENT.light) return found;
  if (short >= 4 && long - short === 2 && hasBalticEnding(n < m ? a.text : b.text, n < m ? b.text : a.text))
    return AGREEMENT.letter;
  if (shared === 'nickname') return AGREEMENT.nickname;
  if (found === AGREEMENT.none && short >= 4 && long - short <= 4 && a.firm === b.firm) {
    const most = Math.floor(SOUND_ALIKE_SHARE * long);
    if (a.skeleton.length >= 2 && a.skeleton === b.skeleton && editDistance(a.text, b.text, most) <= most)
      return AGREEMENT.sound;
  }
  return found;
}

/** What a quick look needs of a term or spelling. */
interface Outline {
  readonly length: number;
  readonly letters: number;
  readonly firm: number;
}

/**
 * True when numbers alone show that two words differ: letters too far apart for slips of the pen, and firm consonants
 * that rule out an equal sound. Families of names are not looked at.
 */
export function areClearlyDifferent(a: Outline, b: Outline): boolean {
  const apart = a.length - b.length;
  if (apart > 2 || apart < -2 || lettersRuleOut(a.letters, b.letters, 2))
    return a.firm !== b.firm || apart > 4 || apart < -4;
  return false;
}

/** How two spellings agree, through their letters or as forms of one name. */
function compareNames(a: Spelling, b: Spelling): Agreement {
  // Most names belong to no family, so that the other side need not be looked up.
  const families = a.clusters;
  const shared = families.length === 0 ? undefined : sharedCluster(families, b.clusters);
  if (shared === undefined && areClearlyDifferent(a, b)) return AGREEMENT.none;
  const found = compareSpellings(a, b, shared);
  // Two names that people know apart are not taken for each other because they sound alike.
  if (found !== AGREEMENT.none && areManAndWoman(a.text, b.text)) return AGREEMENT.none;
  const isVague = found === AGREEMENT.sound || found === AGREEMENT.letters;
  return isVague && families.length > 0 && areOfDifferentFamilies(families, b.clusters) ? AGREEMENT.none : found;
}

/** The best agreement of two terms; `none` when they are different names. */
export function compareTerms(a: Term, b: Term): Agreement {
  if (a.key === b.key) return AGREEMENT.equal;
  if (a.simple && b.simple) return compareNames(a, b);
  if (a.consonants.length === 0 && b.consonants.length === 0 && a.text === b.text) return AGREEMENT.equal;
  return compareAllSpellings(a, b);
}

function compareAllSpellings(a: Term, b: Term): Agreement {
  let best: Agreement = AGREEMENT.none;
  let most = -Infinity;
  const weight = Math.min(a.weight, b.weight);
  for (const left of a.spellings) {
    const isPlain = left.clusters.length === 0;
    for (const right of b.spellings) {
      if (isPlain && areClearlyDifferent(left, right)) continue;
      if (left.text === right.text) return AGREEMENT.romanised;
      const agreement = isShortReading(a, b, left, right) ? familiesOf(left, right) : compareNames(left, right);
      if (agreement === AGREEMENT.none) continue;
      const nats = natsOf(agreement, weight);
      if (nats > most) {
        most = nats;
        best = agreement;
      }
    }
  }
  // Two wrong letters in some romanisation say less than equal consonants; in one script they are two names (서윤, 서연).
  const lettersAgree = best === AGREEMENT.letters;
  if (best === AGREEMENT.none || (lettersAgree && (a.simple || b.simple))) {
    const sounds = compareSounds(a, b, lettersAgree);
    if (sounds !== AGREEMENT.none && natsOf(sounds, weight) > most) best = sounds;
  }
  return best !== AGREEMENT.none && areManAndWoman(a.text, b.text) ? AGREEMENT.none : best;
}

/** Terms of which no two spellings agree, by the consonants that are written and by how they sound. */
function compareSounds(a: Term, b: Term, lettersAgree: boolean): Agreement {
  const aShows = a.consonants.length > 0;
  const bShows = b.consonants.length > 0;
  // Hüseyin and Hasan have one skeleton, and everybody knows them for two names.
  if (areOfDifferentFamilies(a.clusters, b.clusters)) return AGREEMENT.none;
  if ((aShows || bShows) && shareConsonants(a, b)) return AGREEMENT.consonants;
  // Syllables of four letters sound like too much, and looking costs more than all else.
  if (!aShows && !bShows && !lettersAgree && Math.min(a.length, b.length) < LONG_READING && !losesItsEnding(a, b))
    return AGREEMENT.none;
  if (!soundAlike(a, b)) return AGREEMENT.none;
  // Two names in consonant script are told by their consonants; how their vowels were guessed says nothing.
  return aShows && bShows && !oneConsonantApart(a, b) ? AGREEMENT.none : AGREEMENT.sound;
}

/** Whether one is a Latin word with an ending that is not heard, and the other has as many letters as remain (Poitiers, Пуатье). */
function losesItsEnding(a: Term, b: Term): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length === LONG_READING - 1 && long.length > LONG_READING && long.simple && long.heard !== long.skeleton;
}

/** Of fewer consonants, one more or less makes another name (Jasim, Hazim). */
const CONSONANTS_WITH_SLIP = 4;

function oneConsonantApart(a: Term, b: Term): boolean {
  return a.consonants.some((one) =>
    b.consonants.some(
      (other) => Math.min(one.length, other.length) >= CONSONANTS_WITH_SLIP && editDistance(one, other, 1) <= 1,
    ),
  );
}

/** Where both names have several readings, those of one syllable lie a letter apart from others (Jun, Gun): only the same one counts. */
const LONG_READING = 5;

function isShortReading(a: Term, b: Term, left: Spelling, right: Spelling): boolean {
  if (a.simple || b.simple) return false;
  return left.length < LONG_READING && right.length < LONG_READING && (left !== a || right !== b);
}

function familiesOf(left: Spelling, right: Spelling): Agreement {
  const shared = sharedCluster(left.clusters, right.clusters);
  return shared === undefined ? AGREEMENT.none : shared === 'variant' ? AGREEMENT.variant : AGREEMENT.nickname;
}

/** Whether the consonants that one side truly writes are those of the other. */
function shareConsonants(a: Term, b: Term): boolean {
  const left = a.consonants;
  const right = b.consonants;
  if (left.length > 0 && right.length > 0) return left.some((one) => right.includes(one));
  const [written, latin] = left.length > 0 ? [left, b] : [right, a];
  for (const consonants of written) {
    if (consonants.length < FEWEST_CONSONANTS) continue;
    for (const spelling of latin.spellings) {
      if (consonants.length <= spelling.length && spelling.semitic.includes(consonants)) return true;
    }
  }
  return false;
}

/** Of names from other scripts with the same consonants this share of the letters may differ. */
const ROMANISED_SOUND_SHARE = 0.6;
/** Four equal consonants in order are no chance. */
const LONG_SOUND_SHARE = 0.75;

/** Two scripts write one name so differently that equal consonants count although many vowels differ. */
function soundAlike(a: Term, b: Term): boolean {
  for (const left of a.spellings) {
    for (const right of b.spellings) {
      // Endings that are silent in one language are left out in another's letters.
      if (left.length >= 6 && right.length >= 6 && !lettersRuleOut(left.letters, right.letters, 2)) {
        if (editDistance(left.text, right.text, 2) <= 2) return true;
      }
      if (left.length < 4 || right.length < 4 || ((left.firm ^ right.firm) & LIQUIDS) !== 0) continue;
      const same =
        left.skeleton === right.skeleton ||
        (a.simple && left.heard === right.skeleton) ||
        (b.simple && left.skeleton === right.heard) ||
        ((a.simple || b.simple || (left.length >= LONG_READING && right.length >= LONG_READING)) &&
          left.semitic.some((one) => right.semitic.includes(one)));
      const consonants = Math.min(left.skeleton.length, right.skeleton.length);
      const share = consonants >= 4 ? LONG_SOUND_SHARE : ROMANISED_SOUND_SHARE;
      const most = Math.floor(share * Math.max(left.length, right.length));
      if (same && left.skeleton.length >= 2 && editDistance(left.text, right.text, most) <= most) return true;
    }
  }
  return false;
}

/** What the agreement of these two terms says, in nats; 0 for none. */
export function compareNats(a: Term, b: Term, agreement: Agreement): number {
  const weight = Math.min(a.weight, b.weight);
  const nats = KEEPS[agreement]! * weight - LOSES[agreement]!;
  switch (agreement) {
    case AGREEMENT.light:
    case AGREEMENT.sound:
      if (GIVEN_NAMES.has(a.text) && GIVEN_NAMES.has(b.text))
        return Math.max(LEAST_OF_SLIP, Math.min(nats - BOTH_KNOWN_LOSES, weight - SLIP_INTO_KNOWN_NAME));
      return isKnownName(a) && isKnownName(b) ? nats - BOTH_KNOWN_LOSES : nats;
    case AGREEMENT.letters:
    case AGREEMENT.letter:
      // Two slips that together make another known name: rather that name.
      if (agreement === AGREEMENT.letters && Math.min(a.length, b.length) >= TWO_LETTERS_FROM)
        return isKnownName(a) && isKnownName(b) ? 0 : nats;
      return isKnownName(a) && isKnownName(b)
        ? Math.max(LEAST_OF_SLIP, Math.min(nats - BOTH_KNOWN_LOSES, weight - SLIP_INTO_KNOWN_NAME))
        : nats;
    default:
      return nats;
  }
}

/** Whether people bear this name, so that it is not only a slip of another. */
function isKnownName(term: Term): boolean {
  return term.weight < KNOWN_NAME_WEIGHT || GIVEN_NAMES.has(term.text) || isOfAFamily(term);
}

function isOfAFamily(term: Term): boolean {
  for (const cluster of term.clusters) if (cluster < FIRST_NICKNAME) return true;
  return false;
}

/** Whether `longer` may be the whole of which a machine-readable zone shows the beginning. */
export function continuesCut(cut: Term, longer: Term, shortest: number): boolean {
  const beginning = cut.text;
  if (beginning.length < shortest) return false;
  return longer.spellings.some(
    (spelling) => spelling.text.length > beginning.length && spelling.text.startsWith(beginning),
  );
}
