import type { Instrument } from '../../../engines/legal-basis/instrument.ts';
import { about, allows, everyOffence, JUDICIAL } from './scopes.ts';

const COE = 'Secretary General of the Council of Europe';

export const COUNCIL_OF_EUROPE: readonly Instrument[] = [
  {
    code: 'ets-24',
    title: 'European Convention on Extradition (ETS 24)',
    kind: 'convention',
    circle: 'closed',
    adopted: '1957-12-13',
    inForceSince: '1960-04-18',
    entryRule: { kind: 'days-after', days: 90, article: '29(3)' },
    offences: {
      ...everyOffence({ article: '2(1)', minimumYears: 1 }),
      'customs-fraud': { article: '5', minimumYears: 1, conditions: ['fiscal-offence'] },
      'tobacco-smuggling': { article: '5', minimumYears: 1, conditions: ['fiscal-offence'] },
    },
    provisions: [
      allows(
        'extradition',
        '1 12',
        'personal',
        ['dual-criminality', 'speciality', 'death-penalty-assurance', 'human-rights'],
        {
          deadline: 'full request within 18 days of provisional arrest, never later than 40 (Art. 16(4))',
        },
      ),
    ],
    depositary: COE,
    channel:
      'diplomatic channel, or as the parties arrange directly (Art. 12(1)); since the second Protocol between ministries of justice',
    authority: 'ministry of justice of the asked party',
    languages: ['language of either party, or one of the official languages of the Council of Europe (Art. 23)'],
    reference: 'Council of Europe Treaty Office, ETS 24',
    source: 'coe-texts',
  },
  {
    code: 'ets-30',
    title: 'European Convention on Mutual Assistance in Criminal Matters (ETS 30)',
    kind: 'convention',
    circle: 'closed',
    adopted: '1959-04-20',
    inForceSince: '1962-06-12',
    entryRule: { kind: 'days-after', days: 90, article: '27(3)' },
    offences: everyOffence(),
    provisions: [
      allows('mutual-legal-assistance', '1 3 14', 'special', JUDICIAL),
      allows('service-of-documents', '7', 'personal', JUDICIAL),
      allows('transfer-of-proceedings', '21', 'special', JUDICIAL),
    ],
    depositary: COE,
    channel:
      'between ministries of justice; in urgent cases directly between judicial authorities, also through INTERPOL (Art. 15)',
    authority: 'ministry of justice of the asked party',
    languages: ['no translation, unless the asked party has reserved it (Art. 16)'],
    reference: 'Council of Europe Treaty Office, ETS 30',
    source: 'coe-texts',
  },
  {
    code: 'ets-182',
    title: 'Second Additional Protocol to the European Convention on Mutual Assistance (ETS 182)',
    kind: 'protocol',
    circle: 'closed',
    parent: 'ets-30',
    adopted: '2001-11-08',
    inForceSince: '2004-02-01',
    entryRule: { kind: 'month-after', months: 3, article: '30(3)' },
    offences: everyOffence(),
    provisions: [
      allows('spontaneous-information', '11', 'personal', ['speciality', 'confidentiality', 'domestic-law']),
      allows('service-of-documents', '15 16', 'personal', JUDICIAL),
      allows('video-hearing', '9', 'personal', JUDICIAL),
      allows('surveillance', '17', 'personal', ['domestic-law', 'written-request']),
      allows('controlled-delivery', '18', 'personal', ['all-jurisdictions-consent', 'domestic-law']),
      allows('undercover', '19', 'personal', ['case-by-case-agreement', 'domestic-law']),
      allows('joint-investigation', '20', 'special', ['case-by-case-agreement', 'speciality']),
    ],
    depositary: COE,
    channel:
      'directly between judicial authorities, or between ministries of justice; urgent ones also through INTERPOL (Art. 4)',
    authority: 'judicial authority or ministry of justice of the asked party',
    reference: 'Council of Europe Treaty Office, ETS 182',
    source: 'coe-texts',
    caution: 'parties may reserve Articles 16 to 20; reservations are not in the register.',
  },
  {
    code: 'ets-86',
    title: 'Additional Protocol to the European Convention on Extradition (ETS 86)',
    kind: 'protocol',
    circle: 'closed',
    parent: 'ets-24',
    adopted: '1975-10-15',
    inForceSince: '1979-08-20',
    entryRule: { kind: 'days-after', days: 90, article: '5(3)' },
    offences: {},
    provisions: [],
    depositary: COE,
    channel: 'as under ETS 24',
    authority: 'ministry of justice of the asked party',
    reference: 'Council of Europe Treaty Office, ETS 86',
    source: 'coe-texts',
    caution:
      'it narrows the political offence and adds to the rule against double punishment; it carries no request by itself.',
  },
  {
    code: 'budapest',
    title: 'Budapest Convention on Cybercrime (ETS 185)',
    kind: 'convention',
    circle: 'world',
    adopted: '2001-11-23',
    inForceSince: '2004-07-01',
    entryRule: { kind: 'month-after', months: 3, article: '36(4)' },
    offences: { cybercrime: { article: '2-11', named: true } },
    provisions: [
      allows('spontaneous-information', '26', 'personal', ['confidentiality', 'speciality', 'domestic-law']),
      allows('request-information', '35 29', 'personal', ['domestic-law', 'speciality', 'not-evidence'], {
        channel: 'the 24/7 network (Art. 35)',
        authority: '24/7 point of contact under Art. 35',
        deadline:
          'expedited: the point of contact answers 24 hours a day, preservation lasts at least 60 days (Art. 29(7))',
      }),
      allows('mutual-legal-assistance', '25 27 29 30 31', 'special', JUDICIAL, {
        offences: {
          ...everyOffence({ article: '14(2)(c)', conditions: ['electronic-evidence'] }),
          ...about('cybercrime'),
        },
        authority: 'central authority designated under Art. 27(2)',
      }),
      allows('extradition', '24', 'personal', ['dual-criminality', 'convention-as-basis', 'human-rights'], {
        offences: { cybercrime: { article: '2-11', named: true, minimumYears: 1 } },
      }),
      allows('surveillance', '33 34', 'special', ['domestic-law', 'written-request']),
    ],
    depositary: COE,
    channel: 'directly between central authorities (Art. 27(2)); urgent requests also through INTERPOL (Art. 27(9))',
    authority: 'central authority designated under Art. 27(2)',
    reference: 'Council of Europe Treaty Office, ETS 185',
    source: 'coe-texts',
  },
];
