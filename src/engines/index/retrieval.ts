/**
 * Finds the persons who could be meant, best first.
 *
 * The tokens of the asked name are taken rarest first; every person in the postings of a term that could mean the
 * token gains the token's weight times the closeness. A posting is read only where it can matter: what is still to be
 * gained from names, plus the most that the birth date can add to persons born then (a run of numbers), must reach the
 * `least` rank (after Broder et al. 2003, "weak and"). Where many were met by one word, the next ones are read for them
 * alone. Whoever could still reach `least` is sifted (sieve.ts) and then scored by all words of the best name form. Of
 * rare terms all postings are read, so that a wrong birth date does not hide anybody; another sex or nationality only has
 * to be made up for, as the matching engine weighs it.
 * Cost: about 2 ns a posting and 0.2 µs a key; the postings that can bring somebody new are counted against the budget.
 */
import type { AskedPerson } from './asked-person.ts';
import { BirthRanges, birthNats, birthRanges } from './birth-ranges.ts';
import { NameScorer } from './name-scorer.ts';
import { OpenRanges } from './open-ranges.ts';
import type { OtherNats } from './other-nats.ts';
import { BLOCK, Sieve } from './sieve.ts';
import type { Postings, TermSource } from './term-source.ts';
import type { TopCandidates } from './top-candidates.ts';
import { UnreadWords } from './unread-words.ts';
import type { WeighedTerm, WeighedToken } from './weighed-token.ts';

export interface RetrievalLimits {
  /** How many candidates are wanted. */
  readonly limit: number;
  /** How many postings may be read. */
  readonly budget: number;
  /** Names and birth together must reach this many nats. */
  readonly least: number;
  /** Besides, they must make up for what sex and nationality do not say of a person; absent where that is not asked. */
  readonly others?: OtherNats;
  /** Whether the person of the source may be a candidate at all: alive, and visible to who asks. */
  readonly accept: (source: number, person: number) => boolean;
}

// So few postings are read whole rather than searched for ranges.
const FEW = 256;
// Where nothing else bounds the search, up to this many persons of a term are read whatever their birth year.
const FREQUENT = 2000;
// Where nothing else bounds the search: who shares only tokens worth less than this part of the name is another person.
const LEAST_SHARE = 0.35;
// Scoring a person by all words of the name costs as much as reading this many postings.
const SCORING_COST = 32;
// Looking for a person's further words costs as much as reading this many postings in their order.
const LOOKING_UP_COST = 16;
// A list of no more postings than this for each range is read whole: finding the ranges would take longer.
const FEW_A_RANGE = 16;
// Scores are kept in 1/32 nat in the lower 12 bits; the upper four say which token was counted last.
const UNIT = 32;
const SCORE_BITS = 12;
const MOST_SCORE = (1 << SCORE_BITS) - 1;
const MOST_TOKENS = 15;
// Among equals a name without further tokens comes first.
const EACH_FURTHER_WORD = 0.05;
// Words are only taken apart when the rarer half is rare enough to look each of its carriers up.
const MOST_HALVES = 5000;

/** Reads postings into scores; keeps its memory from one question to the next, so each thread has its own. */
export class Retrieval {
  #scores = new Uint16Array(0);
  #touched = new Uint32Array(1024);
  #touchedCount = 0;
  readonly #scorer = new NameScorer();
  readonly #unread = new UnreadWords();
  readonly #ranges = new BirthRanges();
  readonly #postings: Postings = { list: new Uint32Array(0), from: 0, to: 0 };
  readonly #sieve = new Sieve();
  /** Whether the search says what names and birth must reach; else frequent terms are read in near years only. */
  #bounded = false;
  #budget = 0;
  #read = 0;

  get postingsRead(): number {
    return this.#read;
  }

  get cutShort(): boolean {
    return this.#read > this.#budget;
  }

  /** Begins a question that may read so many postings. */
  begin(budget: number): void {
    this.#budget = budget;
    this.#read = 0;
  }

