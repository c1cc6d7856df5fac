import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { aPlan, aResult, aRunningOperation } from './operations.fixtures.ts';

let node: TestNode;
let commander: Caller;
let nordavia: Caller;
let sudoria: Caller;
let reviewer: Caller;

beforeAll(async () => {
  node = await startTestNode();
  commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  nordavia = await node.signIn('ZZN-NCB');
  sudoria = await node.signIn('ZZS-NCB');
  reviewer = await node.signIn('ZZS-NCB', ['second-reviewer']);
});
afterAll(() => node.stop());

interface Reconciliation {
  compared: { measure: string; phase: string; scope?: string; counted?: number }[];
  suspected: { entries: string[]; shown: { id: string; agency: string }[] }[];
  decided: { entries: string[]; decision: string; note: string }[];
}

const at = new Date(Date.now() - 3_600_000).toISOString();
const reconcile = async (id: string): Promise<Reconciliation> =>
  (await commander.get(`/v1/operations/${id}/reconciliation`)).json();
const arrests = ({ compared }: Reconciliation): number | undefined =>
  compared.find(({ measure, phase, scope }) => measure === 'arrests' && phase === 'action' && !scope)?.counted;
const enter = (by: Caller, id: string, ...entries: object[]) => by.post(`/v1/operations/${id}/entries`, { entries });
const begin = () => aRunningOperation(commander, aPlan(node.now(), ['ZZN-NCB', 'ZZS-NCB']));

test('a suspected double is decided by whoever leads: one thing counts once, and the signature of its country is void', async () => {
  const id = await begin();
  const ours = aResult('arrests-drugs', 1, { hotSpot: 'NORTH-GATE', at });
  const theirs = aResult('arrests-drugs', 1, { hotSpot: 'NORTH-GATE', at });
  await enter(nordavia, id, ours);
  await enter(sudoria, id, theirs);
  const before = await reconcile(id);
  expect(arrests(before)).toBe(2);
  const [pair] = before.suspected;
  expect(pair?.shown.map(({ agency }) => agency).sort()).toEqual(['ZZN-NCB', 'ZZS-NCB']);
  await reviewer.post(`/v1/operations/${id}/sign-offs`, {});

  const entries = pair!.entries;
  expect((await sudoria.post(`/v1/operations/${id}/doubles`, { entries, decision: 'one', note: 'x' })).statusCode).toBe(
    403,
  );
  const reply = await commander.post(`/v1/operations/${id}/doubles`, {
    entries: entries.toReversed(),
    decision: 'one',
    note: 'Both patrols wrote down the same man.',
  });
  expect(arrests(reply.json())).toBe(1);
  expect(reply.json().suspected).toEqual([]);
  const signed = (await commander.get(`/v1/operations/${id}/sign-offs`)).json().items;
  // Of two of one moment the lesser id leads: ours was made first, and the arrest of Sudoria goes.
  expect(signed.find(({ country }: { country: string }) => country === 'ZZS').state).toBe('void');

  const again = await commander.post(`/v1/operations/${id}/doubles`, {
    entries,
    decision: 'two',
    note: 'They were brothers.',
  });
  expect(arrests(again.json())).toBe(2);
  expect(again.json().decided).toMatchObject([{ entries, decision: 'two', note: 'They were brothers.' }]);
});

test('an arrest that was reported in two phases is one in their sum after whoever leads has said so', async () => {
  const id = await begin();
  const identity = { person: { name: 'Vasqelin Dormath', bornOn: '1980-01-01' } };
  const preparing = new Date(Date.now() - 10 * 86_400_000).toISOString();
  await enter(nordavia, id, aResult('arrests-drugs', 1, { identity, at: preparing }));
  await enter(sudoria, id, aResult('arrests-drugs', 1, { identity, at }), aResult('arrests-other', 1, { at }));
  const joined = async () =>
    (await commander.get(`/v1/operations/${id}/report`))
      .json()
      .joined.filter(({ measure }: { measure: string }) => measure === 'arrests');
  const sum = { measure: 'arrests', phase: 'preparation and action', unit: 'count' };
  expect(await joined()).toEqual([{ ...sum, value: 3 }]);
  const [pair] = (await reconcile(id)).suspected;
  await commander.post(`/v1/operations/${id}/doubles`, {
    entries: pair!.entries,
    decision: 'one',
    note: 'Sudoria reported again what Nordavia did.',
  });
  expect(await joined()).toEqual([{ ...sum, value: 2 }]);
  expect(arrests(await reconcile(id))).toBe(2);
  // Somebody who states the sum is compared with it, not told that nobody counted it.
  await commander.post(`/v1/operations/${id}/figures`, {
    figures: [{ measure: 'arrests', phase: 'preparation and action', value: 3 }],
  });
  const report = (await commander.get(`/v1/operations/${id}/report`)).json();
  expect(report.figures.find(({ phase }: { phase: string }) => phase === sum.phase)).toMatchObject({
    counted: 2,
    verdict: 'differs',
    difference: 1,
  });
});

test('two entries that nothing suspects are not decided upon', async () => {
  const id = await begin();
  const one = aResult('investigations', 1, { at });
  const other = aResult('investigations', 1, { at });
  await enter(nordavia, id, one, other);
  const reply = await commander.post(`/v1/operations/${id}/doubles`, {
    entries: [one.id, other.id],
    decision: 'one',
    note: 'x',
  });
  expect(reply.statusCode).toBe(404);
});

test('whoever mends the amount of an arrest need not say again who was arrested', async () => {
  const id = await begin();
  const identity = { person: { name: 'Vasqelin Dormath', bornOn: '1980-01-01' } };
  const ours = aResult('arrests', -1, { at, identity });
  await enter(nordavia, id, ours);
  await enter(sudoria, id, aResult('arrests', 1, { at, identity }));
  await enter(nordavia, id, { ...ours, identity: undefined, revision: 1, amount: 1 });
  expect(arrests(await reconcile(id))).toBe(1);
});

test('a search opens to the check that made it', async () => {
  const id = await begin();
  const check = { id: `check-${id}`, kind: 'document', subject: { document: { number: 'QQ9988776', issuer: 'ZZS' } } };
  const parcel = { id: `parcel-${id}`, kind: 'parcel' };
  for (const one of [check, parcel]) await nordavia.post(`/v1/operations/${id}/checks`, one);
  const opened = (await commander.get(`/v1/operations/${id}/entries?measure=searches`)).json().items;
  expect(opened.map((entry: { id: string }) => entry.id)).toEqual([check.id]);
});
