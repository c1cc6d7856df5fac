import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { LARGEST_FILE_BYTES, type Table } from './read-table.ts';

// A workbook is packed text; more than this unpacked is no list that an officer keeps.
const LARGEST_UNPACKED_BYTES = 4 * LARGEST_FILE_BYTES;
// An hour without a day stands on the day on which spreadsheets begin to count.
const FIRST_YEAR = 1900;

/** A cell as an officer reads it: days and hours without a zone, numbers with a point and without the dust of fractions. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (!(cell instanceof Date)) return String(cell).trim();
  const [day = '', time = ''] = new Date(Math.round(cell.getTime() / 1000) * 1000)
    .toISOString()
    .slice(0, 19)
    .split('T');
  if (cell.getUTCFullYear() < FIRST_YEAR) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** Reads the first sheet of a workbook (XLSX); throws when it is none. */
export async function readSheetTable(file: Blob): Promise<Table> {
  let unpacked = 0;
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()), {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > LARGEST_UNPACKED_BYTES) throw new Error('The workbook is too large unpacked.');
      return true;
    },
  });
  // Packed again without compression: the reader would unpack large sheets in workers that our content policy refuses.
  const rows = await readSheet(new Blob([zipSync(parts, { level: 0 })]));
  const [head = [], ...rest] = rows.map((row) => row.map(cellText));
  return {
    columns: head.map((name, at) => name || String(at + 1)),
    rows: rest.filter((row) => row.some((cell) => cell !== '')),
  };
}
