import type { ImportDesk } from './import-desk.ts';
import { closeInterrupted } from './import-records.ts';
import { forgetImports } from './imports.store.ts';

const DAY_MS = 86_400_000;
// Whoever sent the file mends it within a delivery or two of the list, which most publish monthly; a reject names a
// subject by the list's key, and is of no use after that.
const REJECTS_KEPT_DAYS = 90;
// As long as the longest review period of a record (60 months), so that its file and figures can still be looked up.
const IMPORTS_KEPT_DAYS = 5 * 366;

/** Drops the rejects of imports after ninety days and their figures after five years; clears up after those that died. */
export async function forgetOldImports(desk: Pick<ImportDesk, 'db' | 'clock'>): Promise<void> {
  await closeInterrupted(desk);
  const now = desk.clock().getTime();
  await desk.db.transaction((tx) =>
    forgetImports(tx, {
      rejectsBefore: new Date(now - REJECTS_KEPT_DAYS * DAY_MS),
      importsBefore: new Date(now - IMPORTS_KEPT_DAYS * DAY_MS),
    }),
  );
}
