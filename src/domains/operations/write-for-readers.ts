import type { ReportWords } from './report-words/words.ts';

/** Keeps dates and codes in their own order inside a sentence that runs from right to left (U+2066, U+2069). */
export function isolated(text: string): string {
  return `\u2066${text}\u2069`;
}

/** Writes a number as the language does. */
export function writeNumberIn({ locale }: ReportWords, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
}

/** Writes a moment as the language does, in UTC. */
export function writeMoment({ locale }: ReportWords, iso: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
    hourCycle: 'h23',
    calendar: 'gregory',
  });
  return isolated(`${format.format(new Date(iso)).replace(/[\u200e\u200f]/g, '')} UTC`);
}

// A span is written in the unit in which it is read at a glance.
const SPANS = [
  ['hour', 3_600_000, 2],
  ['minute', 60_000, 2],
  ['second', 1000, 0],
] as const;

/** Writes a span of time as the language does: 12.4 hr, 35 min, 2 sec. */
export function writeSpan({ locale }: ReportWords, ms: number): string {
  const [unit, size] = SPANS.find(([, length, least]) => ms >= length * least) ?? SPANS[2];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
  return format.format(ms / size);
}
