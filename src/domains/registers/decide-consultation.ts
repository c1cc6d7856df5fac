import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import {
  addAnswer,
  type ConsultationDecision,
  type ConsultationRow,
  closeConsultation,
  listConsultations,
  lockConsultation,
  lockConsultationsOf,
  readConsultation,
} from './consultations.store.ts';
import type { Asking, RegisterDesk } from './desk.ts';
import { keepRecords } from './keep-record.ts';
import { nextVersion } from './record-life.ts';
import type { RegisterRecord } from './register.ts';
import type { ConsultationAnswered } from './registers.schema.ts';
import { lockRecord } from './registers.store.ts';

const STANDS: ReadonlySet<string> = new Set(['active', 'waiting']);

/** The owners of alerts that still stand in the newcomer's way and have said nothing yet. */
function ownersToAnswer({ newcomer, records, answers }: ConsultationRow): ReadonlySet<string> {
  return new Set(
    records
      .filter(({ id, status }) => id !== newcomer && STANDS.has(status))
      .map(({ owner }) => owner)
      .filter((owner) => !answers.some(({ agency }) => agency === owner)),
  );
}

/** What an officer's agency may decide in a consultation: nothing once it is decided, nothing for others. */
function decisionsOf(consultation: ConsultationRow, officer: Officer): ConsultationDecision[] {
  if (consultation.decidedAt || !officer.rights.has('registers:review')) return [];
  const { code } = officer.agency;
  const ownsNewcomer = consultation.records.some(({ id, owner }) => id === consultation.newcomer && owner === code);
  return [
    ...(ownersToAnswer(consultation).has(code) ? (['enter', 'withdraw-existing'] as const) : []),
    ...(ownsNewcomer ? (['withdraw-newcomer'] as const) : []),
  ];
}

function shown(row: ConsultationRow, officer: Officer): ConsultationAnswered {
  return {
    ...row,
    existing: [...row.existing],
    answers: [...row.answers],
    records: [...row.records],
    may: decisionsOf(row, officer),
  };
}

/** The consultations that concern an agency: its newcomers, and newcomers beside its records. */
export async function listConsultationsOf({ db }: RegisterDesk, { officer }: Asking): Promise<ConsultationAnswered[]> {
  return (await listConsultations(db, officer.agency.code)).map((row) => shown(row, officer));
}

/** Changes the status of a record in the course of a consultation; one that has ended stays as it is. */
async function changeStatus(
  tx: Transaction,
  id: string,
  status: 'active' | 'withdrawn',
  { why, by, agency, at }: { why: string; by: string; agency: string; at: string },
): Promise<RegisterRecord> {
  const record = (await lockRecord(tx, id))!;
  if (record.status === status || !STANDS.has(record.status)) return record;
  const changed = nextVersion(record, { status }, at);
  await keepRecords(tx, [{ record: changed, note: { change: 'consulted', why, changedBy: by, agency } }]);
  return changed;
}

interface Closing {
  readonly decision: ConsultationDecision;
  readonly why: string;
  /** Undefined: the node itself, when a record ran out. */
  readonly officer: Officer | undefined;
  readonly requestId: string | undefined;
}

/** Ends a consultation: the newcomer enters, unless it was withdrawn. */
async function close(
  tx: Transaction,
  desk: RegisterDesk,
  { id, kind, newcomer, newcomerWaits, records }: ConsultationRow,
  { decision, why, officer, requestId }: Closing,
): Promise<void> {
  const at = desk.clock().toISOString();
  const by = officer?.id ?? 'node';
  const owner = records.find((record) => record.id === newcomer)!.owner;
  if (decision !== 'withdraw-newcomer' && newcomerWaits)
    await changeStatus(tx, newcomer, 'active', { why, by, agency: officer?.agency.code ?? owner, at });
  await closeConsultation(tx, { id, decision, why, by, at });
  await desk.audit.record(tx, {
    action: 'consultation.decided',
    ...(officer ? { officer } : {}),
    outcome: 'done',
    records: records.map((record) => ({ id: record.id, register: kind, owner: record.owner })),
    facts: { consultation: id, decision },
    requestId,
  });
}

/**
 * Says what an agency decides in a consultation. Each owner of an existing alert lets the newcomer enter or withdraws its own;
 * when the last of them has, the newcomer enters. The owner of the newcomer may withdraw that.
 */
export async function decideConsultation(
  desk: RegisterDesk,
  { officer, requestId }: Asking,
  id: string,
  { decision, why }: { decision: ConsultationDecision; why: string },
): Promise<ConsultationAnswered> {
  return desk.db.transaction(async (tx) => {
    const { code } = officer.agency;
    const consultation = await lockConsultation(tx, id, code);
    if (!consultation) throw new Problem('not-found', 'There is no such consultation, or it is not yours to see.');
    if (consultation.decidedAt) throw new Problem('wrong-state', faultOf('consultation-decided'));
    if (!decisionsOf(consultation, officer).includes(decision)) {
      const fault = fieldFault('/decision', 'not-yours-to-decide');
      throw new Problem('forbidden', fault.message, { fields: [fault] });
    }
    const at = desk.clock().toISOString();
    await addAnswer(tx, id, { agency: code, decision, why, at });
    const withdrawn = consultation.records.filter(
      (record) =>
        record.owner === code &&
        (record.id === consultation.newcomer ? decision === 'withdraw-newcomer' : decision === 'withdraw-existing'),
    );
    // In one order everywhere: two consultations may share records.
    for (const record of withdrawn)
      await changeStatus(tx, record.id, 'withdrawn', { why, by: officer.id, agency: code, at });
    const answered = await readConsultation(tx, id);
    if (decision === 'withdraw-newcomer' || ownersToAnswer(answered).size === 0)
      await close(tx, desk, answered, { decision, why, officer, requestId });
    return shown(await readConsultation(tx, id), officer);
  });
}

/**
 * After a record has ended outside of its consultations: without the newcomer there is nothing left to agree on, and
 * without the last alert in its way the newcomer enters.
 */
export async function settleConsultations(
  tx: Transaction,
  desk: RegisterDesk,
  ended: Pick<RegisterRecord, 'id'>,
  { why, officer, requestId }: Omit<Closing, 'decision'>,
): Promise<void> {
  for (const consultation of await lockConsultationsOf(tx, ended.id)) {
    const isNewcomer = consultation.newcomer === ended.id;
    if (!isNewcomer && ownersToAnswer(consultation).size > 0) continue;
    const decision = isNewcomer ? 'withdraw-newcomer' : 'withdraw-existing';
    await close(tx, desk, consultation, { decision, why, officer, requestId });
  }
}
