import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type FieldValues, get, type Path, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { writtenDay } from './day-text.ts';
import { unpackFault, useFaultText } from './fault-text.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What is wrong with a field of a form, in the reader's language; undefined when nothing is. */
export function useFieldFault<Values extends FieldValues>(
  form: UseFormReturn<Values>,
): (name: string) => string | undefined {
  const faultText = useFaultText();
  const { errors } = form.formState;
  return (name) => {
    const fault = get(errors, name) as { message?: unknown; root?: { message?: unknown } } | undefined;
    const message = fault?.message ?? fault?.root?.message;
    return typeof message === 'string' ? faultText(unpackFault(message)) : undefined;
  };
}

/** One field of a form: its words, its input, what is wrong with it, all tied together for screen readers. */
export function Field<Values extends FieldValues>({
  form,
  name,
  label,
  kind = 'text',
  description,
  choices,
  needed = false,
  code = false,
  autoFocus = false,
}: {
  form: UseFormReturn<Values>;
  name: Path<Values>;
  label: string;
  kind?: 'text' | 'day' | 'number' | 'long' | 'choice' | 'check';
  description?: ReactNode;
  choices?: readonly Choice[];
  needed?: boolean;
  /** A number, plate or code: written left to right and without spelling check. */
  code?: boolean;
  autoFocus?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const fault = useFieldFault(form)(name);
  const same = {
    label,
    description,
    error: fault,
    withAsterisk: needed,
    'aria-required': needed || undefined,
    autoFocus,
  };
  switch (kind) {
    case 'check':
      return <Checkbox {...form.register(name)} label={label} description={description} error={fault} />;
    case 'choice':
      return (
        <NativeSelect
          // In another language the choices stand in another order, and a list that stays would show its neighbour.
          key={i18n.language}
          {...same}
          {...form.register(name)}
          data={[
            { value: '', label: needed ? t('common.choose') : '—' },
            ...(choices ?? []).map(({ value, label }) => ({ value, label })),
          ]}
        />
      );
    case 'long':
      // Not by itself: what measures it stands in the page as wide as it once was, and pushes a page read from the right.
      return <Textarea {...same} {...form.register(name)} rows={3} resize="vertical" dir="auto" />;
    case 'number':
      return (
        <TextInput
          {...same}
          {...form.register(name, {
            setValueAs: (typed: unknown) => (typed === '' || typed === undefined ? undefined : Number(typed)),
          })}
          inputMode="numeric"
          dir="ltr"
        />
      );
    case 'day': {
      const { onBlur, ...input } = form.register(name, {
        setValueAs: (typed: unknown) => (typeof typed === 'string' ? writtenDay(typed) : typed),
      });
      return (
        <TextInput
          {...same}
          {...input}
          onBlur={(event) => {
            // Whoever typed it as it stands in the passport sees how it was understood.
            event.currentTarget.value = writtenDay(event.currentTarget.value);
            void onBlur(event);
          }}
          placeholder="1979-03-14"
          inputMode="numeric"
          dir="ltr"
          spellCheck={false}
        />
      );
    }
    default:
      return (
        <TextInput
          {...same}
          {...form.register(name)}
          dir={code ? 'ltr' : 'auto'}
          spellCheck={false}
          autoComplete="off"
        />
      );
  }
}
