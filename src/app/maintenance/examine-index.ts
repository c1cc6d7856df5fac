import { type LiveIndex, openLiveIndex } from '../../domains/search/public.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import type { Finding } from './examine-node.ts';

/** Whether the index holds what the registers hold: of the running node, or of one built for the purpose. */
export async function examineIndex(parts: NodeParts, running?: LiveIndex): Promise<Omit<Finding, 'check'>> {
  const index = running ?? (await openLiveIndex(parts));
  try {
    await index.caughtUp();
    const [row] = await parts.db.query<{ searchable: number }>(
      `select count(*) as searchable from records r
        where r.status = 'active' and r.valid_from <= current_date and (r.valid_until is null or r.valid_until >= current_date)`,
    );
    const { records } = index.records.stats();
    const detail = `${records} records in the index, ${row!.searchable} in the registers.`;
    const found = { code: 'index-counts', values: { records, searchable: row!.searchable }, detail } as const;
    if (records >= row!.searchable) return { ok: true, ...found };
    return { ok: false, ...found, todo: 'Start the node again: the index is built from the registers.' };
  } finally {
    if (!running) await index.stop();
  }
}
