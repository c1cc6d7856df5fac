/**
 * A slip of the pen in a word of two or three letters. So many short names lie one letter apart (Wang, Wan; Edi, Eri)
 * that such a pair counts as two names, and only the very day of birth, shared besides, makes a slip likelier than a
 * second person. Cost: looked at only where the day of birth is the same and one word contradicts.
 */

import { areManAndWoman } from '../names/feminine-names.ts';
import type { Term } from '../names/term.ts';
import { editDistance, SLIP_INTO_KNOWN_NAME } from './compare-terms.ts';
import type { NameTable } from './name-table.ts';

/** From this length on one wrong letter is evidence of its own; see compare-terms.ts. */
const LONGEST = 3;
const SHORTEST = 2;

/** However rare the word is: so short a name with another letter never speaks for the person. */
const MOST = -2;

/**
 * What the one pair of leftover words says when they differ by one letter of a short word, by the reckoning of
 * SLIP_INTO_KNOWN_NAME; undefined when no leftover is such a slip.
 */
export function shortSlipNats({ asked, recorded }: NameTable): number | undefined {
  let most: number | undefined;
  for (let i = 0; i < asked.count; i++) {
    if (!asked.isLeft(i) || asked.isFree(i) || asked.isShort(i)) continue;
    for (let j = 0; j < recorded.count; j++) {
      if (!recorded.isLeft(j) || recorded.isFree(j) || recorded.isShort(j)) continue;
      const one = asked.terms[i]!;
      const other = recorded.terms[j]!;
      if (!isShortSlip(one, other)) continue;
      const nats = Math.min(MOST, Math.min(one.weight, other.weight) - SLIP_INTO_KNOWN_NAME);
      if (most === undefined || nats > most) most = nats;
    }
  }
  return most;
}

function isShortSlip(a: Term, b: Term): boolean {
  const short = Math.min(a.length, b.length);
  return (
    short >= SHORTEST && short <= LONGEST && editDistance(a.text, b.text, 1) === 1 && !areManAndWoman(a.text, b.text)
  );
}
