import { newId } from '../../platform/ids.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { insertWaiting } from './audit.store.ts';
import type { AuditNote } from './audit-entry.ts';
import { chainNameOf, publicKeyOf } from './checkpoint.ts';
import { writeEntryLine } from './entry-line.ts';

/** Notes something that is done beside the node, by the command line: the node seals it now, or when it starts. */
export async function noteBeside(
  { db, keys, clock }: Pick<NodeParts, 'db' | 'keys' | 'clock'>,
  note: AuditNote,
): Promise<string> {
  const id = newId();
  const chain = chainNameOf(publicKeyOf(keys.auditSigning));
  await insertWaiting(db, chain, { id, line: writeEntryLine(note, id, clock().toISOString()) });
  return id;
}
