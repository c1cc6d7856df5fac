import { readdirSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { countWaiting, findNewestEntryAt, type NodeAudit, verifyNodeAudit } from '../../domains/audit/public.ts';
import type { Database } from '../../platform/database.ts';
import { migrationState } from '../../platform/migrate.ts';
import type { NodeParts } from '../../platform/node-parts.ts';

/** What one look at the node found; `todo` says what to do when it is not well. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** By this other languages say the same; the words are in `web/src/languages`, families `healthFound` and `healthTodo`. */
  readonly code: HealthCode;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly detail: string;
  readonly todo?: string;
}

/** All that can be found. */
export const HEALTH_CODES = [
  'postgres-old',
  'not-on-disk',
  'on-disk',
  'migrations-behind',
  'migrations-ahead',
  'migrations-in',
  'audit-broken',
  'audit-whole',
  'none-waiting',
  'entries-wait',
  'disk-free',
  'clocks-apart',
  'entry-in-future',
  'clocks-agree',
  'keys-open',
  'keys-closed',
  'index-counts',
  'not-seen',
] as const;
type HealthCode = (typeof HEALTH_CODES)[number];

const OLDEST_POSTGRES = 150_000;
const LAST_BLOCKS = 256;
// Below this a busy day may fill a disk of any size; a twentieth warns earlier, though not of many GiB on a large one.
const LEAST_FREE_BYTES = 1024 ** 3;
const LEAST_FREE_SHARE = 0.05;
const ENOUGH_FREE_BYTES = 5 * 1024 ** 3;
const MOST_CLOCK_DIFFERENCE_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

type Examination = () => Promise<Omit<Finding, 'check'>>;

