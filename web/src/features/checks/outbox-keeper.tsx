import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Static } from 'typebox';
import type { OutboxKey as OutboxKeySchema } from '../../../../src/domains/operations/operations.schema.ts';
import { useReachable } from '../../app/connection-banner.tsx';
import { meQuery, useMe } from '../../app/officer.tsx';
import { ask } from '../../wire/ask.ts';
import { isAway, nodeHasSpoken } from './away.ts';
import { openOutbox, openOutboxAway, unsettled, useOutbox } from './outbox.ts';
import { canSeal } from './seal.ts';
import { sendOutbox } from './send-outbox.ts';

// What waits is tried again this often, besides the moment the network comes back.
const TRY_AGAIN_MS = 15_000;

/** Opens the outbox after sign-in and sends what waits, on whatever screen the officer is. */
export function OutboxKeeper() {
  const reachable = useReachable();
  const outbox = useOutbox();
  const me = useMe();
  const { data: key } = useQuery({
    queryKey: ['outbox-key'],
    queryFn: ({ signal }) => ask<Static<typeof OutboxKeySchema>>('GET', '/v1/outbox-key', { signal }),
    enabled: canSeal() && reachable,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    // All that is loaded will be kept for where there is no network; by itself the browser counts no further than 250.
    performance.setResourceTimingBufferSize(5000);
    // Fetched while there is a network, so that the screen opens without one.
    void import('./checks-screen.tsx');
  }, []);
  const queries = useQueryClient();
  useEffect(() => {
    if (!key) {
      if (isAway()) void openOutboxAway(me.officer.id);
      return;
    }
    void openOutbox(key.officer, key.secret).then(sendOutbox);
    if (!isAway()) return;
    nodeHasSpoken();
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ['operations'] });
  }, [key, me.officer.id, queries]);
  const waits = outbox.isOpen && unsettled(outbox).some(({ state }) => state === 'waiting');
  useEffect(() => {
    if (!waits || !reachable) return;
    void sendOutbox();
    const timer = setInterval(() => void sendOutbox(), TRY_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, reachable]);
  return null;
}
