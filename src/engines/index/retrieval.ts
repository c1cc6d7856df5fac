/**
 * Finds the persons who could be meant, best first.
 *
 * The tokens of the asked name are taken rarest first; every person in the postings of a term that could mean the
 * token gains the token's weight times the closeness. Once the tokens left can no longer lift a new person among the
 * best, only persons met before gain from them (Broder et al. 2003, "weak and"). Of frequent terms only the persons
 * born around the asked year, or in an unknown year, are read; of rare terms all are, so that a wrong birth date does
 * not hide anybody. Nothing else prunes: sex and nationality only weigh.
 * Cost: about 2 ns a posting and 0.2 µs a key; the postings read are counted against the budget.
 */
import type { AskedName, AskedPerson } from './asked-person.ts';
import { birthRank, MOST_BIRTH_RANK } from './birth-rank.ts';
import { expandName, type Reached } from './expand-token.ts';
import { tokensOfHead } from './packed-names.ts';
import type { TermSource } from './term-source.ts';
import { TopCandidates } from './top-candidates.ts';

export interface RetrievalLimits {
  /** How many candidates are wanted. */
  readonly limit: number;
  /** How many postings may be read. */
  readonly budget: number;
  /** Whether the person of the source may be a candidate at all: alive, and visible to who asks. */
  readonly accept: (source: number, person: number) => boolean;
}

export interface Retrieved {
  readonly candidates: readonly { readonly source: number; readonly person: number; readonly rank: number }[];
  /** True when the budget ended before the postings did. */
  readonly cutShort: boolean;
  readonly postingsRead: number;
}

// Up to this many persons a term's postings are read whole, whatever the birth year.
const FREQUENT = 2000;
// A person who only shares tokens worth less than this part of the name is another person.
const LEAST_SHARE = 0.35;
// The weight of a term that one person in a hundred million carries, and of one nobody carries (matching engine).
const MOST_WEIGHT = 11;
const LEAST_WEIGHT = 0.5;
// Scores are kept in 1/32 nat in the lower 12 bits; the upper four say which token was counted last.
const UNIT = 32;
const SCORE_BITS = 12;
const MOST_SCORE = (1 << SCORE_BITS) - 1;
const MOST_TOKENS = 15;
// Among equals a name without further tokens comes first.
const EACH_FURTHER_WORD = 0.05;

interface Weighed extends Reached {
  readonly weight: number;
}

interface WeighedToken {
  readonly terms: readonly Weighed[];
  readonly weight: number;
}

/** Reads postings into scores; keeps its memory from one question to the next, so each thread has its own. */
export class Retrieval {
  #scores = new Uint16Array(0);
  #touched = new Uint32Array(1024);
  #touchedCount = 0;
  #budget = 0;
  #read = 0;

  /** The persons of all sources who could be meant. */
  candidates(sources: readonly TermSource[], asked: AskedPerson, limits: RetrievalLimits): Retrieved {
    this.#budget = limits.budget;
    this.#read = 0;
    const top = new TopCandidates(limits.limit * Math.min(4, Math.max(1, asked.names.length)));
    for (const name of asked.names) {
      const reached = sources.map((source) => expandName(source, name));
      const weights = weigh(sources, reached);
      sources.forEach((source, number) => {
        if (source.personCount === 0) return;
        const tokens = weighTokens(name, reached[number]!, weights);
        this.#makeRoom(source.personCount);
        this.#score(source, tokens, asked, limits.limit);
        this.#collect(source, number, asked, limits, top);
        this.#forget();
      });
    }
    return {
      candidates: top.ranked().slice(0, limits.limit),
      cutShort: this.#read > this.#budget,
      postingsRead: this.#read,
    };
  }

  #makeRoom(persons: number): void {
    if (this.#scores.length < persons) this.#scores = new Uint16Array(persons);
  }

  #score(source: TermSource, tokens: readonly WeighedToken[], asked: AskedPerson, limit: number): void {
    let left = 0;
    for (const token of tokens) left += token.weight;
    const whole = left;
    for (let i = 0; i < tokens.length && i < MOST_TOKENS; i++) {
      const { terms, weight } = tokens[i]!;
      const onlyKnown = left < whole * LEAST_SHARE || this.#hasBetter(limit, left);
      for (const reached of terms) {
        if (this.#read > this.#budget) return;
        this.#readTerm(source, reached, asked, i + 1, onlyKnown);
      }
      left -= weight;
    }
  }

