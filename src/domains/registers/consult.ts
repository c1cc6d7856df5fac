import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { comesFirst, waitsForConsultation } from './compatibility.ts';
import { openConsultation } from './consultations.store.ts';
import type { Asking, RegisterDesk } from './desk.ts';
import { registerOf } from './kinds/kinds.ts';
import { reasonOf } from './record-life.ts';
import type { RegisterRecord } from './register.ts';
import { findOnSameSubject } from './registers.store.ts';

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
