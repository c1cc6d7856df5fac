/**
 * Several romanisations of one Cyrillic token, because registers hold whichever one the issuing office used.
 * Cost: one pass for each system of `cyrillic-tables.ts`, and those of `foreign-in-cyrillic.ts`.
 */

import {
  BULGARIAN,
  FRENCH,
  GERMAN,
  PASSPORT,
  PRESS,
  romaniseWith,
  SCHOLARLY,
  SERBIAN,
  SERBIAN_PLAIN_D,
  type Table,
  TURKIC,
  UKRAINIAN,
  UKRAINIAN_PRESS,
} from './cyrillic-tables.ts';
import { foreignSpellings, romaniseWestern } from './foreign-in-cyrillic.ts';

/** The endings -ий and -ый are shortened in most passports and papers. */
function withPlainEnding(roman: string): string {
  return roman.replace(/(?:iy|yy|ii|yi|ij|yj)$/, 'y');
}

/** The romanisations of one Cyrillic token, the commonest first, without repeats. */
export function romaniseCyrillic(token: string): string[] {
  const word = token
    .toLowerCase()
    .normalize('NFC')
    .replace(/\u0301/g, '');
  let systems: readonly (readonly [Table, boolean])[];
  if (/[ђћљњџ]/.test(word) || (/ј/.test(word) && !/[ѓќѕ]/.test(word))) {
    systems = [
      [SERBIAN, false],
      [SERBIAN_PLAIN_D, false],
    ];
  } else if (/[ѓќѕ]/.test(word)) {
    systems = [
      [SERBIAN, false],
      [SERBIAN_PLAIN_D, false],
      [PASSPORT, false],
    ];
  } else if (/[іїєґ]/.test(word)) {
    systems = [
      [UKRAINIAN, false],
      [UKRAINIAN_PRESS, false],
      [PASSPORT, false],
      [SCHOLARLY, false],
      [GERMAN, false],
    ];
  } else if (/[әқғңөұүһҷҳӯ]/.test(word)) {
    systems = [
      [PASSPORT, false],
      [TURKIC, false],
      [PRESS, true],
      [SERBIAN, false],
    ];
  } else {
    // No letter tells the language: Russian first, then the habits that change the letters most.
    systems = [
      [PASSPORT, false],
      [PRESS, true],
      [SCHOLARLY, false],
      [GERMAN, false],
      [FRENCH, false],
      [UKRAINIAN, false],
    ];
    if (/ъ/.test(word) || /щ/.test(word)) systems = [...systems, [BULGARIAN, false]];
  }
  const romans = new Set<string>();
  for (const [table, iotated] of systems) {
    const roman = romaniseWith(table, word, iotated);
    const plain = withPlainEnding(roman);
    if (romans.size === 0) romans.add(plain);
    romans.add(roman);
    // A foreign name is as likely as a Russian one in letters of another press.
    if (table === SCHOLARLY && systems.length > 4) for (const western of romaniseWestern(word)) romans.add(western);
  }
  if (systems.length > 4) for (const foreign of foreignSpellings(word)) romans.add(foreign);
  romans.delete('');
  return [...romans];
}
