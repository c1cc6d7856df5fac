import type { CoverageShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import type { Outcome } from './verdict.tsx';

type Partner = CoverageShown['partners'][number];

/** What a party can do with this partner. */
export function outcomeWith({ usable, fallback }: Pick<Partner, 'usable' | 'fallback'>): Outcome {
  if (usable > 0) return 'usable';
  return fallback ? 'fallback' : 'none';
}
