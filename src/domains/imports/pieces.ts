import type { ImportDesk } from './import-desk.ts';

/** How much an import does in one go. */
interface Pieces {
  /** Rows that are laid into the waiting room together. */
  readonly staged: number;
  /** Rows that are compared with what the list said before: three statements, and 10 µs of the thread each. */
  readonly compared: number;
  /** Rows that share a transaction: some twenty statements, and one flush of 3.5 kB a record. */
  readonly kept: number;
}

const ALONE: Pieces = { staged: 1000, compared: 1000, kept: 500 };
// Whoever searches waits behind some 2 ms of the thread then, and beside some 15 ms of PostgreSQL.
const BESIDE_SEARCHES: Pieces = { staged: 200, compared: 200, kept: 50 };

/** Large pieces share their costs; while searches have the right of way, small ones let them through. */
export function piecesOf({ rightOfWay }: Pick<ImportDesk, 'rightOfWay'>): Pieces {
  return rightOfWay.isClaimed ? BESIDE_SEARCHES : ALONE;
}
