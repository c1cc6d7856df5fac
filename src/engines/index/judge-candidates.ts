/** Hands candidates from the index's columns to the matching engine, without the record itself being read. */
import type { CandidateName, TermSource as JudgeTerms, PersonCandidate } from '../matching/candidate.ts';
import { Term } from '../names/term.ts';
import { firstBirthOf } from './birth-ranges.ts';
import {
  qualityOfHead,
  ROLE_SHIFT,
  termOfWord,
  tokensOfHead,
  truncatedOfHead,
  withoutCutMark,
} from './packed-names.ts';
import { hasMoreBirths, sexOfTraits } from './person-collector.ts';
import type { TermSource } from './term-source.ts';
import type { TermWeights } from './term-weights.ts';

/** Prepared terms of a source, kept from one question to the next while the population stays much the same. */
export class PreparedTerms {
  readonly #terms = new Map<number, Term>();
  #population = 0;

  /** Forgets everything when the population has moved by more than this share: weights are logarithms of shares. */
  settle(population: number): void {
    if (Math.abs(population - this.#population) > this.#population * MOVED && this.#terms.size > 0) this.#terms.clear();
    if (this.#terms.size === 0) this.#population = population;
  }

  get(source: TermSource, term: number, weights: TermWeights): Term {
    let prepared = this.#terms.get(term);
    if (prepared === undefined) {
      if (this.#terms.size >= MOST_PREPARED) this.#terms.clear();
      const text = source.textOf(term);
      prepared = new Term(withoutCutMark(text), weights.weightOfTerm(source, term, text));
      this.#terms.set(term, prepared);
    }
    return prepared;
  }
}

const MOVED = 0.01;
// About half a kilobyte each; the names that questions keep meeting fit many times.
const MOST_PREPARED = 50_000;

/** The terms of all sources under numbers of one row. */
export class TermsOfSources implements JudgeTerms {
  readonly #sources: readonly TermSource[];
  readonly #prepared: readonly PreparedTerms[];
  readonly #weights: TermWeights;
  readonly #firsts: number[] = [];

  constructor(sources: readonly TermSource[], prepared: readonly PreparedTerms[], weights: TermWeights) {
    this.#sources = sources;
    this.#prepared = prepared;
    this.#weights = weights;
    let first = 0;
    for (const source of sources) {
      this.#firsts.push(first);
      first += source.termCount;
    }
  }

  first(source: number): number {
    return this.#firsts[source]!;
  }

  term(id: number): Term {
    let source = this.#firsts.length - 1;
    while (this.#firsts[source]! > id) source--;
    return this.#prepared[source]!.get(this.#sources[source]!, id - this.#firsts[source]!, this.#weights);
  }
}

/** A person of a source as the matching engine reads it. */
export function materialise(source: TermSource, person: number, firstTerm: number): PersonCandidate {
  const { nameStarts, nameWords } = source;
  const names: CandidateName[] = [];
  const end = nameStarts[person + 1]!;
  for (let at = nameStarts[person]!; at < end; ) {
    const head = nameWords[at++]!;
    const count = tokensOfHead(head);
    const termIds = new Array<number>(count);
    const roles = new Array<number>(count);
    for (let i = 0; i < count; i++, at++) {
      const word = nameWords[at]!;
      termIds[i] = firstTerm + termOfWord(word);
      roles[i] = word >>> ROLE_SHIFT;
    }
    names.push({ termIds, roles, weak: qualityOfHead(head) === 'weak', truncated: truncatedOfHead(head) });
  }
  const codes = source.nationalitySets[source.nationalities[person]!] ?? '';
  return {
    names,
    ...birthsOf(source, person),
    sex: sexOfTraits(source.traits[person]!),
    nationalities: codes === '' ? [] : codes.split(' '),
  };
}

function birthsOf(source: TermSource, person: number): { born: number[]; bornTolerance?: number[] } {
  const packed = source.born[person]!;
  if (!hasMoreBirths(source.traits[person]!)) return { born: packed === 0 ? [] : [packed] };
  const born: number[] = [];
  const bornTolerance: number[] = [];
  const { moreBirths } = source;
  for (let at = firstBirthOf(moreBirths, person); at < moreBirths.length && moreBirths[at] === person; at += 3) {
    born.push(moreBirths[at + 1]!);
    bornTolerance.push(moreBirths[at + 2]!);
  }
  return { born, bornTolerance };
}
