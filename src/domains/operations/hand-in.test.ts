import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { anAgency, anOfficer, signedIn } from '../access/access.fixtures.ts';
import { aStolenPassport, aWantedPerson } from '../registers/registers.fixtures.ts';
import { aCheck, aPlan, aResult, aRunningOperation, cockpitOf, pick } from './operations.fixtures.ts';

let node: TestNode;
let commander: Caller;
let administrator: Caller;
let desk: Caller;
let sudoria: Caller;

beforeAll(async () => {
  node = await startTestNode();
  commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  administrator = await node.signIn('ZZN-NCB', ['administrator']);
  desk = await node.signIn('ZZN-NCB');
  sudoria = await node.signIn('ZZS-NCB');
  await anAgency(node, { code: 'ZZN-BORDER', functions: ['border-guard'] });
});
afterAll(() => node.stop());

const begin = () => aRunningOperation(commander, aPlan(node.now(), ['ZZN-NCB', 'ZZN-BORDER', 'ZZS-NCB']));
async function change(officer: string, body: object): Promise<void> {
  const reply = await administrator.patch(`/v1/officers/${officer}`, body);
  expect(reply.statusCode, reply.body).toBe(200);
}
/** An officer at the border, with the secret of the outbox on their telephone. */
async function aFrontline() {
  const officer = await anOfficer(node, { roles: ['frontline'], agency: 'ZZN-BORDER' });
  const name = 'Solveig Tarnholt';
  await change(officer.id, { name });
  const session = await signedIn(node, officer);
  const { secret } = (await node.send('GET', '/v1/outbox-key', { session })).json();
  return { ...officer, name, session, secret };
}
const open = (by: Caller, officer: string) => by.post('/v1/outbox-key/hand-in', { officer });
const enter = (by: Caller, id: string, ...entries: object[]) => by.post(`/v1/operations/${id}/entries`, { entries });

test('what an officer whose account ended left on a device is handed in under their name, and both are on record', async () => {
  const id = await begin();
  const officer = await aFrontline();
  const numbers = ['SX7654321', 'SX7654322'];
  for (const number of numbers)
    await sudoria.post(
      '/v1/registers/travel-document/records',
      aStolenPassport({ subject: { number, issuer: 'ZZS', type: 'passport' } }),
    );
  await node.running.index.caughtUp();
  // The first reached the node, and the answer was lost on the way: what the device still keeps must not count again.
  const madeAt = new Date(node.now().getTime() - 3 * 3_600_000).toISOString();
  const made = numbers.map((number) => aCheck('document', { document: { number, issuer: 'ZZS' } }, { at: madeAt }));
  await node.send('POST', `/v1/operations/${id}/checks`, { session: officer.session, body: made[0]! });
  await change(officer.id, { active: false });

  const opened = await open(desk, officer.id);
  expect(opened.json()).toEqual({
    officer: officer.id,
    name: officer.name,
    agency: 'ZZN-BORDER',
    secret: officer.secret,
  });

  const checks = made.map((check) => ({ ...check, officer: officer.id }));
  const arrest = aResult('arrests-warrant', 1, { officer: officer.id, check: checks[0]!.id });
  for (const _ of [1, 2]) {
    const { items: checked } = (await desk.post(`/v1/operations/${id}/checks/batch`, { checks })).json();
    expect(checked).toMatchObject(numbers.map(() => ({ state: 'counted', search: { outcome: 'hit' } })));
    expect((await enter(desk, id, arrest)).json().items[0].state).toBe('counted');
  }
  const { byAgency } = await cockpitOf(commander, id);
  expect([
    pick(byAgency, 'documents-checked', 'action', 'ZZN-BORDER'),
    pick(byAgency, 'arrests', 'action', 'ZZN-BORDER'),
    pick(byAgency, 'documents-checked', 'action', 'ZZN-NCB') ?? 0,
  ]).toEqual([2, 1, 0]);

  // So does the hit: of the agency that made the check, in the hour it was made; its clock runs from when the owner can know.
  expect(pick(byAgency, 'hits', 'action', 'ZZN-BORDER')).toBe(2);
  expect(pick(byAgency, 'hits', 'action', 'ZZN-NCB') ?? 0).toBe(0);
  const hour = `${madeAt.slice(0, 13)}:00:00Z`;
  const found = (await commander.get(`/v1/operations/${id}/hits?hour=${hour}`)).json().items;
  expect(found).toMatchObject(numbers.map(() => ({ asker: 'ZZN-BORDER', foundAt: madeAt, repeats: 0 })));
  const hit = found[1];
  expect(Date.parse(hit.openedAt)).toBeGreaterThan(Date.parse(madeAt));
  expect((await desk.get(`/v1/hits/${hit.id}`)).statusCode).toBe(404);
  expect((await sudoria.get(`/v1/hits/${hit.id}`)).json()).toMatchObject({ asker: 'ZZN-BORDER', foundAt: madeAt });

  // Its own agency reads both names beside the entry.
  const colleague = await node.signIn('ZZN-BORDER', ['frontline']);
  expect((await colleague.get(`/v1/hits/${hit.id}`)).json()).toMatchObject({ side: 'asker', officer: officer.name });
  const { items } = (await colleague.get(`/v1/operations/${id}/entries?measure=arrests-warrant`)).json();
  expect(items).toMatchObject([{ officer: 'Solveig Tarnholt', handedInBy: 'Ada Voss' }]);
  const noted = (await node.auditEntries()).filter(({ action }) => action === 'operation.handed-in');
  expect(noted.map(({ facts }) => facts)).toEqual([
    { what: 'opened', of: officer.id },
    ...[1, 2].flatMap(() => [...[1, 1, 1].map((entries) => ({ what: 'entered', of: officer.id, entries }))]),
  ]);
});

