import type { Database } from '../../platform/database.ts';

export interface ConsultationRow {
  readonly id: string;
  readonly kind: string;
  readonly newcomer: string;
  readonly existing: readonly string[];
  readonly newcomerWaits: boolean;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly decidedAt: string | null;
  readonly decision: string | null;
  readonly why: string | null;
}

const COLUMNS = `c.id, c.kind, c.newcomer_id as newcomer, c.existing_ids as existing, c.newcomer_waits as "newcomerWaits",
  c.opened_at as "openedAt", c.due_at as "dueAt", c.decided_at as "decidedAt", c.decision, c.why`;

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

export async function findConsultation(tx: Database, id: string, agency: string): Promise<ConsultationRow | undefined> {
  const [row] = await tx.query<ConsultationRow>(
    `select ${COLUMNS} from consultations c where c.id = $2 and ${CONCERNS} for update of c`,
    [agency, id],
  );
  return row;
}

export async function closeConsultation(
  tx: Database,
  { id, decision, why, by, at }: { id: string; decision: string; why: string; by: string; at: string },
): Promise<ConsultationRow> {
  const [row] = await tx.query<ConsultationRow>(
    `update consultations c set decision = $2, why = $3, decided_by = $4, decided_at = $5 where c.id = $1 returning ${COLUMNS}`,
    [id, decision, why, by, at],
  );
  return row!;
}
