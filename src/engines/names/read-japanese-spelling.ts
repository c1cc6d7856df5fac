/**
 * Japanese names in the Kunrei and Nihon systems of romanisation, which papers of the state and older books use beside
 * Hepburn (ISO 3602): Huzimoto Syuzi is Fujimoto Shuji. Only what is surely Japanese is read so. Cost: a regular
 * expression or two for each word of a name.
 */

import { japaneseFamilySpellings } from './romanise-japanese.ts';

const KUNREI: readonly (readonly [RegExp, string])[] = [
  [/sy(?=[auo])/g, 'sh'],
  [/ty(?=[auo])/g, 'ch'],
  [/[zj]y(?=[auo])/g, 'j'],
  [/si/g, 'shi'],
  [/ti/g, 'chi'],
  [/(?<!s)tu/g, 'tsu'],
  [/(?<![sc])hu/g, 'fu'],
  [/[zd]i/g, 'ji'],
  [/du/g, 'zu'],
  // Long vowels are written double, with h, or not at all; n before lips is written m.
  [/ou|oo|oh(?![aeiouy])/g, 'o'],
  [/uu/g, 'u'],
  [/m(?=[bpm])/g, 'n'],
];

/** A Latin spelling of a Japanese word as Hepburn without marks writes it. */
export function hepburn(text: string): string {
  let read = text;
  for (const [from, to] of KUNREI) read = read.replace(from, to);
  return read;
}

/** A word of Japanese syllables alone, in either system. */
const JAPANESE_WORD =
  /^(?:(?:[kgsztdnhbpmrjw]?y?|sh|ch|ts|f)[aiueo]|n(?![aiueoy])|k(?=k)|t(?=t|ch)|p(?=p)|s(?=s)|oh(?![aiueoy]))+$/;
/** Syllables that no other language of such words writes. */
const ONLY_KUNREI = /[stz]y[auo]/;

let known: ReadonlySet<string> | undefined;

/** Whether the words of a name are Japanese in Latin letters: a known family name, or the syllables of Kunrei alone. */
export function isJapaneseSpelling(words: readonly string[]): boolean {
  if (!words.every((word) => JAPANESE_WORD.test(word))) return false;
  known ??= new Set(japaneseFamilySpellings().map(hepburn));
  return words.some((word) => known!.has(hepburn(word))) || words.some((word) => ONLY_KUNREI.test(word));
}
