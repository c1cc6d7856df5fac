import { createContext, useContext } from 'react';

/** The words of the field at a JSON pointer such as `/subject/vin`, in the reader's language; undefined where it has none. */
export type FieldWords = (pointer: string) => string | undefined;

/** Whoever knows the forms tells their fields' words here, so that notices never show a path. */
export const FieldWordsContext = createContext<FieldWords>(() => undefined);

export function useFieldWords(): FieldWords {
  return useContext(FieldWordsContext);
}
