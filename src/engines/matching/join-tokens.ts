/** Words written together on one side and apart on the other: "al sabah" and "alsabah", "Mohammad Hasni" and "Mohammadhasni". */

import { semiticSkeletons, skeleton } from '../names/skeleton.ts';
import { AGREEMENT, editDistance, lettersRuleOut, natsOf, slipsAllowed } from './compare-terms.ts';
import { type NameSide, type NameTable, ROLE } from './name-table.ts';

/** Longer runs of joined words are not names. */
const LONGEST_JOIN = 64;
/** More words than this are never written together. */
const MOST_JOINED = 4;
/** Shorter joined words fit too much. */
const SHORTEST_JOIN = 4;
/** Two slips at most, so that longer differences in length need not be looked at. */
const MOST_SLIPS = 2;
/** Syllables of other scripts are shorter (Ji Woo, 지우). */
const SHORTEST_ROMANISED = 3;
/** Two romanisations of the same words differ in so many letters at most. */
const MOST_APART = 5;
/** A slip besides the joining is a second error. */
const JOINED_AND_SLIPPED = 0.5;
/** Words written together are two agreements at once. */
const MOST_JOINED_WEIGHT = 14;

/** A run of leftover words on each side that spell the same. */
export interface Join {
  nats: number;
  askedFrom: number;
  askedTo: number;
  recordedFrom: number;
  recordedTo: number;
}

const found: Join = { nats: 0, askedFrom: 0, askedTo: 0, recordedFrom: 0, recordedTo: 0 };

/** The best pair of runs among the leftovers, or undefined; the object is reused. */
export function findJoin(table: NameTable): Join | undefined {
  const { asked, recorded } = table;
  const romanised = asked.isRomanised || recorded.isRomanised;
  const shortest = asked.isRomanised && recorded.isRomanised ? SHORTEST_ROMANISED : SHORTEST_JOIN;
  found.nats = 0;
  for (let i = 0; i < asked.count; i++) {
    let askedLength = 0;
    let askedLetters = 0;
    for (let i2 = i; i2 < asked.count && i2 < i + MOST_JOINED && asked.to[i2] === -1; i2++) {
      askedLength += asked.lengths[i2]!;
      askedLetters |= asked.letters[i2]!;
      if (askedLength < shortest) continue;
      for (let j = 0; j < recorded.count; j++) {
        let recordedLength = 0;
        let recordedLetters = 0;
        for (let j2 = j; j2 < recorded.count && j2 < j + MOST_JOINED && recorded.to[j2] === -1; j2++) {
          recordedLength += recorded.lengths[j2]!;
          recordedLetters |= recorded.letters[j2]!;
          if (recordedLength < shortest) continue;
          if (
            romanised &&
            (i2 !== i || j2 !== j) &&
            askedLength - recordedLength <= MOST_APART &&
            recordedLength - askedLength <= MOST_APART
          ) {
            const nats = joinRomanised(table, i, i2, j, j2);
            if (nats > found.nats) keep(nats, i, i2, j, j2);
          }
          if (recordedLength > askedLength + MOST_SLIPS) break;
          if (askedLength < SHORTEST_JOIN || recordedLength < SHORTEST_JOIN) continue;
          if (recordedLength < askedLength - MOST_SLIPS || (i2 === i && j2 === j)) continue;
          if (lettersRuleOut(askedLetters, recordedLetters, MOST_SLIPS) || askedLength > LONGEST_JOIN - MOST_SLIPS)
            continue;
          const nats = joinNats(table, i, i2, askedLength, j, j2, recordedLength);
          if (nats > found.nats) keep(nats, i, i2, j, j2);
        }
      }
    }
  }
  return found.nats > 0 ? found : undefined;
}

function keep(nats: number, askedFrom: number, askedTo: number, recordedFrom: number, recordedTo: number): void {
  found.nats = nats;
  found.askedFrom = askedFrom;
  found.askedTo = askedTo;
  found.recordedFrom = recordedFrom;
  found.recordedTo = recordedTo;
}

