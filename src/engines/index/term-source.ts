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
  /** Adds the terms filed under a key; other terms may come with them. */
  termsUnder(key: number, found: number[]): void;
  /** Adds the terms that start with `prefix`, at most until `found` holds `limit`. */
  termsStarting(prefix: string, found: number[], limit: number): void;
  textOf(term: number): string;
  /** How many open persons carry the term. */
  openOf(term: number): number;
  postingsOf(term: number): Uint32Array;
  /**
   * The first person of each day of each year block, and the count at the end; absent where persons are not numbered
   * by birth date.
   */
  readonly dayStarts: Uint32Array | undefined;
}