async function examineDatabase(db: Database): Promise<Omit<Finding, 'check'>> {
  const [row] = await db.query<{ number: string; version: string; synchronous: string; fsync: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version,
            current_setting('synchronous_commit') as synchronous, current_setting('fsync') as fsync`,
  );
  const { number, version, synchronous, fsync } = row!;
  if (Number(number) < OLDEST_POSTGRES) {
    return {
      ok: false,
      code: 'postgres-old',
      values: { version },
      detail: `PostgreSQL ${version} is older than 15.`,
      todo: 'Upgrade PostgreSQL to 15 or later.',
    };
  }
  if (synchronous === 'off' || fsync === 'off') {
    return {
      ok: false,
      code: 'not-on-disk',
      values: { version },
      detail: `PostgreSQL ${version} answers before data are on disk (synchronous_commit ${synchronous}, fsync ${fsync}).`,
      todo: 'Set synchronous_commit and fsync to on.',
    };
  }
  return {
    ok: true,
    code: 'on-disk',
    values: { version },
    detail: `PostgreSQL ${version}, writes reach the disk before they are answered.`,
  };
}

async function examineMigrations(url: string): Promise<Omit<Finding, 'check'>> {
  const { applied, newest } = await migrationState(url);
  if (applied < newest) {
    return {
      ok: false,
      code: 'migrations-behind',
      values: { applied, newest },
      detail: `The database is at migration ${applied} of ${newest}.`,
      todo: 'Start the node once: it brings the database up to date.',
    };
  }
  if (applied > newest) {
    return {
      ok: false,
      code: 'migrations-ahead',
      values: { applied, newest },
      detail: `The database is at migration ${applied}; this release knows ${newest}.`,
      todo: 'Install the release that wrote this database, or a newer one.',
    };
  }
  return { ok: true, code: 'migrations-in', values: { newest }, detail: `All ${newest} migrations are in.` };
}

async function examineAudit(
  parts: NodeParts,
  audit: NodeAudit | undefined,
  full: boolean,
): Promise<Omit<Finding, 'check'>> {
  const last = full ? undefined : LAST_BLOCKS;
  const verdict = await verifyNodeAudit(parts, audit, { last });
  if (!verdict.ok) {
    return {
      ok: false,
      code: 'audit-broken',
      values: { faults: verdict.faultCount },
      detail: verdict.faults[0]!.detail + (verdict.faultCount > 1 ? ` And ${verdict.faultCount - 1} more faults.` : ''),
      todo: 'Keep the database as it is, run "entente audit verify", tell the data-protection officer.',
    };
  }
  const scope = full ? 'the whole chain' : `the last ${LAST_BLOCKS} blocks of each chain; --full looks at all`;
  const { entries, blocks } = verdict;
  return {
    ok: true,
    code: 'audit-whole',
    values: { entries, blocks },
    detail: `${entries} entries in ${blocks} blocks verify (${scope}).`,
  };
}

async function examineWaiting({ db, clock }: NodeParts): Promise<Omit<Finding, 'check'>> {
  const { waiting, oldestAt } = await countWaiting(db);
  const late = oldestAt !== null && clock().getTime() - Date.parse(oldestAt) > LONGEST_WAIT_MS;
  const detail =
    waiting === 0
      ? 'No entry waits to be sealed.'
      : `${waiting} entries wait to be sealed, the oldest since ${oldestAt}.`;
  const found = {
    code: waiting === 0 ? 'none-waiting' : 'entries-wait',
    values: { waiting, since: oldestAt ?? '' },
    detail,
  } as const;
  return late
    ? { ok: false, ...found, todo: 'Start the node: it seals them. If it runs, look for "audit" in its log.' }
    : { ok: true, ...found };
}

async function examineDisk(home: string): Promise<Omit<Finding, 'check'>> {
  const { bavail, blocks, bsize } = await statfs(home);
  const free = bavail * bsize;
  const share = bavail / blocks;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB (${Math.round(share * 100)} %) are free where the data folder is.`;
  const values = { gib: Number((free / 1024 ** 3).toFixed(1)), percent: Math.round(share * 100) };
  const found = { code: 'disk-free', values, detail } as const;
  return free < LEAST_FREE_BYTES || (share < LEAST_FREE_SHARE && free < ENOUGH_FREE_BYTES)
    ? { ok: false, ...found, todo: 'Make room, or move the data folder (ENTENTE_HOME) to a larger disk.' }
    : { ok: true, ...found };
}

async function examineClock({ db, clock }: NodeParts): Promise<Omit<Finding, 'check'>> {
  const before = clock().getTime();
  const [row] = await db.query<{ at: string }>('select clock_timestamp() as at');
  const at = Date.parse(row!.at);
  // What a busy machine takes to ask and to answer is no difference of clocks.
  const apartMs = Math.max(0, before - at, at - clock().getTime());
  const newest = await findNewestEntryAt(db);
  if (apartMs > MOST_CLOCK_DIFFERENCE_MS) {
    return {
      ok: false,
      code: 'clocks-apart',
      values: { seconds: Number((apartMs / 1000).toFixed(1)) },
      detail: `The clocks of the node and of the database are ${(apartMs / 1000).toFixed(1)} s apart.`,
      todo: 'Let both machines take their time from the same source (NTP).',
    };
  }
  if (newest !== undefined && Date.parse(newest) - clock().getTime() > MOST_CLOCK_DIFFERENCE_MS) {
    return {
      ok: false,
      code: 'entry-in-future',
      values: { newest },
      detail: `The newest audit entry is of ${newest}, which is in the future.`,
      todo: 'The clock was set back, or ran ahead before: compare it with a reliable one.',
    };
  }
  return {
    ok: true,
    code: 'clocks-agree',
    values: { apartMs },
    detail: `Node and database agree on the time within ${apartMs} ms, and it does not lie before the newest audit entry.`,
  };
}

async function examineFolder(home: string): Promise<Omit<Finding, 'check'>> {
  const keys = join(home, 'keys');
  const open = [keys, ...readdirSync(keys).map((name) => join(keys, name))].filter(
    (path) => (statSync(path).mode & 0o077) !== 0,
  );
  return open.length > 0
    ? {
        ok: false,
        code: 'keys-open',
        values: { paths: open.join(', '), command: `chmod -R go= ${keys}` },
        detail: `Others on this machine may read ${open.join(', ')}.`,
        todo: `chmod -R go= ${keys}`,
      }
    : { ok: true, code: 'keys-closed', detail: 'The keys in the data folder are readable by their owner only.' };
}

/** Looks at everything a node needs, says what is wrong and what to do; nothing is changed. */
export async function examineNode(
  parts: NodeParts,
  {
    full = false,
    audit,
    index,
  }: {
    /** Verify the whole audit rather than its end. */
    full?: boolean;
    /** The running node's own audit, when this is asked inside one. */
    audit?: NodeAudit;
    /** How the search index is, told by whoever has it. */
    index?: Examination;
  } = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  async function look(check: string, examine: Examination, todo: string): Promise<boolean> {
    try {
      findings.push({ check, ...(await examine()) });
    } catch (error) {
      const code = (error as { code?: string }).code;
      findings.push({
        check,
        ok: false,
        code: 'not-seen',
        detail: `This could not be looked at${code ? ` (${code})` : ''}.`,
        todo,
      });
    }
    return findings.at(-1)!.ok;
  }
  const { db, settings } = parts;
  const { home } = settings;
  let reached = false;
  await look(
    'database',
    async () => {
      const found = await examineDatabase(db);
      reached = true;
      return found;
    },
    settings.databaseUrl
      ? 'Check that PostgreSQL runs and that DATABASE_URL leads to it.'
      : 'Start the node again; its log says why PostgreSQL does not run.',
  );
  if (reached) {
    const migrated = await look('migrations', () => examineMigrations(db.url), 'Start the node once.');
    if (migrated) {
      await look('audit', () => examineAudit(parts, audit, full), 'Run "entente audit verify".');
      await look('audit-waiting', () => examineWaiting(parts), 'Start the node.');
      await look('clock', () => examineClock(parts), 'Compare the clocks.');
    }
  }
  if (index) await look('index', index, 'Start the node again: the index is built from the records.');
  await look('disk', () => examineDisk(home), 'Check that the data folder is there.');
  await look('data-folder', () => examineFolder(home), 'Check that the data folder is there and is yours.');
  return findings;
}
