/**
 * Birth dates as the index keeps them: one number, `year · 512 + month · 32 + day`, where 0 stands for an unknown part.
 */
import { readPartialDate } from '../../kernel/partial-date.ts';
import type { BirthDate } from '../matching/description.ts';

/** Persons are numbered by their year of birth; years outside this span, like unknown ones, come first of all. */
export const FIRST_YEAR = 1850;
export const LAST_YEAR = 2149;
export const YEARS = LAST_YEAR - FIRST_YEAR + 1;

/** A birth date as one number; 0 when it cannot be read. */
export function packBirth(on: string): number {
  const parts = readPartialDate(on);
  return parts === undefined ? 0 : parts.year * 512 + parts.month * 32 + parts.day;
}

/** The year of a packed birth date. */
export function yearOfBirth(packed: number): number {
  return packed >>> 9;
}

/** The block of persons that a packed date belongs to: 0 when the year does not place it, else the year's place from 1. */
export function yearBlock(packed: number): number {
  const year = packed >>> 9;
  return year < FIRST_YEAR || year > LAST_YEAR ? 0 : year - FIRST_YEAR + 1;
}

// Registers are wrong by a year or two about the birth of people who do not know it themselves.
const YEARS_EITHER_SIDE = 2;

/** Spans of year blocks, `[first, last]` each, in which a person born on one of these dates is looked for. */
export function birthSpans(born: readonly BirthDate[] | undefined): readonly (readonly [number, number])[] | undefined {
  if (born === undefined || born.length === 0) return undefined;
  const spans: [number, number][] = [];
  for (const { on, toleranceYears = 0 } of born) {
    const block = yearBlock(packBirth(on));
    if (block === 0) return undefined;
    const wide = YEARS_EITHER_SIDE + Math.max(0, toleranceYears);
    spans.push([Math.max(1, block - wide), Math.min(YEARS, block + wide)]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (last !== undefined && span[0] <= last[1] + 1) last[1] = Math.max(last[1], span[1]);
    else joined.push(span);
  }
  return joined;
}
