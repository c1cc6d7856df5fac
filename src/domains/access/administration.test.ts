import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RIGHTS } from '../../kernel/rights.ts';
import { createApp } from '../../platform/http.ts';
import {
  A_PASSWORD,
  type AccessNode,
  anAgency,
  anOfficer,
  readAuditLines,
  sessionIn,
  signedIn,
  startAccessNode,
} from './access.fixtures.ts';
import { accessRoutes } from './access.routes.ts';

let node: AccessNode;
let admin: string;
let adminId: string;
beforeAll(async () => {
  node = await startAccessNode();
  await anAgency(node, { code: 'ZZN-NCB', own: true });
  await anAgency(node, { code: 'ZZS-NCB' });
  const officer = await anOfficer(node, { roles: ['administrator'], agency: 'ZZN-NCB' });
  adminId = officer.id;
  admin = await signedIn(node, officer);
});
afterAll(() => node.stop());

let added = 0;
function aNewOfficer(more: Record<string, unknown> = {}) {
  added += 1;
  return { name: 'Ingrun Haldsvik', signInName: `new.${added}`, agency: 'ZZN-NCB', roles: ['desk-officer'], ...more };
}

test('a new officer takes up a link, chooses a password and begins', async () => {
  const body = aNewOfficer();
  const made = await node.send('POST', '/v1/officers', { session: admin, body });
  expect(made.statusCode).toBe(201);
  expect(made.json().officer).toMatchObject({ roles: ['desk-officer'], invited: true, secondStep: false });
  const path = new URL(made.json().link).pathname;
  const view = await node.send('GET', `/v1${path}`);
  expect(view.json()).toEqual({ name: 'Ingrun Haldsvik', signInName: body.signInName, agency: 'Agency ZZN-NCB' });
  const taken = await node.send('POST', `/v1${path}`, { body: { password: 'the third gate at noon' } });
  expect(taken.json().me.roles).toEqual(['desk-officer']);
  const signIn = { name: body.signInName, password: 'the third gate at noon' };
  expect((await node.send('POST', '/v1/sign-in', { body: signIn })).json().state).toBe('signed-in');
});

test('a link that is too old is not valid', async () => {
  const made = await node.send('POST', '/v1/officers', { session: admin, body: aNewOfficer() });
  await node.access.parts.db.query(`update invitations set expires_at = $1 where used_at is null`, [node.now()]);
  expect((await node.send('GET', `/v1${new URL(made.json().link).pathname}`)).statusCode).toBe(404);
});

test('an administrator cannot search, report or read the audit', async () => {
  const { rights } = (await node.send('GET', '/v1/me', { session: admin })).json();
  const sees = rights.filter((right: string) => /^(search|registers|hits|audit:(read|who-asked))/.test(right));
  expect(sees).toEqual([]);
});

test('nobody gives themselves a role', async () => {
  const body = { roles: ['administrator', 'analyst'] };
  const reply = await node.send('PATCH', `/v1/officers/${adminId}`, { session: admin, body });
  expect(reply.statusCode).toBe(403);
  expect((await node.send('GET', '/v1/me', { session: admin })).json().roles).toEqual(['administrator']);
  const recovery = await node.send('POST', `/v1/officers/${adminId}/recovery`, { session: admin });
  expect(recovery.statusCode).toBe(403);
});

test('a change of roles counts at once and is in the audit with before and after', async () => {
  const officer = await anOfficer(node, { roles: ['frontline'] });
  const session = await signedIn(node, officer);
  expect((await node.send('GET', '/v1/me', { session })).json().rights).not.toContain('search:bulk');
  const body = { roles: ['analyst'] };
  expect((await node.send('PATCH', `/v1/officers/${officer.id}`, { session: admin, body })).statusCode).toBe(200);
  expect((await node.send('GET', '/v1/me', { session })).json().rights).toContain('search:bulk');
  const line = (await readAuditLines(node)).findLast((one) => one.facts?.subject === officer.id);
  expect(line).toMatchObject({
    action: 'access.changed',
    officer: adminId,
    facts: { what: 'officer-changed', rolesBefore: 'frontline', roles: 'analyst' },
  });
});

test('an officer who leaves is signed out everywhere', async () => {
  const officer = await anOfficer(node);
  const session = await signedIn(node, officer);
  const body = { active: false };
  expect((await node.send('PATCH', `/v1/officers/${officer.id}`, { session: admin, body })).json().active).toBe(false);
  expect((await node.send('GET', '/v1/me', { session })).statusCode).toBe(401);
  const signIn = { name: officer.signInName, password: A_PASSWORD };
  expect((await node.send('POST', '/v1/sign-in', { body: signIn })).statusCode).toBe(401);
  // Whoever comes back signs in anew.
  await node.send('PATCH', `/v1/officers/${officer.id}`, { session: admin, body: { active: true } });
  expect((await node.send('GET', '/v1/me', { session })).statusCode).toBe(401);
});

