/**
 * What the words of a name whose postings were not read could still say of a person, told from the person's signature
 * (the beginnings of all words of the names, `beginningOf`) without reading the names.
 * Cost: a few operations for each asked word; most persons end here.
 */
import { AGAINST, MOST_WITH_CONTRADICTION } from '../matching/align-names.ts';
import { AGREEMENT } from '../matching/compare-terms.ts';
import { beginningOf, lowerBit, TWO_WORDS_EACH, upperBit } from './packed-names.ts';
import type { WeighedTerm, WeighedToken } from './weighed-token.ts';

// Of further words everybody is taken to have those that were not read: 64 ways to have six words fit a small table.
const MOST_TOLD = 6;
// More than there are ways in which dates agree.
const MOST_STEPS = 16;

export class UnreadWords {
  /** By what birth dates can add: the most that all unread words together could say. */
  readonly missed = new Float64Array(MOST_STEPS);
  /** The most of one word's unread terms, by step. */
  readonly #most = new Float64Array(MOST_STEPS);
  /** What unread words say together, by step and by which of them a person may have. */
  readonly #gains = new Float64Array(MOST_STEPS << MOST_TOLD);
  /** The beginnings of each word's terms, and of those that were not read. */
  readonly #lower = new Uint32Array(MOST_TOLD);
  readonly #upper = new Uint32Array(MOST_TOLD);
  readonly #unreadLower = new Uint32Array(MOST_TOLD);
  readonly #unreadUpper = new Uint32Array(MOST_TOLD);
  #told = 0;
  #steps = 0;
  /** Whether two asked words or more can contradict, and none could be part of a longer or shorter one. */
  #canContradict = false;

  /** Begins a name; a birth date can add one of so many amounts, its `steps`. */
  begin(tokens: readonly WeighedToken[], steps: number): void {
    this.#steps = steps;
    this.#told = 0;
    this.missed.fill(0);
    this.#most.fill(0);
    for (let step = 0; step < steps; step++) this.#gains[step << MOST_TOLD] = 0;
    this.#canContradict =
      tokens.length <= MOST_TOLD && tokens.filter(contradicts).length >= 2 && tokens.every(isWholeWords);
    this.#lower.fill(0);
    this.#upper.fill(0);
    this.#unreadLower.fill(0);
    this.#unreadUpper.fill(0);
  }

  /** Notes a term of the present word; its postings were read for persons from `readFrom` on. */
  note({ text, nats }: WeighedTerm, readFrom: number): void {
    for (let step = 0; step < readFrom; step++) if (nats > this.#most[step]!) this.#most[step] = nats;
    const word = this.#told;
    if (word === MOST_TOLD) return;
    const beginning = beginningOf(text.charCodeAt(0), text.length > 1 ? text.charCodeAt(1) : 0);
    this.#lower[word]! |= lowerBit(beginning);
    this.#upper[word]! |= upperBit(beginning);
    if (readFrom === 0) return;
    this.#unreadLower[word]! |= lowerBit(beginning);
    this.#unreadUpper[word]! |= upperBit(beginning);
  }

  /** Ends the present word. */
  endWord(): void {
    const words = this.#told;
    for (let step = 0; step < this.#steps; step++) {
      const most = this.#most[step]!;
      this.missed[step]! += most;
      const row = step << MOST_TOLD;
      if (words < MOST_TOLD) {
        for (let having = 0; having < 1 << words; having++) {
          this.#gains[row + having + (1 << words)] = this.#gains[row + having]! + most;
        }
      } else for (let having = 0; having < 1 << words; having++) this.#gains[row + having]! += most;
    }
    this.#most.fill(0, 0, this.#steps);
    if (words < MOST_TOLD) this.#told++;
  }

  /**
   * The most that names can say of a person of this signature, of whom the words read so far say `counted`. Less what a
   * name left over on both sides says against, when no more than one asked word can be there and every form of the
   * name has two.
   */
  mostOf(lower: number, upper: number, counted: number, step: number): number {
    let there = 0;
    let having = 0;
    for (let word = 0; word < this.#told; word++) {
      if (((lower & this.#lower[word]!) | (upper & this.#upper[word]!)) !== 0) there++;
      if (((lower & this.#unreadLower[word]!) | (upper & this.#unreadUpper[word]!)) !== 0) having |= 1 << word;
    }
    const most = counted + this.#gains[(step << MOST_TOLD) + having]!;
    if (there > 1 || !this.#canContradict || (lower & TWO_WORDS_EACH) === 0) return most;
    return Math.min(most, MOST_WITH_CONTRADICTION) + AGAINST.contradicted;
  }
}

const contradicts = ({ role }: WeighedToken): boolean => role !== 'particle' && role !== 'patronymic';

const isWholeWords = ({ role, terms }: WeighedToken): boolean =>
  role !== 'patronymic' && terms.every(({ agreement }) => agreement !== AGREEMENT.joined);
