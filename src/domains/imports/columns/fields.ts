import type { TSchema } from 'typebox';
import type { RegisterKind } from '../../../kernel/codes.ts';
import { COUNTRY_CODES } from '../../../kernel/countries.ts';
import { reportBody, SUBJECTS } from '../../registers/public.ts';

/** What a field of a record takes. */
export type FieldType = 'text' | 'country' | 'code' | 'day' | 'partial-date' | 'integer' | 'yes-no';

export interface Field {
  readonly path: readonly string[];
  readonly type: FieldType;
  /** Allowed codes, where it takes one. */
  readonly codes: readonly string[];
  /** The cell may hold several values: the field is a list, or lies within a list's next entry (`-`). */
  readonly isList: boolean;
}

interface Node extends TSchema {
  readonly type?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
}

function typeOf(node: Node): FieldType | undefined {
  if (node.enum) return node.enum.includes('AFG') && node.enum.length === COUNTRY_CODES.length ? 'country' : 'code';
  if (node.type === 'integer') return 'integer';
  if (node.type === 'boolean') return 'yes-no';
  if (node.type !== 'string') return undefined;
  if (node.format === 'date') return 'day';
  return node.pattern?.startsWith('^\\d{4}(-') ? 'partial-date' : 'text';
}

// An import decides nothing about drafts: what it brings is in force or waits.
const NOT_IMPORTED = new Set(['draft']);

/** The field at a pointer such as `/subject/names/0/family`; undefined when the register has none there. */
export function findField(kind: RegisterKind, pointer: string): Field | undefined {
  const path = pointer.split('/').slice(1);
  if (path.length === 0 || NOT_IMPORTED.has(path[0]!)) return undefined;
  let node: Node | undefined = reportBody(SUBJECTS[kind]) as unknown as Node;
  let isList = false;
  const walked: string[] = [];
  for (const step of path) {
    if (node?.type === 'array') {
      if (!/^(\d{1,2}|-)$/.test(step)) return undefined;
      if (step === '-') isList = true;
      node = node.items;
    } else {
      if (!node?.properties || !Object.hasOwn(node.properties, step)) return undefined;
      node = node.properties[step];
    }
    walked.push(step);
  }
  if (node?.type === 'array' && node.items && node.items.type !== 'object') {
    node = node.items;
    isList = true;
    walked.push('-');
  }
  const type = node && typeOf(node);
  return type && { path: walked, type, codes: node!.enum ?? [], isList };
}
