import type { EntryRule, Instrument, OffenceScope, Provision } from '../../../engines/legal-basis/instrument.ts';
import { OFFENCES } from '../../../engines/legal-basis/vocabulary.ts';
import { about, allows, JUDICIAL, POLICE, SURRENDER } from './scopes.ts';

const UN = 'Secretary-General of the United Nations';
const CENTRAL = 'central authority designated by the asked party';

function afterDays(days: number, article: string): EntryRule {
  return { kind: 'days-after', days, article };
}

function untc(number: string): string {
  return `United Nations Treaty Collection, ${number}`;
}

/** UNTOC Art. 3(1): its own offences always, every other one from four years, when transnational and by an organised group. */
const UNTOC_OFFENCES: OffenceScope = {
  ...Object.fromEntries(
    OFFENCES.map((o) => [o, { article: '2(b)', minimumYears: 4, conditions: ['transnational-group'] }]),
  ),
  'participation-in-organised-group': { article: '5', named: true, conditions: ['transnational-group'] },
  'money-laundering': { article: '6', named: true, conditions: ['transnational-group'] },
  corruption: { article: '8', named: true, conditions: ['transnational-group'] },
};

const UNTOC_PROVISIONS: readonly Provision[] = [
  allows('spontaneous-information', '18(4) 18(5) 27(1)', 'personal', ['speciality', 'confidentiality', 'domestic-law']),
  allows('request-information', '27(1) 27(2) 28', 'personal', POLICE),
  allows('mutual-legal-assistance', '18', 'special', JUDICIAL, {
    authority: 'central authority designated under Art. 18(13)',
    languages: ['a language acceptable to the asked party, notified under Art. 18(14)'],
    deadline: 'as soon as possible; the asked party takes account of deadlines given with reasons (Art. 18(24))',
  }),
  allows('extradition', '16', 'personal', [...SURRENDER, 'convention-as-basis']),
  allows('joint-investigation', '19', 'personal', ['case-by-case-agreement', 'domestic-law']),
  allows(
    'controlled-delivery',
    '20(1) 20(4) 2(i)',
    'personal',
    ['all-jurisdictions-consent', 'case-by-case-agreement', 'domestic-law'],
    {
      deadline: 'case by case; variants: goes on intact, removed, or replaced in whole or in part (Art. 20(4))',
    },
  ),
  allows('undercover', '20(1) 20(2) 20(3)', 'personal', ['case-by-case-agreement', 'domestic-law']),
  allows('surveillance', '20(1) 20(2) 20(3)', 'personal', ['case-by-case-agreement', 'domestic-law']),
  allows('confiscation', '12 13 14', 'personal', JUDICIAL),
  allows('training', '29 30', 'strategic'),
  allows('liaison', '27(1)(d)', 'strategic', ['case-by-case-agreement']),
  allows('transfer-of-proceedings', '21', 'special', JUDICIAL),
  allows('service-of-documents', '18(3)(b)', 'personal', JUDICIAL),
  allows('video-hearing', '18(18)', 'personal', JUDICIAL),
];

/** Art. 1(2) of each Protocol: the provisions of the Convention apply, mutatis mutandis, to the Protocol. */
function byTheConvention(...own: readonly Provision[]): Provision[] {
  const taken = new Set(own.map((p) => p.measure));
  const inherited = UNTOC_PROVISIONS.filter((p) => !taken.has(p.measure)).map((p) => ({
    ...p,
    articles: ['1(2)', ...p.articles.map((a) => `UNTOC ${a}`)],
  }));
  return [...own, ...inherited];
}

