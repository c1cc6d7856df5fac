import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A_PASSWORD,
  type AccessNode,
  anOfficer,
  readAuditLines,
  sessionIn,
  signedIn,
  startAccessNode,
  ticketFor,
} from './access.fixtures.ts';
import { totpCode } from './totp.ts';

let node: AccessNode;
beforeAll(async () => {
  node = await startAccessNode();
});
afterAll(() => node.stop());

test('an officer signs in with password and code, and the node knows who it is', async () => {
  const officer = await anOfficer(node, { roles: ['desk-officer'] });
  const first = await node.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password: A_PASSWORD } });
  expect(first.json()).toEqual({
    state: 'second-step',
    ticket: expect.any(String),
    methods: ['totp', 'recovery-code'],
  });
  expect(first.cookies).toEqual([]);

  const second = await node.send('POST', '/v1/sign-in/second-step', {
    body: { ticket: first.json().ticket, totp: totpCode(officer.totpSecret, node.now()) },
  });
  expect(second.statusCode).toBe(200);
  const cookie = second.headers['set-cookie'];
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);

  const me = (await node.send('GET', '/v1/me', { session: sessionIn(second) })).json();
  expect(me.officer).toMatchObject({ id: officer.id, signInName: officer.signInName, language: 'en' });
  expect(me.agency).toMatchObject({ code: 'ZZN-NCB', party: 'ZZN' });
  expect(me.roles).toEqual(['desk-officer']);
  expect(me.rights).toContain('registers:report');
  expect(me.rights).not.toContain('exchange:release');
});

test('an officer without a second step is signed in by the password alone', async () => {
  const officer = await anOfficer(node, { totp: false });
  const reply = await node.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password: A_PASSWORD } });
  expect(reply.json()).toMatchObject({ state: 'signed-in', me: { secondStep: false } });
});

test('the cookie is sent over encrypted connections only where the node is reached by https', async () => {
  const other = await startAccessNode({ origin: 'https://entente.example' });
  const officer = await anOfficer(other, { totp: false });
  const reply = await other.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password: A_PASSWORD } });
  expect(reply.headers['set-cookie']).toMatch(/Secure/);
  await other.stop();
});

test('a code that was used is refused the second time', async () => {
  const officer = await anOfficer(node);
  const totp = totpCode(officer.totpSecret, node.now());
  const [one, two] = [await ticketFor(node, officer), await ticketFor(node, officer)];
  expect((await node.send('POST', '/v1/sign-in/second-step', { body: { ticket: one, totp } })).statusCode).toBe(200);
  const replayed = await node.send('POST', '/v1/sign-in/second-step', { body: { ticket: two, totp } });
  expect(replayed.statusCode).toBe(401);
  expect(replayed.json().type).toBe('/problems/sign-in-failed');
});

test('one code given twice at the same instant opens one session', async () => {
  const officer = await anOfficer(node);
  const totp = totpCode(officer.totpSecret, node.now());
  const tickets = [await ticketFor(node, officer), await ticketFor(node, officer)];
  const replies = await Promise.all(
    tickets.map((ticket) => node.send('POST', '/v1/sign-in/second-step', { body: { ticket, totp } })),
  );
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 401]);
});

test('a ticket serves one sign-in', async () => {
  const officer = await anOfficer(node);
  const ticket = await ticketFor(node, officer);
  const body = { ticket, totp: totpCode(officer.totpSecret, node.now()) };
  expect((await node.send('POST', '/v1/sign-in/second-step', { body })).statusCode).toBe(200);
  const again = { ticket, recoveryCode: officer.recoveryCodes[0] };
  expect((await node.send('POST', '/v1/sign-in/second-step', { body: again })).statusCode).toBe(401);
});

test('a recovery code opens the door once', async () => {
  const officer = await anOfficer(node);
  const recoveryCode = officer.recoveryCodes[0]!.toLowerCase();
  const use = async () =>
    node.send('POST', '/v1/sign-in/second-step', { body: { ticket: await ticketFor(node, officer), recoveryCode } });
  expect((await use()).statusCode).toBe(200);
  expect((await use()).statusCode).toBe(401);
});

