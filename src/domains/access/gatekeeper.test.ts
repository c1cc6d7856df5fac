import { afterAll, beforeAll, expect, test } from 'vitest';
import { WHEN_BUSY } from '../../../test/support/busy-machine.ts';
import { type AccessNode, anAgency, anOfficer, readAuditLines, signedIn, startAccessNode } from './access.fixtures.ts';
import { comesFromOwnPage, cookieIn } from './gatekeeper.ts';

let node: AccessNode;
beforeAll(async () => {
  node = await startAccessNode();
  await anAgency(node, { code: 'ZZN-NCB', own: true });
  await anAgency(node, { code: 'ZZS-NCB' });
});
afterAll(() => node.stop());

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(node.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

async function aKey(rights: string[], { days = 30 }: { days?: number } = {}) {
  const officer = await anOfficer(node, { roles: ['desk-officer'] });
  const session = await signedIn(node, officer);
  const reply = await node.send('POST', '/v1/keys', {
    session,
    body: { name: 'Gate 4', rights, expiresOn: inDays(days) },
  });
  return { officer, session, reply, key: reply.json().key as string, id: reply.json().entry?.id as string };
}

test('a session that is revoked ends at once', async () => {
  const officer = await anOfficer(node);
  const mine = await signedIn(node, officer);
  node.later(60_000); // another code
  const lost = await signedIn(node, officer);
  const { items } = (await node.send('GET', '/v1/me/sessions', { session: mine })).json();
  expect(items).toHaveLength(2);
  const other = items.find((item: { present: boolean }) => !item.present);
  expect((await node.send('GET', '/v1/me', { session: lost })).statusCode).toBe(200);
  expect((await node.send('DELETE', `/v1/me/sessions/${other.id}`, { session: mine })).statusCode).toBe(204);
  expect((await node.send('GET', '/v1/me', { session: lost })).statusCode).toBe(401);
  expect((await node.send('GET', '/v1/me', { session: mine })).statusCode).toBe(200);
});

test("another officer's session is not there", async () => {
  const [mine, theirs] = [await signedIn(node, await anOfficer(node)), await signedIn(node, await anOfficer(node))];
  const [{ id }] = (await node.send('GET', '/v1/me/sessions', { session: theirs })).json().items;
  expect((await node.send('DELETE', `/v1/me/sessions/${id}`, { session: mine })).statusCode).toBe(404);
  expect((await node.send('GET', '/v1/me', { session: theirs })).statusCode).toBe(200);
});

test('a revocation on another node is honoured within a second', async () => {
  const session = await signedIn(node, await anOfficer(node));
  expect((await node.send('GET', '/v1/me', { session })).statusCode).toBe(200);
  await node.access.parts.db.query(`update sessions set ended_at = now() where ended_at is null`);
  await expect
    .poll(async () => (await node.send('GET', '/v1/me', { session })).statusCode, { timeout: 1000 * WHEN_BUSY })
    .toBe(401);
});

test('a session ends after an hour without use, and after a shift in any case', async () => {
  const idle = await signedIn(node, await anOfficer(node));
  node.later(61 * 60_000);
  expect((await node.send('GET', '/v1/me', { session: idle })).statusCode).toBe(401);

  const busy = await signedIn(node, await anOfficer(node));
  for (let quarters = 0; quarters < 23; quarters += 1) {
    node.later(30 * 60_000);
    expect((await node.send('GET', '/v1/me', { session: busy })).statusCode).toBe(200);
    await noted(busy);
  }
  node.later(31 * 60_000);
  expect((await node.send('GET', '/v1/me', { session: busy })).statusCode).toBe(401);
});

/** Waits until the use of a session was written down, which happens beside the answer. */
async function noted(session: string): Promise<void> {
  await expect
    .poll(async () => (await node.send('GET', '/v1/me/sessions', { session })).json().items[0].seenAt)
    .toSatisfy((seenAt: string) => node.now().getTime() - new Date(seenAt).getTime() < 60_000);
}

test('a key is shown once, does what it was given and nothing else', async () => {
  const { reply, key, session } = await aKey(['reference:read', 'access:own-keys'].slice(0, 1));
  expect(reply.statusCode).toBe(201);
  expect(key).toMatch(/^ek_[0-9a-f]{8}_[\w-]{43}$/);
  const list = await node.send('GET', '/v1/keys', { session });
  expect(list.body).not.toContain(key.slice(12));
  expect(list.json().items[0]).toMatchObject({ name: 'Gate 4', prefix: key.slice(0, 11), revokedAt: null });

  const me = (await node.send('GET', '/v1/me', { bearer: key })).json();
  expect(me).toMatchObject({ rights: ['reference:read'], roles: [], agency: { code: 'ZZN-NCB' } });
  const refused = await node.send('GET', '/v1/keys', { bearer: key });
  expect(refused.statusCode).toBe(403);
  expect(refused.json().detail).toMatch(/access:own-keys/);
  const lines = await readAuditLines(node);
  // What was noted in a transaction is sealed a moment later, so the refusal need not be the last of the chain.
  expect(lines.find(({ action }) => action === 'access.refused')).toMatchObject({
    outcome: 'refused',
    facts: { right: 'access:own-keys' },
  });
});

test("a key is never wider than its maker's rights", async () => {
  const { reply } = await aKey(['search:single', 'exchange:release']);
  expect(reply.statusCode).toBe(400);
  expect(reply.json().fields[0]).toMatchObject({
    field: '/rights',
    allowed: expect.arrayContaining(['search:single']),
  });
  expect(reply.json().fields[0].allowed).not.toContain('access:own-keys');
});

test('a key loses what its maker loses, and works no longer when the maker has left', async () => {
  const { key, officer } = await aKey(['search:single', 'registers:report']);
  const { db } = node.access.parts;
  await db.query(`update officer_roles set role = 'frontline' where officer_id = $1`, [officer.id]);
  node.access.gatekeeper.forget();
  expect((await node.send('GET', '/v1/me', { bearer: key })).json().rights).toEqual(['search:single']);
  await db.query(`update officers set active = false where id = $1`, [officer.id]);
  node.access.gatekeeper.forget();
  expect((await node.send('GET', '/v1/me', { bearer: key })).statusCode).toBe(401);
});

test('a key stops on the day after its last, and at once when it is revoked', async () => {
  const { key } = await aKey(['search:single'], { days: 2 });
  expect((await node.send('GET', '/v1/me', { bearer: key })).statusCode).toBe(200);
  node.later(3 * DAY_MS);
  expect((await node.send('GET', '/v1/me', { bearer: key })).statusCode).toBe(401);

  const other = await aKey(['search:single']);
  expect((await node.send('GET', '/v1/me', { bearer: other.key })).statusCode).toBe(200);
  expect((await node.send('DELETE', `/v1/keys/${other.id}`, { session: other.session })).statusCode).toBe(204);
  expect((await node.send('GET', '/v1/me', { bearer: other.key })).statusCode).toBe(401);
  expect((await node.send('DELETE', `/v1/keys/${other.id}`, { session: other.session })).statusCode).toBe(404);
});

test('a key that should live for ever is not made', async () => {
  for (const days of [-1, 4000]) {
    const { reply } = await aKey(['search:single'], { days });
    expect(reply.json()).toMatchObject({ status: 400, fields: [{ field: '/expiresOn' }] });
  }
});

test('the console token works on this machine only', async () => {
  const bearer = node.access.parts.keys.consoleToken;
  const here = await node.send('GET', '/v1/me', { bearer });
  expect(here.json()).toMatchObject({ officer: { name: 'Console' }, agency: { code: 'ZZN-NCB' } });
  expect((await node.send('GET', '/v1/me', { bearer, from: '192.0.2.44' })).statusCode).toBe(401);
  const handedOn = { 'x-forwarded-for': '127.0.0.1' };
  expect((await node.send('GET', '/v1/me', { bearer, headers: handedOn })).statusCode).toBe(401);
  expect((await node.send('GET', '/v1/me', { bearer: 'not the token' })).statusCode).toBe(401);
});

test('the console may act for another agency, an officer may not', async () => {
  const bearer = node.access.parts.keys.consoleToken;
  const headers = { 'x-entente-as': 'ZZS-NCB' };
  expect((await node.send('GET', '/v1/me', { bearer, headers })).json().agency.code).toBe('ZZS-NCB');
  const session = await signedIn(node, await anOfficer(node));
  expect((await node.send('GET', '/v1/me', { session, headers })).json().agency.code).toBe('ZZN-NCB');
  const unknown = await node.send('GET', '/v1/me', { bearer, headers: { 'x-entente-as': 'ZZX-NONE' } });
  expect(unknown.statusCode).toBe(400);
  expect(unknown.json().fields[0].allowed).toContain('ZZS-NCB');
});

test('the console does not decide what a second person or the data-protection officer decides', async () => {
  const { rights } = await node.access.consoleOfficer();
  for (const right of ['exchange:release', 'operations:sign-off', 'audit:who-asked'] as const) {
    expect(rights.has(right)).toBe(false);
  }
});

test('on a node without agencies the console acts for its operator', async () => {
  const other = await startAccessNode();
  const officer = await other.access.consoleOfficer();
  expect(officer.agency).toMatchObject({ code: 'NODE', party: '' });
  expect(other.access.maySearchFor(officer.agency, 'border-management')).toBe(true);
  await other.stop();
});

test('an agency searches for its own purposes, and one nobody knows for none', async () => {
  const customs = await anAgency(node, { code: 'ZZE-CUSTOMS', functions: ['customs'] });
  expect(node.access.maySearchFor(customs, 'border-management')).toBe(true);
  expect(node.access.maySearchFor(customs, 'locate-wanted-person')).toBe(false);
  const { purposes: _purposes, ...unread } = customs;
  expect(node.access.maySearchFor(unread, 'border-management')).toBe(false);
});

test('odd headers find nobody and break nothing', async () => {
  const headers = ['Bearer', 'Basic YTpi', `Bearer ${'x'.repeat(5000)}`, 'Bearer ek_', 'Bearer ek_\u00e9'];
  for (const authorization of headers) {
    expect((await node.send('GET', '/v1/me', { headers: { authorization } })).statusCode).toBe(401);
  }
  for (const cookie of ['entente_session', 'entente_session=', `entente_session=${'y'.repeat(4000)}`, '=;=;;']) {
    expect((await node.send('GET', '/v1/me', { headers: { cookie } })).statusCode).toBe(401);
  }
});

test('a cookie is found among others by its whole name', () => {
  expect(cookieIn('a=1; entente_session=xyz; b=2', 'entente_session')).toBe('xyz');
  expect(cookieIn('not_entente_session=xyz', 'entente_session')).toBeUndefined();
});

test('a request comes from an own page when browser or origin say so', () => {
  const own = 'https://entente.example';
  const host = 'entente.example';
  expect(comesFromOwnPage({ host, origin: own, 'sec-fetch-site': 'same-origin' }, own)).toBe(true);
  expect(comesFromOwnPage({ host: 'localhost:8080', origin: 'http://localhost:8080' }, own)).toBe(true);
  expect(comesFromOwnPage({ host }, own)).toBe(true);
  expect(comesFromOwnPage({ host, origin: 'null' }, own)).toBe(false);
  expect(comesFromOwnPage({ host, origin: 'https://entente.example.evil.example' }, own)).toBe(false);
  expect(comesFromOwnPage({ host, 'sec-fetch-site': 'same-site' }, own)).toBe(false);
});
