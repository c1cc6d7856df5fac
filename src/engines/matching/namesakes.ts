/**
 * Exact namesakes of a question without a birth date: however common the name, whoever bears exactly it is shown. Cost:
 * one reading of each asked name.
 */

import { wholeNameKey } from '../names/whole-name.ts';
import type { PersonDescription, Verdict } from './description.ts';

/** An officer can look at so many namesakes; who asks with a birth date needs none of them. */
export const MOST_NAMESAKES = 50;

/** The keys under which namesakes are filed; none when the question has a birth date, which tells them apart better. */
export function namesakeKeys(asked: PersonDescription): readonly string[] {
  if (asked.born !== undefined && asked.born.length > 0) return NOTHING;
  return asked.names.flatMap((name) => wholeNameKey(name) ?? []);
}

const NOTHING: readonly string[] = [];

// What outweighs this speaks against the person, such as another sex; the size of the register speaks against nobody.
const CONTRADICTION = -2;

/** However common, the very name that was asked is shown as possible, unless something else speaks against it. */
export function atLeastPossible(verdict: Verdict): Verdict {
  if (verdict.band !== 'no-hit') return verdict;
  const isContradicted = verdict.because.some(({ code, nats }) => code !== 'list.size' && nats < CONTRADICTION);
  return isContradicted ? verdict : { ...verdict, band: 'possible' };
}
