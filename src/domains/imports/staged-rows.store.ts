import type { RegisterKind } from '../../kernel/codes.ts';
import { FAULTS, faultSentence } from '../../kernel/faults.ts';
import type { Database, Transaction } from '../../platform/database.ts';

/** What waited to be compared is of no use once the import is over. */
export async function forgetStaged(tx: Database, id: string): Promise<void> {
  await tx.query(`delete from import_rows r where r.import_id = $1`, [id]);
  await tx.query(`delete from import_parts p where p.import_id = $1`, [id]);
}

export interface StagedRow {
  readonly place: number;
  readonly line: number;
  readonly kind: RegisterKind;
  readonly key: string;
  readonly hash: string;
  readonly terms: string;
}

export async function stageRows(tx: Transaction, id: string, rows: readonly StagedRow[]): Promise<void> {
  await tx.copyIn(
    'import_rows (import_id, place, line, kind, source_key, hash, terms)',
    rows.map((row) => [id, String(row.place), String(row.line), row.kind, row.key, row.hash, row.terms]),
  );
}

export interface StagedPart {
  readonly place: number;
  readonly line: number;
  readonly partKey: string;
  readonly holder: string | undefined;
  readonly body: string;
}

export async function stageParts(tx: Transaction, id: string, parts: readonly StagedPart[]): Promise<void> {
  await tx.copyIn(
    'import_parts (import_id, place, line, part_key, holder, body)',
    parts.map((part) => [id, String(part.place), String(part.line), part.partKey, part.holder ?? null, part.body]),
  );
}

/** Rows that parts belong to, by key, with their parts in the order of the parts' keys. */
export async function listRowsWithParts(
  db: Database,
  id: string,
  after: { readonly kind: string; readonly key: string } | undefined,
  limit: number,
): Promise<{ place: number; kind: RegisterKind; key: string; terms: Record<string, unknown>; parts: unknown[] }[]> {
  return db.query(
    `select r.place, r.kind, r.source_key as key, r.terms,
            (select jsonb_agg(p.body order by p.part_key)
               from import_parts p
              where p.import_id = $1
                and p.place in (select q.place from import_parts q where q.import_id = $1 and q.holder = r.source_key
                                union
                                select q.place from import_parts q where q.import_id = $1 and q.holder is null
                                   and q.part_key in (select jsonb_array_elements_text(r.terms->'parts')))) as parts
       from import_rows r
      where r.import_id = $1 and ($2::text is null or (r.kind, r.source_key) > ($2, $3))
        and (r.terms ? 'parts' or exists (select 1 from import_parts q where q.import_id = $1 and q.holder = r.source_key))
      order by r.kind, r.source_key
      limit $4`,
    [id, after?.kind ?? null, after?.key ?? null, limit],
  );
}

export async function replaceStaged(
  tx: Database,
  id: string,
  rows: readonly { readonly place: number; readonly hash: string; readonly terms: string }[],
): Promise<void> {
  await tx.query(
    `update import_rows r set hash = n.hash, terms = n.terms
       from jsonb_to_recordset($2::jsonb) as n(place bigint, hash text, terms jsonb)
      where r.import_id = $1 and r.place = n.place`,
    [id, JSON.stringify(rows.map((row) => ({ ...row, terms: JSON.parse(row.terms) })))],
  );
}

/** Parts that no row of the file holds become rejects; answers how many. */
export async function rejectLooseParts(tx: Database, id: string): Promise<number> {
  const rows = await tx.query(
    `insert into import_rejects (import_id, place, line, source_key, field, reason, code)
     select $1, p.place, p.line, p.part_key, '', $2, 'part-of-nobody'
       from import_parts p
      where p.import_id = $1
        and case when p.holder is not null
                 then p.holder not in (select r.source_key from import_rows r where r.import_id = $1)
                 else p.part_key not in (select jsonb_array_elements_text(r.terms->'parts')
                                           from import_rows r where r.import_id = $1 and r.terms ? 'parts') end
     returning 1`,
    [id, faultSentence('part-of-nobody')],
  );
  return rows.length;
}

/** Rows that say the same as an earlier one are dropped; those that contradict each other under one key are all rejected. */
export async function settleRepeats(tx: Database, id: string): Promise<{ repeated: number; contradicting: number }> {
  // Of rows that came a moment ago the planner knows too little, and comparing each with each takes for ever.
  await tx.query('set local enable_nestloop = off');
  const contradicting = await tx.query(
    `with keys as (
       select r.kind, r.source_key, min(r.line) as first
         from import_rows r where r.import_id = $1
        group by r.kind, r.source_key having count(distinct r.hash) > 1),
     gone as (
       delete from import_rows r using keys k
        where r.import_id = $1 and r.kind = k.kind and r.source_key = k.source_key
        returning r.place, r.line, r.kind, r.source_key, k.first)
     insert into import_rejects (import_id, place, line, kind, source_key, field, reason, code, fault_values)
     select $1, g.place, g.line, g.kind, g.source_key, '', replace($2, '{line}', g.first::text), 'key-contradicts',
            jsonb_build_object('line', g.first)
       from gone g
     returning 1`,
    [id, FAULTS['key-contradicts']],
  );
  const repeated = await tx.query(
    `delete from import_rows r using (
       select r.kind, r.source_key, min(r.place) as first
         from import_rows r where r.import_id = $1
        group by r.kind, r.source_key having count(*) > 1) k
      where r.import_id = $1 and r.kind = k.kind and r.source_key = k.source_key and r.place > k.first
      returning 1`,
    [id],
  );
  return { repeated: repeated.length, contradicting: contradicting.length };
}

/** A row by its key, with the hash of what it says. */
export interface RowKey {
  readonly kind: RegisterKind;
  readonly key: string;
  readonly hash: string;
}

/** The next rows of an import, in the order of kinds and keys. */
export async function listRowKeys(
  db: Database,
  id: string,
  after: { readonly kind: string; readonly key: string },
  limit: number,
): Promise<RowKey[]> {
  return db.query<RowKey>(
    `select r.kind, r.source_key as key, r.hash
       from import_rows r
      where r.import_id = $1 and (r.kind, r.source_key) > ($2, $3)
      order by r.kind, r.source_key
      limit $4`,
    [id, after.kind, after.key, limit],
  );
}

export interface ChangedRow extends RowKey {
  readonly place: number;
  readonly line: number;
  readonly terms: Record<string, unknown>;
  /** The record made of it before, while it is listed and has not expired. */
  readonly recordId: string | undefined;
}

/** What rows say, by their keys. */
export async function readRows(
  db: Database,
  id: string,
  rows: readonly RowKey[],
): Promise<Omit<ChangedRow, 'recordId'>[]> {
  return db.query(
    `select r.place, r.line, r.kind, r.source_key as key, r.hash, r.terms
       from import_rows r
      where r.import_id = $1 and r.kind = any($2::text[]) and r.source_key = any($3::text[])
      order by r.kind, r.source_key`,
    [id, [...new Set(rows.map((row) => row.kind))], rows.map((row) => row.key)],
  );
}
