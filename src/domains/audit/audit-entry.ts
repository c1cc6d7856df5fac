import type { Purpose, RegisterKind } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';

/** What can be done that is worth remembering. */
export const AUDIT_ACTIONS = [
  'search',
  'search.refused',
  'record.read',
  'record.listed',
  'record.reported',
  'record.amended',
  'record.withdrawn',
  'record.reviewed',
  'record.extended',
  'record.expired',
  'consultation.opened',
  'consultation.decided',
  'import.started',
  'import.finished',
  'export',
  'access.refused',
  'access.signed-in',
  'access.sign-in-failed',
  'access.signed-out',
  'access.changed',
  'access.key-made',
  'access.key-revoked',
  'audit.read',
  'audit.verified',
  'audit.proved',
  'node.started',
  'node.backup',
  'node.restored',
  'hit.opened',
  'hit.changed',
  'operation.changed',
  'operation.published',
  'operation.handed-in',
  'instrument.changed',
  'exchange.sent',
  'exchange.received',
  'exchange.changed',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** A record that an answer disclosed or an action touched. */
export interface TouchedRecord {
  readonly id: string;
  readonly register: RegisterKind | string;
  /** Code of the agency that owns it. */
  readonly owner: string;
}

/** What is said for the audit; it holds references and keyed hashes, never names. */
export interface AuditNote {
  readonly action: AuditAction;
  /** Who did it; undefined for the node itself, or for somebody not signed in. */
  readonly officer?: Officer;
  readonly outcome: 'done' | 'refused' | 'failed' | 'no-hit' | 'possible' | 'hit';
  readonly purpose?: Purpose;
  readonly caseReference?: string;
  readonly operation?: string;
  /** Keyed hash of what was asked (`Audit.hashAsked`). */
  readonly asked?: string;
  readonly records?: readonly TouchedRecord[];
  /** Short facts without personal data: counts, codes, changed field names. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly requestId?: string;
}
