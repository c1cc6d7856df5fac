import type { RegisterKind } from '../../kernel/codes.ts';
import { FAULTS, type Fault, faultOf, faultSentence } from '../../kernel/faults.ts';
import type { FieldFault } from '../../kernel/problem.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ImportCounts } from './import-desk.ts';
import type { ImportDone, ImportFormat } from './imports.schema.ts';

const COLUMNS = `m.id, m.format, m.source as list, m.name, m.register, m.mapping, m.complete, m.status, m.read, m.created,
  m.amended, m.withdrawn, m.unchanged, m.rejected, m.aliases, m.documents, m.held, m.said, m.remarks, m.started_at as "startedAt",
  m.ended_at as "endedAt"`;

export interface NewImport {
  readonly id: string;
  readonly owner: string;
  readonly officer: string;
  readonly format: ImportFormat;
  readonly source: string;
  readonly name: string;
  readonly register: string | undefined;
  readonly mapping: string | undefined;
  readonly complete: boolean;
  readonly at: string;
}

export async function addImport(tx: Database, row: NewImport): Promise<void> {
  await tx.query(
    `insert into imports (id, owner, officer, format, source, name, register, mapping, complete, status, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'reading', $10)`,
    [
      row.id,
      row.owner,
      row.officer,
      row.format,
      row.source,
      row.name,
      row.register ?? null,
      row.mapping ?? null,
      row.complete,
      row.at,
    ],
  );
}

export async function saveCounts(
  tx: Database,
  id: string,
  counts: ImportCounts,
  more: { readonly status: ImportDone['status']; readonly remarks?: readonly Fault[]; readonly endedAt?: string },
): Promise<void> {
  await tx.query(
    `update imports m
        set read = $2, created = $3, amended = $4, withdrawn = $5, unchanged = $6, rejected = $7, aliases = $8,
            documents = $9, status = $10, said = coalesce($11, m.said), remarks = coalesce($14, m.remarks),
            ended_at = $12, held = $13
      where m.id = $1`,
    [
      id,
      counts.read,
      counts.created,
      counts.amended,
      counts.withdrawn,
      counts.unchanged,
      counts.rejected,
      counts.aliases,
      counts.documents,
      more.status,
      more.remarks?.map(({ message }) => message).join(' ') || null,
      more.endedAt ?? null,
      counts.held ?? 0,
      more.remarks ? JSON.stringify(more.remarks) : null,
    ],
  );
}

