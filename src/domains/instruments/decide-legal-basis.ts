import type { Decision } from '../../engines/legal-basis/answer.ts';
import { decide } from '../../engines/legal-basis/decide.ts';
import type { Register } from '../../engines/legal-basis/register.ts';
import type { BodyRow } from './catalogue/nine-bodies.ts';
import { bodiesOfKosovo } from './catalogue/nine-bodies.ts';
import { readWords } from './read-question.ts';
import { shippedRegister } from './shipped-facts.ts';

/** A question as words from outside: nothing is trusted to be a code, a date or a number. */
export interface LegalBasisQuestion {
  readonly from: string;
  readonly to: string;
  readonly measure: string;
  readonly offence: string;
  readonly data: string;
  readonly on: string;
  readonly knownAt?: string;
  /** The maximum penalty of the offence in years, where known. */
  readonly maximumPenaltyYears?: number;
}

export interface LegalBasisAnswer extends Decision {
  /** How the party without a seat in most bodies stands to the nine of its region, when it asks or is asked. */
  readonly bodies?: readonly BodyRow[];
}

/** Answers from the given register, or from the shipped facts. Unknown words are named in an `invalid-input` problem. */
export function decideLegalBasis(
  question: LegalBasisQuestion,
  register: Register = shippedRegister(),
): LegalBasisAnswer {
  const { from: asker, to: asked, ...rest } = question;
  const { parties, ...words } = readWords(register, { ...rest, parties: { from: asker, to: asked } });
  const { from, to } = parties;
  const decision = decide({ ...words, from, to, facts: register });
  return from === 'XKX' || to === 'XKX' ? { ...decision, bodies: bodiesOfKosovo(register, words.on) } : decision;
}
