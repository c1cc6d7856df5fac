import { expect, test } from 'vitest';
import { NAME_PAIR_CUT, scoreNamePair } from './judge-name-pair.ts';
import { judgeOrganisationNames } from './judge-organisation.ts';
import { readOrganisationName } from './read-organisation.ts';

function areOne(a: string, b: string): boolean {
  const score = scoreNamePair('Company', a, b);
  expect(scoreNamePair('Company', b, a)).toBeCloseTo(score, 6);
  return score >= NAME_PAIR_CUT;
}

test.each([
  ['Vestkyst Shipping Ltd', 'VESTKYST SHIPPING LIMITED'],
  ['Brandvold Maskin GmbH', 'Brandvold Maskin Gesellschaft mit beschränkter Haftung'],
  ['Hathersage & Sons', 'Hathersage and Sons'],
  ['The Eikeland Company', 'Eikeland Co.'],
  ['Eikelund Trading LLC', 'Eikelunt Trading LLC'],
  ['K.L.M.N. Trading', 'KLMN Trading'],
  ['ООО "Северный Ветер"', 'Severny Veter LLC'],
  ['EikelandAG', 'Eikeland AG'],
  ['2nd Harbour Bank', 'Second Harbour Bank'],
  ['Unit Forty-Four', 'Unit 44'],
])('%s is %s', (a, b) => {
  expect(areOne(a, b)).toBe(true);
});

test.each([
  ['Vestkyst Shipping Ltd', 'Brandvold Shipping Ltd'],
  ['Nordavian Oil Company', 'Nordavian Gas Company'],
  ['Bank of Nordavia', 'Bank of Sudoria'],
  ['Management Company', 'Eikeland Management Company'],
  ['', 'Eikeland AG'],
  ['AG', 'Eikeland AG'],
])('%s is not %s', (a, b) => {
  expect(areOne(a, b)).toBe(false);
});

test('legal forms stand apart from the words of the name', () => {
  const { words, legal } = readOrganisationName('Joint Stock Company Brandvold');
  expect(words.map(({ term }) => term.text)).toEqual(['brandvold']);
  expect([...legal]).toEqual(['shares']);
});

test.each([
  ['Brandvold Fonds II GmbH', 'Brandvold Fonds III GmbH'],
  ['Wraxhall Series 2014-1 Trust', 'Wraxhall Series 2014-2 Trust'],
])('%s and %s are of one house: another number leaves them just above the cut, and is told', (one, other) => {
  const score = scoreNamePair('Company', one, other);
  expect(score).toBeGreaterThanOrEqual(NAME_PAIR_CUT);
  expect(score).toBeLessThan(NAME_PAIR_CUT + 1);
  expect(judgeOrganisationNames(one, other).because.map(({ code }) => code)).toContain('organisation.number');
});

test.each([
  ['Brandvold Fonds II GmbH', 'Brandvold Fonds III GmbH'],
  ['Plant No. 5 Velmora', 'Plant No. 7 Velmora'],
  ['Wraxhall Fund 12', 'Wraxhall Fund 48'],
])('%s and %s have different numbers and are never a hit', (one, other) => {
  expect(judgeOrganisationNames(one, other).band).not.toBe('hit');
});

test('what is numbered instead of named is told apart by any other number, a series by one that is no slip', () => {
  expect(areOne('Brigade 14 of Tarmina', 'Brigade 17 of Tarmina')).toBe(false);
  expect(areOne('Завод № 12 Вельмора', 'Завод № 21 Вельмора')).toBe(false);
  expect(areOne('Wraxhall Fund 12', 'Wraxhall Fund 48')).toBe(false);
  expect(areOne('Wraxhall Fund III', 'Wraxhall Fund 3')).toBe(true);
});

test('a country behind the name is another company of the house, unless it only stands in brackets', () => {
  expect(areOne('Korvex Sp. z o.o.', 'Korvex Polska Sp. z o.o.')).toBe(false);
  expect(areOne('Banco Quintanar, S.A.', 'Banco Quintanar Mexico, S.A.')).toBe(false);
  expect(areOne('Brandvold Bank (Schweiz) AG', 'Brandvold Bank AG')).toBe(true);
});

test('an owner numbers the ships of a fleet: another number is another ship', () => {
  expect(scoreNamePair('Vessel', 'M/V Golden Heron II', 'Golden Heron 3')).toBeLessThan(NAME_PAIR_CUT);
  expect(scoreNamePair('Vessel', 'M/V Golden Heron II', 'GOLDEN HERON NO. 2')).toBeGreaterThan(NAME_PAIR_CUT);
});

test('an abbreviation is made of the first letters of the whole name, with or without its small words', () => {
  expect(areOne('SCRIS', 'Sudorian Central Research Institute of Shipbuilding')).toBe(true);
  expect(areOne('MOIN', 'Ministry of Interior of Nordavia')).toBe(false);
  expect(areOne('SCRIS', 'Sudorian Central Research Institute of Metallurgy')).toBe(false);
});
