/**
 * Chinese names in Latin letters as Hong Kong, Macao and the Chinese of Southeast Asia spell them: Cantonese and southern
 * Min syllables, with the pinyin of the characters that they usually stand for (Cheung Chi Keung, Zhang Zhiqiang).
 * Cost: the table is turned round once, then a look-up for each syllable.
 */

import { cantoneseSyllables } from './data/cantonese-readings.ts';
import { SOUTHERN_MIN_GIVEN } from './data/southern-min-given.ts';
import { pinyinOf, southernFamilies } from './romanise-chinese.ts';

/** A syllable that stands for more than these says too little. */
const MOST_READINGS = 7;

let given: Map<string, string[]> | undefined;
let family: Map<string, string[]> | undefined;

function note(table: Map<string, string[]>, spelling: string, pinyin: string): void {
  if (spelling === pinyin) return;
  const known = table.get(spelling) ?? [];
  if (!known.includes(pinyin)) table.set(spelling, [...known, pinyin]);
}

/** Built when the first such name is read: most registers of Europe hold none. */
function givenTable(): Map<string, string[]> {
  if (given !== undefined) return given;
  given = new Map();
  for (const [letter, spellings] of cantoneseSyllables())
    for (const spelling of spellings) note(given, spelling, pinyinOf(letter, false));
  for (const [spelling, readings] of SOUTHERN_MIN_GIVEN) for (const reading of readings) note(given, spelling, reading);
  return given;
}

function familyTable(): Map<string, string[]> {
  if (family !== undefined) return family;
  family = new Map();
  for (const [letters, spellings] of southernFamilies())
    for (const spelling of spellings) note(family, spelling, pinyinOf(letters, true));
  return family;
}

/** The pinyin that a southern spelling of a family name stands for; none for other words. */
export function pinyinOfSouthernFamily(text: string): readonly string[] {
  return familyTable().get(text) ?? [];
}

/** The pinyin syllables that one southern syllable of a given name may stand for. */
export function pinyinOfSouthernGiven(text: string): readonly string[] {
  return givenTable().get(text)?.slice(0, MOST_READINGS) ?? [];
}
