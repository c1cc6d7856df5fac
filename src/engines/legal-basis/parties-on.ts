import type { IsoDate } from '../../kernel/partial-date.ts';
import type { InstrumentCode, PartyCode } from './instrument.ts';
import type { Register } from './register.ts';
import { standingOf } from './standing.ts';
import { extendedBy } from './territories.ts';

/** The parties for which an instrument is in force on a day, in the order of their codes. */
export function partiesOn(register: Register, code: InstrumentCode, on: IsoDate, knownAt?: IsoDate): PartyCode[] {
  const instrument = register.instruments.get(code);
  if (instrument === undefined) return [];
  return register
    .partiesOf(code)
    .filter(
      (party) =>
        extendedBy(instrument, register.parties.get(party)) === undefined &&
        standingOf(instrument, register.factsOf(code, party), on, knownAt).bound,
    );
}
