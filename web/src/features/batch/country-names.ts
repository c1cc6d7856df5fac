import { useMemo } from 'react';
import { foldHeading } from '../../../../src/domains/imports/heading-words.schema.ts';
import { useParties } from '../../app/parties.ts';
import { formatIn } from '../../languages/use-format.ts';
import { LANGUAGE_NAMES } from '../../languages/words.ts';

/** Finds the code of a country by its codes and its names in the eight languages. */
export function useCountryOf(): (text: string) => string | undefined {
  const parties = useParties();
  const known = useMemo(() => {
    const names = new Map<string, string>();
    const formats = Object.keys(LANGUAGE_NAMES).map((language) => formatIn(language));
    for (const { code, isoAlpha2, names: own, documentCodes } of parties) {
      const called = [code, isoAlpha2, ...documentCodes, ...Object.values(own)];
      if (isoAlpha2) called.push(...formats.map((format) => format.country(isoAlpha2) ?? null));
      for (const name of called) if (name && !names.has(foldHeading(name))) names.set(foldHeading(name), code);
    }
    return names;
  }, [parties]);
  return (text) => known.get(foldHeading(text));
}
