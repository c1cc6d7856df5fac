import { foldCountryName, namesIn, OTHER_NAMES } from '../../../../src/domains/imports/other-country-names.schema.ts';

type Names = { readonly locale: string; readonly countries: Readonly<Record<string, string | readonly string[]>> };

/** Reads the country of a cell as its three-letter code; what is no country stays, so that the node says so. */
export type ReadCountry = (typed: string) => string;

/** Reads nothing but codes; for as long as the names have not come. */
export const readCountryCode: ReadCountry = (typed) => typed.trim().toUpperCase();

/** The names of all countries in the eight languages, by which cells are read; fetched from the node when a file is here. */
export async function loadCountryReader(): Promise<ReadCountry> {
  const [codes, ...languages] = await Promise.all([
    import('i18n-iso-countries/codes.json'),
    import('i18n-iso-countries/langs/en.json'),
    import('i18n-iso-countries/langs/fr.json'),
    import('i18n-iso-countries/langs/es.json'),
    import('i18n-iso-countries/langs/ar.json'),
    import('i18n-iso-countries/langs/ru.json'),
    import('i18n-iso-countries/langs/vi.json'),
    import('i18n-iso-countries/langs/tr.json'),
    import('i18n-iso-countries/langs/sq.json'),
  ]);
  const alpha3 = new Map((codes.default as unknown[][]).map(([two, three]) => [String(two), String(three)]));
  const known = new Map<string, string>(Object.entries(OTHER_NAMES));
  const add = (name: string, code: string): void => {
    if (!known.has(name)) known.set(name, code);
  };
  for (const { default: table } of languages as { default: Names }[]) {
    for (const [two, names] of Object.entries(table.countries)) {
      const code = alpha3.get(two);
      if (code !== undefined) for (const name of namesIn(table.locale, names)) add(foldCountryName(name), code);
    }
  }
  for (const [two, code] of alpha3) add(two.toLowerCase(), code);
  return (typed) => known.get(foldCountryName(typed)) ?? readCountryCode(typed);
}
