import isoCountries from 'i18n-iso-countries';
import type { Party } from '../../../engines/legal-basis/instrument.ts';

/** Names as the trade writes them, where the table's differ or drag an article along. */
const NAMES: Readonly<Record<string, string>> = {
  XKX: 'Kosovo',
  TUR: 'Türkiye',
  VNM: 'Viet Nam',
  USA: 'United States',
  GBR: 'United Kingdom',
  RUS: 'Russian Federation',
  MKD: 'North Macedonia',
  PSE: 'Palestine',
  VAT: 'Holy See',
  TWN: 'Taiwan',
  FSM: 'Micronesia (Federated States of)',
  CZE: 'Czechia',
  BOL: 'Bolivia',
  VEN: 'Venezuela',
  IRN: 'Iran',
  TZA: 'Tanzania',
  MDA: 'Republic of Moldova',
  LAO: 'Laos',
  SYR: 'Syria',
  GMB: 'Gambia',
  BHS: 'Bahamas',
  NLD: 'Netherlands',
  CHN: 'China',
};

/** ISO codes that are no states of their own; their state may extend treaties to them. */
const TERRITORIES =
  'ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VGB VIR WLF'.split(
    ' ',
  );
/** Not members of the UN, but parties to treaties in their own name. */
const PARTIES_IN_OWN_NAME = new Set(['COK', 'NIU']);

/** The state that binds a territory; those whose status is disputed are not listed. */
const TERRITORIES_OF: Readonly<Record<string, string>> = {
  AUS: 'CCK CXR HMD NFK',
  CHN: 'HKG MAC',
  DNK: 'FRO GRL',
  FIN: 'ALA',
  FRA: 'ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF',
  GBR: 'AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB',
  NLD: 'ABW BES CUW SXM',
  NOR: 'BVT SJM',
  NZL: 'TKL',
  USA: 'ASM GUM MNP PRI UMI VIR',
};
const STATE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(TERRITORIES_OF).flatMap(([state, list]) => list.split(' ').map((code) => [code, state] as const)),
);

const KOSOVO_NOTE =
  'Kosovo: this designation is without prejudice to positions on status, and is in line with UN Security Council resolution 1244 and the opinion of the International Court of Justice on the declaration of independence.';
const KNOWN_GAPS: Readonly<Record<string, string>> = {
  TUR: 'Türkiye is said to have agreements with more than 70 countries on drugs, terrorism and organised crime; most are not in the register.',
  USA: 'Of most treaties of the United States on mutual legal assistance the day of entry into force is from general knowledge; protocols to its extradition treaties are not in the register.',
  FRO: 'Denmark joined the Drug Convention of 1988 and UNTOC without the Faroe Islands; what else it extended to them is not in the register.',
  GRL: 'Denmark joined the Drug Convention of 1988 and UNTOC without Greenland; what else it extended to it is not in the register.',
  TKL: 'New Zealand joined UNTOC without Tokelau; what else it extended to it is not in the register.',
};

const ORGANISATIONS: readonly Party[] = [
  ['EU', 'European Union'],
  ['EUROPOL', 'Europol'],
  ['EUROJUST', 'Eurojust'],
  ['FRONTEX', 'Frontex'],
  ['INTERPOL', 'INTERPOL'],
  ['SELEC', 'SELEC'],
  ['WCO', 'World Customs Organization'],
  ['UNODC', 'UNODC'],
  ['UNMIK', 'UNMIK'],
].map(([code, name]) => ({ code: code!, name: name!, kind: 'organisation' as const }));

const INVENTED: readonly Party[] = [
  ['ZZN', 'Nordavia'],
  ['ZZS', 'Sudoria'],
  ['ZZE', 'Estmark'],
].map(([code, name]) => ({ code: code!, name: name!, kind: 'invented' as const }));

/** Every party of the register: ISO countries and territories, Kosovo, organisations, and the invented countries. */
export function listParties(): Party[] {
  const countries = Object.entries(isoCountries.getAlpha2Codes()).map(([alpha2, alpha3]): Party => {
    const code = alpha2 === 'XK' ? 'XKX' : alpha3;
    const name = NAMES[code] ?? isoCountries.getName(alpha2, 'en') ?? code;
    const territory = TERRITORIES.includes(code) && !PARTIES_IN_OWN_NAME.has(code);
    return {
      code,
      alpha2,
      name,
      kind: territory ? 'territory' : 'country',
      ...(STATE_OF.has(code) ? { territoryOf: STATE_OF.get(code) } : {}),
      ...(code === 'XKX' ? { note: KOSOVO_NOTE } : {}),
      ...(KNOWN_GAPS[code] === undefined ? {} : { knownGap: KNOWN_GAPS[code] }),
    };
  });
  return [...countries, ...ORGANISATIONS, ...INVENTED].sort((a, b) => (a.code < b.code ? -1 : 1));
}
