import type { RegisterKind } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Asking, RegisterDesk } from './desk.ts';
import { mayDisclose } from './disclosure.ts';
import { registerOf } from './kinds/kinds.ts';
import type { RegisterRecord } from './register.ts';
import type { ListQuery, RegisterRecordAnswer } from './registers.schema.ts';
import { findRecord, listForReview, listRecords, listVersions, type Version } from './registers.store.ts';
import { romanTitle } from './roman-title.ts';

/** A record as one officer may see it: without the subject where that may not be told, without the withholding where it is not theirs. */
export function showRecord({ sourceKey: _, ...record }: RegisterRecord, officer: Officer): RegisterRecordAnswer {
  const mayChange =
    mayDisclose('change', officer, record) && record.status !== 'withdrawn' && record.status !== 'expired';
  const mayIdentify = mayDisclose('identify', officer, record);
  const isOwner = officer.agency.code === record.owner;
  return {
    ...record,
    handling: [...record.handling],
    warnings: [...record.warnings],
    subject: mayIdentify ? record.subject : undefined,
    title: mayIdentify ? registerOf(record.kind).title(record.subject) : undefined,
    roman: mayIdentify ? romanTitle(record.subject) : undefined,
    // Whom an owner does not trust is nobody else's business.
    withheldFrom: isOwner ? [...record.withheldFrom] : undefined,
    nationalReference: isOwner ? record.nationalReference : undefined,
    may: {
      amend: mayChange && officer.rights.has('registers:amend'),
      withdraw: mayChange && officer.rights.has('registers:amend'),
      review: mayChange && officer.rights.has('registers:review'),
    },
  };
}

/** Reads one record; what may not be seen is not there. The reading is noted before the answer leaves. */
export async function readRecord(
  desk: RegisterDesk,
  { officer, requestId }: Asking,
  kind: RegisterKind,
  id: string,
): Promise<RegisterRecordAnswer> {
  const record = await findRecord(desk.db, id);
  if (!record || record.kind !== kind || !mayDisclose('find', officer, record)) {
    throw new Problem('not-found', 'There is no such record, or it is not yours to see.');
  }
  await desk.audit.append({
    action: 'record.read',
    officer,
    outcome: 'done',
    records: [{ id: record.id, register: kind, owner: record.owner }],
    requestId,
  });
  return showRecord(record, officer);
}

/** Every version of a record, for those who may see how it came to be. */
export async function readVersions(
  desk: RegisterDesk,
  { officer, requestId }: Asking,
  kind: RegisterKind,
  id: string,
): Promise<Version[]> {
  const record = await findRecord(desk.db, id);
  if (!record || record.kind !== kind || !mayDisclose('readVersions', officer, record)) {
    throw new Problem('not-found', 'There is no such record, or its history is not yours to see.');
  }
  await desk.audit.append({
    action: 'record.read',
    officer,
    outcome: 'done',
    records: [{ id: record.id, register: kind, owner: record.owner }],
    facts: { versions: true },
    requestId,
  });
  return listVersions(desk.db, id);
}

/** One page of a register. */
export async function listRegister(
  desk: RegisterDesk,
  { officer, requestId }: Asking,
  kind: RegisterKind,
  query: ListQuery,
): Promise<{ items: RegisterRecordAnswer[]; next: string | null }> {
  const seenBy = { agency: officer.agency.code, party: officer.agency.party };
  const { records, next } = await listRecords(desk.db, kind, query, seenBy);
  await desk.audit.append({
    action: 'record.listed',
    officer,
    outcome: 'done',
    records: records.map((record) => ({ id: record.id, register: kind, owner: record.owner })),
    requestId,
  });
  return { items: records.map((record) => showRecord(record, officer)), next: next ?? null };
}

// Owners are asked to justify a record half a year before its time (INTERPOL retention rules).
const REVIEW_AHEAD_DAYS = 183;

/** The agency's own records that need a decision: drafts, those that wait, and those whose review comes up. */
export async function listReviews(desk: RegisterDesk, { officer }: Asking): Promise<RegisterRecordAnswer[]> {
  const before = new Date(desk.clock().getTime() + REVIEW_AHEAD_DAYS * 86_400_000).toISOString().slice(0, 10);
  const records = await listForReview(desk.db, officer.agency.code, before, 500);
  return records.map((record) => showRecord(record, officer));
}
