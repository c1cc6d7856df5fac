import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase, type Pool } from '../../src/platform/database.ts';

/** Does something on the server of the run while no other test file does the same. */
export async function alone<Result>(what: string, work: (server: Pool) => Promise<Result>): Promise<Result> {
  // One connection holds the place, as long as its transaction is open, and one works.
  const server = openDatabase(inject('postgresUrl'), { connections: 2 });
  try {
    return await server.transaction(
      async (tx) => {
        await tx.query(`select pg_advisory_xact_lock(hashtext($1))`, [what]);
        return work(server);
      },
      { once: true },
    );
  } finally {
    await server.close();
  }
}

/** Copies a database. */
export async function copyDatabase(template: string, name: string): Promise<void> {
  // PostgreSQL may refuse a second copy while the first is being made.
  await alone(template, (server) => server.query(`create database ${name} template ${template}`));
}

/** A database of one's own, a copy of a template (a migrated and empty one unless told otherwise), dropped when closed. */
export async function createTestDatabase(template = 'entente_template'): Promise<Pool> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await copyDatabase(template, name);
  const address = new URL(inject('postgresUrl'));
  address.pathname = `/${name}`;
  const pool = openDatabase(address.toString(), { connections: 8 });
  return {
    ...pool,
    async close() {
      await pool.close();
      await alone(name, (server) => server.query(`drop database if exists ${name} with (force)`));
    },
  };
}
