/**
 * What a birth date can at most add to a person, told from the person's number alone: persons are numbered by birth
 * date, so those born on the asked day, in the asked year or near it are runs of numbers.
 * The weights are the matching engine's (birth-evidence.ts). Cost: some binary searches a question and source.
 */
import { BIRTH_NATS, compareBirth } from '../matching/birth-evidence.ts';
import type { AskedBirth } from './asked-person.ts';
import { blockOfYear, UNKNOWN_BLOCK } from './birth.ts';
import { hasMoreBirths } from './person-collector.ts';
import type { TermSource } from './term-source.ts';

/** A run of persons `[from, to)` and the most that a birth date can add to any of them. */
export interface BirthRange {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

// Beyond three years dates speak against each other (unless one digit of the year is wrong).
const NEAR_YEARS = 3;
const MOST_BIRTH = BIRTH_NATS['same-day'];
const MOST_SAME_YEAR = BIRTH_NATS['same-month'];
const MOST_OTHER_YEAR = BIRTH_NATS['one-part-differs'];

/** Runs that together cover all persons of the source, none twice, in the order of numbers. */
export function birthRanges(source: TermSource, asked: readonly AskedBirth[]): BirthRange[] {
  const whole = source.personCount;
  if (asked.length === 0) return [{ from: 0, to: whole, most: 0 }];
  const [only] = asked;
  const block = blockOfYear(only!.packed >>> 9);
  const runs: BirthRange[] = [
    { from: 0, to: source.unknownEnd, most: block === UNKNOWN_BLOCK ? MOST_BIRTH : 0 },
    { from: source.unknownEnd, to: source.severalEnd, most: MOST_BIRTH },
  ];
  if (asked.length > 1 || block === UNKNOWN_BLOCK || only!.tolerance > 0) {
    runs.push({ from: source.severalEnd, to: whole, most: MOST_BIRTH });
    return filled(runs);
  }
  const from = source.yearsFrom(block);
  const to = source.yearsTo(block);
  const marks: BirthRange[] = [];
  const month = (only!.packed >>> 5) & 15;
  const day = only!.packed & 31;
  if (day !== 0) {
    marks.push(dayRange(source, from, to, only!.packed, MOST_BIRTH));
    // Day and month the other way round; beyond the twelfth there is no such month.
    if (day <= 12 && day !== month) {
      const swapped = (only!.packed & ~511) | (day << 5) | month;
      marks.push(dayRange(source, from, to, swapped, BIRTH_NATS['day-month-swapped']));
    }
  }
  marks.sort((a, b) => a.from - b.from);
  let at = source.severalEnd;
  const cover = (until: number, most: number): void => {
    if (until > at) runs.push({ from: at, to: until, most });
    at = Math.max(at, until);
  };
  cover(from, MOST_OTHER_YEAR);
  for (const mark of marks) {
    cover(mark.from, MOST_SAME_YEAR);
    cover(mark.to, mark.most);
  }
  cover(to, MOST_SAME_YEAR);
  cover(whole, MOST_OTHER_YEAR);
  return filled(runs);
}

const filled = (runs: BirthRange[]): BirthRange[] => runs.filter(({ from, to }) => to > from);

function dayRange(source: TermSource, from: number, to: number, packed: number, most: number): BirthRange {
  return { from: firstBornFrom(source, from, to, packed), to: firstBornFrom(source, from, to, packed + 1), most };
}

function firstBornFrom({ born }: TermSource, from: number, to: number, packed: number): number {
  let lowest = from;
  let highest = to;
  while (lowest < highest) {
    const middle = (lowest + highest) >>> 1;
    if (born[middle]! < packed) lowest = middle + 1;
    else highest = middle;
  }
  return lowest;
}

/** The persons born so near the asked dates that a frequent name is worth reading there, as `[from, to)` runs. */
export function nearRanges(source: TermSource, asked: readonly AskedBirth[]): (readonly [number, number])[] {
  const runs: [number, number][] = [[0, source.severalEnd]];
  const blocks = asked
    .map(({ packed, tolerance }) => {
      const year = packed >>> 9;
      return [blockOfYear(year - NEAR_YEARS - tolerance), blockOfYear(year + NEAR_YEARS + tolerance)] as const;
    })
    .sort((a, b) => a[0] - b[0]);
  for (const [first, last] of blocks) {
    // A year that the blocks do not hold leads nowhere: then all of them are near.
    if (first === UNKNOWN_BLOCK || last === UNKNOWN_BLOCK) return [[0, source.personCount]];
    const from = source.yearsFrom(first);
    const to = source.yearsTo(last);
    const before = runs[runs.length - 1]!;
    if (from <= before[1]) before[1] = Math.max(before[1], to);
    else runs.push([from, to]);
  }
  return runs;
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
