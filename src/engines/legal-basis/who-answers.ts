import type { Authority, Instrument, PartyCode, Provision } from './instrument.ts';
import type { Register } from './register.ts';

/**
 * The authority of the asked party that the register names: one entered on the node first, then one named for this very
 * instrument or for the convention its protocol takes the provision from, then one named for whatever serves.
 */
export function whoAnswers(
  register: Register,
  { code, parent }: Instrument,
  { measure, fromParent }: Provision,
  party: PartyCode,
): Authority | undefined {
  const named = register.authorities.filter(
    (a) =>
      a.party === party &&
      a.measures.includes(measure) &&
      (a.instruments === undefined ||
        a.instruments.includes(code) ||
        (fromParent === true && parent !== undefined && a.instruments.includes(parent))),
  );
  return named.find((a) => a.enteredAt !== undefined) ?? named.find((a) => a.instruments !== undefined) ?? named[0];
}
