/** String distances as they are commonly used on whole names, for comparison: each gives a similarity from 0 to 1. */
import { distance } from 'fastest-levenshtein';

export type Rival = (a: string, b: string) => number;

/** A name without marks, capitals and punctuation: what all rivals get to see. */
export function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Levenshtein ratio of the names as written (fastest-levenshtein: Myers 1999, bit-parallel). */
export function levenshtein(a: string, b: string): number {
  const one = plainName(a);
  const other = plainName(b);
  const long = Math.max(one.length, other.length);
  return long === 0 ? 0 : 1 - distance(one, other) / long;
}

/** The same with the words of each name sorted first. */
export function sortedLevenshtein(a: string, b: string): number {
  const one = plainName(a).split(' ').sort().join(' ');
  const other = plainName(b).split(' ').sort().join(' ');
  const long = Math.max(one.length, other.length);
  return long === 0 ? 0 : 1 - distance(one, other) / long;
}

/** Jaro–Winkler (Winkler 1990): prefix of at most four letters, scale 0.1. */
export function jaroWinkler(a: string, b: string): number {
  const one = plainName(a);
  const other = plainName(b);
  if (one === other) return one === '' ? 0 : 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const usedOne = new Uint8Array(one.length);
  const usedOther = new Uint8Array(other.length);
  let matches = 0;
  for (let i = 0; i < one.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(other.length, i + reach + 1); j++) {
      if (usedOther[j] === 0 && one[i] === other[j]) {
        usedOne[i] = 1;
        usedOther[j] = 1;
        matches++;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let swapped = 0;
  for (let i = 0, j = 0; i < one.length; i++) {
    if (usedOne[i] === 0) continue;
    while (usedOther[j] === 0) j++;
    if (one[i] !== other[j]) swapped++;
    j++;
  }
  const jaro = (matches / one.length + matches / other.length + (matches - swapped / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function trigrams(name: string): Set<string> {
  const found = new Set<string>();
  for (const word of plainName(name).split(' ')) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  }
  return found;
}

/** Trigram similarity as PostgreSQL's pg_trgm defines it: shared trigrams of padded words among all. */
export function trigramSimilarity(a: string, b: string): number {
  const one = trigrams(a);
  const other = trigrams(b);
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

export const RIVALS: Readonly<Record<string, Rival>> = {
  'fastest-levenshtein': levenshtein,
  'sorted words, levenshtein': sortedLevenshtein,
  'jaro-winkler': jaroWinkler,
  'trigrams as pg_trgm': trigramSimilarity,
};
