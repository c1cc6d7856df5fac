import type { RegisterKind } from '../../kernel/codes.ts';
import { faultOf } from '../../kernel/faults.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import type { AuditAction } from '../audit/public.ts';
import { consult, judgeCompatibility } from './consult.ts';
import { lockConsultationsOf } from './consultations.store.ts';
import { settleConsultations } from './decide-consultation.ts';
import type { Asking, RegisterDesk } from './desk.ts';
import { mayDisclose } from './disclosure.ts';
import { keepRecords } from './keep-record.ts';
import { type AnyRegister, registerOf } from './kinds/kinds.ts';
import {
  NOT_GRADED,
  nextVersion,
  type RecordTerms,
  reasonOf,
  requireMayReport,
  requireSound,
  requireStep,
  termsOf,
} from './record-life.ts';
import { addMonths, type RegisterRecord } from './register.ts';
import { findOverdue, lockRecord, type VersionNote } from './registers.store.ts';

/** A record as its owner may change it; what is not theirs is not there. */
async function lockOwn(tx: Transaction, { officer }: Asking, kind: RegisterKind, id: string): Promise<RegisterRecord> {
  const record = await lockRecord(tx, id);
  if (!record || record.kind !== kind || !mayDisclose('find', officer, record)) {
    throw new Problem('not-found', 'There is no such record, or it is not yours to see.');
  }
  if (!mayDisclose('change', officer, record)) {
    throw new Problem('forbidden', faultOf('owner-changes', { owner: record.owner }));
  }
  return record;
}

interface Change {
  readonly action: AuditAction;
  readonly note: Pick<VersionNote, 'change' | 'why'>;
  readonly facts?: Record<string, string | number>;
}

async function keepChange(
  tx: Transaction,
  desk: RegisterDesk,
  { officer, requestId }: Asking,
  record: RegisterRecord,
  { action, note, facts }: Change,
): Promise<RegisterRecord> {
  await keepRecords(tx, [{ record, note: { ...note, changedBy: officer.id, agency: officer.agency.code } }]);
  await desk.audit.record(tx, {
    action,
    officer,
    outcome: 'done',
    records: [{ id: record.id, register: record.kind, owner: record.owner }],
    facts: { version: record.version, status: record.status, ...facts },
    requestId,
  });
  return record;
}

/** The terms that change; null takes a single one away. */
export type Amendment = { readonly why: string } & {
  readonly [Term in keyof RecordTerms]?: RecordTerms[Term] | null;
};

/** The terms of a record after an amendment; what was taken away is as if its reporter had never given it. */
function amendedTerms(register: AnyRegister, record: RegisterRecord, given: Record<string, unknown>): RecordTerms {
  const said = { ...termsOf(record), ...given } as Record<string, unknown> & RecordTerms;
  const whole = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value ?? undefined]));
  return {
    ...(whole as unknown as RecordTerms),
    basis: (whole.basis as string | undefined) ?? reasonOf(register, said.reason)?.source,
    grade: (whole.grade as RecordTerms['grade']) ?? NOT_GRADED,
  };
}

/** Amends a record: the former version stays, with who changed it and why. The caller says which version it read. */
export async function amendRecord(
  desk: RegisterDesk,
  asking: Asking,
  kind: RegisterKind,
  id: string,
  versionRead: number,
  { why, ...changes }: Amendment,
): Promise<RegisterRecord> {
  const register = registerOf(kind);
  return desk.db.transaction(async (tx) => {
    const record = await lockOwn(tx, asking, kind, id);
    if (record.version !== versionRead) {
      throw new Problem('version-outdated', faultOf('saved-since', { read: versionRead, saved: record.version }));
    }
    if (record.status === 'withdrawn' || record.status === 'expired') requireStep(record, 'active');
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const terms = amendedTerms(register, record, given);
    requireSound(register, terms);
    requireMayReport(register, asking.officer, terms.subject);
    const reason = reasonOf(register, terms.reason)!;
    const anotherReason = terms.reason !== record.reason;
    const now = desk.clock().toISOString();
    const changed = nextVersion(
      record,
      {
        ...terms,
        action: changes.action ?? (anotherReason || changes.action === null ? reason.action : record.action),
        reviewOn: anotherReason ? addMonths(now.slice(0, 10), reason.reviewMonths) : record.reviewOn,
        confirmedAt: now,
      } as Partial<RegisterRecord>,
      now,
    );
    const isStanding = changed.status === 'active' || changed.status === 'waiting';
    const compatibility = isStanding ? await judgeCompatibility(tx, changed) : { incompatible: [], waits: false };
    const becomesIncompatible = compatibility.waits && (anotherReason || changes.subject !== undefined);
    const kept: RegisterRecord = becomesIncompatible ? { ...changed, status: 'waiting' } : changed;
    const changedFields = Object.keys(given).sort().join(',');
    await keepChange(tx, desk, asking, kept, {
      action: 'record.amended',
      note: { change: 'amended', why },
      facts: { fields: changedFields },
    });
    if (becomesIncompatible) await consult(tx, desk, asking, kept, compatibility);
    return kept;
  });
}

