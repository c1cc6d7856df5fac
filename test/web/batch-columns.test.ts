import { describe, expect, test } from 'vitest';
import {
  areHeadings,
  guessKind,
  guessMapping,
  subjectOf,
  turnHeadings,
  writeDate,
} from '../../web/src/features/batch/columns.ts';
import { loadCountryReader } from '../../web/src/features/batch/country-names.ts';
import { readTable, readText } from '../../web/src/features/batch/read-table.ts';

describe('a file of travellers', () => {
  test('is recognised by the names of its columns, in several languages', () => {
    expect(guessKind(['Surname', 'First name', 'Date of birth', 'Passport no', 'Issuing state'])).toBe('person');
    expect(guessKind(['Фамилия', 'Имя', 'Дата рождения'])).toBe('person');
    expect(guessKind(['Plaka', 'Ülke', 'Marka'])).toBe('vehicle');
    expect(guessKind(['Número de serie', 'Marca', 'Calibre'])).toBe('firearm');
    expect(guessKind(['Passport', 'Issuer'])).toBe('document');
    expect(guessKind(['x', 'y'])).toBe('text');
  });

  test('becomes questions with the dates as the node writes them', () => {
    const columns = ['Surname', 'First name', 'Date of birth', 'Passport no', 'Issuing state'];
    const mapping = guessMapping('person', columns);
    expect(subjectOf('person', mapping, ['Kalinarov', 'Roman', '26.05.1975', 'TZ6006196', 'zzs'], 'day-first')).toEqual(
      {
        person: {
          names: [{ family: 'Kalinarov', given: 'Roman' }],
          born: [{ on: '1975-05-26' }],
          documents: [{ number: 'TZ6006196', issuer: 'ZZS' }],
        },
      },
    );
  });

  test('countries are read by code and by name, in any of the eight languages', async () => {
    const country = await loadCountryReader();
    const read = (typed: string): string => country(typed);
    expect(['ZZN', 'vn', 'Việt Nam', 'Вьетнам', 'فيتنام', 'Vietnam', 'Viet Nam', 'Vietnami'].map(read)).toEqual([
      'ZZN',
      ...Array.from({ length: 7 }, () => 'VNM'),
    ]);
    expect(['Allemagne', 'ALEMANIA', 'Almanya', 'Gjermania', 'Kosovo', 'Nordavia'].map(read)).toEqual([
      'DEU',
      'DEU',
      'DEU',
      'DEU',
      'XKX',
      'ZZN',
    ]);
    expect(read('Atlantis')).toBe('ATLANTIS');
    const mapping = guessMapping('person', ['Surname', 'Nationality']);
    expect(subjectOf('person', mapping, ['Velm', 'Espagne'], 'day-first', country)).toEqual({
      person: { names: [{ family: 'Velm' }], nationalities: ['ESP'] },
    });
  });

  test('a row with nothing to ask about is no question', () => {
    const mapping = guessMapping('person', ['Surname', 'Date of birth']);
    expect(subjectOf('person', mapping, ['', '12.03.1980'], 'day-first')).toBeUndefined();
    expect(subjectOf('person', mapping, [], 'day-first')).toBeUndefined();
  });

  test('whose first row is already a traveller loses nobody', () => {
    expect(areHeadings(['Surname', 'Born'])).toBe(true);
    expect(areHeadings(['Familja 2', 'x'])).toBe(true);
    expect(areHeadings(['Kalinarov', 'Roman', '26.05.1975'])).toBe(false);
    const read = readTable('Kalinarov;;26.05.1975\nVelm;Anna;1979');
    const whole = turnHeadings(read, false);
    expect(whole).toEqual({
      columns: ['1', '2', '3'],
      rows: [
        ['Kalinarov', '', '26.05.1975'],
        ['Velm', 'Anna', '1979'],
      ],
    });
    expect(turnHeadings(whole, true)).toEqual(read);
  });

  test('is read whatever separates its columns, with quotes, a mark at the beginning and ragged rows', () => {
    expect(readTable('\ufeffName;Born\r\n"Velm; Anna";1979\r\nOray\r\n\r\n')).toEqual({
      columns: ['Name', 'Born'],
      rows: [['Velm; Anna', '1979'], ['Oray']],
    });
    expect(readTable('a\tb\n1\t2')).toEqual({ columns: ['a', 'b'], rows: [['1', '2']] });
  });
});

test('dates are read in the order the officer says, partial ones stay partial, others stay as typed', () => {
  expect(writeDate('3/4/1979', 'day-first')).toBe('1979-04-03');
  expect(writeDate('3/4/1979', 'month-first')).toBe('1979-03-04');
  expect(writeDate('1979', 'day-first')).toBe('1979');
  expect(writeDate('1979-3', 'day-first')).toBe('1979-03');
  expect(writeDate('19790314', 'day-first')).toBe('1979-03-14');
  expect(writeDate('about 1979', 'day-first')).toBe('about 1979');
});

test('a file is read in the encoding it announces; a photograph is none', async () => {
  const table = 'Surname\tFirst name\r\nКалинаров\tRoman\r\n';
  for (const bytes of [Buffer.from(`\uFEFF${table}`), Buffer.from(`\uFEFF${table}`, 'utf16le')])
    expect(readTable(await readText(new Blob([bytes])))).toEqual({
      columns: ['Surname', 'First name'],
      rows: [['Калинаров', 'Roman']],
    });
  expect(readTable(await readText(new Blob([Buffer.from('Surname\nM\xfcller', 'latin1')]))).rows).toEqual([['Müller']]);
  const photograph = await readText(new Blob([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')]));
  expect(() => readTable(photograph)).toThrow('no text');
});
