import { fileURLToPath } from 'node:url';
import pg from 'pg';
import Postgrator from 'postgrator';
import type { Database } from './database.ts';

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url));
// Any number will do, as long as nobody else on this database takes the same one.
const MIGRATION_LOCK = 7_301_202_011;

export interface MigrationState {
  readonly applied: number;
  readonly newest: number;
}

async function withPostgrator<Result>(
  url: string,
  work: (migrations: Postgrator, client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'entente-migrate' });
  await client.connect();
  try {
    // Nodes that start together on one database take turns.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(
      new Postgrator({
        migrationPattern: `${FOLDER}/*.sql`,
        driver: 'pg',
        schemaTable: 'schema_migrations',
        validateChecksums: true,
        newline: 'LF',
        execQuery: (query: string) => client.query(query),
      }),
      client,
    );
  } finally {
    await client.end();
  }
}

/** Brings the database to the newest migration; a migration whose text was changed after it ran is refused. */
export async function migrate(url: string): Promise<readonly string[]> {
  return withPostgrator(url, async (migrations, client) => {
    await client.query('begin'); // a node killed half-way finds the database as it was
    const done = await migrations.migrate();
    await client.query('commit');
    return done.map((migration) => migration.filename);
  });
}

/** How far the database is, without changing it. */
export async function migrationState(url: string): Promise<MigrationState> {
  return withPostgrator(url, async (migrations) => ({
    applied: await migrations.getDatabaseVersion(),
    newest: await migrations.getMaxVersion(),
  }));
}

/** Brings the database behind a handle to a migration, the newest unless said, inside the transaction that is open there. */
export async function migrateWithin(tx: Database, to?: number): Promise<void> {
  const migrations = new Postgrator({
    migrationPattern: `${FOLDER}/*.sql`,
    driver: 'pg',
    schemaTable: 'schema_migrations',
    newline: 'LF',
    execQuery: async (query: string) => ({ rows: await tx.query(query) }),
  });
  await migrations.migrate(to === undefined ? 'max' : String(to));
}
