/**
 * Dates of machine-readable zones: six characters YYMMDD, of which a birth date may leave parts open.
 * Source: ICAO Doc 9303 part 3, section 4.8. The century is not printed and follows from what is possible.
 */
import { daysInMonth, type IsoDate, type PartialDate } from '../../kernel/partial-date.ts';

export type MrzDate =
  | { readonly state: 'read'; readonly on: PartialDate }
  | { readonly state: 'open' }
  | { readonly state: 'impossible' };

// Documents are valid ten years as a rule, some residence cards longer; an expiry further ahead belongs to the last century.
const LONGEST_VALIDITY_YEARS = 30;

function centuryOfBirth(yy: number, mmdd: string, latest: IsoDate): number {
  const thisCentury = Math.floor(Number(latest.slice(0, 4)) / 100) * 100;
  const year = thisCentury + yy;
  return `${year}${mmdd}` <= latest.replace(/-/g, '') ? year : year - 100;
}

/** Reads a birth date; it lies before today, and before the expiry of the document where that is known. */
export function readMrzBirthDate(field: string, today: IsoDate, expiresOn: PartialDate | undefined): MrzDate {
  const found = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(field);
  if (!found) return { state: /^<*$/.test(field) ? 'open' : 'impossible' };
  // Some States print 00 for an unknown part where the standard has fillers.
  const month = found[2] === '<<' || found[2] === '00' ? '' : found[2]!;
  const day = month === '' || found[3] === '<<' || found[3] === '00' ? '' : found[3]!;
  const latest = expiresOn !== undefined && expiresOn < today ? expiresOn : today;
  const year = centuryOfBirth(Number(found[1]), `${month || '01'}${day || '01'}`, latest);
  return dateOf(year, month, day);
}

/** Reads an expiry date. */
export function readMrzExpiry(field: string, today: IsoDate): MrzDate {
  if (/^<*$/.test(field)) return { state: 'open' };
  const found = /^(\d\d)(\d\d)(\d\d)$/.exec(field);
  if (!found) return { state: 'impossible' };
  const thisYear = Number(today.slice(0, 4));
  const year = Math.floor(thisYear / 100) * 100 + Number(found[1]);
  return dateOf(year > thisYear + LONGEST_VALIDITY_YEARS ? year - 100 : year, found[2]!, found[3]!);
}

function dateOf(year: number, month: string, day: string): MrzDate {
  if (month === '') return { state: 'read', on: String(year) };
  if (Number(month) < 1 || Number(month) > 12) return { state: 'impossible' };
  if (day === '') return { state: 'read', on: `${year}-${month}` };
  if (Number(day) < 1 || Number(day) > daysInMonth(year, Number(month))) return { state: 'impossible' };
  return { state: 'read', on: `${year}-${month}-${day}` };
}
