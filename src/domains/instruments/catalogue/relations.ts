import type {
  Authority,
  DataCircle,
  Declaration,
  Gap,
  PartyTotal,
  Replacement,
  Route,
} from '../../../engines/legal-basis/instrument.ts';
import type { Measure } from '../../../engines/legal-basis/vocabulary.ts';
import { ORGANIZED_CRIME_AUTHORITIES, ORGANIZED_CRIME_DECLARATIONS } from './organized-crime-notifications.ts';

const POLICE_MEASURES: readonly Measure[] = ['spontaneous-information', 'request-information', 'firearm-trace'];
const COURT_MEASURES: readonly Measure[] = [
  'mutual-legal-assistance',
  'extradition',
  'confiscation',
  'transfer-of-proceedings',
  'service-of-documents',
  'video-hearing',
];

/** What has taken the place of what between those bound by both. */
export const REPLACEMENTS: readonly Replacement[] = [
  {
    replaced: 'ets-24',
    by: 'eu-arrest-warrant-2002',
    measures: ['extradition'],
    articles: 'its provisions on surrender are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-24',
    by: 'eu-norway-iceland-surrender',
    measures: ['extradition'],
    articles: 'its provisions on surrender are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-24',
    by: 'eu-uk-2020',
    measures: ['extradition'],
    articles: 'its provisions on surrender are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-98',
    by: 'eu-arrest-warrant-2002',
    measures: ['extradition'],
    articles: 'its provisions on surrender are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-98',
    by: 'eu-norway-iceland-surrender',
    measures: ['extradition'],
    articles: 'its provisions on surrender are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-98',
    by: 'eu-uk-2020',
    measures: ['extradition'],
    articles: 'its provisions on surrender are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-99',
    by: 'eu-investigation-order-2014',
    measures: ['mutual-legal-assistance'],
    articles: 'its corresponding provisions on gathering evidence are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-141',
    by: 'cets-198',
    measures: 'all',
    articles: 'it is (CETS 198, Art. 52(3)),',
    source: 'coe-texts',
  },
  {
    replaced: 'ets-30',
    by: 'eu-investigation-order-2014',
    measures: ['mutual-legal-assistance'],
    articles: 'its corresponding provisions on gathering evidence are',
    source: 'eu-texts',
  },
  {
    replaced: 'eu-mla-2000',
    by: 'eu-investigation-order-2014',
    measures: ['mutual-legal-assistance', 'video-hearing', 'controlled-delivery', 'undercover', 'surveillance'],
    articles: 'its corresponding provisions on gathering evidence are',
    source: 'eu-texts',
  },
  {
    replaced: 'ets-182',
    by: 'eu-investigation-order-2014',
    measures: ['video-hearing', 'controlled-delivery', 'undercover', 'surveillance'],
    articles: 'its corresponding provisions on gathering evidence are',
    source: 'eu-texts',
  },
  {
    replaced: 'eu-confiscation-2006',
    by: 'eu-confiscation-2018',
    measures: 'all',
    articles: 'it is',
    source: 'eu-texts',
  },
  {
    replaced: 'schengen',
    by: 'eu-information-2023',
    measures: ['request-information', 'spontaneous-information'],
    articles: 'Articles 39 and 46 are',
    source: 'eu-texts-read',
  },
  {
    replaced: 'eu-information-2006',
    by: 'eu-information-2023',
    measures: 'all',
    articles: 'it is',
    source: 'eu-texts-read',
  },
  { replaced: 'drugs-1961', by: 'drugs-1961-amended', measures: 'all', articles: 'it is', source: 'un-texts' },
  { replaced: 'seci', by: 'selec', measures: 'all', articles: 'it is', source: 'selec-page' },
  {
    replaced: 'vnm-mng-legal-assistance-2000',
    by: 'vnm-mng-extradition-2019',
    measures: ['extradition'],
    articles: 'Articles 54-69 are',
    source: 'agreements-thuvienphapluat-vn',
  },
];

/** Viet Nam surrenders nobody on the strength of these alone: the article, the day it became bound, and who says so. */
const NO_BASIS_FOR_VIET_NAM: readonly (readonly [
  instrument: string,
  article: string,
  from: string,
  source?: string,
])[] = [
  ['drugs-1961', 'Article 36(2)(b)', '1997-11-04'],
  ['drugs-1961-amended', 'Article 36(2)(b)', '1997-11-04'],
  ['drugs-1971', 'Article 22(2)(b)', '1997-11-04'],
  ['drugs-1988', 'Article 6', '1997-11-04'],
  ['uncac', 'Article 44', '2009-08-19'],
  ['untoc', 'Article 16', '2012-06-08', 'bgbl-untoc'],
];

/** Declarations that change an answer. */
export const DECLARATIONS: readonly Declaration[] = [
  ...ORGANIZED_CRIME_DECLARATIONS,
  ...NO_BASIS_FOR_VIET_NAM.map(
    ([instrument, article, from, source = 'general-knowledge']): Declaration => ({
      instrument,
      party: 'VNM',
      text: `it does not take the Convention as the direct legal basis for extradition (${article})`,
      excludes: ['extradition'],
      from,
      knownFrom: from,
      source,
    }),
  ),
];

