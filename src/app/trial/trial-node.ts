import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTrialAskers, createAccess, type TrialAsker } from '../../domains/access/public.ts';
import { createAudit } from '../../domains/audit/public.ts';
import { loadRecords, type RegisterRecord } from '../../domains/registers/public.ts';
import type { Pool } from '../../platform/database.ts';
import { migrate } from '../../platform/migrate.ts';
import { readSettings } from '../../platform/settings.ts';
import { findNodeAddress } from '../node-address.ts';
import { openParts } from '../open-parts.ts';

const ROOT = join(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/node/bin/node');
const MB = 1_000_000;
// What Linux shows to programs, on every machine.
const TICKS_A_SECOND = 100;

/** A throw-away data folder with registers, and the systems that may ask. */
export interface TrialHome {
  readonly home: string;
  readonly askers: readonly TrialAsker[];
  readonly records: number;
  remove(): void;
}

/** Fills a new data folder with an embedded PostgreSQL, systems of so many invented countries, and records. */
export async function prepareTrialHome(
  records: Iterable<RegisterRecord>,
  { countries = 33, also = async () => {} }: { countries?: number; also?: (db: Pool) => Promise<void> } = {},
): Promise<TrialHome> {
  const home = mkdtempSync(join(tmpdir(), 'entente-trial-'));
  const remove = (): void => rmSync(home, { recursive: true, force: true });
  try {
    const settings = readSettings({ ENTENTE_HOME: home, ENTENTE_LOG: 'silent' });
    const opened = await openParts(settings, { clock: () => new Date(), onStep: () => {} });
    try {
      const { parts } = opened;
      await migrate(parts.db.url);
      const audit = await createAudit(parts);
      await createAccess(parts, audit).loadParties();
      await audit.stop();
      const askers = await addTrialAskers(parts.db, countries);
      const loaded = await loadRecords(parts.db, records);
      await parts.db.query('analyze');
      await also(parts.db);
      return { home, askers, records: loaded, remove };
    } finally {
      await opened.close();
    }
  } catch (error) {
    remove();
    throw error;
  }
}

/** A node in a process of its own. */
export interface TrialNode {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process until it listens. */
  readonly startedInMs: number;
  /** Address of its PostgreSQL. */
  readonly databaseUrl: string;
  /** Asks as the operator at the console. */
  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Processor time it has used so far, all its threads together. */
  cpuSeconds(): number;
  rssMb(): number;
  /** The most memory it held at once. */
  peakRssMb(): number;
  stop(): Promise<void>;
}

/** Starts a node on a data folder and waits until it listens; rejects with what it said when it ends before. */
export async function startTrialNode(
  home: string,
  { env = {}, nodeFlags = [] }: { env?: Record<string, string>; nodeFlags?: readonly string[] } = {},
): Promise<TrialNode> {
  const began = performance.now();
  const child = spawn(NODE, [...nodeFlags, join(ROOT, 'src/app/main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: '',
      ENTENTE_HOME: home,
      ENTENTE_DEMO: '0',
      ENTENTE_LOG: 'error',
      ENTENTE_RATE_LIMIT: '10000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A trial that ends early takes its node along.
  const takeAlong = (): void => void child.kill('SIGTERM');
  process.once('exit', takeAlong);
  child.once('exit', () => process.off('exit', takeAlong));
  let said = '';
  for (const out of [child.stdout!, child.stderr!]) {
    out.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
    });
  }
  while (findNodeAddress(home)?.pid !== child.pid || !said.includes('listens on')) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The trial node did not start: ${said.trim() || child.signalCode}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const startedInMs = performance.now() - began;
  const { url, postgresPort } = findNodeAddress(home)!;
  const secret = (name: string): string => readFileSync(join(home, 'keys', name), 'utf8');
  const memory = (field: string): number => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return (Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / MB;
  };
  return {
    url,
    pid: child.pid!,
    startedInMs,
    databaseUrl:
      env.DATABASE_URL ??
      `postgres://entente:${encodeURIComponent(secret('database.password'))}@127.0.0.1:${postgresPort}/postgres`,
    async ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
      const response = await fetch(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${secret('console.token')}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Answer;
    },
    cpuSeconds: () => cpuSecondsOf(child.pid!),
    rssMb: () => memory('VmRSS'),
    peakRssMb: () => memory('VmHWM'),
    stop: () => stopped(child),
  };
}

/** Processor time that a process has used so far, all its threads together. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / TICKS_A_SECOND;
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
