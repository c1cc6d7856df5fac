// Who searches at a border searches again within this time: the passport, then the plate of the car.
const CLAIMED_FOR_MS = 250;

/**
 * Somebody at a border waits for a search, and nobody waits for a row of a file. Searches claim the right of way when they
 * begin; long jobs work in small pieces for as long as it is claimed, and stand aside between them (see `Turns`).
 */
export class RightOfWay {
  readonly #now: () => number;
  #claimedUntil = Number.NEGATIVE_INFINITY;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  claim(): void {
    this.#claimedUntil = this.#now() + CLAIMED_FOR_MS;
  }

  get isClaimed(): boolean {
    return this.#now() < this.#claimedUntil;
  }
}
