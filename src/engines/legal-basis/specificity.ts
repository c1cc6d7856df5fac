import type { Instrument } from './instrument.ts';
import type { InstrumentKind, Offence } from './vocabulary.ts';

/**
 * Fewer parties and a closer subject make an instrument more specific: what two countries agreed for themselves
 * goes before what a union decided, that before a treaty about this very offence, that before a general one.
 * A membership gives a channel and rules but promises less; domestic law and reciprocity come last.
 */
const LAYER: Record<InstrumentKind, number> = {
  'bilateral-treaty': 10,
  'operational-agreement': 11,
  'working-arrangement': 12,
  'strategic-agreement': 13,
  regulation: 20,
  directive: 20,
  'framework-decision': 21,
  protocol: 30,
  convention: 40,
  membership: 60,
  memorandum: 70,
  'domestic-law': 80,
  reciprocity: 90,
};

/** The smaller the more specific; equal ones are ordered by code. */
export function specificity(instrument: Instrument, offence: Offence): number {
  const named = instrument.offences[offence]?.named === true ? 0 : 5;
  const circle = instrument.kind === 'convention' && instrument.circle === 'world' ? 4 : 0;
  return LAYER[instrument.kind] + named + circle + (instrument.fallback === true ? 100 : 0);
}
