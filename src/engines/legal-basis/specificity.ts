import type { Instrument } from './instrument.ts';
import type { InstrumentKind, Offence } from './vocabulary.ts';

/**
 * Fewer parties and a closer subject make an instrument more specific: what two countries agreed for themselves
 * goes before what a union decided, that before a treaty about this very offence, that before a general one.
 * A membership gives a channel and rules but promises less; domestic law and reciprocity come last.
 * A memorandum of two comes after their treaties; one of many is a political frame and comes after memberships.
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
  membership: 70,
  memorandum: 80,
  'domestic-law': 90,
  reciprocity: 95,
};

const MEMORANDUM_OF_TWO = 14;
/** A convention of a union, or of a union with one country: after its acts, before conventions of many. */
const UNION_CONVENTION = 27;
/** A circle of neighbours with rules of its own, such as Schengen: beside their conventions, before the world's. */
const CLOSED_MEMBERSHIP = 42;

/** A text about this offence, a text open to it among others, a text that only lends one of its measures. */
const NEARNESS = { named: 0, open: 5, lent: 8 } as const;
/** What a closed circle of neighbours agreed for each other comes before what is open to the world. */
const WORLD_AFTER_CIRCLE = 10;

/** The more specific first; equal ones are ordered by code. */
export function bySpecificity(offence: Offence): (a: Instrument, b: Instrument) => number {
  return (a, b) => specificity(a, offence) - specificity(b, offence) || (a.code < b.code ? -1 : 1);
}

function specificity(instrument: Instrument, offence: Offence): number {
  const rule = instrument.offences[offence];
  const nearness = rule === undefined ? NEARNESS.lent : rule.named === true ? NEARNESS.named : NEARNESS.open;
  const circle = instrument.circle === 'world' && instrument.kind === 'convention' ? WORLD_AFTER_CIRCLE : 0;
  return layerOf(instrument) + nearness + circle + (instrument.fallback === true ? 100 : 0);
}

function layerOf({ kind, circle, follows }: Instrument): number {
  if (kind === 'memorandum' && circle === 'pair') return MEMORANDUM_OF_TWO;
  if (kind === 'convention' && follows !== undefined) return UNION_CONVENTION;
  if (kind === 'membership' && circle === 'closed') return CLOSED_MEMBERSHIP;
  return LAYER[kind];
}
