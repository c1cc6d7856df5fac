/** Lengths of time as officers and ISO 8601 write them: `5 days`, `36h`, `2 weeks`, `P5D`, `P1DT12H`. */
import { Problem } from '../../kernel/problem.ts';
import { faultOfPeriod } from './find-rule.ts';
import type { Period, Unit } from './rule.ts';

const WORDS: Readonly<Record<string, Unit>> = {
  h: 'hours',
  hour: 'hours',
  hours: 'hours',
  d: 'days',
  day: 'days',
  days: 'days',
  'calendar day': 'days',
  'calendar days': 'days',
  'working day': 'working-days',
  'working days': 'working-days',
  w: 'weeks',
  week: 'weeks',
  weeks: 'weeks',
  month: 'months',
  months: 'months',
  y: 'years',
  year: 'years',
  years: 'years',
};

const IN_WORDS = /^(\d{1,6})\s*-?\s*((?:calendar|working)[ -]days?|h|hours?|d|days?|w|weeks?|months?|y|years?)\b/i;
const ISO_DURATION = /^P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?)?(?![A-Z0-9])/i;
const ISO_UNITS: readonly Unit[] = ['years', 'months', 'weeks', 'days', 'hours'];

/** The length a text begins with, and the rest of the text; undefined when it begins with none. */
export function findPeriods(text: string): { periods: Period[]; rest: string } | undefined {
  const iso = ISO_DURATION.exec(text);
  if (iso) {
    const periods = ISO_UNITS.map((unit, i) => ({ length: Number(iso[i + 1] ?? 0), unit })).filter((p) => p.length > 0);
    if (iso.slice(1).some((part) => part !== undefined)) return { periods, rest: text.slice(iso[0].length) };
  }
  const words = IN_WORDS.exec(text);
  const unit = words && WORDS[words[2]!.toLowerCase().replace('-', ' ')];
  if (!words || !unit) return undefined;
  const length = Number(words[1]);
  return { periods: length === 0 ? [] : [{ length, unit }], rest: text.slice(words[0].length) };
}

/** Reads a length that is all of the text; raises `invalid-input` with a sentence otherwise. */
export function readPeriods(text: string, field: string): Period[] {
  const found = findPeriods(text.trim());
  if (found?.rest.trim() !== '') {
    throw refusal(`"${text}" is not a length of time. Write it as 5 days, 36 hours or P5D.`, field);
  }
  for (const { length, unit } of found.periods) {
    const fault = faultOfPeriod(length, unit);
    if (fault) throw refusal(`"${text}" cannot be used: ${fault}.`, field);
  }
  return found.periods;
}

function refusal(sentence: string, field: string): Problem {
  return new Problem('invalid-input', sentence, { fields: [{ field, message: sentence }] });
}
