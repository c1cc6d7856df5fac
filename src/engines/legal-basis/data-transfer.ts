import type { Moment } from './between.ts';
import type { PartyCode } from './instrument.ts';
import type { Register } from './register.ts';
import { standingOf } from './standing.ts';

/**
 * Does a law on the protection of data stand between the two beside the instrument: is exactly one of them inside its
 * circle, and the other without a finding that it protects them equally (Directive (EU) 2016/680, Art. 35-36)?
 */
export function crossesDataCircle(register: Register, from: PartyCode, to: PartyCode, moment: Moment): boolean {
  const { on } = moment;
  // Agencies have rules on data of their own, which the agreements made with them fulfil.
  if ([from, to].some((party) => register.parties.get(party)?.kind === 'organisation')) return false;
  return register.dataCircles.some((circle) => {
    if (on < circle.from) return false;
    const membership = register.instruments.get(circle.membership);
    const isInside = (party: PartyCode): boolean =>
      circle.also.includes(party) ||
      (membership !== undefined &&
        standingOf(membership, register.factsOf(membership.code, party), on, moment.knownAt).bound);
    const [one, other] = [isInside(from), isInside(to)];
    if (one === other) return false;
    const outside = one ? to : from;
    return !circle.adequate.some((a) => a.party === outside && a.from <= on && (a.until === undefined || on < a.until));
  });
}
