import type { Database } from './database.ts';

const LOOK_EVERY_MS = 200;

/** Whether this database is filled from another one by logical replication. */
export async function isReplica(db: Database): Promise<boolean> {
  const [row] = await db.query<{ replica: boolean }>(
    `select exists (select from pg_subscription s
                     where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())) as replica`,
  );
  return row!.replica;
}

/** Waits until every table of a replica has been copied: rows that are still being copied stand in no change feed. */
export async function untilCopied(db: Database): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ copying: number }>(
      `select count(*) as copying from pg_subscription_rel r where r.srsubstate <> 'r'`,
    );
    if (row!.copying === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
