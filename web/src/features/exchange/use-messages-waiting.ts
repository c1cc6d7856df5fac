import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { MessagesWaiting } from '../../../../src/domains/exchange/exchange.schema.ts';
import { ask } from '../../wire/ask.ts';

export const MESSAGES_WAITING = ['exchange', 'waiting'] as const;

/** How many messages nobody has read, or are late. */
export function useMessagesWaiting(enabled: boolean) {
  return useQuery({
    queryKey: MESSAGES_WAITING,
    queryFn: ({ signal }) => ask<Static<typeof MessagesWaiting>>('GET', '/v1/exchange/waiting', { signal }),
    enabled,
    // Lateness comes by itself, without anybody telling.
    refetchInterval: 60_000,
  });
}
