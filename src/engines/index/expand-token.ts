/** From an asked token to the terms of a source that could mean it. */
import { AGREEMENT, type Agreement } from '../matching/compare-terms.ts';
import { semiticSkeletons } from '../names/skeleton.ts';
import { spellingsOfKey } from '../names/term.ts';
import type { AskedToken } from './asked-person.ts';
import { likeness } from './likeness.ts';
import { withoutCutMark } from './packed-names.ts';
import { CUT_MARK, equalKey, soundKey } from './term-keys.ts';
import type { TermSource } from './term-source.ts';

/** A term that could mean an asked token, or two terms that together spell it. */
export interface Reached {
  readonly term: number;
  /** The second half of a token that the register writes as two words. */
  readonly second: number | undefined;
  readonly text: string;
  readonly agreement: Agreement;
}

// A cut-off token of five letters can begin hundreds of names; beyond this many it says too little to go by.
const MOST_CONTINUATIONS = 300;
// Shorter words are not taken apart: every name would fall into syllables that are names.
const SHORTEST_SPLIT = 6;
const SHORTEST_HALF = 2;
// Other romanisations beyond these differ in a letter at most.
const MOST_SPELLINGS_SPLIT = 3;

// Agreements in rising order of what the matching engine leaves of a token's weight.
const RISING: readonly Agreement[] = [
  AGREEMENT.none,
  AGREEMENT.nickname,
  AGREEMENT.letters,
  AGREEMENT.sound,
  AGREEMENT.consonants,
  AGREEMENT.cut,
  AGREEMENT.letter,
  AGREEMENT.variant,
  AGREEMENT.light,
  AGREEMENT.romanised,
  AGREEMENT.joined,
  AGREEMENT.equal,
];
const PLACE = new Uint8Array(16);
RISING.forEach((agreement, place) => {
  PLACE[agreement] = place;
});
const better = (a: Agreement, b: Agreement): Agreement => (PLACE[a]! >= PLACE[b]! ? a : b);

/** The terms of the source that could mean the token. */
export function expandToken(source: TermSource, asked: AskedToken): Reached[] {
  const reached = new Map<number, Agreement>();
  const found: number[] = [];
  for (const { key, agreement } of asked.soundKeys) {
    found.length = 0;
    source.termsUnder(key, found);
    for (const term of found) reached.set(term, better(agreement, reached.get(term) ?? AGREEMENT.none));
  }
  found.length = 0;
  for (const key of asked.spellingKeys) source.termsUnder(key, found);
  for (const term of found) if (!reached.has(term)) reached.set(term, AGREEMENT.none);
  const terms: Reached[] = [];
  for (const [term, bySound] of reached) {
    const text = source.textOf(term);
    const agreement = agreementWith(asked.texts, text, bySound);
    if (agreement !== AGREEMENT.none) terms.push({ term, second: undefined, text, agreement });
  }
  addCutOff(source, asked, terms);
  addJoined(source, asked, terms);
  addSplits(source, asked, terms);
  return terms;
}

function agreementWith(texts: readonly string[], recorded: string, bySound: Agreement): Agreement {
  const plain = withoutCutMark(recorded);
  const soundsAlike = bySound === AGREEMENT.sound;
  let best: Agreement = soundsAlike ? AGREEMENT.none : bySound;
  if (plain.indexOf('|') < 0 && plain.indexOf('*') < 0) {
    for (const text of texts) best = better(best, likeness(text, plain, soundsAlike));
    return best;
  }
  for (const spelling of spellingsOfKey(plain)) {
    for (const text of texts) best = better(best, likeness(text, spelling, soundsAlike));
  }
  return best;
}

/** Recorded tokens that a machine-readable zone cut off, and whole ones that continue an asked token so cut. */
function addCutOff(source: TermSource, asked: AskedToken, terms: Reached[]): void {
  const found: number[] = [];
  const { text } = asked.token;
  if (asked.cutKey !== undefined) {
    source.termsUnder(asked.cutKey, found);
    for (const term of found) {
      const recorded = source.textOf(term);
      const [leading = ''] = spellingsOfKey(withoutCutMark(recorded));
      if (recorded.endsWith(CUT_MARK) && text.startsWith(leading)) add(terms, term, recorded, AGREEMENT.cut);
    }
  }
  if (!asked.cut) return;
  found.length = 0;
  source.termsStarting(text, found, MOST_CONTINUATIONS);
  for (const term of found) add(terms, term, source.textOf(term), AGREEMENT.cut);
}

/** Terms that write the token and those after it as one word. */
function addJoined(source: TermSource, { joined, joinedConsonants }: AskedToken, terms: Reached[]): void {
  for (const spelling of joined) {
    for (const term of termsSpelt(source, spelling)) add(terms, term, source.textOf(term), AGREEMENT.joined);
  }
  const found: number[] = [];
  for (const consonants of joinedConsonants) {
    found.length = 0;
    source.termsUnder(soundKey(`h:${consonants}`, 'consonants'), found);
    for (const term of found) {
      const text = source.textOf(term);
      const [leading = ''] = spellingsOfKey(withoutCutMark(text));
      // A word has no fewer letters than consonants, and seldom three times as many.
      if (leading.length <= 3 * consonants.length && semiticSkeletons(leading).includes(consonants))
        add(terms, term, text, AGREEMENT.joined);
    }
  }
}

function add(terms: Reached[], term: number, text: string, agreement: Agreement): void {
  if (!terms.some((known) => known.term === term && better(known.agreement, agreement) === known.agreement)) {
    terms.push({ term, second: undefined, text, agreement });
  }
}

/** Pairs of terms that write the token as two words. */
function addSplits(source: TermSource, { texts }: AskedToken, terms: Reached[]): void {
  for (const text of texts.slice(0, MOST_SPELLINGS_SPLIT))
    if (text.length >= SHORTEST_SPLIT) addSplitsOf(source, text, terms);
}

function addSplitsOf(source: TermSource, text: string, terms: Reached[]): void {
  for (let at = SHORTEST_HALF; at <= text.length - SHORTEST_HALF; at++) {
    const first = termsSpelt(source, text.slice(0, at));
    if (first.length === 0) continue;
    for (const second of termsSpelt(source, text.slice(at))) {
      for (const term of first) terms.push({ term, second, text: text.slice(0, at), agreement: AGREEMENT.joined });
    }
  }
}

// The same letters are several terms when some of their bearers have other romanisations; beyond these they are rare.
const MOST_SPELT_ALIKE = 4;

/** The terms that can be written with exactly these letters, whatever other romanisations they have. */
function termsSpelt(source: TermSource, text: string): number[] {
  const found: number[] = [];
  source.termsUnder(equalKey(text), found);
  return found
    .filter((term) => spellingsOfKey(withoutCutMark(source.textOf(term))).includes(text))
    .slice(0, MOST_SPELT_ALIKE);
}

/** The term with exactly this text. */
export function exactTerm(source: TermSource, text: string): number | undefined {
  const found: number[] = [];
  const [leading = ''] = spellingsOfKey(withoutCutMark(text));
  source.termsUnder(equalKey(leading), found);
  for (const term of found) if (source.textOf(term) === text) return term;
  return undefined;
}