  /** Offers the persons of one source who could bear the name of these tokens. */
  search(
    source: TermSource,
    number: number,
    tokens: readonly WeighedToken[],
    asked: AskedPerson,
    limits: RetrievalLimits,
    top: TopCandidates,
  ): void {
    if (source.personCount === 0) return;
    if (this.#scores.length < source.personCount) this.#scores = new Uint16Array(source.personCount);
    const ranges = birthRanges(source, asked.born, this.#ranges);
    this.#score(source, tokens, asked, ranges, limits);
    this.#scorer.load(tokens);
    limits.others?.enter(source);
    this.#collect(source, number, asked, tokens, ranges, limits, top);
    for (let i = 0; i < this.#touchedCount; i++) this.#scores[this.#touched[i]!] = 0;
    this.#touchedCount = 0;
  }

  /** Counts what postings give to persons, and notes what they may have missed where postings were not read. */
  #score(
    source: TermSource,
    tokens: readonly WeighedToken[],
    asked: AskedPerson,
    ranges: BirthRanges,
    { limit, least }: RetrievalLimits,
  ): void {
    this.#bounded = least !== Number.NEGATIVE_INFINITY;
    let left = 0;
    for (const token of tokens) left += token.most;
    const whole = left;
    const openFor = new OpenRanges(ranges);
    this.#unread.begin(tokens, openFor.steps);
    // The lowest step of which persons were counted.
    let counted = openFor.steps;
    for (let i = 0; i < tokens.length && i < MOST_TOKENS; i++) {
      const { terms, most, postings } = tokens[i]!;
      const enough =
        (!this.#bounded && left < whole * LEAST_SHARE) || (asked.born.length === 0 && this.#hasBetter(limit, left));
      const closed = enough && this.#touchedCount * SCORING_COST < postings;
      left -= most;
      const looksBack = this.#bounded && !closed && this.#isWorthLookingBack(source, tokens[i]!, openFor, counted);
      let lowest = counted;
      for (const term of terms) {
        const cut = closed || this.#read > this.#budget;
        const step = cut ? openFor.steps : openFor.stepNeeding(least - left - term.nats);
        let readFrom = this.#readTerm(source, term, openFor, step, i + 1);
        if (looksBack && !cut && counted < readFrom) {
          this.#lookBack(source, term, openFor.from(counted), i + 1);
          readFrom = counted;
        }
        this.#unread.note(term, readFrom);
        if (step < lowest) lowest = step;
      }
      counted = lowest;
      this.#unread.endWord();
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

  /**
   * Reads a term's postings in the ranges that are open, those of `step` and above; answers the step from which on all
   * its persons are counted now.
   */
  #readTerm(source: TermSource, term: WeighedTerm, openFor: OpenRanges, step: number, token: number): number {
    if (step >= openFor.steps) return step;
    const gain = gainOf(term);
    const { list, from, to } = this.#find(source, term);
    const count = to - from;
    if (count <= FEW) {
      this.#readOpen(list, from, to, gain, token);
      return 0;
    }
    const readFrom = !this.#bounded && count > FREQUENT ? Math.max(step, openFor.near) : step;
    const open = openFor.from(readFrom);
    let at = from;
    for (let run = 0; run < open.length; run += 2) {
      const start = firstAtLeast(list, open[run]!, at, to);
      at = firstAtLeast(list, open[run + 1]!, start, to);
      this.#readOpen(list, start, at, gain, token);
    }
    return readFrom;
  }

  /** The postings of a term; good until the next call. */
  #find(source: TermSource, { term, second }: WeighedTerm): Postings {
    source.postingsOf(term, this.#postings);
    if (second !== undefined) keepThoseIn(this.#postings, source, second);
    return this.#postings;
  }

  /**
   * Whether reading a word for those alone who were counted by the words before takes less than looking each of them up:
   * postings are read in their order, persons are all over the memory.
   */
  #isWorthLookingBack(source: TermSource, { terms }: WeighedToken, openFor: OpenRanges, counted: number): boolean {
    if (counted >= openFor.steps) return false;
    const worth = this.#touchedCount * LOOKING_UP_COST;
    const ranges = openFor.from(counted).length >>> 1;
    const share = openFor.personsFrom(counted) / source.personCount;
    let cost = 0;
    for (let i = 0; i < terms.length && cost < worth; i++) {
      const count = source.carriersOf(terms[i]!.term);
      cost += Math.min(count, count * share + ranges * FEW_A_RANGE);
    }
    return cost < worth;
  }

  /** Adds a term to those who were counted by other words, in these ranges; nobody else is counted. */
  #lookBack(source: TermSource, term: WeighedTerm, ranges: readonly number[], token: number): void {
    const gain = gainOf(term);
    const { list, from, to } = this.#find(source, term);
    if (to - from <= (ranges.length >>> 1) * FEW_A_RANGE) {
      this.#addToCounted(list, from, to, gain, token);
      return;
    }
    let at = from;
    for (let run = 0; run < ranges.length; run += 2) {
      const start = firstAtLeast(list, ranges[run]!, at, to);
      at = firstAtLeast(list, ranges[run + 1]!, start, to);
      this.#addToCounted(list, start, at, gain, token);
    }
  }

  #addToCounted(postings: Uint32Array, from: number, to: number, gain: number, token: number): void {
    const scores = this.#scores;
    const mark = token << SCORE_BITS;
    for (let at = from; at < to; at++) {
      const person = postings[at]!;
      const score = scores[person]!;
      if (score !== 0 && score >>> SCORE_BITS !== token) scores[person] = mark | added(score, gain);
    }
  }

  #readOpen(postings: Uint32Array, from: number, to: number, gain: number, token: number): void {
    const count = to - from;
    if (count === 0) return;
    this.#read += count;
    if (this.#touchedCount + count > this.#touched.length) this.#touchMore(count);
    const scores = this.#scores;
    const touched = this.#touched;
    const mark = token << SCORE_BITS;
    let touchedCount = this.#touchedCount;
    for (let at = from; at < to; at++) {
      const person = postings[at]!;
      const score = scores[person]!;
      if (score === 0) {
        touched[touchedCount++] = person;
        scores[person] = mark | gain;
      } else if (score >>> SCORE_BITS !== token) scores[person] = mark | added(score, gain);
    }
    this.#touchedCount = touchedCount;
  }

  #touchMore(more: number): void {
    const larger = new Uint32Array((this.#touchedCount + more) * 2);
    larger.set(this.#touched.subarray(0, this.#touchedCount));
    this.#touched = larger;
  }

  /**
   * Judges who was touched: those who could have enough by counted words are sifted by blocks, and those left by all
   * words of their names.
   */
  #collect(
    source: TermSource,
    number: number,
    asked: AskedPerson,
    tokens: readonly WeighedToken[],
    ranges: BirthRanges,
    limits: RetrievalLimits,
    top: TopCandidates,
  ): void {
    const { accept, others } = limits;
    const { nameWords } = source;
    // Who is better than the last candidate by no more than rounding and the count of words is as good as it: of
    // thousands of namesakes the first are taken, the others not even read.
    const tie = EACH_FURTHER_WORD * (tokens.length + 1) + tokens.length / UNIT;
    const sieve = this.#sieve;
    for (let from = 0; from < this.#touchedCount; ) {
      from = this.#fillSieve(from, ranges, limits, top.threshold + tie);
      sieve.sift(source, this.#unread, ranges, others, top.threshold + tie);
      for (let i = 0; i < sieve.count; i++) {
        const person = sieve.persons[i]!;
        const least = sieve.least[i]!;
        const start = sieve.starts[i]!;
        const end = sieve.ends[i]!;
        const name = this.#scorer.score(nameWords, start, end);
        if (name + ranges.steps[sieve.steps[i]!]! <= Math.max(least, top.threshold + tie)) continue;
        const nats = name + birthNats(asked.born, source, person);
        if (nats < least) continue;
        if (!accept(number, person)) continue;
        const rank = nats - EACH_FURTHER_WORD * (end - start);
        if (rank > top.threshold) top.offer(rank, number, person);
      }
    }
  }

  /**
   * Fills the sieve with those touched, from a place on, who could have what is needed by the words that were counted;
   * answers where to go on.
   */
  #fillSieve(from: number, ranges: BirthRanges, { least }: RetrievalLimits, better: number): number {
    const needed = Math.max(least, better);
    const { missed } = this.#unread;
    const { steps } = ranges;
    const sieve = this.#sieve;
    const count = this.#touchedCount;
    sieve.begin();
    let i = from;
    for (; i < count && sieve.count < BLOCK; i++) {
      const person = this.#touched[i]!;
      const step = ranges.stepOf(person);
      const counted = (this.#scores[person]! & MOST_SCORE) / UNIT;
      if (counted + steps[step]! + missed[step]! >= needed) sieve.put(person, counted, step, least);
    }
    return i;
  }
}

function gainOf({ nats }: WeighedTerm): number {
  return Math.min(MOST_SCORE, Math.ceil(nats * UNIT));
}

function added(score: number, gain: number): number {
  return Math.min(MOST_SCORE, (score & MOST_SCORE) + gain);
}

/** The first place from which on nothing is below the value; searched in growing strides, since it is mostly near. */
function firstAtLeast(sorted: Uint32Array, value: number, from: number, to: number): number {
  let lowest = from;
  let highest = from;
  for (let stride = 4; highest < to && sorted[highest]! < value; stride *= 2) {
    lowest = highest + 1;
    highest += stride;
  }
  if (highest > to) highest = to;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (sorted[middle]! < value) lowest = middle + 1;
    else highest = middle;
  }
  return lowest;
}

/** Leaves of the persons those who carry the second term too; each of the shorter list is looked up in the longer. */
function keepThoseIn(postings: Postings, source: TermSource, second: number): void {
  const { list, from, to } = postings;
  source.postingsOf(second, postings);
  const isShorter = to - from < postings.to - postings.from;
  const short = isShorter ? { list, from, to } : postings;
  const long = isShorter ? postings : { list, from, to };
  const both: number[] = [];
  if (short.to - short.from <= MOST_HALVES) {
    let at = long.from;
    for (let i = short.from; i < short.to; i++) {
      at = firstAtLeast(long.list, short.list[i]!, at, long.to);
      if (at < long.to && long.list[at] === short.list[i]) both.push(short.list[i]!);
    }
  }
  postings.list = Uint32Array.from(both);
  postings.from = 0;
  postings.to = both.length;
}
