import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { PartyView } from '../../../src/domains/access/access.schema.ts';
import { useFormat } from '../languages/use-format.ts';
import { ask, withQuery } from '../wire/ask.ts';

export type Party = Static<typeof PartyView>;

async function allParties(signal: AbortSignal): Promise<readonly Party[]> {
  const found: Party[] = [];
  let after: string | undefined;
  do {
    const page = await ask<{ items: Party[]; next: string | null }>(
      'GET',
      withQuery('/v1/parties', { limit: 500, after }),
      { signal },
    );
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** The parties the node knows: countries, territories and organisations. `asks: false` is content with what is here already. */
export function useParties({ asks = true }: { readonly asks?: boolean } = {}): readonly Party[] {
  const { data } = useQuery({
    queryKey: ['parties'],
    queryFn: ({ signal }) => allParties(signal),
    enabled: asks,
    staleTime: 3_600_000,
    retry: 1,
  });
  return data ?? [];
}

/** The name of a party in the reader's language, or its code where the node knows no name. */
export function usePartyName(how: { readonly asks?: boolean } = {}): (code: string | null | undefined) => string {
  const parties = useParties(how);
  const { i18n } = useTranslation();
  const format = useFormat();
  return (code) => {
    if (!code) return '';
    const party = parties.find((one) => one.code === code);
    const named = party?.names[i18n.language] ?? (party?.isoAlpha2 ? format.country(party.isoAlpha2) : undefined);
    return named ?? party?.names.en ?? code;
  };
}
