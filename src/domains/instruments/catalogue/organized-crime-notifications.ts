import type { Authority, Declaration } from '../../../engines/legal-basis/instrument.ts';
import type { Measure } from '../../../engines/legal-basis/vocabulary.ts';

/** The gazette that repeats what the Secretary-General notified about UNTOC, and the day up to which it speaks. */
const SOURCE = 'bgbl-untoc';
const LISTED_ON = '2013-10-31';

/** UNTOC Art. 18(13): the central authorities of mutual legal assistance; Art. 18(14): the languages they accept. */
const CENTRAL_AUTHORITIES = `
  AND | Ministry in charge of the Interior | Catalan, French, Spanish
  ARG | Ministry of Foreign Affairs, Directorate of International Legal Assistance | Spanish
  ARM | Prosecutor General's Office before trial; Ministry of Justice during trial and enforcement | Armenian, English, Russian
  AUS | Attorney-General's Department
  AZE | Ministry of Justice | Russian or English, with a translation into Azerbaijani
  BEL | Federal Public Service Justice
  BHS | Office of the Attorney General | English
  BLZ | Office of the Attorney General | English
  BOL | Ministry of Foreign Affairs | Spanish
  BRA | Ministry of Justice, Department of Asset Recovery and International Legal Cooperation | Portuguese, English
  BWA | Attorney General | English
  BFA | Ministry of Justice, by the diplomatic channel | French
  CHE | Federal Office of Justice | French, German, Italian
  CHL | Ministry of Foreign Affairs | Spanish
  CHN | Ministry of Justice; Ministry of Public Security | Chinese
  CIV | Ministry of Justice, Directorate of Civil and Criminal Affairs
  COK | Attorney General | English
  COL | Office of the Attorney General of the Nation | Spanish
  CUB | Ministry of Justice | Spanish
  DEU | Federal Ministry of Justice | German
  DNK | Ministry of Justice | Danish, Swedish, Norwegian, English, French, German
  ECU | Office of the Prosecutor General
  SLV | Ministry of the Interior | Spanish
  ESP | Ministry of Justice, Directorate for International Legal Cooperation
  EST | Ministry of Justice | Estonian, English
  FIN | Ministry of Justice | Finnish, Swedish, Danish, English, French, German
  GTM | Judiciary; Office of the Attorney General
  HKG | Secretary for Justice of the Department of Justice | Chinese, English
  IDN | Ministry of Law and Human Rights, Directorate of International Law and Central Authority
  IND | Ministry of Home Affairs | English, Hindi
  IRL | Minister for Justice, Central Authority for Mutual Assistance | English, Irish
  IRQ | Ministry of the Interior
  ISL | Ministry of Justice and Human Rights | Icelandic, English
  KGZ | Office of the Prosecutor General
  KIR | Attorney General | English
  LAO | Ministry of Public Security; in its place the Ministry of Foreign Affairs | English, Lao
  LCA | Attorney General's Chambers | English
  LIE | Ministry of Justice | German, English
  LSO | Office of the Attorney General | English
  LTU | Ministry of Justice; Prosecutor General's Office | English, Russian, Lithuanian
  LUX | Office of the State Prosecutor General | French, German, English
  LVA | Prosecutor General's Office before trial; Ministry of Justice during trial | English, Latvian
  MAC | Secretary for Administration and Justice | Chinese, Portuguese
  MCO | Director of Judicial Services | French
  MDA | Prosecutor General's Office before trial; Ministry of Justice during trial and enforcement | Moldovan, English, Russian
  MEX | Office of the Attorney General | Spanish
  MKD | Ministry of Justice | Macedonian, English
  MLT | Attorney General | Maltese, English
  MNE | Ministry of Justice | English, French
  MOZ | Minister of Justice | Portuguese, English
  MUS | Office of the Attorney General | English, French
  MWI | Ministry of Home Affairs and Internal Security | English
  MYS | Attorney General | English
  NIC | Office of the Attorney General
  NIU | Solicitor-General, Crown Law Office | English
  NLD | Ministry of Justice, International Legal Assistance in Criminal Matters
  NOR | Ministry of Justice, Department of Civil Affairs | Norwegian, Swedish, Danish, English
  NPL | Ministry of Home Affairs | Nepali, English
  NZL | Attorney General | English
  PAK | Ministry of the Interior | English
  PAN | Office of the Attorney General
  POL | Ministry of Justice | Polish, English
  PRY | Public Prosecutor's Office, International Affairs and External Legal Assistance
  ROU | Prosecutor's Office before trial; Ministry of Justice during trial and enforcement | Romanian, French, English
  RUS | Office of the Prosecutor General | Russian
  SGP | Attorney-General | English
  SRB | Ministry of Justice | English, Russian
  SVK | Ministry of Justice | Slovak, Czech, English, French
  SVN | Ministry of Justice | Slovenian, English
  SWE | Ministry of Justice | Swedish, Danish, Norwegian
  UKR | Ministry of Justice for decisions of courts; Prosecutor General's Office for investigations | Ukrainian, Russian, English, French
  USA | Department of Justice, Criminal Division, Office of International Affairs | English
  UZB | Office of the Prosecutor General | Russian
  VCT | Attorney General's Chambers | English
  VEN | Public Prosecutor's Office | Spanish
  VNM | Supreme People's Procuracy | Vietnamese, English
  YEM | Ministry of Foreign Affairs, by the diplomatic channel | Arabic
  ZAF | Director-General of the Department of Justice and Constitutional Development | English
`;

