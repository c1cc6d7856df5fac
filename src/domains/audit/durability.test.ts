import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestParts, type TestParts } from './audit.fixtures.ts';
import { listBlocksFrom } from './audit.store.ts';
import { unpackLines } from './block.ts';
import { createAudit } from './create-audit.ts';
import { verifyNodeAudit } from './verify-node-audit.ts';

let parts: TestParts;

beforeAll(async () => {
  parts = await startTestParts();
});
afterAll(() => parts.stop());

const SCRIPT = fileURLToPath(new URL('../../../test/support/append-until-killed.ts', import.meta.url));

/** Runs a process that notes things without pause, kills it after so many, and answers the ids it called durable. */
async function noteUntilKilled(atLeast: number, where: string): Promise<string[]> {
  const child = spawn(process.execPath, [SCRIPT, where], {
    env: { PATH: process.env.PATH, ENTENTE_HOME: parts.settings.home, DATABASE_URL: parts.db.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (said.length > atLeast * 37) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said.split('\n').slice(0, -1); // the last line may have been cut by the kill
}

test('whatever was called durable is in the chain after the node is killed in the middle of it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const durable = await noteUntilKilled(500 + round * 777, round % 2 === 0 ? 'own-thread' : 'here');
    expect(durable.length).toBeGreaterThan(400);
    const audit = await createAudit(parts);
    const blocks = await listBlocksFrom(parts.db, audit.chain, { from: 0, limit: 100_000 });
    const inChain = new Set(
      blocks.flatMap((block) => unpackLines(block.packed)!.map((line) => JSON.parse(line).id as string)),
    );
    expect(durable.filter((id) => !inChain.has(id))).toEqual([]);
    // What it had sent may be kept by PostgreSQL a moment after its death; that too is sealed.
    await expect.poll(() => verifyNodeAudit(parts, audit)).toMatchObject({ ok: true, waiting: 0 });
    await audit.stop();
  }
});
