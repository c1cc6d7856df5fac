import type { Pool } from '../../platform/database.ts';
import { countWaiting, listBlocksFrom } from './audit.store.ts';
import type { NodeAudit } from './audit.ts';
import { unpackLines } from './block.ts';
import type { AuditEntry } from './entry-line.ts';

/** Every entry of a node's chain, oldest first, whoever may read it; for tests that look behind what is shown. */
export async function readChain(db: Pool, audit: NodeAudit): Promise<AuditEntry[]> {
  // A sealing that was under way when an entry came leaves it to the next.
  do await audit.sealWaiting();
  while ((await countWaiting(db)).waiting > 0);
  const entries: AuditEntry[] = [];
  for (let from = 0; ; ) {
    const blocks = await listBlocksFrom(db, audit.chain, { from, limit: 1000 });
    if (blocks.length === 0) return entries;
    for (const block of blocks) entries.push(...unpackLines(block.packed)!.map((line) => JSON.parse(line)));
    from = blocks.at(-1)!.height + 1;
  }
}
