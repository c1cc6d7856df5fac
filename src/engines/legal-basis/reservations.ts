import type { Question } from './answer.ts';
import type { Declaration, Provision } from './instrument.ts';
import { type Said, say } from './sentences.ts';
import { ANSWERS, IN_RETURN } from './vocabulary.ts';

/**
 * Why declarations of the two keep a provision from serving them, as clauses; none where they do not. Who is not to be
 * asked on the strength of a text does not ask on it either: the other may consider the request (UNTOC Art. 16(4)), but
 * owes nothing without the same in return, and what is not owed is no basis.
 */
export function reservedBetween(
  { facts: names, from, to, measure }: Question,
  declarations: readonly Declaration[],
  provision: Provision,
): Said[] {
  const saying = ({ party, text }: Declaration): Said => say(names, 'reservation', { party, text });
  const closing = declarations.filter((d) => d.excludes?.includes(measure) === true);
  const shut = closing.find((d) => d.party === to) ?? closing.find((d) => d.ofRequestsTo !== true);
  if (shut !== undefined) return [saying(shut)];
  const notGiven = closing.find((d) => d.party === from);
  if (notGiven === undefined) return [];
  const answer = declarations.find((d) => d.party === to && answersOpen(d, provision));
  if (answer === undefined) return [saying(notGiven), say(names, 'answer-not-known', { party: to })];
  if (answer.adds!.some((code) => IN_RETURN.has(code))) return [saying(notGiven), saying(answer)];
  return [saying(notGiven), saying(answer), say(names, 'answer-not-owed', { party: to })];
}

/** Does it answer a condition that this provision leaves open? */
function answersOpen({ adds = [] }: Declaration, { conditions }: Provision): boolean {
  return adds.some((code) => ANSWERS[code] !== undefined && conditions.includes(ANSWERS[code]));
}
