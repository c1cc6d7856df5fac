import { createHash } from 'node:crypto';
import { parse } from 'csv-parse';
import { Problem } from '../../kernel/problem.ts';
import type { EntryBody } from './operations.schema.ts';

const COLUMNS = [
  'id',
  'revision',
  'measure',
  'amount',
  'unit',
  'phase',
  'at',
  'hot_spot',
  'agency',
  'identity',
] as const;
const NEEDED = ['measure', 'amount', 'at'] as const;
// A country's results of one operation; beyond it the file is something else.
const MOST_LINES = 100_000;

export interface ReadUpload {
  readonly entries: readonly { readonly line: number; readonly entry: EntryBody }[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/**
 * Reads a country's file of results: CSV with a header. A line without an id gets one from what it says, so that the same
 * file sent again counts once; two lines that say the same are two entries.
 */
export async function readUpload(body: AsyncIterable<Buffer>, country: string): Promise<ReadUpload> {
  const entries: { line: number; entry: EntryBody }[] = [];
  const faults: { line: number; message: string }[] = [];
  const seen = new Map<string, number>();
  const parser = parse({
    bom: true,
    columns: readHeader,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  parser.on('error', () => {});
  const feeding = (async () => {
    for await (const chunk of body)
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
    parser.end();
  })();
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      if (entries.length + faults.length >= MOST_LINES)
        throw new Problem('too-large', `A file has at most ${MOST_LINES} lines.`);
      const read = readLine(record, country, seen);
      if (typeof read === 'string') faults.push({ line: info.lines, message: read });
      else entries.push({ line: info.lines, entry: read });
    }
    await feeding;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'unreadable-file',
      'The file is not readable as CSV. Its first line names the columns: measure, amount, at and others.',
    );
  }
  return { entries, faults };
}

function readHeader(header: string[]): string[] {
  const names = header.map((name) => name.toLowerCase().trim());
  const unknown = names.filter((name) => !(COLUMNS as readonly string[]).includes(name));
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
      `The columns do not fit (${said.join('; ')}). Known are ${COLUMNS.join(', ')}.`,
    );
  }
  return names;
}

function readLine(record: Record<string, string>, country: string, seen: Map<string, number>): EntryBody | string {
  const value = (name: (typeof COLUMNS)[number]): string | undefined => record[name] || undefined;
  const amount = Number(value('amount'));
  if (value('amount') === undefined || !Number.isFinite(amount)) return `"${value('amount') ?? ''}" is not an amount.`;
  const at = value('at');
  if (at === undefined || Number.isNaN(Date.parse(at)) || !/(Z|[+-]\d{2}:?\d{2})$/i.test(at)) {
    return `"${at ?? ''}" is not a moment; write it with its offset, like 2026-03-27T11:20+01:00.`;
  }
  const revision = value('revision') === undefined ? undefined : Number(value('revision'));
  if (revision !== undefined && !Number.isInteger(revision)) return 'The revision must be a whole number.';
  const phase = value('phase');
  if (phase !== undefined && phase !== 'preparation' && phase !== 'action' && phase !== 'follow-up') {
    return `"${phase}" is not a phase: preparation, action, follow-up.`;
  }
  const number = value('identity');
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
    ...(number ? { identity: { person: { document: { number } } } } : {}),
  };
}

function idOfLine(record: Record<string, string>, country: string, seen: Map<string, number>): string {
  const text = JSON.stringify([country, ...COLUMNS.map((name) => record[name] ?? '')]);
  const times = (seen.get(text) ?? 0) + 1;
  seen.set(text, times);
  return `line-${createHash('sha256').update(`${times} ${text}`).digest('hex').slice(0, 40)}`;
}
