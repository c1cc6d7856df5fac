import { afterAll, beforeAll, expect, test } from 'vitest';
import { FEED_START, followChanges, noteChanges, readChanges } from '../../src/platform/change-feed.ts';
import type { Pool } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { createTestDatabase } from '../support/test-database.ts';

let db: Pool;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

test('a transaction that commits late is neither skipped nor read twice', async () => {
  const late = newId();
  const early = newId();
  const seen: string[] = [];
  const follower = await followChanges(
    db,
    FEED_START,
    async (changes) => void seen.push(...changes.map((change) => change.recordId)),
    (error) => {
      throw error;
    },
  );
  let finish = (): void => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = db.transaction(async (tx) => {
    await noteChanges(tx, 'person', [late]); // takes the lower transaction id …
    await held;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await db.transaction((tx) => noteChanges(tx, 'person', [early])); // … but this one commits first
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen).toEqual([]); // nothing may be read while an older transaction is open
  finish();
  await slow;
  await follower.caughtUp();
  expect(seen).toEqual([late, early]);
  await follower.stop();
});

test('reading on from a position gives only what came after it', async () => {
  const before = await readChanges(db, FEED_START);
  const last = before.at(-1)!;
  const id = newId();
  await db.transaction((tx) => noteChanges(tx, 'person', [id]));
  const after = await readChanges(db, { xid: last.xid, seq: last.seq });
  expect(after.map((change) => change.recordId)).toEqual([id]);
});
