/**
 * Who issued a document or a plate, in one code each. Source: ICAO Doc 9303 part 3, section 5 (codes for nationality,
 * place of birth, location of issuing State), ISO 3166-3 for codes withdrawn without a split of the country.
 */
const ONE_CODE: Readonly<Record<string, string>> = {
  // Doc 9303 prints Germany as D.
  D: 'DEU',
  // Forms of British nationality: the issuing State is the United Kingdom for all of them.
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
  UK: 'GBR',
  // Documents of Kosovo carry RKS, or UNK from the time of the United Nations mission.
  RKS: 'XKX',
  UNK: 'XKX',
  ROM: 'ROU',
  ZAR: 'COD',
  TMP: 'TLS',
  BUR: 'MMR',
};

/** One code for an issuing State or organisation; `D<<` and `D` are `DEU`. Nothing readable is undefined. */
export function canonicalIssuer(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const letters = code
    .slice(0, 12)
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  if (letters === '') return undefined;
  return Object.hasOwn(ONE_CODE, letters) ? ONE_CODE[letters] : letters;
}
