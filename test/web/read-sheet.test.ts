import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readSheetTable } from '../../web/src/features/batch/read-sheet.ts';
import { guessColumns, readLines } from '../../web/src/features/operations/upload-columns.ts';

type Cell = { readonly value: string | number | Date; readonly type?: typeof Number | typeof Date; format?: string };

async function workbook(rows: readonly (readonly (Cell | null)[])[]): Promise<Blob> {
  return new Blob([new Uint8Array(await writeXlsxFile(rows.map((row) => [...row]) as never).toBuffer())]);
}
const text = (value: string): Cell => ({ value });
const number = (value: number): Cell => ({ value, type: Number });
const day = (iso: string, format: string): Cell => ({ value: new Date(iso), type: Date, format });

test('a workbook is read as its cells are shown: days, hours, numbers, names in any script', async () => {
  const file = await workbook([
    [text('Date'), text('Figure'), text('Amount'), text('الاسم')],
    [day('2026-03-27T00:00:00Z', 'dd.mm.yyyy'), text('Drugs seized'), number(0.1 + 0.2), text('سعيد')],
    [null, null, null, null],
    [day('2026-03-28T11:20:00Z', 'dd.mm.yyyy hh:mm'), text('Persons checked'), number(1200), null],
  ]);
  expect(await readSheetTable(file)).toEqual({
    columns: ['Date', 'Figure', 'Amount', 'الاسم'],
    rows: [
      ['2026-03-27', 'Drugs seized', '0.3', 'سعيد'],
      ['2026-03-28 11:20:00', 'Persons checked', '1200', ''],
    ],
  });
});

test('a large workbook of a country becomes its entries, on the clock of its zone', async () => {
  // Longer than what the reader would hand to a worker, which the content policy of the screens refuses.
  const rows = Array.from({ length: 6000 }, (_, at) => [
    day('2026-03-28T11:20:00Z', 'dd.mm.yyyy hh:mm'),
    text('persons-checked'),
    number(at),
  ]);
  const table = await readSheetTable(await workbook([[text('Date'), text('Figure'), text('Amount')], ...rows]));
  const lines = readLines(table, {
    columns: guessColumns(table.columns, new Map()),
    measure: '',
    dates: 'day-first',
    zone: 'Europe/Paris',
    measures: new Map(),
    places: new Map(),
    phases: new Map(),
    inPieces: new Set(['persons-checked']),
    country: (typed) => typed,
  });
  expect(lines).toHaveLength(6000);
  expect(lines[41]?.cells).toEqual({ at: '2026-03-28T10:20:00.000Z', measure: 'persons-checked', amount: '41' });
});

test('what only begins like a workbook is refused', async () => {
  await expect(readSheetTable(new Blob(['PK\u0003\u0004 and no more']))).rejects.toThrow();
});
