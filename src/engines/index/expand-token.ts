/** From an asked token to the terms of a source that could mean it, closest first. */
import { spellingsOfKey } from '../names/term.ts';
import type { AskedToken } from './asked-person.ts';
import { closeness } from './closeness.ts';
import { withoutCutMark } from './packed-names.ts';
import { CUT_MARK, equalKey } from './term-keys.ts';
import type { TermSource } from './term-source.ts';

/** A term that could mean an asked token, or two terms that together spell it. */
export interface Reached {
  readonly term: number;
  /** The second half of a token that the register writes as two words. */
  readonly second: number | undefined;
  readonly text: string;
  readonly closeness: number;
}

// A cut-off token of five letters can begin hundreds of names; beyond this many it says too little to go by.
const MOST_CONTINUATIONS = 300;
const CONTINUED = 0.8;
// "Al Sabah" for "Alsabah": as good as equal, but for the chance that it is not meant.
const JOINED = 0.95;
// Shorter words are not taken apart: every name would fall into syllables that are names.
const SHORTEST_SPLIT = 6;
const SHORTEST_HALF = 2;

/** The terms of the source that could mean the token. */
export function expandToken(source: TermSource, asked: AskedToken): Reached[] {
  const best = new Map<number, Reached>();
  const offer = (term: number, text: string, close: number, second?: number): void => {
    if (close <= 0) return;
    const known = best.get(term);
    if (known === undefined || known.closeness < close) best.set(term, { term, second, text, closeness: close });
  };
  const bySpelling = termsUnderAll(source, asked.spellingKeys);
  const bySound = termsUnderAll(source, asked.soundKeys);
  for (const term of bySpelling) if (!bySound.has(term)) offerTerm(term, false);
  for (const term of bySound) offerTerm(term, true);
  if (asked.cutKey !== undefined) {
    for (const term of termsUnderAll(source, [asked.cutKey])) {
      const text = source.textOf(term);
      if (!text.endsWith(CUT_MARK)) continue;
      const [leading] = spellingsOfKey(withoutCutMark(text));
      if (asked.token.text.startsWith(leading!)) offer(term, text, CONTINUED);
    }
  }
  if (asked.cut) offerContinuations();
  if (asked.joined !== undefined) {
    const { joined } = asked;
    for (const term of termsUnderAll(source, [equalKey(joined)])) {
      const text = source.textOf(term);
      if (spellingsOfKey(withoutCutMark(text)).includes(joined)) offer(term, text, JOINED);
    }
  }
  const reached = [...best.values(), ...splits(source, asked)];
  return reached.sort((a, b) => b.closeness - a.closeness);

  function offerTerm(term: number, bySoundKey: boolean): void {
    const text = source.textOf(term);
    offer(term, text, closestOf(asked.texts, text, bySoundKey));
  }

  function offerContinuations(): void {
    const found: number[] = [];
    source.termsStarting(asked.token.text, found, MOST_CONTINUATIONS);
    for (const term of found) offer(term, source.textOf(term), CONTINUED);
  }
}

function termsUnderAll(source: TermSource, keys: readonly number[]): Set<number> {
  const found: number[] = [];
  for (const key of keys) source.termsUnder(key, found);
  return new Set(found);
}

function closestOf(texts: readonly string[], recorded: string, bySound: boolean): number {
  const plain = withoutCutMark(recorded);
  let best = 0;
  if (plain.indexOf('|') < 0 && plain.indexOf('*') < 0) {
    for (const text of texts) best = Math.max(best, closeness(text, plain, bySound));
    return best;
  }
  for (const spelling of spellingsOfKey(plain)) {
    for (const text of texts) best = Math.max(best, closeness(text, spelling, bySound));
  }
  return best;
}

/** Ways to read one asked word as two recorded ones. */
function splits(source: TermSource, { token: { text } }: AskedToken): Reached[] {
  if (text.length < SHORTEST_SPLIT) return [];
  const found: Reached[] = [];
  for (let at = SHORTEST_HALF; at <= text.length - SHORTEST_HALF; at++) {
    const first = exactTerm(source, text.slice(0, at));
    if (first === undefined) continue;
    const second = exactTerm(source, text.slice(at));
    if (second !== undefined) found.push({ term: first, second, text: text.slice(0, at), closeness: JOINED });
  }
  return found;
}

/** The term with exactly this text. */
export function exactTerm(source: TermSource, text: string): number | undefined {
  const found: number[] = [];
  const [leading = ''] = spellingsOfKey(withoutCutMark(text));
  source.termsUnder(equalKey(leading), found);
  for (const term of found) if (source.textOf(term) === text) return term;
  return undefined;
}
