import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useCodeWords } from '../search/hit-words.ts';

export type DraftFormHandle = UseFormReturn<FieldValues>;

/** The choices of a closed list in the reader's words. */
export function useCodeChoices(): (
  family: string,
  codes: readonly string[],
) => readonly { value: string; label: string }[] {
  const words = useCodeWords();
  return (family, codes) => codes.map((value) => ({ value, label: words(family, value) }));
}
