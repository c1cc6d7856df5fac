import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as a filter, written as everywhere in the application; it counts as soon as it is whole. */
export function DayFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value ?? '');
  const isDay = DAY.test(typed) && !Number.isNaN(new Date(`${typed}T00:00:00Z`).getTime());
  return (
    <TextInput
      label={label}
      placeholder="2026-01-31"
      inputMode="numeric"
      dir="ltr"
      spellCheck={false}
      value={typed}
      error={typed.length >= 10 && !isDay ? t('registers.wholeDate') : undefined}
      onChange={(event) => {
        const day = event.currentTarget.value.trim();
        setTyped(day);
        if (day === '') onChange(undefined);
        else if (DAY.test(day) && !Number.isNaN(new Date(`${day}T00:00:00Z`).getTime())) onChange(day);
      }}
    />
  );
}
