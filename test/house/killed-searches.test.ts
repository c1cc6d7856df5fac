import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSignIn } from '../support/demo-sign-in.ts';
import { type NodeProcess, startNodeProcess } from '../support/node-process.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'entente-killed-searches-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** How the node ends in each round, in the middle of crowds. */
const ENDS = ['killed', 'killed', 'stopped'] as const;
// So many that nearly all of them are asked in crowds, which a search thread answers.
const ASKERS = 128;
const ENV = { ENTENTE_DEMO: '1' };
const ENDED_AFTER_MS = 300;

/** Documents that nobody reported. */
const bodies = Array.from({ length: 1000 }, (_, n) =>
  JSON.stringify({
    purpose: 'border-management',
    subject: { document: { number: `QQ${1_000_000 + n}`, issuer: 'ZZN' } },
  }),
);

/** A bulk search, with which search threads start. */
async function startThreads(node: NodeProcess): Promise<void> {
  const line = JSON.stringify({ subject: { document: { number: 'QQ1234567', issuer: 'ZZN' } } });
  const reply = await node.ask('POST', '/v1/searches/bulk?purpose=border-management&brief=true', line, {
    'content-type': 'application/x-ndjson',
  });
  expect(await reply.text()).toContain('"no-hit"');
}

const DAY_MS = 86_400_000;

/** A key of a system that searches; it outlives the process. */
async function aKey(node: NodeProcess): Promise<string> {
  const expiresOn = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
  const reply = await fetch(new URL('/v1/keys', node.url), {
    method: 'POST',
    headers: { cookie: await demoSignIn(node, 'desk'), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Gate 4', rights: ['search:single'], expiresOn }),
  });
  return ((await reply.json()) as { key: string }).key;
}

/** Asks until the node is gone, and remembers the entry of each answer that arrived whole; answers every status that was heard. */
async function askUntilGone(node: NodeProcess, key: string, answered: Set<string>): Promise<Set<number>> {
  const statuses = new Set<number>();
  const agent = new Agent({ keepAlive: true, maxSockets: ASKERS });
  let asked = 0;
  const ask = async (): Promise<void> => {
    for (;;) {
      const asking = request(new URL('/v1/searches', node.url), {
        agent,
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      });
      asking.on('error', () => {}); // heard below, unless an answer has begun
      asking.end(bodies[asked++ % bodies.length]);
      const [response] = await once(asking, 'response');
      let text = '';
      for await (const piece of response.setEncoding('utf8')) text += piece;
      statuses.add(response.statusCode);
      if (response.statusCode === 200) answered.add((JSON.parse(text) as { audit: string }).audit);
    }
  };
  await Promise.allSettled(Array.from({ length: ASKERS }, ask));
  agent.destroy();
  return statuses;
}

/** Ids of every search in the chain. */
async function searchesInChain(node: NodeProcess): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const reply = await node.ask('GET', `/v1/audit/entries?action=search&limit=500${from}`);
    const page = (await reply.json()) as { items: { id: string }[]; next: string | null };
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

test('a node killed or stopped while crowds search has every answer that left in its chain, once', async () => {
  const answered = new Set<string>();
  let key: string | undefined;
  for (const end of ENDS) {
    const node = await startNodeProcess(home, ENV);
    await startThreads(node);
    const before = answered.size;
    key ??= await aKey(node);
    const asking = askUntilGone(node, key, answered);
    await Promise.race([
      // Several answers for each asker: crowds come behind crowds.
      expect.poll(() => answered.size - before, { interval: 5 }).toBeGreaterThan(2 * ASKERS),
      asking.then(() => {
        throw new Error(`the node ended by itself: ${node.output()}`);
      }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, ENDED_AFTER_MS));
    if (end === 'killed') await node.kill();
    else expect(await node.stop()).toBe(0);
    // Whoever asks a node that stops is sent away.
    expect(end === 'killed' ? [200] : [200, 503]).toEqual(expect.arrayContaining([...(await asking)]));
  }
  const node = await startNodeProcess(home, ENV);
  try {
    const inChain = await searchesInChain(node);
    const kept = new Set(inChain);
    expect(kept.size).toBe(inChain.length);
    expect([...answered].filter((id) => !kept.has(id))).toEqual([]);
    const verdict = (await (await node.ask('POST', '/v1/audit/verify', {})).json()) as { ok: boolean };
    expect(verdict.ok).toBe(true);
  } finally {
    expect(await node.stop()).toBe(0);
  }
});
