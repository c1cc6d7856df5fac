import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode, type TestNode } from '../../test/support/test-node.ts';
import { loadInventedWorld } from './invented-world.ts';

let node: TestNode;

beforeAll(async () => {
  node = await startTestNode({ demo: true });
  await loadInventedWorld(node.running, () => {});
});
afterAll(() => node.stop());

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
