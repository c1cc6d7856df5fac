import type { Instrument } from '../../../engines/legal-basis/instrument.ts';
import { about, allows, CASE_BY_CASE, JUDICIAL, POLICE, SURRENDER, WATCHED_GOODS } from './scopes.ts';
import { afterDays, CENTRAL, UN, untc } from './treaty-collection.ts';

/** Conventions of specialised agencies about one kind of goods. */
export const TOBACCO_AND_CULTURE: readonly Instrument[] = [
  {
    code: 'who-tobacco-2012',
    title: 'Protocol to Eliminate Illicit Trade in Tobacco Products',
    // A protocol by name; its own convention (WHO Framework Convention on Tobacco Control) is a condition of joining it.
    kind: 'protocol',
    circle: 'world',
    adopted: '2012-11-12',
    inForceSince: '2018-09-25',
    entryRule: afterDays(90, '45(2)'),
    offences: about('tobacco-smuggling'),
    provisions: [
      allows('spontaneous-information', '21', 'personal', ['speciality', 'confidentiality', 'domestic-law']),
      allows('request-information', '21 27', 'personal', POLICE),
      allows('customs-assistance', '28', 'personal', ['domestic-law', 'confidentiality']),
      allows('mutual-legal-assistance', '29', 'special', JUDICIAL, {
        authority: 'central authority designated under Art. 29(8)',
      }),
      allows('extradition', '30 31', 'personal', [...SURRENDER, 'convention-as-basis']),
      allows('controlled-delivery', '19', 'personal', WATCHED_GOODS),
      allows('undercover', '19', 'personal', CASE_BY_CASE),
      allows('surveillance', '19', 'personal', CASE_BY_CASE),
      allows('training', '23', 'strategic'),
    ],
    depositary: UN,
    channel: 'directly between designated authorities; police matters through the channels agreed or INTERPOL',
    authority: CENTRAL,
    reference: untc('IX-4-a'),
    source: 'un-rules-read',
    caution: 'its rule of entry into force was read at the depositary, its other articles are from general knowledge.',
  },
  {
    code: 'unesco-1970',
    title: 'UNESCO Convention against illicit trade in cultural property, 1970',
    kind: 'convention',
    circle: 'world',
    adopted: '1970-11-14',
    inForceSince: '1972-04-24',
    // Three months after the deposit: counted as the longest three months there are.
    entryRule: afterDays(92, '21'),
    offences: about('cultural-property'),
    provisions: [
      allows('request-information', '7(b)(ii) 13(b)', 'strategic', ['domestic-law']),
      allows('confiscation', '7(b)(ii) 13', 'personal', ['domestic-law', 'written-request']),
    ],
    depositary: 'Director-General of UNESCO',
    channel: 'diplomatic channel (Art. 7(b)(ii))',
    authority: 'national service for the protection of cultural heritage (Art. 5)',
    reference: 'UNESCO, Paris, 14 November 1970',
    source: 'un-texts',
    caution:
      'it serves the recovery and return of an inventoried object, against just compensation of an innocent purchaser; the list of parties is not complete.',
  },
];
