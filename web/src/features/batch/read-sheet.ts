import { readWorkbook } from '../../../../src/domains/operations/workbook.schema.ts';
import { LARGEST_FILE_BYTES, type Table } from './read-table.ts';

// A workbook is packed text; more than this unpacked is no list that an officer keeps.
const LARGEST_UNPACKED_BYTES = 4 * LARGEST_FILE_BYTES;

/** Reads the first sheet of a workbook (XLSX); throws when it is none. */
export async function readSheetTable(file: Blob): Promise<Table> {
  const [head = [], ...rest] = await readWorkbook(new Uint8Array(await file.arrayBuffer()), LARGEST_UNPACKED_BYTES);
  return {
    columns: head.map((name, at) => name || String(at + 1)),
    rows: rest.filter((row) => row.some((cell) => cell !== '')),
  };
}
