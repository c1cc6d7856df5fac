/** Precision, recall and F1 of scored pairs: at the configured cut and at the best one. Cost: one sort. */

/** A pair with its label and the score that the judge gave. */
export interface ScoredPair {
  readonly schema: string;
  readonly quality: string;
  readonly nameA: string;
  readonly nameB: string;
  readonly isMatch: boolean;
  readonly score: number;
}

export interface PairFigures {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PairReport extends PairFigures {
  readonly cut: number;
  readonly best: { readonly cut: number; readonly precision: number; readonly recall: number; readonly f1: number };
  readonly bySchema: Readonly<Record<string, PairFigures>>;
  readonly byQuality: Readonly<Record<string, PairFigures>>;
}

/** Figures of a set at one cut; a score at the cut counts as a match. */
export function figuresAt(pairs: readonly ScoredPair[], cut: number): PairFigures {
  let hits = 0;
  let false_ = 0;
  let missed = 0;
  for (const pair of pairs) {
    if (pair.score >= cut) {
      if (pair.isMatch) hits++;
      else false_++;
    } else if (pair.isMatch) missed++;
  }
  return { pairs: pairs.length, ...figures(hits, false_, missed) };
}

function figures(hits: number, falseHits: number, missed: number): { precision: number; recall: number; f1: number } {
  const precision = hits + falseHits === 0 ? 1 : hits / (hits + falseHits);
  const recall = hits + missed === 0 ? 1 : hits / (hits + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** The cut with the highest F1, and its figures. */
export function bestCut(pairs: readonly ScoredPair[]): PairReport['best'] {
  const sorted = [...pairs].sort((a, b) => b.score - a.score);
  const matches = pairs.filter((pair) => pair.isMatch).length;
  let hits = 0;
  let best = { cut: 0, precision: 1, recall: 0, f1: 0 };
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i]!.isMatch) hits++;
    // A cut lies between two scores, never between equal ones.
    if (i + 1 < sorted.length && sorted[i + 1]!.score === sorted[i]!.score) continue;
    const found = figures(hits, i + 1 - hits, matches - hits);
    if (found.f1 > best.f1) best = { cut: sorted[i]!.score, ...found };
  }
  return best;
}

/** The whole report of a file of pairs. */
export function reportPairs(pairs: readonly ScoredPair[], cut: number): PairReport {
  return {
    ...figuresAt(pairs, cut),
    cut,
    best: bestCut(pairs),
    bySchema: groupFigures(pairs, cut, (pair) => pair.schema),
    byQuality: groupFigures(pairs, cut, (pair) => pair.quality),
  };
}

function groupFigures(
  pairs: readonly ScoredPair[],
  cut: number,
  keyOf: (pair: ScoredPair) => string,
): Record<string, PairFigures> {
  const groups: Record<string, ScoredPair[]> = {};
  for (const pair of pairs) {
    const key = keyOf(pair);
    if (key === '') continue;
    groups[key] ??= [];
    groups[key].push(pair);
  }
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, figuresAt(group, cut)]));
}

/** The pairs that were judged wrongly, the worst first. */
export function worstErrors(pairs: readonly ScoredPair[], cut: number, most = 20): ScoredPair[] {
  return pairs
    .filter((pair) => pair.score >= cut !== pair.isMatch)
    .sort((a, b) => Math.abs(b.score - cut) - Math.abs(a.score - cut))
    .slice(0, most);
}
