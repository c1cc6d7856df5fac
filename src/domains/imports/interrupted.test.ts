import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeInterrupted } from './import-records.ts';
import { bytesOf, type ImportTest, startImportTest } from './imports.fixtures.ts';

let node: ImportTest;
beforeEach(async () => {
  node = await startImportTest();
});
afterEach(() => node.stop());

const ROWS = 3000;
const FILE = `id,vin,reason\n${Array.from({ length: ROWS }, (_, i) => `k${i},WVWZZZ1JZ3W${String(i).padStart(6, '0')},stolen`).join('\n')}\n`;
const order = { format: 'csv', register: 'vehicle', list: 'stolen cars' } as const;

async function lastImport(): Promise<{ status: string; created: number; said: string | null }> {
  const [row] = await node.parts.db.query<{ status: string; created: number; said: string | null }>(
    `select m.status, m.created, m.said from imports m order by m.id desc limit 1`,
  );
  return row!;
}

test('an import stopped between batches leaves whole batches, and importing again does the rest', async () => {
  const stopping = new AbortController();
  const stopped = node.run({ ...order, stream: FILE, signal: stopping.signal }, ({ created }) => {
    if (created >= 1000) stopping.abort();
  });
  await expect(stopped).rejects.toThrow('stopped');
  const kept = (await node.records('vehicle')).length;
  expect(kept).toBeGreaterThanOrEqual(1000);
  expect(kept).toBeLessThan(ROWS);
  expect(await lastImport()).toMatchObject({ status: 'interrupted', created: kept });
  // Every record that stands has its version, its place in the list and its note in the change feed.
  const [whole] = await node.parts.db.query<Record<string, number>>(
    `select (select count(*) from record_versions) as versions, (select count(*) from import_items) as items,
            (select count(distinct c.record_id) from changes c) as changes`,
  );
  expect(whole).toEqual({ versions: kept, items: kept, changes: kept });

  const resumed = await node.run({ ...order, stream: FILE });
  expect(resumed).toMatchObject({ read: ROWS, created: ROWS - kept, unchanged: kept, amended: 0, withdrawn: 0 });
  expect(await node.records('vehicle')).toHaveLength(ROWS);
  expect(await node.run({ ...order, stream: FILE })).toMatchObject({ created: 0, unchanged: ROWS });
});

test('a sender that goes away in the middle of the file changes nothing', async () => {
  async function* cut(): AsyncGenerator<Uint8Array> {
    yield* bytesOf(FILE.slice(0, FILE.length / 2));
    throw new Error('aborted');
  }
  await expect(node.run({ ...order, stream: cut() })).rejects.toThrow('aborted');
  expect(await node.records('vehicle')).toEqual([]);
  expect(await lastImport()).toMatchObject({ status: 'interrupted' });
  expect(await node.run({ ...order, stream: FILE })).toMatchObject({ created: ROWS });
});

test('an import whose process died is marked interrupted at the next start, a living one is not', async () => {
  let release = (): void => {};
  const waits = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* slow(): AsyncGenerator<Uint8Array> {
    yield* bytesOf(FILE);
    await waits;
  }
  const living = node.run({ ...order, stream: slow() });
  await expect.poll(async () => (await node.parts.db.query(`select 1 from imports`)).length).toBe(1);
  await node.parts.db.query(
    `insert into imports (id, owner, officer, format, source, name, complete, status, started_at)
     values (gen_random_uuid(), 'ZZN-NCB', 'x', 'csv', 'another list', 'f', false, 'applying', now())`,
  );
  await closeInterrupted(node.desk);
  const states = await node.parts.db.query(`select m.source, m.status from imports m order by m.source`);
  expect(states).toEqual([
    { source: 'another list', status: 'interrupted' },
    { source: 'stolen cars', status: 'reading' },
  ]);
  await expect(node.run({ ...order, stream: FILE })).rejects.toMatchObject({ kind: 'conflict' });
  release();
  expect(await living).toMatchObject({ created: ROWS });
});
