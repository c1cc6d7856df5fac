import { inventedRecord } from '../src/app/trial/invented-checks.ts';
import { keepRecords } from '../src/domains/registers/public.ts';
import type { Pool } from '../src/platform/database.ts';

const SEED = 20_200_908;
const BATCH = 200;

/** Keeps records as an import does, so many a second, until told to stop; answers how many. */
export async function importSteadily(db: Pool, perSecond: number, from: number, going: () => boolean): Promise<number> {
  let kept = 0;
  const began = performance.now();
  while (going()) {
    const batch = Array.from({ length: BATCH }, (_, i) => inventedRecord('document', from + kept + i, SEED));
    await db.transaction((tx) =>
      keepRecords(
        tx,
        batch.map((record) => ({ record, note: { change: 'imported', changedBy: 'bench', agency: record.owner } })),
      ),
    );
    kept += BATCH;
    const ahead = (kept / perSecond) * 1000 - (performance.now() - began);
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
  }
  return kept;
}
