import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { AgencyView } from '../../../../src/domains/access/access.schema.ts';
import { ask, withQuery } from '../../wire/ask.ts';

export type Agency = Static<typeof AgencyView>;

/** The agencies of the directory, for choosing one. */
export function useAgencies(): readonly Agency[] {
  const { data } = useQuery({
    queryKey: ['administration', 'agency-choices'],
    queryFn: ({ signal }) => ask<{ items: Agency[] }>('GET', withQuery('/v1/agencies', { limit: 500 }), { signal }),
  });
  return data?.items ?? [];
}
