import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { aStranger } from './search-burst.fixtures.ts';

let node: TestNode;
let desk: Caller;
beforeAll(async () => {
  node = await startTestNode();
  desk = await node.signIn('ZZN-NCB');
});
afterAll(() => node.stop());

test('a search that is sent as anything but JSON is refused, and not looked up', async () => {
  const { text } = aStranger(desk, 1);
  const types = ['text/plain', 'text/plain; charset=utf-8', 'text/csv', 'application/x-www-form-urlencoded'];
  for (const type of [...types, 'application/x-ndjson', 'application/xml', 'application/octet-stream']) {
    const reply = await desk.post('/v1/searches', text, { 'content-type': type });
    expect([type, reply.statusCode, reply.json().type]).toEqual([type, 415, '/problems/unsupported-format']);
  }
  expect((await node.auditEntries()).filter(({ action }) => action === 'search')).toEqual([]);
});
