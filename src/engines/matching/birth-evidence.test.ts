import { expect, test } from 'vitest';
import { BIRTH_NATS, type BirthAgreement, compareBirth, packDate } from './birth-evidence.ts';

test.each<[string, string, BirthAgreement]>([
  ['1970-03-14', '1970-03-14', 'same-day'],
  ['1970-03-04', '1970-04-03', 'day-month-swapped'],
  ['1970-03-14', '1971-03-14', 'one-part-differs'],
  ['1970-03-14', '1970-03-15', 'one-part-differs'],
  ['1957-03-14', '1967-03-14', 'one-part-differs'],
  ['1970-03-14', '1970', 'same-year-known'],
  ['1970-01-01', '1970-08-09', 'same-year-known'],
  ['1970', '1971', 'year-off-by-one'],
  ['1970', '1972', 'year-off-by-two'],
  ['1970-03-14', '1970-08-09', 'same-year-other-day'],
  ['1970-03-14', '1972-08-09', 'years-near'],
  ['1970-03-14', '1990-08-09', 'years-apart'],
  ['1970', '1975', 'years-several'],
  ['1970', '1990', 'years-apart-year-only'],
  ['1970-03', '1970-03-20', 'same-month'],
])('%s against %s: %s', (a, b, agreement) => {
  expect(compareBirth(packDate(a), packDate(b))).toBe(agreement);
  expect(compareBirth(packDate(b), packDate(a))).toBe(agreement);
});

test('a date that cannot be keeps the parts that can', () => {
  expect(compareBirth(packDate('1968-13-30'), packDate('1968-12-30'))).toBe('same-year-known');
  expect(compareBirth(packDate('1967-2-01'), packDate('1967-02-01'))).toBe('same-day');
  expect(packDate('unknown')).toBe(0);
});

test('an unknown date says nothing', () => {
  expect(compareBirth(packDate('1970'), 0)).toBeUndefined();
});

test('“circa” widens the years', () => {
  expect(compareBirth(packDate('1970'), packDate('1974'), 5)).toBe('same-year-known');
});

test('the closer the dates, the more they say', () => {
  expect(BIRTH_NATS['same-day']).toBeGreaterThan(BIRTH_NATS['day-month-swapped']);
  expect(BIRTH_NATS['same-year-known']).toBeGreaterThan(BIRTH_NATS['year-off-by-one']);
  expect(BIRTH_NATS['years-apart']).toBeLessThan(BIRTH_NATS['years-near']);
});
