/**
 * A term is one distinct token of a register, prepared for comparison: an index keeps it once, however many names hold it.
 * It can be written as a short text key and made again from it, so that a dictionary needs to store text only.
 */

import type { NameToken } from './name.ts';
import { romanceSkeleton, semiticSkeletons, skeleton } from './skeleton.ts';
import { clustersOf } from './variant-clusters.ts';

const NO_READINGS: readonly string[] = [];

/**
 * Letters that no romanisation habit drops or turns into another kind: b, l, m, n, r, and p, f, v, w together. Tokens
 * with equal skeletons have the same of them, which is far cheaper to compare.
 */
const FIRM_BITS = new Uint8Array(128);
for (const [bit, letters] of ['b', 'l', 'm', 'n', 'r', 'pfvw'].entries()) {
  for (const letter of letters) FIRM_BITS[letter.charCodeAt(0)] = 1 << bit;
}

/** The firm letters l, m, n and r: even Arabic and Hebrew tell them apart. */
export const LIQUIDS = FIRM_BITS[108]! | FIRM_BITS[109]! | FIRM_BITS[110]! | FIRM_BITS[114]!;

/** One bit for each letter; the digits share four. */
function letterBit(code: number): number {
  return 1 << (code >= 97 ? code - 97 : 26 + (code & 3));
}

/**
 * One spelling with what comparisons ask of it again and again. What most comparisons end with stands first and together:
 * of a million terms each is a wait for memory, and so would a second line of memory be.
 */
export class Spelling {
  readonly length: number;
  /** One bit for each letter that occurs. */
  readonly letters: number;
  /** The firm consonants that occur; see FIRM_BITS. */
  readonly firm: number;
  /** Whether this text is all there is: no other spellings, and its vowels are written. */
  readonly simple: boolean;
  /** The families of names that it belongs to; most belong to none. */
  readonly clusters: readonly number[];
  readonly text: string;
  #skeleton: string | undefined;
  #heard: string | undefined;
  #semitic: readonly string[] | undefined;

  constructor(text: string, simple = true) {
    let letters = 0;
    let firm = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      letters |= letterBit(code);
      firm |= FIRM_BITS[code & 127]!;
    }
    this.length = text.length;
    this.letters = letters;
    this.firm = firm;
    this.simple = simple;
    this.clusters = clustersOf(text);
    this.text = text;
  }

  get skeleton(): string {
    this.#skeleton ??= skeleton(this.text);
    return this.#skeleton;
  }

  /** The skeleton without silent and classical endings, as writers of other scripts hear it. */
  get heard(): string {
    this.#heard ??= romanceSkeleton(this.text) ?? this.skeleton;
    return this.#heard;
  }

  get semitic(): readonly string[] {
    this.#semitic ??= semiticSkeletons(this.text);
    return this.#semitic;
  }
}

/**
 * A token prepared for comparison: its leading spelling, the others, and its weight. The object and its text are all
 * that most comparisons touch.
 */
export class Term extends Spelling {
  readonly key: string;
  /** −ln of how often it occurs in names, in nats: how surprising it is that two people share it by chance. */
  readonly weight: number;
  #spellings: readonly Spelling[] | undefined;
  #readings: readonly string[] | undefined;

  constructor(key: string, weight: number) {
    const end = endOfLeading(key);
    super(end === key.length ? key : key.slice(0, end), end === key.length);
    this.key = key;
    this.weight = weight;
  }

  /** The leading romanisation first. Made when a comparison needs more than that one. */
  get spellings(): readonly Spelling[] {
    if (this.#spellings === undefined) {
      const [, ...others] = this.simple ? [''] : spellingsOfKey(this.key);
      this.#spellings = [this, ...others.map((text) => new Spelling(text))];
    }
    return this.#spellings;
  }

  /**
   * The consonants that an Arabic or Hebrew spelling shows, in each of their readings; none for scripts that write
   * vowels.
   */
  get consonants(): readonly string[] {
    if (this.#readings === undefined) {
      const written = this.simple ? '' : (this.key.split('*', 2)[1] ?? '');
      this.#readings = written === '' ? NO_READINGS : written.split('/');
    }
    return this.#readings;
  }
}

/** Where the leading spelling of a key ends: at the first `|` or `*`. */
function endOfLeading(key: string): number {
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    if (code === 124 || code === 42) return at;
  }
  return key.length;
}

/** The text under which a dictionary keeps a token: its spellings joined by `|`, then `*` and the consonants if any. */
export function termKey(token: NameToken): string {
  const names = token.others.length === 0 ? token.text : `${token.text}|${token.others.join('|')}`;
  return token.consonants === undefined ? names : `${names}*${token.consonants}`;
}

/** All spellings in a term key, the leading one first. */
export function spellingsOfKey(key: string): readonly string[] {
  const names = key.split('*', 1)[0]!;
  return names.split('|');
}
