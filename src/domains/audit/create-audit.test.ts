import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedHasher } from './asked-hash.ts';
import { anOfficer, aSearchNote, startTestParts, type TestParts } from './audit.fixtures.ts';
import { listBlocksFrom } from './audit.store.ts';
import type { NodeAudit } from './audit.ts';
import { unpackLines } from './block.ts';
import { createAudit } from './create-audit.ts';

let parts: TestParts;
let audit: NodeAudit;

beforeAll(async () => {
  parts = await startTestParts();
  audit = await createAudit(parts);
});
afterAll(async () => {
  await audit.stop();
  await parts.stop();
});

async function idsInChain(): Promise<string[]> {
  const blocks = await listBlocksFrom(parts.db, audit.chain, { from: 0, limit: 10_000 });
  return blocks.flatMap((block) => unpackLines(block.packed)!.map((line) => JSON.parse(line).id as string));
}

test('searches made at the same time share a block, and each is in the chain when it is answered', async () => {
  const officer = anOfficer();
  const before = audit.height();
  const ids = await Promise.all(Array.from({ length: 500 }, () => audit.append(aSearchNote({ officer }))));
  const inChain = new Set(await idsInChain());
  expect(ids.filter((id) => !inChain.has(id))).toEqual([]);
  expect(audit.height() - before).toBeLessThan(5);
});

test('the lines of a bulk search keep their order and are all in the chain', async () => {
  const notes = Array.from({ length: 10_000 }, (_, i) => aSearchNote({ facts: { line: i } }));
  const ids = await audit.appendMany(notes);
  const inChain = await idsInChain();
  expect(inChain.slice(-10_000)).toEqual(ids);
});

test('what a transaction notes is kept with it, and gone with it when it fails', async () => {
  const officer = anOfficer();
  const kept = await parts.db.transaction((tx) =>
    audit.record(tx, {
      action: 'record.reported',
      outcome: 'done',
      officer,
      records: [{ id: 'r-1', register: 'person', owner: 'ZZN-NCB' }],
    }),
  );
  let lost = '';
  await expect(
    parts.db.transaction(async (tx) => {
      lost = await audit.record(tx, { action: 'record.withdrawn', outcome: 'done', officer });
      throw new Error('the withdrawal failed');
    }),
  ).rejects.toThrow('the withdrawal failed');
  await expect.poll(idsInChain, { timeout: 1000 }).toContain(kept);
  expect(await idsInChain()).not.toContain(lost);
  expect(await parts.db.query('select entry, record_id, agency from audit_touches')).toEqual([
    { entry: kept, record_id: 'r-1', agency: 'ZZN-NCB' },
  ]);
  expect(await parts.db.query('select id from audit_waiting')).toEqual([]);
});

test('two processes on one chain get out of each other’s way and lose nothing', async () => {
  const other = await createAudit(parts);
  const ids = (
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const ids: string[] = [];
        for (let round = 0; round < 5; round += 1) ids.push(await (i % 2 ? audit : other).append(aSearchNote()));
        return ids;
      }),
    )
  ).flat();
  await other.stop();
  const inChain = new Set(await idsInChain());
  expect(ids.filter((id) => !inChain.has(id))).toEqual([]);
});

test('a question is remembered under a keyed hash and not under its words', () => {
  const key = Buffer.alloc(32, 7);
  for (const question of ['', 'person|müller|1957-03-14', 'x'.repeat(5000)]) {
    expect(askedHasher(key)(question)).toBe(
      createHmac('sha256', key).update(question).digest('base64url').slice(0, 22),
    );
  }
  expect(audit.hashAsked('a')).not.toBe(askedHasher(key)('a'));
});
