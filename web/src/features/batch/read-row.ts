import { BATCH_FIELDS, type BatchField, type BatchKind, type BatchSubject } from './batch-kinds.ts';
import type { TableRow } from './read-csv.ts';

/** Why a row cannot be searched; `value` is what stood in the cell. */
export interface RowFault {
  readonly fault: 'date' | 'country' | 'sex' | 'nothing';
  readonly field?: BatchField;
  readonly value?: string;
}

export interface ReadRowOptions {
  readonly kind: BatchKind;
  /** Column by column, the place it fills; empty for a column that is not read. */
  readonly columns: readonly string[];
  /** The code of a country by any of its names; undefined where there is none. */
  readonly countryOf: (text: string) => string | undefined;
  readonly dateOrder: DateOrder;
}

export type DateOrder = 'day-first' | 'month-first';

function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && year <= 2100 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** A date as tables write it, as the node takes it: `1979-03-14`, `1979-03`, `1979`; undefined when it is none. */
export function readDate(text: string, order: DateOrder): string | undefined {
  const two = (value: number): string => String(value).padStart(2, '0');
  const plain = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  if (/^\d{4}$/.test(plain)) return isDay(Number(plain), 1, 1) ? plain : undefined;
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3])];
    if (!isDay(year, month, day ?? 1)) return undefined;
    return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
  }
  const written = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain);
  if (!written) return undefined;
  const [first, second, year] = [Number(written[1]), Number(written[2]), Number(written[3])];
  // A number above twelve can only be the day, whatever the order of the file.
  const [day, month] = second > 12 || (order === 'month-first' && first <= 12) ? [second, first] : [first, second];
  return isDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : undefined;
}

const SEXES: Readonly<Record<string, 'female' | 'male' | 'unspecified'>> = Object.fromEntries(
  (
    [
      [
        'female',
        'f female w woman femme femenino mujer hembra أنثى انثى ж жен женский nữ nu k kadın kadin e femër femer',
      ],
      ['male', 'm male man homme masculin masculino hombre varón ذكر м муж мужской nam erkek mashkull'],
      ['unspecified', 'x unspecified'],
    ] as const
  ).flatMap(([sex, words]) => words.split(' ').map((word) => [word, sex])),
);

function put(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let node = root;
  for (const [at, step] of path.entries()) {
    if (at === path.length - 1) node[step] = value;
    else {
      node[step] ??= /^\d+$/.test(path[at + 1] ?? '') ? [] : {};
      node = node[step] as Record<string, unknown>;
    }
  }
}

const LISTS: readonly string[] = ['nationalities', 'birthPlaces'];
const KEY_OF_KIND = {
  person: 'person',
  'travel-document': 'document',
  vehicle: 'vehicle',
  firearm: 'firearm',
} as const;
/** One of these must be there, or there is nothing to look for. */
const ENOUGH: Readonly<Record<BatchKind, readonly string[]>> = {
  person: ['names/0/family', 'names/0/given', 'names/0/whole', 'documents/0/number'],
  'travel-document': ['number'],
  vehicle: ['plate', 'vin'],
  firearm: ['serial'],
};

/** A row of the table as a question, or why it is none. */
export function readRow(
  { cells }: TableRow,
  { kind, columns, countryOf, dateOrder }: ReadRowOptions,
): { subject: BatchSubject } | RowFault {
  const root: Record<string, unknown> = {};
  const filled = new Set<string>();
  for (const [at, pointer] of columns.entries()) {
    const text = (cells[at] ?? '').trim();
    const field = BATCH_FIELDS[kind].find((one) => one.pointer === pointer);
    if (text === '' || !field) continue;
    const path = pointer.slice('/subject/'.length);
    let value: string | undefined = text;
    if (field.type === 'date') value = readDate(text, dateOrder);
    else if (field.type === 'country') value = countryOf(text);
    else if (field.type === 'sex') value = SEXES[text.toLowerCase()];
    if (value === undefined) return { fault: field.type ?? 'nothing', field, value: text };
    filled.add(path);
    put(root, (LISTS.includes(path) ? `${path}/0` : path).split('/'), value);
  }
  if (!ENOUGH[kind].some((path) => filled.has(path))) return { fault: 'nothing' };
  // A number alone is a question about the document: the person register cannot be asked without a name.
  if (kind === 'person' && ![...filled].some((path) => path.startsWith('names/'))) {
    const [document] = root.documents as { number: string; issuer?: string }[];
    return { subject: { document } as BatchSubject };
  }
  if (Array.isArray(root.documents) && (root.documents[0] as { number?: string }).number === undefined)
    delete root.documents;
  return { subject: { [KEY_OF_KIND[kind]]: root } as BatchSubject };
}
