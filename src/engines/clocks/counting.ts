/**
 * The two ways of counting a period, for which lawyers argue: elapsed time, and Regulation (EEC, Euratom) 1182/71.
 *
 * Source: Regulation 1182/71, Articles 2, 3 and 5; for periods in weeks and months the Court of Justice, C-171/03.
 * Cost: a few look-ups of an offset; for working days one step a day.
 */
import type { Period, PeriodRule, Rule, YearlyDay } from './rule.ts';
import {
  addWorkingDays,
  countWorkingDays,
  nextWorkingDay,
  WEEKDAYS_ONLY,
  type WorkingCalendar,
} from './working-days.ts';
import {
  addWallMonths,
  DAY_MS,
  HOUR_MS,
  type Instant,
  instantOf,
  startOfWallDay,
  type WallClock,
  wallClockAt,
} from './zone.ts';

/** Both readings of one period. */
export interface BothCounts {
  readonly elapsedAt: Instant;
  readonly regulationAt: Instant;
}

/** Where a count happens: the zone of the office that must act, and its working days where they matter. */
export interface Place {
  readonly zone: string;
  readonly calendar?: WorkingCalendar;
}

/** Counts a rule both ways from the instant at which its event happened. */
export function countBoth(rule: Rule, from: Instant, place: Place): BothCounts {
  if ('yearly' in rule) {
    const endAt = endOfYearlyDay(rule.yearly, from, place.zone);
    return { elapsedAt: endAt, regulationAt: endAt };
  }
  if (rule.direction === 'before') {
    return {
      elapsedAt: addPeriod(from, negative(rule.period), place),
      regulationAt: startOfRegulationPeriodBefore(from, rule.period, place),
    };
  }
  return { elapsedAt: addPeriod(from, rule.period, place), regulationAt: endOfRegulationPeriod(from, rule, place) };
}

/** Elapsed time: hours as they pass; days and longer on the calendar of the zone, at the same time on the wall. */
export function addPeriod(from: Instant, period: Period, place: Place): Instant {
  if (period.unit === 'hours') return from + period.length * HOUR_MS;
  return instantOf(place.zone, addToWall(wallClockAt(place.zone, from), period, place));
}

/**
 * The same from the end of a period in days or longer, as the Regulation ends it. Where the clocks skip midnight, a day ends at what the wall calls
 * 01:00, and days are added to its 24:00 all the same.
 */
export function addPeriodToEnd(endAt: Instant, period: Period, place: Place): Instant {
  const midnight = startOfWallDay(wallClockAt(place.zone, endAt));
  const isEndOfDay = instantOf(place.zone, midnight) === endAt;
  if (period.unit === 'hours' || !isEndOfDay) return addPeriod(endAt, period, place);
  return instantOf(place.zone, addToWall(midnight, period, place));
}

function addToWall(wall: WallClock, { length, unit }: Period, place: Place): WallClock {
  switch (unit) {
    case 'hours':
      return wall + length * HOUR_MS;
    case 'days':
      return wall + length * DAY_MS;
    case 'weeks':
      return wall + length * 7 * DAY_MS;
    case 'months':
      return addWallMonths(wall, length);
    case 'years':
      return addWallMonths(wall, length * 12);
    case 'working-days':
      return addWorkingDays(wall, length, place.calendar ?? WEEKDAYS_ONLY);
  }
}

/** The end of a period as Article 3 of Regulation 1182/71 counts it. */
function endOfRegulationPeriod(from: Instant, rule: PeriodRule, place: Place): Instant {
  const wall = wallClockAt(place.zone, from);
  if (rule.period.unit === 'hours') {
    // Article 3(1): the hour of the event does not count; 3(2)(a): the period ends when its last hour has passed.
    const intoTheHour = wall - Math.floor(wall / HOUR_MS) * HOUR_MS;
    return from - intoTheHour + HOUR_MS + rule.period.length * HOUR_MS;
  }
  // Article 3(1) and (2)(b): the day of the event does not count, so the third day after Friday is Monday.
  // Article 3(2)(c), and C-171/03: weeks, months and years end on the day that bears the name or date of the day of the
  // event; where the month has no such date, on its last day.
  let lastDay = addToWall(startOfWallDay(wall), rule.period, place);
  // Article 3(4) and (5) only where the instrument asks for them: Article 5(1) excepts them for actions due at a given moment.
  // A period in working days ends on one by itself and holds as many as it says: one may be one, over a long weekend too.
  if (rule.endsOnWorkingDay && rule.period.unit !== 'working-days') {
    lastDay = endOnWorkingDay(startOfWallDay(wall), lastDay, place.calendar ?? WEEKDAYS_ONLY);
  }
  return endOfDay(lastDay, place.zone);
}

const DAYS_THAT_HOLD_TWO_WORKING_DAYS = 2;

/** Article 3(4): the last day is a working day. Article 3(5): a period of two days or more holds two of them at least. */
function endOnWorkingDay(event: WallClock, lastDay: WallClock, calendar: WorkingCalendar): WallClock {
  const last = nextWorkingDay(lastDay, calendar);
  if (lastDay - event < DAYS_THAT_HOLD_TWO_WORKING_DAYS * DAY_MS) return last;
  const held = countWorkingDays(event, last, calendar);
  return held < 2 ? addWorkingDays(last, 2 - held, calendar) : last;
}

/**
 * Counted backwards, the mirror of Article 3: the day of the event does not count, and the period reaches back to the
 * beginning of its first day, by which the action must be done.
 */
function startOfRegulationPeriodBefore(event: Instant, period: Period, place: Place): Instant {
  const wall = wallClockAt(place.zone, event);
  if (period.unit === 'hours') return event - (wall - Math.floor(wall / HOUR_MS) * HOUR_MS) - period.length * HOUR_MS;
  return instantOf(place.zone, addToWall(startOfWallDay(wall), negative(period), place));
}

function negative({ length, unit }: Period): Period {
  return { length: -length, unit };
}

/** 24:00 of the day of this wall clock. */
function endOfDay(day: WallClock, zone: string): Instant {
  return instantOf(zone, startOfWallDay(day) + DAY_MS);
}

/** A fixed date lasts until its last hour has passed (Article 5(2)); on the day itself there is still time. */
function endOfYearlyDay({ month, day }: YearlyDay, from: Instant, zone: string): Instant {
  const wall = wallClockAt(zone, from);
  const year = new Date(wall).getUTCFullYear();
  const thisYear = Date.UTC(year, month - 1, day);
  return endOfDay(startOfWallDay(wall) <= thisYear ? thisYear : Date.UTC(year + 1, month - 1, day), zone);
}
