import { once } from 'node:events';
import { Agent, type ClientRequest, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WHEN_BUSY } from '../../../test/support/busy-machine.ts';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import type { Officer } from '../../kernel/officer.ts';
import { verifyNodeAudit } from '../audit/public.ts';
import { aStolenPassport } from '../registers/registers.fixtures.ts';
import {
  aSearch,
  aStranger,
  crowdBefore,
  send,
  sendTogether,
  strangers,
  WatchedBursts,
  whatCameOf,
} from './search-burst.fixtures.ts';
import type { BurstRules } from './search-threads.ts';

let node: TestNode;
let bursts: WatchedBursts;
let desk: Caller;
let sudoria: Caller;

beforeAll(async () => {
  node = await startTestNode({ port: 0 });
  desk = await node.signIn('ZZN-NCB');
  sudoria = await node.signIn('ZZS-NCB');
  const { threads } = node.running.index;
  threads.keepOne();
  await threads.oneKept();
  bursts = new WatchedBursts(threads);
});
beforeEach(async () => {
  await vi.waitUntil(() => node.running.index.threads.canBeAsked, { timeout: 10_000 * WHEN_BUSY });
  await bursts.since();
});
afterAll(() => node.stop());

const statusesOf = (replies: readonly { statusCode: number }[]): number[] => [
  ...new Set(replies.map(({ statusCode }) => statusCode)),
];

const MOST_TRIES = 20;

/** Does something that needs bursts until some were answered; a busy machine may be too slow to gather anybody. */
async function untilBurstsAnswer(work: () => Promise<void>): Promise<void> {
  await bursts.since();
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    await work();
    if ((await bursts.since()).answered > 0) return;
  }
  throw new Error('nobody was answered in a burst');
}

test('while few ask, nobody is gathered, behind a crowd either', async () => {
  const oneByOne = async (): Promise<void> => {
    for (const one of strangers(desk, 10)) expect((await send(one)).statusCode).toBe(200);
  };
  await oneByOne();
  expect((await bursts.since()).bursts).toBe(0);
  await crowdBefore(desk);
  await bursts.since();
  await oneByOne();
  expect((await bursts.since()).bursts).toBe(0);
});

test('a search thread that ends in the middle of bursts leaves nobody unanswered, and everybody noted', async () => {
  const { threads } = node.running.index;
  let givenBack = 0;
  for (let tried = 0; givenBack === 0 && tried < MOST_TRIES; tried += 1) {
    await vi.waitUntil(() => threads.canBeAsked, { timeout: 10_000 * WHEN_BUSY });
    await crowdBefore(desk);
    await bursts.since();
    bursts.onNext(() => void threads.endOne());
    const replies = await Promise.all(strangers(desk, 200).map(send));
    expect(statusesOf(replies)).toEqual([200]);
    const entries = (await node.auditEntries()).filter(({ action }) => action === 'search');
    const noted = Map.groupBy(entries, ({ request }) => request);
    for (const reply of replies) {
      const ids = noted.get(reply.headers['x-request-id'] as string)!.map(({ id }) => id);
      expect(ids).toContain(reply.json().audit);
      // Once more where the thread had handed its block over and could not say so any more.
      expect(ids.length).toBeLessThanOrEqual(2);
    }
    ({ givenBack } = await bursts.since());
  }
  expect(givenBack).toBeGreaterThan(0);
  // Another thread takes its place.
  await vi.waitUntil(() => threads.canBeAsked, { timeout: 10_000 * WHEN_BUSY });
  await untilBurstsAnswer(async () => expect(statusesOf(await sendTogether(strangers(desk, 60)))).toEqual([200]));
});

test('what was reported is found by the next burst, by whom it may be, and what was withdrawn is not', async () => {
  await untilBurstsAnswer(async () => {
    const body = aStolenPassport({ withheldFrom: ['ZZE'] });
    const { number } = body.subject as { number: string };
    const estmark = await node.signIn('ZZE-NCB');
    const among = async (by: Caller): Promise<string[]> => {
      const all = strangers(by, 80);
      all[40] = aSearch(by, { document: { number, issuer: 'ZZN' } });
      const replies = await Promise.all(all.map(send));
      return replies.flatMap((reply, place) => (reply.json().outcome === 'no-hit' ? [] : [`${place}`]));
    };
    await crowdBefore(estmark);
    await crowdBefore(sudoria);
    expect(await among(sudoria)).toEqual([]);
    const { id } = (await desk.post('/v1/registers/travel-document/records', body)).json();
    await node.running.index.caughtUp();
    expect(await among(sudoria)).toEqual(['40']);
    expect(await among(estmark)).toEqual([]);
    const withdrawn = await desk.post(`/v1/registers/travel-document/records/${id}/withdraw`, { why: 'found again' });
    expect(withdrawn.statusCode).toBe(200);
    await node.running.index.caughtUp();
    expect(await among(sudoria)).toEqual([]);
  });
});

