/** One word of a name, read by its script. */

import anyAscii from 'any-ascii';
import { addToken } from './add-token.ts';
import { hangulOf } from './data/hanja-readings.ts';
import { foldLatin } from './fold.ts';
import { foreignInChinese, isForeignInChinese } from './foreign-in-chinese.ts';
import type { NameToken, Script, TokenRole } from './name.ts';
import { readArabicWord } from './read-arabic.ts';
import { readCyrillicWord } from './read-cyrillic.ts';
import { readLatin } from './read-latin.ts';
import { chineseFamilyLength, isCompoundFamily, romaniseChinese } from './romanise-chinese.ts';
import { romaniseGreek } from './romanise-greek.ts';
import { isIndic, romaniseIndic } from './romanise-indic.ts';
import {
  japaneseFamilyLength,
  japaneseFamilyReading,
  readJapaneseFamily,
  readJapaneseGiven,
} from './romanise-japanese.ts';
import { romaniseKana } from './romanise-kana.ts';
import { koreanFamilyLength, romaniseKorean } from './romanise-korean.ts';
import { readHebrew } from './romanise-semitic.ts';
import { romaniseThai } from './romanise-thai.ts';

/** What else the caller knows: the country helps to read characters that several languages share. */
export interface ReadingHints {
  /** ISO 3166-1 alpha-3 codes of nationality or issuer. */
  readonly countries?: readonly string[];
  /** A point between the words says that Chinese characters stand for the sounds of a foreign name. */
  readonly pointed?: boolean;
}

export function readWord(
  word: string,
  script: Script,
  role: TokenRole,
  wordCount: number,
  place: number,
  hints: ReadingHints,
  tokens: NameToken[],
): void {
  switch (script) {
    case 'latin':
      readLatin(word, role, tokens);
      break;
    case 'cyrillic':
      readCyrillicWord(word, role, tokens);
      break;
    case 'greek':
      addToken(tokens, word, role, romaniseGreek(word));
      break;
    case 'arabic':
      readArabicWord(word, role, tokens);
      break;
    case 'hebrew': {
      const { spellings, consonants } = readHebrew(word);
      addToken(tokens, word, role, spellings, consonants);
      break;
    }
    case 'han':
      readHan(word, role, wordCount, place, hints, tokens);
      break;
    case 'hangul': {
      const familyLength = wordCount === 1 && role !== 'given' ? koreanFamilyLength(word) : 0;
      if (familyLength > 0 && word.length > familyLength) {
        addToken(tokens, word.slice(0, familyLength), 'family', romaniseKorean(word.slice(0, familyLength), true));
        addToken(tokens, word.slice(familyLength), 'given', romaniseKorean(word.slice(familyLength), false));
      } else addToken(tokens, word, role, romaniseKorean(word, role === 'family' || word.length === 1));
      break;
    }
    case 'kana':
      addToken(tokens, word, role, romaniseKana(word));
      break;
    case 'thai':
      addToken(tokens, word, role, romaniseThai(word));
      break;
    default: {
      if (isIndic(word)) {
        addToken(tokens, word, role, romaniseIndic(word));
        break;
      }
      const ascii = foldLatin(anyAscii(word));
      addToken(tokens, word, role, ascii === '' ? [] : otherScriptSpellings(ascii));
      break;
    }
  }
}

/** Armenian, Georgian and other spellings differ from passport ones mostly in aspirates and doubled vowels. */
function otherScriptSpellings(ascii: string): string[] {
  const spellings = new Set([ascii]);
  // The Armenian u is two letters.
  spellings.add(ascii.replace(/ow/g, 'u'));
  spellings.add(ascii.replace(/aa/g, 'a').replace(/ii/g, 'i').replace(/uu/g, 'u'));
  // An inherent vowel at the end is written in Indian scripts' romanisation and silent in most passports.
  if (ascii.length > 4 && ascii.endsWith('a')) spellings.add(ascii.slice(0, -1));
  return [...spellings];
}