/** Keeps one import of a list at a time, for as long as the transaction lasts; a process that dies lets go. */
export async function tryHoldList(tx: Database, owner: string, source: string): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended($1, 5)) as held`, [
    `import|${owner}|${source}`,
  ]);
  return row!.held;
}

export async function listUnderWay(db: Database): Promise<{ id: string; owner: string; source: string }[]> {
  return db.query(`select m.id, m.owner, m.source from imports m where m.status in ('reading', 'applying') limit 1000`);
}

export async function markInterrupted(tx: Database, id: string, at: string): Promise<void> {
  const remark = faultOf('import-interrupted');
  await tx.query(
    `update imports m set status = 'interrupted', ended_at = $2, said = $3, remarks = $4
      where m.id = $1 and m.status in ('reading', 'applying')`,
    [id, at, remark.message, JSON.stringify([remark])],
  );
  await forgetStaged(tx, id);
}

/** What waited to be compared is of no use once the import is over. */
export async function forgetStaged(tx: Database, id: string): Promise<void> {
  await tx.query(`delete from import_rows r where r.import_id = $1`, [id]);
  await tx.query(`delete from import_parts p where p.import_id = $1`, [id]);
}

export async function findImport(db: Database, owner: string, id: string): Promise<ImportDone | undefined> {
  const [row] = await db.query<ImportDone>(`select ${COLUMNS} from imports m where m.id = $1 and m.owner = $2`, [
    id,
    owner,
  ]);
  return row;
}

export async function listImports(
  db: Database,
  owner: string,
  { before, limit }: { readonly before?: string; readonly limit: number },
): Promise<ImportDone[]> {
  // Ids are made in the order of time.
  return db.query<ImportDone>(
    `select ${COLUMNS} from imports m
      where m.owner = $1 and ($2::uuid is null or m.id < $2::uuid)
      order by m.id desc limit $3`,
    [owner, before ?? null, limit],
  );
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

export interface ItemBefore extends RowKey {
  readonly listed: boolean;
  readonly recordId: string;
  readonly status: string;
}

/** What a list said before of subjects of these keys, and how their records stand. */
export async function findItems(
  db: Database,
  owner: string,
  source: string,
  keys: readonly string[],
): Promise<ItemBefore[]> {
  return db.query<ItemBefore>(
    `select i.kind, i.source_key as key, i.hash, i.listed, i.record_id as "recordId", c.status
       from import_items i join records c on c.id = i.record_id
      where i.owner = $1 and i.source = $2 and i.source_key = any($3::text[])`,
    [owner, source, keys],
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

export async function keepItems(
  tx: Database,
  owner: string,
  source: string,
  items: readonly { readonly kind: string; readonly key: string; readonly hash: string; readonly recordId: string }[],
): Promise<void> {
  await tx.query(
    `insert into import_items (owner, source, kind, source_key, hash, record_id, listed)
     select $1, $2, n.kind, n.key, n.hash, n."recordId", true
       from jsonb_to_recordset($3::jsonb) as n(kind text, key text, hash text, "recordId" uuid)
     on conflict (owner, source, kind, source_key)
     do update set hash = excluded.hash, record_id = excluded.record_id, listed = true`,
    [owner, source, JSON.stringify(items)],
  );
}

export interface MissingItem {
  readonly kind: RegisterKind;
  readonly key: string;
  readonly recordId: string;
}

/** How many records a list named before, and how many of them the file does not name. */
export async function countMissing(
  tx: Transaction,
  { id, owner, source }: { readonly id: string; readonly owner: string; readonly source: string },
): Promise<{ listed: number; missing: number }> {
  await tx.query('set local enable_nestloop = off'); // see settleRepeats
  const [row] = await tx.query<{ listed: number; missing: number }>(
    `select count(*) as listed, count(*) filter (where ${NOT_IN_FILE}) as missing
       from import_items i join records c on c.id = i.record_id
      where i.owner = $2 and i.source = $3 and i.listed and c.status not in ('withdrawn', 'expired')`,
    [id, owner, source],
  );
  return row!;
}

const NOT_IN_FILE = `not exists (select 1 from import_rows r
              where r.import_id = $1 and r.kind = i.kind and r.source_key = i.source_key)
        and not exists (select 1 from import_rejects j where j.import_id = $1 and j.source_key = i.source_key)`;

/** What the list named before and the file does not; a rejected row is still named. */
export async function listMissing(
  tx: Database,
  { id, owner, source }: { readonly id: string; readonly owner: string; readonly source: string },
  limit: number,
): Promise<MissingItem[]> {
  await tx.query('set local enable_nestloop = off'); // see settleRepeats
  return tx.query<MissingItem>(
    `select i.kind, i.source_key as key, i.record_id as "recordId"
       from import_items i
      where i.owner = $2 and i.source = $3 and i.listed
        and ${NOT_IN_FILE}
      order by i.kind, i.source_key
      limit $4`,
    [id, owner, source, limit],
  );
}

export async function hasRejectsWithoutKey(db: Database, id: string): Promise<boolean> {
  const rows = await db.query(
    `select 1 from import_rejects j where j.import_id = $1 and j.source_key is null limit 1`,
    [id],
  );
  return rows.length > 0;
}

export async function unlistItems(
  tx: Database,
  owner: string,
  source: string,
  items: readonly MissingItem[],
): Promise<void> {
  await tx.query(
    `update import_items i set listed = false
       from jsonb_to_recordset($3::jsonb) as n(kind text, key text)
      where i.owner = $1 and i.source = $2 and i.kind = n.kind and i.source_key = n.key`,
    [owner, source, JSON.stringify(items)],
  );
}

/** Keeps others from changing records until the transaction ends. */
export async function lockRecords(tx: Database, ids: readonly string[]): Promise<void> {
  await tx.query(`select r.id from records r where r.id = any($1::uuid[]) order by r.id for update`, [ids]);
}

/** Which of the subjects' keys another record in force has too; taken under a lock of the keys, as for single reports. */
export async function findSharedKeys(tx: Database, kind: string, keys: readonly string[]): Promise<Set<string>> {
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(k.key, 0))
       from (select distinct key from unnest($1::text[]) as key order by key) k`,
    [keys],
  );
  const known = await tx.query<{ key: string }>(
    `select s.subject_key as key from record_subjects s where s.subject_key = any($1::text[])`,
    [keys],
  );
  if (known.length === 0) return new Set(); // most newcomers are nobody the node knew
  const rows = await tx.query<{ key: string }>(
    `select distinct s.subject_key as key
       from record_subjects s join records r on r.id = s.record_id
      where s.subject_key = any($1::text[]) and r.kind = $2 and r.status in ('active', 'waiting')`,
    [known.map((row) => row.key), kind],
  );
  return new Set(rows.map((row) => row.key));
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

/** Drops the rejects of imports that ended before a moment, and the figures of those that ended before another. */
export async function forgetImports(
  tx: Transaction,
  { rejectsBefore, importsBefore }: { readonly rejectsBefore: Date; readonly importsBefore: Date },
): Promise<void> {
  await tx.query(`delete from import_rejects j using imports m where m.id = j.import_id and m.ended_at < $1`, [
    rejectsBefore,
  ]);
  await tx.query(`delete from imports m where m.ended_at < $1`, [importsBefore]);
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
