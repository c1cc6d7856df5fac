import type { KeyObject } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { NewEntry } from './chain-writer.ts';
import type { ChainFailure } from './open-chain.ts';
import type { PackedEntries } from './pack-entries.ts';

/** With what the thread that writes a chain starts. */
export interface ChainStart {
  readonly url: string;
  readonly home: string;
  readonly chain: string;
  readonly signing: KeyObject;
  /** How far the node's clock is ahead of the machine's. */
  readonly aheadMs: number;
}

/** What that thread is told to do; each is answered by its number. */
export type ToChain = { readonly job: number; readonly aheadMs: number } & (
  | { readonly do: 'add'; readonly entries: readonly NewEntry[] }
  | { readonly do: 'add-packed'; readonly entries: PackedEntries }
  | { readonly do: 'hear-port'; readonly port: MessagePort }
  | { readonly do: 'seal-waiting' | 'checkpoint' | 'stop' }
);

/** What another thread hands over by a port of its own; whoever was promised the job is told when it is done. */
export interface HandedBlock {
  readonly job: number;
  readonly entries: PackedEntries;
}

export type FromChain =
  | { readonly say: 'ready'; readonly height: number }
  | { readonly say: 'sealed'; readonly entries: number; readonly height: number }
  | { readonly say: 'done'; readonly job: number }
  | { readonly say: 'not-done'; readonly job: number; readonly failure: ChainFailure }
  /** Of what nobody waited for. */
  | { readonly say: 'failed'; readonly failure: ChainFailure };
