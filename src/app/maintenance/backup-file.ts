import { createHash } from 'node:crypto';
import { Problem } from '../../kernel/problem.ts';
import { ArchiveFault, readArchive } from '../../platform/archive.ts';
import type { CopiedTable } from '../../platform/copy-tables.ts';

/** The first entry of a backup: what is in it. */
export interface BackupManifest {
  readonly format: 'entente-backup-1';
  readonly madeAt: string;
  /** The migration that the database had reached. */
  readonly migration: number;
  readonly tables: readonly CopiedTable[];
  readonly withKeys: boolean;
}

/** The last entry of a backup: by what to know that it is whole. */
export interface BackupChecks {
  readonly manifest: string;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly bytes: number; readonly sha256: string }>>;
  readonly sequences: Readonly<Record<string, string>>;
}

export const MANIFEST = 'manifest.json';
export const CHECKS = 'checks.json';

/**
 * Tables that are not copied. Changes are numbered by the transactions of one database and mean nothing in another;
 * the index is built from the records after a restore. The list of migrations is written by the migrations themselves.
 */
export const NOT_COPIED = ['changes', 'changes_trimmed', 'schema_migrations'];

/** Secrets that go along when asked for; the password of the database and the console's token belong to the machine. */
export const COPIED_KEYS = ['asked-hash.key', 'audit-signing.pem', 'sealing.key'];

export function sha256(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

const NAME = /^[a-z_][a-z0-9_]*$/;
const SAFE_NAMES = (manifest: BackupManifest): boolean =>
  manifest.tables.every(({ name, columns }) => [name, ...columns].every((one) => NAME.test(one)));

function unreadable(why: string): Problem {
  return new Problem('unreadable-file', `This backup cannot be used: ${why}. Nothing was changed.`);
}

function parse<Shape>(body: Buffer, what: string): Shape {
  try {
    return JSON.parse(body.toString('utf8')) as Shape;
  } catch {
    throw unreadable(`its ${what} is damaged`);
  }
}

function readManifest(name: string, body: Buffer): BackupManifest {
  const manifest = name === MANIFEST ? parse<BackupManifest>(body, 'list of contents') : undefined;
  if (
    manifest?.format !== 'entente-backup-1' ||
    !Array.isArray(manifest.tables) ||
    !Number.isInteger(manifest.migration)
  ) {
    throw unreadable('it was not written by "entente backup"');
  }
  if (!SAFE_NAMES(manifest)) throw unreadable('it names tables that no node has');
  return manifest;
}

/** What reading a backup to its end brings to light. */
export interface BackupContents {
  readonly manifest: BackupManifest;
  readonly checks: BackupChecks;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/**
 * Reads a backup from end to end and checks every sum. `take` is handed the rows of each table as they go by and
 * must use them up; without it they are only checked.
 */
export async function readBackup(
  path: string,
  take?: {
    /** Told of the contents before the first row. */
    begin(manifest: BackupManifest): Promise<void>;
    table(table: CopiedTable, chunks: AsyncIterable<Buffer>): Promise<number>;
  },
): Promise<BackupContents> {
  const entries = readArchive(path);
  try {
    const first = await entries.next();
    if (first.done) throw unreadable('it is empty');
    const manifest = readManifest(first.value.name, first.value.body);
    await take?.begin(manifest);

    const found: Record<string, { rows: number; bytes: number; sha256: string }> = {};
    const keys = new Map<string, Buffer>();
    let current = await entries.next();
    for (const table of manifest.tables) {
      const prefix = `data/${table.name}/`;
      const hash = createHash('sha256');
      let bytes = 0;
      const chunks = async function* (): AsyncGenerator<Buffer> {
        for (; !current.done && current.value.name.startsWith(prefix); current = await entries.next()) {
          hash.update(current.value.body);
          bytes += current.value.body.length;
          yield current.value.body;
        }
      };
      let rows = -1;
      if (take) rows = await take.table(table, chunks());
      else for await (const _ of chunks());
      found[table.name] = { rows, bytes, sha256: hash.digest('hex') };
    }
    for (; !current.done && current.value.name.startsWith('keys/'); current = await entries.next()) {
      keys.set(current.value.name.slice(5), Buffer.from(current.value.body));
    }
    if (current.done || current.value.name !== CHECKS)
      throw unreadable('it does not hold what its list of contents says');
    const checks = parse<BackupChecks>(current.value.body, 'list of sums');
    if (!(await entries.next()).done) throw unreadable('it holds more than its list of contents says');
    if (checks.manifest !== sha256(first.value.body)) throw unreadable('its list of contents was altered');
    for (const { name } of manifest.tables) {
      const said = checks.tables?.[name];
      const read = found[name]!;
      const same =
        said && said.sha256 === read.sha256 && said.bytes === read.bytes && (!take || said.rows === read.rows);
      if (!same) throw unreadable(`the rows of "${name}" are not those that were written`);
    }
    return { manifest, checks, keys };
  } catch (error) {
    if (error instanceof ArchiveFault) throw unreadable(error.message);
    throw error;
  } finally {
    await entries.return(undefined);
  }
}