/** Fewer consonants than this are shared by too many runs of words. */
const FEWEST_CONSONANTS = 3;

/** Words from other scripts have several spellings, and some show consonants only. */
function joinRomanised(
  table: NameTable,
  askedFrom: number,
  askedTo: number,
  recordedFrom: number,
  recordedTo: number,
): number {
  const { asked, recorded } = table;
  const askedOne = askedFrom === askedTo ? asked.terms[askedFrom]! : undefined;
  const recordedOne = recordedFrom === recordedTo ? recorded.terms[recordedFrom]! : undefined;
  const one = askedOne ?? recordedOne;
  if (one?.simple) {
    const spells =
      askedOne === undefined
        ? canSpell(asked, askedFrom, askedTo, one.text)
        : canSpell(recorded, recordedFrom, recordedTo, one.text);
    if (spells) return natsOf(AGREEMENT.joined, runWeight(table, askedFrom, askedTo, recordedFrom, recordedTo));
  }
  if (one !== undefined && !one.simple) {
    const [side, from, to] =
      askedOne === undefined ? [asked, askedFrom, askedTo] : [recorded, recordedFrom, recordedTo];
    if (isSimpleRun(side, from, to)) {
      const text = joinedText(side, from, to);
      if (text.length >= SHORTEST_JOIN && one.spellings.some((spelling) => spelling.text === text))
        return natsOf(AGREEMENT.joined, runWeight(table, askedFrom, askedTo, recordedFrom, recordedTo));
    } else if (one.spellings.some(({ text }) => text.length >= SHORTEST_ROMANISED && canSpell(side, from, to, text)))
      return natsOf(AGREEMENT.joined, runWeight(table, askedFrom, askedTo, recordedFrom, recordedTo));
  }
  return joinConsonants(table, askedFrom, askedTo, recordedFrom, recordedTo);
}

/** Whether some spellings of the run's words, written together, are this text (Chin-ping, Jinping). */
function canSpell(side: NameSide, from: number, to: number, text: string): boolean {
  for (const { text: beginning } of side.terms[from]!.spellings) {
    if (!text.startsWith(beginning)) continue;
    if (from === to ? text === beginning : canSpell(side, from + 1, to, text.slice(beginning.length))) return true;
  }
  return false;
}

function isSimpleRun(side: NameSide, from: number, to: number): boolean {
  for (let place = from; place <= to; place++) if (!side.terms[place]!.simple) return false;
  return true;
}

function runWeight(
  table: NameTable,
  askedFrom: number,
  askedTo: number,
  recordedFrom: number,
  recordedTo: number,
): number {
  let asked = 0;
  for (let place = askedFrom; place <= askedTo; place++) asked += table.asked.weight(place);
  let recorded = 0;
  for (let place = recordedFrom; place <= recordedTo; place++) recorded += table.recorded.weight(place);
  return Math.min(MOST_JOINED_WEIGHT, asked, recorded);
}

/** Runs of which one is Arabic or Hebrew are compared by their consonants (آخوند زاده, Akhundzada). */
function joinConsonants(
  table: NameTable,
  askedFrom: number,
  askedTo: number,
  recordedFrom: number,
  recordedTo: number,
): number {
  const askedShows = showsConsonants(table.asked, askedFrom, askedTo);
  const recordedShows = showsConsonants(table.recorded, recordedFrom, recordedTo);
  if (askedShows === recordedShows) return 0;
  const readings = askedShows
    ? writtenConsonants(table.asked, askedFrom, askedTo)
    : writtenConsonants(table.recorded, recordedFrom, recordedTo);
  const latin = askedShows
    ? joinedText(table.recorded, recordedFrom, recordedTo)
    : joinedText(table.asked, askedFrom, askedTo);
  // A word has no fewer letters than consonants, and seldom three times as many.
  const mayBe = readings.filter(
    ({ length }) => length >= FEWEST_CONSONANTS && length <= latin.length && latin.length <= 3 * length,
  );
  if (mayBe.length === 0) return 0;
  const heard = semiticSkeletons(latin);
  if (!mayBe.some((one) => heard.includes(one))) return 0;
  return natsOf(AGREEMENT.consonants, runWeight(table, askedFrom, askedTo, recordedFrom, recordedTo));
}

