import { expect, test } from 'vitest';
import { DatabaseFault, openDatabase, type Transaction } from '../../src/platform/database.ts';
import { asProblem } from '../../src/platform/problem-json.ts';
import { createTestDatabase } from '../support/test-database.ts';

/** Lets everybody through once so many have arrived; whoever comes later passes at once. */
function gate(wanted: number): () => Promise<void> {
  let arrived = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return () => {
    arrived += 1;
    if (arrived >= wanted) resolve();
    return promise;
  };
}

test('of two officers who lock the same two rows crosswise, both get their work done', async () => {
  const db = await createTestDatabase();
  try {
    await db.query('create table counters (id int primary key, value int not null)');
    await db.query('insert into counters values (1, 0), (2, 0)');
    const bothHoldOne = gate(2);
    let times = 0;
    const raise = (tx: Transaction, id: number): Promise<unknown> =>
      tx.query('update counters set value = value + 1 where id = $1', [id]);
    const work = (first: number, second: number) => async (tx: Transaction) => {
      times += 1;
      await tx.query(`set local deadlock_timeout = '20ms'`);
      await raise(tx, first);
      await bothHoldOne();
      await raise(tx, second);
    };
    await Promise.all([db.transaction(work(1, 2)), db.transaction(work(2, 1))]);
    const rows = await db.query<{ value: number }>('select value from counters order by id');
    expect(rows.map(({ value }) => value)).toEqual([2, 2]);
    expect(times).toBe(3); // one of them was done twice
  } finally {
    await db.close();
  }
});

test('work that cannot be done twice is not, and whoever asked is told to ask again', async () => {
  const db = await createTestDatabase();
  try {
    let times = 0;
    const failing = async (tx: Transaction): Promise<void> => {
      times += 1;
      await tx.query(`do $$ begin raise exception using errcode = '40001'; end $$`);
    };
    const fault = await db.transaction(failing, { once: true }).catch((error: unknown) => error);
    expect(times).toBe(1);
    expect(asProblem(fault)).toMatchObject({ kind: 'busy', retryAfterSeconds: 1, fault: { code: 'same-moment' } });
    await expect(db.transaction(failing)).rejects.toThrow(DatabaseFault);
    expect(times).toBe(4); // three times more, and no more
  } finally {
    await db.close();
  }
});

test('a database that starts, stops or cannot be reached is no failure of the node', () => {
  for (const code of ['57P01', '57P03', '08006', '53300', 'ECONNREFUSED']) {
    const problem = asProblem(new DatabaseFault(code, undefined));
    expect(problem).toMatchObject({ kind: 'busy', retryAfterSeconds: 5, fault: { code: 'database-away' } });
  }
  expect(asProblem(new DatabaseFault('42P01', undefined))).toMatchObject({ kind: 'internal' });
});

test('a day is the same day on a server of whatever time zone', async () => {
  const db = await createTestDatabase();
  const name = new URL(db.url).pathname.slice(1);
  await db.query(`alter database ${name} set timezone = 'Pacific/Kiritimati'`);
  const other = openDatabase(db.url, { connections: 1 });
  try {
    const [row] = await other.query<{ zone: string }>(`select current_setting('TimeZone') as zone`);
    expect(row!.zone).toBe('UTC');
  } finally {
    await other.close();
    await db.close();
  }
});
