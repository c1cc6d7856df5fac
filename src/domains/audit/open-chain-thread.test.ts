import type { MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Problem } from '../../kernel/problem.ts';
import { newId } from '../../platform/ids.ts';
import { aSearchNote, startTestParts, type TestParts } from './audit.fixtures.ts';
import { findLastCheckpoint, listBlocksFrom } from './audit.store.ts';
import type { NodeAudit } from './audit.ts';
import { unpackLines } from './block.ts';
import type { HandedBlock } from './chain-messages.ts';
import { createAudit } from './create-audit.ts';
import { entryLineWriter } from './entry-line.ts';
import { packEntries } from './pack-entries.ts';
import { verifyNodeAudit } from './verify-node-audit.ts';

const DAY_MS = 86_400_000;

let parts: TestParts;
let audit: NodeAudit;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  parts = await startTestParts({ clock: () => new Date(Date.now() + ahead) });
  audit = await createAudit(parts, { ownThread: true });
});
afterEach(async () => {
  await audit.stop();
  await parts.stop();
});

async function idsInChain(): Promise<Set<string>> {
  const blocks = await listBlocksFrom(parts.db, audit.chain, { from: 0, limit: 10_000 });
  return new Set(blocks.flatMap((block) => unpackLines(block.packed)!.map((line) => JSON.parse(line).id as string)));
}

const write = entryLineWriter(aSearchNote());

function aBlock(entries: number): { ids: string[]; packed: HandedBlock['entries'] } {
  const all = Array.from({ length: entries }, (_, n) => {
    const entry = { id: newId(), at: new Date().toISOString(), asked: `q${n}` };
    return { ...entry, line: write(entry) };
  });
  return { ids: all.map(({ id }) => id), packed: packEntries(all) };
}

function handOver(port: MessagePort, entries: HandedBlock['entries']): Promise<void> {
  const { job, done } = audit.directBlocks!.expect();
  port.postMessage({ job, entries } satisfies HandedBlock);
  return done;
}

/** What the thread cannot read ends it, as any fault of its own would. */
const endThread = (): void => audit.directBlocks!.openPort().postMessage(null);

test('blocks that other threads hand over stand beside entries noted here, in one chain that verifies', async () => {
  const ports = [audit.directBlocks!.openPort(), audit.directBlocks!.openPort()];
  const blocks = Array.from({ length: 30 }, (_, n) => aBlock(1 + n * 7));
  const [noted] = await Promise.all([
    Promise.all(Array.from({ length: 100 }, () => audit.append(aSearchNote()))),
    ...blocks.map(({ packed }, n) => handOver(ports[n % 2]!, packed)),
  ]);
  const inChain = await idsInChain();
  const promised = [...noted, ...blocks.flatMap(({ ids }) => ids)];
  expect(promised.filter((id) => !inChain.has(id))).toEqual([]);
  expect(inChain.size).toBe(promised.length);
  expect(await verifyNodeAudit(parts, audit)).toMatchObject({ ok: true });
});

test('when the thread ends, what was not written is refused, what was promised is there, and the chain goes on', async () => {
  const promised: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = audit.directBlocks!.generation;
    const handed = aBlock(50);
    const port = audit.directBlocks!.openPort();
    const asked = [
      ...Array.from({ length: 200 }, () => audit.append(aSearchNote())),
      handOver(port, handed.packed).then(() => handed.ids),
    ];
    if (round > 0) await asked[0];
    endThread();
    for (const outcome of await Promise.allSettled(asked)) {
      if (outcome.status === 'fulfilled') promised.push(...[outcome.value].flat());
      else expect(outcome.reason).toMatchObject({ kind: 'busy', retryAfterSeconds: 2 });
    }
    await expect.poll(() => audit.directBlocks!.generation).toBe(before + 1);
    promised.push(await audit.append(aSearchNote()));
    const again = aBlock(20);
    await handOver(audit.directBlocks!.openPort(), again.packed);
    promised.push(...again.ids);
  }
  const inChain = await idsInChain();
  expect(promised.length).toBeGreaterThan(200);
  expect(promised.filter((id) => !inChain.has(id))).toEqual([]);
  expect(await verifyNodeAudit(parts, audit)).toMatchObject({ ok: true });
  const blocks = await listBlocksFrom(parts.db, audit.chain, { from: 0, limit: 10_000 });
  expect(audit.height()).toBe(blocks.at(-1)!.height);
});

test('a thread that finds no chain to go on with refuses, and the next one that does goes on', async () => {
  await audit.append(aSearchNote());
  await parts.db.query('alter table audit_blocks rename to audit_blocks_away');
  endThread();
  await expect.poll(() => audit.directBlocks!.generation).toBe(2);
  await expect(audit.append(aSearchNote())).rejects.toBeInstanceOf(Problem);
  await parts.db.query('alter table audit_blocks_away rename to audit_blocks');
  const id = await audit.append(aSearchNote());
  expect((await idsInChain()).has(id)).toBe(true);
});

test('checkpoints are signed by the clock of the node, wherever the chain is written', async () => {
  ahead = 30 * DAY_MS;
  await audit.append(aSearchNote());
  await audit.checkpoint();
  const { at } = (await findLastCheckpoint(parts.db, audit.chain))!;
  expect(Date.parse(at) - Date.now()).toBeGreaterThan(29 * DAY_MS);
});
