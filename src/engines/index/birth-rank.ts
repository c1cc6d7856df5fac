/** What birth dates add to a candidate's rank; the steps follow the matching engine's, which judges in the end. */
import { hasMoreBirths } from './person-collector.ts';
import type { TermSource } from './term-source.ts';

const SAME_DAY = 10;
const SWAPPED = 7;
const ONE_PART_WRONG = 4;
const SAME_YEAR_ONLY_KNOWN = 3.8;
const SAME_YEAR_OTHER_DAY = -1;
const NEAR_YEAR = 1;
const WITHIN_THREE = -2;
const FAR_YEAR = -7;

/** The most that a birth date can add. */
export const MOST_BIRTH_RANK = SAME_DAY;

/** The best agreement of any asked date with any recorded one, in nats; 0 when either side knows none. */
export function birthRank(asked: readonly number[], source: TermSource, person: number): number {
  if (asked.length === 0) return 0;
  if (!hasMoreBirths(source.traits[person]!)) {
    const recorded = source.born[person]!;
    return recorded === 0 ? 0 : bestOf(asked, recorded, 0);
  }
  let best = FAR_YEAR;
  const { moreBirths } = source;
  for (let at = firstBirthOf(moreBirths, person); at < moreBirths.length && moreBirths[at] === person; at += 3) {
    best = Math.max(best, bestOf(asked, moreBirths[at + 1]!, moreBirths[at + 2]!));
  }
  return best;
}

/** Where the person's further birth dates start among the rows of three. */
export function firstBirthOf(moreBirths: ArrayLike<number>, person: number): number {
  let lowest = 0;
  let highest = moreBirths.length / 3;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (moreBirths[middle * 3]! < person) lowest = middle + 1;
    else highest = middle;
  }
  return lowest * 3;
}

function bestOf(asked: readonly number[], recorded: number, tolerance: number): number {
  let best = FAR_YEAR;
  for (const date of asked) best = Math.max(best, agreement(date, recorded, tolerance));
  return best;
}

function agreement(a: number, b: number, tolerance: number): number {
  const years = Math.abs((a >>> 9) - (b >>> 9));
  const monthA = (a >>> 5) & 15;
  const monthB = (b >>> 5) & 15;
  const dayA = a & 31;
  const dayB = b & 31;
  const full = monthA !== 0 && monthB !== 0 && dayA !== 0 && dayB !== 0;
  if (full && tolerance === 0) {
    if (a === b) return SAME_DAY;
    if (years === 0 && monthA === dayB && dayA === monthB) return SWAPPED;
    if ((years === 0 ? 1 : 0) + (monthA === monthB ? 1 : 0) + (dayA === dayB ? 1 : 0) === 2) return ONE_PART_WRONG;
    if (years === 0) return SAME_YEAR_OTHER_DAY;
    return years <= 3 ? WITHIN_THREE : FAR_YEAR;
  }
  if (years <= tolerance) return SAME_YEAR_ONLY_KNOWN;
  if (years - tolerance <= 2) return NEAR_YEAR;
  return years - tolerance <= 3 ? WITHIN_THREE : FAR_YEAR;
}
