import { createRequire } from 'node:module';
import { COUNTRY_CODES, type CountryCode } from '../../kernel/countries.ts';
import { foldCountryName, namesIn, OTHER_NAMES } from './other-country-names.schema.ts';

const read = createRequire(import.meta.url);
const alpha3Of = (read('i18n-iso-countries') as { getAlpha2Codes(): Record<string, string> }).getAlpha2Codes();

const CODES = new Set<string>(COUNTRY_CODES);
const BY_NAME = new Map<string, CountryCode>();

for (const language of ['en', 'fr', 'es', 'ar', 'ru', 'vi', 'tr', 'sq']) {
  const { countries } = read(`i18n-iso-countries/langs/${language}.json`) as {
    countries: Record<string, string | string[]>;
  };
  for (const [alpha2, names] of Object.entries(countries)) {
    const code = alpha3Of[alpha2];
    if (code === undefined || !CODES.has(code)) continue;
    // The first language that has a name keeps it: no name means two countries in English.
    for (const name of namesIn(language, names))
      if (!BY_NAME.has(foldCountryName(name))) BY_NAME.set(foldCountryName(name), code as CountryCode);
  }
}
for (const [alpha2, code] of Object.entries(alpha3Of)) {
  if (CODES.has(code) && !BY_NAME.has(alpha2.toLowerCase())) BY_NAME.set(alpha2.toLowerCase(), code as CountryCode);
}
for (const [name, code] of Object.entries(OTHER_NAMES)) BY_NAME.set(name, code);

const FOUND = new Map<string, CountryCode | undefined>();
// A column of free text must not fill the memory with what was once looked up.
const REMEMBERED = 5000;

/** The code of a country by its code (two or three letters) or its name in one of the eight languages. */
export function countryCode(text: string): CountryCode | undefined {
  const capitals = text.trim().toUpperCase();
  if (CODES.has(capitals)) return capitals as CountryCode;
  if (capitals === 'D') return 'DEU'; // documents of Germany carry the one letter
  if (FOUND.has(text)) return FOUND.get(text);
  const code = BY_NAME.get(foldCountryName(text));
  if (FOUND.size < REMEMBERED) FOUND.set(text, code);
  return code;
}
