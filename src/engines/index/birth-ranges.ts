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

// Which run a person is in is found by the person's number without its last bits, so that the table stays in the
// fastest cache at any size.
const MOST_CELLS = 1024;
// Two for each year there is, and fewer for one exact date.
const MOST_RUNS = 1024;

/**
 * Runs of persons that together cover all of a source, none twice, in the order of numbers, each with the most that a
 * birth date can add to any of them. Laid out anew for each question in the same memory.
 */
export class BirthRanges {
  /** The different values that runs add at most, rising. */
  readonly steps: number[] = [];
  /** How many runs there are. */
  count = 0;
  readonly #ends = new Uint32Array(MOST_RUNS);
  readonly #most = new Float64Array(MOST_RUNS);
  readonly #steps = new Uint8Array(MOST_RUNS);
  /** The first run of each cell of persons. */
  readonly #firstOf = new Uint16Array(MOST_CELLS + 1);
  #cellBits = 0;
  #dayStarts: Uint32Array | undefined;

  /** Begins a layout. */
  begin(dayStarts: Uint32Array | undefined): void {
    this.#dayStarts = dayStarts;
    this.count = 0;
    this.steps.length = 0;
  }

  /** Adds the persons from where the last run ended up to the first of a day of a block. */
  until(day: number, most: number): void {
    this.untilPerson(this.#dayStarts![day]!, most);
  }

  /** Adds the persons from where the last run ended up to one, with the last run if it adds as much. */
  untilPerson(to: number, most: number): void {
    const last = this.count - 1;
    if (last >= 0 && to <= this.#ends[last]!) return;
    if (to === 0) return;
    if (last >= 0 && this.#most[last] === most) {
      this.#ends[last] = to;
      return;
    }
    this.#ends[this.count] = to;
    this.#most[this.count++] = most;
    if (!this.steps.includes(most)) this.steps.push(most);
  }

  /** Ends a layout: from here on it can be asked. */
  end(personCount: number): void {
    this.steps.sort((a, b) => a - b);
    let bits = 0;
    while (personCount >>> bits > MOST_CELLS) bits++;
    this.#cellBits = bits;
    let cell = 0;
    for (let run = 0; run < this.count; run++) {
      this.#steps[run] = this.steps.indexOf(this.#most[run]!);
      const to = this.#ends[run]!;
      for (; cell <= MOST_CELLS && cell * 2 ** bits < to; cell++) this.#firstOf[cell] = run;
    }
  }

  /** The place in `steps` of what the birth date can add to this person at most. */
  stepOf(person: number): number {
    let run = this.#firstOf[person >>> this.#cellBits]!;
    while (this.#ends[run]! <= person) run++;
    return this.#steps[run]!;
  }

  /** The place in `steps` of what a run adds. */
  stepOfRun(run: number): number {
    return this.#steps[run]!;
  }

  /** The person after the last one of a run. */
  endOf(run: number): number {
    return run < 0 ? 0 : this.#ends[run]!;
  }
}

const MOST_BIRTH = BIRTH_NATS['same-day'];
/** What the birth date says of somebody born many years apart. */
export const FAR_YEARS = BIRTH_NATS['years-apart-year-only'];
// Beyond six years dates only speak against each other, unless one digit is wrong.
const NEAR_YEARS = 6;

/** What the asked birth dates can add to the persons of the source. */
export function birthRanges(
  source: TermSource,
  asked: readonly AskedBirth[],
  runs: BirthRanges = new BirthRanges(),
): BirthRanges {
  const { dayStarts, personCount } = source;
  runs.begin(dayStarts);
  if (asked.length === 0 || dayStarts === undefined) runs.untilPerson(personCount, asked.length === 0 ? 0 : MOST_BIRTH);
  else {
    runs.until((UNKNOWN_BLOCK + 1) * DAYS, 0);
    runs.until((SEVERAL_BLOCK + 1) * DAYS, MOST_BIRTH);
    const [only] = asked;
    if (asked.length === 1 && only!.tolerance === 0 && dayInBlock(only!.packed) !== 0) addYears(runs, only!.packed);
    else addVagueYears(runs, asked);
    runs.until(BLOCKS * DAYS, FAR_YEARS);
  }
  runs.end(personCount);
  return runs;
}

/** Runs of one exact date, year by year. */
function addYears(runs: BirthRanges, packed: number): void {
  const asked = packed >>> 9;
  const month = (packed >>> 5) & 15;
  const day = packed & 31;
  const sameDay = month * 32 + day;
  for (const year of yearsWorthTelling(asked)) {
    const start = blockOfYear(year) * DAYS;
    const most = (dayOfYear: number): number => natsOf(packed, year * DAYS + dayOfYear);
    runs.until(start, FAR_YEARS);
    const apart = Math.abs(year - asked);
    if (apart > NEAR_YEARS) {
      runs.until(start + sameDay, FAR_YEARS);
      runs.until(start + sameDay + 1, most(sameDay));
      continue;
    }
    // Days that stand for a whole year or month come first in the block.
    if (apart === 0) {
      runs.until(start + 1, Math.max(most(0), most(32), most(33), most(month * 32)));
      addSameYear(runs, start, { month, day, rest: MOST_OF_OTHERS[0]!, most });
    } else {
      runs.until(start + 1, MOST_OF_YEARS[apart]!);
      runs.until(start + sameDay, MOST_OF_OTHERS[apart]!);
      runs.until(start + sameDay + 1, most(sameDay));
    }
    runs.until(start + DAYS, MOST_OF_OTHERS[apart]!);
  }
}

const yearsTold = new Map<number, readonly number[]>();

/** The years near the asked one, and those that one wrong digit makes of it, in order. */
function yearsWorthTelling(asked: number): readonly number[] {
  let years = yearsTold.get(asked);
  if (years === undefined) {
    const all = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, n) => FIRST_YEAR + n);
    years = all.filter((year) => Math.abs(year - asked) <= NEAR_YEARS || oneDigitApart(year, asked));
    yearsTold.set(asked, years);
  }
  return years;
}

function oneDigitApart(a: number, b: number): boolean {
  // All digits but one are the same.
  return (
    whole(a, 10) === whole(b, 10) ||
    (a % 10 === b % 10 && whole(a, 100) === whole(b, 100)) ||
    (a % 100 === b % 100 && whole(a, 1000) === whole(b, 1000)) ||
    a % 1000 === b % 1000
  );
}

const whole = (year: number, by: number): number => (year / by) | 0;

interface SameYear {
  readonly month: number;
  readonly day: number;
  readonly rest: number;
  readonly most: (dayOfYear: number) => number;
}

function addSameYear(runs: BirthRanges, start: number, { month, day, rest, most }: SameYear): void {
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

// By years between: what a year without a day says, and a day whose month and day are others than the asked ones.
const SOME_YEAR = 2000 * DAYS;
const SOME_DAY = SOME_YEAR + 2 * 32 + 13;
const YEARS_BETWEEN = Array.from({ length: NEAR_YEARS + 1 }, (_, apart) => apart * DAYS);
const MOST_OF_YEARS = YEARS_BETWEEN.map((later) => natsOf(SOME_DAY, SOME_YEAR + later));
const MOST_OF_OTHERS = YEARS_BETWEEN.map((later) => natsOf(SOME_DAY, SOME_YEAR + 3 * 32 + 14 + later));

/**
 * Years of dates that are several, vague or wide: one bound for the days that stand for a whole year or month, one for
 * all others.
 */
function addVagueYears(runs: BirthRanges, asked: readonly AskedBirth[]): void {
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
