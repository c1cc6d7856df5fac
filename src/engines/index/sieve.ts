/**
 * Sifts the persons of a block in rounds, so that only those who could still be meant are looked at more closely: by
 * what sex and nationality lack, by signature; of those left it says where the names stand. Each round asks the memory of
 * all its persons at once, so that its misses overlap.
 */
import type { BirthRanges } from './birth-ranges.ts';
import type { OtherNats } from './other-nats.ts';
import type { TermSource } from './term-source.ts';
import type { UnreadWords } from './unread-words.ts';

/** So many persons are looked at together. */
export const BLOCK = 256;

/** The persons of the present block who could still be meant. */
export class Sieve {
  count = 0;
  readonly persons = new Uint32Array(BLOCK);
  /** The place of what each one's birth date can add, in `BirthRanges.steps`. */
  readonly steps = new Uint8Array(BLOCK);
  /** What names and birth of each must reach. */
  readonly least = new Float64Array(BLOCK);
  /** Where the names of each start and end. */
  readonly starts = new Uint32Array(BLOCK);
  readonly ends = new Uint32Array(BLOCK);
  /** What the words counted so far say of each. */
  readonly #counted = new Float64Array(BLOCK);
  readonly #heads = new Uint32Array(BLOCK);

  /** Begins a block. */
  begin(): void {
    this.count = 0;
  }

  /** Takes in a person. */
  put(person: number, counted: number, step: number, least: number): void {
    const at = this.count++;
    this.persons[at] = person;
    this.#counted[at] = counted;
    this.steps[at] = step;
    this.least[at] = least;
  }

  /** Keeps those who could reach what is needed of each, and `better` besides. */
  sift(
    source: TermSource,
    unread: UnreadWords,
    ranges: BirthRanges,
    others: OtherNats | undefined,
    better: number,
  ): void {
    if (others !== undefined) this.#keepWhoMakeUp(source, unread, ranges, others);
    if (source.signatures !== undefined) this.#keepBySignature(source.signatures, unread, ranges, better);
    this.#findNames(source);
  }

  /** Keeps those whose names and birth could make up for what sex and nationality do not say. */
  #keepWhoMakeUp(source: TermSource, { missed }: UnreadWords, { steps }: BirthRanges, others: OtherNats): void {
    const among = this.count;
    this.count = 0;
    for (let i = 0; i < among; i++) {
      const person = this.persons[i]!;
      const step = this.steps[i]!;
      const counted = this.#counted[i]!;
      const needed = this.least[i]! + others.lackingOf(source, person);
      if (counted + steps[step]! + missed[step]! >= needed) this.put(person, counted, step, needed);
    }
  }

  #keepBySignature(signatures: Uint32Array, unread: UnreadWords, { steps }: BirthRanges, better: number): void {
    const among = this.count;
    this.count = 0;
    for (let i = 0; i < among; i++) {
      const person = this.persons[i]!;
      const step = this.steps[i]!;
      const counted = this.#counted[i]!;
      const needed = this.least[i]!;
      const most = unread.mostOf(signatures[person * 2]!, signatures[person * 2 + 1]!, counted, step);
      if (most + steps[step]! >= Math.max(needed, better)) this.put(person, counted, step, needed);
    }
  }

  #findNames({ nameStarts, nameWords }: TermSource): void {
    for (let i = 0; i < this.count; i++) {
      const person = this.persons[i]!;
      this.starts[i] = nameStarts[person]!;
      this.ends[i] = nameStarts[person + 1]!;
    }
    for (let i = 0; i < this.count; i++) this.#heads[i] = nameWords[this.starts[i]!]!;
  }
}
