import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetOldImports } from './forget-imports.ts';
import { type ImportTest, startImportTest } from './imports.fixtures.ts';

let node: ImportTest;
beforeEach(async () => {
  node = await startImportTest();
});
afterEach(() => node.stop());

/** A list of stolen cars, from the first on. */
function list(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, i) => `V-${i + from},WVWZZZ1JZ3W${String(i + from).padStart(6, '0')}`);
  return `id,vin\n${rows.join('\n')}\n`;
}

const order = { format: 'csv', register: 'vehicle', reason: 'stolen', list: 'depot', complete: true } as const;

async function standing(): Promise<number> {
  return (await node.records('vehicle')).filter(({ status }) => status === 'active').length;
}

test('a list that lost more than a tenth withdraws nothing until somebody allows it; what it brings is taken', async () => {
  await node.run({ ...order, stream: list(200) });
  const cut = `${list(170)}V-999,WVWZZZ1JZ3W000999\n`;
  expect(await node.run({ ...order, stream: cut })).toMatchObject({ created: 1, withdrawn: 0, held: 30 });
  expect(await standing()).toBe(201);
  const [told] = await node.parts.db.query<{ held: number; said: string; status: string }>(
    `select m.held, m.said, m.status from imports m order by m.id desc limit 1`,
  );
  expect(told).toMatchObject({ held: 30, status: 'finished', said: expect.stringContaining('were not withdrawn') });

  const allowed = await node.run({ ...order, stream: cut, allowWithdrawals: true });
  expect(allowed).toMatchObject({ created: 0, withdrawn: 30, unchanged: 171 });
  expect(allowed).not.toHaveProperty('held');
  expect(await standing()).toBe(171);
});

test('a tenth of a long list, or twenty of a short one, go without asking', async () => {
  await node.run({ ...order, stream: list(300) });
  expect(await node.run({ ...order, stream: list(270) })).toMatchObject({ withdrawn: 30 });
  await node.run({ ...order, list: 'gate', stream: list(25, 500) });
  expect(await node.run({ ...order, list: 'gate', stream: list(5, 500) })).toMatchObject({ withdrawn: 20 });
});

test('rejects are forgotten after ninety days, the figures of an import after five years', async () => {
  const { id } = await node.run({ ...order, complete: false, stream: `${list(1)}V-1,x\n` });
  expect(await node.rejects(id)).toHaveLength(1);
  const after = async (days: number): Promise<[rejects: number, imports: number]> => {
    const clock = (): Date => new Date(Date.now() + days * 86_400_000);
    await forgetOldImports({ ...node.desk, clock });
    const imports = await node.parts.db.query(`select 1 from imports m where m.id = $1`, [id]);
    return [(await node.rejects(id)).length, imports.length];
  };
  expect(await after(89)).toEqual([1, 1]);
  expect(await after(91)).toEqual([0, 1]);
  expect(await after(1829)).toEqual([0, 1]);
  expect(await after(1831)).toEqual([0, 0]);
  expect(await standing()).toBe(1);
});
