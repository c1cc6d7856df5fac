import type { Officer } from '../../kernel/officer.ts';
import type { Database } from '../../platform/database.ts';
import { keepRecords } from './keep-record.ts';
import { nextVersion } from './record-life.ts';
import { lockRecord } from './registers.store.ts';

/** Notes that the owner has just confirmed its record, in the transaction that does so; one no longer in force stays as it is. */
export async function confirmRecord(
  tx: Database,
  {
    id,
    officer,
    why,
    now,
  }: { readonly id: string; readonly officer: Officer; readonly why: string; readonly now: string },
): Promise<void> {
  const record = await lockRecord(tx, id);
  if (record?.status !== 'active' || record.owner !== officer.agency.code) return;
  const confirmed = nextVersion(record, { confirmedAt: now }, now);
  const note = { change: 'reviewed', why, changedBy: officer.id, agency: officer.agency.code } as const;
  await keepRecords(tx, [{ record: confirmed, note }]);
}
