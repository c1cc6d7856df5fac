import type { RegisterKind } from '../../kernel/codes.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { RowKey } from './staged-rows.store.ts';

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
