import type { NodeParts } from '../../platform/node-parts.ts';
import type { NodeAudit } from './audit.ts';
import { listRememberedCheckpoints } from './remembered-checkpoint.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

/** Verifies with all that this node knows from outside the database: its data folder, and what it has in memory. */
export async function verifyNodeAudit(
  { db, settings }: Pick<NodeParts, 'db' | 'settings'>,
  { chain, height }: Pick<NodeAudit, 'chain' | 'height'>,
  options: { last?: number; progress?: (blocks: number) => void } = {},
): Promise<AuditVerdict> {
  return verifyAudit(db, {
    ...options,
    remembered: [...listRememberedCheckpoints(settings.home, chain), { chain, height: height() }],
  });
}
