import type { Database, Pool } from './database.ts';

/** One change of a record, as followers see it. */
export interface Change {
  readonly xid: string;
  readonly seq: number;
  readonly recordId: string;
  readonly kind: string;
  readonly at: string;
}

/**
 * How far a follower has read: every change of a transaction older than `xid` has been taken. A follower that starts
 * again from here may be given changes twice, and never misses one.
 */
export interface FeedPosition {
  readonly xid: string;
}

export const FEED_START: FeedPosition = { xid: '0' };

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

const PAGE = 5000;

interface Page {
  readonly changes: readonly Change[];
  /** The oldest transaction still open in the snapshot that was read. */
  readonly oldestOpen: string;
}

/** A page of the visible changes from a transaction on, without those of transactions that were taken before. */
async function readPage(
  db: Database,
  { from, taken, after }: { from: string; taken: readonly string[]; after: { xid: string; seq: number } },
): Promise<Page> {
  const rows = await db.query<Change & { oldestOpen: string }>(
    `select c.xid::text as xid, c.seq, c.record_id as "recordId", c.kind, c.at, s.oldest as "oldestOpen"
       from (select pg_snapshot_xmin(pg_current_snapshot())::text as oldest) s
       left join (select *
                    from changes
                   where xid >= $1::xid8 and (xid, seq) > ($2::xid8, $3::bigint) and xid <> all($4::xid8[])
                   order by xid, seq
                   limit ${PAGE}) c on true
      order by c.xid, c.seq`,
    [from, after.xid, after.seq, taken],
  );
  return { changes: rows[0]!.xid === null ? [] : rows, oldestOpen: rows[0]!.oldestOpen };
}

/**
 * Reads everything that is visible and has not been taken. All changes of a transaction become visible at once, so what
 * was taken is remembered by transaction; and only up to the oldest transaction that is still open, since below it
 * nothing can appear any more. A transaction that commits late is therefore read when it commits, whatever was read since.
 */
export async function* readUntaken(
  db: Database,
  state: { position: FeedPosition; taken: ReadonlySet<string> },
): AsyncGenerator<readonly Change[], { position: FeedPosition; taken: ReadonlySet<string> }> {
  const { position } = state;
  const taken = [...state.taken];
  const now = new Set(state.taken);
  let after = { xid: '0', seq: 0 };
  let settled: string | undefined;
  for (;;) {
    const { changes, oldestOpen } = await readPage(db, { from: position.xid, taken, after });
    settled ??= oldestOpen;
    for (const { xid } of changes) now.add(xid);
    if (changes.length > 0) yield changes;
    const last = changes.at(-1);
    if (!last || changes.length < PAGE) break;
    after = { xid: last.xid, seq: last.seq };
  }
  const floor = BigInt(settled);
  return { position: { xid: settled }, taken: new Set([...now].filter((xid) => BigInt(xid) >= floor)) };
}

/** The position before which everything is surely visible to a reader that starts now. */
export async function presentPosition(db: Database): Promise<FeedPosition> {
  const [row] = await db.query<{ xid: string }>(`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return { xid: row!.xid };
}

/** How long changes are kept for followers that are down. */
export const CHANGES_KEPT_DAYS = 3;
const TRIMMED_AT_ONCE = 50_000;

/** Forgets changes that are older than followers may be down; answers how many. */
export async function trimChanges(db: Pool): Promise<number> {
  return db.transaction(async (tx) => {
    const [{ trimmed } = { trimmed: 0 }] = await tx.query<{ trimmed: number }>(
      `with old as (
         select c.xid, c.seq from changes c
          where c.at < now() - make_interval(days => $1) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
          order by c.at limit $2
            for update skip locked
       ), gone as (
         delete from changes c using old where c.xid = old.xid and c.seq = old.seq returning c.xid
       ), noted as (
         update changes_trimmed t set xid = newest.xid, trimmed_at = now()
           from (select g.xid from gone g order by g.xid desc limit 1) newest
          where t.xid < newest.xid
       )
       select count(*) as trimmed from gone`,
      [CHANGES_KEPT_DAYS, TRIMMED_AT_ONCE],
    );
    return trimmed;
  });
}

/** Whether everything after a position is still in the feed, and the position is one of this database's past. */
export async function canFollowFrom(db: Database, { xid }: FeedPosition): Promise<boolean> {
  const [row] = await db.query<{ can: boolean }>(
    `select $1::xid8 > t.xid and $1::xid8 <= pg_snapshot_xmin(pg_current_snapshot()) as can from changes_trimmed t`,
    [xid],
  );
  return row?.can ?? false;
}

/**
 * Follows the feed from a position: hands over batches, waits for each to be taken in, wakes on notification and, since
 * a notification can be lost with its connection, every 200 ms. A batch that could not be taken comes again.
 */
export async function followChanges(
  pool: Pool,
  from: FeedPosition,
  take: (changes: readonly Change[]) => Promise<void>,
  failed: (error: unknown) => void,
): Promise<{
  position(): FeedPosition;
  /** Everything that was committed before the call has been taken when it resolves. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}> {
  let state: { position: FeedPosition; taken: ReadonlySet<string> } = { position: from, taken: new Set() };
  let stopped = false;
  let reading: Promise<void> | undefined;
  let again = false;

  async function readOnce(): Promise<void> {
    const pages = readUntaken(pool, state);
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        state = page.value;
        return;
      }
      await take(page.value);
    }
  }
  function wake(): Promise<void> {
    again = true;
    reading ??= (async () => {
      while (again && !stopped) {
        again = false;
        await readOnce();
      }
    })()
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
    position: () => state.position,
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
