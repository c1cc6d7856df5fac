import type { Instrument, Party } from './instrument.ts';
import type { Standing } from './standing.ts';
import type { Measure, Offence } from './vocabulary.ts';

const MEASURE_WORDS: Record<Measure, string> = {
  'spontaneous-information': 'sending information without a request',
  'request-information': 'requests for information',
  'mutual-legal-assistance': 'mutual legal assistance',
  extradition: 'extradition',
  'joint-investigation': 'joint investigations',
  'controlled-delivery': 'controlled delivery',
  undercover: 'undercover operations',
  surveillance: 'surveillance',
  confiscation: 'confiscation',
  'firearm-trace': 'the tracing of firearms',
  'customs-assistance': 'customs assistance',
  training: 'training',
  liaison: 'liaison officers',
  'transfer-of-proceedings': 'the transfer of proceedings',
  'service-of-documents': 'the service of documents',
  'video-hearing': 'hearings by video',
};

const OFFENCE_WORDS: Record<Offence, string> = {
  'drug-trafficking': 'drug trafficking',
  'firearms-trafficking': 'firearms trafficking',
  'trafficking-in-persons': 'trafficking in persons',
  'migrant-smuggling': 'migrant smuggling',
  'money-laundering': 'money laundering',
  corruption: 'corruption',
  cybercrime: 'cybercrime',
  'wildlife-trafficking': 'wildlife trafficking',
  'cultural-property': 'offences against cultural property',
  'tobacco-smuggling': 'tobacco smuggling',
  'customs-fraud': 'customs fraud',
  terrorism: 'terrorism',
  'participation-in-organised-group': 'participation in an organised group',
  'other-serious': 'other serious offences',
};

/** The measure in words that follow "covers". */
export function sayMeasure(measure: Measure): string {
  return MEASURE_WORDS[measure];
}

/** The offence in words. */
export function sayOffence(offence: Offence): string {
  return OFFENCE_WORDS[offence];
}

/** Why a party is not bound, as a clause: "Kosovo is not a party to …". */
export function sayStanding(party: Party, instrument: Instrument, standing: Standing): string {
  const { name } = party;
  const member = instrument.kind === 'membership' || instrument.follows !== undefined;
  switch (standing.code) {
    case 'signed-only': {
      const known = 'no ratification or entry into force is in the register';
      return `${name} signed it on ${standing.day} or later, but ${known}`;
    }
    case 'not-yet-in-force':
      return `for ${name} it is in force only from ${standing.day}`;
    case 'date-unknown':
      return `since when it is in force for ${name} is not known (${standing.day} at the latest), and unknown is not allowed`;
    case 'contradictory-sources':
      return `the sources disagree about ${name}, and the graver reading decides: ${standing.contradiction ?? standing.day}`;
    case 'withdrawn':
      return member ? `${name} left on ${standing.day}` : `${name} withdrew with effect from ${standing.day}`;
    default:
      return member ? `${name} is not a member` : `${name} is not a party`;
  }
}

/** Makes a sentence of clauses. */
export function sentence(title: string, ...clauses: string[]): string {
  return `${title}: ${clauses.join('; ')}.`;
}
