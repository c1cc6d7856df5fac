/**
 * Finds a birth date in what somebody typed, in the orders and separators that officers of different countries use.
 * Source: CLDR date formats of the languages of the interface, ISO 8601. Cost: a handful of regular expressions.
 */
import { type IsoDate, type PartialDate, readPartialDate, writePartialDate } from '../../kernel/partial-date.ts';

/** How a date was read, for the screen to say. */
export type DateReading =
  | 'year-month-day'
  | 'day-month-year'
  | 'month-day-year'
  | 'month-year'
  | 'year-only'
  | 'about-year'
  | 'day-month-ambiguous';

export interface TypedDate {
  /** One date, or two where day and month could be either. */
  readonly dates: readonly PartialDate[];
  readonly reading: DateReading;
  /** Years to either side that "circa" leaves open. */
  readonly toleranceYears?: number;
  /** The text without the date. */
  readonly rest: string;
}

const CIRCA_YEARS = 2;
const OLDEST_YEAR = 1880;

// Each list runs from January; the first letters suffice where they tell the month. Names in the languages of the interface.
const MONTHS = [
  'january|jan|janvier|janv|enero|ene|januar|yanvar|ocak|janar|يناير|января|январь',
  'february|feb|février|fevrier|févr|febrero|februar|şubat|subat|shkurt|فبراير|февраля|февраль',
  'march|mar|mars|marzo|märz|maerz|mart|مارس|марта|март',
  'april|apr|avril|avr|abril|abr|nisan|prill|أبريل|апреля|апрель',
  'may|mai|mayo|mayıs|mayis|maj|مايو|мая|май',
  'june|jun|juin|junio|juni|haziran|qershor|يونيو|июня|июнь',
  'july|jul|juillet|juil|julio|juli|temmuz|korrik|يوليو|июля|июль',
  'august|aug|août|aout|agosto|ago|ağustos|agustos|gusht|أغسطس|августа|август',
  'september|sept|sep|septembre|septiembre|eylül|eylul|shtator|سبتمبر|сентября|сентябрь',
  'october|oct|octobre|octubre|oktober|okt|ekim|tetor|أكتوبر|октября|октябрь',
  'november|nov|novembre|noviembre|kasım|kasim|nëntor|nentor|نوفمبر|ноября|ноябрь',
  'december|dec|décembre|decembre|déc|diciembre|dic|dezember|dez|aralık|aralik|dhjetor|ديسمبر|декабря|декабрь',
];
const MONTH_OF = new Map<string, number>();
for (const [i, names] of MONTHS.entries()) for (const name of names.split('|')) MONTH_OF.set(name, i + 1);
const MONTH_NAME = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|');

const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const pattern = (source: string) => new RegExp(EDGE + source + END, 'iu');

const YEAR_FIRST = pattern('(\\d{4})\\s?[-./年]\\s?(\\d{1,2})\\s?[-./月]\\s?(\\d{1,2})日?');
const YEAR_LAST = pattern('(\\d{1,2})\\s?([-./])\\s?(\\d{1,2})\\s?[-./]\\s?(\\d{4})');
const SPACED = pattern('(\\d{1,2})( )(\\d{1,2}) (\\d{4})');
const SHORT = pattern('(\\d{2}|\\d)([-./])(\\d{1,2})[-./](\\d{2})');
const MONTH_YEAR = pattern('(\\d{1,2})[-./](\\d{4})');
const YEAR_MONTH = pattern('(\\d{4})[-./](\\d{1,2})');
const DAY_NAME_YEAR = pattern(
  `(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?:\\s+de)?[\\s-]+(${MONTH_NAME})\\.?(?:\\s+de|,)?[\\s-]+(\\d{4})`,
);
const NAME_DAY_YEAR = pattern(`(${MONTH_NAME})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`);
const NAME_YEAR = pattern(`(${MONTH_NAME})\\.?(?:\\s+de)?[\\s-]+(\\d{4})`);
const EIGHT_DIGITS = pattern('(\\d{8})');
const YEAR = pattern('(?:(circa|ca\\.?|c\\.|about|around|approx\\.?|vers|hacia|um|около)\\s*)?((?:18|19|20)\\d{2})');

type Attempt = (text: string, today: IsoDate) => (Omit<TypedDate, 'rest'> & { found: RegExpExecArray }) | undefined;

function date(year: number, month: number, day: number, today: IsoDate): PartialDate | undefined {
  if (year < OLDEST_YEAR || (month === 0 && day !== 0)) return undefined;
  const written = writePartialDate({ year, month, day });
  const possible = readPartialDate(written) !== undefined && (month !== 0 || written.length === 4);
  return possible && written <= today ? written : undefined;
}

