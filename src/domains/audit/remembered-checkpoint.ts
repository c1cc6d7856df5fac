import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from './checkpoint.ts';

/** What the data folder remembers of the newest checkpoint: whoever cuts the chain in the database does not reach it. */
export interface RememberedCheckpoint {
  readonly chain: string;
  readonly height: number;
  readonly hash: string;
}

function fileOf(home: string, chain: string): string {
  return join(home, `audit-checkpoint-${chain}.json`);
}

/**
 * Writes checkpoints into the data folder, the newest of those that came while one was written. A busy disk can keep a
 * file's change of name waiting for fifty milliseconds; nobody who searches waits for that.
 */
export function openCheckpointMemory(home: string): {
  remember(checkpoint: Checkpoint): void;
  /** Resolves when what was to be remembered is in its file. */
  settled(): Promise<void>;
} {
  let next: Checkpoint | undefined;
  let writing: Promise<void> | undefined;
  async function write(): Promise<void> {
    while (next) {
      const { chain, height, hash } = next;
      next = undefined;
      const path = fileOf(home, chain);
      const remembered: RememberedCheckpoint = { chain, height, hash: hash.toString('hex') };
      try {
        await writeFile(`${path}.new`, JSON.stringify(remembered), { mode: 0o600 });
        await rename(`${path}.new`, path);
      } catch {
        // A full or read-only disk must not stop the chain; `doctor` looks at the folder.
      }
    }
    writing = undefined;
  }
  return {
    remember(checkpoint) {
      next = checkpoint;
      writing ??= write();
    },
    async settled() {
      await writing;
    },
  };
}

function read(path: string): RememberedCheckpoint | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RememberedCheckpoint;
  } catch {
    return undefined;
  }
}

/** The newest checkpoint that the data folder remembers of a chain. */
export function readRememberedCheckpoint(home: string, chain: string): RememberedCheckpoint | undefined {
  return read(fileOf(home, chain));
}

/**
 * Puts the remembered checkpoint aside as evidence, when the database no longer holds what it says: the next
 * checkpoint would overwrite it.
 */
export function keepAsEvidence(home: string, { chain, height }: RememberedCheckpoint): void {
  renameSync(fileOf(home, chain), join(home, `audit-evidence-${chain}-${height}.json`));
}

/** All that the data folder remembers of a chain: the newest checkpoint, and those that were contradicted. */
export function listRememberedCheckpoints(home: string, chain: string): RememberedCheckpoint[] {
  const evidence = readdirSync(home).filter((name) => name.startsWith(`audit-evidence-${chain}-`));
  return [fileOf(home, chain), ...evidence.map((name) => join(home, name))]
    .map(read)
    .filter((one) => one !== undefined);
}
