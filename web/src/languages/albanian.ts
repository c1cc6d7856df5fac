/**
 * Dates, spans and lists in Albanian. Chromium carries no Albanian data of its own and would quietly write English;
 * a browser that has them (Firefox) is asked instead.
 */
const MONTHS = [
  'janar',
  'shkurt',
  'mars',
  'prill',
  'maj',
  'qershor',
  'korrik',
  'gusht',
  'shtator',
  'tetor',
  'nëntor',
  'dhjetor',
];

/** Singular and plural of each unit, as they stand behind a number. */
const UNITS = {
  minute: ['minutë', 'minuta'],
  hour: ['orë', 'orë'],
  day: ['ditë', 'ditë'],
  month: ['muaj', 'muaj'],
  year: ['vit', 'vjet'],
} as const;

export type Unit = keyof typeof UNITS;

/** Whether this browser can write a language itself. */
export function isWritten(locale: string): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf([locale]).length > 0;
}

/** Year, month and day as numbers; month and day may be unknown. */
export function albanianDate(year: number, month?: number, day?: number): string {
  return [day, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}

export function albanianList(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} dhe ${items.at(-1)}`;
}

/** How long ago (below zero) or until then. */
export function albanianSpan(amount: number, unit: Unit): string {
  if (amount === 0) return unit === 'day' ? 'sot' : 'tani';
  if (unit === 'day' && amount === -1) return 'dje';
  if (unit === 'day' && amount === 1) return 'nesër';
  const size = Math.abs(amount);
  const counted = `${size} ${UNITS[unit][size === 1 ? 0 : 1]}`;
  return amount < 0 ? `${counted} më parë` : `pas ${counted}`;
}