test('a thread that was told of ten thousand askers forgets them, and still notes each search for who asked, by their purposes', async () => {
  const { audit, index } = node.running;
  const officerOf = (n: number): Officer => ({
    id: `o-${n}`,
    name: 'Ada Voss',
    agency: { id: 'a-1', code: `ZZ${'NSE'[n % 3]}-NCB`, name: 'Bureau', party: `ZZ${'NSE'[n % 3]}`, functions: [] },
    rights: new Set(['search:single']),
    via: 'api-key',
    credentialId: `k-${n}`,
  });
  const mayAsk = ({ id }: Officer): boolean => !id.endsWith('7');
  const rules: BurstRules = { audit, purposesOf: (officer) => (mayAsk(officer) ? ['border-management'] : []) };
  const officers = Array.from({ length: 12_000 }, (_, n) => officerOf(n));
  const { text } = aStranger(desk, 1);
  const noted = new Map<string, string>();
  for (let from = 0; from < officers.length; from += 1000) {
    // Whom it knows from the burst before asks again, between those it does not know.
    const askers = officers.slice(Math.max(0, from - 200), from + 1000).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const asked = askers.map((officer) => ({ officer, text: text!, requestId: `${from} ${officer.id}` }));
    const answered = await index.threads.askBurst(asked, node.now().toISOString(), rules);
    await answered!.onDisk;
    for (const { officer, requestId } of asked) if (mayAsk(officer)) noted.set(requestId, officer.agency.code);
  }
  const entries = (await node.auditEntries()).filter(({ request }) => request?.includes(' o-'));
  expect(entries.length).toBe(noted.size);
  for (const { request, agency, officer } of entries) {
    expect([agency, officer]).toEqual([noted.get(request!), request!.split(' ')[1]]);
  }
});

const DAY_MS = 86_400_000;

/** A key of a system, by which it searches. */
async function aKey(): Promise<{ id: string; key: string; caller: Caller }> {
  const expiresOn = new Date(node.now().getTime() + 30 * DAY_MS).toISOString().slice(0, 10);
  const { key, entry } = (await desk.post('/v1/keys', { name: 'Gate 4', rights: ['search:single'], expiresOn })).json();
  const postOverWire: Caller['postOverWire'] = (path, text, headers) =>
    node.wire.post(path, text, { authorization: `Bearer ${key}`, ...headers });
  return { id: entry.id, key, caller: { ...desk, postOverWire } };
}

test('a key that is revoked while bursts run is refused at once, and the other keys of the agency go on', async () => {
  await untilBurstsAnswer(async () => {
    const [lost, kept] = [await aKey(), await aKey()];
    const both = [...strangers(lost.caller, 60), ...strangers(kept.caller, 60)];
    const statuses = async (replying: ReturnType<typeof sendTogether>): Promise<number[][]> => {
      const replies = await replying;
      await whatCameOf(node, replies); // whoever was answered is in the audit
      return [statusesOf(replies.slice(0, 60)), statusesOf(replies.slice(60))];
    };
    expect(await statuses(sendTogether(both))).toEqual([[200], [200]]);
    const revoking = desk.delete(`/v1/keys/${lost.id}`);
    const [during, others] = await statuses(sendTogether(both));
    expect([200, 401]).toEqual(expect.arrayContaining(during!));
    expect(others).toEqual([200]);
    expect((await revoking).statusCode).toBe(204);
    expect(await statuses(Promise.all(both.map(send)))).toEqual([[401], [200]]);
    await bursts.since();
    expect(await statuses(sendTogether(both))).toEqual([[401], [200]]);
  });
});

test('a purpose that is taken from an agency while bursts run is refused at once, and each refusal is noted', async () => {
  const keeper = await node.signIn('ZZN-NCB', ['administrator']);
  const customs = await node.signIn('ZZS-CUSTOMS', ['frontline'], ['customs']);
  const { items } = (await keeper.get('/v1/agencies?limit=200')).json();
  const { id } = items.find(({ code }: { code: string }) => code === 'ZZS-CUSTOMS');
  const change = async (purposes: string[]): Promise<void> =>
    expect((await keeper.patch(`/v1/agencies/${id}`, { purposes })).statusCode).toBe(200);
  const all = strangers(customs, 120).map((one, n) =>
    n % 2 === 0 ? one : { ...one, text: one.text!.replace('border-management', 'identify-person-or-object') },
  );
  await untilBurstsAnswer(async () => {
    await change(['border-management', 'identify-person-or-object']);
    expect(statusesOf(await sendTogether(all))).toEqual([200]);
    const changing = change(['identify-person-or-object']);
    await whatCameOf(node, await sendTogether(all));
    await changing;
    await bursts.since();
    for (const replying of [Promise.all(all.map(send)), sendTogether(all)]) {
      const told = await whatCameOf(node, await replying);
      for (const [n, { status, noted }] of told.entries()) {
        const [action, outcome] = n % 2 === 0 ? ['search.refused', 'refused'] : ['search', 'no-hit'];
        expect([status, noted]).toMatchObject([n % 2 === 0 ? 403 : 200, [{ action, outcome, agency: 'ZZS-CUSTOMS' }]]);
      }
    }
  });
});

