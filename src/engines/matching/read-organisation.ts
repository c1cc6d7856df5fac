/**
 * Reads the name of an organisation or vessel in any script into words: legal forms apart, words that organisations
 * translate in English, numbers as numbers, names of their own with their romanisations. Cost: some microseconds.
 */

import anyAscii from 'any-ascii';
import { foldLatin } from '../names/fold.ts';
import { romaniseChinese } from '../names/romanise-chinese.ts';
import { romaniseCyrillic } from '../names/romanise-cyrillic.ts';
import { romaniseGreek } from '../names/romanise-greek.ts';
import { romaniseKana } from '../names/romanise-kana.ts';
import { romaniseKorean } from '../names/romanise-korean.ts';
import { readArabic, readHebrew } from '../names/romanise-semitic.ts';
import { scriptOf, scriptOfText } from '../names/script.ts';
import { Term } from '../names/term.ts';
import { ARABIC_WORDS, arabicWord, EAST_ASIAN_WORDS, meaningOf } from './organisation-concepts.ts';
import {
  LEGAL_FORMS,
  NUMBER_WEIGHT,
  OWN_WORD_WEIGHT,
  PHRASES,
  SAME_WORD,
  SHARED_WORD_WEIGHT,
  SHARED_WORDS,
  STOP_WORDS,
} from './organisation-words.ts';

const LONGEST_NAME = 400;
const MOST_WORDS = 24;
/** A longer run of letters is no word. */
const LONGEST_WORD = 40;

export type WordKind = 'own' | 'shared' | 'number';

/** One word of an organisation's name. */
export interface OrganisationWord {
  readonly term: Term;
  readonly kind: WordKind;
  /** It stands in brackets, as what tells companies of one name apart. */
  readonly isAside?: boolean;
}

/** The name of an organisation as it is compared. */
export interface OrganisationName {
  readonly words: readonly OrganisationWord[];
  /** Families of legal forms. */
  readonly legal: ReadonlySet<string>;
  readonly written: string;
  /** What the first letters of its words spell: with and without legal forms and small words. */
  readonly initials: readonly string[];
}

/** Reads a name; rubbish gives a name without words. */
export function readOrganisationName(written: string): OrganisationName {
  const keys = new Map<string, string>();
  const roman = romanise(written.slice(0, LONGEST_NAME).normalize('NFKC'), keys)
    .toLowerCase()
    .replace(/\b(\p{L})\.(?=\p{L}\.|\p{L}\b)/gu, '$1')
    .replace(ELISION, (whole, _article: string, word: string) => (isCommon(foldLatin(word)) ? word : whole))
    .replace(/['’‘ʼ`´"“”«»]/g, '')
    .replace(/\ba\/s\b/g, 'as')
    .replace(NUMBER_SIGN, ' ')
    .replace(/&/g, ' and ');
  const split = roman
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => foldLatin(word).slice(0, LONGEST_WORD))
    .filter(Boolean);
  const meant = withPhrases(split)
    .flatMap((word) => meaningOf(word)?.split(' ') ?? [word])
    .slice(0, MOST_WORDS * 2);
  const asides = wordsInBrackets(written);
  const words: OrganisationWord[] = [];
  const legal = new Set<string>();
  for (const word of withPhrases(meant)) {
    const form = LEGAL_FORMS.get(word);
    // The first word is the name itself, even when it looks like a legal form.
    if (form !== undefined && (words.length > 0 || legal.size === 0)) {
      legal.add(form);
      continue;
    }
    if (STOP_WORDS.has(word) || words.length >= MOST_WORDS) continue;
    addWord(SAME_WORD.get(word) ?? word, keys, words, asides.has(word));
  }
  return { words, legal, written, initials: initialsOf(split) };
}

/** No. 5, Nr 5, № 5: the sign before a number. */
const NUMBER_SIGN = /(?<![\p{L}\p{N}])(?:no|nr|nº|num|number)\s?[.:]?\s?(?=\d)/gu;

/** De l'intérieur, dell'industria: an article that leans on the next word. */
const ELISION = /(?<!\p{L})(dell|[dl])['’](\p{L}{3,})/gu;

function isCommon(word: string): boolean {
  return meaningOf(word) !== undefined || SHARED_WORDS.has(word);
}

function withPhrases(words: readonly string[]): string[] {
  let text = ` ${words.join(' ')} `;
  for (const [phrase, short] of PHRASES)
    if (text.includes(` ${phrase} `)) text = text.replaceAll(` ${phrase} `, ` ${short} `);
  return text.trim().split(' ').filter(Boolean);
}

/** What abbreviations of whole names are made of: all words, without small ones, and without legal forms too. */
function initialsOf(words: readonly string[]): string[] {
  if (words.length < 3) return [];
  const spell = (chosen: readonly string[]): string => chosen.map((word) => word[0]).join('');
  const content = words.filter((word) => !STOP_WORDS.has(word));
  const bare = content.filter((word) => !LEGAL_FORMS.has(word));
  return [...new Set([spell(words), spell(content), spell(bare)])].filter((initials) => initials.length >= 3);
}

/** The folded words that stand in brackets: Bank (Schweiz) AG. */
function wordsInBrackets(written: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, inside = ''] of written.slice(0, LONGEST_NAME).matchAll(/\(([^()]{2,40})\)/g))
    for (const word of inside.split(/[^\p{L}\p{M}\p{N}]+/u)) if (word !== '') found.add(foldLatin(word));
  return found;
}

