import { expect, test } from 'vitest';
import { rowsOnLines } from '../../web/src/features/imports/rejected-rows.ts';

const FILE = [
  '\uFEFFSurname;Born;Remark',
  'Kalinarov;26.05.1975;',
  'Nobody;41.13.1980;"two',
  'lines"',
  'Torvald;1980;7" knife',
  'Weska;31.02.1990;',
  '',
].join('\r\n');

test('rejected rows are handed back as they stood in the file, under its headings', () => {
  expect(rowsOnLines(FILE, [6, 3])).toBe(
    'Surname;Born;Remark\r\nNobody;41.13.1980;"two\nlines"\r\nWeska;31.02.1990;\r\n',
  );
});

test('a row whose quotation mark is never closed is handed back alone, once', () => {
  expect(rowsOnLines(FILE, [5, 5])).toBe('Surname;Born;Remark\r\nTorvald;1980;7" knife\r\n');
});

test('lines that the file does not have, and its headings, are not rows', () => {
  expect(rowsOnLines(FILE, [0, 1, 99])).toBe('Surname;Born;Remark\r\n');
});
