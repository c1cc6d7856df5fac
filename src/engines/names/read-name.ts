/**
 * Reads a name in any script into folded tokens with roles and other romanisations.
 * Sources: Unicode normalisation forms, ICAO Doc 9303 part 3 (transliteration) and part 4 (truncation), and the tables
 * beside this file. Cost: a few microseconds for a Latin name, tens for other scripts.
 */

import anyAscii from 'any-ascii';
import { foldByEar, foldLatin, foldLikeMrz } from './fold.ts';
import type { Name, NameInput, NameToken, Script, TokenRole } from './name.ts';
import {
  ARTICLES,
  EAST_ASIAN_FAMILY,
  FATHER_MARKS,
  PARTICLES,
  PATRONYMIC_AFTER,
  PATRONYMIC_ENDING,
  SERVANT,
  SLAVIC_FAMILY_ENDING,
  TITLES,
  TRADER_WORDS,
} from './name-words.ts';
import { pinyinOfWadeGiles } from './read-wade-giles.ts';
import { chineseFamilyLength, isCompoundFamily, romaniseChinese } from './romanise-chinese.ts';
import { romaniseCyrillic } from './romanise-cyrillic.ts';
import { romaniseGreek } from './romanise-greek.ts';
import {
  japaneseFamilyLength,
  japaneseFamilyReading,
  readJapaneseFamily,
  readJapaneseGiven,
} from './romanise-japanese.ts';
import { romaniseKana } from './romanise-kana.ts';
import { koreanFamilyLength, romaniseKorean } from './romanise-korean.ts';
import { plainArabic, readArabic, readHebrew } from './romanise-semitic.ts';
import { scriptOfText } from './script.ts';

/** No name on any list is longer; what is behind this is dropped so that rubbish costs nothing. */
const LONGEST_NAME = 400;

/** The longest names on public lists have fourteen words. */
const MOST_TOKENS = 20;

/** A longer run of letters is not a word of a name; it would only cost time in comparisons. */
const LONGEST_TOKEN = 40;

/** More romanisations than this only repeat each other. */
const MOST_OTHERS = 9;

/** Lengths of the name field in machine-readable zones: TD3, TD1, MRV-B and TD2 (ICAO Doc 9303 parts 4 to 7). */
const MRZ_NAME_LENGTHS = [39, 30, 31];

/** What else the caller knows: the country helps to read characters that several languages share. */
export interface ReadingHints {
  /** ISO 3166-1 alpha-3 codes of nationality or issuer. */
  readonly countries?: readonly string[];
}

interface Part {
  readonly text: string;
  readonly role: TokenRole;
  /** The token that stands for these signs where they are no word: "s/o" is "bin". */
  readonly standsFor?: string;
}

/** Reads a name as given; rubbish gives a name without tokens, never an error. */
export function readName(input: NameInput, hints: ReadingHints = {}): Name {
  const parts = partsOf(input);
  const written = parts
    .map((part) => part.text)
    .join(' ')
    .trim();
  const script = scriptOfText(written);
  const tokens: NameToken[] = [];
  for (const part of parts) {
    if (part.standsFor === undefined) readPart(part, script, hints, tokens);
    else add(tokens, part.text, part.role, [part.standsFor]);
  }
  settleRoles(tokens);
  const truncated = input.fromMrz === true && fillsTheZone(input);
  if (truncated) settleCutOff(tokens);
  return { written, script, tokens, truncated };
}

/** Fewer letters of a cut-off name than this are no more than an initial: they begin too many names. */
const SHORTEST_CUT = 5;

/** What a machine-readable zone left of the last given name, when it is short, counts as an initial of several letters. */
function settleCutOff(tokens: NameToken[]): void {
  const last = tokens.findLastIndex(({ role }) => role === 'given');
  if (last > 0 && tokens[last]!.text.length < SHORTEST_CUT) tokens[last] = { ...tokens[last]!, role: 'initial' };
}

