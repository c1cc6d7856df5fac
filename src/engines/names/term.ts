/**
 * A term is one distinct token of a register, prepared for comparison: an index keeps it once, however many names hold it.
 * It can be written as a short text key and made again from it, so that a dictionary needs to store text only.
 */

import type { NameToken } from './name.ts';
import { semiticSkeletons, skeleton } from './skeleton.ts';
import { clustersOf } from './variant-clusters.ts';

const NO_READINGS: readonly string[] = [];
const NO_CODES = new Uint8Array(0);

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

/** One spelling of a term with what comparisons ask of it again and again. */
export class Spelling {
  readonly text: string;
  readonly length: number;
  readonly codes: Uint8Array;
  /** One bit for each letter that occurs, so that most comparisons end after one subtraction. */
  readonly letters: number;
  /** The firm consonants that occur; see FIRM_BITS. */
  readonly firm: number;
  #skeleton: string | undefined;
  #semitic: readonly string[] | undefined;
  #clusters: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
    const codes = text.length === 0 ? NO_CODES : new Uint8Array(text.length);
    let letters = 0;
    let firm = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      codes[i] = code;
      letters |= letterBit(code);
      firm |= FIRM_BITS[code & 127]!;
    }
    this.codes = codes;
    this.letters = letters;
    this.firm = firm;
  }

  get skeleton(): string {
    this.#skeleton ??= skeleton(this.text);
    return this.#skeleton;
  }

  get semitic(): readonly string[] {
    this.#semitic ??= semiticSkeletons(this.text);
    return this.#semitic;
  }

  get clusters(): readonly number[] {
    this.#clusters ??= clustersOf(this.text);
    return this.#clusters;
  }
}

/** A token prepared for comparison, with its weight: −ln of how often it occurs in names. */
export class Term {
  readonly key: string;
  /** Nats: how surprising it is that two people share this token by chance. */
  readonly weight: number;
  /** One spelling and no consonants apart: most terms, and the numbers below then say all that a quick look needs. */
  readonly simple: boolean;
  readonly length: number;
  /** As in Spelling, of the leading one. */
  readonly letters: number;
  readonly firm: number;
  #spellings: readonly Spelling[] | undefined;
  #consonants: string | undefined;
  #readings: readonly string[] | undefined;

  constructor(key: string, weight: number) {
    let letters = 0;
    let firm = 0;
    let length = 0;
    let simple = true;
    for (; length < key.length; length++) {
      const code = key.charCodeAt(length);
      // `|` and `*` end the leading spelling.
      if (code === 124 || code === 42) {
        simple = false;
        break;
      }
      letters |= letterBit(code);
      firm |= FIRM_BITS[code & 127]!;
    }
    this.key = key;
    this.weight = weight;
    this.simple = simple;
    this.length = length;
    this.letters = letters;
    this.firm = firm;
  }

  /** The leading romanisation first. Made when a comparison needs more than the numbers. */
  get spellings(): readonly Spelling[] {
    this.#spellings ??= this.simple
      ? [new Spelling(this.key)]
      : spellingsOfKey(this.key).map((text) => new Spelling(text));
    return this.#spellings;
  }

  get text(): string {
    return this.simple ? this.key : this.key.slice(0, this.length);
  }

  /** Consonants as an Arabic or Hebrew spelling shows them; empty for scripts that write vowels. */
  get consonants(): string {
    this.#consonants ??= this.simple ? '' : (this.key.split('*', 2)[1] ?? '');
    return this.#consonants;
  }

  /** The consonants in each of their readings. */
  get consonantReadings(): readonly string[] {
    this.#readings ??= this.consonants === '' ? NO_READINGS : this.consonants.split('/');
    return this.#readings;
  }
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
