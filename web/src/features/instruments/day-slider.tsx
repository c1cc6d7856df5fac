import { TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inYear, isDay, today } from './day.ts';
import css from './instruments.module.css';

// The oldest instruments of the register are of the fifties; what comes is seen two years ahead.
const FIRST_YEAR = 1950;
const YEARS_AHEAD = 2;

/** A day, moved year by year with pointer or arrows, or written exactly. */
export function DaySlider({ day, onChange }: { day: string; onChange: (day: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  const lastYear = Number(today().slice(0, 4)) + YEARS_AHEAD;
  const year = Number(day.slice(0, 4));
  return (
    <div className={`${css.slider} not-on-paper`}>
      <div>
        <label className={css.label} htmlFor={id}>
          {t('coverage.year')}
        </label>
        <input
          id={id}
          type="range"
          className={css.range}
          min={FIRST_YEAR}
          max={lastYear}
          step={1}
          value={Math.min(lastYear, Math.max(FIRST_YEAR, year))}
          aria-valuetext={String(year)}
          onChange={(event) => onChange(inYear(day, Number(event.currentTarget.value)))}
        />
        <div className={css.rangeEnds} aria-hidden="true">
          <span>{FIRST_YEAR}</span>
          <b>{year}</b>
          <span>{lastYear}</span>
        </div>
      </div>
      <TextInput
        label={t('basis.on')}
        placeholder="2026-01-31"
        inputMode="numeric"
        dir="ltr"
        spellCheck={false}
        value={typed}
        error={typed.length >= 10 && !isDay(typed) ? t('registers.wholeDate') : undefined}
        onChange={(event) => {
          const next = event.currentTarget.value.trim();
          setTyped(next);
          if (isDay(next)) onChange(next);
        }}
      />
    </div>
  );
}