  /** Whether at least `limit` persons already have more than what is left to gain. */
  #hasBetter(limit: number, left: number): boolean {
    if (this.#touchedCount < limit) return false;
    const needed = left * UNIT;
    let better = 0;
    for (let i = 0; i < this.#touchedCount; i++) {
      if ((this.#scores[this.#touched[i]!]! & MOST_SCORE) > needed && ++better >= limit) return true;
    }
    return false;
  }

  #readTerm(source: TermSource, reached: Weighed, asked: AskedPerson, token: number, onlyKnown: boolean): void {
    const gain = Math.min(MOST_SCORE, Math.round(reached.weight * UNIT));
    if (gain === 0) return;
    let postings = source.postingsOf(reached.term);
    if (reached.second !== undefined) postings = inBoth(postings, source.postingsOf(reached.second));
    if (postings.length <= FREQUENT || asked.spans === undefined) {
      this.#readPostings(postings, 0, postings.length, gain, token, onlyKnown);
      return;
    }
    this.#readPostings(postings, 0, firstAtLeast(postings, source.unknownYears), gain, token, onlyKnown);
    for (const [first, last] of asked.spans) {
      const from = firstAtLeast(postings, source.yearsFrom(first));
      const to = firstAtLeast(postings, source.yearsTo(last));
      this.#readPostings(postings, from, to, gain, token, onlyKnown);
    }
  }

  #readPostings(
    postings: Uint32Array,
    from: number,
    to: number,
    gain: number,
    token: number,
    onlyKnown: boolean,
  ): void {
    const scores = this.#scores;
    const mark = token << SCORE_BITS;
    this.#read += to - from;
    if (onlyKnown) {
      for (let at = from; at < to; at++) {
        const person = postings[at]!;
        const score = scores[person]!;
        if (score !== 0 && score >>> SCORE_BITS !== token) scores[person] = mark | added(score, gain);
      }
      return;
    }
    if (this.#touchedCount + to - from > this.#touched.length) this.#touchMore(to - from);
    const touched = this.#touched;
    let count = this.#touchedCount;
    for (let at = from; at < to; at++) {
      const person = postings[at]!;
      const score = scores[person]!;
      if (score === 0) {
        touched[count++] = person;
        scores[person] = mark | gain;
      } else if (score >>> SCORE_BITS !== token) scores[person] = mark | added(score, gain);
    }
    this.#touchedCount = count;
  }

  #touchMore(more: number): void {
    const larger = new Uint32Array((this.#touchedCount + more) * 2);
    larger.set(this.#touched.subarray(0, this.#touchedCount));
    this.#touched = larger;
  }

  #collect(source: TermSource, number: number, asked: AskedPerson, limits: RetrievalLimits, top: TopCandidates): void {
    const { accept } = limits;
    const mostBirth = asked.born.length > 0 ? MOST_BIRTH_RANK : 0;
    const { nameStarts, nameWords } = source;
    for (let i = 0; i < this.#touchedCount; i++) {
      const person = this.#touched[i]!;
      const score = (this.#scores[person]! & MOST_SCORE) / UNIT;
      if (score + mostBirth <= top.threshold) continue;
      if (!accept(number, person)) continue;
      const words = tokensOfHead(nameWords[nameStarts[person]!]!);
      const rank = score + birthRank(asked.born, source, person) - EACH_FURTHER_WORD * words;
      if (rank > top.threshold) top.offer(rank, number, person);
    }
  }

  #forget(): void {
    for (let i = 0; i < this.#touchedCount; i++) this.#scores[this.#touched[i]!] = 0;
    this.#touchedCount = 0;
  }
}

function added(score: number, gain: number): number {
  const sum = (score & MOST_SCORE) + gain;
  return Math.min(sum, MOST_SCORE);
}

/** The weight of every text reached, by how many open persons of all sources carry it. */
function weigh(sources: readonly TermSource[], reached: readonly (readonly Reached[][])[]): (text: string) => number {
  const carriers = new Map<string, number>();
  let persons = 0;
  sources.forEach((source, number) => {
    persons += source.openCount;
    const seen = new Set<string>();
    for (const terms of reached[number]!) {
      for (const { term, text } of terms) {
        if (seen.has(text)) continue;
        seen.add(text);
        carriers.set(text, (carriers.get(text) ?? 0) + source.openOf(term));
      }
    }
  });
  return (text) => {
    const weight = Math.log((persons + 1) / ((carriers.get(text) ?? 0) + 0.5));
    return Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, weight));
  };
}

function weighTokens(
  name: AskedName,
  reached: readonly Reached[][],
  weightOf: (text: string) => number,
): WeighedToken[] {
  const tokens = reached.map((terms, i) => {
    const { share } = name.tokens[i]!;
    // A variant weighs no more than what was asked, if that is known: "Jonh" is rare, but "John" was meant.
    const equal = terms.find(({ closeness, second }) => closeness === 1 && second === undefined);
    const most = equal === undefined ? MOST_WEIGHT : weightOf(equal.text);
    const weighed = terms.map((term) => ({
      ...term,
      weight: share * term.closeness * Math.min(most, weightOf(term.text)),
    }));
    weighed.sort((a, b) => b.weight - a.weight);
    return { terms: weighed, weight: weighed[0]?.weight ?? 0 };
  });
  return tokens.sort((a, b) => b.weight - a.weight);
}

function firstAtLeast(sorted: Uint32Array, value: number): number {
  let lowest = 0;
  let highest = sorted.length;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (sorted[middle]! < value) lowest = middle + 1;
    else highest = middle;
  }
  return lowest;
}

/** Persons in both lists; each of the shorter is looked up in the longer. */
function inBoth(a: Uint32Array, b: Uint32Array): Uint32Array {
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  const both: number[] = [];
  for (const person of short) {
    const at = firstAtLeast(long, person);
    if (long[at] === person) both.push(person);
  }
  return Uint32Array.from(both);
}
