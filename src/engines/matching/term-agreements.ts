/**
 * How the terms of a register agree with the terms of one question: each pair is compared once in the life of the
 * question. Cost: a few nanoseconds for the many terms whose letters agree with nothing, a look-up for the others.
 */

import type { Term } from '../names/term.ts';
import { AGREEMENT, type Agreement, areClearlyDifferent, compareNats, compareTerms } from './compare-terms.ts';

/** Dictionary terms that resemble something asked in a usual question; the table grows beyond. */
const USUAL_ROWS = 64;

/** The row of a term that agrees with nothing asked. */
export const NO_ROW = -1;

/** A row of numbers for each dictionary term that was met and resembles something asked. */
export class TermAgreements {
  readonly #asked: readonly Term[];
  readonly #rows = new Map<number, number>();
  /** Where the next row begins. */
  #end = 0;
  #nats = new Float32Array(0);
  #agreements = new Uint8Array(0);

  constructor(asked: readonly Term[]) {
    this.#asked = asked;
  }

  /** Where the row of a dictionary term begins, or NO_ROW. */
  row(id: number, term: Term): number {
    if (this.#differsFromAll(term)) return NO_ROW;
    return this.#rows.get(id) ?? this.#addRow(id, term);
  }

  /** How the asked term at a place agrees with the term of a row. */
  agreement(row: number, place: number): Agreement {
    return this.#agreements[row + place]! as Agreement;
  }

  /** What that agreement says. */
  nats(row: number, place: number): number {
    return this.#nats[row + place]!;
  }

  #differsFromAll(term: Term): boolean {
    if (!term.simple) return false;
    const isOfFamily = term.clusters.length > 0;
    for (const asked of this.#asked) {
      if (!asked.simple || (isOfFamily && asked.clusters.length > 0) || !areClearlyDifferent(asked, term)) return false;
    }
    return true;
  }

  #addRow(id: number, term: Term): number {
    const row = this.#end;
    const end = row + this.#asked.length;
    if (end > this.#nats.length) this.#grow();
    let agrees = false;
    for (const [place, asked] of this.#asked.entries()) {
      const agreement = compareTerms(asked, term);
      const nats = agreement === AGREEMENT.none ? 0 : compareNats(asked, term, agreement);
      // Two known names that only resemble each other say nothing of one bearer.
      const counts = nats !== 0;
      this.#agreements[row + place] = counts ? agreement : AGREEMENT.none;
      this.#nats[row + place] = nats;
      agrees ||= counts;
    }
    if (agrees) this.#end = end;
    this.#rows.set(id, agrees ? row : NO_ROW);
    return agrees ? row : NO_ROW;
  }

  #grow(): void {
    const nats = new Float32Array(Math.max(USUAL_ROWS * this.#asked.length, this.#nats.length * 2));
    nats.set(this.#nats);
    this.#nats = nats;
    const agreements = new Uint8Array(nats.length);
    agreements.set(this.#agreements);
    this.#agreements = agreements;
  }
}
