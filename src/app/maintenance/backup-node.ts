import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteBeside } from '../../domains/audit/public.ts';
import { Problem } from '../../kernel/problem.ts';
import { createArchive } from '../../platform/archive.ts';
import { listTables, readSequences, withSnapshot } from '../../platform/copy-tables.ts';
import { migrationState } from '../../platform/migrate.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import {
  type BackupChecks,
  type BackupManifest,
  CHECKS,
  COPIED_KEYS,
  MANIFEST,
  NOT_COPIED,
  sha256,
} from './backup-file.ts';

// Large enough that a header for each costs nothing, small enough to be held in memory.
const CHUNK_BYTES = 4 * 1024 * 1024;

export interface BackupSummary {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly withKeys: boolean;
  readonly seconds: number;
}

/** How far a backup or a restore is, for whoever waits. */
export interface MaintenanceProgress {
  readonly table: string;
  readonly done: number;
  readonly of: number;
  readonly bytes: number;
}

function readNodeKeys(home: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>();
  for (const name of COPIED_KEYS) keys.set(name, readFileSync(join(home, 'keys', name)));
  return keys;
}

/**
 * Writes everything the node holds into one file, as it was at one instant, while the node goes on working.
 * `withKeys` adds the node's secrets in the clear: such a file opens the node to whoever has it.
 */
export async function backupNode(
  parts: Pick<NodeParts, 'db' | 'settings' | 'clock' | 'keys'>,
  file: string,
  { withKeys = false, progress = () => {} }: { withKeys?: boolean; progress?: (at: MaintenanceProgress) => void } = {},
): Promise<BackupSummary> {
  if (existsSync(file)) throw new Problem('conflict', `There is a file ${file} already. Choose another name.`);
  const startedMs = performance.now();
  const madeAt = parts.clock();
  const { applied } = await migrationState(parts.db.url);
  const archive = await createArchive(file, madeAt).catch((error: { code?: string }) => {
    const why =
      error.code === 'EEXIST'
        ? `another backup to it is running, or one was cut off: remove ${file}.partial`
        : error.code;
    throw new Problem('conflict', `The file ${file} cannot be written: ${why}.`);
  });
  try {
    // Noted before the look is taken, so that the backup holds the entry about itself.
    await noteBeside(parts, { action: 'node.backup', outcome: 'done', facts: { withKeys } });
    const rows = await withSnapshot(parts.db.url, async (snapshot) => {
      const tables = await listTables(snapshot, NOT_COPIED);
      const manifest: BackupManifest = {
        format: 'entente-backup-1',
        madeAt: madeAt.toISOString(),
        migration: applied,
        tables,
        withKeys,
      };
      const contents = Buffer.from(JSON.stringify(manifest, null, 2));
      await archive.add(MANIFEST, contents);
      const sums: Record<string, { rows: number; bytes: number; sha256: string }> = {};
      for (const [done, table] of tables.entries()) {
        const hash = createHash('sha256');
        const copy = snapshot.copyOut(table);
        let bytes = 0;
        let part = 0;
        let held: Buffer[] = [];
        let heldBytes = 0;
        const put = async (): Promise<void> => {
          part += 1;
          await archive.add(`data/${table.name}/${String(part).padStart(6, '0')}`, Buffer.concat(held));
          held = [];
          heldBytes = 0;
          progress({ table: table.name, done, of: tables.length, bytes });
        };
        for await (const chunk of copy.chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          held.push(chunk);
          heldBytes += chunk.length;
          if (heldBytes >= CHUNK_BYTES) await put();
        }
        if (heldBytes > 0) await put();
        sums[table.name] = { rows: copy.rows(), bytes, sha256: hash.digest('hex') };
      }
      if (withKeys)
        for (const [name, body] of readNodeKeys(parts.settings.home)) await archive.add(`keys/${name}`, body);
      const checks: BackupChecks = {
        manifest: sha256(contents),
        tables: sums,
        sequences: await readSequences(snapshot),
      };
      await archive.add(CHECKS, Buffer.from(JSON.stringify(checks, null, 2)));
      return Object.values(sums).map((sum) => sum.rows);
    });
    return {
      file,
      bytes: await archive.finish(),
      tables: rows.length,
      rows: rows.reduce((sum, one) => sum + one, 0),
      withKeys,
      seconds: Math.round(performance.now() - startedMs) / 1000,
    };
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}
