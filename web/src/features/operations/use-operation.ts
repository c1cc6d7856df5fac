import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  CockpitAnswer,
  HistoryAnswer,
  MeasuresAnswer,
  ReconciliationAnswer,
  SignOffsAnswer,
} from '../../../../src/domains/operations/figures.schema.ts';
import type { EntryAnswer, OperationAnswer } from '../../../../src/domains/operations/operations.schema.ts';
import { ask } from '../../wire/ask.ts';

export type Operation = OperationAnswer;
export type Entry = Static<typeof EntryAnswer>;
export type Cockpit = CockpitAnswer;
export type CountedRow = CockpitAnswer['totals'][number];
export type Reconciliation = ReconciliationAnswer;
export type SignOffs = SignOffsAnswer;
export type Measure = MeasuresAnswer['items'][number];

/** The address of an operation, or of something below it. */
export function pathOf(id: string, below = ''): string {
  return `/v1/operations/${encodeURIComponent(id)}${below}`;
}

/** One operation with what the officer may do in it. */
export function useOperation(id: string) {
  return useQuery({
    queryKey: ['operations', 'one', id],
    queryFn: ({ signal }) => ask<Operation>('GET', pathOf(id), { signal }),
  });
}

/** The cockpit as it was last counted; `use-live.ts` says when to read it again. */
export function useCockpit(id: string) {
  return useQuery({
    queryKey: ['operations', 'cockpit', id],
    queryFn: ({ signal }) => ask<Cockpit>('GET', pathOf(id, '/cockpit'), { signal }),
    staleTime: 0,
  });
}

// Differences are looked at, not watched: twice a minute is enough beside the live counters.
const RECONCILE_EVERY_MS = 30_000;

/** How the figures stand to each other. */
export function useReconciliation(id: string) {
  return useQuery({
    queryKey: ['operations', 'reconciliation', id],
    queryFn: ({ signal }) => ask<Reconciliation>('GET', pathOf(id, '/reconciliation'), { signal }),
    staleTime: 0,
    refetchInterval: RECONCILE_EVERY_MS,
  });
}

/** Which countries have signed their figures, and which must sign again. */
export function useSignOffs(id: string) {
  return useQuery({
    queryKey: ['operations', 'sign-offs', id],
    queryFn: ({ signal }) => ask<SignOffs>('GET', pathOf(id, '/sign-offs'), { signal }),
    staleTime: 0,
    refetchInterval: RECONCILE_EVERY_MS,
  });
}

/** What can be counted, in which units. */
export function useMeasures(): readonly Measure[] {
  const { data } = useQuery({
    queryKey: ['operations', 'measures'],
    queryFn: ({ signal }) => ask<MeasuresAnswer>('GET', '/v1/operations/measures', { signal }),
    staleTime: 3_600_000,
  });
  return data?.items ?? [];
}

/** The published operations of the past. */
export function useHistory() {
  return useQuery({
    queryKey: ['operations', 'history'],
    queryFn: ({ signal }) => ask<HistoryAnswer>('GET', '/v1/operations/history', { signal }),
    staleTime: 3_600_000,
  });
}

/** After a change everything that is shown of operations is read again. */
export function useForgetOperations(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['operations'] });
}
