/**
 * Reads the CSV files of an evaluation as they come: byte-order marks, UTF-16, any line ends, other separators, columns
 * in any order. Row by row, so that a file may be larger than memory, or a pipe.
 */

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Problem } from '../../kernel/problem.ts';

/** A row by its column names, in small letters. */
export type Row = Readonly<Record<string, string | undefined>>;

/** A name or a note is never as long; a quotation mark that is not closed would swallow the rest of the file. */
const LONGEST_ROW = 1_000_000;

const SEPARATORS = [',', ';', '\t', '|'];

/** The rows of a CSV file with a header, which must have at least one column of each group. */
export async function* readRows(file: string, needed: readonly (readonly string[])[]): AsyncGenerator<Row> {
  const text = textOf(file);
  const { beginning, header } = await readHeader(text);
  const columns = { names: [] as string[] };
  const parser = parse({
    delimiter: separatorOf(header),
    columns: (names: string[]) => {
      columns.names = names.map(columnName);
      checkColumns(file, columns.names, needed);
      return columns.names;
    },
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(joined(beginning, text));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of source.pipe(parser) as AsyncIterable<Row>) {
      // A line of separators alone, as spreadsheets leave at the end, is no row.
      if (Object.values(row).some((value) => value !== undefined && value !== '')) yield row;
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(file, csvFault(error)) : error;
  } finally {
    source.destroy();
  }
  if (columns.names.length === 0) throw unreadable(file, 'is empty; it needs a header');
}

function unreadable(file: string, fault: string): Problem {
  return new Problem('unreadable-file', `The file ${file} ${fault}.`);
}

function csvFault({ code, message }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return `has a quotation mark that is opened and never closed: ${message}`;
  return `is not CSV with a header: ${message}`;
}

function columnName(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function checkColumns(file: string, columns: readonly string[], needed: readonly (readonly string[])[]): void {
  for (const group of needed) {
    if (group.some((name) => columns.includes(name))) continue;
    throw unreadable(file, `lacks the column ${group.join(' or ')}; it has ${columns.join(', ')}`);
  }
}

/** The text of a file, piece by piece. */
async function* textOf(file: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes === undefined ? (decoder?.decode() ?? '') : decoder!.decode(bytes, { stream: true });
    } catch {
      throw unreadable(file, 'is not text in UTF-8 or UTF-16; save it as UTF-8');
    }
  };
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      const text = decode(bytes);
      if (text.includes('\0')) throw unreadable(file, 'is not a text file');
      yield text;
    }
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(file, 'cannot be opened');
  }
  yield decode();
}

/** Spreadsheets that save "Unicode text" write UTF-16 with its mark. */
function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Reads until the first line is whole: it says how columns are separated. */
async function readHeader(text: AsyncGenerator<string>): Promise<{ beginning: string; header: string }> {
  let beginning = '';
  while (beginning.length < LONGEST_ROW && !/\S.*[\r\n]/.test(beginning)) {
    const next = await text.next();
    if (next.done === true) break;
    beginning += next.value;
  }
  return { beginning, header: /\S.*/.exec(beginning)?.[0] ?? '' };
}

async function* joined(beginning: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  // An empty piece would end a stream of text.
  if (beginning !== '') yield beginning;
  for await (const text of rest) if (text !== '') yield text;
}

/** The sign that stands most often in the header, outside quotation marks. */
function separatorOf(header: string): string {
  const plain = header.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => plain.split(sign).length;
  return SEPARATORS.reduce((most, sign) => (count(sign) > count(most) ? sign : most));
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
