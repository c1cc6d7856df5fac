import { Button, Checkbox } from '@mantine/core';
import { Controller, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import { useFieldFault } from '../../ui/field.tsx';
import css from './administration.module.css';

/** Several codes of a closed list in a form. */
export function CheckList({
  form,
  name,
  label,
  choices,
}: {
  form: UseFormReturn<FieldValues>;
  name: string;
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
}) {
  const fault = useFieldFault(form)(name);
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <Checkbox.Group
          className={css.whole}
          label={label}
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

/** Something that is shown once and never again: a link, a key. */
export function ShownOnce({ what, secret, onDone }: { what: string; secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <section role="status" className={css.once}>
      <p>{what}</p>
      <code className={css.secret} dir="ltr">
        {secret}
      </code>
      <div className={css.row} style={{ marginBlockStart: 10 }}>
        <Button
          variant="default"
          onClick={() => void navigator.clipboard?.writeText(secret).then(() => announce(t('common.copied')))}
        >
          {t('common.copy')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('admin.kept')}
        </Button>
      </div>
    </section>
  );
}
