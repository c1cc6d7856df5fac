import type { CountryCode } from '../../kernel/countries.ts';

/** Names in lists and files that the ISO tables do not have. */
export const OTHER_NAMES: Readonly<Record<string, CountryCode>> = {
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

/** A name without accents, case and signs. */
export function foldCountryName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Albanian writes countries with the article as often as without: Gjermani and Gjermania, Francë and Franca, Vietnam and Vietnami. */
export function namesIn(language: string, names: string | readonly string[]): readonly string[] {
  const given = [names].flat();
  if (language !== 'sq') return given;
  return given.flatMap((name) => [
    name,
    /i$/.test(name) ? `${name}a` : /[ëe]$/.test(name) ? `${name.slice(0, -1)}a` : `${name}i`,
  ]);
}