function partsOf(input: NameInput): Part[] {
  const family = clean(input.family);
  const given = clean(input.given);
  const patronymic = clean(input.patronymic);
  if (family !== '' || given !== '') {
    return [
      { text: given, role: 'given' as const },
      { text: patronymic, role: 'patronymic' as const },
      { text: family, role: 'family' as const },
    ].filter((part) => part.text !== '');
  }
  const whole = clean(input.whole);
  if (whole.includes('<<')) {
    const [before = '', after = ''] = whole.split('<<', 2);
    return [
      { text: after.replace(/</g, ' ').trim(), role: 'given' as const },
      { text: before.replace(/</g, ' ').trim(), role: 'family' as const },
    ].filter((part) => part.text !== '');
  }
  const marked = FATHER_MARKS.exec(whole);
  if (marked) {
    const own = whole.slice(0, marked.index).trim();
    const father = whole.slice(marked.index + marked[0].length).trim();
    if (own === '' || father === '') return [{ text: own + father, role: 'unknown' }];
    return [
      { text: own, role: 'unknown' },
      { text: marked[0].trim(), role: 'particle', standsFor: 'bin' },
      { text: father, role: 'patronymic' },
    ];
  }
  const comma = whole.indexOf(',');
  if (comma > 0) {
    const before = whole.slice(0, comma).trim();
    const after = whole
      .slice(comma + 1)
      .replace(/,/g, ' ')
      .trim();
    if (before !== '' && after !== '' && !TITLES.has(foldLatin(after))) {
      return [
        { text: after, role: 'given' },
        { text: before, role: 'family' },
      ];
    }
  }
  return whole === '' ? [] : [{ text: whole, role: 'unknown' }];
}

