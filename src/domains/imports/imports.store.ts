import { type Fault, faultOf } from '../../kernel/faults.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { ImportCounts } from './import-desk.ts';
import type { ImportDone, ImportFormat } from './imports.schema.ts';
import { forgetStaged } from './staged-rows.store.ts';

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
