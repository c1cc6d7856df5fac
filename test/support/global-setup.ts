import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/platform/database.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { migrate } from '../../src/platform/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL all test files share; each makes a database of its own. */
    postgresUrl: string;
    /** Where the run keeps what its test files share beside that; gone at its end. */
    runFolder: string;
  }
}

/** One real PostgreSQL for the whole run, with a migrated template from which each test file clones its database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-test-'));
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'), {
    password: 'test',
    // fsync stays on: the audit refuses to work without.
    settings: { full_page_writes: 'off', max_connections: '200' },
  });
  const admin = openDatabase(postgres.url, { connections: 1 });
  await admin.query('create database entente_template');
  await admin.close();
  await migrate(databaseUrl(postgres.url, 'entente_template'));
  project.provide('postgresUrl', postgres.url);
  project.provide('runFolder', folder);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function databaseUrl(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.toString();
}
