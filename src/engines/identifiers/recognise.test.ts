import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canBeDoneWithin } from '../../../test/support/busy-machine.ts';
import { recognise } from './recognise.ts';

const today = '2026-11-21';
const first = (text: string) => recognise(text, { today })[0];

describe('people', () => {
  test.each([
    ['Anna Novak, 14.03.1979', ['1979-03-14'], 'day-month-year'],
    ['Anna Novak 1979-03-14', ['1979-03-14'], 'year-month-day'],
    ['Anna Novak 14/03/79', ['1979-03-14'], 'day-month-year'],
    ['Anna Novak 03/14/1979', ['1979-03-14'], 'month-day-year'],
    ['Anna Novak 03/04/1979', ['1979-04-03', '1979-03-04'], 'day-month-ambiguous'],
    ['Anna Novak 03.04.1979', ['1979-04-03'], 'day-month-year'],
    ['Anna Novak 03/1979', ['1979-03'], 'month-year'],
    ['Anna Novak 1957', ['1957'], 'year-only'],
    ['14 March 1979 Anna Novak', ['1979-03-14'], 'day-month-year'],
    ['Anna Novak née le 3 mai 1970', ['1970-05-03'], 'day-month-year'],
    ['Anna Novak 19790314', ['1979-03-14'], 'year-month-day'],
    ['Anna Novak 14031979', ['1979-03-14'], 'day-month-year'],
  ])('%s', (text, dates, reading) => {
    const read = first(text);
    expect(read).toMatchObject({ kind: 'person', person: { names: [{ whole: 'Anna Novak' }] } });
    expect(read?.kind === 'person' && read.person.born?.map(({ on }) => on)).toEqual(dates);
    expect(read!.readAs).toContain(reading);
  });

  test('a document number beside the name goes with the person', () => {
    expect(first('Anna Novak 1979-03-14 ZZN X1234567')).toMatchObject({
      kind: 'person',
      person: { names: [{ whole: 'Anna Novak' }], documents: [{ number: 'X1234567', issuer: 'ZZN' }] },
    });
  });

  test('a date alone is neither a person nor a document', () => {
    expect(recognise('14.03.1979', { today })).toEqual([]);
  });

  test('about a year leaves years open', () => {
    expect(first('Anna Novak, circa 1957')).toMatchObject({ person: { born: [{ on: '1957', toleranceYears: 2 }] } });
  });

  test('a date in the future is no birth date', () => {
    expect(first('Anna Novak 2031-01-01')).toMatchObject({ kind: 'person' });
    expect(first('Anna Novak 2031-01-01')).not.toHaveProperty('person.born');
  });

  test('the family name is told by a comma or by its capitals', () => {
    const name = { family: 'NOVAK', given: 'Anna Maria' };
    expect(first('NOVAK, Anna Maria')).toMatchObject({ readAs: ['surname-first'], person: { names: [name] } });
    expect(first('NOVAK Anna Maria')).toMatchObject({ readAs: ['surname-in-capitals'], person: { names: [name] } });
    expect(first('Anna Maria NOVAK')).toMatchObject({ readAs: ['surname-in-capitals'], person: { names: [name] } });
  });

  test.each(['محمد الأحمد 1980', '李小龙 1940年11月27日', 'Анна Иванова 5 мая 1980'])('%s', (text) => {
    expect(first(text)).toMatchObject({ kind: 'person', confidence: 0.9 });
  });
});

describe('numbers', () => {
  test.each([
    ['X1234567', { kind: 'document', document: { number: 'X1234567' } }],
    ['ZZN X1234567', { kind: 'document', document: { number: 'X1234567', issuer: 'ZZN' } }],
    ['passport no. x 123-4567', { kind: 'document', document: { number: 'X1234567' } }],
    ['AB-123-CD', { kind: 'vehicle', vehicle: { plate: 'AB123CD' } }],
    ['plate: AB123CD', { kind: 'vehicle', vehicle: { plate: 'AB123CD' } }],
    ['WVWUK63B92P546818', { kind: 'vehicle', vehicle: { vin: 'WVWUK63B92P546818' } }],
    ['WVWUK63B92P54681O', { kind: 'vehicle', vehicle: { vin: 'WVWUK63B92P546810' } }],
    [
      'S/N AB1234 Zastava M70 7,62x39',
      { kind: 'firearm', firearm: { serial: 'AB1234', make: 'Zastava', model: 'M70' } },
    ],
    [
      'Glock 17 ABC123 9x19',
      { kind: 'firearm', firearm: { serial: 'ABC123', make: 'Glock', model: '17', calibre: '9x19' } },
    ],
    ['IMO 9126819', { kind: 'vessel', imo: { number: '9126819', valid: true } }],
    ['GB29 NWBK 6016 1331 9268 19', { kind: 'account', iban: { valid: true } }],
  ])('%s', (text, expected) => {
    expect(first(text)).toMatchObject(expected);
  });

  test('a number that could be two things is offered as both', () => {
    expect(recognise('9126819', { today }).map(({ kind }) => kind)).toEqual(['document', 'vessel']);
  });

  test('a scanned zone is read at once', () => {
    const zone = 'p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<\r\nl898902c36uto7408122f1204159ze184226b<<<<<10';
    expect(first(zone)).toMatchObject({
      kind: 'mrz',
      readAs: ['mrz-td3', 'check-digits-valid'],
      document: { number: 'L898902C3', issuer: 'UTO' },
    });
  });
});

test('rubbish is a name or nothing', () => {
  expect(recognise('', { today })).toEqual([]);
  expect(recognise('🙂🙂 …', { today })).toEqual([]);
  expect(recognise('12', { today })).toEqual([]);
  expect(recognise('lorem ipsum dolor', { today }).map(({ kind }) => kind)).toEqual(['person']);
});

test('no input throws, and the likeliest reading comes first', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const order = recognise(text, { today }).map(({ confidence }) => confidence);
      expect(order).toEqual([...order].sort((a, b) => b - a));
    }),
    { numRuns: 500 },
  );
});

test('ten thousand characters of anything take no more than a millisecond', () => {
  for (const piece of ['x', 'A1 ', '1-', '<', 'AB CD ', '12/', "A'", '\u0301', '9x', '🙂', 'ا ', '\n']) {
    const text = piece.repeat(10_000 / piece.length);
    expect([piece, canBeDoneWithin(1, () => recognise(text, { today }))]).toEqual([piece, true]);
  }
});
