import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { ask, withQuery } from '../../wire/ask.ts';
import { retryUnlessRefused } from './question.ts';

/** One instrument as the register knows it, or knew it on a day. */
export function useInstrument(code: string, knownAt?: string) {
  return useQuery({
    queryKey: ['instruments', 'one', code, knownAt],
    queryFn: ({ signal }) =>
      ask<InstrumentShown>('GET', withQuery(`/v1/instruments/${encodeURIComponent(code)}`, { knownAt }), { signal }),
    retry: retryUnlessRefused,
  });
}

/** After something was entered every answer may be another: all of them are asked for again. */
export function useForgetAnswers(): () => void {
  const queries = useQueryClient();
  return () =>
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'instruments' && queryKey[1] !== 'vocabulary',
    });
}
