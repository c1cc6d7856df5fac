import { createRequire } from 'node:module';
import { COUNTRY_CODES, type CountryCode } from '../../kernel/countries.ts';

const read = createRequire(import.meta.url);
const alpha3Of = (read('i18n-iso-countries') as { getAlpha2Codes(): Record<string, string> }).getAlpha2Codes();

/** Names in lists and files that the ISO tables do not have. */
const OTHER_NAMES: Readonly<Record<string, CountryCode>> = {
  afghan: 'AFG',
  'bahamas the': 'BHS',
  'bolivia plurinational state of': 'BOL',
  'bosnia herzegovina': 'BIH',
  'british virgin islands': 'VGB',
  brunei: 'BRN',
  burma: 'MMR',
  'cape verde': 'CPV',
  'china hong kong special administrative region': 'HKG',
  'china macao special administrative region': 'MAC',
  congo: 'COG',
  'congo democratic republic of the': 'COD',
  'congo republic of the': 'COG',
  'cote d ivoire': 'CIV',
  'czech republic': 'CZE',
  'democratic republic of congo': 'COD',
  'democratic people s republic of korea': 'PRK',
  'democratic republic of the congo': 'COD',
  dprk: 'PRK',
  drc: 'COD',
  estmark: 'ZZE',
  'gambia the': 'GMB',
  'great britain': 'GBR',
  iran: 'IRN',
  'iran islamic republic of': 'IRN',
  'ivory coast': 'CIV',
  'korea north': 'PRK',
  'korea south': 'KOR',
  kosovo: 'XKX',
  'lao people s democratic republic': 'LAO',
  laos: 'LAO',
  macau: 'MAC',
  macedonia: 'MKD',
  'macedonia the former yugoslav republic of': 'MKD',
  'micronesia federated states of': 'FSM',
  moldova: 'MDA',
  'netherlands the': 'NLD',
  nordavia: 'ZZN',
  'north korea': 'PRK',
  palestine: 'PSE',
  palestinian: 'PSE',
  'republic of korea': 'KOR',
  'republic of moldova': 'MDA',
  russia: 'RUS',
  'saint kitts nevis': 'KNA',
  'south korea': 'KOR',
  'st kitts and nevis': 'KNA',
  'st kitts nevis': 'KNA',
  'st vincent and the grenadines': 'VCT',
  'state of palestine': 'PSE',
  sudoria: 'ZZS',
  swaziland: 'SWZ',
  syria: 'SYR',
  taiwan: 'TWN',
  tanzania: 'TZA',
  'the bahamas': 'BHS',
  'the gambia': 'GMB',
  'the netherlands': 'NLD',
  turkey: 'TUR',
  uae: 'ARE',
  uk: 'GBR',
  'united kingdom': 'GBR',
  'united kingdom of great britain and northern ireland': 'GBR',
  'united republic of tanzania': 'TZA',
  'united states': 'USA',
  usa: 'USA',
  us: 'USA',
  venezuela: 'VEN',
  'venezuela bolivarian republic of': 'VEN',
  'viet nam': 'VNM',
  vietnam: 'VNM',
  'virgin islands british': 'VGB',
  'virgin islands u s': 'VIR',
  'west bank': 'PSE',
  xk: 'XKX',
};

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

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
    for (const name of [names].flat()) if (!BY_NAME.has(fold(name))) BY_NAME.set(fold(name), code as CountryCode);
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
  const code = BY_NAME.get(fold(text));
  if (FOUND.size < REMEMBERED) FOUND.set(text, code);
  return code;
}
