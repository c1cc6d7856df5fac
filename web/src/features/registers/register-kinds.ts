import type { Static } from 'typebox';
import {
  type RegisterDescription,
  type RegisterRecordAnswer,
  SUBJECTS,
} from '../../../../src/domains/registers/registers.schema.ts';

export type RegisterKind = keyof typeof SUBJECTS;
export type Register = Static<typeof RegisterDescription>;
export type RecordAnswer = RegisterRecordAnswer;

/** The kinds of register, in the order in which they are shown. */
export const KINDS = Object.keys(SUBJECTS) as readonly RegisterKind[];

/** The kind that a part of an address names; rubbish names the first one. */
export function kindOf(text: string): RegisterKind {
  return KINDS.find((kind) => kind === text) ?? 'person';
}

/** Whether this is an answer of the node about a record of which the reader may know the subject. */
export function isIdentified(record: RecordAnswer): record is RecordAnswer & { subject: Record<string, unknown> } {
  return record.subject !== undefined;
}
