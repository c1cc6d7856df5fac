import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';

let node: TestNode;
let keeper: Caller;

beforeAll(async () => {
  node = await startTestNode();
  keeper = await node.signIn('ZZN-CA', ['administrator']);
});
afterAll(() => node.stop());

test('Kosovo asks Hungary over HTTP, and the answer gives each reason as code and values', async () => {
  const reply = await keeper.get(
    '/v1/legal-basis?from=XKX&to=HUN&measure=request-information&offence=drug-trafficking&data=personal&on=2014-06-01',
  );
  expect(reply.statusCode).toBe(200);
  const answer = reply.json();
  expect(answer.usable.map((u: { instrument: string }) => u.instrument)).toEqual(['xkx-hun-police-2013']);
  expect(answer.refused.find((r: { instrument: string }) => r.instrument === 'untoc')).toMatchObject({
    code: 'not-a-party',
    own: false,
    reasons: [{ code: 'not-a-party', values: { party: 'XKX' }, text: 'Kosovo is not a party' }],
  });
});
