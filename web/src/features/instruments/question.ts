import { useQuery } from '@tanstack/react-query';
import type { LegalBasisShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { ask, withQuery } from '../../wire/ask.ts';
import { asWireProblem } from '../../wire/problem.ts';

/** The question as it stands in the address; what is missing is not yet chosen. */
export interface BasisQuestion {
  readonly from?: string;
  readonly to?: string;
  readonly measure?: string;
  readonly offence?: string;
  readonly data?: string;
  readonly on?: string;
  readonly knownAt?: string;
  readonly penalty?: number;
}

/** What most officers ask for; each can be changed. */
export const USUAL = { measure: 'request-information', offence: 'drug-trafficking', data: 'personal' } as const;

/** Whether everything is said that an answer needs. */
export function isWhole(question: BasisQuestion): boolean {
  const { from, to, measure, offence, data, on } = question;
  return [from, to, measure, offence, data, on].every((value) => value !== undefined && value !== '');
}

/** A refused question is not asked again by itself: it would be refused again. */
export function retryUnlessRefused(failures: number, thrown: unknown): boolean {
  const { status } = asWireProblem(thrown);
  return failures < 1 && (status === 0 || status >= 500);
}

/** The answer of the node: which instruments serve, which do not and why, what is missing. */
export function useLegalBasis(question: BasisQuestion) {
  const { penalty, ...rest } = question;
  return useQuery({
    queryKey: ['instruments', 'legal-basis', question],
    queryFn: ({ signal }) =>
      ask<LegalBasisShown>('GET', withQuery('/v1/legal-basis', { ...rest, maximumPenaltyYears: penalty }), { signal }),
    enabled: isWhole(question),
    retry: retryUnlessRefused,
  });
}
