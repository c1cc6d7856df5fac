import type { Database } from '../../platform/database.ts';
import { countWaiting, findStrayTouch, listChains } from './audit.store.ts';
import { type AuditFault, newFaultList } from './audit-fault.ts';
import { type ChainVerdict, type KnownHeight, verifyChain } from './verify-chain.ts';

export interface AuditVerdict {
  readonly ok: boolean;
  readonly blocks: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Entries noted and not yet sealed. */
  readonly waiting: number;
  readonly chains: readonly ChainVerdict[];
  /** The first faults; `faultCount` counts them all. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
  readonly tookMs: number;
}

/**
 * Replays the audit from its first block, or the last ones only, on constant memory: every root, hash, link, height,
 * checkpoint and touch is computed again. Cost: two to four microseconds an entry.
 */
export async function verifyAudit(
  db: Database,
  {
    last,
    known = [],
    progress = () => {},
  }: {
    /** Look at so many blocks at the end of each chain only. */
    last?: number;
    known?: readonly KnownHeight[];
    progress?: (blocks: number) => void;
  } = {},
): Promise<AuditVerdict> {
  const startedMs = performance.now();
  const faults = newFaultList();
  let blocks = 0;
  const seen = (more: number): void => {
    blocks += more;
    progress(blocks);
  };
  const keys = new Map((await listChains(db)).map((chain) => [chain.id, chain.publicKey]));
  const chains: ChainVerdict[] = [];
  // A chain known from outside is looked for even when every trace of it is gone from the database.
  for (const chain of new Set([...keys.keys(), ...known.map((one) => one.chain)])) {
    const knownHere = known.filter((one) => one.chain === chain);
    chains.push(await verifyChain(db, faults, { chain, publicKey: keys.get(chain), known: knownHere, last, seen }));
  }
  const stray = last === undefined ? await findStrayTouch(db) : undefined;
  if (stray) {
    const detail = `A touch of record ${stray.record} names block ${stray.height}, which is not there.`;
    faults.add('touches-altered', stray, detail);
  }
  const sum = (of: (chain: ChainVerdict) => number): number => chains.reduce((total, chain) => total + of(chain), 0);
  return {
    ok: faults.count() === 0,
    blocks,
    entries: sum((chain) => chain.entries),
    checkpoints: sum((chain) => chain.checkpoints),
    waiting: (await countWaiting(db)).waiting,
    chains,
    faults: faults.told,
    faultCount: faults.count(),
    tookMs: Math.round(performance.now() - startedMs),
  };
}
