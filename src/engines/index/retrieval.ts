/**
 * Finds the persons who could be meant, best first.
 *
 * The tokens of the asked name are taken rarest first; every person in the postings of a term that could mean the
 * token gains the token's weight times the closeness. A posting is read only where it can matter: what is still to be
 * gained from names, plus the most that the birth date can add to persons born then (a run of numbers), must reach the
 * `least` rank (after Broder et al. 2003, "weak and"). Whoever was met and could still reach it is then scored by all
 * words of the best name form. Of rare terms all postings are read, so that a wrong birth date does not hide anybody;
 * sex and nationality never prune.
 * Cost: about 2 ns a posting and 0.2 µs a key; the postings read are counted against the budget.
 */
import { AGAINST } from '../matching/align-names.ts';
import { AGREEMENT } from '../matching/compare-terms.ts';
import type { AskedPerson } from './asked-person.ts';
import { type BirthRange, type BirthRanges, birthNats, birthRanges, FAR_YEARS } from './birth-ranges.ts';
import { NameScorer } from './name-scorer.ts';
import { beginningOf, lowerBit, TWO_WORDS_EACH, upperBit } from './packed-names.ts';
import type { TermSource } from './term-source.ts';
import type { TopCandidates } from './top-candidates.ts';
import type { WeighedTerm, WeighedToken } from './weighed-token.ts';

export interface RetrievalLimits {
  /** How many candidates are wanted. */
  readonly limit: number;
  /** How many postings may be read. */
  readonly budget: number;
  /** Names and birth together must reach this many nats. */
  readonly least: number;
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
// Scores are kept in 1/32 nat in the lower 12 bits; the upper four say which token was counted last.
const UNIT = 32;
const SCORE_BITS = 12;
const MOST_SCORE = (1 << SCORE_BITS) - 1;
const MOST_TOKENS = 15;
// More than there are ways in which dates agree.
const MOST_STEPS = 16;
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
  /**
   * What a token could add to persons of whom its postings were not read: for each token a row, in it a number for each
   * step of what a birth date can add.
   */
  readonly #unread = new Float64Array(MOST_TOKENS * MOST_STEPS);
  /** The same of all tokens together. */
  readonly #missed = new Float64Array(MOST_STEPS);
  /** The beginnings of each token's terms. */
  readonly #lower = new Uint32Array(MOST_TOKENS);
  readonly #upper = new Uint32Array(MOST_TOKENS);
  /** Whether two asked words or more can contradict, and none could be part of a longer or shorter one. */
  #onlyWholeWords = false;
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

