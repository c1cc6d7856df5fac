/**
 * Whether two bare names are one person's, without birth date, list or register: the question of a desk officer who
 * holds two papers. The evidence is that of `judge-person.ts` with a population of one.
 */

import { judgePersons } from './compare-descriptions.ts';
import type { Verdict } from './description.ts';
import { judgeOrganisationNames } from './judge-organisation.ts';
import { judgeVesselNames } from './judge-vessel.ts';

/**
 * From this score on two bare names count as one person's. Justified by bench/results/matching.md: agreement on every
 * name with slips of the pen stays above it, one contradicted name falls below.
 */
export const NAME_PAIR_CUT = 6;

/** Judges two bare names of persons. */
export function judgePersonNames(nameA: string, nameB: string): Verdict {
  return judgePersons({ names: [{ whole: nameA }] }, { names: [{ whole: nameB }] });
}

/** What lists call a person and a ship; everything else is an organisation. */
const PERSON = /^(?:persons?|people|individuals?|humans?|natural[ _-]?persons?)$/i;
const VESSEL = /^(?:vessels?|ships?|boats?)$/i;

/** The score of two bare names of any schema; with NAME_PAIR_CUT or more they count as one. */
export function scoreNamePair(schema: string, nameA: string, nameB: string): number {
  const kind = schema.trim();
  return PERSON.test(kind)
    ? judgePersonNames(nameA, nameB).score
    : (VESSEL.test(kind) ? judgeVesselNames : judgeOrganisationNames)(nameA, nameB).score;
}
