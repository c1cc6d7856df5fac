/**
 * CSV of one register. A saved mapping, or the words of the headings, say which column is which field; each cell is read
 * by the type that the register declares. Reads as it streams; the first 64 KB tell delimiter and quotation mark.
 */
import type { RegisterKind } from '../../../kernel/codes.ts';
import { faultOf } from '../../../kernel/faults.ts';
import { type FieldFault, fieldFault, Problem } from '../../../kernel/problem.ts';
import { type RecordTerms, registerOf } from '../../registers/public.ts';
import { type Field, findField } from '../columns/fields.ts';
import { mapHeadings } from '../columns/heading-words.ts';
import { readValue } from '../columns/read-value.ts';
import type { ColumnTarget, ImportMapping } from '../imports.schema.ts';
import { readCsvRows, sniffShape } from './csv-rows.ts';
import { ENCODINGS, type Encoding, readText, tidy } from './read-text.ts';
import type { ByteStream, FaultyRow, ReadItem } from './row.ts';

const SAMPLE = 1 << 16;
const KEY = '/key';

interface Column {
  readonly index: number;
  readonly heading: string;
  readonly target: ColumnTarget;
  /** Undefined for the list's own key. */
  readonly field: Field | undefined;
}

interface Constant {
  readonly field: Field;
  readonly value: string | number | boolean;
}

export interface CsvOptions {
  readonly kind: RegisterKind;
  readonly mapping?: ImportMapping;
  readonly reason?: string;
  readonly today: string;
  /** Told once which headings nobody reads. */
  readonly onUnread?: (headings: readonly string[]) => void;
}

/** Faults of a mapping, by field; none means that files can be read with it. */
export function checkMapping(mapping: ImportMapping, today: string): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [heading, target] of Object.entries(mapping.columns)) {
    const pointer = typeof target === 'string' ? target : target.field;
    if (pointer !== KEY && !findField(mapping.register, pointer)) {
      faults.push(fieldFault(`/columns/${heading}`, 'no-such-field', { values: { pointer } }));
    }
  }
  for (const [pointer, text] of Object.entries(mapping.constants ?? {})) {
    const field = findField(mapping.register, pointer);
    if (!field) faults.push(fieldFault(`/constants${pointer}`, 'no-such-field', { values: { pointer } }));
    else {
      const read = readValue(text, field, { today });
      if ('fault' in read) faults.push(fieldFault(`/constants${pointer}`, read.fault, read));
    }
  }
  if (mapping.encoding !== undefined && !ENCODINGS.includes(mapping.encoding as Encoding)) {
    faults.push(fieldFault('/encoding', 'not-allowed', { allowed: ENCODINGS }));
  }
  return faults;
}

function planColumns(headings: readonly string[], { kind, mapping, onUnread }: CsvOptions): Column[] {
  const targets: Record<string, string | ColumnTarget> = mapping
    ? mapping.columns
    : mapHeadings(kind, headings, (pointer) => findField(kind, pointer) !== undefined);
  const missing = mapping ? Object.keys(targets).filter((heading) => !headings.includes(heading)) : [];
  if (mapping && missing.length === Object.keys(targets).length) {
    throw new Problem('unreadable-file', faultOf('no-mapped-column', { columns: missing.slice(0, 5).join(', ') }));
  }
  const columns: Column[] = [];
  const unread: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const given = Object.hasOwn(targets, heading) ? targets[heading]! : undefined;
    if (given === undefined) {
      if (heading !== '') unread.push(heading);
      continue;
    }
    const target = typeof given === 'string' ? { field: given } : given;
    const field = target.field === KEY ? undefined : findField(kind, target.field);
    if (field || target.field === KEY) columns.push({ index, heading, target, field });
  }
  if (!columns.some(({ field }) => field?.path[0] === 'subject')) {
    throw new Problem('unreadable-file', faultOf('no-known-heading'));
  }
  onUnread?.([...unread, ...missing.map((heading) => `${heading} (missing)`)]);
  return columns;
}

type Tree = { [name: string]: unknown } | unknown[];

/** Puts a value at its place; a missing list or object on the way is made. */
function place(root: Tree, path: readonly string[], value: unknown, siblings?: Readonly<Record<string, string>>): void {
  let node = root as Record<string, unknown>;
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1;
    const at = step === '-' ? String((node as unknown as unknown[]).length) : step;
    if (isLast) {
      node[at] = value;
      if (siblings) Object.assign(node, siblings);
      return;
    }
    if (node[at] === undefined) node[at] = /^(\d{1,2}|-)$/.test(path[depth + 1]!) ? [] : {};
    node = node[at] as Record<string, unknown>;
  }
}

function has(root: Tree, path: readonly string[]): boolean {
  let node: unknown = root;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return false;
    node = (node as Record<string, unknown>)[step];
  }
  return node !== undefined;
}

/** Lists without holes, and without documents that have no number. */
function settle(subject: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(subject)) {
    if (!Array.isArray(value)) continue;
    const whole = value.filter((entry) => entry !== undefined);
    subject[name] =
      name === 'documents' || name === 'identifiers'
        ? whole.filter((entry) => (entry as { number?: unknown }).number !== undefined)
        : whole;
    if ((subject[name] as unknown[]).length === 0) delete subject[name];
  }
  return subject;
}

