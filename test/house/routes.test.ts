import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROBLEM_KINDS } from '../../src/kernel/problem.ts';
import { RIGHTS } from '../../src/kernel/rights.ts';
import { startTestNode, type TestNode } from '../support/test-node.ts';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node.stop());

interface Operation {
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: Record<string, unknown> }> };
}

/** Every address of the interface with its method, as the API document gives them. */
async function operations(): Promise<{ method: string; path: string; operation: Operation }[]> {
  const document = (await node.send('GET', '/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
}

// Who is not signed in yet must be able to sign in; nothing else answers without a name.
const PUBLIC = [/^\/v1\/sign-in/, /^\/v1\/invitations\//, /^\/v1\/oidc\//, /^\/v1\/audit\/checkpoints$/];

test('every address but those of signing in refuses whoever is not signed in', async () => {
  const all = await operations();
  expect(all.length).toBeGreaterThan(40);
  for (const { method, path } of all) {
    if (PUBLIC.some((open) => open.test(path))) continue;
    const url = path.replace(/\{[^}]+\}/g, 'person');
    const reply = await node.send(method.toUpperCase() as 'GET', url, { body: method === 'get' ? undefined : {} });
    expect([`${method} ${path}`, reply.statusCode]).toEqual([`${method} ${path}`, 401]);
  }
});

test('a route that does not say who may call it stops the start', () => {
  expect(() => node.app.get('/without-a-right', async () => 'x')).toThrow();
});

test('the interface is described as OpenAPI 3.1, and its documentation needs no other place', async () => {
  const document = (await node.send('GET', '/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  const page = await node.send('GET', '/docs');
  const html = page.statusCode === 302 ? await node.send('GET', page.headers.location as string) : page;
  expect(html.statusCode).toBe(200);
  expect(html.body).not.toMatch(/(src|href)="https?:/);
});

test('request bodies refuse unknown fields', async () => {
  for (const { method, path, operation } of await operations()) {
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (schema?.type !== 'object') continue;
    expect([`${method} ${path}`, schema.additionalProperties]).toEqual([`${method} ${path}`, false]);
  }
});

test('an address that is not there is a problem like any other', async () => {
  const reply = await node.send('GET', '/v1/nothing-here');
  expect(reply.statusCode).toBe(404);
  expect(reply.json()).toMatchObject({ type: '/problems/not-found', status: 404 });
});

test('a body over the limit is 413, one that is not JSON 400, another type 415', async () => {
  const desk = await node.signIn('ZZN-NCB');
  const json = { 'content-type': 'application/json' };
  expect((await desk.post('/v1/searches', `{"x":"${'y'.repeat(1_100_000)}"}`, json)).statusCode).toBe(413);
  expect((await desk.post('/v1/searches', '{"x":', json)).statusCode).toBe(400);
  expect((await desk.post('/v1/searches', 'x', { 'content-type': 'application/x-unknown' })).statusCode).toBe(415);
});

test('a flood is 429 and says when to come back', async () => {
  const small = await startTestNode({ rateLimit: 5 });
  try {
    const replies = [];
    for (let i = 0; i < 8; i += 1) replies.push(await small.send('GET', '/v1/me'));
    const refused = replies.at(-1)!;
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json().type).toBe('/problems/too-many-requests');
  } finally {
    await small.stop();
  }
});

test('rights and kinds of problem are named alike', () => {
  for (const right of RIGHTS) expect(right).toMatch(/^[a-z-]+:[a-z-]+$/);
  for (const kind of Object.keys(PROBLEM_KINDS)) expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('no answer carries a header that names what the node is made of', async () => {
  const reply = await node.send('GET', '/healthz');
  expect(reply.headers['x-powered-by']).toBeUndefined();
  for (const url of ['/healthz', '/docs/', '/', '/v1/me']) {
    const policy = String((await node.send('GET', url)).headers['content-security-policy']);
    expect([url, policy]).toEqual([url, expect.not.stringMatching(/unsafe|https?:|\*/)]);
  }
});
