import { daysInMonth, readPartialDate } from '../../kernel/partial-date.ts';
import { CHARACTERS, type Character, type StopCode } from './exchange.ts';
import type { AssessedItem } from './release-facts.ts';

const ADULT_YEARS = 18;

/** Whether somebody born then may still be a child: what is unknown of the date speaks for the child. */
export function mayBeMinor(bornOn: string, today: string, toleranceYears = 0): boolean {
  const parts = readPartialDate(bornOn);
  if (!parts) return false;
  const year = parts.year + toleranceYears;
  const month = parts.month || 12;
  const day = parts.day || daysInMonth(year, month);
  const adultOn = `${String(year + ADULT_YEARS).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return today < adultOn;
}

interface Born {
  readonly on?: unknown;
  readonly toleranceYears?: unknown;
}

/**
 * What a second person must look at before a message leaves: victims, children, and matter that INTERPOL's Constitution,
 * Article 3, keeps out. Whoever writes declares the character of the matter; the rest follows from the subjects.
 */
export function stopsOf(items: readonly AssessedItem[], character: readonly Character[], today: string): StopCode[] {
  const found = new Set<StopCode>();
  for (const { kind, role, link, body } of items) {
    if (role === 'victim' || link === 'victim-of-the-offence') found.add('victim');
    if (kind !== 'person' || !body) continue;
    const born = Array.isArray(body.born) ? (body.born as Born[]) : [];
    if (
      born.some(
        ({ on, toleranceYears }) =>
          typeof on === 'string' && mayBeMinor(on, today, typeof toleranceYears === 'number' ? toleranceYears : 0),
      )
    ) {
      found.add('minor');
    }
  }
  for (const one of CHARACTERS) if (character.includes(one)) found.add(one);
  return [...found];
}
