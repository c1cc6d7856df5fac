export { auditRoutes, type PersonQuestions } from './audit.routes.ts';
export { countWaiting, findNewestEntryAt } from './audit.store.ts';
export type { Audit, NodeAudit } from './audit.ts';
export { AUDIT_ACTIONS, type AuditAction, type AuditNote, type TouchedRecord } from './audit-entry.ts';
export { createAudit } from './create-audit.ts';
export { noteBeside } from './note-beside.ts';
export { findEntry, proveEntry } from './prove-entry.ts';
export { type AuditVerdict, verifyAudit } from './verify-audit.ts';
export { verifyNodeAudit } from './verify-node-audit.ts';
