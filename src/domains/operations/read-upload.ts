import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { readMoment } from '../../engines/clocks/zone.ts';
import { findMeasure, PHASES } from '../../engines/tally/measures.ts';
import { COUNTRY_CODES } from '../../kernel/countries.ts';
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { type OpenedUpload, openUpload } from './open-upload.ts';
import type { EntryBody, Identity } from './operations.schema.ts';
import { readNumber, UPLOAD_COLUMNS, type UploadColumn } from './upload.schema.ts';

// Those that came later are in the id of a line only where they say something: the id of an older file stays what it was.
const LATER_COLUMNS: ReadonlySet<string> = new Set(['identity_country', 'name', 'born_on']);
const NEEDED = ['measure', 'amount', 'at'] as const;
// A country's results of one operation; beyond it the file is something else.
const MOST_LINES = 100_000;

type OpenedSheet = Extract<OpenedUpload, { format: 'xlsx' }>;
type OpenedText = Extract<OpenedUpload, { format: 'csv' }>;

interface LineFault extends Fault {
  readonly line: number;
  readonly column: UploadColumn;
}

export interface ReadUpload {
  readonly entries: readonly { readonly line: number; readonly entry: EntryBody }[];
  /** Lines that are no entry; the column says where the fault is. */
  readonly faults: readonly LineFault[];
}

/** Whose clock stands behind a moment without an offset: the zone of an agency, or of whoever sends the file. */
type ZoneOf = (agency: string | undefined) => string;

type Cells = Readonly<Record<string, string>>;

/**
 * Reads a country's file of results: text or a workbook whose first line names the columns. A line without an id gets one
 * from what it says, so that the same file sent again counts once; two lines that say the same are two entries.
 */
export async function readUpload(body: AsyncIterable<Buffer>, country: string, zoneOf: ZoneOf): Promise<ReadUpload> {
  const entries: { line: number; entry: EntryBody }[] = [];
  const faults: LineFault[] = [];
  const seen = new Map<string, number>();
  const file = await openUpload(body);
  // The cells of a workbook have no offset; text that a program wrote has one, and says it.
  const clockOf = file.format === 'xlsx' ? zoneOf : undefined;
  for await (const { line, cells } of file.format === 'xlsx' ? linesOfSheet(file.rows) : linesOfText(file)) {
    if (entries.length + faults.length >= MOST_LINES)
      throw new Problem('too-large', `A file has at most ${MOST_LINES} lines.`);
    const read = readLine(cells, country, seen, clockOf);
    if ('message' in read) faults.push({ line, ...read });
    else entries.push({ line, entry: read });
  }
  return { entries, faults };
}

function* linesOfSheet([head = [], ...rows]: OpenedSheet['rows']): Generator<{ line: number; cells: Cells }> {
  const names = readHeader(head);
  for (const [at, row] of rows.entries()) {
    if (row.every((cell) => cell === '')) continue;
    yield { line: at + 2, cells: Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])) };
  }
}

async function* linesOfText({ firstLine, bytes }: OpenedText): AsyncGenerator<{ line: number; cells: Cells }> {
  if (firstLine.trim() === '') readHeader([]);
  const parser = parse({
    bom: true,
    delimiter: separatorOf(firstLine),
    columns: readHeader,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // A file that breaks off fails where it is read.
  const feeding = pipeline(bytes, parser);
  feeding.catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Cells; info: { lines: number } }>)
      yield { line: info.lines, cells: record };
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Problem(
      'unreadable-file',
      'The file is not readable as CSV. Its first line names the columns: measure, amount, at and others.',
    );
  }
}

/** Programs of countries with a decimal comma separate their cells by semicolons. */
function separatorOf(firstLine: string): string {
  const count = (sign: string): number => firstLine.split(sign).length;
  return [';', '\t'].find((sign) => count(sign) > count(',')) ?? ',';
}

function readHeader(header: readonly string[]): string[] {
  const names = header.map((name) => name.toLowerCase().trim());
  const unknown = names.filter((name) => !(UPLOAD_COLUMNS as readonly string[]).includes(name));
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (unknown.length > 0 || missing.length > 0) {
    const said = [
      ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
      ...(unknown.length > 0
        ? [
            `unknown: ${unknown
              .slice(0, 5)
              .map((name) => name.slice(0, 40))
              .join(', ')}`,
          ]
        : []),
    ];
    throw new Problem(
      'unreadable-file',
      `The columns do not fit (${said.join('; ')}). Known are ${UPLOAD_COLUMNS.join(', ')}.`,
    );
  }
  return names;
}

