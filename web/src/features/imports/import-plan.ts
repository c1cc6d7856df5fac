import type { Static } from 'typebox';
import { mapHeadings } from '../../../../src/domains/imports/heading-words.schema.ts';
import type {
  DateOrder,
  ImportFormat,
  ImportMapping,
  SavedMapping,
} from '../../../../src/domains/imports/imports.schema.ts';
import type { Table } from '../batch/read-table.ts';
import { KINDS, kindOf, type RegisterKind } from '../registers/register-kinds.ts';
import { importFields, targetOf } from './import-fields.ts';

export type Mapping = Static<typeof SavedMapping>;

/** A file and what the officer says of it before it is imported. */
export interface ImportPlan {
  readonly file: File;
  /** Its first rows; undefined where they cannot be read as a table. */
  readonly table: Table | undefined;
  readonly format: ImportFormat;
  readonly kind: RegisterKind;
  /** Column by column, the place it fills; empty where it is not read. */
  readonly columns: readonly string[];
  /** The kept mapping that was taken; what it says beyond columns and reason stays with it. */
  readonly taken: Mapping | undefined;
  /** Under which name the mapping is to be kept. */
  readonly keepAs: string;
  readonly list: string;
  readonly reason: string;
  readonly complete: boolean;
  readonly dateOrder: DateOrder;
}

/** The format that the beginning of a file speaks for. */
function guessFormat(name: string, text: string): ImportFormat {
  if (/CONSOLIDATED_LIST/.test(text)) return 'un-sc';
  if (/sdnList|<sdnEntry/i.test(text) || /(^|[^a-z])sdn\.csv$/i.test(name)) return 'ofac-sdn';
  if (/^\s*\{"/.test(text) && /"schema"/.test(text)) return 'ftm';
  return 'csv';
}

/** A table as a file that the node reads: every cell as it is, in quotation marks. */
export function tableAsFile({ columns, rows }: Table, name: string): File {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return new File([[columns, ...rows].map((cells) => `${line(cells)}\r\n`).join('')], name, { type: 'text/csv' });
}

/** What the headings say that each column holds. */
export function guessColumns(kind: RegisterKind, headings: readonly string[]): string[] {
  const known = new Set(importFields(kind).map(({ pointer }) => pointer));
  const mapped = mapHeadings(kind, headings, (pointer) => known.has(pointer));
  return headings.map((heading) => {
    const pointer = mapped[heading]?.field ?? '';
    return known.has(pointer) ? pointer : '';
  });
}

/** What is said of a file before the officer has said anything: by its beginning and its headings. */
export function firstPlan(file: File, text: string, table: Table | undefined): ImportPlan {
  const headings = table?.columns ?? [];
  const read = (kind: RegisterKind): number => guessColumns(kind, headings).filter(Boolean).length;
  const kind = KINDS.reduce((best, one) => (read(one) > read(best) ? one : best));
  return {
    file,
    table,
    format: guessFormat(file.name, text),
    kind,
    columns: guessColumns(kind, headings),
    taken: undefined,
    keepAs: '',
    list: '',
    reason: '',
    complete: false,
    dateOrder: 'day-first',
  };
}

const fieldOf = (target: Mapping['columns'][string]): string => (typeof target === 'string' ? target : target.field);

/** The plan with a kept mapping taken over. */
export function takeMapping(plan: ImportPlan, mapping: Mapping): ImportPlan {
  return {
    ...plan,
    kind: kindOf(mapping.register),
    columns: (plan.table?.columns ?? []).map((heading) => {
      const target = mapping.columns[heading];
      return target === undefined ? '' : fieldOf(target);
    }),
    taken: mapping,
    keepAs: mapping.name,
    reason: mapping.constants?.['/reason'] ?? '',
    list: plan.list || (mapping.list ?? ''),
    complete: mapping.complete ?? false,
    dateOrder: mapping.dateOrder ?? plan.dateOrder,
  };
}

/**
 * The mapping of a plan as the node reads it. What the taken mapping says that this screen does not show (codes of a
 * column, separators, constants, the encoding) is handed on, so that keeping it again loses nothing.
 */
export function mappingOf({ kind, table, columns, taken, reason, dateOrder }: ImportPlan): ImportMapping {
  const before = taken?.register === kind ? taken : undefined;
  const { name: _, changedAt: __, ...rest } = before ?? { name: '', changedAt: '' };
  const constants = Object.fromEntries(
    Object.entries(before?.constants ?? {}).filter(([pointer]) => pointer !== '/reason' && !columns.includes(pointer)),
  );
  if (reason && !columns.includes('/reason')) constants['/reason'] = reason;
  return {
    ...rest,
    register: kind,
    columns: Object.fromEntries(
      (table?.columns ?? []).flatMap((heading, at) => {
        const pointer = columns[at];
        if (!pointer) return [];
        const known = before?.columns[heading];
        return [[heading, known !== undefined && fieldOf(known) === pointer ? known : targetOf(pointer)] as const];
      }),
    ),
    constants: Object.keys(constants).length > 0 ? constants : undefined,
    dateOrder,
  } as ImportMapping;
}
