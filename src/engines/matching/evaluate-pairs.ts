/**
 * Precision, recall and F1 of scored pairs: at the configured cut and at the best one. Cost: eight bytes a pair, and one
 * sort at the end.
 */

/** A pair with its label and the score that the judge gave. */
export interface ScoredPair {
  readonly schema: string;
  readonly quality: string;
  readonly nameA: string;
  readonly nameB: string;
  readonly isMatch: boolean;
  readonly score: number;
}

interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PairFigures extends Rates {
  readonly pairs: number;
}

export interface PairReport extends PairFigures {
  readonly cut: number;
  readonly best: Rates & { readonly cut: number };
  readonly bySchema: Readonly<Record<string, PairFigures>>;
  readonly byQuality: Readonly<Record<string, PairFigures>>;
}

/** So many errors are shown; the worst say enough. */
const MOST_ERRORS = 20;

/** Counts judged pairs as they come; a score at the cut counts as a match. */
export class PairTally {
  readonly #cut: number;
  readonly #all = new Outcomes();
  readonly #bySchema = new Map<string, Outcomes>();
  readonly #byQuality = new Map<string, Outcomes>();
  readonly #scoresOfMatches: number[] = [];
  readonly #scoresOfOthers: number[] = [];
  readonly #worst: ScoredPair[] = [];

  constructor(cut: number) {
    this.#cut = cut;
  }

  add(pair: ScoredPair): void {
    const { score, isMatch } = pair;
    const isTaken = score >= this.#cut;
    this.#all.add(isMatch, isTaken);
    groupOf(this.#bySchema, pair.schema)?.add(isMatch, isTaken);
    groupOf(this.#byQuality, pair.quality)?.add(isMatch, isTaken);
    (isMatch ? this.#scoresOfMatches : this.#scoresOfOthers).push(score);
    if (isTaken !== isMatch) this.#addError(pair);
  }

  #addError(pair: ScoredPair): void {
    const farness = ({ score }: ScoredPair): number => Math.abs(score - this.#cut);
    const at = this.#worst.findLastIndex((other) => farness(other) >= farness(pair)) + 1;
    if (at >= MOST_ERRORS) return;
    this.#worst.splice(at, 0, pair);
    if (this.#worst.length > MOST_ERRORS) this.#worst.pop();
  }

  /** The pairs that were judged wrongly, the worst first. */
  get worst(): readonly ScoredPair[] {
    return this.#worst;
  }

  /** The figures of everything that was added. */
  report(): PairReport {
    const figures = (groups: ReadonlyMap<string, Outcomes>): Record<string, PairFigures> =>
      Object.fromEntries([...groups].map(([name, group]) => [name, group.figures()]));
    return {
      ...this.#all.figures(),
      cut: this.#cut,
      best: bestCut(this.#scoresOfMatches, this.#scoresOfOthers),
      bySchema: figures(this.#bySchema),
      byQuality: figures(this.#byQuality),
    };
  }
}

/** The whole report of pairs that are at hand. */
export function reportPairs(pairs: Iterable<ScoredPair>, cut: number): PairReport {
  const tally = new PairTally(cut);
  for (const pair of pairs) tally.add(pair);
  return tally.report();
}

class Outcomes {
  #hits = 0;
  #falseHits = 0;
  #missed = 0;
  #others = 0;

  add(isMatch: boolean, isTaken: boolean): void {
    if (isTaken) {
      if (isMatch) this.#hits++;
      else this.#falseHits++;
    } else if (isMatch) this.#missed++;
    else this.#others++;
  }

  figures(): PairFigures {
    const pairs = this.#hits + this.#falseHits + this.#missed + this.#others;
    return { pairs, ...rates(this.#hits, this.#falseHits, this.#missed) };
  }
}

function groupOf(groups: Map<string, Outcomes>, name: string): Outcomes | undefined {
  if (name === '') return undefined;
  let group = groups.get(name);
  if (group === undefined) {
    group = new Outcomes();
    groups.set(name, group);
  }
  return group;
}

function rates(hits: number, falseHits: number, missed: number): Rates {
  const precision = hits + falseHits === 0 ? 1 : hits / (hits + falseHits);
  const recall = hits + missed === 0 ? 1 : hits / (hits + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The cut with the highest F1, and its figures. */
function bestCut(scoresOfMatches: readonly number[], scoresOfOthers: readonly number[]): PairReport['best'] {
  // Sorted upwards, walked down.
  const matches = Float64Array.from(scoresOfMatches).sort();
  const others = Float64Array.from(scoresOfOthers).sort();
  let best: PairReport['best'] = { cut: 0, precision: 1, recall: 0, f1: 0 };
  let match = matches.length;
  let other = others.length;
  while (match > 0) {
    // Of cuts with equally many matches above them the highest is best: just at a match.
    const cut = matches[match - 1]!;
    while (match > 0 && matches[match - 1]! >= cut) match--;
    while (other > 0 && others[other - 1]! >= cut) other--;
    const hits = matches.length - match;
    const found = rates(hits, others.length - other, match);
    if (found.f1 > best.f1) best = { cut, ...found };
  }
  return best;
}
