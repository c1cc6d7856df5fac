import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { loadInventedWorld } from '../../src/app/invented-world.ts';
import { startNode } from '../../src/app/node.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { readSettings } from '../../src/platform/settings.ts';

const TEMPLATE = 'entente_world';
const UNFINISHED = 'entente_world_unfinished';

/** A loaded invented world, to be copied: its database, and the data folder whose keys have sealed what is in it. */
export interface LoadedWorld {
  readonly template: string;
  readonly home: string;
}

/** Loads the invented world where no test of this run has needed it yet: it takes seconds, and a copy of it does not. */
export async function inventedWorld(): Promise<LoadedWorld> {
  const home = join(inject('runFolder'), 'world');
  const address = new URL(inject('postgresUrl'));
  const admin = openDatabase(address.toString(), { connections: 1 });
  try {
    // Held until the connection is closed: whoever comes meanwhile waits, and then finds it.
    await admin.query(`select pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    const known = await admin.query(`select 1 from pg_database where datname = '${TEMPLATE}'`);
    if (known.length > 0) return { template: TEMPLATE, home };
    await admin.query(`drop database if exists ${UNFINISHED} with (force)`);
    rmSync(home, { recursive: true, force: true });
    await admin.query(`create database ${UNFINISHED} template entente_template`);
    address.pathname = `/${UNFINISHED}`;
    const settings = readSettings({ ENTENTE_HOME: home, ENTENTE_LOG: 'silent', DATABASE_URL: address.toString() });
    const node = await startNode(settings, { listen: false, jobs: false });
    try {
      await loadInventedWorld(node, () => {});
    } finally {
      await node.close();
    }
    await admin.query(`alter database ${UNFINISHED} rename to ${TEMPLATE}`);
    return { template: TEMPLATE, home };
  } finally {
    await admin.close();
  }
}