function addWord(
  written: string,
  keys: ReadonlyMap<string, string>,
  words: OrganisationWord[],
  isAside: boolean,
): void {
  const text = numberOf(written) ?? written;
  const last = words[words.length - 1];
  // Forty-four is 44.
  if (/^[1-9]$/.test(text) && last !== undefined && /^[2-9]0$/.test(last.term.text)) {
    words[words.length - 1] = numberWord(String(Number(last.term.text) + Number(text)));
    return;
  }
  if (/^\d+$/.test(text)) words.push(numberWord(text));
  else if (SHARED_WORDS.has(text)) words.push({ term: new Term(text, SHARED_WORD_WEIGHT), kind: 'shared' });
  else words.push({ term: new Term(keys.get(text) ?? text, OWN_WORD_WEIGHT), kind: 'own', isAside });
}

/** 21st, 3rd: the number that is counted. */
const ORDINAL = /^(\d{1,4})(?:st|nd|rd|th)$/;
/** Roman numbers of two letters and more, to 39; a single letter is in the table of words. */
const ROMAN = /^(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})$/;
const ROMAN_VALUE: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** The number that a word stands for, in digits; undefined for other words. */
function numberOf(word: string): string | undefined {
  const ordinal = ORDINAL.exec(word);
  if (ordinal) return ordinal[1];
  if (!ROMAN.test(word)) return undefined;
  let value = 0;
  for (let i = 0; i < word.length; i++) {
    const own = ROMAN_VALUE[word[i]!]!;
    value += own < (ROMAN_VALUE[word[i + 1] ?? ''] ?? 0) ? -own : own;
  }
  return String(value);
}

function numberWord(text: string): OrganisationWord {
  return { term: new Term(text.replace(/^0+(?=\d)/, ''), NUMBER_WEIGHT), kind: 'number' };
}

/** Puts a name into Latin letters; words with several romanisations leave them in `keys` under the leading one. */
function romanise(text: string, keys: Map<string, string>): string {
  const digits = text.replace(/(?![0-9])\p{Nd}/gu, (digit) => anyAscii(digit));
  if (scriptOfText(digits) === 'latin' && !/[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]/.test(digits)) return digits;
  let eastAsian = digits;
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(digits)) {
    for (const [word, meaning] of EAST_ASIAN_WORDS) {
      if (eastAsian.includes(word)) eastAsian = eastAsian.replaceAll(word, ` ${meaning} `);
    }
  }
  return eastAsian
    .replace(ARABIC_LIMITED, ' llc ')
    .replace(ARABIC_SHARES, ' sa ')
    .replace(/[^\s\p{P}\p{S}]+/gu, (word) => romaniseWord(word.slice(0, LONGEST_WORD), keys));
}

function romaniseWord(word: string, keys: Map<string, string>): string {
  switch (scriptOfText(word)) {
    case 'latin':
      return scriptOf(word.codePointAt(0)!) === 'latin' || /^[\d\p{Lu}]/u.test(word) ? word : anyAscii(word);
    case 'cyrillic':
      return keep(withoutAdjective(romaniseCyrillic(word)), keys);
    case 'greek':
      return keep(romaniseGreek(word), keys);
    case 'arabic':
      return romaniseArabic(word, keys);
    case 'hebrew': {
      const { spellings, consonants } = readHebrew(word);
      return keep(spellings, keys, consonants);
    }
    case 'han':
      return keep(romaniseChinese(word, false), keys);
    case 'kana':
      return keep(romaniseKana(word), keys);
    case 'hangul':
      return keep(romaniseKorean(word, false), keys);
    default:
      return anyAscii(word);
  }
}

/** "With limited liability" and "joint stock" in Arabic, in full and in letters. */
const ARABIC_LIMITED =
  /(?<!\p{L})(?:ذ\s?\.\s?م\s?\.\s?م\.?|ذات (?:ال)?مس[ؤئو]+ولية (?:ال)?محدودة|سهامی خاص)(?!\p{L})/gu;
const ARABIC_SHARES = /(?<!\p{L})(?:ش\s?\.\s?م\s?\.?\s?[ملعكب]?\.?|مساهمة(?: عامة| مقفلة)?|سهامی عام)(?!\p{L})/gu;

/** Words such as the article that Arabic writes before the word itself. */
const ARABIC_BEFORE = /^(?:وال|بال|لل|ال|و)(?=..)/;

function romaniseArabic(word: string, keys: Map<string, string>): string {
  const letters = arabicWord(word);
  const bare = letters.replace(ARABIC_BEFORE, '');
  const meaning = ARABIC_WORDS.get(letters) ?? ARABIC_WORDS.get(bare);
  if (meaning !== undefined) return meaning;
  const { spellings, consonants } = readArabic(bare);
  return keep(spellings, keys, consonants);
}

/** An adjective of a town or country stands for it: Заринский is of Zarinsk, Муромский of Murom. */
function withoutAdjective(spellings: readonly string[]): string[] {
  const stems: string[] = [];
  for (const spelling of spellings.slice(0, 2)) {
    const found = /^(.{3,}?)(sk)?(?:ii|iy|ij|y|yi|aia|aya|oe|oye|ogo|oi|oy|im|ikh)$/.exec(spelling);
    if (found?.[2] === undefined) continue;
    stems.push(`${found[1]}sk`, found[1]!);
  }
  return [...spellings, ...stems];
}

function keep(spellings: readonly string[], keys: Map<string, string>, consonants?: string): string {
  const folded = [...new Set(spellings.map(foldLatin))].filter(Boolean);
  const [leading] = folded;
  if (leading === undefined) return '';
  const written = consonants === undefined || consonants === '' ? '' : `*${consonants}`;
  if (folded.length > 1 || written !== '') keys.set(leading, folded.join('|') + written);
  return leading;
}