test('when the audit cannot be written, no answer of a burst leaves, and each asker hears when to come again', async () => {
  const { db } = node.running.parts;
  await crowdBefore(desk);
  await db.query(
    `create function refuse_blocks() returns trigger language plpgsql as
       $$ begin raise exception using errcode = '53100', message = 'no space left'; end $$`,
  );
  await db.query('create trigger refused before insert on audit_blocks for each row execute function refuse_blocks()');
  const refused: Awaited<ReturnType<typeof sendTogether>> = [];
  try {
    await untilBurstsAnswer(async () => {
      refused.push(...(await Promise.all(strangers(desk, 150).map(send))));
      refused.push(...(await sendTogether(strangers(desk, 150))));
    });
  } finally {
    await db.query('drop trigger refused on audit_blocks');
  }
  for (const reply of refused) {
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '2']);
    expect(reply.json().type).toBe('/problems/busy');
    expect(reply.body).not.toContain('no-hit');
  }
  // A writer may have to open its connection again.
  await expect.poll(async () => (await send(aStranger(desk, 1))).statusCode).toBe(200);
  const replies = await sendTogether(strangers(desk, 100));
  expect(statusesOf(replies)).toEqual([200]);
  for (const { noted } of await whatCameOf(node, replies)) expect(noted).toHaveLength(1);
  for (const { noted } of await whatCameOf(node, refused)) expect(noted).toEqual([]);
  expect(await verifyNodeAudit(node.running.parts, node.running.audit)).toMatchObject({ ok: true });
});

test('when the thread that writes the audit ends in the middle of bursts, whoever was answered is in the chain', async () => {
  const { audit } = node.running;
  let refused = 0;
  for (let tried = 0; refused === 0 && tried < MOST_TRIES; tried += 1) {
    await crowdBefore(desk);
    // What it cannot read ends it, as any fault of its own would.
    bursts.onNext(() => audit.directBlocks!.openPort().postMessage(null));
    const replies = await Promise.all(strangers(desk, 200).map(send));
    expect([200, 503]).toEqual(expect.arrayContaining(statusesOf(replies)));
    await expect.poll(async () => (await send(aStranger(desk, 1))).statusCode).toBe(200);
    const answered = replies.filter(({ statusCode }) => statusCode === 200);
    for (const { noted } of await whatCameOf(node, answered)) expect(noted).toHaveLength(1);
    refused = replies.length - answered.length;
  }
  expect(refused).toBeGreaterThan(0);
  await untilBurstsAnswer(async () => {
    const replies = await sendTogether(strangers(desk, 100));
    expect(statusesOf(replies)).toEqual([200]);
    for (const { noted } of await whatCameOf(node, replies)) expect(noted).toHaveLength(1);
  });
  expect(await verifyNodeAudit(node.running.parts, audit)).toMatchObject({ ok: true });
});

test('askers who go away while a thread has their burst leave the node at work, and what was looked up for them is noted', async () => {
  const { key, caller } = await aKey();
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const ask = (n: number): ClientRequest => {
    const asking = request(new URL('/v1/searches', node.running.url), {
      agent,
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    return asking.on('error', () => {}).end(aStranger(caller, n).text);
  };
  const crowd = (): ClientRequest[] => Array.from({ length: 128 }, (_, n) => ask(n));
  const statusOf = async (asking: ClientRequest): Promise<number> => {
    const [response] = await once(asking, 'response');
    await once(response.resume(), 'end');
    return response.statusCode;
  };
  let answered = 0;
  for (let tried = 0; answered === 0 && tried < MOST_TRIES; tried += 1) {
    // The first crowd opens connections, one after the other; only those behind it come in one moment.
    for (let round = 0; round < 3; round += 1) expect(new Set(await Promise.all(crowd().map(statusOf)))).toContain(200);
    const before = (await node.auditEntries()).length;
    await bursts.since();
    const left = crowd();
    const gone = new Promise<void>((resolve) => {
      bursts.onNext(() => {
        for (const asking of left) asking.destroy();
        resolve();
      });
    });
    await Promise.race([gone, Promise.allSettled(left.map(statusOf))]);
    ({ answered } = await bursts.since());
    await expect.poll(async () => (await node.auditEntries()).length - before).toBeGreaterThanOrEqual(answered);
    expect(await statusOf(ask(1))).toBe(200);
  }
  expect(answered).toBeGreaterThan(0);
  agent.destroy();
  expect(statusesOf(await sendTogether(strangers(desk, 60)))).toEqual([200]);
});
