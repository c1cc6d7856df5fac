import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeAudit } from '../src/domains/audit/audit.ts';
import type { AuditNote } from '../src/domains/audit/audit-entry.ts';
import { createAudit } from '../src/domains/audit/create-audit.ts';
import { verifyNodeAudit } from '../src/domains/audit/verify-node-audit.ts';
import type { Officer } from '../src/kernel/officer.ts';
import { openDatabase } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { readKeys } from '../src/platform/home.ts';
import { newId } from '../src/platform/ids.ts';
import { openLog } from '../src/platform/log.ts';
import { openMetrics } from '../src/platform/metrics.ts';
import { migrate } from '../src/platform/migrate.ts';
import type { NodeParts } from '../src/platform/node-parts.ts';
import { readSettings } from '../src/platform/settings.ts';

const ASKERS = [1, 64, 1024];
const BULK_LINES = 1000;
const BULK_STREAMS = 2;

interface Figure {
  readonly case: string;
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
}

interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuUs: number;
}

function readFlag(args: readonly string[], name: string, fallback: number): number {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? fallback : Number(args[at + 1]);
  if (!(value > 0)) throw new Error(`--${name} takes a number above zero`);
  return value;
}

/** Officers of 33 countries ask, as on an action day; one search in 2,800 is a hit. */
function noteMaker(officers: readonly Officer[], hashAsked: NodeAudit['hashAsked']): () => AuditNote {
  let made = 0;
  return () => {
    made += 1;
    const officer = officers[made % officers.length]!;
    const hit = made % 2800 === 0;
    return {
      action: 'search',
      officer,
      outcome: hit ? 'hit' : 'no-hit',
      purpose: 'border-management',
      operation: 'JAD-2020',
      asked: hashAsked(`document|${made}`),
      requestId: officer.id,
      records: hit ? [{ id: newId(), register: 'travel-document', owner: 'ZZN-NCB' }] : undefined,
    };
  };
}

function inventedOfficers(): Officer[] {
  return Array.from({ length: 330 }, (_, i) => {
    const country = `Q${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + (i % 33) / 2)}`;
    const agency = {
      id: newId(),
      code: `${country}-BORDER`,
      name: country,
      party: country,
      functions: ['border-guard'] as const,
    };
    return { id: newId(), name: '', agency, rights: new Set(), via: 'api-key' as const, credentialId: newId() };
  });
}

/** Runs so many askers for some seconds and until there are so many entries; `ask` answers how many it made durable. */
async function measure(askers: number, seconds: number, ask: () => Promise<number>, atLeast = 0): Promise<Run> {
  const latencies: number[] = [];
  let entries = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: askers }, async () => {
      while (performance.now() < end || entries < atLeast) {
        const asked = performance.now();
        const durable = await ask(); // before adding: others add while this one waits
        entries += durable;
        latencies.push(performance.now() - asked);
      }
    }),
  );
  const tookMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor((latencies.length - 1) * share)]!;
  return { perSecond: (entries / tookMs) * 1000, p50Ms: at(0.5), p99Ms: at(0.99), cpuUs: (user + system) / entries };
}

/**
 * How fast searches are accounted for, with each entry on disk before its answer. The rival is what one would write
 * first: one row and one commit for each entry, on twelve connections.
 */
