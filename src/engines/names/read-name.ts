/**
 * Reads a name in any script into folded tokens with roles and other romanisations.
 * Sources: Unicode normalisation forms, ICAO Doc 9303 part 3 (transliteration) and part 4 (truncation), and the tables
 * beside this file. Cost: a few microseconds for a Latin name, tens for other scripts.
 */

import { addToken } from './add-token.ts';
import { readEastAsianInCyrillic } from './east-asian-in-cyrillic.ts';
import { foldLatin } from './fold.ts';
import { FOREIGN_POINT } from './foreign-in-chinese.ts';
import { withoutHonorifics } from './honorifics.ts';
import type { Name, NameInput, NameToken, Script, TokenRole } from './name.ts';
import { FATHER_MARKS, TITLES } from './name-words.ts';
import { type ReadingHints, readWord } from './read-word.ts';
import { scriptOfText } from './script.ts';
import { settleRoles } from './settle-roles.ts';

/** No name on any list is longer; what is behind this is dropped so that rubbish costs nothing. */
const LONGEST_NAME = 400;

/** The longest names on public lists have fourteen words. */
const MOST_TOKENS = 20;

/** A longer run of letters is not a word of a name; it would only cost time in comparisons. */
const LONGEST_TOKEN = 40;

/** Lengths of the name field in machine-readable zones: TD3, TD1, MRV-B and TD2 (ICAO Doc 9303 parts 4 to 7). */
const MRZ_NAME_LENGTHS = [39, 30, 31];

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
    else addToken(tokens, part.text, part.role, [part.standsFor]);
  }
  if (script === 'cyrillic') readEastAsianInCyrillic(tokens);
  settleRoles(tokens);
  // Fillers between the names are written nowhere but in a zone.
  const isFromZone = input.fromMrz === true || input.whole?.includes('<<') === true;
  const truncated = isFromZone && fillsTheZone(input);
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
    .replace(/Mª\.?/g, 'María')
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

/** Given names that papers shorten with a full stop, where the bare letters would be another word. */
const SHORT_FORMS = /(?<!\p{L})(?:ma\.|md\.|fco\.)(?=\s)/giu;
const SHORT_FORM: Readonly<Record<string, string>> = { ma: 'Maria', md: 'Mohammad', fco: 'Francisco' };

/** Apostrophes and the like join; everything else that is neither letter, mark nor digit separates. */
const JOINING = /['’‘ʼʻʿʾ`´"״׳.]/g;
const SEPARATING = /[^\p{L}\p{M}\p{N}'’׳]+/u;

const ASCII_LETTERS = /^[A-Za-z]*$/;

/** JF, MJ: two given names by their first letters, written without stops. */
const TWO_INITIALS = /^(?!JR|SR|DR|MR|MS|ST|MD|NG)(?:[B-DF-HJ-NP-TV-Z]{2}|A[BCDFGJKPTV]|[CJMRT]A)$/;

/** Parts such letters where the other words of the name are not in capitals too. */
function partInitials(words: string[]): void {
  const place = words.findIndex((word) => TWO_INITIALS.test(word));
  if (place < 0 || !words.some((word) => word.length > 2 && word !== word.toUpperCase())) return;
  words.splice(place, 1, ...words[place]!);
}

function readPart({ text, role }: Part, script: Script, hints: ReadingHints, tokens: NameToken[]): void {
  // "J.R." is two initials, "A.B.C." three; a dot inside a word otherwise only separates.
  const named = withoutHonorifics(text, script);
  const spaced = named.includes('.')
    ? named
        .replace(SHORT_FORMS, (found) => SHORT_FORM[found.toLowerCase().replace('.', '')] ?? found)
        .replace(/\b(\p{L})\.(?=\p{L}|\s|$)/gu, '$1 ')
        .replace(/\./g, ' ')
    : named;
  // The geresh of Hebrew changes the letter before it and is read with it.
  const words = (script === 'hebrew' ? spaced.replace(/["״]/g, '') : spaced.replace(JOINING, ''))
    .split(SEPARATING)
    .filter((word) => word !== '');
  if (script === 'latin') partInitials(words);
  const allHints = script === 'han' && FOREIGN_POINT.test(named) ? { ...hints, pointed: true } : hints;
  for (let i = 0; i < words.length && tokens.length < MOST_TOKENS; i++) {
    const word = words[i]!.length > LONGEST_TOKEN ? words[i]!.slice(0, LONGEST_TOKEN) : words[i]!;
    // A title in Latin letters may be longer than the name beside it.
    const own = script === 'latin' && ASCII_LETTERS.test(word) ? 'latin' : scriptOfText(word);
    readWord(word, own, role, words.length, i, allHints, tokens);
  }
}
