/** Reads the CSV files of an evaluation as they come: byte-order marks, any line ends, other separators, columns in any order. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Problem } from '../../kernel/problem.ts';

/** A row by its column names, in small letters. */
export type Row = Readonly<Record<string, string | undefined>>;

/** The rows of a CSV file with a header, which must have at least one column of each group. */
export function readRows(file: string, needed: readonly (readonly string[])[]): Row[] {
  const text = textOf(file);
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [',', ';', '\t'].find((one) => header.includes(one)) ?? ',';
  let columns: string[] = [];
  let rows: Row[];
  try {
    rows = parse(text, {
      delimiter: separator,
      columns: (names: string[]) => {
        columns = names.map((name) =>
          name
            .trim()
            .toLowerCase()
            .replace(/[\s-]+/g, '_'),
        );
        return columns;
      },
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
  } catch (error) {
    throw new Problem('unreadable-file', `The file ${file} is not CSV with a header: ${(error as Error).message}`);
  }
  if (columns.length === 0) throw new Problem('unreadable-file', `The file ${file} is empty; it needs a header.`);
  for (const group of needed) {
    if (!group.some((name) => columns.includes(name)))
      throw new Problem(
        'unreadable-file',
        `The file ${file} lacks the column ${group.join(' or ')}; it has ${columns.join(', ')}.`,
      );
  }
  // A line of separators alone, as spreadsheets leave at the end, is no row.
  return rows.filter((row) => Object.values(row).some((value) => value !== undefined && value !== ''));
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Problem('unreadable-file', `The file ${file} cannot be opened.`);
  }
  // Spreadsheets that save "Unicode text" write UTF-16 with its mark.
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\ufeff/, '');
}

/** The first of these columns that says something, or ''. */
export function firstOf(row: Row, ...columns: readonly string[]): string {
  for (const column of columns) {
    const value = row[column];
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

const YES = /^(?:true|t|1|1\.0|yes|y|match|positive)$/i;
const NO = /^(?:false|f|0|0\.0|no|n|no[-_ ]?match|nonmatch|negative)$/i;

/** A label as yes or no; anything else is refused with its place. */
export function labelOf(value: string | undefined, file: string, place: number): boolean {
  if (value !== undefined && YES.test(value)) return true;
  if (value !== undefined && NO.test(value)) return false;
  throw new Problem(
    'unreadable-file',
    `In ${file}, pair ${place + 1} has “${value ?? ''}” in is_match; it should be true or false.`,
  );
}
