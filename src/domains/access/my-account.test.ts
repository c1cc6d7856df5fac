import { afterAll, beforeAll, expect, test } from 'vitest';
import { A_PASSWORD, type AccessNode, anOfficer, sessionIn, signedIn, startAccessNode } from './access.fixtures.ts';
import { totpCode } from './totp.ts';

let node: AccessNode;
beforeAll(async () => {
  node = await startAccessNode();
});
afterAll(() => node.stop());

async function withPasswordOnly() {
  const officer = await anOfficer(node, { totp: false });
  const reply = await node.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password: A_PASSWORD } });
  return { officer, session: sessionIn(reply) };
}

test('an officer sets up an authenticator, which counts from the first right code', async () => {
  const { officer, session } = await withPasswordOnly();
  const offer = (await node.send('POST', '/v1/me/totp', { session })).json();
  expect(offer.uri).toContain(`secret=${offer.secret}`);
  expect(offer.qr).toMatch(/^data:image\/svg\+xml;base64,/);
  const signIn = { name: officer.signInName, password: A_PASSWORD };
  expect((await node.send('POST', '/v1/sign-in', { body: signIn })).json().state).toBe('signed-in');

  const wrong = await node.send('POST', '/v1/me/totp/confirm', { session, body: { code: '000000' } });
  expect(wrong.statusCode).toBe(400);
  const code = totpCode(offer.secret, node.now());
  const confirmed = await node.send('POST', '/v1/me/totp/confirm', { session, body: { code } });
  const { recoveryCodes } = confirmed.json();
  expect(new Set(recoveryCodes).size).toBe(10);

  const first = await node.send('POST', '/v1/sign-in', { body: signIn });
  expect(first.json().methods).toEqual(['totp', 'recovery-code']);
  const body = { ticket: first.json().ticket, recoveryCode: recoveryCodes[3] };
  expect((await node.send('POST', '/v1/sign-in/second-step', { body })).statusCode).toBe(200);
});

test('the secret is sealed in the database', async () => {
  const { officer, session } = await withPasswordOnly();
  const { secret } = (await node.send('POST', '/v1/me/totp', { session })).json();
  const [row] = await node.access.parts.db.query<{ sealed: Buffer }>(
    `select sealed from totp_secrets where officer_id = $1`,
    [officer.id],
  );
  expect(row!.sealed.toString('latin1')).not.toContain(secret);
});

test('laying a new secret beside the old one does not weaken the old one', async () => {
  const officer = await anOfficer(node);
  const session = await signedIn(node, officer);
  const { secret } = (await node.send('POST', '/v1/me/totp', { session })).json();
  node.later(60_000);
  const first = await node.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password: A_PASSWORD } });
  const body = { ticket: first.json().ticket, totp: totpCode(secret, node.now()) };
  expect((await node.send('POST', '/v1/sign-in/second-step', { body })).statusCode).toBe(401);
});

test('the authenticator is removed by whoever knows the password', async () => {
  const officer = await anOfficer(node);
  const session = await signedIn(node, officer);
  const wrong = await node.send('DELETE', '/v1/me/totp', { session, body: { password: 'not the password' } });
  expect(wrong.statusCode).toBe(403);
  expect((await node.send('GET', '/v1/me', { session })).json().secondStep).toBe(true);
  const right = await node.send('DELETE', '/v1/me/totp', { session, body: { password: A_PASSWORD } });
  expect(right.statusCode).toBe(204);
  expect((await node.send('GET', '/v1/me', { session })).json().secondStep).toBe(false);
});

test('a new password ends the other sessions and is asked for from then on', async () => {
  const { officer, session } = await withPasswordOnly();
  const elsewhere = await node.send('POST', '/v1/sign-in', {
    body: { name: officer.signInName, password: A_PASSWORD },
  });
  const next = 'grey geese over the harbour';
  const change = (current: string, to: string) =>
    node.send('POST', '/v1/me/password', { session, body: { current, next: to } });
  expect((await change('a wrong password', next)).statusCode).toBe(403);
  expect((await change(A_PASSWORD, 'short')).json().fields[0].message).toMatch(/at least 12/);
  expect((await change(A_PASSWORD, `${officer.signInName}1234`)).statusCode).toBe(400);
  expect((await change(A_PASSWORD, next)).statusCode).toBe(204);
  expect((await node.send('GET', '/v1/me', { session: sessionIn(elsewhere) })).statusCode).toBe(401);
  expect((await node.send('GET', '/v1/me', { session })).statusCode).toBe(200);
  const signIn = (password: string) =>
    node.send('POST', '/v1/sign-in', { body: { name: officer.signInName, password } });
  expect((await signIn(A_PASSWORD)).statusCode).toBe(401);
  expect((await signIn(next)).statusCode).toBe(200);
});

test('whoever found an open screen cannot try out passwords for long', async () => {
  const { session } = await withPasswordOnly();
  const change = (current: string) =>
    node.send('POST', '/v1/me/password', { session, body: { current, next: 'grey geese over the harbour' } });
  for (let i = 0; i < 5; i += 1) await change(`guess ${i}`);
  expect((await change(A_PASSWORD)).statusCode).toBe(403);
});

test('a system has no account to change', async () => {
  const bearer = node.access.parts.keys.consoleToken;
  const tries = [
    node.send('POST', '/v1/me/totp', { bearer }),
    node.send('POST', '/v1/me/password', { bearer, body: { current: A_PASSWORD, next: A_PASSWORD } }),
    node.send('PATCH', '/v1/me', { bearer, body: { language: 'fr' } }),
    node.send('POST', '/v1/me/passkeys/options', { bearer }),
  ];
  for (const reply of await Promise.all(tries)) expect(reply.statusCode).toBe(403);
});
