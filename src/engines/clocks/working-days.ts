/** Working days of a state: all days but its weekend and its public holidays (Regulation 1182/71, Article 2(2)). */
import { Problem } from '../../kernel/problem.ts';
import { DAY_MS, startOfWallDay, type WallClock, wallDate } from './zone.ts';

/** The days on which the offices of a state are closed. The instrument or the state says which; none is built in. */
export interface WorkingCalendar {
  /** `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** ISO days of the week, 1 Monday to 7 Sunday; Saturday and Sunday unless told otherwise. */
  readonly weekend?: readonly number[];
}

const SATURDAY_AND_SUNDAY = [6, 7] as const;

/** No public holidays, Saturday and Sunday closed: what remains when a state's list is not given. */
export const WEEKDAYS_ONLY: WorkingCalendar = { holidays: [] };

/** The ISO day of the week of a wall clock, 1 Monday to 7 Sunday. */
export function dayOfWeek(wall: WallClock): number {
  // 1 January 1970 was a Thursday.
  return ((((Math.floor(wall / DAY_MS) + 3) % 7) + 7) % 7) + 1;
}

/** Whether the day of this wall clock is a working day. */
export function isWorkingDay(wall: WallClock, calendar: WorkingCalendar): boolean {
  return (
    !(calendar.weekend ?? SATURDAY_AND_SUNDAY).includes(dayOfWeek(wall)) && !calendar.holidays.includes(wallDate(wall))
  );
}

/** The same time on the wall, on the given working day after this one; the day itself does not count. */
export function addWorkingDays(wall: WallClock, days: number, calendar: WorkingCalendar): WallClock {
  if (new Set(calendar.weekend ?? SATURDAY_AND_SUNDAY).size >= 7) {
    throw new Problem('invalid-input', 'A calendar whose every day is a weekend has no working days to count.');
  }
  const timeOfDay = wall - startOfWallDay(wall);
  let day = startOfWallDay(wall);
  for (let counted = 0; counted < days; ) {
    day += DAY_MS;
    if (isWorkingDay(day, calendar)) counted += 1;
  }
  return day + timeOfDay;
}

/** How many working days, up to two, lie after one day and up to another. */
export function countWorkingDays(from: WallClock, to: WallClock, calendar: WorkingCalendar): number {
  let counted = 0;
  for (let day = startOfWallDay(to); day > startOfWallDay(from) && counted < 2; day -= DAY_MS) {
    if (isWorkingDay(day, calendar)) counted += 1;
  }
  return counted;
}

/** The same time on the wall, moved to the next working day if its day is none (Article 3(4)). */
export function nextWorkingDay(wall: WallClock, calendar: WorkingCalendar): WallClock {
  return isWorkingDay(wall, calendar) ? wall : addWorkingDays(wall, 1, calendar);
}
