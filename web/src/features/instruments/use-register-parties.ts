import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vocabulary } from '../../../../src/domains/instruments/instruments.schema.ts';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import type { Choice } from '../../ui/field.tsx';
import { ask } from '../../wire/ask.ts';

export type RegisterParty = Vocabulary['parties'][number];

/** The words the register of instruments knows: codes, and the parties with their names. */
export function useVocabulary() {
  return useQuery({
    queryKey: ['instruments', 'vocabulary'],
    queryFn: ({ signal }) => ask<Vocabulary>('GET', '/v1/instruments/vocabulary', { signal }),
    staleTime: 3_600_000,
    retry: 1,
  });
}

/** The name of a party of the register in the reader's language. */
export function useNameOf(): (code: string) => string {
  const { data } = useVocabulary();
  const ofNode = usePartyName();
  const format = useFormat();
  const { i18n } = useTranslation();
  const byCode = useMemo(() => new Map(data?.parties.map((party) => [party.code, party])), [data]);
  return useCallback(
    (code) => {
      const known = ofNode(code);
      if (known !== code) return known;
      const party = byCode.get(code);
      const named = party?.names[i18n.language] ?? (party?.alpha2 ? format.country(party.alpha2) : undefined);
      return named ?? party?.names.en ?? code;
    },
    [byCode, ofNode, format, i18n.language],
  );
}

/** The parties as choices of a form, in the order of the reader's alphabet. */
export function usePartyChoices(): readonly Choice[] {
  const { data } = useVocabulary();
  const nameOf = useNameOf();
  const { i18n } = useTranslation();
  return useMemo(() => {
    const order = new Intl.Collator(i18n.language);
    return (data?.parties ?? [])
      .map(({ code }) => ({ value: code, label: `${nameOf(code)} (${code})` }))
      .sort((a, b) => order.compare(a.label, b.label));
  }, [data, nameOf, i18n.language]);
}
