import type { RegisterKind } from '../../../kernel/codes.ts';
import type { FieldFault } from '../../../kernel/problem.ts';
import type { RecordTerms } from '../../registers/public.ts';

/** A subject as a file gives it. */
export interface ReadRow {
  /** Line of the file on which it begins. */
  readonly line: number;
  readonly kind: RegisterKind;
  /** The list's own lasting key; undefined where the file has none, so that the subject must tell itself apart. */
  readonly key: string | undefined;
  readonly terms: RecordTerms;
  /** Entries of the file that give it a further name. */
  readonly aliases: number;
  /** Entries of the file that give it a document. */
  readonly documents: number;
  /** Keys of parts that stand on lines of their own (`ReadPart`). */
  readonly parts?: readonly string[];
}

/** A row that cannot be read; the others go on. */
export interface FaultyRow extends FieldFault {
  readonly line: number;
  readonly key?: string;
  readonly kind?: RegisterKind;
  /** JSON pointer, name of the column, or empty where the whole row is meant. */
  readonly field: string;
}

/** Part of a subject on a line of its own: it names its holder, or the subject names it. */
export interface ReadPart {
  readonly line: number;
  readonly partKey: string;
  readonly holder?: string;
  readonly body: SubjectPart;
}

/** What a part adds to its subject. */
export interface SubjectPart {
  readonly document?: { readonly number: string; readonly issuer?: string; readonly type?: string };
  readonly address?: string;
}

export type ReadItem = { readonly row: ReadRow } | { readonly fault: FaultyRow } | { readonly part: ReadPart };

/** The bytes of a file, as they come. */
export type ByteStream = AsyncIterable<Uint8Array>;
