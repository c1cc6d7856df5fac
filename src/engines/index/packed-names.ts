/**
 * Names as a stream of 32-bit words: a head for each form of the name, then one word for each token
 * (the term's number with the token's role in the highest three bits).
 */
import { ROLE } from '../matching/align-names.ts';
import {
  type Name,
  type NameQuality,
  type NameToken,
  type Script,
  TOKEN_ROLES,
  type TokenRole,
} from '../names/name.ts';
import { termKey } from '../names/term.ts';
import { CUT_MARK } from './term-keys.ts';

const QUALITIES: readonly NameQuality[] = ['primary', 'good', 'weak'];
const SCRIPTS: readonly Script[] = [
  'latin',
  'cyrillic',
  'greek',
  'arabic',
  'hebrew',
  'han',
  'hangul',
  'kana',
  'armenian',
  'georgian',
  'thai',
  'devanagari',
  'other',
];

/** More tokens than this are not compared: no register writes such names, and the head counts in five bits. */
export const MOST_TOKENS = 31;
/** A role takes three bits, so a segment can tell half a billion terms apart. */
export const ROLE_SHIFT = 29;
const TERM_BITS = 0x1fffffff;

export function headOf(name: Name, tokens: number, quality: NameQuality | undefined): number {
  const trust = quality === undefined ? 0 : Math.max(0, QUALITIES.indexOf(quality));
  const script = Math.max(0, SCRIPTS.indexOf(name.script));
  return tokens | (trust << 5) | ((name.truncated ? 1 : 0) << 7) | (script << 8);
}

export const tokensOfHead = (head: number): number => head & 31;
export const qualityOfHead = (head: number): NameQuality => QUALITIES[(head >>> 5) & 3] ?? 'primary';
export const truncatedOfHead = (head: number): boolean => ((head >>> 7) & 1) === 1;

export const wordOf = (term: number, role: TokenRole): number =>
  (term | (TOKEN_ROLES.indexOf(role) << ROLE_SHIFT)) >>> 0;
export const termOfWord = (word: number): number => word & TERM_BITS;
export const withTerm = (word: number, term: number): number => ((word & ~TERM_BITS) | term) >>> 0;

/** The terms of all forms of a person's name, each once. */
export function termsOfPerson(
  { nameStarts, nameWords }: { readonly nameStarts: ArrayLike<number>; readonly nameWords: ArrayLike<number> },
  person: number,
): Set<number> {
  const terms = new Set<number>();
  const end = nameStarts[person + 1]!;
  for (let at = nameStarts[person]!; at < end; ) {
    const last = at + tokensOfHead(nameWords[at]!);
    for (at++; at <= last; at++) terms.add(termOfWord(nameWords[at]!));
  }
  return terms;
}

/** The text under which the dictionary keeps a token; one that may be cut off is a term of its own. */
export function termText(token: NameToken, cut: boolean): string {
  return cut ? termKey(token) + CUT_MARK : termKey(token);
}

/** What stands before the mark of a cut-off token. */
export function withoutCutMark(text: string): string {
  return text.endsWith(CUT_MARK) ? text.slice(0, -CUT_MARK.length) : text;
}

/**
 * Whether a machine-readable zone may have cut this token off: the last one written there, which is the last given
 * name, or the end of the family name where no given name found room.
 */
export function isCutOff(name: Name, place: number): boolean {
  if (!name.truncated) return false;
  const lastGiven = name.tokens.findLastIndex(({ role }) => role === 'given');
  return place === (lastGiven >= 0 ? lastGiven : name.tokens.length - 1);
}

/**
 * The place that stands for a term's beginning in a person's signature of 64 bits: one of 63 kinds of beginnings, so
 * that a person without any of the asked ones is passed over without reading the name. Variants of a name mostly begin
 * alike.
 */
export function beginningOf(first: number, second: number): number {
  return (Math.imul(first * 31 + second, 0x9e3779b1) >>> 16) % 63;
}

/** The bit of a beginning in the lower half of a signature, or 0 where it stands in the upper. */
export const lowerBit = (beginning: number): number => (beginning < 31 ? 1 << beginning : 0);

/** The bit of a beginning in the upper half of a signature, or 0 where it stands in the lower. */
export const upperBit = (beginning: number): number => (beginning < 31 ? 0 : 1 << (beginning - 31));

/** In the lower half of a signature: every form of the name has two words or more that name somebody, and none is a patronymic. */
export const TWO_WORDS_EACH = 1 << 31;

/** Whether a word of this role names somebody: particles, titles and initials do not. */
export function namesSomebody(role: number): boolean {
  return role !== ROLE.particle && role !== ROLE.title && role !== ROLE.initial;
}
