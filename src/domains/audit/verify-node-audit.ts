import type { NodeParts } from '../../platform/node-parts.ts';
import type { NodeAudit } from './audit.ts';
import { chainNameOf, publicKeyOf } from './checkpoint.ts';
import { listRememberedCheckpoints } from './remembered-checkpoint.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

/**
 * Verifies with all that this node knows from outside the database: its data folder, and what the running audit has
 * in memory, where there is one.
 */
export async function verifyNodeAudit(
  { db, settings, keys }: Pick<NodeParts, 'db' | 'settings' | 'keys'>,
  audit: Pick<NodeAudit, 'chain' | 'height'> | undefined,
  options: { last?: number; progress?: (blocks: number) => void } = {},
): Promise<AuditVerdict> {
  const chain = audit?.chain ?? chainNameOf(publicKeyOf(keys.auditSigning));
  const inMemory = audit ? [{ chain, height: audit.height() }] : [];
  return verifyAudit(db, { ...options, known: [...listRememberedCheckpoints(settings.home, chain), ...inMemory] });
}
