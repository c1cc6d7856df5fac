import type { DoubleDecision } from '../../engines/tally/decided-doubles.ts';
import type { Database } from '../../platform/database.ts';

/** A decision with who made it and why. */
export interface KeptDecision extends DoubleDecision {
  readonly note: string;
  readonly agency: string;
  readonly decidedAt: string;
}

/** The decision that holds for each pair: the newest. */
export async function listDoubleDecisions(db: Database, operationId: string): Promise<KeptDecision[]> {
  const rows = await db.query<Omit<KeptDecision, 'entries'> & { readonly a: string; readonly b: string }>(
    `select distinct on (d.entry_a, d.entry_b) d.entry_a as a, d.entry_b as b, d.decision, d.note, d.agency,
            d.decided_at as "decidedAt"
       from operation_double_decisions d
      where d.operation_id = $1
      order by d.entry_a, d.entry_b, d.decided_at desc`,
    [operationId],
  );
  return rows.map(({ a, b, ...rest }) => ({ ...rest, entries: [a, b] }));
}

export async function saveDoubleDecision(
  tx: Database,
  operationId: string,
  { entries: [a, b], decision, note, agency, decidedAt }: KeptDecision,
  officer: string,
): Promise<void> {
  await tx.query(
    `insert into operation_double_decisions (operation_id, entry_a, entry_b, decision, note, officer, agency, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [operationId, a, b, decision, note, officer, agency, decidedAt],
  );
}
