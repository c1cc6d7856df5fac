import type { Moment } from './between.ts';
import type { Declaration, Instrument, Provision } from './instrument.ts';
import type { Register } from './register.ts';

/**
 * The declarations in effect on a day for one provision of an instrument. What a protocol takes over from its convention
 * it takes with what was declared there (UNTOC Art. 37(4), and Art. 1(2) of its Protocols).
 */
export function declarationsOn(
  register: Register,
  instrument: Instrument,
  provision: Provision,
  { on, knownAt }: Moment,
): readonly Declaration[] {
  const own = register.declarationsTo(instrument.code);
  const above = provision.fromParent === true ? register.declarationsTo(instrument.parent!) : [];
  return [...own, ...above].filter(
    (d) => d.from <= on && (d.until === undefined || on < d.until) && (knownAt === undefined || d.knownFrom <= knownAt),
  );
}
