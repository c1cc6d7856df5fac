/**
 * Persons in the order they arrive, with a dictionary of the terms of their names: the form in which a segment is
 * prepared and in which the newest records wait for it.
 */

import { packDate } from '../matching/birth-evidence.ts';
import type { PersonDescription, Sex } from '../matching/description.ts';
import type { NameToken } from '../names/name.ts';
import { blockOfYear, SEVERAL_BLOCK, UNKNOWN_BLOCK } from './birth.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { NameReading } from './name-reading.ts';
import { headOf, isCutOff, MOST_TOKENS, termText, wordOf } from './packed-names.ts';
import { keysOfRecorded } from './term-keys.ts';

const SEXES: readonly Sex[] = ['unknown', 'female', 'male', 'unspecified'];
const MORE_BIRTHS = 4;

export const sexOfTraits = (traits: number): Sex => SEXES[traits & 3] ?? 'unknown';
export const hasMoreBirths = (traits: number): boolean => (traits & MORE_BIRTHS) !== 0;

export class PersonCollector {
  readonly #reading: NameReading;
  readonly #terms = new Map<string, number>();
  readonly #nationalitySets = new Map<string, number>();

  /** The record that each person belongs to, in the numbering of the caller. */
  readonly records = new GrowingNumbers();
  readonly born = new GrowingNumbers();
  readonly block = new GrowingNumbers();
  readonly traits = new GrowingNumbers();
  readonly nationalities = new GrowingNumbers();
  readonly nameStarts = new GrowingNumbers();
  readonly nameWords = new GrowingNumbers();
  /** Further birth dates, three numbers each: person, date, tolerance in years. */
  readonly moreBirths = new GrowingNumbers();
  readonly nationalitySetTexts: string[] = [];
  readonly termTexts: string[] = [];
  readonly termKeyStarts = new GrowingNumbers();
  readonly termKeys = new GrowingNumbers();
  /** Persons withheld from nobody: only they count towards frequencies, so that no score tells of a withheld one. */
  readonly open: boolean[] = [];

  constructor(reading: NameReading) {
    this.#reading = reading;
    this.nameStarts.push(0);
    this.termKeyStarts.push(0);
  }

  get count(): number {
    return this.born.length;
  }

  /** Adds a person and answers its number. */
  add(record: number, person: PersonDescription, open: boolean): number {
    const number = this.count;
    this.records.push(record);
    this.open.push(open);
    this.#addBirths(number, person);
    this.#addNames(person);
    return number;
  }

  #addBirths(number: number, person: PersonDescription): void {
    const births = (person.born ?? [])
      .map(({ on, toleranceYears = 0 }) => ({
        packed: packDate(on),
        tolerance: Math.max(0, Math.round(toleranceYears)),
      }))
      .filter(({ packed }) => packed !== 0);
    const [only] = births;
    // One exact date places a person in its year; several, or a wide one, could place it anywhere.
    const placed = births.length === 1 && only!.tolerance === 0;
    const more = births.length > 0 && !placed;
    if (more) {
      for (const { packed, tolerance } of births) {
        this.moreBirths.push(number);
        this.moreBirths.push(packed);
        this.moreBirths.push(tolerance);
      }
    }
    this.born.push(only?.packed ?? 0);
    this.block.push(placed ? blockOfYear(only!.packed >>> 9) : more ? SEVERAL_BLOCK : UNKNOWN_BLOCK);
    this.traits.push(Math.max(0, SEXES.indexOf(person.sex ?? 'unknown')) | (more ? MORE_BIRTHS : 0));
    this.nationalities.push(this.#nationalitySet(person.nationalities ?? []));
  }

  #nationalitySet(codes: readonly string[]): number {
    const text = codes.length === 1 ? codes[0]! : [...new Set(codes)].sort().join(' ');
    let set = this.#nationalitySets.get(text);
    if (set === undefined) {
      set = this.nationalitySetTexts.length;
      this.#nationalitySets.set(text, set);
      this.nationalitySetTexts.push(text);
    }
    return set;
  }

  #addNames(person: PersonDescription): void {
    for (const input of person.names) {
      const name = this.#reading.readName(input, person.nationalities ?? []);
      const words: number[] = [];
      name.tokens.forEach((token, place) => {
        if (token.text === '' || words.length === MOST_TOKENS) return;
        words.push(wordOf(this.#termOf(token, isCutOff(name, place)), token.role));
      });
      if (words.length === 0) continue;
      this.nameWords.push(headOf(name, words.length, input.quality));
      for (const word of words) this.nameWords.push(word);
    }
    this.nameStarts.push(this.nameWords.length);
  }

  #termOf(token: NameToken, cut: boolean): number {
    const text = termText(token, cut);
    const known = this.#terms.get(text);
    if (known !== undefined) return known;
    const term = this.termTexts.length;
    this.#terms.set(text, term);
    this.termTexts.push(text);
    const soundKeys = this.#reading.tokenKeys(token);
    for (const key of keysOfRecorded(token, cut, soundKeys)) this.termKeys.push(key);
    this.termKeyStarts.push(this.termKeys.length);
    return term;
  }
}
