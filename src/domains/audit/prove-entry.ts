import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/database.ts';
import { findCheckpointFrom, listBlocksAround, listChains, listHeaders, type SealedBlock } from './audit.store.ts';
import { headerText, unpackLines } from './block.ts';
import { type AuditEntry, readEntryLine } from './entry-line.ts';
import { hashLeaf, pathOf } from './merkle.ts';

/** All that is needed to check, without the node, that an entry is in a chain that its key signed. */
export interface AuditProof {
  readonly format: 'entente-audit-proof-1';
  readonly entry: AuditEntry;
  /** Place of the entry in its block, and how many there are. */
  readonly leaf: { readonly index: number; readonly of: number };
  /** Audit path of RFC 6962, hexadecimal, from the leaf upwards. */
  readonly path: readonly string[];
  /** Headers from the entry's block up to the one that the checkpoint was signed over. */
  readonly headers: readonly object[];
  readonly checkpoint: {
    readonly at: string;
    readonly chain: string;
    readonly entries: number;
    readonly hash: string;
    readonly height: number;
    readonly version: 1;
    /** Ed25519 over the canonical JSON of the other fields, base64. */
    readonly signature: string;
  };
  readonly publicKey: string;
}

export interface PlacedEntry {
  readonly block: SealedBlock;
  readonly index: number;
  readonly lines: readonly string[];
  readonly entry: AuditEntry;
}

/** Finds a sealed entry by its id. */
export async function findEntry(db: Database, id: string): Promise<PlacedEntry | undefined> {
  const mark = `"id":"${id}"`;
  for (const block of await listBlocksAround(db, id)) {
    const lines = unpackLines(block.packed) ?? [];
    for (const [index, line] of lines.entries()) {
      if (!line.includes(mark)) continue;
      const entry = readEntryLine(line);
      if (entry?.id === id) return { block, index, lines, entry };
    }
  }
  return undefined;
}

/** Proves that an entry is in the chain. `checkpoint` signs the present head when nothing signed covers the entry yet. */
export async function proveEntry(
  db: Database,
  { block, index, lines, entry }: PlacedEntry,
  checkpoint?: () => Promise<void>,
): Promise<AuditProof> {
  let covering = await findCheckpointFrom(db, block.chain, block.height);
  if (!covering && checkpoint) {
    await checkpoint();
    covering = await findCheckpointFrom(db, block.chain, block.height);
  }
  if (!covering) {
    throw new Problem('wrong-state', faultOf('no-checkpoint-yet'));
  }
  const headers = await listHeaders(db, block.chain, block.height, covering.height);
  const chain = (await listChains(db)).find((one) => one.id === block.chain);
  return {
    format: 'entente-audit-proof-1',
    entry,
    leaf: { index, of: lines.length },
    path: pathOf(lines.map(hashLeaf), index).map((hash) => hash.toString('hex')),
    headers: headers.map((header) => JSON.parse(headerText(header)) as object),
    checkpoint: {
      at: covering.at,
      chain: covering.chain,
      entries: covering.entries,
      hash: covering.hash.toString('hex'),
      height: covering.height,
      version: 1,
      signature: covering.signature.toString('base64'),
    },
    publicKey: chain!.publicKey,
  };
}
