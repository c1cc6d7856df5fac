/** What each token is for, as far as the whole name tells: titles, particles, initials, patronymics, and which is the family name. */

import { addEastAsianSpellings } from './east-asian-spellings.ts';
import type { NameToken, TokenRole } from './name.ts';
import {
  ARTICLES,
  EAST_ASIAN_FAMILY,
  PARTICLES,
  PATRONYMIC_AFTER,
  PATRONYMIC_ENDING,
  SLAVIC_FAMILY_ENDING,
  TITLES,
  TRADER_WORDS,
} from './name-words.ts';

/** Titles, particles, initials and patronymics are seen only in the whole name. */
export function settleRoles(tokens: NameToken[]): void {
  const substantial = tokens.filter(
    (token) => token.text.length > 1 && !TITLES.has(token.text) && !PARTICLES.has(token.text),
  ).length;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const role = roleInName(token, i, tokens, substantial);
    if (role !== token.role) tokens[i] = { ...token, role };
  }
  if (tokens.every((token) => token.role === 'unknown' || token.role === 'particle')) settleOrder(tokens);
  addEastAsianSpellings(tokens);
}

function roleInName(token: NameToken, place: number, tokens: readonly NameToken[], substantial: number): TokenRole {
  const { text } = token;
  if (token.role === 'particle') return 'particle';
  // With nothing else in the name, a title or particle is the name (Mr. Van, Prince).
  if (substantial >= 1) {
    if (TITLES.has(text) && !(place > 0 && place === tokens.length - 1 && substantial === 1 && text.length > 3))
      return 'title';
    if (TRADER_WORDS.has(text) && place === tokens.length - 1) return 'title';
    if (
      text === 'sa' &&
      place === tokens.length - 1 &&
      token.written === 'SA' &&
      tokens[0]!.written !== tokens[0]!.written.toUpperCase()
    ) {
      return 'title';
    }
    if (isParticle(token, place, tokens, substantial)) return 'particle';
  }
  if (isInitial(token)) return 'initial';
  if (token.role !== 'unknown') return token.role;
  const after = tokens[place + 1];
  if (after !== undefined && PATRONYMIC_AFTER.has(after.text)) return 'patronymic';
  if (substantial >= 3 && PATRONYMIC_ENDING.test(text)) {
    if (place < tokens.length - 1 && place > 0) return 'patronymic';
    if (place === tokens.length - 1 && SLAVIC_FAMILY_ENDING.test(tokens[0]!.text)) return 'patronymic';
  }
  return token.role;
}

/** Scripts of which one letter is no name; in Chinese and Korean it is one. */
const ONE_LETTER = /^(?![\p{scx=Han}\p{scx=Hangul}\p{scx=Hiragana}\p{scx=Katakana}])\p{L}\p{M}*$/u;

const HAN = /^\p{sc=Han}+$/u;

/** One letter, also one that other scripts write with two (Ж, zh). */
function isInitial({ text, written }: NameToken): boolean {
  return text.length === 1 || (text.length <= 4 && written.length <= 3 && ONE_LETTER.test(written));
}

function isParticle(token: NameToken, place: number, tokens: readonly NameToken[], substantial: number): boolean {
  const { text } = token;
  if (text === 'b') return place > 0 && place < tokens.length - 1 && substantial >= 3;
  // Articles are no Chinese characters: 大 (da) begins a family name.
  if (!PARTICLES.has(text) || HAN.test(token.written)) return false;
  const last = place === tokens.length - 1;
  // One capital beside words in small letters is an initial: the T of George T. Smith is no Dutch 't.
  if (text.length === 1 && isCapital(token) && tokens.some(isMixedCase)) return false;
  // East Asian given and family names look like articles: "Kim Ul", "Le Duc". A closing particle is a name as well.
  if (last) return false;
  if (place === 0 && EAST_ASIAN_FAMILY.has(text) && substantial <= 3 && tokens.length <= 4) return false;
  if (
    tokens.some((other) => other !== token && EAST_ASIAN_FAMILY.has(other.text) && other.text === tokens[0]!.text) &&
    !ARTICLES.has(text)
  ) {
    return !(text.length <= 3 && ['do', 'da', 'an', 'san', 'van', 'ha', 'le', 'la'].includes(text));
  }
  return true;
}

function isCapital({ written }: NameToken): boolean {
  return written !== written.toLowerCase();
}

function isMixedCase({ written }: NameToken): boolean {
  return written.length > 2 && written !== written.toUpperCase();
}

/** With a Chinese, Korean or Vietnamese family name first and short words after it, the order is family, given. */
function settleOrder(tokens: NameToken[]): void {
  const first = tokens[0];
  if (first === undefined || tokens.length < 2 || tokens.length > 4 || !EAST_ASIAN_FAMILY.has(first.text)) return;
  if (tokens.slice(1).some((token) => token.text.length > 9)) return;
  if (
    tokens.length === 2 &&
    tokens[1]!.text.length > 3 &&
    !/^[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouwy]{1,3}(?:n|ng|k|m|l|p|t|h)?(?:[bcdfghjklmnpqrstvwxyz]{0,3}[aeiouwy]{1,3}(?:n|ng|k|m|l|p|t|h)?)?$/.test(
      tokens[1]!.text,
    )
  )
    return;
  tokens[0] = { ...first, role: 'family' };
  for (let i = 1; i < tokens.length; i++) tokens[i] = { ...tokens[i]!, role: 'given' };
}
