import { expect, test } from 'vitest';
import { replayJad2020 } from './replay.ts';

test('a small action day is replayed: every planted hit is found, no other is told, every search is accounted for', async () => {
  const report = await replayJad2020({ scale: 0.0005, seed: 3 });
  expect(report).toMatchObject({ searches: 7000, planted: 2, found: 2, missed: 0, false: 0, auditVerified: true });
  // One entry for each search, and the few of starting and of following two hits up.
  expect(report.auditEntries).toBeGreaterThanOrEqual(report.searches);
  expect(report.auditEntries).toBeLessThan(report.searches + 20);
});
