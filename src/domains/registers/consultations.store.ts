import type { Database } from '../../platform/database.ts';
import type { RecordStatus } from './registers.schema.ts';

export type ConsultationDecision = 'enter' | 'withdraw-newcomer' | 'withdraw-existing';

/** What one of the owners has said. */
interface ConsultationAnswer {
  readonly agency: string;
  readonly decision: ConsultationDecision;
  readonly why: string;
  readonly at: string;
}

/** What the others may know of a record they are consulted about. */
interface ConsultedRecord {
  readonly id: string;
  readonly reference: string;
  readonly owner: string;
  readonly party: string;
  readonly reason: string;
  readonly status: RecordStatus;
}

export interface ConsultationRow {
  readonly id: string;
  readonly kind: string;
  readonly newcomer: string;
  readonly existing: readonly string[];
  readonly newcomerWaits: boolean;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly decidedAt: string | null;
  readonly decision: ConsultationDecision | null;
  readonly why: string | null;
  readonly answers: readonly ConsultationAnswer[];
  readonly records: readonly ConsultedRecord[];
}

const COLUMNS = `c.id, c.kind, c.newcomer_id as newcomer, c.existing_ids as existing, c.newcomer_waits as "newcomerWaits",
  c.opened_at as "openedAt", c.due_at as "dueAt", c.decided_at as "decidedAt", c.decision, c.why, c.answers,
  (select jsonb_agg(jsonb_build_object('id', r.id, 'reference', r.reference, 'owner', r.owner, 'party', r.party,
                                       'reason', r.reason, 'status', r.status) order by r.id)
     from records r where r.id = c.newcomer_id or r.id = any(c.existing_ids)) as records`;

// A consultation concerns the owners of the records in it, and nobody else.
const CONCERNS = `exists (select 1 from records r
  where r.owner = $1 and (r.id = c.newcomer_id or r.id = any(c.existing_ids)))`;

export async function openConsultation(
  tx: Database,
  row: Pick<ConsultationRow, 'id' | 'kind' | 'newcomer' | 'existing' | 'newcomerWaits' | 'openedAt' | 'dueAt'>,
): Promise<void> {
  await tx.query(
    `insert into consultations (id, kind, newcomer_id, existing_ids, newcomer_waits, opened_at, due_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, row.kind, row.newcomer, row.existing, row.newcomerWaits, row.openedAt, row.dueAt],
  );
}

export async function listConsultations(db: Database, agency: string): Promise<ConsultationRow[]> {
  return db.query<ConsultationRow>(
    `select ${COLUMNS} from consultations c where ${CONCERNS} order by c.decided_at nulls first, c.due_at limit 500`,
    [agency],
  );
}

/** Locks a consultation; its records are locked after it, never before, so that two who decide do not wait for each other. */
export async function lockConsultation(tx: Database, id: string, agency: string): Promise<ConsultationRow | undefined> {
  const [row] = await tx.query<ConsultationRow>(
    `select ${COLUMNS} from consultations c where c.id = $2 and ${CONCERNS} for update of c`,
    [agency, id],
  );
  return row;
}

/** Locks the open consultations that a record is part of; called before the record itself is locked. */
export async function lockConsultationsOf(tx: Database, record: string): Promise<ConsultationRow[]> {
  return tx.query<ConsultationRow>(
    `select ${COLUMNS} from consultations c
      where c.decided_at is null and (c.newcomer_id = $1 or $1 = any(c.existing_ids))
      order by c.id
        for update of c`,
    [record],
  );
}

export async function addAnswer(tx: Database, id: string, answer: ConsultationAnswer): Promise<void> {
  await tx.query(`update consultations c set answers = c.answers || $2::jsonb where c.id = $1`, [
    id,
    JSON.stringify([answer]),
  ]);
}

export async function closeConsultation(
  tx: Database,
  { id, decision, why, by, at }: { id: string; decision: ConsultationDecision; why: string; by: string; at: string },
): Promise<void> {
  await tx.query(
    `update consultations c set decision = $2, why = $3, decided_by = $4, decided_at = $5 where c.id = $1`,
    [id, decision, why, by, at],
  );
}

/** A consultation as it is now. */
export async function readConsultation(tx: Database, id: string): Promise<ConsultationRow> {
  const [row] = await tx.query<ConsultationRow>(`select ${COLUMNS} from consultations c where c.id = $1`, [id]);
  return row!;
}
