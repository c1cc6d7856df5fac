import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditVerdict, createAudit, verifyAudit } from '../../domains/audit/public.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  dropEverything,
  liftGuards,
  listTables,
  type Refill,
  setSequence,
  withRefill,
} from '../../platform/copy-tables.ts';
import type { Database } from '../../platform/database.ts';
import { readKeys } from '../../platform/home.ts';
import { migrateWithin, migrationState } from '../../platform/migrate.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { type BackupContents, COPIED_KEYS, NOT_COPIED, readBackup } from './backup-file.ts';
import type { MaintenanceProgress } from './backup-node.ts';

export interface RestoreSummary {
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly keys: boolean;
  readonly audit: AuditVerdict;
  readonly seconds: number;
}

/** Whether nobody has used the node yet: no record, and nobody but the first administrator, who never came in. */
async function isEmpty(db: Database): Promise<boolean> {
  const [row] = await db.query<{ used: boolean }>(
    `select exists (select from records) or exists (select from passwords) or (select count(*) from officers) > 1 as used`,
  );
  return !row!.used;
}

async function refill(tx: Refill, file: string, progress: (at: MaintenanceProgress) => void): Promise<BackupContents> {
  let putBack: (() => Promise<void>) | undefined;
  let done = 0;
  let of = 0;
  const contents = await readBackup(file, {
    async begin(manifest) {
      await dropEverything(tx);
      await migrateWithin(tx, manifest.migration);
      const present = new Map((await listTables(tx, NOT_COPIED)).map((table) => [table.name, table]));
      for (const { name, columns } of manifest.tables) {
        const has = present.get(name)?.columns;
        if (!has || columns.some((column) => !has.includes(column))) {
          throw new Problem(
            'unreadable-file',
            `This backup holds a table "${name}" that this release does not know in that form.`,
          );
        }
      }
      putBack = await liftGuards(tx, [...present.values()]);
      of = manifest.tables.length;
    },
    async table(table, chunks) {
      let bytes = 0;
      const counted = async function* (): AsyncGenerator<Buffer> {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          progress({ table: table.name, done, of, bytes });
          yield chunk;
        }
      };
      const rows = await tx.copyInText(table, counted());
      done += 1;
      return rows;
    },
  });
  for (const [name, value] of Object.entries(contents.checks.sequences)) await setSequence(tx, name, value);
  await putBack?.();
  await migrateWithin(tx);
  return contents;
}

function layDownKeys(home: string, keys: ReadonlyMap<string, Buffer>): () => void {
  const folder = join(home, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = [...keys.keys()].filter((name) => COPIED_KEYS.includes(name));
  for (const name of names) writeFileSync(join(folder, `${name}.restored`), keys.get(name)!, { mode: 0o600 });
  return () => {
    for (const name of names) renameSync(join(folder, `${name}.restored`), join(folder, name));
  };
}

/** Forgets what the data folder knew of the data that were here before. */
function forgetFormerData(home: string): void {
  for (const name of readdirSync(home)) {
    if (/^audit-(checkpoint|evidence)-/.test(name)) rmSync(join(home, name), { force: true });
  }
  rmSync(join(home, 'index'), { recursive: true, force: true }); // it is built anew from the records
}

/**
 * Fills a node from a backup: reads the whole file and checks it first, then changes everything in one transaction or
 * nothing. The node must not be running; `parts` are those of a process that only restores.
 */
export async function restoreNode(
  parts: NodeParts,
  file: string,
  {
    replace = false,
    despiteAuditFaults = false,
    progress = () => {},
  }: { replace?: boolean; despiteAuditFaults?: boolean; progress?: (at: MaintenanceProgress) => void } = {},
): Promise<RestoreSummary> {
  const startedMs = performance.now();
  if (!existsSync(file)) throw new Problem('not-found', `There is no file ${file}.`);
  if (!replace && !(await isEmpty(parts.db))) {
    throw new Problem(
      'node-not-empty',
      'This node holds data already. Say --replace to lose them and put the backup in their place.',
    );
  }
  const { manifest, keys } = await readBackup(file);
  const { newest } = await migrationState(parts.db.url);
  if (manifest.migration > newest) {
    throw new Problem(
      'unreadable-file',
      'This backup was made by a newer release of Entente. Install that one, then restore. Nothing was changed.',
    );
  }

  const { home } = parts.settings;
  const takeKeysInUse = layDownKeys(home, keys);
  const { contents, verdict } = await withRefill(parts.db.url, async (tx) => {
    // Whoever still works on the database would otherwise let this wait forever.
    await tx.query(`set local lock_timeout = '15s'`);
    const contents = await refill(tx, file, progress);
    const verdict = await verifyAudit(tx);
    if (!verdict.ok && !despiteAuditFaults) {
      throw new Problem(
        'unreadable-file',
        `The audit in this backup does not verify: ${verdict.faults[0]!.detail} Nothing was changed.`,
      );
    }
    return { contents, verdict };
  }).catch((error: { code?: string }) => {
    if (error.code === '55P03') {
      throw new Problem('busy', 'Another process works on this database. Stop every node that uses it, then restore.');
    }
    throw error;
  });
  takeKeysInUse();
  forgetFormerData(home);

  const audit = await createAudit({ ...parts, keys: readKeys(home) });
  const rows = Object.values(contents.checks.tables).reduce((sum, table) => sum + table.rows, 0);
  await audit.append({
    action: 'node.restored',
    outcome: 'done',
    facts: { backupMadeAt: manifest.madeAt, rows, keys: keys.size > 0 },
  });
  await audit.stop();
  return {
    madeAt: manifest.madeAt,
    tables: manifest.tables.length,
    rows,
    keys: keys.size > 0,
    audit: verdict,
    seconds: Math.round(performance.now() - startedMs) / 1000,
  };
}