test('nobody hands in for an officer who can send, for one of another country, or without the right to report', async () => {
  const id = await begin();
  const officer = await aFrontline();
  const early = await open(desk, officer.id);
  expect([early.statusCode, early.json()]).toMatchObject([
    403,
    { code: 'officer-sends-own', values: { officer: officer.name } },
  ]);
  const forged = await enter(desk, id, aResult('arrests-warrant', 1, { officer: officer.id }));
  expect(forged.statusCode).toBe(403);

  await change(officer.id, { active: false });
  const abroad = await open(sudoria, officer.id);
  expect([abroad.statusCode, abroad.json().code]).toEqual([404, 'officer-not-there']);
  const nobody = await open(desk, '018f0000-0000-7000-8000-000000000000');
  expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'officer-not-there']);
  const colleague = await node.signIn('ZZN-BORDER', ['frontline']);
  expect((await open(colleague, officer.id)).statusCode).toBe(403);
  const unasked = await colleague.post(
    `/v1/operations/${id}/checks`,
    aCheck('parcel', undefined, { officer: officer.id }),
  );
  expect(unasked.statusCode).toBe(403);
  const noted = (await node.auditEntries()).filter(
    ({ action, facts }) => action === 'operation.handed-in' && facts?.of === officer.id,
  );
  expect(noted.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
});

test('an officer whose role was taken in mid-operation is handed in for as well', async () => {
  const id = await begin();
  const officer = await aFrontline();
  await change(officer.id, { roles: ['auditor'] });
  expect((await node.send('GET', '/v1/outbox-key', { session: officer.session })).statusCode).toBe(403);
  expect((await open(commander, officer.id)).json().secret).toBe(officer.secret);

  // Also at an agency of the country that takes no part itself: what the device keeps must not be stuck there.
  const bureau = await node.signIn('ZZN-CUSTOMS');
  const parcel = aCheck('parcel', undefined, { officer: officer.id });
  expect((await bureau.post(`/v1/operations/${id}/checks`, parcel)).json().state).toBe('counted');
  const seized = await enter(bureau, id, aResult('firearms-seized', 1, { officer: officer.id }));
  expect(seized.json().items[0].state).toBe('counted');
  expect((await bureau.post(`/v1/operations/${id}/checks`, aCheck('parcel', undefined))).statusCode).toBe(404);
  expect((await enter(bureau, id, aResult('firearms-seized'))).statusCode).toBe(404);
  const { byAgency } = await cockpitOf(commander, id);
  expect(pick(byAgency, 'checks', 'action', 'ZZN-BORDER')).toBe(1);

  // A possible match is a hit by the judgement of whoever asks about it; it counts in the hour of the check.
  const person = aWantedPerson({
    subject: { names: [{ family: 'Varnholmen', given: 'Steinar' }], born: [{ on: '1969' }], sex: 'male' },
  });
  const record = (await sudoria.post('/v1/registers/person/records', person)).json();
  await node.running.index.caughtUp();
  const at = new Date(node.now().getTime() - 2 * 3_600_000).toISOString();
  const subject = { person: { names: [{ whole: 'Steinnar Warnholm' }], born: [{ on: '1970', toleranceYears: 3 }] } };
  const check = aCheck('person', subject, { at, officer: officer.id });
  const { search } = (await commander.post(`/v1/operations/${id}/checks`, check)).json();
  expect(search.outcome).toBe('possible');
  const asked = await commander.post('/v1/hits', { search: search.audit, record: record.id });
  expect(asked.json()).toMatchObject({ asker: 'ZZN-NCB', side: 'asker', foundAt: at });
  const entered = await enter(commander, id, aResult('arrests-drugs', 1, { officer: officer.id }));
  expect(entered.json().items[0].state).toBe('counted');
});
