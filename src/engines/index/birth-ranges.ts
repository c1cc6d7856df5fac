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

// Which run a person is in is found by the person's number without its last bits, so that the table stays in the
// fastest cache at any size.
const MOST_CELLS = 1024;

/** Runs that together cover all persons of a source, none twice, in the order of numbers. */
export class BirthRanges {
  readonly list: readonly BirthRange[];
  /** The different values that runs add at most, rising. */
  readonly steps: readonly number[];
  readonly #ends: Uint32Array;
  readonly #stepOf: Uint8Array;
  /** The first run of each cell of persons. */
  readonly #firstOf = new Uint16Array(MOST_CELLS + 1);
  readonly #cellBits: number;

  constructor(list: readonly BirthRange[], personCount: number) {
    this.list = list;
    this.steps = [...new Set(list.map(({ most }) => most))].sort((a, b) => a - b);
    this.#ends = new Uint32Array(list.length);
    this.#stepOf = new Uint8Array(list.length);
    let bits = 0;
    while (personCount >>> bits > MOST_CELLS) bits++;
    this.#cellBits = bits;
    let cell = 0;
    for (let i = 0; i < list.length; i++) {
      const { to, most } = list[i]!;
      this.#ends[i] = to;
      this.#stepOf[i] = this.steps.indexOf(most);
      for (; cell <= MOST_CELLS && cell * 2 ** bits < to; cell++) this.#firstOf[cell] = i;
    }
  }

  /** The place in `steps` of what the birth date can add to this person at most. */
  stepOf(person: number): number {
    let run = this.#firstOf[person >>> this.#cellBits]!;
    while (this.#ends[run]! <= person) run++;
    return this.#stepOf[run]!;
  }
}

const MOST_BIRTH = BIRTH_NATS['same-day'];
/** What the birth date says of somebody born many years apart. */
export const FAR_YEARS = BIRTH_NATS['years-apart-year-only'];
// Beyond six years dates only speak against each other, unless one digit is wrong.
const NEAR_YEARS = 6;

/** What the asked birth dates can add to the persons of the source. */
export function birthRanges(source: TermSource, asked: readonly AskedBirth[]): BirthRanges {
  const { dayStarts, personCount } = source;
  if (asked.length === 0 || dayStarts === undefined) {
    const most = asked.length === 0 ? 0 : MOST_BIRTH;
    return new BirthRanges([{ from: 0, to: personCount, most }], personCount);
  }
  const runs = new Runs(dayStarts);
  runs.until((UNKNOWN_BLOCK + 1) * DAYS, 0);
  runs.until((SEVERAL_BLOCK + 1) * DAYS, MOST_BIRTH);
  const [only] = asked;
  if (asked.length === 1 && only!.tolerance === 0 && dayInBlock(only!.packed) !== 0) addYears(runs, only!.packed);
  else addVagueYears(runs, asked);
  runs.until(BLOCKS * DAYS, FAR_YEARS);
  return new BirthRanges(runs.list, personCount);
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

/**
 * Years of dates that are several, vague or wide: one bound for the days that stand for a whole year or month, one for
 * all others.
 */
function addVagueYears(runs: Runs, asked: readonly AskedBirth[]): void {
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    let whole = FAR_YEARS;
    let days = FAR_YEARS;
    for (const { packed, tolerance } of asked) {
      const apart = Math.abs(year - (packed >>> 9)) - tolerance;
      if (apart > NEAR_YEARS && !oneDigitApart(year, packed >>> 9)) continue;
      for (const day of daysWorthTelling(packed)) {
        const agreement = compareBirth(packed, year * DAYS + day, tolerance);
        const nats = agreement === undefined ? 0 : BIRTH_NATS[agreement];
        if (dayInBlock(day) === 0) whole = Math.max(whole, nats);
        else days = Math.max(days, nats);
      }
    }
    const start = blockOfYear(year) * DAYS;
    runs.until(start + 1, whole);
    runs.until(start + DAYS, days);
  }
}

/** Recorded days that stand for all those that agree alike with an asked date. */
function daysWorthTelling(packed: number): number[] {
  const month = (packed >>> 5) & 15;
  const day = packed & 31;
  const others = otherMonth(month, day) * 32;
  const days = [0, 33, others, others + otherDay(month, day), others + day];
  if (month !== 0) days.push(month * 32, month * 32 + day, month * 32 + otherDay(month, day));
  if (day <= 12) days.push(day * 32 + month);
  return days;
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
