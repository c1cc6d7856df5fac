import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readUpload } from './read-upload.ts';

async function* inPieces(...pieces: readonly (string | Error)[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield Buffer.from(piece);
  }
}
const read = (...pieces: readonly (string | Error)[]) => readUpload(inPieces(...pieces), 'ZZS', () => 'UTC');

test.each([
  ['in its first line', ['measure,amo', new Error('cut')]],
  ['behind its first line', ['measure,amount,at\npersons-checked,7,2026-03-28T10:00:00Z\n', new Error('cut')]],
  ['in a quoted cell', ['measure,amount,at\n"persons', new Error('cut')]],
])('a file that breaks off %s is said to have broken off', async (_, pieces) => {
  await expect(read(...pieces)).rejects.toThrow('broke off');
});

test('a file without a line has no columns, and is no file of no results', async () => {
  await expect(read()).rejects.toThrow('missing: measure, amount, at');
  await expect(read('\ufeff\n')).rejects.toThrow('missing: measure, amount, at');
});

test('a letter cut in two by the network, and lines ended by a carriage return, are read whole', async () => {
  const file = Buffer.from('measure;amount;at;name\r\narrests-other;1;2026-03-28T10:00:00Z;S\u00f8lve\r\n');
  const at = file.indexOf('\u00f8') + 1;
  async function* halves(): AsyncGenerator<Buffer> {
    yield file.subarray(0, at);
    yield file.subarray(at);
  }
  const { entries, faults } = await readUpload(halves(), 'ZZS', () => 'UTC');
  expect(faults).toEqual([]);
  expect(entries[0]?.entry.identity).toEqual({ person: { name: 'S\u00f8lve' } });
});

test('the cells of a workbook stand on the clock of the agency, also where that clock is put forward or back', async () => {
  const rows = [
    ['measure', 'amount', 'at', 'agency'],
    // The hour from 2 to 3 does not exist in Nordavia that night, and exists twice in October.
    ['persons-checked', 1, '2026-03-29 02:30', 'ZZN-NCB'],
    ['persons-checked', 2, '2026-10-25 02:30', 'ZZN-NCB'],
    ['persons-checked', 3, '2026-10-25 02:30', 'ZZS-NCB'],
    ['persons-checked', 4, '2026-03-29', 'ZZN-NCB'],
    ['persons-checked', 5, '2026-03-29 02:30+05:30', 'ZZN-NCB'],
    ['persons-checked', 6, 'yesterday', 'ZZN-NCB'],
  ].map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value })));
  const file = await writeXlsxFile(rows as never).toBuffer();
  const { entries, faults } = await readUpload(
    (async function* () {
      yield file;
    })(),
    'ZZN',
    (agency) => (agency === 'ZZN-NCB' ? 'Europe/Berlin' : 'Asia/Tashkent'),
  );
  expect(entries.map(({ entry }) => new Date(entry.at).toISOString().slice(0, 16))).toEqual([
    '2026-03-29T01:30',
    '2026-10-25T00:30',
    '2026-10-24T21:30',
    '2026-03-29T10:00',
    '2026-03-28T21:00',
  ]);
  expect(faults).toMatchObject([{ line: 7, column: 'at', code: 'no-moment' }]);
});
