/**
 * A date of which parts may be unknown, as travel documents and lists give it: `1979-03-14`, `1979-03`, `1979`.
 * ICAO Doc 9303 part 3 section 4.8 allows unknown parts in a machine-readable birth date.
 */
export type PartialDate = string;

/** A whole calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export interface DateParts {
  readonly year: number;
  /** 1–12, or 0 when unknown. */
  readonly month: number;
  /** 1–31, or 0 when unknown. */
  readonly day: number;
}

/** How many days a month has in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads a partial date; an impossible one (`1979-02-30`) is undefined. */
export function readPartialDate(text: string): DateParts | undefined {
  const found = PARTIAL_DATE.exec(text);
  if (!found) return undefined;
  const year = Number(found[1]);
  const month = found[2] === undefined ? 0 : Number(found[2]);
  const day = found[3] === undefined ? 0 : Number(found[3]);
  if (found[2] !== undefined && (month < 1 || month > 12)) return undefined;
  if (found[3] !== undefined && (day < 1 || day > daysInMonth(year, month))) return undefined;
  return { year, month, day };
}

/** Writes the parts back as a partial date. */
export function writePartialDate({ year, month, day }: DateParts): PartialDate {
  const y = String(year).padStart(4, '0');
  if (month === 0) return y;
  const m = String(month).padStart(2, '0');
  return day === 0 ? `${y}-${m}` : `${y}-${m}-${String(day).padStart(2, '0')}`;
}
