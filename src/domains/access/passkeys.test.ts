import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AccessNode,
  anOfficer,
  signedIn,
  startAccessNode,
  type TestOfficer,
  ticketFor,
} from './access.fixtures.ts';
import { SoftwareAuthenticator } from './software-authenticator.fixtures.ts';

const ORIGIN = 'http://localhost:8080';
let node: AccessNode;
beforeAll(async () => {
  node = await startAccessNode({ origin: ORIGIN });
});
afterAll(() => node.stop());

async function registered(officer: TestOfficer, origin = ORIGIN, { counts = true } = {}) {
  const session = await signedIn(node, officer);
  const offer = await node.send('POST', '/v1/me/passkeys/options', { session });
  const key = new SoftwareAuthenticator(origin);
  key.counts = counts;
  const { challenge, options } = offer.json();
  const body = { challenge, name: 'Desk telephone', response: key.register(options) };
  const reply = await node.send('POST', '/v1/me/passkeys', { session, body });
  return { key, session, reply };
}

async function proved(key: SoftwareAuthenticator, ticket?: string) {
  const asked = await node.send('POST', '/v1/sign-in/passkey/options', { body: ticket ? { ticket } : {} });
  const { challenge, options } = asked.json();
  const body = { challenge, response: key.prove(options) };
  return { body, options, reply: await node.send('POST', '/v1/sign-in/passkey', { body }) };
}

test('an officer registers a passkey and signs in with it alone', async () => {
  const officer = await anOfficer(node);
  const { key, reply, session } = await registered(officer);
  expect(reply.statusCode).toBe(201);
  const { reply: answer } = await proved(key);
  expect(answer.json()).toMatchObject({ state: 'signed-in', me: { officer: { id: officer.id } } });
  const [shown] = (await node.send('GET', '/v1/me/passkeys', { session })).json().items;
  expect(shown).toMatchObject({ name: 'Desk telephone', lastUsedAt: expect.any(String) });
  expect(JSON.stringify(shown)).not.toContain(key.id.toString('base64url'));
});

test('a passkey is the second step of a password', async () => {
  const officer = await anOfficer(node);
  const { key } = await registered(officer);
  const { reply, options } = await proved(key, await ticketFor(node, officer));
  expect(options.allowCredentials).toHaveLength(1);
  expect(reply.statusCode).toBe(200);
});

test("one officer's passkey is not the second step of another", async () => {
  const { key } = await registered(await anOfficer(node));
  const other = await anOfficer(node);
  expect((await proved(key, await ticketFor(node, other))).reply.statusCode).toBe(401);
});

test.each([true, false])('an answer that was overheard does not open the door again (counting: %s)', async (counts) => {
  const { key } = await registered(await anOfficer(node), ORIGIN, { counts });
  const { body, reply } = await proved(key);
  expect(reply.statusCode).toBe(200);
  expect((await node.send('POST', '/v1/sign-in/passkey', { body })).statusCode).toBe(401);
});

test('a copied authenticator whose counter lags behind is refused', async () => {
  const { key } = await registered(await anOfficer(node));
  key.counter = 10;
  expect((await proved(key)).reply.statusCode).toBe(200);
  key.counter = 5;
  expect((await proved(key)).reply.statusCode).toBe(401);
});

test('a passkey used without a finger or a code does not suffice', async () => {
  const { key } = await registered(await anOfficer(node));
  key.verifiesUser = false;
  expect((await proved(key)).reply.statusCode).toBe(401);
});

test('a passkey made for another address is not registered', async () => {
  const { reply } = await registered(await anOfficer(node), 'https://entente.evil.example');
  expect(reply.statusCode).toBe(400);
});

test('another key under the same id is refused', async () => {
  const { key } = await registered(await anOfficer(node));
  const forged = new SoftwareAuthenticator(ORIGIN);
  Object.assign(forged, { id: key.id });
  expect((await proved(forged)).reply.statusCode).toBe(401);
});

test('rubbish instead of a passkey gets the same refusal as a wrong one', async () => {
  const rubbish = [{}, { id: 7 }, { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: '!!' } }];
  for (const response of rubbish) {
    const { challenge } = (await node.send('POST', '/v1/sign-in/passkey/options', { body: {} })).json();
    const reply = await node.send('POST', '/v1/sign-in/passkey', { body: { challenge, response } });
    expect(reply.json().type).toBe('/problems/sign-in-failed');
  }
});

test('a passkey that was removed no longer signs in', async () => {
  const { key, session } = await registered(await anOfficer(node));
  const [{ id }] = (await node.send('GET', '/v1/me/passkeys', { session })).json().items;
  expect((await node.send('DELETE', `/v1/me/passkeys/${id}`, { session })).statusCode).toBe(204);
  expect((await proved(key)).reply.statusCode).toBe(401);
});

test('a screen left open for an hour does not take a new passkey', async () => {
  const session = await signedIn(node, await anOfficer(node));
  node.later(20 * 60_000);
  const reply = await node.send('POST', '/v1/me/passkeys/options', { session });
  expect(reply.json().detail).toMatch(/Sign in again/);
});
