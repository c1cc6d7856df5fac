import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { addTrialAskers } from '../access/public.ts';
import { aStolenPassport } from '../registers/registers.fixtures.ts';

let node: TestNode;
let nordavia: Caller;
let key: string;

beforeAll(async () => {
  node = await startTestNode({ port: 0 });
  nordavia = await node.signIn('ZZN-NCB');
  key = (await addTrialAskers(node.running.parts.db, 1))[0]!.key;
});
afterAll(() => node.stop());

const line = (ref: number, number = `QQ${1_000_000 + ref}`): string =>
  `${JSON.stringify({ ref, subject: { document: { number, issuer: 'ZZN' } } })}\n`;

function openStream(): { sent: ReturnType<typeof request>; answers: Promise<import('node:http').IncomingMessage> } {
  const sent = request(new URL('/v1/searches/bulk?purpose=border-management&brief=true', node.running.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  sent.on('error', () => {});
  const answers = once(sent, 'response').then(([response]) => response);
  answers.catch(() => {});
  return { sent, answers };
}

test('a sender that waits for its answers gets them before it sends more', async () => {
  const { sent, answers } = openStream();
  const heard: string[] = [];
  sent.write(line(1));
  const response = await answers;
  response.setEncoding('utf8').on('data', (text: string) => heard.push(text));
  await expect.poll(() => heard.join('')).toContain('"ref":1,"outcome":"no-hit"');
  sent.write(line(2));
  await expect.poll(() => heard.join('')).toContain('"ref":2');
  sent.end();
  await once(response, 'end');
});

test('brief or whole, a line says the same outcome, in order, and a hit is followed up', async () => {
  const body = aStolenPassport();
  await nordavia.post('/v1/registers/travel-document/records', body);
  await node.running.index.caughtUp();
  const stolen = (body.subject as { number: string }).number;
  const lines = Array.from({ length: 1500 }, (_, n) => line(n, n % 700 === 350 ? stolen : undefined)).join('');
  const ask = async (query: string) =>
    (
      await node.send('POST', `/v1/searches/bulk?purpose=border-management${query}`, {
        body: lines,
        bearer: key,
        headers: { 'content-type': 'application/x-ndjson' },
      })
    ).body
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
  const brief = await ask('&brief=true');
  const whole = await ask('');
  expect(brief.map(({ ref }) => ref)).toEqual(Array.from({ length: 1500 }, (_, n) => n));
  expect(whole.map(({ outcome }) => outcome)).toEqual(brief.map(({ outcome }) => outcome));
  expect(brief.filter(({ outcome }) => outcome === 'hit').map(({ ref }) => ref)).toEqual([350, 1050]);
  expect(brief[350].hits[0].followUp).toBeDefined();
  expect(new Set(brief.map(({ audit }) => audit)).size).toBe(1500);
});

test('a client that does not read its answers makes the node wait, not grow; when it goes away, the rest is not looked up', async () => {
  const { sent, answers } = openStream();
  const many = Array.from({ length: 5000 }, (_, n) => line(n)).join('');
  sent.setMaxListeners(100);
  let taken = 0;
  // Ten megabytes of questions, and nobody reads an answer.
  for (let times = 0; times < 30 && sent.write(many) !== undefined; times++) {
    taken += 5000;
    await Promise.race([once(sent, 'drain'), new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  const response = await answers;
  response.pause();
  // The sockets between hold some megabytes; when they are full, nothing further is looked up.
  let answered = -1;
  await expect
    .poll(
      async () => {
        const before = answered;
        answered = (await node.auditEntries()).length;
        return answered - before;
      },
      { interval: 500 },
    )
    .toBe(0);
  expect([taken, answered < taken]).toEqual([150_000, true]);
  sent.destroy();
  const next = await node.send('POST', '/v1/searches/bulk?purpose=border-management', {
    body: line(1),
    bearer: key,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  expect(next.body).toContain('"outcome":"no-hit"');
  expect((await node.auditEntries()).length).toBeLessThan(taken);
});

test('short of memory, the node takes no new bulk search and says when to come again', async () => {
  const desk = node.running.search as { memoryBound?: number };
  const bound = desk.memoryBound;
  desk.memoryBound = 1;
  const reply = await nordavia.post('/v1/searches/bulk?purpose=border-management', line(1), {
    'content-type': 'application/x-ndjson',
  });
  desk.memoryBound = bound;
  expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '10']);
  expect((await nordavia.get('/healthz')).statusCode).toBe(200);
});
