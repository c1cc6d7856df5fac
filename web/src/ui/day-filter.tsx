import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writtenDay } from './day-text.ts';
import { useTyped } from './use-typed.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(new Date(`${text}T00:00:00Z`).getTime());

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
  const [typed, setTyped] = useTyped(value ?? '', writtenDay);
  return (
    <TextInput
      label={label}
      placeholder="2026-01-31"
      inputMode="numeric"
      dir="ltr"
      spellCheck={false}
      value={typed}
      error={typed.length >= 10 && !isDay(writtenDay(typed)) ? t('registers.wholeDate') : undefined}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const day = writtenDay(typed);
        setTyped(typed);
        if (day === '') onChange(undefined);
        else if (isDay(day)) onChange(day);
      }}
      onBlur={() => setTyped(writtenDay(typed))}
    />
  );
}
