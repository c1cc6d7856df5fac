import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inventedRecord } from '../src/app/trial/invented-checks.ts';
import { keepRecords } from '../src/domains/registers/public.ts';
import { openDatabase, type Pool } from '../src/platform/database.ts';

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

/** The same in a thread of its own, so that whoever measures meanwhile does not wait for it. */
export function importBeside(databaseUrl: string, perSecond: number, from: number): { stop(): Promise<number> } {
  const worker = new Worker(new URL(import.meta.url), { workerData: { databaseUrl, perSecond, from } });
  const ended = once(worker, 'message') as Promise<[number]>;
  return {
    async stop() {
      worker.postMessage('stop');
      const [kept] = await ended;
      return kept;
    },
  };
}

if (!isMainThread && workerData?.databaseUrl !== undefined) {
  const { databaseUrl, perSecond, from } = workerData as { databaseUrl: string; perSecond: number; from: number };
  let going = true;
  parentPort!.once('message', () => {
    going = false;
  });
  const db = openDatabase(databaseUrl, { connections: 2 });
  const kept = await importSteadily(db, perSecond, from, () => going);
  await db.close();
  parentPort!.postMessage(kept);
}
