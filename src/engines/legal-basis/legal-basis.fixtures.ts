import type { Facts, Instrument, PartyFact } from './instrument.ts';

/** An invented convention of the invented countries; override what the test is about. */
export function anInstrument(over: Partial<Instrument> = {}): Instrument {
  return {
    code: 'convention',
    title: 'Convention of Three',
    kind: 'convention',
    circle: 'world',
    inForceSince: '2000-01-01',
    entryRule: { kind: 'days-after', days: 30, article: '9' },
    offences: { 'drug-trafficking': { named: true }, 'other-serious': { minimumYears: 4 } },
    provisions: [{ measure: 'request-information', articles: ['3'], data: 'personal', conditions: ['speciality'] }],
    channel: 'between central offices',
    authority: 'central office',
    reference: 'invented',
    source: 'gazette',
    ...over,
  };
}

/** One fact about one party. */
export function aFact(over: Partial<PartyFact> = {}): PartyFact {
  return {
    instrument: 'convention',
    party: 'ZZN',
    act: 'ratification',
    on: '2010-01-01',
    source: 'gazette',
    knownFrom: '2010-01-01',
    ...over,
  };
}

/** Nordavia, Sudoria and Estmark with what they have agreed. */
export function someFacts(over: Partial<Facts> = {}): Facts {
  return {
    parties: [
      { code: 'ZZN', name: 'Nordavia', kind: 'country' },
      { code: 'ZZS', name: 'Sudoria', kind: 'country' },
      { code: 'ZZE', name: 'Estmark', kind: 'country' },
    ],
    sources: [
      {
        id: 'gazette',
        title: 'Gazette',
        reference: 'invented',
        licence: 'invented',
        asOf: '2020-12-31',
        grade: 'depositary',
      },
      {
        id: 'almanac',
        title: 'Almanac',
        reference: 'invented',
        licence: 'invented',
        asOf: '2021-12-31',
        grade: 'secondary',
      },
    ],
    instruments: [anInstrument()],
    partyFacts: [aFact(), aFact({ party: 'ZZS' })],
    declarations: [],
    replacements: [],
    routes: [],
    authorities: [],
    ...over,
  };
}
