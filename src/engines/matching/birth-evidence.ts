/**
 * What two birth dates say. Weights: a full date is shared by one stranger in some 20,000 (60 years of 365 days, e^10),
 * a year by one in some 45 (e^3.8); registers err in one part of a date in about one case in fifty.
 */

import { readPartialDate } from '../../kernel/partial-date.ts';
import type { PersonCandidate } from './candidate.ts';
import type { BirthDate } from './description.ts';

/** The ways in which two birth dates agree or differ. */
export type BirthAgreement =
  | 'same-day'
  | 'day-month-swapped'
  | 'one-part-differs'
  | 'same-year-known'
  | 'same-month'
  | 'year-off-by-one'
  | 'year-off-by-two'
  | 'same-year-other-day'
  | 'years-near'
  | 'years-several'
  | 'years-apart'
  | 'years-apart-year-only';

export const BIRTH_NATS: Readonly<Record<BirthAgreement, number>> = {
  'same-day': 10,
  'day-month-swapped': 7,
  'one-part-differs': 4,
  'same-month': 5.5,
  'same-year-known': 3.8,
  'year-off-by-one': 2,
  'year-off-by-two': 0.5,
  'same-year-other-day': -1,
  'years-near': -2,
  // Sources that give a year only estimate it: one in fifty is four to six years off, of strangers one in ten.
  'years-several': -3.5,
  'years-apart-year-only': -6,
  'years-apart': -7,
};

/** A birth date as one number: `year · 512 + month · 32 + day`, unknown parts 0. The index keeps dates in the same form. */
export function packDate(on: string): number {
  const parts = readPartialDate(on);
  if (parts !== undefined) return parts.year * 512 + parts.month * 32 + parts.day;
  return readBrokenDate(on);
}

/** "1974-01-32", "1968-13-30", "1967-2-01": the parts that can be right are kept, as an officer would. */
function readBrokenDate(on: string): number {
  const found = /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?/.exec(on);
  if (!found) return 0;
  let month = Number(found[2] ?? 0);
  let day = Number(found[3] ?? 0);
  if (month > 12 && day >= 1 && day <= 12) [month, day] = [day, month];
  if (month > 12) month = 0;
  if (day > 31 || month === 0) day = 0;
  return Number(found[1]) * 512 + month * 32 + day;
}

const FIRST_OF_JANUARY = 1 * 32 + 1;

/** Whether a date gives its day; 1 January stands for an unknown one. */
function hasDay(date: number): boolean {
  return (date & 31) !== 0 && (date & 511) !== FIRST_OF_JANUARY;
}

/** How two packed dates agree; `tolerance` widens the years ("circa", "between"). */
export function compareBirth(a: number, b: number, tolerance = 0): BirthAgreement | undefined {
  if (a === 0 || b === 0) return undefined;
  const yearA = a >>> 9;
  const yearB = b >>> 9;
  const dayA = a & 511;
  const dayB = b & 511;
  const monthA = dayA >>> 5;
  const monthB = dayB >>> 5;
  const apart = Math.max(0, Math.abs(yearA - yearB) - tolerance);
  const full = (dayA & 31) !== 0 && (dayB & 31) !== 0;
  if (full && apart === 0 && yearA === yearB && dayA === dayB) {
    // 1 January is what registers write when they know the year only.
    return dayA === FIRST_OF_JANUARY ? 'same-month' : 'same-day';
  }
  const vague = !hasDay(a) || !hasDay(b);
  if (full && yearA === yearB && monthA === (dayB & 31) && monthB === (dayA & 31)) return 'day-month-swapped';
  if (full) {
    const equal = (yearA === yearB ? 1 : 0) + (monthA === monthB ? 1 : 0) + ((dayA & 31) === (dayB & 31) ? 1 : 0);
    if (equal === 2 && (yearA === yearB || apart <= 1 || digitsDiffer(yearA, yearB) === 1)) return 'one-part-differs';
  }
  if (apart === 0) {
    if (!full && monthA !== 0 && monthB !== 0) return monthA === monthB ? 'same-month' : 'same-year-other-day';
    return vague ? 'same-year-known' : 'same-year-other-day';
  }
  if (apart === 1) return vague ? 'year-off-by-one' : 'years-near';
  if (apart === 2) return vague ? 'year-off-by-two' : 'years-near';
  if (apart === 3) return 'years-near';
  if (vague && apart <= 6) return 'years-several';
  return vague ? 'years-apart-year-only' : 'years-apart';
}

function digitsDiffer(a: number, b: number): number {
  let count = 0;
  for (let left = a, right = b; left > 0 || right > 0; left = Math.floor(left / 10), right = Math.floor(right / 10)) {
    if (left % 10 !== right % 10) count++;
  }
  return count;
}

/** The best agreement of the birth dates on both sides. */
export interface BirthEvidence {
  nats: number;
  agreement: BirthAgreement | undefined;
  /** The place of the recorded date that agrees best, or −1. */
  place: number;
  /** The dates exclude each other, unless a register errs. */
  contradicts: boolean;
}

/** A source that gives no day estimates the year: some years off are weaker evidence, and no contradiction. */
function isEstimate(agreement: BirthAgreement, a: number, b: number): boolean {
  return (agreement === 'years-near' || agreement === 'years-several') && !(hasDay(a) && hasDay(b));
}

/** Read at once and never kept: one object, so that scoring allocates nothing. */
const found: BirthEvidence = { nats: 0, agreement: undefined, place: -1, contradicts: false };

/** The birth dates asked about, packed. */
export class AskedBirths {
  readonly #born: readonly number[];
  readonly #tolerances: readonly number[];

  constructor(born: readonly BirthDate[] = []) {
    this.#born = born.map(({ on }) => packDate(on));
    this.#tolerances = born.map(({ toleranceYears = 0 }) => toleranceYears);
  }

  get count(): number {
    return this.#born.length;
  }

  /** What the birth dates of a candidate say; the object is filled again by the next comparison. */
  compare({ born, bornTolerance }: PersonCandidate): BirthEvidence {
    found.nats = 0;
    found.agreement = undefined;
    found.place = -1;
    found.contradicts = false;
    for (let i = 0; i < this.#born.length; i++) {
      for (let k = 0; k < born.length; k++) {
        const tolerance = this.#tolerances[i]! + (bornTolerance?.[k] ?? 0);
        const agreement = compareBirth(this.#born[i]!, born[k]!, tolerance);
        if (agreement === undefined) continue;
        const nats = BIRTH_NATS[agreement];
        if (found.agreement !== undefined && nats <= found.nats) continue;
        found.nats = nats;
        found.agreement = agreement;
        found.place = k;
        found.contradicts = nats < 0 && !isEstimate(agreement, this.#born[i]!, born[k]!);
      }
    }
    return found;
  }
}

/** A packed date as it is written in explanations. */
export function unpackDate(packed: number): string {
  const year = String(packed >>> 9).padStart(4, '0');
  const month = (packed >>> 5) & 15;
  const day = packed & 31;
  if (month === 0) return year;
  const known = `${year}-${String(month).padStart(2, '0')}`;
  return day === 0 ? known : `${known}-${String(day).padStart(2, '0')}`;
}
