/** What a workbook (XLSX) says: the node and its screens read the files of officers alike. */
import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

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

/** The rows of the first sheet, empty ones too; throws where the bytes are no workbook, or one that is too large unpacked. */
export async function readWorkbook(file: Uint8Array, largestUnpackedBytes: number): Promise<string[][]> {
  let unpacked = 0;
  const parts = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > largestUnpackedBytes) throw new Error('The workbook is too large unpacked.');
      return true;
    },
  });
  // Packed again without compression: the reader would unpack large sheets in workers that our content policy refuses.
  const rows = await readSheet(new Blob([zipSync(parts, { level: 0 })]));
  return rows.map((row) => row.map(cellText));
}
