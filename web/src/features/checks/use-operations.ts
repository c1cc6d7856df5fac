import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type {
  OperationAnswer,
  OperationSummary as OperationSummarySchema,
} from '../../../../src/domains/operations/operations.schema.ts';
import { useMe } from '../../app/officer.tsx';
import { ask, withQuery } from '../../wire/ask.ts';

export type OperationSummary = Static<typeof OperationSummarySchema>;
export type Operation = OperationAnswer;

/** The running operations in which the officer's agency takes part. */
export function useRunningOperations() {
  return useQuery({
    queryKey: ['operations', 'running'],
    queryFn: async ({ signal }) => {
      const { items } = await ask<{ items: OperationSummary[] }>('GET', withQuery('/v1/operations', { limit: 200 }), {
        signal,
      });
      return items.filter(({ state, mine }) => state === 'running' && mine);
    },
    staleTime: 60_000,
  });
}

/** The plan of an operation, kept for as long as the window is open: it is needed where there is no network. */
export function useOperation(code: string | undefined) {
  return useQuery({
    queryKey: ['operations', 'to-check', code],
    queryFn: ({ signal }) => ask<Operation>('GET', `/v1/operations/${encodeURIComponent(code ?? '')}`, { signal }),
    enabled: code !== undefined,
    staleTime: 60_000,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Where the officer stands today; remembered on the device until they sign out. */
export interface Post {
  readonly operation?: string;
  readonly hotSpot?: string;
  readonly kind?: string;
}

const REMEMBERED = 'entente.post.';

export function forgetPost(officer: string): void {
  localStorage.removeItem(REMEMBERED + officer);
}

function recall(officer: string): Post {
  try {
    const kept = JSON.parse(localStorage.getItem(REMEMBERED + officer) ?? '{}') as unknown;
    return kept !== null && typeof kept === 'object' ? (kept as Post) : {};
  } catch {
    return {};
  }
}

/** The remembered post, and how to change it. */
export function usePost(): readonly [Post, (change: Post) => void] {
  const me = useMe();
  const [post, setPost] = useState(() => recall(me.officer.id));
  return [
    post,
    (change) => {
      const next = { ...post, ...change };
      localStorage.setItem(REMEMBERED + me.officer.id, JSON.stringify(next));
      setPost(next);
    },
  ];
}
