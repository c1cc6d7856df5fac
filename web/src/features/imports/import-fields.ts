import type { ColumnTarget } from '../../../../src/domains/imports/imports.schema.ts';
import type { RegisterKind } from '../registers/register-kinds.ts';
import { SUBJECT_FIELDS, TERM_WORDS } from '../registers/subject-fields.ts';

/** One place that a column can fill: its pointer in a record, and the words that name it, outermost first. */
export interface ImportField {
  readonly pointer: string;
  readonly words: readonly string[];
}

const TERMS = [
  'reason',
  'action',
  'purpose',
  'basis',
  'grade',
  'handling',
  'handlingNote',
  'warnings',
  'withheldFrom',
  'validFrom',
  'validUntil',
  'nationalReference',
] as const;

/** The places of a record of this kind that a table can fill: the first entry of each list, and further names. */
export function importFields(kind: RegisterKind): readonly ImportField[] {
  const subject = SUBJECT_FIELDS[kind].flatMap((field): ImportField[] => {
    const at = `/subject/${field.name}`;
    if (!field.each) return [{ pointer: at, words: [field.words] }];
    const first = field.each
      .filter(({ name }) => name !== 'quality')
      .map((part): ImportField => {
        const words = field.name === 'names' || field.words === part.words ? [part.words] : [field.words, part.words];
        return { pointer: `${at}/0/${part.name}`, words };
      });
    return field.name === 'names' ? [...first, { pointer: `${at}/-/whole`, words: ['imports.aliases'] }] : first;
  });
  const terms = TERMS.map((name) => ({ pointer: `/${name}`, words: [TERM_WORDS[name] ?? name] }));
  return [...subject, ...terms, { pointer: '/key', words: ['imports.ownKey'] }];
}

/** A column's place as a mapping says it; further names share a cell in most files. */
export function targetOf(pointer: string): string | ColumnTarget {
  return pointer.endsWith('/names/-/whole') ? { field: pointer, split: ';', with: { quality: 'good' } } : pointer;
}
