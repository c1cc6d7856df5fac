import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field, useFieldFault } from '../../ui/field.tsx';
import layout from '../../ui/layout.module.css';
import css from './registers.module.css';
import type { SubjectField } from './subject-fields.ts';
import { useChoices } from './use-registers.ts';

/** A single field of the form at a path of the body. */
export function FormField({
  form,
  path,
  field,
}: {
  form: UseFormReturn<FieldValues>;
  path: string;
  field: SubjectField;
}) {
  const { t } = useTranslation();
  const choices = useChoices();
  const shown = (
    <Field
      form={form}
      name={path}
      label={t(field.words)}
      kind={field.kind ?? 'text'}
      needed={field.needed === true && !field.isList}
      code={field.code === true}
      {...(field.choices ? { choices: choices(field.choices) } : {})}
    />
  );
  return field.kind === 'long' ? <div className={layout.whole}>{shown}</div> : shown;
}

/** A list of names, documents, places: entries are added and taken away; what is wrong with the list stands below it. */
export function FieldList({
  form,
  path,
  field,
}: {
  form: UseFormReturn<FieldValues>;
  path: string;
  field: SubjectField;
}) {
  const { t } = useTranslation();
  const [count, setCount] = useState(() => {
    const given = get(form.getValues(), path) as unknown[] | undefined;
    // What was reported before says of itself what it does not have.
    const isNew = get(form.getValues(), 'why') === undefined;
    return Math.max(given?.length ?? 0, field.needed || (field.isUsual && isNew) ? 1 : 0);
  });
  const faultAt = useFieldFault(form);
  const fault = faultAt(path);

  function remove(at: number): void {
    const kept = ((get(form.getValues(), path) as unknown[] | undefined) ?? []).slice(0, count);
    kept.splice(at, 1);
    form.unregister(`${path}.${count - 1}`);
    form.setValue(path, kept, { shouldDirty: true });
    setCount(count - 1);
  }

  return (
    <fieldset className={`${layout.group} ${layout.whole}`}>
      <legend className={layout.groupTitle}>
        {t(field.words)}
        {field.needed ? <span aria-hidden="true"> *</span> : null}
      </legend>
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the entry's name in the body.
        <div key={at} className={css.entry}>
          {(field.each ?? [{ ...field, isList: false, name: '' }]).map((part) => (
            <FormField
              key={part.name}
              form={form}
              path={part.name === '' ? `${path}.${at}` : `${path}.${at}.${part.name}`}
              field={part}
            />
          ))}
          {field.each && faultAt(`${path}.${at}`) ? (
            <p role="alert" className={`${css.hint} ${layout.whole}`}>
              {faultAt(`${path}.${at}`)}
            </p>
          ) : null}
          {field.needed && count === 1 ? null : (
            <div>
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('common.remove')}: ${t(field.words)} ${at + 1}`}
                onClick={() => remove(at)}
              >
                {t('common.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {fault ? (
        <p role="alert" className={css.hint}>
          {fault}
        </p>
      ) : null}
      <Button size="xs" variant="default" mt={8} onClick={() => setCount(count + 1)}>
        {t('form.addEntry', { what: t(field.words) })}
      </Button>
    </fieldset>
  );
}