/** Withdraws a record: it is found no more, and its versions stay with its owner. */
export async function withdrawRecord(
  desk: RegisterDesk,
  asking: Asking,
  kind: RegisterKind,
  id: string,
  { why }: { readonly why: string },
): Promise<RegisterRecord> {
  return desk.db.transaction(async (tx) => {
    await lockConsultationsOf(tx, id);
    const record = await lockOwn(tx, asking, kind, id);
    if (record.status === 'withdrawn') return record;
    requireStep(record, 'withdrawn');
    const withdrawn = nextVersion(record, { status: 'withdrawn' }, desk.clock().toISOString());
    await keepChange(tx, desk, asking, withdrawn, { action: 'record.withdrawn', note: { change: 'withdrawn', why } });
    await settleConsultations(tx, desk, withdrawn, { why, ...asking, requestId: asking.requestId });
    return withdrawn;
  });
}

export interface Review {
  readonly decision: 'keep' | 'extend' | 'withdraw' | 'activate';
  /** The individual assessment that the law asks for (Regulation (EU) 2018/1862 Art. 53(7)). */
  readonly assessment: string;
  /** Last day, when it is extended; at most one review period from today. */
  readonly until?: string;
}

/** Reviews the need to keep a record, or releases one that was a draft. The assessment is kept with the version. */
export async function reviewRecord(
  desk: RegisterDesk,
  asking: Asking,
  kind: RegisterKind,
  id: string,
  { decision, assessment, until }: Review,
): Promise<RegisterRecord> {
  if (decision === 'withdraw') return withdrawRecord(desk, asking, kind, id, { why: assessment });
  const register = registerOf(kind);
  return desk.db.transaction(async (tx) => {
    const record = await lockOwn(tx, asking, kind, id);
    const now = desk.clock().toISOString();
    const today = now.slice(0, 10);
    if (decision === 'activate') {
      if (record.status !== 'draft' && record.status !== 'under-review') {
        throw new Problem('wrong-state', faultOf('only-drafts-released', { status: record.status }));
      }
      const compatibility = await judgeCompatibility(tx, record);
      const status = compatibility.waits ? 'waiting' : 'active';
      const released = nextVersion(record, { status, confirmedAt: now }, now);
      await keepChange(tx, desk, asking, released, {
        action: 'record.reviewed',
        note: { change: 'activated', why: assessment },
      });
      await consult(tx, desk, asking, released, compatibility);
      return released;
    }
    if (record.status !== 'active') {
      throw new Problem('wrong-state', faultOf('only-active-reviewed', { status: record.status }));
    }
    if (decision === 'keep') {
      const kept = nextVersion(record, { confirmedAt: now }, now);
      return keepChange(tx, desk, asking, kept, {
        action: 'record.reviewed',
        note: { change: 'reviewed', why: assessment },
      });
    }
    const longest = addMonths(today, reasonOf(register, record.reason)!.reviewMonths);
    const reviewOn = until ?? longest;
    if (reviewOn <= today || reviewOn > longest) {
      throw new Problem('invalid-input', `An extension ends between tomorrow and ${longest}.`, {
        fields: [fieldFault('/until', 'day-until', { values: { longest } })],
      });
    }
    const validUntil = record.validUntil !== undefined && record.validUntil < reviewOn ? reviewOn : record.validUntil;
    const extended = nextVersion(record, { reviewOn, validUntil, confirmedAt: now }, now);
    return keepChange(tx, desk, asking, extended, {
      action: 'record.extended',
      note: { change: 'extended', why: assessment },
      facts: { until: reviewOn },
    });
  });
}

const EXPIRY_BATCH = 500;

/** Expires every record whose time has run out or whose review nobody made: nothing is kept because nobody looked. */
export async function expireRecords(desk: RegisterDesk): Promise<number> {
  let expired = 0;
  for (;;) {
    const now = desk.clock().toISOString();
    const ids = await findOverdue(desk.db, now.slice(0, 10), EXPIRY_BATCH);
    if (ids.length === 0) return expired;
    await desk.db.transaction(async (tx) => {
      for (const id of ids) await lockConsultationsOf(tx, id);
      for (const id of ids) {
        const record = await lockRecord(tx, id);
        if (record?.status !== 'active') continue;
        const why =
          record.validUntil && record.validUntil < now.slice(0, 10) ? 'its time ran out' : 'nobody reviewed it in time';
        const ended = nextVersion(record, { status: 'expired' }, now);
        await keepRecords(tx, [
          { record: ended, note: { change: 'expired', why, changedBy: 'node', agency: record.owner } },
        ]);
        await desk.audit.record(tx, {
          action: 'record.expired',
          outcome: 'done',
          records: [{ id, register: record.kind, owner: record.owner }],
        });
        await settleConsultations(tx, desk, ended, { why, officer: undefined, requestId: undefined });
      }
    });
    expired += ids.length;
  }
}
