import type { KeyObject } from 'node:crypto';
import { openDatabase } from '../../platform/database.ts';
import { findHead, findLastCheckpoint } from './audit.store.ts';
import { type ChainWriter, openChainWriter } from './chain-writer.ts';
import { openCheckpointMemory } from './remembered-checkpoint.ts';

/** What a chain is written with. */
export interface ChainParts {
  /** Address of the database. */
  readonly url: string;
  /** The data folder, which remembers the newest checkpoint. */
  readonly home: string;
  readonly chain: string;
  readonly signing: KeyObject;
  readonly clock: () => Date;
  /** Told of each block after it is on disk. */
  readonly sealed: (entries: number) => void;
  /** Told of what failed while nobody waited for it. */
  readonly failed: (failure: ChainFailure) => void;
}

/** What is said of a failure: its kind and the code of the database, never its words. */
export interface ChainFailure {
  readonly name: string;
  readonly code: string | undefined;
}

export function failureOf(error: unknown): ChainFailure {
  const { name = 'Error', code } = error as { name?: string; code?: string };
  return { name, code };
}

/** Goes on with a chain where it ends, in this thread, on connections of its own: an answer must not wait behind somebody's long query. */
export async function openChain({ url, home, chain, failed, ...parts }: ChainParts): Promise<ChainWriter> {
  const db = openDatabase(url, { connections: 2, prepared: true });
  const memory = openCheckpointMemory(home);
  const writer = openChainWriter({
    ...parts,
    db,
    chain,
    head: await findHead(db, chain),
    lastCheckpoint: (await findLastCheckpoint(db, chain))?.height ?? -1,
    signed: memory.remember,
    failed: (error) => failed(failureOf(error)),
  });
  return {
    ...writer,
    async checkpoint() {
      await writer.checkpoint();
      await memory.settled();
    },
    async stop() {
      await writer.stop();
      await memory.settled();
      await db.close();
    },
  };
}
