import type { Instrument } from '../../../engines/legal-basis/instrument.ts';
import { allows, everyOffence, SURRENDER } from './scopes.ts';

/** Laws that let their own country answer without a treaty: the last resort, and only for help between courts. */
const ANSWERS = (articles: string) =>
  [
    allows('mutual-legal-assistance', articles, 'personal', [
      'reciprocity-assurance',
      'domestic-law',
      'written-request',
    ]),
    allows('extradition', articles, 'personal', ['reciprocity-assurance', ...SURRENDER]),
    allows('transfer-of-proceedings', articles, 'personal', ['reciprocity-assurance', 'domestic-law']),
    allows('service-of-documents', articles, 'personal', ['reciprocity-assurance', 'domestic-law']),
  ] as const;

export const DOMESTIC_LAW: readonly Instrument[] = [
  {
    code: 'law-xkx-04-l-213',
    title: 'Kosovo, Law 04/L-213 on international legal cooperation in criminal matters',
    kind: 'reciprocity',
    circle: 'world',
    inForceSince: '2013',
    entryRule: { kind: 'same-day', article: 'entry into force' },
    lawOf: 'XKX',
    fallback: true,
    offences: everyOffence(),
    provisions: ANSWERS('1(3)'),
    channel: 'Ministry of Justice, diplomatic channel',
    authority: 'Ministry of Justice',
    reference: 'Law 04/L-213, Art. 1(3)',
    source: 'founding-agreements',
    caution: 'where no agreement exists, on reciprocity; the day of entry into force in 2013 is not known.',
  },
  {
    code: 'law-tur-6706',
    title: 'Türkiye, Law 6706 on international judicial cooperation in criminal matters',
    kind: 'domestic-law',
    circle: 'world',
    adopted: '2016-04-23',
    inForceSince: '2016-05-05',
    entryRule: { kind: 'same-day', article: 'entry into force' },
    lawOf: 'TUR',
    fallback: true,
    offences: everyOffence(),
    provisions: ANSWERS('Law_6706_Art._3(1)'),
    channel: 'central authority, diplomatic channel',
    authority: 'Ministry of Justice (Art. 2(1)(b))',
    reference: 'Law 6706 of 23 April 2016, Official Gazette 29703 of 5 May 2016',
    source: 'turkish-law-6706',
    caution: 'by treaty or on reciprocity (Art. 3(1)).',
  },
];
