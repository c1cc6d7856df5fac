/**
 * What a person's own name forms can say for an asked name: for each form, the heaviest term of each asked token,
 * summed, less what names left over on both sides say against it. It is never less than the matching engine finds, but
 * for words run together with a slip besides.
 * Cost: one probe of a small table for each word of the person's names.
 */
import { AGAINST, MOST_WITH_CONTRADICTION, ROLE } from '../matching/align-names.ts';
import { AGREEMENT } from '../matching/compare-terms.ts';
import { namesSomebody, ROLE_SHIFT, termOfWord, tokensOfHead } from './packed-names.ts';
import type { WeighedToken } from './weighed-token.ts';

const NONE = -1;
const JOINS_ASKED = 1;
const JOINS_RECORDED = 2;
const HASH = 0x9e3779b1;

/** Terms of one source and one asked name, to be looked up by number. */
export class NameScorer {
  #mask = 0;
  /** Slots of an open table: the term, and the first of its entries. */
  #terms = new Int32Array(0);
  #first = new Int32Array(0);
  /** Entries: one for each token that the term could mean. */
  readonly #token: number[] = [];
  readonly #nats: number[] = [];
  readonly #second: number[] = [];
  readonly #joins: number[] = [];
  readonly #next: number[] = [];
  #best = new Float64Array(0);
  /** 1 for each asked token that names somebody, 0 for particles. */
  #counts = new Uint8Array(0);
  #asked = 0;
  #patronymicAsked = false;

  /** Takes in the terms; whatever was there before is forgotten. */
  load(tokens: readonly WeighedToken[]): void {
    let count = 0;
    for (const { terms } of tokens) count += terms.length;
    let size = 64;
    while (size < count * 2) size *= 2;
    if (size > this.#terms.length) {
      this.#terms = new Int32Array(size);
      this.#first = new Int32Array(size);
    }
    this.#mask = size - 1;
    this.#terms.fill(NONE, 0, size);
    this.#token.length = 0;
    this.#nats.length = 0;
    this.#second.length = 0;
    this.#joins.length = 0;
    this.#next.length = 0;
    if (this.#best.length < tokens.length) {
      this.#best = new Float64Array(tokens.length);
      this.#counts = new Uint8Array(tokens.length);
    }
    this.#best.fill(0);
    this.#counts.fill(0);
    this.#asked = 0;
    this.#patronymicAsked = false;
    for (let token = 0; token < tokens.length; token++) {
      const { role } = tokens[token]!;
      if (role === 'patronymic') this.#patronymicAsked = true;
      if (role !== 'particle') {
        this.#counts[token] = 1;
        this.#asked++;
      }
      for (const { term, second, agreement, nats } of tokens[token]!.terms) {
        const words = agreement === AGREEMENT.joined ? (second === undefined ? JOINS_ASKED : JOINS_RECORDED) : 0;
        this.#add(term, token, nats, second ?? NONE, words);
      }
    }
  }

  #add(term: number, token: number, nats: number, second: number, joins: number): void {
    const slot = this.#slotOf(term);
    const entry = this.#token.length;
    this.#next.push(this.#terms[slot] === term ? this.#first[slot]! : NONE);
    this.#token.push(token);
    this.#nats.push(nats);
    this.#second.push(second);
    this.#joins.push(joins);
    this.#terms[slot] = term;
    this.#first[slot] = entry;
  }

  #slotOf(term: number): number {
    let slot = (Math.imul(term, HASH) >>> 7) & this.#mask;
    while (this.#terms[slot] !== NONE && this.#terms[slot] !== term) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** The most that the best of the name forms from `start` to `end` can say, in nats. */
  score(nameWords: ArrayLike<number>, start: number, end: number): number {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = start; at < end; ) {
      const last = at + tokensOfHead(nameWords[at]!);
      const nats = this.#scoreForm(nameWords, at + 1, last);
      if (nats > most) most = nats;
      at = last + 1;
    }
    return most;
  }

  #scoreForm(words: ArrayLike<number>, first: number, last: number): number {
    const best = this.#best;
    let sum = 0;
    let agreeing = 0;
    let recordedLeft = 0;
    let patronymicLeft = this.#patronymicAsked;
    for (let at = first; at <= last; at++) {
      const word = words[at]!;
      const term = termOfWord(word);
      const slot = this.#slotOf(term);
      if (this.#terms[slot] !== term) {
        const role = word >>> ROLE_SHIFT;
        if (role === ROLE.patronymic) patronymicLeft = true;
        if (namesSomebody(role)) recordedLeft++;
        continue;
      }
      for (let entry = this.#first[slot]!; entry !== NONE; entry = this.#next[entry]!) {
        const nats = this.#nats[entry]!;
        const token = this.#token[entry]!;
        if (nats <= best[token]!) continue;
        if (this.#second[entry] !== NONE && !holds(words, first, last, this.#second[entry]!)) continue;
        if (best[token] === 0 && this.#counts[token] === 1) agreeing++;
        // Two words that are one on the other side agree both.
        if (this.#joins[entry] === JOINS_ASKED) agreeing++;
        else if (this.#joins[entry] === JOINS_RECORDED) recordedLeft--;
        sum += nats - best[token]!;
        best[token] = nats;
      }
    }
    if (sum === 0) return Number.NEGATIVE_INFINITY;
    for (let token = 0; token < best.length; token++) best[token] = 0;
    const contradictions = Math.min(this.#asked - agreeing, recordedLeft);
    if (contradictions <= 0) return sum;
    const each = patronymicLeft ? AGAINST.contradictedPatronymic : AGAINST.contradicted;
    return Math.min(sum, MOST_WITH_CONTRADICTION) + contradictions * each;
  }
}

function holds(words: ArrayLike<number>, first: number, last: number, term: number): boolean {
  for (let at = first; at <= last; at++) if (termOfWord(words[at]!) === term) return true;
  return false;
}
