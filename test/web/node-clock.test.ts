import { afterEach, expect, test, vi } from 'vitest';
import { clockAheadMs, hearNodeClock, nodeNow } from '../../web/src/wire/node-clock.ts';

const DAY_MS = 86_400_000;
const saying = (at: number): Response => new Response(null, { headers: { date: new Date(at).toUTCString() } });

afterEach(() => vi.useRealTimers());

test('a device that is a day off goes by the clock of the node; a minute is nothing', () => {
  const noon = Date.parse('2026-03-27T12:00:00Z');
  vi.useFakeTimers({ now: noon + DAY_MS });
  expect(clockAheadMs()).toBeUndefined();
  expect(nodeNow().getTime()).toBe(noon + DAY_MS);
  hearNodeClock(saying(noon), Date.now() - 300);
  expect(clockAheadMs()).toBe(DAY_MS);
  expect(nodeNow().toISOString()).toBe('2026-03-27T12:00:00.000Z');
  // An answer that was read hours after it was asked for says nothing of the clock.
  hearNodeClock(saying(noon - DAY_MS / 2), Date.now() - DAY_MS / 2);
  expect(clockAheadMs()).toBe(DAY_MS);
  hearNodeClock(saying(noon + DAY_MS - 60_000), Date.now());
  expect(clockAheadMs()).toBe(0);
});
