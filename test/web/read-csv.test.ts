import { expect, test } from 'vitest';
import { decodeTable, readCsv, safeCell, writeCsv } from '../../web/src/features/batch/read-csv.ts';

test('a cell may hold the delimiter, a line break and quotation marks', () => {
  const { headings, rows } = readCsv('name;note\r\n"Velm; Arka";"says ""no""\nand leaves"\r\n\r\nOray;\r\n');
  expect(headings).toEqual(['name', 'note']);
  expect(rows).toEqual([
    { line: 2, cells: ['Velm; Arka', 'says "no"\nand leaves'] },
    { line: 5, cells: ['Oray', ''] },
  ]);
});

test('the delimiter is found by the first line, also behind a byte order mark', () => {
  expect(readCsv('\ufeffa\tb\tc,d\n1\t2\t3').headings).toEqual(['a', 'b', 'c,d']);
  expect(readCsv('one column\nx').rows).toEqual([{ line: 2, cells: ['x'] }]);
  expect(readCsv('').headings).toEqual([]);
});

test('a file of an older spreadsheet keeps its accents', () => {
  expect(decodeTable(Uint8Array.from([0x4d, 0xfc, 0x6c]))).toBe('Mül');
  expect(decodeTable(new TextEncoder().encode('Владимир'))).toBe('Владимир');
});

test('no cell of a download is taken for a formula', () => {
  expect(safeCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(safeCell('-1')).toBe("'-1");
  expect(writeCsv([['a', '@b']])).toBe("\ufeffa,'@b\r\n");
});
