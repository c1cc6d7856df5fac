/**
 * Invented persons for the benchmarks, the same for the same seed. Names follow the long tail that civil registers
 * show: a few given names carried by many, two million family names carried by few (the chance that two persons share
 * a family name is about 3 in 10,000, a given name 4 in 1,000).
 */

import type { IndexedRecord } from '../src/engines/index/search-index.ts';
import type { PersonDescription, Sex } from '../src/engines/matching/description.ts';
import startTable from '../src/engines/names/data/token-frequencies.json' with { type: 'json' };

/** Random numbers from 0 to 1 that a seed determines (Steele and Vigna's mixing of a counter). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x100000000;
  };
}

const ONSETS = 'b c d f g h j k l m n p r s t v z sh ch kh br dr gr kr pr tr st vl sl'.split(' ');
const VOWELS = 'a e i o u a e i o ai ou ei ia'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 'l', 's', 'm', 'k', 't'];
const ENDINGS = ['', '', 'ov', 'ski', 'ez', 'son', 'ian', 'oglu', 'escu', 'ic', 'eva', 'ini', 'adze', 'yan', 'ham'];

const COMMON = startTable.tokens
  .split(' ')
  .map((entry) => entry.split(':') as [string, string])
  .sort((a, b) => Number(b[1]) - Number(a[1]))
  .map(([token]) => token)
  .filter((token) => /^[a-z]{3,}$/.test(token));
const GIVEN_NAMES = 60_000;
const FAMILY_NAMES = 2_000_000;
// Ranks are drawn with probability proportional to 1 / (rank + offset); the offset flattens the head.
const GIVEN_OFFSET = 3;
const FAMILY_OFFSET = 30;

function invented(rank: number, kind: number): string {
  const random = seeded(Math.imul(rank + 1, 0x2c1b3c6d) ^ kind);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  let name = '';
  const syllables = 2 + Math.floor(random() * 1.6);
  for (let i = 0; i < syllables; i++) name += pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  return name + pick(ENDINGS);
}

function drawRank(random: () => number, ranks: number, offset: number): number {
  return Math.min(ranks - 1, Math.floor(offset * ((ranks + offset) / offset) ** random() - offset));
}

const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

// Every second common token heads the given names, the others the family names.
function givenName(random: () => number): string {
  const rank = drawRank(random, GIVEN_NAMES, GIVEN_OFFSET);
  return capital(COMMON[rank * 2] ?? invented(rank, 1));
}

function familyName(random: () => number): string {
  const rank = drawRank(random, FAMILY_NAMES, FAMILY_OFFSET);
  return capital(COMMON[rank * 2 + 1] ?? invented(rank, 2));
}

const SEXES: readonly Sex[] = ['male', 'male', 'female', 'unknown'];
const COUNTRIES = Array.from(
  { length: 60 },
  (_, i) => `Q${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + ((i * 7) % 26))}`,
);

const two = (n: number): string => String(n).padStart(2, '0');

/** An invented person; a third has a second given name, a third an alias. */
export function aPerson(random: () => number): PersonDescription {
  const given = random() < 0.3 ? `${givenName(random)} ${givenName(random)}` : givenName(random);
  const family = familyName(random);
  const names = [{ given, family }];
  if (random() < 0.3) names.push({ given: givenName(random), family: random() < 0.5 ? family : familyName(random) });
  const year = 1940 + Math.floor(random() * 68);
  const day = random();
  const on =
    day < 0.02
      ? undefined
      : day < 0.1
        ? `${year}`
        : `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
  return {
    names,
    ...(on === undefined ? {} : { born: [{ on }] }),
    sex: SEXES[Math.floor(random() * SEXES.length)]!,
    nationalities: [COUNTRIES[Math.floor(random() ** 2 * COUNTRIES.length)]!],
  };
}

/** The id of the record with this number. */
export function idOf(n: number): string {
  return `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** The record with this number, a person; the same each time it is asked for. */
export function personRecord(n: number, seed: number): IndexedRecord {
  return {
    id: idOf(n),
    kind: 'person',
    mask: 0,
    keys: [],
    person: aPerson(seeded(Math.imul(n + 1, 0x9e3779b1) ^ seed)),
  };
}

/** The person as somebody else might write it: one letter wrong in one word, or a word left out, or the order changed. */
export function damaged(person: PersonDescription, random: () => number): PersonDescription {
  const { given = '', family = '' } = person.names[0]!;
  const words = [...given.split(' '), family];
  const how = random();
  if (how < 0.2) words.reverse();
  else if (how < 0.3 && words.length > 2) words.splice(1, 1);
  else {
    const w = Math.floor(random() * words.length);
    words[w] = oneEdit(words[w]!, random);
  }
  return { ...person, names: [{ whole: words.join(' ') }] };
}

function oneEdit(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const how = random();
  if (how < 0.4) return word.slice(0, at) + letter + word.slice(at + 1);
  if (how < 0.6 && word.length > 3) return word.slice(0, at) + word.slice(at + 1);
  if (how < 0.8) return word.slice(0, at) + letter + word.slice(at);
  return word.slice(0, at) + (word[at + 1] ?? '') + word[at]! + word.slice(at + 2);
}
