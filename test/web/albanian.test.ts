import { expect, test } from 'vitest';
import { albanianDate, albanianList, albanianSpan } from '../../web/src/languages/albanian.ts';

test('Albanian writes dates, lists and spans in its own words where the browser cannot', () => {
  expect(albanianDate(1979, 3, 14)).toBe('14 mars 1979');
  expect(albanianDate(1979, 3)).toBe('mars 1979');
  expect(albanianDate(1979)).toBe('1979');
  expect(albanianList(['Persona', 'Organizata', 'Anije'])).toBe('Persona, Organizata dhe Anije');
  expect(albanianList(['Persona'])).toBe('Persona');
  expect(albanianList([])).toBe('');
  expect(albanianSpan(-1, 'day')).toBe('dje');
  expect(albanianSpan(-6, 'day')).toBe('6 ditë më parë');
  expect(albanianSpan(1, 'year')).toBe('pas 1 vit');
  expect(albanianSpan(0, 'minute')).toBe('tani');
});
