import { createHash } from 'node:crypto';
import type { RegisterKind } from '../../kernel/codes.ts';
import { Problem } from '../../kernel/problem.ts';
import { newId } from '../../platform/ids.ts';
import { consult, judgeCompatibility } from './consult.ts';
import type { Asking, RegisterDesk } from './desk.ts';
import { keepRecords } from './keep-record.ts';
import { registerOf } from './kinds/kinds.ts';
import { firstVersion, type RecordTerms, requireMayReport, requireSound } from './record-life.ts';
import type { RegisterRecord } from './register.ts';
import { findRecord, findReportByKey, keepReportKey, nextReferences } from './registers.store.ts';

export interface Report extends RecordTerms {
  /** A draft is seen by its owner only, until a second look releases it. */
  readonly draft?: boolean;
}

/** What officers quote: the agency's code and a number. */
export function referenceOf(agency: string, number: number): string {
  return `${agency}-${String(number).padStart(6, '0')}`;
}

/** Reports a record. The same report sent again under one idempotency key is the same record. */
export async function reportRecord(
  desk: RegisterDesk,
  asking: Asking,
  kind: RegisterKind,
  { draft, ...terms }: Report,
  idempotencyKey?: string,
): Promise<RegisterRecord> {
  const { officer, requestId } = asking;
  const register = registerOf(kind);
  const requestHash = createHash('sha256').update(JSON.stringify({ kind, draft, terms })).digest('hex');
  const agency = officer.agency.code;

  async function findEarlier(): Promise<RegisterRecord | undefined> {
    if (idempotencyKey === undefined) return undefined;
    const earlier = await findReportByKey(desk.db, agency, idempotencyKey);
    if (!earlier) return undefined;
    if (earlier.requestHash !== requestHash) {
      throw new Problem('idempotency-key-reused', 'This idempotency key was used for another report. Take a new one.');
    }
    return findRecord(desk.db, earlier.recordId);
  }

  const earlier = await findEarlier();
  if (earlier) return earlier;
  requireSound(register, terms);
  try {
    requireMayReport(register, officer, terms.subject);
  } catch (refusal) {
    // Outside the transaction: throwing inside it would erase this entry with the rest.
    await desk.audit.append({
      action: 'record.reported',
      officer,
      outcome: 'refused',
      facts: { register: kind },
      requestId,
    });
    throw refusal;
  }

  const reported = await desk.db.transaction(async (tx) => {
    const now = desk.clock().toISOString();
    const [number] = await nextReferences(tx, 1);
    const first = firstVersion(register, terms, {
      id: newId(),
      reference: referenceOf(agency, number!),
      owner: agency,
      party: officer.agency.party,
      status: draft ? 'draft' : 'active',
      now,
    });
    // First of all: the same report that came twice at one moment waits here for the other one.
    if (idempotencyKey !== undefined) {
      const row = { agency, key: idempotencyKey, requestHash, recordId: first.id, at: now };
      if (!(await keepReportKey(tx, row))) return undefined;
    }
    const compatibility = draft ? { incompatible: [], waits: false } : await judgeCompatibility(tx, first);
    const record: RegisterRecord = compatibility.waits ? { ...first, status: 'waiting' } : first;
    await keepRecords(tx, [{ record, note: { change: 'reported', changedBy: officer.id, agency } }]);
    await desk.audit.record(tx, {
      action: 'record.reported',
      officer,
      outcome: 'done',
      records: [{ id: record.id, register: kind, owner: agency }],
      facts: { reason: record.reason, status: record.status },
      requestId,
    });
    await consult(tx, desk, asking, record, compatibility);
    return record;
  });
  return reported ?? (await findEarlier())!;
}
