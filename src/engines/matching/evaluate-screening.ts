/** Counts the outcomes of screening: how many sought persons were found, how many innocent ones were troubled. */

import type { Band } from './description.ts';

/** What happened to one question about a person who is on record. */
export interface AskedOutcome {
  /** Whether retrieval gave the true record to the judge. */
  readonly isCandidate: boolean;
  /** The band of the true record, not of any other. */
  readonly band: Band;
  readonly ms: number;
}

/** What happened to one question about a person who is not on record: the strongest band of any record. */
export interface InnocentOutcome {
  readonly band: Band;
  readonly ms: number;
}

/** Rates lie between 0 and 1. */
export interface ScreeningReport {
  readonly records: number;
  readonly asked: number;
  readonly candidateRecall: number;
  readonly hit: number;
  readonly possible: number;
  readonly innocents: number;
  readonly falseHit: number;
  readonly falsePossible: number;
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
}

/** Sums the outcomes up; the latency covers all questions together. */
export function reportScreening(
  records: number,
  asked: readonly AskedOutcome[],
  innocents: readonly InnocentOutcome[],
): ScreeningReport {
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const times = [...asked, ...innocents].map((outcome) => outcome.ms).sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
  return {
    records,
    asked: asked.length,
    candidateRecall: share(asked.filter((one) => one.isCandidate).length, asked.length),
    hit: share(asked.filter((one) => one.band === 'hit').length, asked.length),
    possible: share(asked.filter((one) => one.band === 'possible').length, asked.length),
    innocents: innocents.length,
    falseHit: share(innocents.filter((one) => one.band === 'hit').length, innocents.length),
    falsePossible: share(innocents.filter((one) => one.band === 'possible').length, innocents.length),
    latencyMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
  };
}