  /** Offers the persons of one source who could bear the name of these tokens, heaviest token first. */
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
    const ranges = birthRanges(source, asked.born);
    this.#score(source, tokens, asked, ranges, limits);
    this.#scorer.load(tokens);
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
    const steps = ranges.steps.length;
    this.#missed.fill(0);
    for (let i = 0; i < tokens.length && i < MOST_TOKENS; i++) {
      const { terms, most } = tokens[i]!;
      const enough =
        (!this.#bounded && left < whole * LEAST_SHARE) || (asked.born.length === 0 && this.#hasBetter(limit, left));
      const closed = enough && this.#touchedCount * SCORING_COST < countPostings(source, terms);
      left -= most;
      this.#unread.fill(0, i * MOST_STEPS, i * MOST_STEPS + steps);
      for (const term of terms) {
        const cut = closed || this.#read > this.#budget;
        const step = cut ? steps : openFor.stepNeeding(least - left - term.nats);
        const readFrom = this.#readTerm(source, term, openFor, step, i + 1);
        for (let s = 0; s < readFrom; s++) {
          const at = i * MOST_STEPS + s;
          if (term.nats > this.#unread[at]!) this.#unread[at] = term.nats;
        }
      }
      for (let s = 0; s < steps; s++) this.#missed[s]! += this.#unread[i * MOST_STEPS + s]!;
      this.#noteBeginnings(i, terms);
    }
    this.#onlyWholeWords = tokens.filter(contradicts).length >= 2 && tokens.every(isWholeWords);
  }

  #noteBeginnings(token: number, terms: readonly WeighedTerm[]): void {
    let lower = 0;
    let upper = 0;
    for (const { text } of terms) {
      const beginning = beginningOf(text.charCodeAt(0), text.length > 1 ? text.charCodeAt(1) : 0);
      lower |= lowerBit(beginning);
      upper |= upperBit(beginning);
    }
    this.#lower[token] = lower;
    this.#upper[token] = upper;
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
    const gain = Math.min(MOST_SCORE, Math.ceil(term.nats * UNIT));
    let postings = source.postingsOf(term.term);
    if (term.second !== undefined) postings = inBoth(postings, source.postingsOf(term.second));
    if (postings.length <= FEW) {
      this.#readOpen(postings, 0, postings.length, gain, token);
      return 0;
    }
    const from = !this.#bounded && postings.length > FREQUENT ? Math.max(step, openFor.near) : step;
    let at = 0;
    for (const range of openFor.from(from)) {
      const start = firstAtLeast(postings, range.from, at);
      at = firstAtLeast(postings, range.to, start);
      this.#readOpen(postings, start, at, gain, token);
    }
    return from;
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
   * What a person's signature leaves of the tokens of whom postings were not read; less what a name left over on both
   * sides says against, when no more than one asked word can be there and every form of the name has two.
   */
  #fromSignature(lower: number, upper: number, step: number, tokenCount: number): number {
    let gain = 0;
    let there = 0;
    for (let token = 0; token < tokenCount && token < MOST_TOKENS; token++) {
      if ((lower & this.#lower[token]!) === 0 && (upper & this.#upper[token]!) === 0) continue;
      there++;
      gain += this.#unread[token * MOST_STEPS + step]!;
    }
    if (there <= 1 && this.#onlyWholeWords && (lower & TWO_WORDS_EACH) !== 0) gain += AGAINST.contradicted;
    return gain;
  }

  #collect(
    source: TermSource,
    number: number,
    asked: AskedPerson,
    tokens: readonly WeighedToken[],
    ranges: BirthRanges,
    { least, accept }: RetrievalLimits,
    top: TopCandidates,
  ): void {
    const { nameStarts, signatures } = source;
    // Who is better than the last candidate by no more than rounding and the count of words is as good as it: of
    // thousands of namesakes the first are taken, the others not even read.
    const tie = EACH_FURTHER_WORD * (tokens.length + 1) + tokens.length / UNIT;
    for (let i = 0; i < this.#touchedCount; i++) {
      const person = this.#touched[i]!;
      const step = ranges.stepOf(person);
      const mostBirth = ranges.steps[step]!;
      const needed = Math.max(least, top.threshold + tie);
      let most = (this.#scores[person]! & MOST_SCORE) / UNIT + mostBirth;
      if (most + this.#missed[step]! < needed) continue;
      if (signatures !== undefined) {
        most += this.#fromSignature(signatures[person * 2]!, signatures[person * 2 + 1]!, step, tokens.length);
        if (most < needed) continue;
      }
      const name = this.#scorer.score(source, person);
      if (name + mostBirth <= needed) continue;
      const nats = name + birthNats(asked.born, source, person);
      if (nats < least) continue;
      if (!accept(number, person)) continue;
      const rank = nats - EACH_FURTHER_WORD * (nameStarts[person + 1]! - nameStarts[person]!);
      if (rank > top.threshold) top.offer(rank, number, person);
    }
  }
}

/** The ranges where a birth date can add what is needed; the answers are few and kept. */
class OpenRanges {
  readonly #ranges: BirthRanges;
  readonly #open: (readonly BirthRange[] | undefined)[] = [];
  /** How many steps there are; nothing is open from there on. */
  readonly steps: number;
  /** The first step that is not reached by who was born many years apart. */
  readonly near: number;

  constructor(ranges: BirthRanges) {
    this.#ranges = ranges;
    this.steps = ranges.steps.length;
    this.near = ranges.steps.findLastIndex((most) => most <= FAR_YEARS) + 1;
  }

  /** The first step at which a birth date can add so much. */
  stepNeeding(nats: number): number {
    const { steps } = this.#ranges;
    let step = 0;
    while (step < steps.length && steps[step]! < nats) step++;
    return step;
  }

  /** The ranges of a step and those above it. */
  from(step: number): readonly BirthRange[] {
    this.#open[step] ??= joined(this.#ranges.list, this.#ranges.steps[step] ?? Number.POSITIVE_INFINITY);
    return this.#open[step];
  }
}

/** The ranges that add so much, neighbours as one. */
function joined(ranges: readonly BirthRange[], least: number): BirthRange[] {
  const open: BirthRange[] = [];
  for (const range of ranges) {
    if (range.most < least) continue;
    const last = open[open.length - 1];
    if (last !== undefined && last.to === range.from) {
      open[open.length - 1] = { from: last.from, to: range.to, most: Math.max(last.most, range.most) };
    } else open.push(range);
  }
  return open;
}

const contradicts = ({ role }: WeighedToken): boolean => role !== 'particle' && role !== 'patronymic';

const isWholeWords = ({ role, terms }: WeighedToken): boolean =>
  role !== 'patronymic' && terms.every(({ agreement }) => agreement !== AGREEMENT.joined);

function countPostings(source: TermSource, terms: readonly WeighedTerm[]): number {
  let count = 0;
  for (const { term } of terms) count += source.postingsOf(term).length;
  return count;
}

function added(score: number, gain: number): number {
  return Math.min(MOST_SCORE, (score & MOST_SCORE) + gain);
}

function firstAtLeast(sorted: Uint32Array, value: number, from = 0): number {
  let lowest = from;
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
  if (short.length > MOST_HALVES) return NOBODY;
  const both: number[] = [];
  for (const person of short) {
    const at = firstAtLeast(long, person);
    if (long[at] === person) both.push(person);
  }
  return Uint32Array.from(both);
}

const NOBODY = new Uint32Array(0);
