import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode, type TestNode } from '../../test/support/test-node.ts';
import { loadInventedWorld } from './invented-world.ts';

let node: TestNode;

beforeAll(async () => {
  node = await startTestNode({ demo: true });
  await loadInventedWorld(node.running, () => {});
});
afterAll(() => node.stop());

test('the invented world begins with a joint operation that runs today, and all that was entered in it counts', async () => {
  const commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  const operation = (await commander.get('/v1/operations/autumn-gate')).json();
  expect(operation).toMatchObject({ name: 'Autumn Gate', state: 'running', lead: 'ZZN-NCB' });
  expect([...new Set(operation.plan.participants.map(({ country }: { country: string }) => country))].sort()).toEqual([
    'ZZE',
    'ZZN',
    'ZZS',
  ]);
  for (const state of ['held', 'refused']) {
    const { items } = (await commander.get(`/v1/operations/autumn-gate/entries?state=${state}`)).json();
    expect(items).toEqual([]);
  }
  const cockpit = (await commander.get('/v1/operations/autumn-gate/cockpit')).json();
  const total = (measure: string): number | undefined =>
    cockpit.totals.find((row: { measure: string; phase: string }) => row.measure === measure && row.phase === 'action')
      ?.value;
  expect([total('arrests'), total('hits'), total('drugs-seized')]).toEqual([3, 8, 15.5]);
});

test('its hits stand at every step of their life, a child to protect among them, and one is late', async () => {
  const desk = await node.signIn('ZZN-NCB');
  const { items } = (await desk.get('/v1/hits')).json();
  const states = new Set(items.map(({ state }: { state: string }) => state));
  for (const state of ['new', 'owner-told', 'not-the-same', 'closed']) expect(states).toContain(state);
  expect(items.some(({ protect }: { protect: { code: string }[] }) => protect[0]?.code === 'child-first')).toBe(true);
  expect((await desk.get('/v1/hits/waiting')).json()).toMatchObject({ toAnswer: 4, late: 1 });
  const border = await node.signIn('ZZN-BORDER', ['frontline']);
  expect((await border.get('/v1/hits/waiting')).json()).toMatchObject({ toAct: 1 });
});

test('the desk of Nordavia opens with a message at every step: urgent, late, waiting for a clarification, for a consent, for a second person', async () => {
  const desk = await node.signIn('ZZN-NCB');
  const inbox = (await desk.get('/v1/exchange/messages?box=inbox')).json().items;
  expect(inbox.some(({ urgent, isLate }: { urgent: boolean; isLate: boolean }) => urgent && !isLate)).toBe(true);
  expect(inbox.some(({ isLate }: { isLate: boolean }) => isLate)).toBe(true);
  const sent = (await desk.get('/v1/exchange/messages?box=sent')).json().items;
  expect(new Set(sent.map(({ state }: { state: string }) => state))).toEqual(
    new Set(['delivered', 'clarifying', 'answered']),
  );
  const drafts = (await desk.get('/v1/exchange/drafts')).json().items;
  expect(drafts.map(({ state }: { state: string }) => state).toSorted()).toEqual(['draft', 'waiting']);
  const { items } = (await desk.get('/v1/exchange/consents')).json();
  expect(items).toMatchObject([{ use: 'court', state: 'asked', originator: 'ZZS-NCB' }]);
  const estmark = await node.signIn('ZZE-NCB');
  expect((await estmark.get('/v1/exchange/messages?box=sent')).json().items).toMatchObject([{ kind: 'mla-request' }]);
});
