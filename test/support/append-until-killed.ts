import { createAudit } from '../../src/domains/audit/create-audit.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { readKeys } from '../../src/platform/home.ts';
import { openLog } from '../../src/platform/log.ts';
import { openMetrics } from '../../src/platform/metrics.ts';
import { readSettings } from '../../src/platform/settings.ts';

// Started as a process by a test that kills it: prints the id of each audit entry once it is said to be durable. `own-thread`: as a node that listens writes its chain.
const settings = readSettings();
const db = openDatabase(settings.databaseUrl!, { connections: 4 });
const parts = {
  settings,
  db,
  keys: readKeys(settings.home),
  log: openLog('silent'),
  metrics: openMetrics(),
  clock: () => new Date(),
};
const audit = await createAudit(parts, { ownThread: process.argv[2] === 'own-thread' });

async function keepAsking(): Promise<never> {
  for (;;) process.stdout.write(`${await audit.append({ action: 'search', outcome: 'no-hit' })}\n`);
}
async function keepReporting(): Promise<never> {
  for (;;) {
    const id = await db.transaction((tx) => audit.record(tx, { action: 'record.reported', outcome: 'done' }));
    process.stdout.write(`${id}\n`);
  }
}
await Promise.all([...Array.from({ length: 50 }, keepAsking), ...Array.from({ length: 2 }, keepReporting)]);