function showsConsonants(side: NameSide, from: number, to: number): boolean {
  for (let place = from; place <= to; place++)
    if (!side.terms[place]!.simple && side.terms[place]!.consonants.length > 0) return true;
  return false;
}

/** The Arabic, the Persian and the Bedouin reading of a word. */
const MOST_READINGS = 3;

/** What the words of a run show together, each reading of all of them. */
function writtenConsonants(side: NameSide, from: number, to: number): string[] {
  const written: string[] = [];
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    let all = '';
    for (let place = from; place <= to; place++) {
      const { consonants } = side.terms[place]!;
      const own = consonants[reading] ?? consonants[0] ?? '';
      // A weak letter counts only where it begins the whole.
      all += place === from ? own : own.replace(/^[awyh]/, '');
    }
    if (!written.includes(all)) written.push(all);
  }
  return written;
}

function joinedText(side: NameSide, from: number, to: number): string {
  let text = '';
  for (let place = from; place <= to; place++) text += side.terms[place]!.text;
  return text;
}

function joinNats(
  table: NameTable,
  askedFrom: number,
  askedTo: number,
  askedLength: number,
  recordedFrom: number,
  recordedTo: number,
  recordedLength: number,
): number {
  const allowed = slipsAllowed(Math.min(askedLength, recordedLength));
  if (Math.abs(askedLength - recordedLength) > allowed) return 0;
  const asked = joinedText(table.asked, askedFrom, askedTo);
  const recorded = joinedText(table.recorded, recordedFrom, recordedTo);
  const distance = editDistance(asked, recorded, allowed);
  const isHeard =
    distance > allowed &&
    (holdsArticle(table.asked, askedFrom, askedTo) || holdsArticle(table.recorded, recordedFrom, recordedTo)) &&
    areHeardAlike(asked, recorded);
  if (distance > allowed && !isHeard) return 0;
  const weight = runWeight(table, askedFrom, askedTo, recordedFrom, recordedTo);
  if (isHeard) return natsOf(AGREEMENT.sound, weight) - JOINED_AND_SLIPPED;
  if (distance === 0) return natsOf(AGREEMENT.joined, weight);
  return natsOf(distance === 1 ? AGREEMENT.letter : AGREEMENT.letters, weight) - JOINED_AND_SLIPPED;
}

/** Whether an article stands between words of a run. */
function holdsArticle({ roles }: NameSide, from: number, to: number): boolean {
  for (let place = from + 1; place < to; place++) if (roles[place] === ROLE.particle) return true;
  return false;
}

/** Fewer consonants than this are heard in too many names. */
const FEWEST_HEARD = 4;
/** A vowel written otherwise in each word and in the article. */
const MOST_HEARD_APART = 3;

/** Words with their article in one are written as they are heard (Nur al-Huda, Nourelhouda). */
function areHeardAlike(asked: string, recorded: string): boolean {
  const bones = skeleton(asked);
  return (
    bones.length >= FEWEST_HEARD &&
    bones === skeleton(recorded) &&
    editDistance(asked, recorded, MOST_HEARD_APART) <= MOST_HEARD_APART
  );
}

/** Evidence of two runs of words that, written together, have exactly the same letters; or 0. */
export function sameLettersNats(
  table: NameTable,
  askedFrom: number,
  askedTo: number,
  recordedFrom: number,
  recordedTo: number,
): number {
  const text = joinedText(table.asked, askedFrom, askedTo);
  if (text.length < SHORTEST_JOIN || text !== joinedText(table.recorded, recordedFrom, recordedTo)) return 0;
  return natsOf(AGREEMENT.joined, runWeight(table, askedFrom, askedTo, recordedFrom, recordedTo));
}
