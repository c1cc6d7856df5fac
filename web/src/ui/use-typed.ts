import { useState } from 'react';

/**
 * What is being typed into a filter whose value stands in the address: it stays as typed, and gives way when the
 * address changes by itself, as by a link, by the way back, or when all filters are cleared.
 */
export function useTyped(
  value: string,
  means: (typed: string) => string = (typed) => typed,
): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (means(typed) !== value) setTyped(value);
  }
  return [typed, setTyped];
}
