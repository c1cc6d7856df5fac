import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventedRecord } from '../src/app/trial/invented-checks.ts';
import { prepareTrialHome, startTrialNode } from '../src/app/trial/trial-node.ts';
import { keepRecords } from '../src/domains/registers/public.ts';
import { openDatabase } from '../src/platform/database.ts';
import { Figures, readFlag } from './figures.ts';
import { importSteadily } from './import-steadily.ts';

const SEED = 20_200_908;
const PROBE_EVERY_MS = 250;

/**
 * From the commit of a record until another node process on the same PostgreSQL finds it, while records are imported.
 * The records are written by this process, as a third node would.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('follow', args);
  const records = readFlag(args, 'records', 5e4);
  const perSecond = readFlag(args, 'rate', 2000);
  const seconds = readFlag(args, 'seconds', 20);
  const trial = await prepareTrialHome(
    (function* () {
      for (let n = 0; n < records; n++) yield inventedRecord('document', n, SEED);
    })(),
    { countries: 1 },
  );
  const second = mkdtempSync(join(tmpdir(), 'entente-trial-'));
  try {
    const one = await startTrialNode(trial.home);
    const other = await startTrialNode(second, { env: { DATABASE_URL: one.databaseUrl } });
    const db = openDatabase(one.databaseUrl, { connections: 4 });
    const key = trial.askers[0]!.key;
    const finds = async (url: string, number: string, issuer: string): Promise<boolean> => {
      const reply = await fetch(new URL('/v1/searches', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ purpose: 'border-management', subject: { document: { number, issuer } } }),
      });
      return ((await reply.json()) as { outcome: string }).outcome === 'hit';
    };
    let going = true;
    const importing = importSteadily(db, perSecond, 10_000_000, () => going);
    const latencies: number[] = [];
    const answers: number[] = [];
    const began = performance.now();
    for (let n = 20_000_000; performance.now() - began < seconds * 1000; n++) {
      const record = inventedRecord('document', n, SEED);
      const { number, issuer } = record.subject as { number: string; issuer: string };
      await db.transaction((tx) =>
        keepRecords(tx, [{ record, note: { change: 'reported', changedBy: 'bench', agency: record.owner } }]),
      );
      const committed = performance.now();
      for (;;) {
        const asked = performance.now();
        const found = await finds(other.url, number, issuer);
        answers.push(performance.now() - asked);
        if (found) break;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      latencies.push(performance.now() - committed);
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    }
    going = false;
    const kept = await importing;
    const took = (performance.now() - began) / 1000;
    figures.say('import beside', 'rate', 'records/s', kept / took);
    figures.sayLatencies('commit to answer on another node', latencies);
    figures.sayLatencies('a search meanwhile', answers);
    const [size] = await db.query<{ bytes: number; rows: number }>(
      `select pg_total_relation_size('changes') as bytes, (select count(*) from changes) as rows`,
    );
    figures.say('change feed', 'on disk', 'bytes/change', size!.bytes / size!.rows);

    // A node that was down catches up.
    await other.stop();
    const missed = 20_000;
    for (let at = 0; at < missed; at += 1000) {
      const batch = Array.from({ length: 1000 }, (_, i) => inventedRecord('document', 30_000_000 + at + i, SEED));
      await db.transaction((tx) =>
        keepRecords(
          tx,
          batch.map((record) => ({ record, note: { change: 'imported', changedBy: 'bench', agency: record.owner } })),
        ),
      );
    }
    const again = await startTrialNode(second, { env: { DATABASE_URL: one.databaseUrl } });
    figures.say(`a node that missed ${missed} changes`, 'ready after', 's', again.startedInMs / 1000);
    await db.close();
    await again.stop();
    await one.stop();
  } finally {
    trial.remove();
    rmSync(second, { recursive: true, force: true });
  }
  figures.print();
}
