import type { Verdict } from './description.ts';
/** Judges two bare names of organisations. */
export function judgeOrganisationNames(_a: string, _b: string): Verdict {
  return { band: 'no-hit', score: 0, because: [] };
}