test('a recovery link replaces what was lost and ends what was open', async () => {
  const officer = await anOfficer(node);
  const session = await signedIn(node, officer);
  const link = (await node.send('POST', `/v1/officers/${officer.id}/recovery`, { session: admin })).json().link;
  const path = `/v1${new URL(link).pathname}`;
  const taken = await node.send('POST', path, { body: { password: 'a new kettle on the stove' } });
  expect(taken.json().me).toMatchObject({ officer: { id: officer.id }, secondStep: false });
  expect((await node.send('GET', '/v1/me', { session })).statusCode).toBe(401);
  expect((await node.send('GET', '/v1/me', { session: sessionIn(taken) })).statusCode).toBe(200);
});

test('the last administrator of the node stays', async () => {
  const bearer = node.access.parts.keys.consoleToken;
  const body = { active: false };
  const reply = await node.send('PATCH', `/v1/officers/${adminId}`, { bearer, body });
  expect(reply.json()).toMatchObject({ type: '/problems/wrong-state', status: 409 });
});

test("an administrator of another party sees and changes that party's officers only", async () => {
  const foreign = await signedIn(node, await anOfficer(node, { roles: ['administrator'], agency: 'ZZS-NCB' }));
  const theirs = await anOfficer(node, { agency: 'ZZS-NCB' });
  const ours = await anOfficer(node, { agency: 'ZZN-NCB' });
  const { items } = (await node.send('GET', '/v1/officers', { session: foreign })).json();
  expect(new Set(items.map((item: { party: string }) => item.party))).toEqual(new Set(['ZZS']));
  const body = { name: 'Marisela Quintavar' };
  expect((await node.send('PATCH', `/v1/officers/${theirs.id}`, { session: foreign, body })).statusCode).toBe(200);
  const notTheirs = await node.send('PATCH', `/v1/officers/${ours.id}`, { session: foreign, body });
  const notThere = await node.send('PATCH', `/v1/officers/01890a5d-ac96-774b-bcce-b302099a8057`, {
    session: foreign,
    body,
  });
  expect(notTheirs.statusCode).toBe(404);
  expect({ ...notTheirs.json(), instance: '' }).toEqual({ ...notThere.json(), instance: '' });
  const intruder = await node.send('POST', '/v1/officers', { session: foreign, body: aNewOfficer() });
  expect(intruder.json().fields[0].field).toBe('/agency');
  expect(
    (
      await node.send('POST', '/v1/parties', {
        session: foreign,
        body: { code: 'ZZX', kind: 'country', names: { en: 'X' } },
      })
    ).statusCode,
  ).toBe(403);
});

test('for what an agency may search is widened by the administrators of the node only', async () => {
  const foreign = await signedIn(node, await anOfficer(node, { roles: ['administrator'], agency: 'ZZS-NCB' }));
  const body = { code: 'ZZS-PARKS', name: 'Parks of Sudoria', party: 'ZZS', functions: ['wildlife-authority'] };
  const agency = (await node.send('POST', '/v1/agencies', { session: foreign, body })).json();
  expect(agency.purposes).toEqual(['identify-person-or-object', 'criminal-investigation', 'crime-analysis']);
  const wider = { purposes: [...agency.purposes, 'locate-wanted-person'] };
  const url = `/v1/agencies/${agency.id}`;
  expect((await node.send('PATCH', url, { session: foreign, body: wider })).statusCode).toBe(403);
  expect((await node.send('PATCH', url, { session: admin, body: wider })).json().purposes).toEqual(wider.purposes);
});

test('a party, its agency and their officers are added, each once', async () => {
  const party = { code: 'ZZW', kind: 'country', names: { en: 'Westland', sq: 'Perëndimi' } };
  expect((await node.send('POST', '/v1/parties', { session: admin, body: party })).statusCode).toBe(201);
  expect((await node.send('POST', '/v1/parties', { session: admin, body: party })).statusCode).toBe(409);
  const agency = { code: 'ZZW-NCB', name: 'Bureau', party: 'ZZW', functions: ['police'], timeZone: 'Europe/Tirane' };
  expect((await node.send('POST', '/v1/agencies', { session: admin, body: agency })).statusCode).toBe(201);
  expect((await node.send('POST', '/v1/agencies', { session: admin, body: agency })).statusCode).toBe(409);
  const officer = aNewOfficer({ agency: 'ZZW-NCB' });
  expect((await node.send('POST', '/v1/officers', { session: admin, body: officer })).statusCode).toBe(201);
  expect((await node.send('POST', '/v1/officers', { session: admin, body: officer })).statusCode).toBe(409);
});

