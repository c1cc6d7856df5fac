import { afterAll, beforeAll, expect, test } from 'vitest';
import { WHEN_BUSY } from '../../test/support/busy-machine.ts';
import { type Caller, startTestNode, type TestNode } from '../../test/support/test-node.ts';
import { aPlan, aResult, aRunningOperation } from '../domains/operations/operations.fixtures.ts';
import { aStolenPassport } from '../domains/registers/registers.fixtures.ts';
import { readKeys } from '../platform/home.ts';

let node: TestNode;
let owner: Caller;
let asker: Caller;
let consoleToken: string;

beforeAll(async () => {
  node = await startTestNode({ port: 0 });
  owner = await node.signIn('ZZN-NCB');
  asker = await node.signIn('ZZS-NCB');
  await node.signIn('ZZE-NCB');
  consoleToken = readKeys(node.running.parts.settings.home).consoleToken;
});
afterAll(() => node.stop());

interface Heard {
  readonly events: {
    readonly id: string;
    readonly event: string;
    readonly ref: string;
    readonly what: string;
    readonly at: number;
  }[];
  until(count: number): Promise<void>;
  stop(): void;
}

/** Listens as an agency, over a real connection. */
async function listen(agency: string, lastId?: string, path = '/v1/events'): Promise<Heard> {
  const ending = new AbortController();
  const response = await fetch(new URL(path, node.running.url), {
    headers: {
      authorization: `Bearer ${consoleToken}`,
      'x-entente-as': agency,
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    },
    signal: ending.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events: Heard['events'] = [];
  void (async () => {
    let text = '';
    try {
      for await (const chunk of response.body!) {
        text += Buffer.from(chunk as Uint8Array).toString();
        const parts = text.split('\n\n');
        text = parts.pop()!;
        for (const part of parts) {
          const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
          if (field('data') === '') continue;
          const { ref, what } = JSON.parse(field('data')) as { ref: string; what: string };
          events.push({ id: field('id'), event: field('event'), ref, what, at: performance.now() });
        }
      }
    } catch {
      // the test ended it
    }
  })();
  return {
    events,
    async until(count) {
      await expect.poll(() => events.length).toBeGreaterThanOrEqual(count);
    },
    stop: () => ending.abort(),
  };
}

async function aHit(): Promise<string> {
  const { subject } = (await owner.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  const body = {
    purpose: 'identify-person-or-object',
    subject: { document: { number: subject.number, issuer: 'ZZN' } },
  };
  return (await asker.post('/v1/searches', body)).json().hits[0].followUp.id;
}

test('the owner hears of a hit within a second, and an agency that is neither side hears nothing', async () => {
  const [atOwner, atThird] = [await listen('ZZN-NCB'), await listen('ZZE-NCB')];
  const began = performance.now();
  const id = await aHit();
  await atOwner.until(1);
  expect(atOwner.events[0]).toMatchObject({ event: 'hit', ref: id, what: 'opened' });
  expect(atOwner.events[0]!.at - began).toBeLessThan(1000 * WHEN_BUSY);
  await owner.post(`/v1/hits/${id}/confirm`, {});
  await atOwner.until(2);
  expect(atOwner.events[1]).toMatchObject({ ref: id, what: 'confirmed' });
  expect(atThird.events).toEqual([]);
  for (const one of [atOwner, atThird]) one.stop();
});

test('whoever was away hears what was missed, in order and each once', async () => {
  const before = await listen('ZZN-NCB');
  const first = await aHit();
  await before.until(1);
  before.stop();
  const missed = [await aHit(), await aHit()];
  const after = await listen('ZZN-NCB', before.events[0]!.id);
  const live = await aHit();
  await after.until(3);
  expect(before.events.map(({ ref }) => ref)).toEqual([first]);
  expect(after.events.map(({ ref }) => ref)).toEqual([...missed, live]);
  const ids = after.events.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  after.stop();
});

test('nobody listens without being signed in', async () => {
  expect((await fetch(`${node.running.url}/v1/events`)).status).toBe(401);
});

test('whoever watches a cockpit hears within two seconds that something moved', async () => {
  const commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  const id = await aRunningOperation(commander, aPlan(node.now(), ['ZZN-NCB', 'ZZS-NCB']));
  const watch = await listen('ZZN-NCB', undefined, `/v1/operations/${id}/cockpit/live`);
  // Each second in which nothing moved is said as well.
  const moved = () => watch.events.filter(({ event }) => event === 'cockpit');
  await expect.poll(() => moved().length).toBe(1);
  const began = performance.now();
  await asker.post(`/v1/operations/${id}/entries`, { entries: [aResult('parcels-checked', 3)] });
  await expect.poll(() => moved().length).toBe(2);
  expect(moved()[1]!.at - began).toBeLessThan(2000 * WHEN_BUSY);
  const { totals } = (await commander.get(`/v1/operations/${id}/cockpit`)).json();
  expect(totals.find((row: { measure: string }) => row.measure === 'parcels-checked').value).toBe(3);
  watch.stop();
});
