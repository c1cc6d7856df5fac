import isoCountries from 'i18n-iso-countries';

/** Names in the sources that the ISO table does not know, with what they mean today. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'bolivia (plurinational state of)': 'BOL',
  'cabo verde': 'CPV',
  'cape verde': 'CPV',
  'iran (islamic republic of)': 'IRN',
  'republic of moldova': 'MDA',
  moldova: 'MDA',
  'moldova republic of': 'MDA',
  'st. kitts and nevis': 'KNA',
  'st. lucia': 'LCA',
  'st. vincent and the grenadines': 'VCT',
  'the former yugoslav republic of macedonia': 'MKD',
  'macedonia the fyr of': 'MKD',
  'north macedonia': 'MKD',
  'united kingdom of great britain and northern ireland': 'GBR',
  'venezuela (bolivarian republic of)': 'VEN',
  "democratic people's republic of korea": 'PRK',
  'holy see': 'VAT',
  'holy see (vatican city)': 'VAT',
  'micronesia (federated states of)': 'FSM',
  'federated states of micronesia': 'FSM',
  swaziland: 'SWZ',
  'viet nam': 'VNM',
  turkey: 'TUR',
  'european union': 'EU',
  burma: 'MMR',
  'korea (republic of)': 'KOR',
  'korea republic of': 'KOR',
  korea: 'KOR',
  'germany federal republic': 'DEU',
  'ireland, republic of': 'IRL',
  'netherlands the': 'NLD',
  'slovak republic': 'SVK',
  'guernsey, bailiwick of': 'GGY',
  'jersey, bailiwick of': 'JEY',
  'gambia the': 'GMB',
  'guinea bissau': 'GNB',
  'palestine (incl. plo)': 'PSE',
  syria: 'SYR',
  'yemen, republic of': 'YEM',
  'congo, peoples republic of': 'COG',
  'congo (brazzaville)': 'COG',
  congo: 'COG',
  drc: 'COD',
  zaire: 'COD',
  "c&ocirc;te d'ivoire": 'CIV',
  'the bahamas': 'BHS',
  'the dominican': 'DOM',
  'sint maarten': 'SXM',
  curacao: 'CUW',
  'british virgin islands': 'VGB',
  'virgin islands': 'VIR',
  'falkland islands': 'FLK',
  brunei: 'BRN',
  laos: 'LAO',
  macau: 'MAC',
  kosovo: 'XKX',
  europol: 'EUROPOL',
  eurojust: 'EUROJUST',
  interpol: 'INTERPOL',
  unodc: 'UNODC',
  wco: 'WCO',
  selec: 'SELEC',
};

/** The party a source means by a name, or undefined for a vanished state, a territory without a code, or rubbish. */
export function partyByName(name: string): string | undefined {
  const key = name.trim().toLowerCase();
  return OTHER_NAMES[key] ?? isoCountries.getAlpha3Code(name.trim(), 'en') ?? undefined;
}

/** The party of an ISO alpha-2 code; `XK` is Kosovo. */
export function partyByAlpha2(alpha2: string): string | undefined {
  return alpha2 === 'XK' ? 'XKX' : isoCountries.alpha2ToAlpha3(alpha2);
}
