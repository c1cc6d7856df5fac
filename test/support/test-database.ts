import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase, type Pool } from '../../src/platform/database.ts';

/** A database of one's own, a copy of a template (a migrated and empty one unless told otherwise), dropped when closed. */
export async function createTestDatabase(template = 'entente_template'): Promise<Pool> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = openDatabase(server, { connections: 1 });
  // Clones of one template take turns: PostgreSQL refuses a second while the first still reads it.
  await admin.query(`select pg_advisory_lock(hashtext($1))`, [template]);
  await admin.query(`create database ${name} template ${template}`);
  await admin.query(`select pg_advisory_unlock(hashtext($1))`, [template]);
  const address = new URL(server);
  address.pathname = `/${name}`;
  const pool = openDatabase(address.toString(), { connections: 8 });
  return {
    ...pool,
    async close() {
      await pool.close();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.close();
    },
  };
}
