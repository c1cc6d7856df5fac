/**
 * Exact arithmetic between instants and the clock on the wall of a time zone.
 *
 * Source: the IANA time zones as ECMAScript's Intl gives them. A wall-clock time that occurs twice means its first
 * occurrence, and one that is skipped is read with the offset before the change (RFC 5545, section 3.3.5).
 * Cost: two to four look-ups of an offset for each conversion, about a microsecond each.
 */
import { daysInMonth } from '../../kernel/partial-date.ts';
import { Problem } from '../../kernel/problem.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** The clock on the wall, as milliseconds since 1970-01-01T00:00:00 on that same wall: it knows no offset. */
export type WallClock = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

// Older or later moments are typing errors: nobody received a request in 0202 or in 20260.
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, made);
    return made;
  } catch {
    return undefined;
  }
}

/** Whether the zone is one of the IANA time zones (or a fixed offset such as `+02:00`). */
export function isZone(zone: string): boolean {
  return zone !== '' && formatterOf(zone) !== undefined;
}

/** The zone itself when it is known; otherwise a problem that says what a zone looks like. */
export function requireZone(zone: string): string {
  if (isZone(zone)) return zone;
  throw new Problem(
    'invalid-input',
    `"${zone}" is not a time zone. Give an IANA zone such as Europe/Tirane, or an offset such as +02:00.`,
    { fields: [{ field: '/zone', message: 'not an IANA time zone' }] },
  );
}

const PRINTED = /^(\d{2})\/(\d{2})\/(\d{1,4}), (\d{2}):(\d{2}):(\d{2})$/;

/** How far the wall of the zone is ahead of UTC at that instant. */
export function offsetAt(zone: string, at: Instant): number {
  const formatter = formatterOf(requireZone(zone))!;
  const wholeSecond = Math.floor(at / SECOND_MS) * SECOND_MS;
  const [, month, day, year, hour, minute, second] = PRINTED.exec(formatter.format(wholeSecond))!;
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - wholeSecond
  );
}

/** What the wall shows at that instant. */
export function wallClockAt(zone: string, at: Instant): WallClock {
  return at + offsetAt(zone, at);
}

/** An instant with what the reader should know about it: the wall-clock time did not occur, or occurred twice. */
export interface ResolvedInstant {
  readonly at: Instant;
  readonly reading: 'plain' | 'skipped' | 'repeated';
}

/** Finds the instant at which the wall of the zone shows this time. */
export function resolveWallClock(zone: string, wall: WallClock): ResolvedInstant {
  // No zone is more than 14 hours from UTC, so a day to either side lies before and after any change near by.
  const before = offsetAt(zone, wall - DAY_MS);
  const after = offsetAt(zone, wall + DAY_MS);
  const first = wall - Math.max(before, after);
  const second = wall - Math.min(before, after);
  const firstShows = first + offsetAt(zone, first) === wall;
  if (before === after) {
    if (firstShows) return { at: first, reading: 'plain' };
    return { at: first, reading: 'skipped' };
  }
  const secondShows = second + offsetAt(zone, second) === wall;
  if (firstShows && secondShows) return { at: first, reading: 'repeated' };
  if (firstShows) return { at: first, reading: 'plain' };
  if (secondShows) return { at: second, reading: 'plain' };
  return { at: wall - before, reading: 'skipped' };
}

/** The instant at which the wall of the zone shows this time: the first of two, and past a gap when there is none. */
export function instantOf(zone: string, wall: WallClock): Instant {
  return resolveWallClock(zone, wall).at;
}

/** The wall clock at 00:00 of the same day. */
export function startOfWallDay(wall: WallClock): WallClock {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** The same time on the wall some months later or earlier; where the month has no such day, its last day. */
export function addWallMonths(wall: WallClock, months: number): WallClock {
  const date = new Date(wall);
  const count = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12;
  const day = Math.min(date.getUTCDate(), daysInMonth(year, month + 1));
  return Date.UTC(year, month, day) + (wall - startOfWallDay(wall));
}

/** The calendar date on the wall, `YYYY-MM-DD`. */
export function wallDate(wall: WallClock): string {
  return new Date(wall).toISOString().slice(0, 10);
}

const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** A moment as somebody wrote it, with the zone in which it is shown again. */
export interface ReadMoment extends ResolvedInstant {
  readonly zone: string;
}

/**
 * Reads an ISO 8601 date and time. Without an offset it is the wall clock of the zone; with one, the offset decides
 * and the zone only shows. Raises `invalid-input` with a sentence for anything else.
 */
export function readMoment(text: string, zone: string | undefined, field = '/received'): ReadMoment {
  const say = (sentence: string): Problem =>
    new Problem('invalid-input', sentence, { fields: [{ field, message: sentence }] });
  const found = MOMENT.exec(text.trim());
  if (!found) throw say(`"${text}" is not a date with a time. Write it as 2026-03-27T09:20, with or without +01:00.`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1, 6).map(Number);
  const second = Number(found[6] ?? 0);
  if (year < FIRST_YEAR || year > LAST_YEAR) throw say(`"${text}" lies outside the years ${FIRST_YEAR}–${LAST_YEAR}.`);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw say(`"${text}" is not a day of the calendar.`);
  }
  // ISO 8601 allows 24:00 for the end of a day.
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && Number(found[7] ?? 0) === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) throw say(`"${text}" is not a time of the day.`);
  const fractionMs = Math.floor(Number(`0.${found[7] ?? '0'}`) * SECOND_MS);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, fractionMs);

  const written = found[8]?.toUpperCase();
  if (written === undefined) {
    if (zone === undefined) {
      throw say(`"${text}" has no offset. Name its time zone (such as Europe/Tirane) or write the offset (+01:00).`);
    }
    return { ...resolveWallClock(requireZone(zone), wall), zone };
  }
  const offset = readOffset(written);
  if (offset === undefined) throw say(`"${written}" in "${text}" is not an offset from UTC.`);
  return { at: wall - offset, reading: 'plain', zone: zone === undefined ? writeOffset(offset) : requireZone(zone) };
}

function readOffset(written: string): number | undefined {
  if (written === 'Z') return 0;
  const hours = Number(written.slice(1, 3));
  const minutes = Number(written.slice(3).replace(':', '') || 0);
  if (hours > 14 || minutes > 59) return undefined;
  const size = hours * HOUR_MS + minutes * MINUTE_MS;
  return written.startsWith('-') ? -size : size;
}

function writeOffset(offset: number): string {
  const size = Math.floor(Math.abs(offset) / MINUTE_MS);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/**
 * Writes an instant as ISO 8601 with the offset of the zone, such as `2026-03-27T17:20:00+01:00`.
 * The end of a day (24:00) is written as 00:00 of the next: every reader of ISO 8601 takes that form.
 */
export function writeMoment(at: Instant, zone: string): string {
  // Before 1900 some offsets had seconds, which ISO 8601 cannot write; whole minutes keep the instant exact.
  const offset = Math.trunc(offsetAt(zone, at) / MINUTE_MS) * MINUTE_MS;
  const printed = new Date(at + offset).toISOString();
  const withoutZeros = printed.endsWith('.000Z') ? printed.slice(0, 19) : printed.slice(0, -1);
  return `${withoutZeros}${writeOffset(offset)}`;
}