test.each([
  ['/v1/agencies', { code: 'ZZN-X', name: 'X', party: 'ZZQ', functions: [] }, '/party'],
  ['/v1/agencies', { code: 'ZZN-X', name: 'X', party: 'ZZN', functions: [], timeZone: 'Mars/Base' }, '/timeZone'],
  ['/v1/agencies', { code: 'zzn x', name: 'X', party: 'ZZN', functions: [] }, '/code'],
  ['/v1/agencies', { code: 'ZZN-X', name: 'X', party: 'ZZN', functions: ['secret-police'] }, '/functions/0'],
  ['/v1/officers', { name: 'X', signInName: 'x1', agency: 'ZZN-NCB', roles: ['king'] }, '/roles/0'],
  ['/v1/officers', { name: 'X', signInName: 'x1', agency: 'ZZN-NCB', roles: [], above: true }, '/above'],
  ['/v1/officers', { name: ' ', signInName: 'x1', agency: 'ZZN-NCB', roles: [] }, '/name'],
  ['/v1/officers', { name: 'X', signInName: 'x1', agency: 'ZZN-NCB', roles: [], oidcSubject: 's' }, '/oidcSubject'],
  ['/v1/keys', { name: 'X', rights: ['everything'], expiresOn: '2026-13-45' }, '/rights/0'],
])('%s names the field that does not fit: %j', async (url, body, field) => {
  const reply = await node.send('POST', url, { session: admin, body });
  expect(reply.statusCode).toBe(400);
  expect(reply.json().fields.map((fault: { field: string }) => fault.field)).toContain(field);
});

test('lists go on where the page before ended', async () => {
  const all: string[] = [];
  let after = '';
  do {
    const page = (await node.send('GET', `/v1/officers?limit=3${after}`, { session: admin })).json();
    all.push(...page.items.map((item: { signInName: string }) => item.signInName));
    after = page.next ? `&after=${page.next}` : '';
  } while (after);
  const whole = (await node.send('GET', '/v1/officers?limit=500', { session: admin })).json();
  expect(all).toEqual(whole.items.map((item: { signInName: string }) => item.signInName));
  expect(all.length).toBeGreaterThan(6);
});

test('an officer is found by a part of the name or of the sign-in name, whatever its capitals', async () => {
  const officer = await anOfficer(node, { agency: 'ZZN-NCB', roles: [] });
  const listed = async (named: string): Promise<string[]> =>
    (await node.send('GET', `/v1/officers?limit=500&named=${encodeURIComponent(named)}`, { session: admin }))
      .json()
      .items.map((item: { signInName: string }) => item.signInName);
  expect(await listed(officer.signInName.slice(1).toUpperCase())).toEqual([officer.signInName]);
  const everybody = await listed('');
  expect(everybody.length).toBeGreaterThan(1);
  expect(everybody).toContain(officer.signInName);
  // A sign of SQL patterns is but a sign.
  expect(await listed('%')).toEqual([]);
});

test('no answer of this domain holds a hash, a seal or a token', async () => {
  const urls = [
    '/v1/me',
    '/v1/me/sessions',
    '/v1/me/passkeys',
    '/v1/officers',
    '/v1/agencies',
    '/v1/parties',
    '/v1/keys',
    '/v1/roles',
  ];
  for (const url of urls) {
    const reply = await node.send('GET', url, { session: admin });
    expect(reply.statusCode, url).toBe(200);
    expect(reply.body).not.toMatch(/argon2|hash|sealed|token|"secret/i);
  }
});

test('every route names who may call it, and each right that is asked for exists', async () => {
  const { parts, gatekeeper } = node.access;
  const routes: RouteOptions[] = [];
  const app = await createApp(parts.settings, parts.log, parts.metrics, gatekeeper, (whole) => {
    whole.addHook('onRoute', (route) => void routes.push(route));
    accessRoutes(whole, node.access);
    expect(() => whole.get('/v1/officers/all', () => 'everybody')).toThrow('does not say who may call it');
  });
  const named = routes.filter((route) => route.url !== '/v1/officers/all');
  // Public are those of somebody not signed in yet, and no others.
  const open = named.filter((route) => route.config?.access === 'public');
  for (const route of open) expect(route.url).toMatch(/^\/v1\/(sign-in|invitations|oidc)\b/);
  const rights = new Set(named.map((route) => route.config?.access));
  expect([...rights].filter((one) => !['public', 'signed-in', ...RIGHTS].includes(one as string))).toEqual([]);
  expect(named.length).toBeGreaterThan(35);
  await app.close();
});