function dayAndMonth(one: number, two: number, year: number, dotted: boolean, today: IsoDate) {
  const dayFirst = date(year, two, one, today);
  // With dots the day always comes first; with strokes and hyphens Americans put the month there.
  const monthFirst = dotted ? undefined : date(year, one, two, today);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) {
    return { dates: [dayFirst, monthFirst], reading: 'day-month-ambiguous' as const };
  }
  if (dayFirst !== undefined) return { dates: [dayFirst], reading: 'day-month-year' as const };
  return monthFirst === undefined ? undefined : { dates: [monthFirst], reading: 'month-day-year' as const };
}

/** A birth year of two digits is the latest one that is not in the future. */
function fullYear(yy: number, today: IsoDate): number {
  const thisYear = Number(today.slice(0, 4));
  const year = Math.floor(thisYear / 100) * 100 + yy;
  return year > thisYear ? year - 100 : year;
}

function single(found: RegExpExecArray, on: PartialDate | undefined, reading: DateReading) {
  return on === undefined ? undefined : { dates: [on], reading, found };
}

const ATTEMPTS: readonly Attempt[] = [
  (text, today) => {
    const found = YEAR_FIRST.exec(text);
    return found ? single(found, date(+found[1]!, +found[2]!, +found[3]!, today), 'year-month-day') : undefined;
  },
  (text, today) => {
    const found = YEAR_LAST.exec(text) ?? SPACED.exec(text);
    const read = found && dayAndMonth(+found[1]!, +found[3]!, +found[4]!, found[2] === '.', today);
    return read ? { ...read, found: found! } : undefined;
  },
  (text, today) => {
    const found = DAY_NAME_YEAR.exec(text);
    const month = found ? MONTH_OF.get(found[2]!.toLowerCase()) : undefined;
    return found && month ? single(found, date(+found[3]!, month, +found[1]!, today), 'day-month-year') : undefined;
  },
  (text, today) => {
    const found = NAME_DAY_YEAR.exec(text);
    const month = found ? MONTH_OF.get(found[1]!.toLowerCase()) : undefined;
    return found && month ? single(found, date(+found[3]!, month, +found[2]!, today), 'month-day-year') : undefined;
  },
  (text, today) => {
    const found = SHORT.exec(text);
    if (!found) return undefined;
    const [one, two, three] = [+found[1]!, +found[3]!, +found[4]!];
    if (one > 31) return single(found, date(fullYear(one, today), two, three, today), 'year-month-day');
    const read = dayAndMonth(one, two, fullYear(three, today), found[2] === '.', today);
    return read ? { ...read, found } : undefined;
  },
  (text, today) => {
    const found = MONTH_YEAR.exec(text);
    return found ? single(found, date(+found[2]!, +found[1]!, 0, today), 'month-year') : undefined;
  },
  (text, today) => {
    const found = YEAR_MONTH.exec(text);
    return found ? single(found, date(+found[1]!, +found[2]!, 0, today), 'month-year') : undefined;
  },
  (text, today) => {
    const found = NAME_YEAR.exec(text);
    const month = found ? MONTH_OF.get(found[1]!.toLowerCase()) : undefined;
    return found && month ? single(found, date(+found[2]!, month, 0, today), 'month-year') : undefined;
  },
  (text, today) => {
    const found = EIGHT_DIGITS.exec(text);
    if (!found) return undefined;
    const digits = found[1]!;
    const yearFirst = date(+digits.slice(0, 4), +digits.slice(4, 6), +digits.slice(6), today);
    if (yearFirst !== undefined) return single(found, yearFirst, 'year-month-day');
    const dayFirst = date(+digits.slice(4), +digits.slice(2, 4), +digits.slice(0, 2), today);
    return single(found, dayFirst, 'day-month-year');
  },
  (text, today) => {
    const found = YEAR.exec(text);
    if (!found) return undefined;
    const on = date(+found[2]!, 0, 0, today);
    if (on === undefined) return undefined;
    if (found[1] === undefined) return { dates: [on], reading: 'year-only', found };
    return { dates: [on], reading: 'about-year', toleranceYears: CIRCA_YEARS, found };
  },
];

/** The first date found in a text, the most complete form first; a date in the future is none. */
export function findTypedDate(text: string, today: IsoDate): TypedDate | undefined {
  if (!/\d{2}/.test(text)) return undefined;
  for (const attempt of ATTEMPTS) {
    const read = attempt(text, today);
    if (!read) continue;
    const { found, ...rest } = read;
    const left = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { ...rest, rest: left };
  }
  return undefined;
}
