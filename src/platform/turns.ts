import { setImmediate as nextTurn } from 'node:timers/promises';

// Less than anybody notices who waits for an answer, and many times what a turn costs.
const LONGEST_TURN_MS = 2;

/** Lets others have the thread from time to time, in a job that would hold it for long: `if (turns.isOver) await turns.next()`. */
export class Turns {
  #ends = performance.now() + LONGEST_TURN_MS;

  get isOver(): boolean {
    return performance.now() > this.#ends;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.#ends = performance.now() + LONGEST_TURN_MS;
  }
}
