import type { IsoDate, PartialDate } from '../../kernel/partial-date.ts';
import { daysInMonth, readPartialDate, writePartialDate } from '../../kernel/partial-date.ts';

const DAY_MS = 86_400_000;
/** Length of `YYYY-MM-DD`: nearly all dates are whole, and these need no reading. */
const WHOLE = 10;

/** Is this a whole, possible calendar date? */
export function isIsoDate(text: string): boolean {
  return text.length === 10 && readPartialDate(text) !== undefined;
}

/** The day that lies so many days after; Date.UTC is arithmetic here, not a clock. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.UTC(...numbers(date)) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the month that follows the end of so many months: the rule of Council of Europe conventions. */
export function firstOfMonthAfter(date: IsoDate, months: number): IsoDate {
  const [year, month] = numbers(date);
  return new Date(Date.UTC(year, month + months + 1, 1)).toISOString().slice(0, 10);
}

/** The latest day a partial date can mean. What begins on an unknown day is counted from here. */
export function latestDay(date: PartialDate): IsoDate {
  if (date.length === WHOLE) return date;
  const { year, month, day } = readPartialDate(date)!;
  const m = month || 12;
  return writePartialDate({ year, month: m, day: day || daysInMonth(year, m) });
}

/** The earliest day a partial date can mean. What ends on an unknown day is counted until here. */
export function earliestDay(date: PartialDate): IsoDate {
  if (date.length === WHOLE) return date;
  const { year, month, day } = readPartialDate(date)!;
  return writePartialDate({ year, month: month || 1, day: day || 1 });
}

// ISO dates sort as text, which keeps comparisons readable and fast.
/** The later of two days. */
export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

function numbers(date: IsoDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))];
}
