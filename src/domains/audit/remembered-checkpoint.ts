import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

export function rememberCheckpoint(home: string, { chain, height, hash }: Checkpoint): void {
  const path = fileOf(home, chain);
  const remembered: RememberedCheckpoint = { chain, height, hash: hash.toString('hex') };
  try {
    writeFileSync(`${path}.new`, JSON.stringify(remembered), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // A full or read-only disk must not stop the chain; `doctor` looks at the folder.
  }
}

export function readRememberedCheckpoint(home: string, chain: string): RememberedCheckpoint | undefined {
  const path = fileOf(home, chain);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RememberedCheckpoint;
  } catch {
    return undefined;
  }
}
