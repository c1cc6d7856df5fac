import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { Controller, type FieldValues, type UseFormReturn } from 'react-hook-form';
import css from './check-list.module.css';
import { type Choice, useFieldFault } from './field.tsx';

/** Several codes of a closed list, tied to a form. */
export function CheckList({
  form,
  name,
  label,
  description,
  choices,
}: {
  form: UseFormReturn<FieldValues>;
  name: string;
  label: string;
  description?: ReactNode;
  choices: readonly Choice[];
}) {
  const fault = useFieldFault(form)(name);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <Checkbox.Group
          className={css.whole}
          data-field={name}
          label={label}
          description={description}
          value={(value as string[] | undefined) ?? []}
          onChange={onChange}
          error={fault}
        >
          <div className={css.checks}>
            {choices.map((choice) => (
              <Checkbox key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    />
  );
}
