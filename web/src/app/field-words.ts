import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { SUBJECT_FIELDS, TERM_WORDS } from '../features/registers/subject-fields.ts';
import type { FieldWords } from '../ui/field-words.ts';

/** Fields of forms that are no part of a record. */
const OTHER_FIELDS: Readonly<Record<string, string>> = {
  subject: 'form.subject',
  text: 'places.search',
  mrz: 'fields.mrz',
  why: 'record.why',
  until: 'record.until',
  assessment: 'record.assessment',
  decision: 'record.decision',
  name: 'admin.name',
  signInName: 'signIn.name',
  password: 'signIn.password',
  current: 'signIn.password',
  next: 'signIn.password',
  code: 'admin.code',
  party: 'admin.party',
  timeZone: 'admin.timeZone',
  purposes: 'admin.purposes',
  documentCodes: 'admin.documentCodes',
  rights: 'admin.keyRights',
  expiresOn: 'admin.keyExpires',
  list: 'imports.list',
  mapping: 'imports.saved',
};

/** The words of every field of a record by its name, whatever the kind; the first kind that has it speaks. */
const RECORD_FIELDS: ReadonlyMap<string, string> = new Map(
  Object.values(SUBJECT_FIELDS)
    .flatMap((fields) => fields.flatMap((field) => [field, ...(field.each ?? [])]))
    .map(({ name, words }): [string, string] => [name, words])
    .reverse(),
);

/** Names the field at a pointer by its last part that has words; `/columns/Name` of a table is called by its heading. */
export function useAllFieldWords(): FieldWords {
  const { t } = useTranslation();
  return useCallback(
    (pointer) => {
      const parts = pointer.split('/').slice(1);
      if (parts[0] === 'columns' && parts[1] !== undefined) return parts.slice(1).join('/');
      const isRecord = parts[0] === 'subject' && parts.length > 1;
      for (const part of parts.reverse()) {
        const key =
          (isRecord ? RECORD_FIELDS.get(part) : undefined) ??
          TERM_WORDS[part] ??
          OTHER_FIELDS[part] ??
          RECORD_FIELDS.get(part);
        if (key !== undefined) return t(key);
      }
      return undefined;
    },
    [t],
  );
}
