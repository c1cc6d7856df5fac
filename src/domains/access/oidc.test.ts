import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AccessNode, anOfficer, sessionIn, startAccessNode } from './access.fixtures.ts';

/** A small OpenID provider: it signs in whoever it is told to, and checks the client, the code and its proof key. */
interface Provider {
  readonly issuer: string;
  subject: string;
  /** What the next id token says wrongly. */
  lie: { nonce?: string; audience?: string; issuer?: string };
  /** What a browser does at the provider's page: it comes back with a code. */
  visit(address: string): string;
  stop(): Promise<void>;
}

const CLIENT = { id: 'entente', secret: 'a secret between the two' };

async function startProvider(): Promise<Provider> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: '1', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const server: Server = createServer(async (request, response) => {
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const { issuer } = provider;
    if (request.url === '/.well-known/openid-configuration') {
      const endpoints = {
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      };
      const can = {
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      };
      return say(200, { issuer, ...endpoints, ...can });
    }
    if (request.url === '/keys') return say(200, { keys: [jwk] });
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isOurs = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret;
    if (
      !asked ||
      !isOurs ||
      asked.get('code_challenge') !== challenge ||
      asked.get('redirect_uri') !== form.get('redirect_uri')
    ) {
      return say(400, { error: 'invalid_grant' });
    }
    const idToken = await new SignJWT({ nonce: provider.lie.nonce ?? asked.get('nonce') })
      .setProtectedHeader({ alg: 'ES256', kid: '1' })
      .setIssuer(provider.lie.issuer ?? issuer)
      .setAudience(provider.lie.audience ?? CLIENT.id)
      .setSubject(provider.subject)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    say(200, { access_token: 'unused', token_type: 'Bearer', expires_in: 300, id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as { port: number };
  const provider: Provider = {
    issuer: `http://127.0.0.1:${address.port}`,
    subject: 'nobody',
    lie: {},
    visit(asked) {
      const parameters = new URL(asked).searchParams;
      const code = `code-${codes.size}-${Math.random()}`;
      codes.set(code, parameters);
      return `/v1/oidc/callback?${new URLSearchParams({ code, state: parameters.get('state')! })}`;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}

let provider: Provider;
let node: AccessNode;
beforeAll(async () => {
  provider = await startProvider();
  const oidc = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  node = await startAccessNode({ oidc });
});
afterAll(async () => {
  await node.stop();
  await provider.stop();
});

async function linked(subject: string) {
  const officer = await anOfficer(node);
  await node.access.parts.db.query(`update officers set oidc_issuer = $2, oidc_subject = $3 where id = $1`, [
    officer.id,
    provider.issuer,
    subject,
  ]);
  return officer;
}

async function begin() {
  const start = await node.send('GET', '/v1/oidc/start');
  expect(start.statusCode).toBe(303);
  const cookie = start.cookies.find(({ name }) => name === 'entente_oidc')!;
  return { back: provider.visit(start.headers.location!), headers: { cookie: `entente_oidc=${cookie.value}` } };
}

test('an officer linked to a subject signs in at the provider', async () => {
  const officer = await linked('subject-1');
  provider.subject = 'subject-1';
  const { back, headers } = await begin();
  const reply = await node.send('GET', back, { headers });
  expect(reply.headers.location).toBe('/');
  const me = await node.send('GET', '/v1/me', { session: sessionIn(reply) });
  expect(me.json().officer.id).toBe(officer.id);
});

test('a subject whom nobody linked is refused, however well the provider knows it', async () => {
  provider.subject = 'a stranger';
  const { back, headers } = await begin();
  const reply = await node.send('GET', back, { headers });
  expect(reply.headers.location).toBe('/sign-in?problem=sign-in-failed');
  expect(reply.cookies.map(({ name }) => name)).not.toContain('entente_session');
});

test('a code brought by another browser is refused', async () => {
  await linked('subject-2');
  provider.subject = 'subject-2';
  const { back } = await begin();
  const stranger = await begin();
  for (const headers of [undefined, stranger.headers]) {
    const reply = await node.send('GET', back, { headers });
    expect(reply.headers.location).toBe('/sign-in?problem=sign-in-failed');
  }
});

test('a code serves once', async () => {
  await linked('subject-3');
  provider.subject = 'subject-3';
  const { back, headers } = await begin();
  expect((await node.send('GET', back, { headers })).headers.location).toBe('/');
  expect((await node.send('GET', back, { headers })).headers.location).toBe('/sign-in?problem=sign-in-failed');
});

test.each([
  ['another nonce', { nonce: 'of somebody else' }],
  ['another audience', { audience: 'another application' }],
  ['another issuer', { issuer: 'https://evil.example' }],
])('a token with %s is refused', async (_what, lie) => {
  await linked(`subject ${JSON.stringify(lie)}`);
  provider.subject = `subject ${JSON.stringify(lie)}`;
  provider.lie = lie;
  const { back, headers } = await begin();
  expect((await node.send('GET', back, { headers })).headers.location).toBe('/sign-in?problem=sign-in-failed');
  provider.lie = {};
});

test('without a provider there is no such door', async () => {
  const other = await startAccessNode();
  expect((await other.send('GET', '/v1/oidc/start')).statusCode).toBe(404);
  expect((await other.send('GET', '/v1/sign-in/options')).json()).toMatchObject({ oidc: false, passkey: true });
  await other.stop();
});

test('a provider that does not answer is said so on the sign-in page', async () => {
  const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' };
  const other = await startAccessNode({ oidc });
  expect((await other.send('GET', '/v1/oidc/start')).headers.location).toBe('/sign-in?problem=busy');
  await other.stop();
});
