import { join } from 'node:path';
import { openDatabase } from '../platform/database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { holdHome, readKeys } from '../platform/home.ts';
import { openLog } from '../platform/log.ts';
import { openMetrics } from '../platform/metrics.ts';
import type { NodeParts } from '../platform/node-parts.ts';
import type { Settings } from '../platform/settings.ts';
import { findNodeAddress } from './node-address.ts';

export interface OpenedParts {
  readonly parts: NodeParts;
  readonly postgresPort?: number;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly clock: () => Date;
  readonly onStep: (step: string) => void;
}

/** Takes the data folder, starts the database where it is the embedded one, and opens it. Nothing is migrated yet. */
export async function openParts(settings: Settings, { clock, onStep }: OpenOptions): Promise<OpenedParts> {
  const undo: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const held = holdHome(settings.home);
    undo.push(() => held.release());
    const keys = readKeys(settings.home);
    let url = settings.databaseUrl;
    let postgresPort: number | undefined;
    if (url === undefined) {
      onStep('starting PostgreSQL');
      const postgres = await startEmbeddedPostgres(join(settings.home, 'postgres'), {
        password: keys.databasePassword,
      });
      undo.push(() => postgres.stop());
      url = postgres.url;
      postgresPort = postgres.port;
    }
    const db = openDatabase(url);
    undo.push(() => db.close());
    return {
      parts: { settings, keys, db, log: openLog(settings.logLevel), metrics: openMetrics(), clock },
      postgresPort,
      close,
    };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
}

/** Opens the database of a node that is running beside, or the node's own parts when it is not. */
export async function joinParts(settings: Settings, options: OpenOptions): Promise<OpenedParts> {
  const address = findNodeAddress(settings.home);
  if (!address) return openParts(settings, options);
  const keys = readKeys(settings.home);
  const url =
    settings.databaseUrl ??
    `postgres://entente:${encodeURIComponent(keys.databasePassword)}@127.0.0.1:${address.postgresPort}/postgres`;
  const db = openDatabase(url);
  const parts = { settings, keys, db, log: openLog(settings.logLevel), metrics: openMetrics(), clock: options.clock };
  return { parts, close: () => db.close() };
}
