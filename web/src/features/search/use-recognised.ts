import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { RecogniseAnswer } from '../../../../src/domains/search/search.schema.ts';
import { ask } from '../../wire/ask.ts';

export type Recognised = Static<typeof RecogniseAnswer>['recognised'][number];

// A pause between two words of somebody who types; while typing goes on nothing is asked.
const PAUSE_MS = 140;

/** What the typed text could be, as the node reads it; nothing of it is kept there or here. Undefined until the node has said. */
export function useRecognised(text: string): readonly Recognised[] | undefined {
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data } = useQuery({
    queryKey: ['recognise', settled],
    queryFn: ({ signal }) =>
      ask<Static<typeof RecogniseAnswer>>('POST', '/v1/recognise', { body: { text: settled.slice(0, 2000) }, signal }),
    enabled: settled.length >= 2,
    retry: false,
    staleTime: 60_000,
    // Typed names must not stay in memory longer than the box holds them.
    gcTime: 0,
    placeholderData: (before) => before,
  });
  return text.trim().length >= 2 ? data?.recognised : undefined;
}
