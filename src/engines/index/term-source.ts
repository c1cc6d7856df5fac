/** A stretch of a list of persons; filled anew for each term, so that reading hundreds of them makes no garbage. */
export interface Postings {
  list: Uint32Array;
  from: number;
  to: number;
}

/**
 * Where candidates are looked for: a segment's persons or the newest ones that wait in memory. Both number their
 * persons from 0 and list each term's persons in rising order.
 */
export interface TermSource {
  readonly personCount: number;
  /** Persons withheld from nobody. */
  readonly openCount: number;
  readonly born: ArrayLike<number>;
  readonly traits: ArrayLike<number>;
  readonly nationalities: ArrayLike<number>;
  readonly nationalitySets: readonly string[];
  readonly moreBirths: ArrayLike<number>;
  readonly nameStarts: ArrayLike<number>;
  readonly nameWords: ArrayLike<number>;
  /** The beginnings of all words of a person's names, two numbers a person; absent where they are not kept. */
  readonly signatures: Uint32Array | undefined;
  readonly termCount: number;
  /** Adds the terms filed under any of the keys, some of them several times; other terms may come with them. */
  termsUnder(keys: readonly number[], found: number[]): void;
  /** Adds the terms that start with `prefix`, at most until `found` holds `limit`. */
  termsStarting(prefix: string, found: number[], limit: number): void;
  /** Asks for the memory of the first so many terms at once, so that its misses overlap; to be called before they are read. */
  fetch(terms: Uint32Array, count: number): void;
  textOf(term: number): string;
  /** Puts the letters of a term into `into`, as far as there is room, and answers how many there are. */
  lettersOf(term: number, into: Uint8Array): number;
  /** How many open persons carry the term. */
  openOf(term: number): number;
  /** How many persons carry the term. */
  carriersOf(term: number): number;
  /** Says where the persons who carry the term stand, in rising order. */
  postingsOf(term: number, into: Postings): void;
  /**
   * The first person of each day of each year block, and the count at the end; absent where persons are not numbered
   * by birth date.
   */
  readonly dayStarts: Uint32Array | undefined;
}