/** A moment with its offset; where there is none and a clock is given, by that clock, and a day alone at its noon. */
function momentOf(typed: string, zone: string | undefined): string | undefined {
  if (/(Z|[+-]\d{2}:?\d{2})$/i.test(typed) && /[T ]\d/.test(typed))
    return Number.isNaN(Date.parse(typed)) ? undefined : typed;
  if (zone === undefined) return undefined;
  try {
    const { at } = readMoment(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T12:00` : typed, zone);
    return new Date(at).toISOString();
  } catch {
    return undefined;
  }
}

function readLine(
  record: Cells,
  country: string,
  seen: Map<string, number>,
  clockOf: ZoneOf | undefined,
): EntryBody | Omit<LineFault, 'line'> {
  const value = (name: UploadColumn): string | undefined => record[name] || undefined;
  const measure = findMeasure(value('measure') ?? '');
  const amount = readNumber(value('amount') ?? '', measure?.kind === 'count');
  if (!Number.isFinite(amount)) {
    return { column: 'amount', ...faultOf('no-amount', { amount: value('amount') ?? '' }) };
  }
  const at = momentOf(value('at') ?? '', clockOf?.(value('agency')));
  if (at === undefined) return { column: 'at', ...faultOf('no-moment', { moment: value('at') ?? '' }) };
  const revision = value('revision') === undefined ? undefined : Number(value('revision'));
  if (revision !== undefined && !(Number.isInteger(revision) && revision >= 0)) {
    return { column: 'revision', ...faultOf('revision-whole', { revision: value('revision') ?? '' }) };
  }
  const phase = value('phase');
  if (phase !== undefined && phase !== 'preparation' && phase !== 'action' && phase !== 'follow-up') {
    return { column: 'phase', ...faultOf('no-such-phase', { phase, phases: PHASES.join(', ') }) };
  }
  const bornOn = value('born_on');
  if (bornOn !== undefined && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(bornOn)) {
    return { column: 'born_on', ...faultOf('partial-date') };
  }
  const issuer = value('identity_country')?.toUpperCase();
  if (issuer !== undefined && !(COUNTRY_CODES as readonly string[]).includes(issuer)) {
    return { column: 'identity_country', ...faultOf('no-country') };
  }
  const identity = identityOf(value('measure') ?? '', {
    number: value('identity'),
    issuer,
    name: value('name'),
    bornOn,
  });
  return {
    id: value('id') ?? idOfLine(record, country, seen),
    ...(revision === undefined ? {} : { revision }),
    measure: value('measure') ?? '',
    amount,
    ...(value('unit') ? { unit: value('unit')! } : {}),
    ...(phase === undefined ? {} : { phase }),
    at,
    ...(value('hot_spot') ? { hotSpot: value('hot_spot')! } : {}),
    ...(value('agency') ? { agency: value('agency')! } : {}),
    ...(identity ? { identity } : {}),
  };
}

/**
 * Who or what a line is about, as the officers' devices say it: an object by its number, a person by document or name. Goods
 * have no number of their own, and whose papers stand beside them does not make two seizures one.
 */
function identityOf(
  measure: string,
  given: {
    readonly number: string | undefined;
    readonly issuer: string | undefined;
    readonly name: string | undefined;
    readonly bornOn: string | undefined;
  },
): Identity | undefined {
  const { number, issuer, name, bornOn } = given;
  const subject = findMeasure(measure)?.subject;
  if (subject === 'goods') return undefined;
  if (subject === 'object') return number ? { object: { kind: measure, number } } : undefined;
  if (number) return { person: { document: { number, ...(issuer ? { issuer: issuer as never } : {}) } } };
  return name ? { person: { name, ...(bornOn ? { bornOn } : {}) } } : undefined;
}

function idOfLine(record: Cells, country: string, seen: Map<string, number>): string {
  const said = UPLOAD_COLUMNS.filter((name) => !LATER_COLUMNS.has(name) || record[name]);
  const text = JSON.stringify([country, ...said.map((name) => record[name] ?? '')]);
  const times = (seen.get(text) ?? 0) + 1;
  seen.set(text, times);
  return `line-${createHash('sha256').update(`${times} ${text}`).digest('hex').slice(0, 40)}`;
}
