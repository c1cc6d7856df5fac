import { afterEach, beforeEach, expect, test } from 'vitest';
import { RightOfWay } from '../../platform/right-of-way.ts';
import type { ImportDesk } from './import-desk.ts';
import { runImport } from './import-records.ts';
import { bytesOf, type ImportTest, startImportTest } from './imports.fixtures.ts';

let node: ImportTest;
beforeEach(async () => {
  node = await startImportTest();
});
afterEach(() => node.stop());

const ROWS = 230;
const order = {
  format: 'csv',
  register: 'vehicle',
  list: 'stolen cars',
  complete: true,
  allowWithdrawals: true,
} as const;

function fileOf(rows: number, reason: string): string {
  const line = (i: number): string => `k${i},WVWZZZ1JZ3W${String(i).padStart(6, '0')},${reason}`;
  return `id,vin,reason\n${Array.from({ length: rows }, (_, i) => line(i)).join('\n')}\n`;
}

/** How many records each transaction kept since the last call. */
async function takeBatches(): Promise<number[]> {
  const batches = await node.parts.db.query<{ records: number }>(
    `select count(*) as records from changes c group by c.xid order by c.xid`,
  );
  await node.parts.db.query('delete from changes');
  return batches.map(({ records }) => records);
}

test('an import is done in small pieces while searches go on, and it ends although they never stop', async () => {
  const always = new RightOfWay(() => 0);
  always.claim();
  const beside: ImportDesk = { ...node.desk, rightOfWay: always };
  const run = (desk: ImportDesk, file: string) => runImport(desk, node.officer, { ...order, stream: bytesOf(file) });

  expect(await run(beside, fileOf(ROWS, 'stolen'))).toMatchObject({ read: ROWS, created: ROWS, rejected: 0 });
  expect(await takeBatches()).toEqual([50, 50, 50, 50, 30]);
  expect(await run(beside, fileOf(1, 'stolen'))).toMatchObject({ unchanged: 1, withdrawn: ROWS - 1 });
  expect(await takeBatches()).toEqual([50, 50, 50, 50, 29]);

  // Nobody searches: a commit is shared by as many as may be.
  expect(await run(node.desk, fileOf(ROWS, 'stolen'))).toMatchObject({ unchanged: 1, created: ROWS - 1 });
  expect(await takeBatches()).toEqual([ROWS - 1]);
});
