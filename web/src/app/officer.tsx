import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '../../../src/domains/access/access.schema.ts';
import { ask } from '../wire/ask.ts';

export type { Me };

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => ask<Me>('GET', '/v1/me', { signal, evenSignedOut: true }),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

const OfficerContext = createContext<Me | undefined>(undefined);

/** Makes the signed-in officer known to the screens below. */
export function OfficerProvider({ me, children }: { me: Me; children: ReactNode }) {
  const { data } = useQuery({ ...meQuery, initialData: me });
  return <OfficerContext value={data}>{children}</OfficerContext>;
}

/** The officer signed in; only on screens behind the sign-in. */
export function useMe(): Me {
  const me = useContext(OfficerContext);
  if (!me) throw new Error('This screen is shown to signed-in officers only.');
  return me;
}

/** Whether the node gave the officer at least one of these rights. */
export function useMay(...rights: readonly string[]): boolean {
  const me = useMe();
  return rights.some((right) => (me.rights as readonly string[]).includes(right));
}

/** Keeps what the node says about the officer after a change, without asking again. */
export function useRememberMe(): (me: Me) => void {
  const queries = useQueryClient();
  return (me) => queries.setQueryData(meQuery.queryKey, me);
}
