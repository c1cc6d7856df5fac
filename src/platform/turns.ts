import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { RightOfWay } from './right-of-way.ts';

// Less than anybody notices who waits for an answer, and many times what a turn costs.
const LONGEST_TURN_MS = 2;
// A job that stands aside three times as long as it worked keeps a quarter of its speed, however many search.
const STANDS_ASIDE_TIMES = 3;
// A turn that waited long for somebody else, a slow upload say, is not paid for in full.
const LONGEST_PAUSE_MS = 100;

/** How long a job stands aside after a turn, while others have the right of way. */
export function pauseAfter(turnMs: number): number {
  return Math.min(turnMs * STANDS_ASIDE_TIMES, LONGEST_PAUSE_MS);
}

/**
 * Lets others have the thread from time to time, in a job that would hold it for long: `if (turns.isOver) await turns.next()`.
 * A job that is given the right of way stands aside for longer while it is claimed, so that PostgreSQL and the disk are
 * free too; between two transactions, not within one, or others would wait for its locks.
 */
export class Turns {
  readonly #rightOfWay: RightOfWay | undefined;
  #began = performance.now();

  constructor(rightOfWay?: RightOfWay) {
    this.#rightOfWay = rightOfWay;
  }

  get isOver(): boolean {
    return performance.now() > this.#began + LONGEST_TURN_MS;
  }

  async next(): Promise<void> {
    if (this.#rightOfWay?.isClaimed) await pause(pauseAfter(performance.now() - this.#began));
    else await nextTurn();
    this.#began = performance.now();
  }
}
