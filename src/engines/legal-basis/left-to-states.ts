import type { Instrument, PartyCode } from './instrument.ts';
import type { Register } from './register.ts';
import type { Measure } from './vocabulary.ts';

/** What only courts, prosecutors and police of a state do; an organisation that joined the convention has none of its own. */
const BY_STATES: ReadonlySet<Measure> = new Set([
  'mutual-legal-assistance',
  'extradition',
  'joint-investigation',
  'controlled-delivery',
  'undercover',
  'surveillance',
  'confiscation',
  'firearm-trace',
  'transfer-of-proceedings',
  'service-of-documents',
  'video-hearing',
]);

/** May this party, as an organisation among states, not do this under a convention of the world? */
export function leftToStates(
  register: Register,
  { circle, kind }: Instrument,
  measure: Measure,
  party: PartyCode,
): boolean {
  return (
    circle === 'world' &&
    (kind === 'convention' || kind === 'protocol') &&
    BY_STATES.has(measure) &&
    register.parties.get(party)?.kind === 'organisation'
  );
}
