import { FieldList, FormField } from '../registers/field-list.tsx';
import type { RegisterKind } from '../registers/register-kinds.ts';
import { SUBJECT_FIELDS } from '../registers/subject-fields.ts';
import type { DraftFormHandle } from './code-choices.ts';

/** The fields of a person, a vehicle …, as the registers have them, at a path of a form. */
export function SubjectForm({ form, kind, path }: { form: DraftFormHandle; kind: RegisterKind; path: string }) {
  return SUBJECT_FIELDS[kind].map((field) =>
    field.isList ? (
      <FieldList key={field.name} form={form} path={`${path}.${field.name}`} field={field} />
    ) : (
      <FormField key={field.name} form={form} path={`${path}.${field.name}`} field={field} />
    ),
  );
}
