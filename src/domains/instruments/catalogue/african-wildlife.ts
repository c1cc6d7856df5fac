import type { Instrument } from '../../../engines/legal-basis/instrument.ts';
import { about, allows, CASE_BY_CASE } from './scopes.ts';

/** What African states agreed against trade in their wild animals and plants. */
export const AFRICAN_WILDLIFE: readonly Instrument[] = [
  {
    code: 'lusaka-1994',
    title: 'Lusaka Agreement on operations against illegal trade in wild fauna and flora',
    kind: 'convention',
    circle: 'closed',
    adopted: '1994-09-08',
    inForceSince: '1996-12-10',
    entryRule: { kind: 'not-known', article: 'text not read' },
    offences: about('wildlife-trafficking'),
    provisions: [
      allows('spontaneous-information', '4 5', 'strategic', ['domestic-law']),
      allows('request-information', '4 5', 'strategic', ['domestic-law']),
      allows('joint-investigation', '5', 'strategic', CASE_BY_CASE),
      // Specimens taken from the trade go back to the country they came from.
      allows('confiscation', '4', 'strategic', ['domestic-law']),
    ],
    depositary: 'Secretary-General of the United Nations',
    channel: 'between the national bureaus, or through the Lusaka Agreement Task Force in Nairobi',
    authority: 'national bureau designated for liaison with the Task Force',
    reference: 'Lusaka, 8 September 1994; IUCN TRE-001197',
    source: 'lusaka-ecolex',
    caution:
      'its articles were read in a summary, which speaks of information and not of persons; the days of ratification of Kenya, Congo and Liberia are not in the register.',
  },
];
