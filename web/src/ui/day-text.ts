const YEAR_LAST = /^(\d{1,2})([./\s-])(\d{1,2})\2(\d{4})$/;
const MONTH_AND_YEAR = /^(\d{1,2})\.(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/;
const LAST_MONTH = 12;

const iso = (year: string, ...rest: string[]): string => [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');

/**
 * A day as it stands on paper, written year first as the node reads it. With dots the day comes before the month; with
 * other signs only where one of the two cannot be a month. What is not sure stays as it was typed.
 */
export function writtenDay(typed: string): string {
  const text = typed.trim();
  const [, one = '', sign, other = '', year = ''] = YEAR_LAST.exec(text) ?? [];
  if (sign !== undefined) {
    if (sign === '.' || sign === ' ' || Number(one) > LAST_MONTH) return iso(year, other, one);
    return Number(other) > LAST_MONTH ? iso(year, one, other) : text;
  }
  const [, month, yearOfMonth] = MONTH_AND_YEAR.exec(text) ?? [];
  if (month !== undefined && yearOfMonth !== undefined) return iso(yearOfMonth, month);
  const [, first, second = '', third = ''] = YEAR_FIRST.exec(text) ?? [];
  return first === undefined ? text : iso(first, second, third);
}
