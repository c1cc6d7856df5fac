import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase, type Pool } from '../../src/platform/database.ts';

/** A migrated, empty database of one's own, dropped when closed. */
export async function createTestDatabase(): Promise<Pool> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = openDatabase(server, { connections: 1 });
  // Clones of one template take turns.
  for (let attempt = 0; ; attempt += 1) {
    try {
      await admin.query(`create database ${name} template entente_template`);
      break;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
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
