import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningNode, startNode } from '../../src/app/node.ts';
import { inventedQuestion, inventedRecord } from '../../src/app/trial/invented-checks.ts';
import { addTrialAskers } from '../../src/domains/access/public.ts';
import { verifyAudit } from '../../src/domains/audit/public.ts';
import { keepRecords, type RegisterRecord } from '../../src/domains/registers/public.ts';
import { aStolenPassport } from '../../src/domains/registers/registers.fixtures.ts';
import { openDatabase, type Pool } from '../../src/platform/database.ts';
import { type RunningPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { createTestDatabase } from '../support/test-database.ts';

const SEED = 23;
const KINDS = ['person', 'document', 'plate', 'vin', 'firearm'] as const;

let folder: string;
let postgres: RunningPostgres;
let main: Pool;
let replica: Pool;
let key: string;
const nodes: RunningNode[] = [];

const keep = (record: RegisterRecord): Promise<void> =>
  main.transaction((tx) =>
    keepRecords(tx, [{ record, note: { change: 'reported', changedBy: 'story', agency: record.owner } }]),
  );

async function start(url: string, place: number): Promise<RunningNode> {
  const settings = readSettings({
    ENTENTE_HOME: join(folder, `home-${place}`),
    ENTENTE_LOG: 'silent',
    DATABASE_URL: url,
    PORT: '0',
  });
  nodes[place] = await startNode(settings, { listen: false, jobs: false });
  return nodes[place];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-replica-'));
  postgres = await startEmbeddedPostgres(join(folder, 'postgres'), {
    password: 'test',
    settings: { wal_level: 'logical', full_page_writes: 'off' },
  });
  main = openDatabase(postgres.url, { connections: 4 });
  await migrate(main.url);
  await start(main.url, 0);
  key = (await addTrialAskers(main, 1))[0]!.key;
  for (const kind of KINDS) for (let n = 0; n < 20; n++) await keep(inventedRecord(kind, n, SEED));

  replica = await createTestDatabase();
  await main.query(
    `create publication entente_registers
        for table agencies, officers, officer_roles, api_keys, records, record_versions, record_subjects`,
  );
  await main.query(
    `create publication entente_changes for table changes (record_id, kind, at) with (publish = 'insert')`,
  );
  await replica.query(
    `create subscription entente connection '${postgres.url}' publication entente_registers, entente_changes`,
  );
});

afterAll(async () => {
  for (const node of nodes) await node?.close();
  await replica?.query('drop subscription if exists entente');
  await replica?.close();
  await main?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

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

test('a node on a logical replica gives the same answers, and hears of changes', async () => {
  await start(replica.url, 1);
  for (const kind of KINDS) {
    for (const n of [0, 7, 19, 20]) expect(await ask(1, kind, n)).toEqual(await ask(0, kind, n));
  }
  expect(await ask(1, 'document', 19)).toMatchObject({ outcome: 'hit' });
  expect(await ask(1, 'document', 20)).toMatchObject({ outcome: 'no-hit' });

  for (let n = 20; n < 25; n++) await keep(inventedRecord('document', n, SEED));
  await keep({ ...inventedRecord('person', 7, SEED), status: 'withdrawn', version: 2 });
  await expect.poll(() => ask(1, 'document', 24)).toMatchObject({ outcome: 'hit' });
  await expect.poll(() => ask(1, 'person', 7)).toMatchObject({ outcome: 'no-hit' });
});

test('a node that was down while its replica went on misses nothing', async () => {
  await nodes[1]!.close();
  for (let n = 25; n < 30; n++) await keep(inventedRecord('document', n, SEED));
  await expect
    .poll(
      async () =>
        (await replica.query(`select r.id from records r where r.id = $1`, [inventedRecord('document', 29, SEED).id]))
          .length,
    )
    .toBe(1);
  await start(replica.url, 1);
  expect(await ask(1, 'document', 29)).toMatchObject({ outcome: 'hit' });
});

test('a replica answers and accounts for hits, follows none up, and takes no reports: its owner would never see them', async () => {
  expect(await ask(1, 'plate', 3)).toMatchObject({ outcome: 'hit' });
  const [hits] = await replica.query<{ count: number }>(`select count(*) as count from hits`);
  expect(hits!.count).toBe(0);
  const report = await nodes[1]!.app.inject({
    method: 'POST',
    url: '/v1/registers/travel-document/records',
    headers: { authorization: `Bearer ${nodes[1]!.parts.keys.consoleToken}` },
    payload: aStolenPassport(),
  });
  expect([report.statusCode, report.json().detail]).toEqual([409, expect.stringContaining('replica')]);
  await nodes[1]!.audit.sealWaiting();
  expect(await verifyAudit(replica)).toMatchObject({ ok: true });
});