test('an unknown name, a wrong password, a locked and a closed account get the same answer', async () => {
  const [known, locked, closed] = [await anOfficer(node), await anOfficer(node), await anOfficer(node)];
  await node.access.parts.db.query(`update officers set active = false where id = $1`, [closed.id]);
  const attempt = async (name: string, password: string) => {
    const reply = await node.send('POST', '/v1/sign-in', { body: { name, password }, from: '198.51.100.7' });
    const { instance, ...body } = reply.json();
    return { status: reply.statusCode, body, cookies: reply.cookies, retryAfter: reply.headers['retry-after'] };
  };
  for (let i = 0; i < 6; i += 1) await attempt(locked.signInName, 'a wrong password');
  const unknown = await attempt('nobody.at.all', 'a wrong password');
  expect(unknown.status).toBe(401);
  expect(await attempt(known.signInName, 'a wrong password')).toEqual(unknown);
  expect(await attempt(locked.signInName, A_PASSWORD)).toEqual(unknown);
  expect(await attempt(closed.signInName, A_PASSWORD)).toEqual(unknown);
});

test('after five wrong passwords the right one has to wait, and then works', async () => {
  const officer = await anOfficer(node);
  const attempt = (password: string) =>
    node.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password }, from: '198.51.100.8' });
  for (let i = 0; i < 5; i += 1) expect((await attempt('a wrong password')).statusCode).toBe(401);
  expect((await attempt(A_PASSWORD)).statusCode).toBe(401);
  node.later(31_000);
  const first = await attempt(A_PASSWORD);
  expect(first.statusCode).toBe(200);
  const body = { ticket: first.json().ticket, totp: totpCode(officer.totpSecret, node.now()) };
  expect((await node.send('POST', '/v1/sign-in/second-step', { body })).statusCode).toBe(200);
});

test('a shift of a hundred signs in at once from behind one address', async () => {
  const officers = await Promise.all(Array.from({ length: 100 }, () => anOfficer(node, { totp: false })));
  const replies = await Promise.all(
    officers.map(({ signInName: name }) =>
      node.send('POST', '/v1/sign-in', { body: { name, password: A_PASSWORD }, from: '198.51.100.30' }),
    ),
  );
  expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([200]));
});

test('whoever knows the password cannot try out the codes', async () => {
  const officer = await anOfficer(node);
  const right = () => totpCode(officer.totpSecret, node.now());
  const wrong = () => String((Number(right()) + 1) % 1_000_000).padStart(6, '0');
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    const first = await node.send('POST', '/v1/sign-in', {
      body: { name: officer.signInName, password: A_PASSWORD },
      from: '198.51.100.9',
    });
    statuses.push(first.statusCode);
    if (first.statusCode === 200) {
      const body = { ticket: first.json().ticket, totp: wrong() };
      await node.send('POST', '/v1/sign-in/second-step', { body, from: '198.51.100.9' });
    }
  }
  expect(statuses.at(-1)).toBe(401);
});

test('after three wrong codes the password is asked for again', async () => {
  const officer = await anOfficer(node);
  const from = '198.51.100.11';
  const ticket = await ticketFor(node, officer, from);
  const totp = totpCode(officer.totpSecret, node.now());
  const give = (to: string, code: string) =>
    node.send('POST', '/v1/sign-in/second-step', { body: { ticket: to, totp: code }, from });
  for (let i = 0; i < 3; i += 1) await give(ticket, totp === '000000' ? '000001' : '000000');
  expect((await give(ticket, totp)).statusCode).toBe(401);
  const other = await anOfficer(node);
  const afresh = await ticketFor(node, other, from);
  expect((await give(afresh, totpCode(other.totpSecret, node.now()))).statusCode).toBe(200);
});

test('tickets kept in store do not get around the lock', async () => {
  const officer = await anOfficer(node);
  const from = '198.51.100.10';
  const tickets = [];
  for (let i = 0; i < 3; i += 1) tickets.push(await ticketFor(node, officer, from));
  const give = (ticket: string, totp: string) =>
    node.send('POST', '/v1/sign-in/second-step', { body: { ticket, totp }, from });
  const totp = totpCode(officer.totpSecret, node.now());
  const wrong = totp === '000000' ? '000001' : '000000';
  for (let i = 0; i < 5; i += 1) await give(tickets[i % 2]!, wrong);
  expect((await give(tickets[2]!, totp)).statusCode).toBe(401);
  node.later(31_000);
  expect((await give(tickets[2]!, totpCode(officer.totpSecret, node.now()))).statusCode).toBe(200);
});