/** Ways round a closed door; each is proposed, none is counted as a basis. */
export const ROUTES: readonly Route[] = [
  {
    party: 'XKX',
    insteadOf: 'interpol',
    measures: POLICE_MEASURES,
    from: '1999-06-10',
    text: 'Route: contact with INTERPOL for Kosovo runs through UNMIK; its liaison office decides whether it forwards the request.',
    source: 'global-initiative-2023',
  },
  {
    party: 'XKX',
    insteadOf: 'interpol',
    through: 'EUROPOL',
    measures: POLICE_MEASURES,
    from: '2020-07-27',
    text: 'Route: the working arrangement with Europol (since 2020-07-27) gives Kosovo a contact point at Europol; it carries no personal data.',
    source: 'agreements-gazetaexpress-com',
  },
];

/** Who answers in a country, where it is known. */
export const AUTHORITIES: readonly Authority[] = [
  ...ORGANIZED_CRIME_AUTHORITIES,
  {
    party: 'XKX',
    measures: POLICE_MEASURES,
    name: 'Kosovo Police, International Law Enforcement Coordination Unit (ILECU)',
    source: 'global-initiative-2023',
  },
  { party: 'XKX', measures: COURT_MEASURES, name: 'Ministry of Justice of Kosovo', source: 'founding-agreements' },
  {
    party: 'TUR',
    measures: COURT_MEASURES,
    name: 'Ministry of Justice of Türkiye, directorate for foreign relations',
    source: 'turkish-justice',
  },
  {
    party: 'VNM',
    measures: ['mutual-legal-assistance', 'service-of-documents', 'transfer-of-proceedings'],
    name: "Supreme People's Procuracy of Viet Nam",
    source: 'wcs-page',
  },
  {
    party: 'MOZ',
    measures: ['mutual-legal-assistance', 'extradition'],
    name: "Attorney General's Office of Mozambique",
    source: 'wcs-page',
  },
];

/** What may serve and is not in the register: who has joined is in no source that was read. */
export const GAPS: readonly Gap[] = [
  {
    code: 'nairobi',
    measures: ['customs-assistance', 'request-information', 'spontaneous-information', 'surveillance'],
    offences: ['customs-fraud', 'tobacco-smuggling', 'drug-trafficking', 'cultural-property'],
    from: '1980-05-21',
    text: 'The Convention of Nairobi (World Customs Organization, 1977) may serve where both countries have accepted the same annex; who has is not in the register: ask the customs administrations.',
  },
  {
    code: 'egmont',
    measures: ['request-information', 'spontaneous-information'],
    offences: ['money-laundering', 'terrorism'],
    from: '1995-06-09',
    text: 'Financial intelligence units that are members of the Egmont Group exchange information by its principles; its members are not in the register: ask the unit.',
  },
  {
    code: 'customs-bilateral',
    measures: ['customs-assistance'],
    from: '1950-01-01',
    ofTwo: true,
    text: 'Of agreements of two customs administrations on mutual assistance few are in the register.',
  },
  {
    code: 'police-bilateral',
    measures: [
      ...POLICE_MEASURES,
      'joint-investigation',
      'controlled-delivery',
      'undercover',
      'surveillance',
      'liaison',
    ],
    from: '1950-01-01',
    ofTwo: true,
    text: 'Of agreements of two countries on police cooperation few are in the register: one that is not may serve.',
  },
  {
    code: 'judicial-bilateral',
    measures: COURT_MEASURES,
    from: '1850-01-01',
    ofTwo: true,
    text: 'Of treaties of two countries on extradition and legal assistance few are in the register but those of the United States: one that is not may serve; ask the ministry of justice.',
  },
];

/** Later counts of the depositary: they show how much the lists of 2014 lack. */
export const TOTALS: readonly PartyTotal[] = [
  { instrument: 'untoc', on: '2024-05-04', parties: 192, source: 'un-rules-read' },
  { instrument: 'untoc-persons', on: '2024-04-20', parties: 182, source: 'un-rules-read' },
  { instrument: 'untoc-firearms', on: '2024-05-04', parties: 123, source: 'un-rules-read' },
  { instrument: 'drugs-1988', on: '2024-04-25', parties: 192, source: 'un-rules-read' },
  { instrument: 'att', on: '2025-05-15', parties: 116, source: 'un-rules-read' },
];

/** Who may send personal data for the fight against crime outside only on grounds of a common law. */
export const DATA_CIRCLES: readonly DataCircle[] = [
  {
    // Directive (EU) 2016/680 had to be law in the members by 2018-05-06; the Schengen states outside the Union took it over.
    membership: 'eu',
    also: ['ISL', 'NOR', 'CHE', 'LIE'],
    from: '2018-05-06',
    // After the transition: the interim rule of the agreement with the United Kingdom, then Decision (EU) 2021/1773.
    adequate: [{ party: 'GBR', from: '2020-02-01', until: '2025-12-27' }],
    source: 'eu-texts',
  },
];
