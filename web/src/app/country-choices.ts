import { useMemo } from 'react';
import type { Choice } from '../ui/field.tsx';
import { useParties, usePartyName } from './parties.ts';

/** The countries and territories as choices of a form, in the order of the reader's alphabet. */
export function useCountryChoices(): readonly Choice[] {
  const parties = useParties();
  const nameOf = usePartyName();
  return useMemo(
    () =>
      parties
        .map(({ code }) => ({ value: code, label: `${nameOf(code)} (${code})` }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [parties, nameOf],
  );
}