/** Drops what does not belong to the letters: direction marks, control characters, emoji; bounds the length. */
function clean(text: string | undefined): string {
  if (typeof text !== 'string' || text === '') return '';
  const short = text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text;
  if (/^[A-Za-z ]*$/.test(short)) return short.trim();
  return short
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{So}\p{Sk}]/gu, (mark) => (/[\t\n\r]/.test(mark) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function fillsTheZone(input: NameInput): boolean {
  const length = input.whole?.includes('<<')
    ? input.whole.replace(/<+$/, '').length
    : (input.family?.length ?? 0) + (input.given === undefined ? 0 : input.given.length + 2);
  return length >= 39 || MRZ_NAME_LENGTHS.includes(length);
}

/** Apostrophes and the like join; everything else that is neither letter, mark nor digit separates. */
const JOINING = /['’‘ʼʻʿʾ`´"״׳.]/g;
const SEPARATING = /[^\p{L}\p{M}\p{N}'’׳]+/u;

function readPart({ text, role }: Part, script: Script, hints: ReadingHints, tokens: NameToken[]): void {
  // "J.R." is two initials, "A.B.C." three; a dot inside a word otherwise only separates.
  const spaced = text.replace(/\b(\p{L})\.(?=\p{L}|\s|$)/gu, '$1 ').replace(/\./g, ' ');
  // The geresh of Hebrew changes the letter before it and is read with it.
  const words = (script === 'hebrew' ? spaced.replace(/["״]/g, '') : spaced.replace(JOINING, ''))
    .split(SEPARATING)
    .filter((word) => word !== '');
  for (let i = 0; i < words.length && tokens.length < MOST_TOKENS; i++) {
    const word = words[i]!.length > LONGEST_TOKEN ? words[i]!.slice(0, LONGEST_TOKEN) : words[i]!;
    const own = script === 'latin' ? 'latin' : scriptOfText(word);
    readWord(word, own, role, words.length, i, hints, tokens);
  }
}

function readWord(
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
      add(tokens, word, role, romaniseCyrillic(word));
      break;
    case 'greek':
      add(tokens, word, role, romaniseGreek(word));
      break;
    case 'arabic':
      readArabicWord(word, role, tokens);
      break;
    case 'hebrew': {
      const { spellings, consonants } = readHebrew(word);
      add(tokens, word, role, spellings, consonants);
      break;
    }
    case 'han':
      readHan(word, role, wordCount, place, hints, tokens);
      break;
    case 'hangul': {
      const familyLength = wordCount === 1 && role !== 'given' ? koreanFamilyLength(word) : 0;
      if (familyLength > 0 && word.length > familyLength) {
        add(tokens, word.slice(0, familyLength), 'family', romaniseKorean(word.slice(0, familyLength), true));
        add(tokens, word.slice(familyLength), 'given', romaniseKorean(word.slice(familyLength), false));
      } else add(tokens, word, role, romaniseKorean(word, role === 'family' || word.length === 1));
      break;
    }
    case 'kana':
      add(tokens, word, role, romaniseKana(word));
      break;
    default: {
      const ascii = foldLatin(anyAscii(word));
      add(tokens, word, role, ascii === '' ? [] : otherScriptSpellings(ascii));
      break;
    }
  }
}

/** Armenian, Georgian, Indian and Thai spellings differ from passport ones mostly in aspirates and doubled vowels. */
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
  const japaneseLength =
    wordCount === 1 && role === 'unknown' && letters.length >= 3 && !isCompoundFamily(letters.slice(0, 2).join(''))
      ? japaneseFamilyLength(word, isJapanese)
      : 0;
  if (japaneseLength > 0) {
    const family = letters.slice(0, japaneseLength).join('');
    const given = letters.slice(japaneseLength).join('');
    add(tokens, family, 'family', [...readJapaneseFamily(family), ...romaniseChinese(family, true)]);
    add(tokens, given, 'given', [...readJapaneseGiven(given), ...romaniseChinese(given, false)]);
    return;
  }
  // In a spaced name, kanji beside a Japanese family name are a Japanese given name.
  const before = tokens[tokens.length - 1];
  if (wordCount > 1 && place > 0 && before !== undefined && isJapaneseFamily(before.written, isJapanese)) {
    const readings = readJapaneseGiven(word);
    if (readings.length > 0) {
      add(tokens, word, role, [...readings, ...romaniseChinese(word, false)]);
      return;
    }
  }
  if (wordCount > 1 && place === 0 && letters.length >= 2 && isJapaneseFamily(word, isJapanese)) {
    add(tokens, word, role, [...readJapaneseFamily(word), ...romaniseChinese(word, true)]);
    return;
  }
  const japanese = japaneseFamilyReading(word);
  const familyLength = wordCount === 1 && role === 'unknown' ? chineseFamilyLength(word) : 0;
  if (japanese !== undefined && (familyLength === 0 || hints.countries?.includes('JPN'))) {
    add(tokens, word, role, [japanese, ...romaniseChinese(word, true)]);
  } else if (familyLength > 0) {
    const family = letters.slice(0, familyLength).join('');
    add(tokens, family, 'family', romaniseChinese(family, true));
    add(
      tokens,
      letters.slice(familyLength).join(''),
      'given',
      romaniseChinese(letters.slice(familyLength).join(''), false),
    );
  } else {
    // In a spaced name the family name stands first or last and has one character, sometimes two.
    const asFamily =
      role === 'family' || (role === 'unknown' && (place === 0 || place === wordCount - 1) && [...word].length === 1);
    add(tokens, word, role, romaniseChinese(word, asFamily));
  }
}

/** What the servant-of word shows: its weak first letter and two consonants. */
const SERVANT_CONSONANTS = 'abd';

function isArabicName({ consonants, text }: NameToken): boolean {
  return consonants !== undefined || text === 'abd';
}

/** Two characters that Japanese family names are made of, unless Chinese has that family name. */
function isJapaneseFamily(written: string, isJapanese: boolean): boolean {
  if (japaneseFamilyReading(written) !== undefined) return isJapanese || [...written].length > 1;
  return [...written].length >= 2 && !isCompoundFamily(written) && readJapaneseFamily(written).length > 0;
}

/** Words that begin with alef and lam without the article. */
const NO_ARTICLE = new Set(['الله', 'الياس', 'الهام', 'الماس', 'الفت', 'الن', 'الكس', 'الكساندر', 'اليزابث', 'الينا']);

function readArabicWord(word: string, role: TokenRole, tokens: NameToken[]): void {
  const letters = plainArabic(word);
  const last = tokens[tokens.length - 1];
  if (letters === 'الله' && last !== undefined && last.role !== 'particle' && isArabicName(last)) {
    // Habib Allah is one name, which Latin writes in one word.
    tokens.pop();
    const isServant = last.text === 'abd';
    const spellings = isServant
      ? ['abdullah', 'abdallah']
      : [last.text, ...last.others].slice(0, 3).map((text) => `${text}ullah`);
    const consonants = (last.consonants ?? SERVANT_CONSONANTS)
      .split('/')
      .map((one) => `${one}l`)
      .join('/');
    add(tokens, `${last.written} ${word}`, last.role, spellings, consonants);
    return;
  }
  // The article is written with its word in Arabic and apart from it, or not at all, in Latin.
  if (letters.startsWith('ال') && letters.length >= 4 && !NO_ARTICLE.has(letters)) {
    add(tokens, 'ال', 'particle', ['al', 'el']);
    readAfterArticle(letters.slice(2), word, role, tokens);
    return;
  }
  if (letters.startsWith('عبدال') && letters.length >= 7 && letters !== 'عبدالله') {
    add(tokens, 'عبد', role, ['abd']);
    add(tokens, 'ال', 'particle', ['al', 'el']);
    readAfterArticle(letters.slice(5), word, role, tokens);
    return;
  }
  if (letters.endsWith('الدين') && letters.length >= 7) {
    readArabicWord(letters.slice(0, -5), role, tokens);
    add(tokens, 'ال', 'particle', ['al', 'el']);
    readAfterArticle('دين', word, role, tokens);
    return;
  }
  const { spellings, consonants } = readArabic(word);
  // The servant-of word alone: its article stands with the next word.
  if (letters === 'عبد') add(tokens, word, role, ['abd']);
  else add(tokens, word, role, spellings, consonants);
}

function readAfterArticle(letters: string, written: string, role: TokenRole, tokens: NameToken[]): void {
  const { spellings, consonants } = readArabic(letters);
  if (letters === 'دين' && tokens.length > 1) add(tokens, written, 'particle', ['din']);
  else add(tokens, written, role, spellings, consonants);
}

/** TorvaldBrandvold: two words whose space was lost. */
const INNER_CAPITAL = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+.*)$/u;
/** MacGregor, DeVries, VanDyke and the like are one word. */
const PREFIX_BEFORE_CAPITAL = /^(?:..?|Mac|Van|Von|Del|Des|San|Fitz|Dell|Della)$/u;

const ASCII_WORD = /^[A-Za-z0-9]*$/;

/** Abdurrahman, Abdelkader: servant-of and the second word; Abdullah and Abdulayev are words of their own. */
const JOINED_SERVANT = /^(abd(?:ou|[aeiou])?(?:ll?|rr?|ss?h?|nn?|zz?|dd?|tt?))(.+)$/;

/** Nuruddin, Saif-eddine: a word and "of the faith". */
const OF_THE_FAITH = /^([a-z]{3,}?)(?:[aeou]{1,2}l|[aeou]{1,2}d|ou|u)?d(?:h)?(?:i|ee|ii)n(?:e)?$/;

function readLatin(word: string, role: TokenRole, tokens: NameToken[]): void {
  const text = foldLatin(word);
  if (text === '') return;
  const capital = INNER_CAPITAL.exec(word);
  if (capital !== null && !PREFIX_BEFORE_CAPITAL.test(capital[1]!)) {
    readLatin(capital[1]!, role, tokens);
    readLatin(capital[2]!, role, tokens);
    return;
  }
  const servant = text.length >= 8 ? splitServant(text) : undefined;
  if (servant !== undefined) {
    add(tokens, word.slice(0, text.length - servant.length), role, ['abd']);
    add(tokens, word.slice(text.length - servant.length), role, [servant]);
    return;
  }
  if (
    /(?:dd|ld|u?d)h?(?:i|ee)ne?$/.test(text) &&
    /(?:[aeou]dd|[aeu]ld|u[d])h?(?:i|ee)ne?$/.test(text) &&
    text.length >= 7
  ) {
    const stem = OF_THE_FAITH.exec(text)?.[1];
    if (stem !== undefined && stem.length >= 3 && text.length - stem.length >= 4) {
      add(tokens, word.slice(0, stem.length), role, [stem]);
      add(tokens, word.slice(stem.length), 'particle', ['din']);
      return;
    }
  }
  if (
    text === 'eddine' ||
    text === 'eddin' ||
    text === 'uddin' ||
    text === 'aldin' ||
    text === 'deen' ||
    text === 'addin' ||
    (text === 'din' && tokens.length > 1 && ARTICLES.has(tokens[tokens.length - 1]!.text))
  ) {
    // At the beginning it is a name of its own (Din Mohammad).
    add(tokens, word, tokens.length === 0 ? role : 'particle', ['din']);
    return;
  }
  if ((text === 'allah' || text === 'ullah') && joinsAllah(tokens)) {
    const last = tokens.pop()!;
    add(tokens, `${last.written} ${word}`, last.role, [`${last.text}ullah`, `${last.text}allah`]);
    return;
  }
  // Abd, Abdul, Abdel: the article in it belongs to the next word, and is kept or dropped at will.
  if (SERVANT.has(text)) {
    add(tokens, word, role, ['abd']);
    return;
  }
  if (text.length === word.length && ASCII_WORD.test(word)) add(tokens, word, role, [text]);
  else add(tokens, word, role, [text, foldLikeMrz(word) ?? '', ...foldByEar(word)]);
}

/** Habib Allah and Abd Ullah are one name each, which most write in one word. */
function joinsAllah(tokens: readonly NameToken[]): boolean {
  const last = tokens[tokens.length - 1];
  return last !== undefined && last.role !== 'particle' && last.text.length >= 3 && !last.text.endsWith('llah');
}

function splitServant(text: string): string | undefined {
  const found = JOINED_SERVANT.exec(text);
  if (!found) return undefined;
  const joint = found[1]!;
  let rest = found[2]!;
  const last = joint[joint.length - 1]!;
  if (last !== 'l') {
    // The article takes on the letter that follows (Abdur-Rahman); without that letter doubled it is another name.
    const letter = joint.endsWith('sh') ? 'sh' : last;
    if (joint.endsWith(letter + letter)) rest = letter + rest;
    else if (!rest.startsWith(letter)) return undefined;
  }
  if (rest.length < 3 || /^l?ah/.test(rest) || /^l?a(?:y|j|i)?e[vw]/.test(rest) || /^(?:ov|ah|la)/.test(rest))
    return undefined;
  return rest;
}

function add(
  tokens: NameToken[],
  written: string,
  role: TokenRole,
  spellings: readonly string[],
  consonants?: string,
): void {
  const folded = new Set<string>();
  for (const spelling of spellings) {
    const text = foldLatin(spelling);
    if (text !== '') folded.add(text);
  }
  const [text, ...others] = folded;
  if (text === undefined && (consonants === undefined || consonants === '')) return;
  tokens.push({
    text: text ?? consonants!,
    others: others.length > MOST_OTHERS ? others.slice(0, MOST_OTHERS) : others,
    role,
    written,
    ...(consonants === undefined || consonants === '' ? {} : { consonants }),
  });
}

/** Titles, particles, initials and patronymics are seen only in the whole name. */
function settleRoles(tokens: NameToken[]): void {
  const substantial = tokens.filter(
    (token) => token.text.length > 1 && !TITLES.has(token.text) && !PARTICLES.has(token.text),
  ).length;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const role = roleInName(token, i, tokens, substantial);
    if (role !== token.role) tokens[i] = { ...token, role };
  }
  if (tokens.every((token) => token.role === 'unknown' || token.role === 'particle')) settleOrder(tokens);
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

/** One letter, also one that other scripts write with two (Ж, zh). */
function isInitial({ text, written }: NameToken): boolean {
  return text.length === 1 || (text.length <= 4 && written.length <= 3 && ONE_LETTER.test(written));
}

function isParticle(token: NameToken, place: number, tokens: readonly NameToken[], substantial: number): boolean {
  const { text } = token;
  if (text === 'b') return place > 0 && place < tokens.length - 1 && substantial >= 3;
  if (!PARTICLES.has(text)) return false;
  const last = place === tokens.length - 1;
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
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    // Taiwanese and older Chinese names are in Wade–Giles; Korean ones have no reading there that matters.
    const others = token.others.length > 0 ? token.others : pinyinOfWadeGiles(token.text);
    tokens[i] = { ...token, role: 'given', others };
  }
}
