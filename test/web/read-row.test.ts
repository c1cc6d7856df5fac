import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, readRow } from '../../web/src/features/batch/read-row.ts';

const options = {
  countryOf: (text: string) => (text === 'Nordavia' ? 'ZZN' : undefined),
  dateOrder: 'day-first' as const,
};
const row = (...cells: string[]) => ({ line: 2, cells });

test('a traveller is asked about by name, birth date, nationality and document', () => {
  const columns = [
    '/subject/names/0/family',
    '/subject/born/0/on',
    '/subject/nationalities',
    '/subject/documents/0/number',
    '',
  ];
  expect(
    readRow(row('Velm', '14.03.1979', 'Nordavia', 'X1', 'ignored'), { ...options, kind: 'person', columns }),
  ).toEqual({
    subject: {
      person: {
        names: [{ family: 'Velm' }],
        born: [{ on: '1979-03-14' }],
        nationalities: ['ZZN'],
        documents: [{ number: 'X1' }],
      },
    },
  });
});

test('a traveller without a name is asked about by the document alone', () => {
  const columns = ['/subject/names/0/family', '/subject/documents/0/number'];
  expect(readRow(row('', 'X1'), { ...options, kind: 'person', columns })).toEqual({
    subject: { document: { number: 'X1' } },
  });
});

test('an issuing state without a number is no document', () => {
  const columns = ['/subject/names/0/family', '/subject/documents/0/issuer'];
  expect(readRow(row('Velm', 'Nordavia'), { ...options, kind: 'person', columns })).toEqual({
    subject: { person: { names: [{ family: 'Velm' }] } },
  });
});

test('a row says why it cannot be asked', () => {
  const columns = ['/subject/names/0/family', '/subject/born/0/on', '/subject/nationalities'];
  const person = { ...options, kind: 'person' as const, columns };
  expect(readRow(row('Velm', '31.02.1979'), person)).toMatchObject({ fault: 'date', value: '31.02.1979' });
  expect(readRow(row('Velm', '', 'Atlantis'), person)).toMatchObject({ fault: 'country', value: 'Atlantis' });
  expect(readRow(row('', '1979'), person)).toEqual({ fault: 'nothing' });
});

test('dates are read in the order of the file, and a number above twelve is the day', () => {
  expect(readDate('03/04/2020', 'day-first')).toBe('2020-04-03');
  expect(readDate('03/04/2020', 'month-first')).toBe('2020-03-04');
  expect(readDate('03/25/2020', 'day-first')).toBe('2020-03-25');
  expect(readDate('1979-03', 'day-first')).toBe('1979-03');
  expect(readDate('1979', 'day-first')).toBe('1979');
  expect(readDate('19790314', 'day-first')).toBe('1979-03-14');
});

test('whatever stands in a cell, what comes out is a date or nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('day-first' as const, 'month-first' as const), (text, order) => {
      const read = readDate(text, order);
      expect(read === undefined || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(read)).toBe(true);
    }),
  );
});
