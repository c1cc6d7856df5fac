/** From an asked token to the terms of a source that could mean it. */
import { AGREEMENT, type Agreement } from '../matching/compare-terms.ts';
import { semiticSkeletons } from '../names/skeleton.ts';
import { spellingsOfKey } from '../names/term.ts';
import type { AskedToken } from './asked-person.ts';
import { likeness, type Spelt } from './likeness.ts';
import { better, MetTerms } from './met-terms.ts';
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

// Longer terms, with all their romanisations, are cut here; none is in practice.
const letters = new Uint8Array(1024);
/** The recorded spelling looked at; one object for all, since a question looks at hundreds. */
const recorded = { letters, from: 0, to: 0 };
const found: number[] = [];
const met = new MetTerms();

/** The terms of the source that could mean the token. */
export function expandToken(source: TermSource, asked: AskedToken): Reached[] {
  met.clear();
  for (const { key, agreement } of asked.soundKeys) {
    for (const term of termsUnder(source, [key])) met.add(term, agreement);
  }
  for (const term of termsUnder(source, asked.spellingKeys)) met.add(term, AGREEMENT.none);
  source.fetch(met.terms, met.count);
  const terms: Reached[] = [];
  for (let i = 0; i < met.count; i++) {
    const term = met.terms[i]!;
    const agreement = agreementWith(asked.spellings, source.lettersOf(term, letters), met.agreements[i] as Agreement);
    if (agreement !== AGREEMENT.none) terms.push({ term, second: undefined, text: source.textOf(term), agreement });
  }
  addCutOff(source, asked, terms);
  addJoined(source, asked, terms);
  addSplits(source, asked, terms);
  return terms;
}

/** The terms under any of the keys; the list is filled anew by the next call. */
function termsUnder(source: TermSource, keys: readonly number[]): readonly number[] {
  found.length = 0;
  source.termsUnder(keys, found);
  return found;
}

/** The best agreement of any asked spelling with any spelling of the term whose letters were read last. */
function agreementWith(asked: readonly Spelt[], length: number, bySound: Agreement): Agreement {
  const soundsAlike = bySound === AGREEMENT.sound;
  let best: Agreement = soundsAlike ? AGREEMENT.none : bySound;
  for (let from = 0; ; from = recorded.to + 1) {
    const hasMore = nextSpelling(from, Math.min(length, letters.length));
    for (let i = 0; i < asked.length; i++) best = better(best, likeness(asked[i]!, recorded, soundsAlike));
    if (!hasMore) return best;
  }
}

const OR = '|'.charCodeAt(0);
const CONSONANTS = '*'.charCodeAt(0);
const CUT = CUT_MARK.charCodeAt(0);

/** Puts the spelling that starts at `from` into `recorded`; answers whether another one follows. */
function nextSpelling(from: number, length: number): boolean {
  let to = from;
  while (to < length && letters[to] !== OR && letters[to] !== CONSONANTS && letters[to] !== CUT) to++;
  recorded.from = from;
  recorded.to = to;
  return to < length && letters[to] === OR;
}

/** Recorded tokens that a machine-readable zone cut off, and whole ones that continue an asked token so cut. */
function addCutOff(source: TermSource, asked: AskedToken, terms: Reached[]): void {
  const { text } = asked.token;
  if (asked.cutKey !== undefined) {
    for (const term of termsUnder(source, [asked.cutKey])) {
      const cut = source.textOf(term);
      const [leading = ''] = spellingsOfKey(withoutCutMark(cut));
      if (cut.endsWith(CUT_MARK) && text.startsWith(leading)) add(terms, term, cut, AGREEMENT.cut);
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
  for (const consonants of joinedConsonants) {
    for (const term of termsUnder(source, [soundKey(`h:${consonants}`, 'consonants')])) {
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

// The same letters are a term for each way in which other scripts and habits write them: a Korean or Chinese syllable such
// as "seok" or "sun" is a dozen; beyond these they are rare.
const MOST_SPELT_ALIKE = 16;

/** The terms that can be written with exactly these letters, whatever other romanisations they have. */
function termsSpelt(source: TermSource, text: string): readonly number[] {
  let spelt = NOTHING;
  for (const term of termsUnder(source, [equalKey(text)])) {
    if (spelt.length === MOST_SPELT_ALIKE) break;
    if (!isSpelt(source.lettersOf(term, letters), text)) continue;
    if (spelt === NOTHING) spelt = [];
    spelt.push(term);
  }
  return spelt;
}

const NOTHING: number[] = [];

/** Whether one of the spellings of the term whose letters were read last is this text. */
function isSpelt(length: number, text: string): boolean {
  for (let from = 0; ; from = recorded.to + 1) {
    const hasMore = nextSpelling(from, Math.min(length, letters.length));
    if (recorded.to - from === text.length) {
      let same = 0;
      while (same < text.length && letters[from + same] === text.charCodeAt(same)) same++;
      if (same === text.length) return true;
    }
    if (!hasMore) return false;
  }
}

/** The term with exactly this text. */
export function exactTerm(source: TermSource, text: string): number | undefined {
  const [leading = ''] = spellingsOfKey(withoutCutMark(text));
  for (const term of termsUnder(source, [equalKey(leading)])) if (source.textOf(term) === text) return term;
  return undefined;
}
