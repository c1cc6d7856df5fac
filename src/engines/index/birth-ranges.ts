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

/** Runs that together cover all persons of a source, none twice, in the order of numbers. */
export class BirthRanges {
  readonly list: readonly BirthRange[];
  readonly #ends: Uint32Array;
  readonly #most: Float64Array;

  constructor(list: readonly BirthRange[]) {
    this.list = list;
    this.#ends = new Uint32Array(list.length);
    this.#most = new Float64Array(list.length);
    for (let i = 0; i < list.length; i++) {
      this.#ends[i] = list[i]!.to;
      this.#most[i] = list[i]!.most;
    }
  }

  /** The most that the birth date can add to this person. */
  mostFor(person: number): number {
    const ends = this.#ends;
    let lowest = 0;
    let highest = ends.length - 1;
    while (lowest < highest) {
      const middle = (lowest + highest) >>> 1;
      if (ends[middle]! <= person) lowest = middle + 1;
      else highest = middle;
    }
    return this.#most[lowest]!;
  }
}

const MOST_BIRTH = BIRTH_NATS['same-day'];
const MOST_VAGUE = BIRTH_NATS['same-month'];
const MOST_ANY_YEAR = BIRTH_NATS['one-part-differs'];
/** What the birth date says of somebody born many years apart. */
export const FAR_YEARS = BIRTH_NATS['years-apart-year-only'];
// Beyond six years dates only speak against each other, unless one digit is wrong.
const NEAR_YEARS = 6;

/** What the asked birth dates can add to the persons of the source. */
export function birthRanges(source: TermSource, asked: readonly AskedBirth[]): BirthRanges {
  const { dayStarts, personCount } = source;
  if (asked.length === 0) return new BirthRanges([{ from: 0, to: personCount, most: 0 }]);
  if (dayStarts === undefined) return new BirthRanges([{ from: 0, to: personCount, most: MOST_BIRTH }]);
  const runs = new Runs(dayStarts);
  const [only] = asked;
  const block = blockOfYear(only!.packed >>> 9);
  runs.until(SEVERAL_BLOCK * DAYS, block === UNKNOWN_BLOCK ? MOST_BIRTH : 0);
  runs.until((SEVERAL_BLOCK + 1) * DAYS, MOST_BIRTH);
  const exact = asked.length === 1 && block !== UNKNOWN_BLOCK && only!.tolerance === 0;
  if (exact && dayInBlock(only!.packed) !== 0) addYears(runs, only!.packed);
  else addNearYears(runs, asked);
  runs.until(BLOCKS * DAYS, FAR_YEARS);
  return new BirthRanges(runs.list);
}

/** Runs of one exact date, year by year. */
function addYears(runs: Runs, packed: number): void {
  const asked = packed >>> 9;
  const month = (packed >>> 5) & 15;
  const day = packed & 31;
  const sameDay = month * 32 + day;
  for (const year of yearsWorthTelling(asked)) {
    const start = blockOfYear(year) * DAYS;
    const most = (dayOfYear: number): number => natsOf(packed, year * DAYS + dayOfYear);
    runs.until(start, FAR_YEARS);
    if (Math.abs(year - asked) > NEAR_YEARS) {
      runs.until(start + sameDay, FAR_YEARS);
      runs.until(start + sameDay + 1, most(sameDay));
      continue;
    }
    // Days that stand for a whole year or month come first in the block.
    runs.until(start + 1, Math.max(most(0), most(32), most(33), most(month * 32)));
    const rest = most(otherMonth(month, day) * 32 + otherDay(month, day));
    if (year === asked) addSameYear(runs, start, { month, day, rest, most });
    else {
      runs.until(start + sameDay, rest);
      runs.until(start + sameDay + 1, most(sameDay));
    }
    runs.until(start + DAYS, rest);
  }
}

/** The years near the asked one, and those that one wrong digit makes of it, in order. */
function yearsWorthTelling(asked: number): number[] {
  const years: number[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    if (Math.abs(year - asked) <= NEAR_YEARS || oneDigitApart(year, asked)) years.push(year);
  }
  return years;
}

function oneDigitApart(a: number, b: number): boolean {
  const apart = Math.abs(a - b);
  // Fewer than ten in the units, whole tens in the tens, and so on: the other digits are then the same.
  return (
    (apart < 10 && Math.floor(a / 10) === Math.floor(b / 10)) ||
    (apart % 10 === 0 && apart < 100 && Math.floor(a / 100) === Math.floor(b / 100)) ||
    (apart % 100 === 0 && apart < 1000 && Math.floor(a / 1000) === Math.floor(b / 1000)) ||
    apart % 1000 === 0
  );
}

interface SameYear {
  readonly month: number;
  readonly day: number;
  readonly rest: number;
  readonly most: (dayOfYear: number) => number;
}

function addSameYear(runs: Runs, start: number, { month, day, rest, most }: SameYear): void {
  const oneDay = (m: number, d: number): void => {
    runs.until(start + m * 32 + d, rest);
    runs.until(start + m * 32 + d + 1, most(m * 32 + d));
  };
  for (let m = 1; m <= 12; m++) {
    if (m === month) {
      const sameMonth = most(m * 32 + otherDay(day, month));
      runs.until(start + m * 32 + 1, rest);
      runs.until(start + m * 32 + day, sameMonth);
      runs.until(start + m * 32 + day + 1, most(m * 32 + day));
      runs.until(start + m * 32 + 32, sameMonth);
    } else if (m === day && month < day) {
      oneDay(m, month);
      oneDay(m, day);
    } else if (m === day) {
      oneDay(m, day);
      oneDay(m, month);
    } else oneDay(m, day);
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
