import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FEED_START, followChanges, noteChanges, presentPosition } from '../../src/platform/change-feed.ts';
import type { Pool } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { createTestDatabase } from '../support/test-database.ts';

let db: Pool;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** A transaction that notes changes and stays open until it is told to commit. */
function openTransaction(ids: readonly string[]): { noted: Promise<void>; commit(): Promise<void> } {
  let commit = (): void => {};
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let noted = (): void => {};
  const isNoted = new Promise<void>((resolve) => {
    noted = resolve;
  });
  const done = db.transaction(async (tx) => {
    await noteChanges(tx, 'person', ids);
    noted();
    await held;
  });
  return {
    noted: isNoted,
    commit() {
      commit();
      return done;
    },
  };
}

const following: { stop(): Promise<void> }[] = [];
async function stopFollowing(): Promise<void> {
  for (const follower of following.splice(0)) await follower.stop();
}
afterEach(stopFollowing);

async function follow(seen: string[], from = FEED_START) {
  const follower = await followChanges(
    db,
    from,
    async (changes) => void seen.push(...changes.map((change) => change.recordId)),
    () => seen.push('failed'),
  );
  following.push(follower);
  return follower;
}

// A follower may be given again what was committed before it began.
const among = (seen: readonly string[], ids: readonly string[]): string[] => seen.filter((id) => ids.includes(id));

test('a transaction that commits late is neither skipped nor waited for', async () => {
  const seen: string[] = [];
  const follower = await follow(seen);
  const [late, early] = [newId(), newId()];
  const slow = openTransaction([late]); // takes the lower transaction id …
  await slow.noted;
  await db.transaction((tx) => noteChanges(tx, 'person', [early])); // … but this one commits first
  await follower.caughtUp();
  expect(among(seen, [early, late])).toEqual([early]); // and is not held up by the other
  await slow.commit();
  await follower.caughtUp();
  expect(among(seen, [early, late])).toEqual([early, late]);
});

test('whatever the order in which transactions begin and commit, each change is taken exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ changes: fc.integer({ min: 1, max: 3 }), rank: fc.nat() }), { minLength: 1, maxLength: 6 }),
      async (plan) => {
        const seen: string[] = [];
        const follower = await follow(seen, await presentPosition(db));
        const open = plan.map(({ changes, rank }) => {
          const ids = Array.from({ length: changes }, newId);
          return { ids, rank, transaction: openTransaction(ids) };
        });
        for (const { transaction } of open) await transaction.noted;
        const committed: string[] = [];
        for (const { ids, transaction } of [...open].sort((one, other) => one.rank - other.rank)) {
          await transaction.commit();
          committed.push(...ids);
          await follower.caughtUp();
          const planned = open.flatMap(({ ids: all }) => all);
          expect(among(seen, planned).sort()).toEqual([...committed].sort());
        }
        await stopFollowing();
      },
    ),
    { numRuns: 15 },
  );
});

test('a follower that starts again from its position misses nothing that committed meanwhile', async () => {
  const first: string[] = [];
  const before = await follow(first, await presentPosition(db));
  const late = newId();
  const slow = openTransaction([late]);
  await slow.noted;
  const early = newId();
  await db.transaction((tx) => noteChanges(tx, 'person', [early]));
  await before.caughtUp();
  const position = before.position();
  await before.stop();
  await slow.commit();
  const second: string[] = [];
  const after = await follow(second, position);
  await after.caughtUp();
  expect(second).toContain(late); // and may be given again what it had: `early`
  expect(among(first, [early, late])).toEqual([early]);
});

test('a batch that could not be taken comes again', async () => {
  const seen: string[] = [];
  let refuse = true;
  const follower = await followChanges(
    db,
    await presentPosition(db),
    async (changes) => {
      if (refuse) throw new Error('not now');
      seen.push(...changes.map((change) => change.recordId));
    },
    () => {},
  );
  following.push(follower);
  const id = newId();
  await db.transaction((tx) => noteChanges(tx, 'person', [id]));
  await follower.caughtUp();
  expect(among(seen, [id])).toEqual([]);
  refuse = false;
  await follower.caughtUp();
  expect(among(seen, [id])).toEqual([id]);
});
