/**
 * How punctual answers are: the middle one, the time within which four in five came, and how many were late.
 *
 * Source: Europol publishes the days within which it answers 80 % of requests; the yearly return of Directive (EU)
 * 2023/977 (Article 18) asks for counts only, and so never shows how late an answer was.
 * Cost: one sort for each group.
 */
import type { ClockState } from './clock-state.ts';

/** One request whose clock was read, with the names by which it is grouped. */
export interface TimedRequest {
  /** Who asked whom, such as `ZZN>ZZS`. */
  readonly pair: string;
  readonly rule: string;
  readonly state: ClockState['state'];
  /** The running time until the answer, without stops; absent while there is none. */
  readonly tookMs?: number;
}

export interface Punctuality {
  readonly group: string;
  readonly asked: number;
  readonly answered: number;
  readonly inTime: number;
  /** Answered late, or not answered and past the due moment. */
  readonly late: number;
  /** Absent when nothing was answered: no answer is not an answer in no time. */
  readonly medianMs?: number;
  readonly eightiethMs?: number;
}

/** Groups requests, by pair and rule unless told otherwise, in the order of the groups' names. */
export function punctualityOf(
  requests: readonly TimedRequest[],
  by: (request: TimedRequest) => string = ({ pair, rule }) => `${pair} ${rule}`,
): Punctuality[] {
  return [...Map.groupBy(requests, by)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, all]) => {
      const times = all.flatMap(({ tookMs }) => tookMs ?? []).sort((a, b) => a - b);
      return {
        group,
        asked: all.length,
        answered: times.length,
        inTime: all.filter(({ state }) => state === 'answered-in-time').length,
        late: all.filter(({ state }) => state === 'answered-late' || state === 'late').length,
        ...(times.length > 0 ? { medianMs: percentile(times, 50), eightiethMs: percentile(times, 80) } : {}),
      };
    });
}

/** The least time within which so many percent were answered (nearest rank): always a time somebody really took. */
export function percentile(sorted: readonly number[], percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}
