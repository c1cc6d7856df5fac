import type { Instrument } from '../../../engines/legal-basis/instrument.ts';
import { about, allows, JUDICIAL, SURRENDER } from './scopes.ts';
import { afterDays, CENTRAL, UN, untc } from './treaty-collection.ts';

interface Convention extends Pick<Instrument, 'code' | 'title' | 'adopted' | 'inForceSince'> {
  /** The articles on entry into force, on extradition and on assistance. */
  readonly entry: string;
  readonly extradition: string;
  readonly assistance: string;
  /** Its number in the Treaty Collection. */
  readonly number: string;
}

/** The conventions against terrorism share one pattern: extradite or prosecute, and the greatest measure of assistance. */
function against({ entry, extradition, assistance, number, ...own }: Convention): Instrument {
  return {
    ...own,
    kind: 'convention',
    circle: 'world',
    entryRule: afterDays(30, entry),
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
  };
}

export const TERRORISM: readonly Instrument[] = [
  against({
    code: 'protected-persons-1973',
    title: 'Convention on crimes against internationally protected persons, 1973',
    adopted: '1973-12-14',
    inForceSince: '1977-02-20',
    entry: '17(2)',
    extradition: '8',
    assistance: '10',
    number: 'XVIII-7',
  }),
  against({
    code: 'hostages-1979',
    title: 'Convention against the Taking of Hostages, 1979',
    adopted: '1979-12-17',
    inForceSince: '1983-06-03',
    entry: '18(2)',
    extradition: '10',
    assistance: '11',
    number: 'XVIII-5',
  }),
  against({
    code: 'terrorist-bombings-1997',
    title: 'Convention for the Suppression of Terrorist Bombings, 1997',
    adopted: '1997-12-15',
    inForceSince: '2001-05-23',
    entry: '22(2)',
    extradition: '9',
    assistance: '10',
    number: 'XVIII-9',
  }),
  against({
    code: 'terrorism-financing-1999',
    title: 'Convention for the Suppression of the Financing of Terrorism, 1999',
    adopted: '1999-12-09',
    inForceSince: '2002-04-10',
    entry: '26(2)',
    extradition: '11',
    assistance: '12',
    number: 'XVIII-11',
  }),
  against({
    code: 'nuclear-terrorism-2005',
    title: 'Convention for the Suppression of Acts of Nuclear Terrorism, 2005',
    adopted: '2005-04-13',
    inForceSince: '2007-07-07',
    entry: '25(2)',
    extradition: '13',
    assistance: '14',
    number: 'XVIII-15',
  }),
];
