import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { loadInventedWorld } from '../../src/app/invented-world.ts';
import { startNode } from '../../src/app/node.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { alone, copyDatabase } from './test-database.ts';

const TEMPLATE = 'entente_world';
const UNFINISHED = 'entente_world_unfinished';

/** A loaded invented world, to be copied: its database, and the data folder whose keys have sealed what is in it. */
export interface LoadedWorld {
  readonly template: string;
  readonly home: string;
}

async function load(home: string): Promise<void> {
  const address = new URL(inject('postgresUrl'));
  address.pathname = `/${UNFINISHED}`;
  const settings = readSettings({ ENTENTE_HOME: home, ENTENTE_LOG: 'silent', DATABASE_URL: address.toString() });
  const node = await startNode(settings, { listen: false, jobs: false });
  try {
    await loadInventedWorld(node, () => {});
  } finally {
    await node.close();
  }
}

/** Loads the invented world where no test of this run has needed it yet: that takes seconds, and a copy of it does not. */
export async function inventedWorld(): Promise<LoadedWorld> {
  const home = join(inject('runFolder'), 'world');
  // Whoever comes while it is loaded waits, and then finds it.
  await alone('load the invented world', async (server) => {
    const known = await server.query(`select 1 from pg_database where datname = '${TEMPLATE}'`);
    if (known.length > 0) return;
    await server.query(`drop database if exists ${UNFINISHED} with (force)`);
    rmSync(home, { recursive: true, force: true });
    await copyDatabase('entente_template', UNFINISHED);
    await load(home);
    await server.query(`alter database ${UNFINISHED} rename to ${TEMPLATE}`);
  });
  return { template: TEMPLATE, home };
}
