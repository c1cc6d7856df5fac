import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { anAgency, anOfficer, signedIn } from '../access/access.fixtures.ts';

// Over a real connection: a refusal must arrive although the sender is not done.
let node: TestNode;
let headers: Record<string, string>;
beforeAll(async () => {
  node = await startTestNode({ port: 0, host: '127.0.0.1' });
  await anAgency(node, { code: 'ZZN-NCB', own: true });
  const session = await signedIn(node, await anOfficer(node, { roles: ['desk-officer'], agency: 'ZZN-NCB' }));
  headers = { cookie: `entente_session=${session}`, 'sec-fetch-site': 'same-origin', 'content-type': 'text/csv' };
});
afterAll(() => node.stop());

function send(query: string, body: AsyncGenerator<Uint8Array>, signal?: AbortSignal): Promise<Response> {
  const init = { method: 'POST', headers, body: Readable.toWeb(Readable.from(body)), duplex: 'half', signal };
  return fetch(`${node.running.url}/v1/imports?${query}`, init as unknown as RequestInit);
}

test('a line of 200 MB is answered with 422 while the rest is still being sent', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('surname,first name\n');
    const block = Buffer.alloc(1 << 20, 65);
    for (let sent = 0; sent < 200; sent += 1) yield block;
  }
  const reply = await send('format=csv&register=person', endless());
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({ detail: expect.stringContaining('Line 2 is longer') });
  expect((await fetch(`${node.running.url}/healthz`)).status).toBe(200);
});

test('progress is told while a long file is read, and the numbers only grow', async () => {
  async function* slowly(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('id,vin,reason\n');
    for (let batch = 0; batch < 6; batch += 1) {
      const rows = Array.from(
        { length: 500 },
        (_, i) => `${batch}-${i},WVWZZZ1JZ3W${batch}${String(i).padStart(5, '0')},stolen`,
      );
      yield Buffer.from(`${rows.join('\n')}\n`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const reply = await send('format=csv&register=vehicle', slowly());
  expect(reply.status).toBe(200);
  const told = (await reply.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { read: number; seconds?: number; created: number });
  expect(told.length).toBeGreaterThan(1);
  expect(told.map(({ read }) => read)).toEqual(told.map(({ read }) => read).toSorted((a, b) => a - b));
  expect(told.at(-1)).toMatchObject({ read: 3000, created: 3000, seconds: expect.any(Number) });
});

test('a sender that breaks off leaves an interrupted import and a node that answers', async () => {
  const breaking = new AbortController();
  const last = () =>
    node.running.parts.db.query<{ status: string }>(`select m.status from imports m order by m.id desc limit 1`);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('id,surname,first name\n1,Brunmark,Halvar\n');
    await expect.poll(async () => (await last())[0]?.status).toBe('reading');
    breaking.abort();
    await new Promise(() => {}); // and nothing comes any more
  }
  await expect(send('format=csv&register=person', broken(), breaking.signal)).rejects.toThrow();
  await expect.poll(async () => (await last())[0]!.status).toBe('interrupted');
  expect((await fetch(`${node.running.url}/healthz`)).status).toBe(200);
});
