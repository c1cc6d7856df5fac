import type { Instrument, OffenceScope, Provision } from '../../../engines/legal-basis/instrument.ts';
import { OFFENCES } from '../../../engines/legal-basis/vocabulary.ts';
import { about, allows, CASE_BY_CASE, JUDICIAL, POLICE, SURRENDER, WATCHED_GOODS } from './scopes.ts';
import { TERRORISM } from './terrorism-conventions.ts';
import { afterDays, CENTRAL, UN, untc } from './treaty-collection.ts';

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
  allows('joint-investigation', '19', 'personal', CASE_BY_CASE),
  allows('controlled-delivery', '20(1) 20(4) 2(i)', 'personal', WATCHED_GOODS, {
    deadline: 'case by case; variants: goes on intact, removed, or replaced in whole or in part (Art. 20(4))',
  }),
  allows('undercover', '20(1) 20(2) 20(3)', 'personal', CASE_BY_CASE),
  allows('surveillance', '20(1) 20(2) 20(3)', 'personal', CASE_BY_CASE),
  allows('confiscation', '12 13 14', 'personal', JUDICIAL),
  allows('training', '29 30', 'strategic'),
  allows('liaison', '27(1)(d)', 'strategic', ['case-by-case-agreement']),
  allows('transfer-of-proceedings', '21', 'special', JUDICIAL),
  allows('service-of-documents', '18(3)(b)', 'personal', JUDICIAL),
  allows('video-hearing', '18(18)', 'personal', JUDICIAL),
];

const UNTOC_CHANNEL =
  'directly between central authorities; police matters through the channels agreed or INTERPOL (UNTOC Art. 18(13), 27)';
const UNTOC_AUTHORITY = 'competent authority of the asked party (UNODC directory)';

/** Art. 1(2) of each Protocol: the provisions of the Convention apply, mutatis mutandis, to the Protocol. */
function byTheConvention(...own: readonly Provision[]): Provision[] {
  const taken = new Set(own.map((p) => p.measure));
  const inherited = UNTOC_PROVISIONS.filter((p) => !taken.has(p.measure)).map((p) => ({
    // A point of contact that a Protocol names for itself does not serve extradition or evidence.
    channel: UNTOC_CHANNEL,
    authority: UNTOC_AUTHORITY,
    ...p,
    articles: ['1(2)', ...p.articles.map((a) => `UNTOC ${a}`)],
    fromParent: true,
  }));
  return [...own, ...inherited];
}

/** The treaties before 1988 coordinate through one agency, and word it alike. */
function earlierDrugTreaty(
  coordination: string,
  extradition: string,
  own: Pick<Instrument, 'code' | 'title' | 'adopted' | 'inForceSince' | 'entryRule' | 'reference'>,
): Instrument {
  return {
    ...own,
    kind: 'convention',
    circle: 'world',
    offences: about('drug-trafficking'),
    provisions: [
      allows(
        'request-information',
        ['b', 'c', 'd'].map((letter) => `${coordination}(${letter})`).join(' '),
        'strategic',
        ['domestic-law'],
      ),
      allows('extradition', extradition, 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('service-of-documents', `${coordination}(e)`, 'personal', ['domestic-law']),
    ],
    depositary: UN,
    channel: `the agency responsible for coordination under Art. ${coordination}(a)`,
    authority: `agency designated under Art. ${coordination}(a)`,
    source: 'un-texts',
  };
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
    channel: UNTOC_CHANNEL,
    authority: UNTOC_AUTHORITY,
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
      allows('joint-investigation', '49', 'personal', CASE_BY_CASE),
      allows('controlled-delivery', '50(1) 50(4)', 'personal', WATCHED_GOODS),
      allows('undercover', '50(1) 50(2) 50(3)', 'personal', CASE_BY_CASE),
      allows('surveillance', '50(1) 50(2) 50(3)', 'personal', CASE_BY_CASE),
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
  earlierDrugTreaty('35', '36(2)(b)', {
    code: 'drugs-1961',
    title: 'Single Convention on Narcotic Drugs, 1961',
    adopted: '1961-03-30',
    inForceSince: '1964-12-13',
    entryRule: afterDays(30, '41(2)'),
    reference: untc('VI-15'),
  }),
  earlierDrugTreaty('35', '36(2)(b)', {
    code: 'drugs-1961-amended',
    title: 'Single Convention on Narcotic Drugs, 1961, as amended in 1972',
    adopted: '1975-08-08',
    inForceSince: '1975-08-08',
    entryRule: afterDays(30, '41(2)'),
    reference: untc('VI-18'),
  }),
  earlierDrugTreaty('21', '22(2)(b)', {
    code: 'drugs-1971',
    title: 'Convention on Psychotropic Substances, 1971',
    adopted: '1971-02-21',
    inForceSince: '1976-08-16',
    entryRule: afterDays(90, '26(2)'),
    reference: untc('VI-16'),
  }),
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
      allows('joint-investigation', '9(1)(c)', 'personal', CASE_BY_CASE),
      allows('controlled-delivery', '11 1(g)', 'personal', WATCHED_GOODS),
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
  ...TERRORISM,
];
