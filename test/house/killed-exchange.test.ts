import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRequest } from '../../src/domains/exchange/exchange.fixtures.ts';
import { demoSignIn } from '../support/demo-sign-in.ts';
import { type NodeProcess, startNodeProcess } from '../support/node-process.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'entente-killed-exchange-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ROUNDS = 4;
const ENV = { ENTENTE_DEMO: '1', ENTENTE_ORIGIN: 'http://localhost:8080' };

interface Line {
  readonly id: string;
  readonly caseReference: string;
  readonly state: string;
}

async function ask<Answer>(
  node: NodeProcess,
  session: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: Answer }> {
  const reply = await fetch(new URL(path, node.url), {
    method,
    headers: { cookie: session, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, json: (await reply.json()) as Answer };
}

let serial = 0;

/** Writes, submits and releases requests, accepts and refuses them on the other side, until the node is gone. */
async function workUntilGone(
  node: NodeProcess,
  sessions: Record<string, string>,
  released: Set<string>,
  refused: Set<string>,
): Promise<void> {
  const sending = async (): Promise<void> => {
    for (;;) {
      serial += 1;
      const caseReference = `KILLED-${serial}`;
      const draft = await ask<{ id: string }>(
        node,
        sessions.desk!,
        'POST',
        '/v1/exchange/drafts',
        aRequest({ caseReference }),
      );
      expect(draft.status).toBe(201);
      const submitted = await ask<{ version: number }>(
        node,
        sessions.desk!,
        'POST',
        `/v1/exchange/drafts/${draft.json.id}/submit`,
        { version: 1 },
      );
      expect(submitted.status).toBe(200);
      const { status } = await ask(node, sessions.reviewer!, 'POST', `/v1/exchange/drafts/${draft.json.id}/release`, {
        version: submitted.json.version,
      });
      expect(status).toBe(200);
      released.add(caseReference);
    }
  };
  const answering = async (): Promise<void> => {
    for (;;) {
      const { json } = await ask<{ items: Line[] }>(
        node,
        sessions['desk.sudoria']!,
        'GET',
        '/v1/exchange/messages?state=delivered&reference=KILLED-&limit=3',
      );
      for (const { id } of json.items) {
        const body = { ground: 'not-available', noPartialBecause: 'There is nothing.' };
        const { status } = await ask(
          node,
          sessions['desk.sudoria']!,
          'POST',
          `/v1/exchange/messages/${id}/refuse`,
          body,
        );
        if (status === 200) refused.add(id);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const untilGone = (work: Promise<void>): Promise<void> =>
    work.catch((error: Error) => {
      if (error.name === 'AssertionError') throw error; // the node refused; it was not merely gone
    });
  await Promise.all([sending(), sending(), answering()].map(untilGone));
}

test('a node killed in the middle of exchanges neither loses nor doubles a message', async () => {
  const released = new Set<string>();
  const refused = new Set<string>();
  const sessions: Record<string, string> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const node = await startNodeProcess(home, ENV);
    for (const name of ['desk', 'reviewer', 'desk.sudoria']) sessions[name] ??= await demoSignIn(node, name);
    const work = workUntilGone(node, sessions, released, refused);
    // Killed somewhere between two messages, whichever step they are at.
    const enough = released.size + 2 + (round % 3);
    await expect.poll(() => released.size, { interval: 5 }).toBeGreaterThanOrEqual(enough);
    if (round === ROUNDS - 1) await expect.poll(() => refused.size, { interval: 5 }).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % 90));
    await node.kill();
    await work;
  }
  const node = await startNodeProcess(home, ENV);
  try {
    const boxOf = async (session: string, box: string): Promise<Line[]> => {
      const lines: Line[] = [];
      let after: string | null = null;
      do {
        const page: { json: { items: Line[]; next: string | null } } = await ask(
          node,
          session,
          'GET',
          `/v1/exchange/messages?box=${box}&kind=information-request&reference=KILLED-&limit=200${after ? `&after=${after}` : ''}`,
        );
        lines.push(...page.json.items);
        after = page.json.next;
      } while (after);
      return lines;
    };
    const sent = await boxOf(sessions.desk!, 'sent');
    const received = await boxOf(sessions['desk.sudoria']!, 'received');
    // What was acknowledged is there; what was not is whole or a draft; each arrived once.
    const arrivals = Map.groupBy(received, ({ caseReference }) => caseReference);
    expect([...released].filter((one) => arrivals.get(one)?.length !== 1)).toEqual([]);
    expect(sent.map(({ id }) => id).sort()).toEqual(received.map(({ id }) => id).sort());
    expect(sent.filter(({ state }) => state === 'submitted')).toEqual([]);
    for (const id of refused) expect(received.find((line) => line.id === id)?.state).toBe('refused');
    for (const { id, state } of received) {
      const { json } = await ask<{ ok: boolean; faults: unknown[]; checked: number }>(
        node,
        sessions['desk.sudoria']!,
        'GET',
        `/v1/exchange/messages/${id}/evidences`,
      );
      expect([id, json.ok, json.checked]).toEqual([id, true, state === 'refused' ? 3 : 2]);
    }
    const replies = (
      await ask<{ items: (Line & { thread: string })[] }>(
        node,
        sessions.desk!,
        'GET',
        '/v1/exchange/messages?box=received&kind=reply&reference=KILLED-&limit=200',
      )
    ).json.items;
    expect(new Set(replies.map(({ thread }) => thread)).size).toBe(replies.length);
    expect(replies.length).toBe(received.filter(({ state }) => state === 'refused').length);
    const verdict = (await (await node.ask('POST', '/v1/audit/verify', {})).json()) as { ok: boolean };
    expect(verdict.ok).toBe(true);
  } finally {
    expect(await node.stop()).toBe(0);
  }
});
