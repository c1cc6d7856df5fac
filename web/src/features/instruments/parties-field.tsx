import { NativeSelect } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './instruments.module.css';
import { useNameOf, usePartyChoices } from './use-register-parties.ts';

/** Several parties: each is chosen from the list and taken away by its button. */
export function PartiesField({
  label,
  value,
  onChange,
  most = 60,
  error,
}: {
  label: string;
  value: readonly string[];
  onChange: (codes: readonly string[]) => void;
  most?: number;
  error?: string | undefined;
}) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const choices = usePartyChoices().filter((one) => !value.includes(one.value));
  return (
    <div>
      <NativeSelect
        label={label}
        value=""
        error={error}
        disabled={value.length >= most}
        data={[
          { value: '', label: t('parties.add') },
          ...choices.map((one) => ({ value: one.value, label: one.label })),
        ]}
        onChange={(event) => event.currentTarget.value && onChange([...value, event.currentTarget.value])}
      />
      <ul className={css.chosen} aria-label={label}>
        {value.map((code) => (
          <li key={code}>
            <button
              type="button"
              aria-label={t('parties.remove', { party: nameOf(code) })}
              onClick={() => onChange(value.filter((one) => one !== code))}
            >
              {nameOf(code)} <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
