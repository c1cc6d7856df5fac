import { parse } from 'csv-parse/browser/esm/sync';

/** A file of rows with the names of its columns; the first row names them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** More than this is work for a program at the interface, not for a browser's memory. */
export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

// Workbooks are zip archives, which begin so.
const ARCHIVE = 'PK\u0003\u0004';

/** Whether a file is a workbook and no text. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  return (await file.slice(0, ARCHIVE.length).text()) === ARCHIVE;
}

/** The separator of a file is the one its first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  return [';', '\t', ',', '|'].reduce(
    (best, one) => (first.split(one).length > first.split(best).length ? one : best),
    ',',
  );
}

/** The encoding that two bytes at the beginning of a file announce; Excel's "Unicode text" has them. */
function announced([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Reads a file as officers get it: as it announces, else UTF-8 or, where that fails, the Windows code page of older programs. */
export async function readText(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  const encoding = announced(new Uint8Array(bytes));
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

// No text has these signs; a photograph, or text of two bytes a letter, has one within its first line.
const NO_TEXT = /[\0-\x08\x0e-\x1f]/;
const LOOKED_AT = 10_000;

/** Whether a file is none that can be read: a picture, an archive, an old workbook. */
export function isNoText(text: string): boolean {
  return NO_TEXT.test(text.slice(0, LOOKED_AT));
}

/** Reads comma-, semicolon- or tab-separated text; throws when it is no text, or quotes are not closed. */
export function readTable(text: string): Table {
  if (isNoText(text)) throw new Error('This is no text.');
  const rows = parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  }) as string[][];
  const [head = [], ...rest] = rows;
  return { columns: head.map((name, at) => name || String(at + 1)), rows: rest };
}
