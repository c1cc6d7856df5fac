// Birth dates are packed as the matching engine packs them: `year · 512 + month · 32 + day`, unknown parts 0.

/** Persons are numbered by their birth date; the years told apart. */
export const FIRST_YEAR = 1850;
export const LAST_YEAR = 2149;

/**
 * Blocks of persons: first those of unknown year, then those whom one year does not place (several dates, a wide one, a
 * year outside the span), then year by year.
 */
export const UNKNOWN_BLOCK = 0;
export const SEVERAL_BLOCK = 1;
const FIRST_YEAR_BLOCK = 2;
export const BLOCKS = LAST_YEAR - FIRST_YEAR + 1 + FIRST_YEAR_BLOCK;

/** The block of a year. */
export function blockOfYear(year: number): number {
  return year < FIRST_YEAR || year > LAST_YEAR ? SEVERAL_BLOCK : year - FIRST_YEAR + FIRST_YEAR_BLOCK;
}

/** Days of a block: the nine lower bits of a packed date. */
export const DAYS = 512;

const FIRST_OF_JANUARY = 32 + 1;

/**
 * The place of a date within its year's block. Dates that stand for a whole year or month (the day unknown, or
 * 1 January, which registers write when they know the year only) come first, together.
 */
export function dayInBlock(packed: number): number {
  const day = packed & (DAYS - 1);
  return (day & 31) === 0 || day === FIRST_OF_JANUARY ? 0 : day;
}