export const UNITED_NATIONS: readonly Instrument[] = [
  {
    code: 'untoc',
    title: 'UN Convention against Transnational Organized Crime',
    kind: 'convention',
    circle: 'world',
    adopted: '2000-11-15',
    inForceSince: '2003-09-29',
    entryRule: afterDays(30, '38(2)'),
    offences: UNTOC_OFFENCES,
    provisions: UNTOC_PROVISIONS,
    depositary: UN,
    channel:
      'directly between central authorities; police matters through the channels agreed or INTERPOL (Art. 18(13), 27)',
    authority: 'competent authority of the asked party (UNODC directory)',
    reference: untc('XVIII-12'),
    source: 'un-texts',
  },
  {
    code: 'untoc-persons',
    title: 'Trafficking in Persons Protocol to UNTOC',
    kind: 'protocol',
    circle: 'world',
    parent: 'untoc',
    adopted: '2000-11-15',
    inForceSince: '2003-12-25',
    entryRule: afterDays(30, '17(2)'),
    offences: { 'trafficking-in-persons': { article: '5', named: true, conditions: ['transnational-group'] } },
    provisions: byTheConvention(
      allows('request-information', '10(1) 10(3)', 'personal', POLICE),
      allows('training', '10(2)', 'strategic'),
    ),
    depositary: UN,
    channel:
      'as under UNTOC Art. 18(13) and 27; law enforcement, immigration and border services directly (Art. 10, 11)',
    authority: 'competent authority of the asked party (UNODC directory)',
    reference: untc('XVIII-12-a'),
    source: 'un-rules-read',
  },
  {
    code: 'untoc-migrants',
    title: 'Smuggling of Migrants Protocol to UNTOC',
    kind: 'protocol',
    circle: 'world',
    parent: 'untoc',
    adopted: '2000-11-15',
    inForceSince: '2004-01-28',
    entryRule: afterDays(30, '22(2)'),
    offences: { 'migrant-smuggling': { article: '6', named: true, conditions: ['transnational-group'] } },
    provisions: byTheConvention(
      allows('request-information', '10', 'personal', POLICE),
      allows('training', '14', 'strategic'),
    ),
    depositary: UN,
    channel: 'as under UNTOC Art. 18(13) and 27; at sea the authority named under Art. 8(6)',
    authority: 'competent authority of the asked party (UNODC directory)',
    reference: untc('XVIII-12-b'),
    source: 'un-texts',
  },
  {
    code: 'untoc-firearms',
    title: 'Firearms Protocol to UNTOC',
    kind: 'protocol',
    circle: 'world',
    parent: 'untoc',
    adopted: '2001-05-31',
    inForceSince: '2005-07-03',
    entryRule: afterDays(30, '18(2)'),
    offences: { 'firearms-trafficking': { article: '5', named: true, conditions: ['transnational-group'] } },
    provisions: byTheConvention(
      allows('request-information', '12(1) 12(2) 12(3)', 'personal', POLICE),
      allows('firearm-trace', '12(4) 7 8', 'personal', ['confidentiality', 'speciality', 'domestic-law'], {
        authority: 'national body or single point of contact named under Art. 13(2)',
        deadline: 'prompt, within available means (Art. 12(4))',
      }),
      allows('customs-assistance', '11', 'strategic'),
      allows('training', '14', 'strategic'),
    ),
    depositary: UN,
    channel: 'the single point of contact of each party (Art. 13(2))',
    authority: 'national body or single point of contact named under Art. 13(2)',
    reference: untc('XVIII-12-c'),
    source: 'un-rules-read',
  },
  {
    code: 'uncac',
    title: 'UN Convention against Corruption',
    kind: 'convention',
    circle: 'world',
    adopted: '2003-10-31',
    inForceSince: '2005-12-14',
    entryRule: afterDays(30, '68(2)'),
    offences: {
      corruption: { article: '15-22', named: true },
      'money-laundering': { article: '23', named: true, conditions: ['proceeds-of-convention-offences'] },
    },
    provisions: [
      allows('spontaneous-information', '46(4) 46(5) 56', 'personal', [
        'speciality',
        'confidentiality',
        'domestic-law',
      ]),
      allows('request-information', '48(1) 48(2)', 'personal', POLICE),
      allows('mutual-legal-assistance', '46', 'special', JUDICIAL, {
        authority: 'central authority designated under Art. 46(13)',
      }),
      allows('extradition', '44', 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('joint-investigation', '49', 'personal', ['case-by-case-agreement', 'domestic-law']),
      allows('controlled-delivery', '50(1) 50(4)', 'personal', [
        'all-jurisdictions-consent',
        'case-by-case-agreement',
        'domestic-law',
      ]),
      allows('undercover', '50(1) 50(2) 50(3)', 'personal', ['case-by-case-agreement', 'domestic-law']),
      allows('surveillance', '50(1) 50(2) 50(3)', 'personal', ['case-by-case-agreement', 'domestic-law']),
      allows('confiscation', '31 54 55 57', 'personal', JUDICIAL),
      allows('training', '60 62', 'strategic'),
      allows('liaison', '48(1)(e)', 'strategic', ['case-by-case-agreement']),
      allows('transfer-of-proceedings', '47', 'special', JUDICIAL),
      allows('service-of-documents', '46(3)(b)', 'personal', JUDICIAL),
      allows('video-hearing', '46(18)', 'personal', JUDICIAL),
    ],
    depositary: UN,
    channel:
      'directly between central authorities (Art. 46(13)); police matters through the channels agreed or INTERPOL (Art. 48)',
    authority: CENTRAL,
    reference: untc('XVIII-14'),
    source: 'un-texts',
  },
  {
    code: 'drugs-1961',
    title: 'Single Convention on Narcotic Drugs, 1961',
    kind: 'convention',
    circle: 'world',
    adopted: '1961-03-30',
    inForceSince: '1964-12-13',
    entryRule: afterDays(30, '41(2)'),
    offences: about('drug-trafficking'),
    provisions: [
      allows('request-information', '35(b) 35(c) 35(d)', 'strategic', ['domestic-law']),
      allows('extradition', '36(2)(b)', 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('service-of-documents', '35(e)', 'personal', ['domestic-law']),
    ],
    depositary: UN,
    channel: 'the agency responsible for coordination under Art. 35(a)',
    authority: 'agency designated under Art. 35(a)',
    reference: untc('VI-15'),
    source: 'un-texts',
  },
  {
    code: 'drugs-1961-amended',
    title: 'Single Convention on Narcotic Drugs, 1961, as amended in 1972',
    kind: 'convention',
    circle: 'world',
    adopted: '1975-08-08',
    inForceSince: '1975-08-08',
    entryRule: afterDays(30, '41(2)'),
    offences: about('drug-trafficking'),
    provisions: [
      allows('request-information', '35(b) 35(c) 35(d)', 'strategic', ['domestic-law']),
      allows('extradition', '36(2)(b)', 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('service-of-documents', '35(e)', 'personal', ['domestic-law']),
    ],
    depositary: UN,
    channel: 'the agency responsible for coordination under Art. 35(a)',
    authority: 'agency designated under Art. 35(a)',
    reference: untc('VI-18'),
    source: 'un-texts',
  },
  {
    code: 'drugs-1971',
    title: 'Convention on Psychotropic Substances, 1971',
    kind: 'convention',
    circle: 'world',
    adopted: '1971-02-21',
    inForceSince: '1976-08-16',
    entryRule: afterDays(90, '26(2)'),
    offences: about('drug-trafficking'),
    provisions: [
      allows('request-information', '21(b) 21(c) 21(d)', 'strategic', ['domestic-law']),
      allows('extradition', '22(2)(b)', 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('service-of-documents', '21(e)', 'personal', ['domestic-law']),
    ],
    depositary: UN,
    channel: 'the agency responsible for coordination under Art. 21(a)',
    authority: 'agency designated under Art. 21(a)',
    reference: untc('VI-16'),
    source: 'un-texts',
  },
  {
    code: 'drugs-1988',
    title: 'UN Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances, 1988',
    kind: 'convention',
    circle: 'world',
    adopted: '1988-12-20',
    inForceSince: '1990-11-11',
    entryRule: afterDays(90, '29(2)'),
    offences: {
      'drug-trafficking': { article: '3(1)', named: true },
      'money-laundering': { article: '3(1)(b)', named: true, conditions: ['proceeds-of-convention-offences'] },
    },
    provisions: [
      allows('spontaneous-information', '9(1)(a)', 'personal', ['speciality', 'confidentiality', 'domestic-law']),
      allows('request-information', '9(1)(a) 9(1)(b)', 'personal', POLICE),
      allows('mutual-legal-assistance', '7', 'special', JUDICIAL, {
        authority: 'authority designated under Art. 7(8)',
      }),
      allows('extradition', '6', 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('joint-investigation', '9(1)(c)', 'personal', ['case-by-case-agreement', 'domestic-law']),
      allows('controlled-delivery', '11 1(g)', 'personal', [
        'all-jurisdictions-consent',
        'case-by-case-agreement',
        'domestic-law',
      ]),
      allows('confiscation', '5', 'personal', JUDICIAL),
      allows('customs-assistance', '9(1)(b) 16 18', 'personal', ['domestic-law', 'confidentiality']),
      allows('training', '9(2) 9(3)', 'strategic'),
      allows('liaison', '9(1)(e)', 'strategic', ['case-by-case-agreement']),
      allows('transfer-of-proceedings', '8', 'special', JUDICIAL),
      allows('service-of-documents', '7(2)(b)', 'personal', JUDICIAL),
    ],
    depositary: UN,
    channel:
      'directly between designated authorities (Art. 7(8)); police matters through agreed channels or INTERPOL (Art. 9)',
    authority: CENTRAL,
    reference: untc('VI-19'),
    source: 'un-texts',
  },
  {
    code: 'att',
    title: 'Arms Trade Treaty',
    kind: 'convention',
    circle: 'world',
    adopted: '2013-04-02',
    inForceSince: '2014-12-24',
    entryRule: afterDays(90, '22(2)'),
    offences: about('firearms-trafficking'),
    provisions: [
      allows('spontaneous-information', '11(5) 15(4)', 'strategic', ['domestic-law']),
      allows('request-information', '8(1) 11(3) 15(2)', 'strategic', ['domestic-law', 'confidentiality']),
      allows('mutual-legal-assistance', '15(5)', 'special', JUDICIAL),
      allows('training', '16', 'strategic'),
    ],
    depositary: UN,
    channel: 'the national points of contact (Art. 5(6))',
    authority: 'national point of contact under Art. 5(6)',
    reference: untc('XXVI-8'),
    source: 'un-rules-read',
  },
  {
    code: 'cites',
    title: 'CITES',
    kind: 'convention',
    circle: 'world',
    adopted: '1973-03-03',
    inForceSince: '1975-07-01',
    entryRule: afterDays(90, 'XXII(2)'),
    offences: about('wildlife-trafficking'),
    provisions: [
      allows('spontaneous-information', 'VIII(7) XIII', 'strategic', ['domestic-law']),
      allows('request-information', 'VI VIII(7) IX(2)', 'strategic', ['domestic-law']),
    ],
    depositary: 'Government of the Swiss Confederation',
    channel: 'between Management Authorities (Art. IX), or through the Secretariat',
    authority: 'Management Authority under Art. IX(1)',
    languages: ['English', 'French', 'Spanish'],
    reference: 'cites.org',
    source: 'cites-rule',
    caution: 'it speaks of permits, records and reports; a request about a person needs another instrument.',
  },
  ...terrorism(),
];

/** The conventions against terrorism share one pattern: extradite or prosecute, and the greatest measure of assistance. */
function terrorism(): Instrument[] {
  const rows: [string, string, string, string, string, string, string, string][] = [
    [
      'protected-persons-1973',
      'Convention on crimes against internationally protected persons, 1973',
      '1973-12-14',
      '1977-02-20',
      '17(2)',
      '8',
      '10',
      'XVIII-7',
    ],
    [
      'hostages-1979',
      'Convention against the Taking of Hostages, 1979',
      '1979-12-17',
      '1983-06-03',
      '18(2)',
      '10',
      '11',
      'XVIII-5',
    ],
    [
      'terrorist-bombings-1997',
      'Convention for the Suppression of Terrorist Bombings, 1997',
      '1997-12-15',
      '2001-05-23',
      '22(2)',
      '9',
      '10',
      'XVIII-9',
    ],
    [
      'terrorism-financing-1999',
      'Convention for the Suppression of the Financing of Terrorism, 1999',
      '1999-12-09',
      '2002-04-10',
      '26(2)',
      '11',
      '12',
      'XVIII-11',
    ],
    [
      'nuclear-terrorism-2005',
      'Convention for the Suppression of Acts of Nuclear Terrorism, 2005',
      '2005-04-13',
      '2007-07-07',
      '25(2)',
      '13',
      '14',
      'XVIII-15',
    ],
  ];
  return rows.map(([code, title, adopted, inForceSince, article, extradition, assistance, number]) => ({
    code,
    title,
    kind: 'convention',
    circle: 'world',
    adopted,
    inForceSince,
    entryRule: afterDays(30, article),
    offences: about('terrorism'),
    provisions: [
      allows('mutual-legal-assistance', assistance, 'special', JUDICIAL),
      allows('extradition', extradition, 'personal', [...SURRENDER, 'convention-as-basis']),
    ],
    depositary: UN,
    channel: 'diplomatic channel, unless the parties have agreed on another',
    authority: CENTRAL,
    reference: untc(number),
    source: 'un-texts',
    caution: 'it reaches only the acts of terrorism it defines.',
  }));
}
