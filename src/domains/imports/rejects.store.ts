import type { FieldFault } from '../../kernel/problem.ts';
import type { Database, Transaction } from '../../platform/database.ts';

export interface Reject extends FieldFault {
  readonly place: number;
  readonly line: number;
  readonly kind?: string;
  readonly key?: string;
}

const LONGEST_FIELD = 300;
const LONGEST_REASON = 1000;
// Longer lists of what is allowed are in the schema of the register; nobody reads them row by row.
const MOST_ALLOWED = 30;

/** What is wrong with a row and what is allowed instead, in one English sentence. */
function reasonOf({ message, allowed = [] }: FieldFault): string {
  const shown = allowed.length > 0 && allowed.length <= MOST_ALLOWED ? ` Allowed: ${allowed.join(', ')}.` : '';
  return `${message}${shown}`.slice(0, LONGEST_REASON);
}

export async function keepRejects(tx: Transaction, id: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return;
  await tx.copyIn(
    'import_rejects (import_id, place, line, kind, source_key, field, reason, code, fault_values, allowed)',
    rejects.map((one) => [
      id,
      String(one.place),
      String(one.line),
      one.kind ?? null,
      one.key ?? null,
      one.field.slice(0, LONGEST_FIELD),
      reasonOf(one),
      one.code ?? null,
      one.values ? JSON.stringify(one.values) : null,
      one.allowed && one.allowed.length <= MOST_ALLOWED ? JSON.stringify(one.allowed) : null,
    ]),
  );
}

export async function hasRejectsWithoutKey(db: Database, id: string): Promise<boolean> {
  const rows = await db.query(
    `select 1 from import_rejects j where j.import_id = $1 and j.source_key is null limit 1`,
    [id],
  );
  return rows.length > 0;
}

export interface RejectedRow {
  readonly place: number;
  readonly line: number;
  readonly kind: string | null;
  readonly key: string | null;
  readonly field: string;
  readonly reason: string;
  readonly code: string | null;
  readonly values: Record<string, string | number> | null;
  readonly allowed: string[] | null;
}

/** The rows that did not fit, in the order of the file. */
export async function listRejects(db: Database, id: string, after: number, limit: number): Promise<RejectedRow[]> {
  return db.query<RejectedRow>(
    `select j.place, j.line, j.kind, j.source_key as key, j.field, j.reason, j.code, j.fault_values as "values", j.allowed
       from import_rejects j where j.import_id = $1 and j.place > $2
      order by j.place limit $3`,
    [id, after, limit],
  );
}