function readConstants({ kind, mapping, reason, today }: CsvOptions): Constant[] {
  const given = { ...(reason === undefined ? {} : { '/reason': reason }), ...mapping?.constants };
  return Object.entries(given).flatMap(([pointer, text]) => {
    const field = findField(kind, pointer);
    const read = field && readValue(text, field, { today });
    return field && read && 'value' in read ? [{ field, value: read.value }] : [];
  });
}

const USUAL_REASON: Partial<Record<RegisterKind, string>> = {
  person: 'person-of-interest',
  organisation: 'organisation-of-interest',
};

/** A row in the making: the record's terms and key, or the first fault. */
function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  constants: readonly Constant[],
  options: CsvOptions,
): { terms: RecordTerms; key: string | undefined; aliases: number } | (FieldFault & Pick<FaultyRow, 'key'>) {
  const root: Record<string, unknown> = {};
  let key: string | undefined;
  let fault: FieldFault | undefined;
  let aliases = 0;
  for (const { index, heading, target, field } of columns) {
    const cell = tidy(cells[index]!);
    if (cell === '') continue;
    if (!field) {
      key = cell.slice(0, 300);
      continue;
    }
    const values = field.isList ? cell.split(target.split ?? /[;|]/) : [cell];
    for (const one of values) {
      const text = one.trim();
      if (text === '') continue;
      const read = readValue(text, field, {
        translations: target.codes,
        dateOrder: options.mapping?.dateOrder,
        today: options.today,
      });
      if ('fault' in read) {
        fault ??= fieldFault(heading, read.fault, read);
        continue;
      }
      place(root, field.path, read.value, target.with);
      if (target.field.endsWith('/names/-/whole')) aliases += 1;
    }
  }
  if (fault) return { ...fault, key };
  for (const { field, value } of constants) {
    const within = field.path.findIndex((step) => step === '-' || /^\d+$/.test(step));
    // A constant of an entry, such as the issuer of a document, needs the entry.
    const lacksEntry = within >= 0 && within < field.path.length - 1 && !has(root, field.path.slice(0, within + 1));
    if (!lacksEntry && !has(root, field.path)) place(root, field.path, value);
  }
  const {
    subject = {},
    reason = USUAL_REASON[options.kind] ?? '',
    ...rest
  } = root as Record<string, unknown> & {
    subject?: Record<string, unknown>;
    reason?: string;
  };
  return { terms: { ...rest, reason, subject: settle(subject) }, key, aliases };
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Reads rows as records of one kind. */
export async function* readCsvRegister(bytes: ByteStream, options: CsvOptions): AsyncGenerator<ReadItem> {
  const { kind, mapping } = options;
  const pieces = readText(bytes, mapping?.encoding as Encoding | undefined);
  let sample = '';
  while (sample.length < SAMPLE) {
    const next = await pieces.next();
    if (next.done) break;
    sample += next.value;
  }
  if (sample.trim() === '') throw new Problem('unreadable-file', faultOf('file-empty'));
  const sniffed = sniffShape(sample);
  const shape = { delimiter: mapping?.delimiter ?? sniffed.delimiter, quote: mapping?.quote ?? sniffed.quote };
  const constants = readConstants(options);
  let columns: Column[] | undefined;
  let width: number | undefined;
  for await (const item of readCsvRows(startingWith(sample, pieces), shape, () => width)) {
    if ('fault' in item) {
      if (!columns) throw new Problem('unreadable-file', faultOf('headings-broken'));
      yield { fault: { ...item.fault, kind } };
      continue;
    }
    const { line, cells } = item.row;
    if (!columns) {
      const headings = cells.map(tidy);
      columns = planColumns(headings, options);
      width = headings.length;
      requireReason(columns, constants, kind);
      continue;
    }
    if (cells.length !== width) {
      const values = { cells: cells.length, wanted: width ?? 0 };
      yield { fault: { line, kind, key: keyIn(cells, columns), ...fieldFault('', 'cell-count', { values }) } };
      continue;
    }
    const read = readRow(cells, columns, constants, options);
    if ('terms' in read) {
      const { documents, identifiers } = read.terms.subject;
      const count = ((documents ?? identifiers ?? []) as unknown[]).length;
      yield { row: { line, kind, key: read.key, terms: read.terms, aliases: read.aliases, documents: count } };
    } else yield { fault: { line, kind, ...read } };
  }
}

function keyIn(cells: readonly string[], columns: readonly Column[]): string | undefined {
  const column = columns.find(({ field }) => !field);
  return (column && tidy(cells[column.index] ?? '')) || undefined;
}

function requireReason(columns: readonly Column[], constants: readonly Constant[], kind: RegisterKind): void {
  const said = [...columns.map(({ field }) => field), ...constants.map(({ field }) => field)];
  if (said.some((field) => field?.path[0] === 'reason') || USUAL_REASON[kind] !== undefined) return;
  const allowed = registerOf(kind).reasons.map(({ code }) => code);
  throw new Problem(
    'invalid-input',
    `The file does not say why these are recorded. Give a reason for all of them: ${allowed.join(', ')}.`,
    { fields: [fieldFault('/reason', 'reason-needed', { allowed })] },
  );
}
