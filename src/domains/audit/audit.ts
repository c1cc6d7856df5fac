import type { Database } from '../../platform/database.ts';
import type { AuditNote } from './audit-entry.ts';
import type { DirectBlocks } from './chain-writer.ts';
import type { PackedEntries } from './pack-entries.ts';

/** The memory of the node: who asked or did what, why, and what left. */
export interface Audit {
  /** Notes something inside the transaction that does it: both are kept or neither. Answers the entry's id. */
  record(tx: Database, note: AuditNote): Promise<string>;
  /** Notes something that changes no row, such as a search. Durable when it resolves; many share one flush. Answers the entry's id. */
  append(note: AuditNote): Promise<string>;
  /** Notes many such things at once, such as the lines of a bulk search. Durable when it resolves. Answers the ids in order. */
  appendMany(notes: readonly AuditNote[]): Promise<string[]>;
  /** Adds a block of entries that another thread wrote and packed; they name no records. Durable when it resolves. */
  appendPacked(entries: PackedEntries): Promise<void>;
  /** By it other threads have their blocks written without going through this one; undefined where this thread writes them. */
  readonly directBlocks: DirectBlocks | undefined;
  /** The keyed hash under which a canonical question is remembered. */
  hashAsked(canonical: string): string;
  /** Seals what waits and stops. */
  stop(): Promise<void>;
}

/** The audit of a running node, with what its own routes and commands need beside what every domain does. */
export interface NodeAudit extends Audit {
  /** The chain that this node writes. */
  readonly chain: string;
  /** Seals what waits now rather than in a moment. */
  sealWaiting(): Promise<void>;
  /** Signs the present head of the chain. */
  checkpoint(): Promise<void>;
  /** Height of the newest block on disk, -1 before the first. */
  height(): number;
}
