import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WHEN_BUSY } from '../../../test/support/busy-machine.ts';
import { readKeys } from '../../platform/home.ts';
import { newId } from '../../platform/ids.ts';
import { askedHasher } from './asked-hash.ts';
import { anOfficer, aSearchNote, startTestParts, type TestParts } from './audit.fixtures.ts';
import { listBlocksFrom } from './audit.store.ts';
import type { NodeAudit } from './audit.ts';
import { unpackLines } from './block.ts';
import { createAudit } from './create-audit.ts';
import { entryLineWriter, writeEntryLine } from './entry-line.ts';
import { noteBeside } from './note-beside.ts';
import { packEntries } from './pack-entries.ts';
import { verifyNodeAudit } from './verify-node-audit.ts';

describe.each([
  ['in the thread that answers', false],
  ['in a thread of its own', true],
])('a chain that is written %s', (_where, ownThread) => {
  let parts: TestParts;
  let audit: NodeAudit;

  beforeAll(async () => {
    parts = await startTestParts();
    audit = await createAudit(parts, { ownThread });
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

  test('blocks that came packed and entries noted one by one stand in one chain that verifies', async () => {
    const before = await idsInChain();
    const write = entryLineWriter(aSearchNote({ officer: anOfficer() }));
    const block = (from: number) =>
      packEntries(
        Array.from({ length: 700 }, (_, i) => {
          const entry = { id: newId(), at: new Date(1_600_000_000_000 + from + i).toISOString(), asked: `q${i}` };
          return { ...entry, line: write(entry) };
        }),
      );
    await Promise.all([...[0, 1000, 2000].map((from) => audit.appendPacked(block(from))), audit.append(aSearchNote())]);
    expect((await idsInChain()).length - before.length).toBe(2101);
    expect(await verifyNodeAudit(parts, audit)).toMatchObject({ ok: true });
  });

  test('a line put together around what never changes is the canonical line', () => {
    const officer = { ...anOfficer(), credentialId: 'k"1' };
    const note = aSearchNote({ officer, caseReference: '"at":"<at>"', operation: '{"id":"<id>"}', requestId: 'r-1' });
    const entry = { id: newId(), at: '2026-01-02T03:04:05.006Z', asked: 'abc_-9' };
    expect(entryLineWriter(note)(entry)).toBe(writeEntryLine({ ...note, asked: entry.asked }, entry.id, entry.at));
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
    await expect.poll(idsInChain).toContain(kept);
    expect(await idsInChain()).not.toContain(lost);
    expect(await parts.db.query('select entry, record_id, agency from audit_touches')).toEqual([
      { entry: kept, record_id: 'r-1', agency: 'ZZN-NCB' },
    ]);
    expect(await parts.db.query('select id from audit_waiting')).toEqual([]);
  });

  test('two processes on one chain get out of each other’s way and lose nothing', async () => {
    const other = await createAudit(parts, { ownThread });
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

  test('what waits is sealed once, however many look for it at the same time', async () => {
    const others = [await createAudit(parts, { ownThread }), await createAudit(parts, { chain: 'beside', ownThread })];
    const noted: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const officer = anOfficer();
      const records = [{ id: `r-${round}`, register: 'person', owner: 'ZZE-NCB' }];
      const ids = await Promise.all(
        Array.from({ length: 7 }, () =>
          parts.db.transaction((tx) => audit.record(tx, { ...aSearchNote({ records }), officer })),
        ),
      );
      // As if another node had left them for a minute: then every chain looks for them.
      if (round % 2 === 0) await parts.db.query(`update audit_waiting set at = now() - interval '2 minutes'`);
      await Promise.all([audit, ...others].flatMap((one) => [one.sealWaiting(), one.append(aSearchNote())]));
      noted.push(...ids);
    }
    await expect.poll(() => parts.db.query('select id from audit_waiting')).toEqual([]);
    const blocks = [audit, others[1]!].map(({ chain }) => listBlocksFrom(parts.db, chain, { from: 0, limit: 10_000 }));
    const sealed = (await Promise.all(blocks)).flat().flatMap((block) => unpackLines(block.packed)!);
    const ids = sealed.map((line) => JSON.parse(line).id as string);
    expect(noted.map((id) => ids.filter((one) => one === id).length)).toEqual(noted.map(() => 1));
    for (const other of others) await other.stop();
    expect(await verifyNodeAudit(parts, audit)).toMatchObject({ ok: true, waiting: 0 });
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

  test('records named with signs that the database refuses do not keep other entries from the disk', async () => {
    const odd = ['a\0b', 'lone \ud800', 'lone \ud800', '\0'].map((id) => ({ id, register: 'x\0', owner: '\udfff' }));
    const [withOdd, innocent] = await audit.appendMany([aSearchNote({ records: odd }), aSearchNote()]);
    const inChain = await idsInChain();
    expect(inChain).toContain(withOdd);
    expect(inChain).toContain(innocent);
    const noted = await parts.db.transaction((tx) => audit.record(tx, aSearchNote({ records: odd })));
    await expect.poll(idsInChain).toContain(noted);
    expect(await verifyNodeAudit(parts, audit)).toMatchObject({ ok: true });
  });

  test('when the database throws everybody out, what was called durable is there, and the chain goes on', async () => {
    const durable: string[] = [];
    let refused = 0;
    let thrownOut = 0;
    const askers = Array.from({ length: 20 }, async () => {
      while (thrownOut < 6 || refused === 0) {
        try {
          durable.push(await audit.append(aSearchNote()));
        } catch (error) {
          expect(error).toMatchObject({ kind: 'busy' });
          refused += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    });
    // Until it met a block on its way to the disk at least once.
    while (thrownOut < 6 || refused === 0) {
      await new Promise((resolve) => setTimeout(resolve, 30 + thrownOut * 7));
      await parts.db
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and application_name = 'entente'`,
        )
        .catch(() => {});
      thrownOut += 1;
    }
    await Promise.all(askers);
    // A connection whose end has not been heard of yet may still be taken once.
    await expect.poll(() => audit.append(aSearchNote()).then((id) => durable.push(id))).toBeGreaterThan(0);
    const inChain = new Set(await vi.waitFor(idsInChain, { timeout: 1000 * WHEN_BUSY }));
    expect(durable.filter((id) => !inChain.has(id))).toEqual([]);
    await expect.poll(() => verifyNodeAudit(parts, audit)).toMatchObject({ ok: true });
  });

  test('after the stop nothing is promised any more', async () => {
    const other = await createAudit(parts, { chain: 'other', ownThread });
    const last = other.append(aSearchNote());
    await other.stop();
    await expect(last).resolves.toBeTruthy();
    await expect(other.append(aSearchNote())).rejects.toMatchObject({ kind: 'busy' });
    expect(await verifyNodeAudit(parts, other)).toMatchObject({
      ok: true,
      chains: expect.arrayContaining([expect.objectContaining({ chain: other.chain, blocks: 1, checkpoints: 1 })]),
    });
  });

  test('entries of a transaction that are long or many are sealed in blocks of bearable size', async () => {
    const before = audit.height();
    const long = { note: 'x'.repeat(1_500_000) };
    await parts.db.transaction(async (tx) => {
      for (let i = 0; i < 6; i += 1) await audit.record(tx, aSearchNote({ facts: long }));
      for (let i = 0; i < 5000; i += 1) await audit.record(tx, aSearchNote());
    });
    await audit.sealWaiting();
    await expect.poll(() => parts.db.query('select id from audit_waiting')).toEqual([]);
    const blocks = await listBlocksFrom(parts.db, audit.chain, { from: before + 1, limit: 100 });
    expect(blocks.reduce((sum, block) => sum + block.entries, 0)).toBe(5006);
    expect(Math.max(...blocks.map((block) => block.entries))).toBeLessThanOrEqual(4096);
    expect(blocks.length).toBeGreaterThan(2);
  });

  test('a tail that was cut while the node was down is noticed at the start, noted, and not forgotten by later checkpoints', async () => {
    const chain = 'cut';
    const first = await createAudit(parts, { chain, ownThread });
    for (let i = 0; i < 5; i += 1) await first.append(aSearchNote());
    await first.stop();
    await parts.db.query('delete from audit_checkpoints where chain = $1', [first.chain]);
    await parts.db.query('delete from audit_blocks where chain = $1 and height >= 2', [first.chain]);
    for (let start = 0; start < 2; start += 1) {
      const second = await createAudit(parts, { chain, ownThread });
      for (let i = 0; i < 8; i += 1) await second.append(aSearchNote());
      await second.checkpoint();
      const { faults } = await verifyNodeAudit(parts, second);
      expect(faults).toMatchObject([{ kind: 'checkpoint-contradicts', chain: second.chain, height: 4 }]);
      await second.stop();
    }
    const blocks = await listBlocksFrom(parts.db, first.chain, { from: 2, limit: 100 });
    const entries = blocks.flatMap((block) => unpackLines(block.packed)!.map((line) => JSON.parse(line)));
    expect(entries.filter((entry) => entry.action === 'audit.verified')).toMatchObject([
      { outcome: 'failed', facts: { lostHeight: 4 } },
    ]);
  });

  test('two nodes on one database write a chain each, and what a dead one left waiting is sealed by the other', async () => {
    const home = join(parts.settings.home, 'other-node');
    mkdirSync(home);
    const neighbour = { ...parts, settings: { ...parts.settings, home }, keys: readKeys(home) };
    const other = await createAudit(neighbour, { ownThread });
    expect(other.chain).not.toBe(audit.chain);
    await Promise.all([audit, other].map((one) => one.appendMany(Array.from({ length: 100 }, () => aSearchNote()))));
    await other.stop();

    const left = await noteBeside(neighbour, aSearchNote());
    const fresh = await noteBeside(neighbour, aSearchNote());
    await parts.db.query(`update audit_waiting set at = now() - interval '2 minutes' where id = $1`, [left]);
    await audit.sealWaiting();
    expect(await idsInChain()).toContain(left);
    expect(await parts.db.query('select id from audit_waiting')).toEqual([{ id: fresh }]);

    const again = await createAudit(neighbour, { ownThread });
    expect(await parts.db.query('select id from audit_waiting')).toEqual([]);
    expect(await verifyNodeAudit(neighbour, again)).toMatchObject({ ok: true });
    await again.stop();
  });
});