export async function run(args: string[]): Promise<void> {
  const json = args.includes('--json');
  const seconds = readFlag(args, 'seconds', 4);
  const leastBulkLines = readFlag(args, 'lines', 1); // 14e6: the 2020 action days
  const home = mkdtempSync(join(tmpdir(), 'entente-bench-audit-'));
  const keys = readKeys(home);
  const postgres = await startEmbeddedPostgres(join(home, 'postgres'), { password: keys.databasePassword });
  try {
    await migrate(postgres.url);
    const db = openDatabase(postgres.url);
    const parts: NodeParts = {
      settings: readSettings({ ENTENTE_HOME: home }),
      keys,
      db,
      log: openLog('silent'),
      metrics: openMetrics(),
      clock: () => new Date(),
    };
    const figures: Figure[] = [];
    const say = (name: string, metric: string, unit: string, value: number): void => {
      const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
      figures.push({ case: name, metric, unit, value: rounded });
      if (json)
        process.stdout.write(`${JSON.stringify({ bench: 'audit', case: name, metric, unit, value: rounded })}\n`);
    };
    const sayRun = (name: string, ran: Run): void => {
      say(name, 'rate', 'entries/s', ran.perSecond);
      say(name, 'p50', 'ms', ran.p50Ms);
      say(name, 'p99', 'ms', ran.p99Ms);
      say(name, 'cpu of the node', 'µs/entry', ran.cpuUs);
    };

    const audit = await createAudit(parts);
    const note = noteMaker(inventedOfficers(), audit.hashAsked);
    const one = (): Promise<number> => audit.append(note()).then(() => 1);
    await measure(64, 1, one); // warm
    const ours = new Map<number, Run>();
    for (const askers of ASKERS) {
      ours.set(askers, await measure(askers, seconds, one));
      sayRun(`chain, ${askers} at a time`, ours.get(askers)!);
    }
    const lines = async (): Promise<number> =>
      (await audit.appendMany(Array.from({ length: BULK_LINES }, note))).length;
    const bulk = await measure(BULK_STREAMS, seconds, lines, leastBulkLines);
    sayRun(`chain, bulk lines by ${BULK_LINES}`, bulk);

    await db.query('create table rival (id uuid primary key, at timestamptz not null, entry jsonb not null)');
    const insert = async (): Promise<number> => {
      const { officer, ...said } = note();
      const entry = { ...said, officer: officer!.id, agency: officer!.agency.code };
      await db.query('insert into rival (id, at, entry) values ($1, $2, $3)', [newId(), new Date(), entry]);
      return 1;
    };
    await measure(64, 1, insert);
    for (const askers of ASKERS) {
      const rival = await measure(askers, seconds, insert);
      sayRun(`one insert an entry, ${askers} at a time`, rival);
      say(`ratio, ${askers} at a time`, 'chain to rival', '×', ours.get(askers)!.perSecond / rival.perSecond);
    }

    await audit.checkpoint();
    let rss = 0;
    globalThis.gc?.();
    const progress = (): void => {
      rss = Math.max(rss, process.memoryUsage.rss());
    };
    const verdict = await verifyNodeAudit(parts, audit, { progress });
    if (!verdict.ok) throw new Error(`the chain does not verify: ${verdict.faults[0]!.detail}`);
    say('verify', 'entries', 'entries', verdict.entries);
    say('verify', 'rate', 'entries/s', (verdict.entries / verdict.tookMs) * 1000);
    say('verify', 'memory of the process', 'MB', rss / 1e6);
    const [size] = await db.query<{ chain: number; rival: number; rows: number }>(
      `select pg_total_relation_size('audit_blocks') as chain, pg_total_relation_size('rival') as rival,
              (select count(*) from rival) as rows`,
    );
    say('size', 'chain', 'bytes/entry', size!.chain / verdict.entries);
    say('size', 'rival', 'bytes/entry', size!.rival / size!.rows);
    await audit.stop();

    // The floor: how often this disk can promise anything, and how fast this core hashes.
    await db.query('create table floor (filler bytea not null)');
    const flush = await measure(1, Math.min(seconds, 2), () =>
      db.query('insert into floor values ($1)', [randomBytes(8)]).then(() => 1),
    );
    say('floor: one insert, one asker', 'p50', 'ms', flush.p50Ms);
    await db.close();
    if (!json) print(figures);
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map((figure) => figure.case.length));
  let last = '';
  for (const { case: name, metric, unit, value } of figures) {
    process.stdout.write(
      `${(name === last ? '' : name).padEnd(width)}  ${metric.padEnd(16)} ${String(value).padStart(10)} ${unit}\n`,
    );
    last = name;
  }
}
