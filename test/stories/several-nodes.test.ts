import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningNode, startNode } from '../../src/app/node.ts';
import { inventedQuestion, inventedRecord } from '../../src/app/trial/invented-checks.ts';
import { addTrialAskers } from '../../src/domains/access/public.ts';
import { keepRecords, type RegisterRecord } from '../../src/domains/registers/public.ts';
import type { Pool } from '../../src/platform/database.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { WHEN_BUSY } from '../support/busy-machine.ts';
import { createTestDatabase } from '../support/test-database.ts';

const SEED = 11;
const KINDS = ['person', 'document', 'plate', 'vin', 'firearm'] as const;

let db: Pool;
let key: string;
const homes = [0, 1, 2].map(() => mkdtempSync(join(tmpdir(), 'entente-several-')));
const nodes: (RunningNode | undefined)[] = [];

async function start(place: number): Promise<void> {
  const settings = readSettings({ ENTENTE_HOME: homes[place], ENTENTE_LOG: 'silent', DATABASE_URL: db.url, PORT: '0' });
  nodes[place] = await startNode(settings, { listen: false, jobs: false });
}

async function stop(place: number): Promise<void> {
  await nodes[place]?.close();
  nodes[place] = undefined;
}

beforeAll(async () => {
  db = await createTestDatabase();
  await Promise.all(homes.map((_, place) => start(place)));
  key = (await addTrialAskers(db, 1))[0]!.key;
});
afterAll(async () => {
  await Promise.all(homes.map((_, place) => stop(place)));
  await db.close();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

const keep = (record: RegisterRecord): Promise<void> =>
  db.transaction((tx) =>
    keepRecords(tx, [{ record, note: { change: 'reported', changedBy: 'story', agency: record.owner } }]),
  );
const withdraw = (record: RegisterRecord): Promise<void> => keep({ ...record, status: 'withdrawn', version: 2 });

/** What a node answers to a question, without what depends on the moment. */
async function ask(place: number, kind: (typeof KINDS)[number], n: number): Promise<object> {
  const reply = await nodes[place]!.app.inject({
    method: 'POST',
    url: '/v1/searches',
    headers: { authorization: `Bearer ${key}` },
    payload: { purpose: 'border-management', subject: inventedQuestion(kind, n, SEED) },
  });
  const { outcome, hits, more } = reply.json();
  return { outcome, more, hits: hits.map(({ followUp: _, ...hit }: { followUp?: object }) => hit) };
}

const outcome = async (place: number, kind: (typeof KINDS)[number], n: number): Promise<string> =>
  ((await ask(place, kind, n)) as { outcome: string }).outcome;

async function caughtUp(): Promise<void> {
  await Promise.all(nodes.map((node) => node?.index.caughtUp()));
}

test('three nodes on one PostgreSQL give the same answers, through restarts of any', async () => {
  for (const kind of KINDS) for (let n = 0; n < 6; n++) await keep(inventedRecord(kind, n, SEED));
  await caughtUp();
  const sameAnswers = async (): Promise<void> => {
    for (const kind of KINDS) {
      for (let n = 0; n < 9; n++) {
        const first = await ask(0, kind, n);
        for (const other of [1, 2]) expect(await ask(other, kind, n)).toEqual(first);
      }
    }
  };
  await sameAnswers();
  expect([await outcome(1, 'person', 5), await outcome(1, 'document', 8)]).toEqual(['hit', 'no-hit']);

  await stop(1);
  await keep(inventedRecord('document', 8, SEED));
  await withdraw(inventedRecord('person', 5, SEED));
  await start(1);
  await caughtUp();
  await sameAnswers();
  expect([await outcome(1, 'person', 5), await outcome(1, 'document', 8)]).toEqual(['no-hit', 'hit']);

  await stop(0);
  await keep(inventedRecord('vin', 7, SEED));
  await start(0);
  await caughtUp();
  await sameAnswers();
  expect(await outcome(0, 'vin', 7)).toBe('hit');
});

test('what one node commits the others find within a second', async () => {
  for (let n = 100; n < 105; n++) {
    await keep(inventedRecord('document', n, SEED));
    for (const place of [1, 2]) {
      await expect.poll(() => outcome(place, 'document', n), { timeout: 1000 * WHEN_BUSY }).toBe('hit');
    }
  }
});