/** The authorities of Art. 16 (extradition), where they were named apart. */
const SURRENDER_AUTHORITIES = `
  BRA | Ministry of Justice, Department of Foreigners
  CHN | Ministry of Foreign Affairs
  HKG | Secretary for Justice of the Department of Justice
  MAC | Office of the Secretary for Administration and Justice
  ROU | Ministry of Justice
  SRB | Ministry of Justice
  VNM | Ministry of Public Security
`;

/** Art. 16(5)(a): who takes the Convention as legal basis for extradition; some only in return, some where no treaty is in force. */
const TAKE_IT_AS_BASIS =
  'ARM AZE BLR BLZ BOL CHN CIV EST IND LTU LVA MCO MEX MKD MLT MUS NLD PRY ROU SVN UKR UZB VAT VEN'.split(' ');
const TAKE_IT_IN_RETURN = 'BHS MWI RUS'.split(' ');
/** Art. 16(5): who surrenders nobody on the strength of the Convention alone; the offences count as named in its treaties (Art. 16(3)). */
const TAKE_IT_NOT = 'BDI BFA BWA LAO LCA LSO MYS NIU NPL PAK SGP SLV USA YEM'.split(' ');

const BY_COURTS: readonly Measure[] = ['mutual-legal-assistance', 'service-of-documents', 'video-hearing'];

function authorities(table: string, measures: readonly Measure[]): Authority[] {
  return rows(table).map(([party, name, languages]) => ({
    party: party!,
    measures,
    name: name!,
    ...(languages === undefined ? {} : { languages: [languages] }),
    instruments: ['untoc'],
    source: SOURCE,
  }));
}

function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** Whom UNTOC's parties named to the Secretary-General for requests under it and its Protocols. */
export const ORGANIZED_CRIME_AUTHORITIES: readonly Authority[] = [
  ...authorities(CENTRAL_AUTHORITIES, BY_COURTS),
  ...authorities(SURRENDER_AUTHORITIES, ['extradition']),
];

const common = { instrument: 'untoc', knownFrom: LISTED_ON, source: SOURCE } as const;

/** What UNTOC's parties notified under Art. 16(5). Whoever said nothing keeps the question open. */
export const ORGANIZED_CRIME_DECLARATIONS: readonly Declaration[] = [
  ...[...TAKE_IT_AS_BASIS, ...TAKE_IT_IN_RETURN].map((party): Declaration => {
    const inReturn = TAKE_IT_IN_RETURN.includes(party);
    return {
      ...common,
      party,
      text: inReturn
        ? 'it takes the Convention as legal basis for extradition towards those that do the same (Article 16(5)(a))'
        : 'it takes the Convention as legal basis for extradition (Article 16(5)(a))',
      adds: [inReturn ? 'basis-by-reciprocity' : 'basis-notified'],
      // The day of each notification is not in the list: what helps counts from the list.
      from: LISTED_ON,
    };
  }),
  ...TAKE_IT_NOT.map(
    (party): Declaration => ({
      ...common,
      party,
      text: 'it does not take the Convention as legal basis for extradition (Article 16(5))',
      excludes: ['extradition'],
      // Art. 16(4) leaves it to the party that receives a request; Art. 16(5)(a) speaks of cooperation, which goes both ways.
      ofRequestsTo: true,
      // What hinders counts from the first day on which anybody was bound.
      from: '2003-09-29',
    }),
  ),
];
