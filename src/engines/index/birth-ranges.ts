/**
 * What a birth date can at most add to a person, told from the person's number alone: persons are numbered by birth
 * date, so those born on the asked day, in the asked month, or in a year that one wrong digit makes of the asked one
 * are runs of numbers. The weights are the matching engine's (birth-evidence.ts).
 * Cost: some hundred look-ups in a table of days for each question and source.
 */
import { BIRTH_NATS, compareBirth } from '../matching/birth-evidence.ts';
import type { AskedBirth } from './asked-person.ts';
import { BLOCKS, blockOfYear, DAYS, dayInBlock, FIRST_YEAR, LAST_YEAR, SEVERAL_BLOCK, UNKNOWN_BLOCK } from './birth.ts';
import { hasMoreBirths } from './person-collector.ts';
import type { TermSource } from './term-source.ts';

/** A run of persons `[from, to)` and the most that a birth date can add to any of them. */
export interface BirthRange {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

const MOST_BIRTH = BIRTH_NATS['same-day'];
const MOST_VAGUE = BIRTH_NATS['same-month'];
const MOST_ANY_YEAR = BIRTH_NATS['one-part-differs'];
/** What the birth date says of somebody born many years apart. */
export const FAR_YEARS = BIRTH_NATS['years-apart-year-only'];
// Beyond three years dates speak against each other, unless one digit is wrong.
const NEAR_YEARS = 3;

/** Runs that together cover all persons of the source, none twice, in the order of numbers. */
export function birthRanges(source: TermSource, asked: readonly AskedBirth[]): BirthRange[] {
  const { dayStarts, personCount } = source;
  if (asked.length === 0) return [{ from: 0, to: personCount, most: 0 }];
  if (dayStarts === undefined) return [{ from: 0, to: personCount, most: MOST_BIRTH }];
  const runs = new Runs(dayStarts);
  const [only] = asked;
  const block = blockOfYear(only!.packed >>> 9);
  runs.until(SEVERAL_BLOCK * DAYS, block === UNKNOWN_BLOCK ? MOST_BIRTH : 0);
  runs.until((SEVERAL_BLOCK + 1) * DAYS, MOST_BIRTH);
  const exact = asked.length === 1 && block !== UNKNOWN_BLOCK && only!.tolerance === 0;
  if (exact && dayInBlock(only!.packed) !== 0) addYears(runs, only!.packed);
  else addNearYears(runs, asked);
  runs.until(BLOCKS * DAYS, FAR_YEARS);
  return runs.list;
}

/** Runs of one exact date, year by year. */
function addYears(runs: Runs, packed: number): void {
  const asked = packed >>> 9;
  const month = (packed >>> 5) & 15;
  const day = packed & 31;
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const apart = Math.abs(year - asked);
    const start = blockOfYear(year) * DAYS;
    const most = (dayOfYear: number): number => natsOf(packed, year * DAYS + dayOfYear);
    const sameDay = month * 32 + day;
    if (apart > NEAR_YEARS) {
      if (most(sameDay) <= FAR_YEARS) continue;
      runs.until(start + sameDay, FAR_YEARS);
      runs.until(start + sameDay + 1, most(sameDay));
      continue;
    }
    runs.until(start, FAR_YEARS);
    // Days that stand for a whole year or month come first in the block.
    runs.until(start + 1, Math.max(most(0), most(32), most(33), most(month * 32)));
    const rest = most(otherMonth(month, day) * 32 + otherDay(month, day));
    if (apart > 0) {
      runs.until(start + sameDay, rest);
      runs.until(start + sameDay + 1, most(sameDay));
    } else addSameYear(runs, start, { month, day, rest, most });
    runs.until(start + DAYS, rest);
  }
}

interface SameYear {
  readonly month: number;
  readonly day: number;
  readonly rest: number;
  readonly most: (dayOfYear: number) => number;
}

function addSameYear(runs: Runs, start: number, { month, day, rest, most }: SameYear): void {
  for (let m = 1; m <= 12; m++) {
    const days = m === month ? Array.from({ length: 31 }, (_, i) => i + 1) : m === day ? [day, month] : [day];
    for (const d of days.sort((a, b) => a - b)) {
      runs.until(start + m * 32 + d, rest);
      runs.until(start + m * 32 + d + 1, most(m * 32 + d));
    }
  }
}

// A month and a day that agree with the asked ones neither straight nor swapped.
const otherMonth = (month: number, day: number): number => [2, 3, 4].find((m) => m !== month && m !== day)!;
const otherDay = (month: number, day: number): number => [13, 14, 15].find((d) => d !== month && d !== day)!;

function natsOf(asked: number, recorded: number): number {
  const agreement = compareBirth(asked, recorded);
  return agreement === undefined ? 0 : BIRTH_NATS[agreement];
}

/** Runs of years around dates that are several, vague or wide. */
function addNearYears(runs: Runs, asked: readonly AskedBirth[]): void {
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    let most: number = MOST_ANY_YEAR;
    for (const { packed, tolerance } of asked) {
      const apart = Math.abs(year - (packed >>> 9)) - tolerance;
      if (apart > NEAR_YEARS) continue;
      most = Math.max(most, dayInBlock(packed) === 0 ? MOST_VAGUE : MOST_BIRTH);
    }
    runs.until((blockOfYear(year) + 1) * DAYS, most);
  }
}

/** Builds runs from left to right, neighbours of one value as one. */
class Runs {
  readonly list: BirthRange[] = [];
  readonly #dayStarts: Uint32Array;
  #at = 0;

  constructor(dayStarts: Uint32Array) {
    this.#dayStarts = dayStarts;
  }

  until(day: number, most: number): void {
    const to = this.#dayStarts[day]!;
    if (to <= this.#at) return;
    const last = this.list[this.list.length - 1];
    if (last !== undefined && last.most === most) this.list[this.list.length - 1] = { from: last.from, to, most };
    else this.list.push({ from: this.#at, to, most });
    this.#at = to;
  }
}

/** The most that the birth date can add to this person. */
export function mostFor(ranges: readonly BirthRange[], person: number): number {
  let lowest = 0;
  let highest = ranges.length - 1;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (ranges[middle]!.to <= person) lowest = middle + 1;
    else highest = middle;
  }
  return ranges[lowest]?.most ?? 0;
}

/** The best agreement of any asked date with any recorded one, in nats; 0 when either side knows none. */
export function birthNats(asked: readonly AskedBirth[], source: TermSource, person: number): number {
  if (asked.length === 0) return 0;
  if (!hasMoreBirths(source.traits[person]!)) return bestOf(asked, source.born[person]!, 0) ?? 0;
  let best: number | undefined;
  const { moreBirths } = source;
  for (let at = firstBirthOf(moreBirths, person); at < moreBirths.length && moreBirths[at] === person; at += 3) {
    const nats = bestOf(asked, moreBirths[at + 1]!, moreBirths[at + 2]!);
    if (nats !== undefined && (best === undefined || nats > best)) best = nats;
  }
  return best ?? 0;
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

function bestOf(asked: readonly AskedBirth[], recorded: number, tolerance: number): number | undefined {
  let best: number | undefined;
  for (const date of asked) {
    const agreement = compareBirth(date.packed, recorded, date.tolerance + tolerance);
    if (agreement === undefined) continue;
    const nats = BIRTH_NATS[agreement];
    if (best === undefined || nats > best) best = nats;
  }
  return best;
}