test('an address that keeps guessing names is told to wait', async () => {
  let reply = await node.send('GET', '/v1/sign-in/options');
  for (let i = 0; i < 32; i += 1) {
    const body = { name: `guess.${i}`, password: 'summer of nothing' };
    reply = await node.send('POST', '/v1/sign-in', { body, from: '203.0.113.5' });
  }
  expect(reply.statusCode).toBe(429);
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  const officer = await anOfficer(node);
  expect(await signedIn(node, officer)).toBeTruthy();
});

test('of thirty guesses at once five are judged', async () => {
  const { signInName: name } = await anOfficer(node);
  const guess = (_: unknown, i: number) =>
    node.send('POST', '/v1/sign-in', { body: { name, password: `guess number ${i}` }, from: `198.51.101.${i}` });
  const replies = await Promise.all(Array.from({ length: 30 }, guess));
  expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([401]));
  const asked = node.audit.hashAsked(`sign-in name ${name}`);
  const steps = (await readAuditLines(node)).filter((line) => line.asked === asked).map((line) => line.facts?.step);
  expect(steps.filter((step) => step === 'password')).toHaveLength(5);
  expect(steps.filter((step) => step === 'locked')).toHaveLength(25);
});

test('a page of another site can neither sign anybody in nor act for who is signed in', async () => {
  const officer = await anOfficer(node);
  const session = await signedIn(node, officer);
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const body = { language: 'fr' };
  expect((await node.send('PATCH', '/v1/me', { body, session, headers: foreign })).statusCode).toBe(403);
  expect(
    (await node.send('PATCH', '/v1/me', { body, session, headers: { origin: 'https://evil.example' } })).statusCode,
  ).toBe(403);
  const signIn = { name: officer.signInName, password: A_PASSWORD };
  expect((await node.send('POST', '/v1/sign-in', { body: signIn, headers: foreign })).statusCode).toBe(403);
  const own = { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' };
  expect((await node.send('PATCH', '/v1/me', { body, session, headers: own })).json().officer.language).toBe('fr');
});

test('signing in, failing and signing out are in the audit, without the name that was typed', async () => {
  const other = await startAccessNode();
  const officer = await anOfficer(other, { own: true });
  await other.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password: 'a wrong password' } });
  const session = await signedIn(other, officer);
  expect((await other.send('POST', '/v1/sign-out', { session })).statusCode).toBe(204);
  expect((await other.send('GET', '/v1/me', { session })).statusCode).toBe(401);
  const lines = await readAuditLines(other);
  expect(lines.map((line) => line.action)).toEqual(['access.sign-in-failed', 'access.signed-in', 'access.signed-out']);
  expect(JSON.stringify(lines)).not.toContain(officer.signInName);
  await other.stop();
});

test('what has ended is forgotten after its time, what is open stays', async () => {
  const other = await startAccessNode();
  const officer = await anOfficer(other);
  const session = await signedIn(other, officer);
  await ticketFor(other, officer);
  await other.send('POST', '/v1/sign-in', { body: { name: 'nobody.at.all', password: 'a wrong password' } });
  const left = async () => {
    const [row] = await other.access.parts.db.query<Record<string, number>>(
      `select (select count(*) from sessions) as sessions, (select count(*) from sign_in_tickets) as tickets,
              (select count(*) from sign_in_failures) as failures`,
    );
    return row;
  };
  await other.access.forgetExpired();
  expect(await left()).toMatchObject({ sessions: 1, tickets: 1 });
  expect((await other.send('GET', '/v1/me', { session })).statusCode).toBe(200);
  other.later(100 * 86_400_000);
  await other.access.forgetExpired();
  expect(await left()).toEqual({ sessions: 0, tickets: 0, failures: 0 });
  await other.stop();
});
