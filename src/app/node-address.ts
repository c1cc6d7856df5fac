import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHolder } from '../platform/home.ts';

/** Where a running node says how to reach it, for the command line on the same machine. */
export function addressFile(home: string): string {
  return join(home, 'run', 'node.json');
}

export interface NodeAddress {
  readonly url: string;
  readonly pid: number;
  /** Port of the embedded PostgreSQL; undefined with another one. */
  readonly postgresPort?: number;
}

/** The address of the node that runs on a data folder; undefined when none does or it is not ready yet. */
export function findNodeAddress(home: string): NodeAddress | undefined {
  if (!findHolder(home)) return undefined;
  try {
    return JSON.parse(readFileSync(addressFile(home), 'utf8')) as NodeAddress;
  } catch {
    return undefined;
  }
}
