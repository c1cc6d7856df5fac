import { createContext, useContext } from 'react';

/** The words of a value that comes with a fault, by its name: a figure, a country, a phase; undefined where it is no code. */
export type ValueWords = (name: string, value: string) => string | undefined;

/** Whoever knows the codes of the trade tells their words here, so that a fault never shows a code. */
export const ValueWordsContext = createContext<ValueWords>(() => undefined);

export function useValueWords(): ValueWords {
  return useContext(ValueWordsContext);
}
