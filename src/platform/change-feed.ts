import type { Database, Pool } from './database.ts';

/** One change of a record, as followers see it. */
export interface Change {
  readonly xid: string;
  readonly seq: number;
  readonly recordId: string;
  readonly kind: string;
  readonly at: string;
}

/** How far a follower has read. */
export interface FeedPosition {
  readonly xid: string;
  readonly seq: number;
}

export const FEED_START: FeedPosition = { xid: '0', seq: 0 };

const CHANNEL = 'entente_changes';

/** Notes, in the transaction that made it, that records changed. */
export async function noteChanges(tx: Database, kind: string, recordIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into changes (record_id, kind)
     select id, $2 from unnest($1::uuid[]) as id`,
    [recordIds, kind],
  );
  await tx.query(`select pg_notify('${CHANNEL}', '')`);
}

/**
 * The next changes after a position, in an order in which nothing can appear behind the reader.
 * A transaction that is still open may commit below what others have committed since; so only
 * transactions older than every open one (the snapshot's xmin) are read.
 */
export async function readChanges(db: Database, after: FeedPosition, limit = 5000): Promise<Change[]> {
  return db.query<Change>(
    `select c.xid::text as xid, c.seq, c.record_id as "recordId", c.kind, c.at
       from changes c
      where c.xid < pg_snapshot_xmin(pg_current_snapshot())
        and (c.xid, c.seq) > ($1::xid8, $2::bigint)
      order by c.xid, c.seq
      limit $3`,
    [after.xid, after.seq, limit],
  );
}

/** The position before which everything is surely visible to a reader that starts now. */
export async function presentPosition(db: Database): Promise<FeedPosition> {
  const [row] = await db.query<{ xid: string }>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return { xid: row!.xid, seq: 0 };
}

/**
 * Follows the feed from a position: hands over batches in order, waits for each to be taken in,
 * wakes on notification and, since a notification can come before its turn, every 200 ms.
 */
export async function followChanges(
  pool: Pool,
  from: FeedPosition,
  take: (changes: readonly Change[]) => Promise<void>,
  failed: (error: unknown) => void,
): Promise<{ position(): FeedPosition; caughtUp(): Promise<void>; stop(): Promise<void> }> {
  let position = from;
  let stopped = false;
  let reading: Promise<void> | undefined;
  let again = false;

  async function readAll(): Promise<void> {
    for (;;) {
      again = false;
      const changes = await readChanges(pool, position);
      const last = changes.at(-1);
      if (last) {
        await take(changes);
        position = { xid: last.xid, seq: last.seq };
      }
      if (stopped || (!last && !again)) return;
    }
  }
  function wake(): Promise<void> {
    again = true;
    reading ??= readAll()
      .catch(failed)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  }
  const listening = await pool.listen(CHANNEL, () => void wake());
  const timer = setInterval(() => void wake(), 200);
  await wake();
  return {
    position: () => position,
    async caughtUp() {
      await reading;
      await wake();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await listening.stop();
      await reading;
    },
  };
}