function readHan(
  word: string,
  role: TokenRole,
  wordCount: number,
  place: number,
  hints: ReadingHints,
  tokens: NameToken[],
): void {
  const isJapanese = hints.countries?.includes('JPN') === true;
  const letters = [...word];
  if (!isJapanese && isForeignInChinese(word, hints.pointed === true)) {
    addToken(tokens, word, role, [...foreignInChinese(word), ...romaniseChinese(word, false)]);
    return;
  }
  const japaneseLength =
    wordCount === 1 && role === 'unknown' && letters.length >= 3 && !isCompoundFamily(letters.slice(0, 2).join(''))
      ? japaneseFamilyLength(word, isJapanese)
      : 0;
  if (japaneseLength > 0) {
    const family = letters.slice(0, japaneseLength).join('');
    const given = letters.slice(japaneseLength).join('');
    addToken(tokens, family, 'family', [...readJapaneseFamily(family), ...romaniseChinese(family, true)]);
    addToken(tokens, given, 'given', [...readJapaneseGiven(given), ...romaniseChinese(given, false)]);
    return;
  }
  // In a spaced name, kanji beside a Japanese family name are a Japanese given name.
  const before = tokens[tokens.length - 1];
  if (wordCount > 1 && place > 0 && before !== undefined && isJapaneseFamily(before.written, isJapanese)) {
    const readings = readJapaneseGiven(word);
    if (readings.length > 0) {
      addToken(tokens, word, role, [...readings, ...romaniseChinese(word, false)]);
      return;
    }
  }
  if (wordCount > 1 && place === 0 && letters.length >= 2 && isJapaneseFamily(word, isJapanese)) {
    addToken(tokens, word, role, [...readJapaneseFamily(word), ...romaniseChinese(word, true)]);
    return;
  }
  const japanese = japaneseFamilyReading(word);
  const familyLength = wordCount === 1 && role === 'unknown' ? chineseFamilyLength(word) : 0;
  if (japanese !== undefined && (familyLength === 0 || hints.countries?.includes('JPN'))) {
    addToken(tokens, word, role, [japanese, ...romaniseChinese(word, true)]);
  } else if (familyLength > 0) {
    const family = letters.slice(0, familyLength).join('');
    const given = letters.slice(familyLength).join('');
    const isKorean = mayBeKorean(family, hints);
    addToken(tokens, family, 'family', [...romaniseChinese(family, true), ...(isKorean ? koreanOf(family, true) : [])]);
    addToken(tokens, given, 'given', [...romaniseChinese(given, false), ...(isKorean ? koreanOf(given, false) : [])]);
  } else {
    // In a spaced name the family name stands first or last and has one character, sometimes two.
    const asFamily =
      role === 'family' || (role === 'unknown' && (place === 0 || place === wordCount - 1) && [...word].length === 1);
    addToken(tokens, word, role, romaniseChinese(word, asFamily));
  }
}

/** Family names that are far more usual in Korea than in China; Koreans write them in Chinese characters now and then. */
const KOREAN_FAMILY = new Set('金朴崔鄭姜尹權裵裴盧申閔玄具禹池卞咸');

function mayBeKorean(family: string, hints: ReadingHints): boolean {
  return KOREAN_FAMILY.has(family) || hints.countries?.some((code) => code === 'KOR' || code === 'PRK') === true;
}

function koreanOf(letters: string, asFamily: boolean): string[] {
  const hangul = hangulOf(letters);
  return hangul === undefined ? [] : romaniseKorean(hangul, asFamily).slice(0, MOST_KOREAN);
}

/** The rule, the older rule and the habit; what is behind them is for foreign names. */
const MOST_KOREAN = 3;

/** Two characters that Japanese family names are made of, unless Chinese has that family name. */
function isJapaneseFamily(written: string, isJapanese: boolean): boolean {
  if (japaneseFamilyReading(written) !== undefined) return isJapanese || [...written].length > 1;
  return [...written].length >= 2 && !isCompoundFamily(written) && readJapaneseFamily(written).length > 0;
}
