import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { type FieldFault, fieldFault, Problem } from '../../kernel/problem.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { addMonths, type Reason, type RegisterRecord } from './register.ts';
import type { RecordStatus } from './registers.schema.ts';

/** The terms of a record as its reporter writes them; what is missing is filled from the reason. */
export interface RecordTerms {
  readonly subject: Record<string, unknown>;
  readonly reason: string;
  readonly action?: string;
  readonly purpose?: RegisterRecord['purpose'];
  readonly basis?: string;
  readonly grade?: RegisterRecord['grade'];
  readonly handling?: RegisterRecord['handling'];
  readonly handlingNote?: string;
  readonly withheldFrom?: readonly string[];
  readonly warnings?: readonly string[];
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly nationalReference?: string;
}

/** The declared reason of a code. */
export function reasonOf(register: AnyRegister, code: string): Reason | undefined {
  return register.reasons.find((reason) => reason.code === code);
}

/** Everything wrong with the terms that the schema cannot say, by field. */
export function checkTerms(register: AnyRegister, terms: RecordTerms): FieldFault[] {
  const faults = register.check(terms.subject);
  if (!reasonOf(register, terms.reason)) {
    faults.push(fieldFault('/reason', 'no-such-reason', { allowed: register.reasons.map(({ code }) => code) }));
  }
  if (terms.action !== undefined && !register.actions.includes(terms.action)) {
    faults.push(fieldFault('/action', 'no-such-action', { allowed: register.actions }));
  }
  if (terms.validFrom && terms.validUntil && terms.validUntil < terms.validFrom) {
    faults.push(fieldFault('/validUntil', 'ends-before-begin'));
  }
  if (terms.handling?.includes('H3') && !terms.handlingNote) {
    faults.push(fieldFault('/handlingNote', 'restriction-in-words'));
  }
  return faults;
}

/** Refuses terms that do not fit, naming each field. */
export function requireSound(register: AnyRegister, terms: RecordTerms): void {
  const fields = checkTerms(register, terms);
  if (fields.length === 0) return;
  const said = fields.slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
  throw new Problem('invalid-input', said.join(' '), { fields });
}

/** Refuses a report by somebody who may not report this subject. */
export function requireMayReport(register: AnyRegister, officer: Officer, subject: Record<string, unknown>): void {
  const refusal = register.mayReport?.(officer, subject);
  if (refusal) throw new Problem(refusal.problem, refusal.detail);
}

interface Birth {
  readonly id: string;
  readonly reference: string;
  readonly owner: string;
  readonly party: string;
  readonly status: RecordStatus;
  readonly now: string;
  readonly source?: string;
  readonly sourceKey?: string;
}

// Not graded is not the same as doubtful.
export const NOT_GRADED = 'X4';

/** The first version of a record. */
export function firstVersion(register: AnyRegister, terms: RecordTerms, birth: Birth): RegisterRecord {
  const reason = reasonOf(register, terms.reason)!;
  const validFrom = terms.validFrom ?? birth.now.slice(0, 10);
  return {
    id: birth.id,
    kind: register.kind,
    reference: birth.reference,
    owner: birth.owner,
    party: birth.party,
    status: birth.status,
    subject: terms.subject,
    reason: reason.code,
    action: terms.action ?? reason.action,
    purpose: terms.purpose,
    basis: terms.basis ?? reason.source,
    grade: terms.grade ?? NOT_GRADED,
    handling: terms.handling ?? ['H0'],
    handlingNote: terms.handlingNote,
    withheldFrom: terms.withheldFrom ?? [],
    warnings: terms.warnings ?? [],
    validFrom,
    validUntil: terms.validUntil,
    reviewOn: addMonths(validFrom, reason.reviewMonths),
    nationalReference: terms.nationalReference,
    source: birth.source,
    sourceKey: birth.sourceKey,
    reportedAt: birth.now,
    changedAt: birth.now,
    confirmedAt: birth.now,
    version: 1,
  };
}

/** The next version of a record, with some of its fields changed. */
export function nextVersion(record: RegisterRecord, changes: Partial<RegisterRecord>, now: string): RegisterRecord {
  return { ...record, ...changes, changedAt: now, version: record.version + 1 };
}

/** The terms of a record as they would be reported again. */
export function termsOf(record: RegisterRecord): RecordTerms {
  const { subject, reason, action, purpose, basis, grade, handling, handlingNote, withheldFrom, warnings } = record;
  const { validFrom, validUntil, nationalReference } = record;
  return {
    subject,
    reason,
    action,
    purpose,
    basis,
    grade,
    handling,
    handlingNote,
    withheldFrom,
    warnings,
    validFrom,
    validUntil,
    nationalReference,
  };
}

const STATES_AFTER: Readonly<Record<RecordStatus, readonly RecordStatus[]>> = {
  draft: ['under-review', 'active', 'waiting', 'withdrawn'],
  'under-review': ['active', 'waiting', 'withdrawn'],
  waiting: ['active', 'withdrawn', 'expired'],
  active: ['withdrawn', 'expired', 'waiting'],
  withdrawn: [],
  expired: [],
};

/** Refuses a step that the life of a record does not have. */
export function requireStep(record: RegisterRecord, to: RecordStatus): void {
  if (record.status === to || STATES_AFTER[record.status].includes(to)) return;
  throw new Problem('wrong-state', faultOf('record-has-ended', { status: record.status }));
}
