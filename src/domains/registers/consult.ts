import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { comesFirst, waitsForConsultation } from './compatibility.ts';
import {
  type ConsultationRow,
  closeConsultation,
  findConsultation,
  listConsultations,
  openConsultation,
} from './consultations.store.ts';
import type { Asking, RegisterDesk } from './desk.ts';
import { keepRecords } from './keep-record.ts';
import { registerOf } from './kinds/kinds.ts';
import { nextVersion, reasonOf } from './record-life.ts';
import type { RegisterRecord } from './register.ts';
import { findOnSameSubject, lockRecord } from './registers.store.ts';

// SIRENE bureaux answer within twelve hours in any event (SIRENE Manual 1.13).
const CONSULTATION_HOURS = 12;

/** What the alerts that already stand mean for a newcomer. */
export interface Compatibility {
  /** Records it may not stand beside. */
  readonly incompatible: readonly RegisterRecord[];
  readonly waits: boolean;
}

/**
 * Judges a newcomer against the alerts in force on the same subject (SIRENE Manual 2.2): one alert a state,
 * and the tables for those of other states. Refuses a second alert of the same state.
 */
export async function judgeCompatibility(tx: Database, newcomer: RegisterRecord): Promise<Compatibility> {
  const register = registerOf(newcomer.kind);
  const category = reasonOf(register, newcomer.reason)?.category;
  const keys = register.sameSubject(newcomer.subject);
  if (!category || keys.length === 0) return { incompatible: [], waits: false };
  const standing = await findOnSameSubject(tx, newcomer.kind, keys, newcomer.id);
  const incompatible: RegisterRecord[] = [];
  for (const existing of standing) {
    const theirs = reasonOf(register, existing.reason)?.category;
    if (!theirs) continue;
    if (existing.party === newcomer.party) {
      const fault = fieldFault('/subject', 'own-alert-stands', { values: { reference: existing.reference } });
      throw new Problem('not-compatible', fault.message, { fields: [fault] });
    }
    if (!register.mayCoexist(category, theirs)) incompatible.push(existing);
  }
  return { incompatible, waits: incompatible.length > 0 && waitsForConsultation(category) };
}

/** Opens the consultation of a newcomer with the owners it is not compatible with (SIRENE form E). */
export async function consult(
  tx: Database,
  { audit, clock }: RegisterDesk,
  { officer, requestId }: Asking,
  newcomer: RegisterRecord,
  { incompatible, waits }: Compatibility,
): Promise<void> {
  if (incompatible.length === 0) return;
  const now = clock();
  const register = registerOf(newcomer.kind);
  const [category, theirs] = [newcomer, incompatible[0]!].map((record) => reasonOf(register, record.reason)!.category!);
  const id = newId();
  await openConsultation(tx, {
    id,
    kind: newcomer.kind,
    newcomer: newcomer.id,
    existing: incompatible.map((record) => record.id),
    newcomerWaits: waits,
    openedAt: now.toISOString(),
    dueAt: new Date(now.getTime() + CONSULTATION_HOURS * 3_600_000).toISOString(),
  });
  await audit.record(tx, {
    action: 'consultation.opened',
    officer,
    outcome: 'done',
    records: [newcomer, ...incompatible].map((record) => ({
      id: record.id,
      register: record.kind,
      owner: record.owner,
    })),
    facts: { consultation: id, newcomerComesFirst: comesFirst(register.order, category!, theirs!) },
    requestId,
  });
}

/** The consultations that concern an agency: its newcomers, and newcomers beside its records. */
export async function listConsultationsOf({ db }: RegisterDesk, { officer }: Asking): Promise<ConsultationRow[]> {
  return listConsultations(db, officer.agency.code);
}

/**
 * Decides a consultation. The owner of the existing alert lets the newcomer enter or withdraws its own;
 * the owner of the newcomer may withdraw that.
 */
export async function decideConsultation(
  desk: RegisterDesk,
  { officer, requestId }: Asking,
  id: string,
  { decision, why }: { decision: 'enter' | 'withdraw-newcomer' | 'withdraw-existing'; why: string },
): Promise<ConsultationRow> {
  return desk.db.transaction(async (tx) => {
    const consultation = await findConsultation(tx, id, officer.agency.code);
    if (!consultation) throw new Problem('not-found', 'There is no such consultation, or it is not yours to see.');
    if (consultation.decidedAt) throw new Problem('wrong-state', 'This consultation has been decided already.');
    const newcomer = (await lockRecord(tx, consultation.newcomer))!;
    const existing: RegisterRecord[] = [];
    for (const recordId of consultation.existing) existing.push((await lockRecord(tx, recordId))!);
    const mine = decision === 'withdraw-newcomer' ? [newcomer] : existing;
    if (!mine.some((record) => record.owner === officer.agency.code)) {
      const who = decision === 'withdraw-newcomer' ? 'the owner of the newcomer' : 'the owner of the existing alert';
      throw new Problem('forbidden', `Only ${who} may decide this.`);
    }
    const now = desk.clock().toISOString();
    const note = { change: 'consulted', why, changedBy: officer.id, agency: officer.agency.code } as const;
    const change = async (record: RegisterRecord, status: 'active' | 'withdrawn'): Promise<void> => {
      if (record.status === status || record.status === 'withdrawn' || record.status === 'expired') return;
      await keepRecords(tx, [{ record: nextVersion(record, { status }, now), note }]);
    };
    if (decision === 'withdraw-newcomer') await change(newcomer, 'withdrawn');
    else {
      if (decision === 'withdraw-existing') {
        for (const record of existing) if (record.owner === officer.agency.code) await change(record, 'withdrawn');
      }
      const { incompatible } = await judgeCompatibility(tx, newcomer);
      const stillInTheWay = decision === 'withdraw-existing' ? incompatible : [];
      if (newcomer.status === 'waiting' && stillInTheWay.length === 0) await change(newcomer, 'active');
    }
    const decided = await closeConsultation(tx, { id, decision, why, by: officer.id, at: now });
    await desk.audit.record(tx, {
      action: 'consultation.decided',
      officer,
      outcome: 'done',
      records: [newcomer, ...existing].map((record) => ({ id: record.id, register: record.kind, owner: record.owner })),
      facts: { consultation: id, decision },
      requestId,
    });
    return decided;
  });
}
