import { AGREEMENT, type Agreement } from '../matching/compare-terms.ts';

// Agreements in rising order of what the matching engine leaves of a token's weight.
const RISING: readonly Agreement[] = [
  AGREEMENT.none,
  AGREEMENT.nickname,
  AGREEMENT.letters,
  AGREEMENT.sound,
  AGREEMENT.consonants,
  AGREEMENT.cut,
  AGREEMENT.letter,
  AGREEMENT.variant,
  AGREEMENT.light,
  AGREEMENT.romanised,
  AGREEMENT.joined,
  AGREEMENT.equal,
];
const PLACE = new Uint8Array(16);
RISING.forEach((agreement, place) => {
  PLACE[agreement] = place;
});
/** The agreement that leaves more of a token's weight. */
export const better = (a: Agreement, b: Agreement): Agreement => (PLACE[a]! >= PLACE[b]! ? a : b);

const FIRST_SLOTS = 1024;
const HASH = 0x9e3779b1;

/** The terms that a token met, each once with the best agreement so far, in the order they came; used again and again. */
export class MetTerms {
  terms = new Uint32Array(FIRST_SLOTS / 2);
  agreements = new Uint8Array(FIRST_SLOTS / 2);
  count = 0;
  /** An open table: the place of a term in the list, plus one. */
  #slots = new Uint32Array(FIRST_SLOTS);

  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
  }

  add(term: number, agreement: Agreement): void {
    const slot = this.#slotOf(term);
    const place = this.#slots[slot]!;
    if (place > 0) {
      this.agreements[place - 1] = better(agreement, this.agreements[place - 1] as Agreement);
      return;
    }
    this.terms[this.count] = term;
    this.agreements[this.count++] = agreement;
    this.#slots[slot] = this.count;
    if (this.count === this.terms.length) this.#grow();
  }

  /** The slot of a term, or the free one where it belongs. */
  #slotOf(term: number): number {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(term, HASH) >>> 7) & mask;
    for (let place = this.#slots[slot]!; place > 0 && this.terms[place - 1] !== term; place = this.#slots[slot]!)
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const terms = new Uint32Array(this.terms.length * 2);
    terms.set(this.terms);
    this.terms = terms;
    const agreements = new Uint8Array(terms.length);
    agreements.set(this.agreements);
    this.agreements = agreements;
    this.#slots = new Uint32Array(terms.length * 2);
    for (let place = 1; place <= this.count; place++) this.#slots[this.#slotOf(terms[place - 1]!)] = place;
  }
}
