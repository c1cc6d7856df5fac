/**
 * Other Latin spellings of Chinese, Korean and Japanese names, once the whole name shows what they are: Wade–Giles and
 * southern spellings read as pinyin, Korean habits as the Revised Romanisation, Kunrei as Hepburn. Cost: nothing for
 * names without an East Asian family name but a look at their first and last word.
 */

import type { NameToken } from './name.ts';
import { EAST_ASIAN_FAMILY } from './name-words.ts';
import { hepburn, isJapaneseSpelling } from './read-japanese-spelling.ts';
import { readKoreanGiven, spellingsOfKoreanFamily } from './read-korean-spelling.ts';
import { pinyinOfSouthernFamily, pinyinOfSouthernGiven } from './read-southern-chinese.ts';
import { pinyinOfWadeGiles } from './read-wade-giles.ts';

/** More spellings than this only repeat each other. */
const MOST_OTHERS = 9;

/** Longer names are of other peoples. */
const MOST_WORDS = 4;

/** Adds to each token the spellings of other systems; tokens that have other readings already keep theirs alone. */
export function addEastAsianSpellings(tokens: NameToken[]): void {
  const words = tokens.length;
  if (words < 2 || words > MOST_WORDS || tokens.some(({ others }) => others.length > 0)) return;
  const family = familyPlace(tokens);
  if (family >= 0) {
    addFamily(tokens, family);
    for (let place = 0; place < words; place++) if (place !== family) addGiven(tokens, place, tokens[family]!.text);
    return;
  }
  const own = tokens.filter(({ role }) => role === 'unknown' || role === 'given' || role === 'family');
  if (own.length < words || !isJapaneseSpelling(own.map(({ text }) => text))) return;
  for (let place = 0; place < words; place++) addOthers(tokens, place, [hepburn(tokens[place]!.text)]);
}

/** Where the family name stands: where its role says, or first or last of words that are all syllables. */
function familyPlace(tokens: readonly NameToken[]): number {
  const declared = tokens.findIndex(({ role }) => role === 'family');
  if (declared >= 0) return EAST_ASIAN_FAMILY.has(tokens[declared]!.text) ? declared : -1;
  const last = tokens.length - 1;
  if (!EAST_ASIAN_FAMILY.has(tokens[last]!.text)) return -1;
  return tokens.every(({ text }, place) => place === last || readKoreanGiven(text).length > 0) ? last : -1;
}

function addFamily(tokens: NameToken[], place: number): void {
  const { text } = tokens[place]!;
  // Passports write the ü of lü and nü as yu.
  const umlaut = /^[ln]yu$/.test(text) ? [text.replace('y', '')] : [];
  addOthers(tokens, place, [...umlaut, ...pinyinOfSouthernFamily(text), ...(spellingsOfKoreanFamily(text) ?? [])]);
}

/** Family names that no Chinese bears: their given names are in no Chinese spelling. */
const KOREAN_ALONE = new Set(
  'kim gim pak park bak ri rhee choe choi jeong jong paek baek kwon gwon ryu yoon yun seo noh ro hyon hyun shim namgung hwangbo'.split(
    ' ',
  ),
);

function addGiven(tokens: NameToken[], place: number, family: string): void {
  const { text, role } = tokens[place]!;
  if (role !== 'given' && role !== 'unknown') return;
  const korean = spellingsOfKoreanFamily(family) === undefined ? [] : readKoreanGiven(text);
  const southern = pinyinOfSouthernFamily(family).length === 0 ? [] : pinyinOfSouthernGiven(text);
  // Taiwanese and older Chinese names are in Wade–Giles.
  const older = KOREAN_ALONE.has(family) ? [] : pinyinOfWadeGiles(text);
  addOthers(tokens, place, [...older, ...korean, ...southern]);
}

function addOthers(tokens: NameToken[], place: number, spellings: readonly string[]): void {
  const token = tokens[place]!;
  const others = [...new Set(spellings)].filter((one) => one !== token.text).slice(0, MOST_OTHERS);
  if (others.length > 0) tokens[place] = { ...token, others };
}
