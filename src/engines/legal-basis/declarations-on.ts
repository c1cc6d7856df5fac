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
  if (register.declarations.length === 0) return register.declarations;
  const texts = [instrument.code, ...(provision.fromParent === true ? [instrument.parent] : [])];
  return register.declarations.filter(
    (d) =>
      texts.includes(d.instrument) &&
      d.from <= on &&
      (d.until === undefined || on < d.until) &&
      (knownAt === undefined || d.knownFrom <= knownAt),
  );
}
