import { setTimeout as pause } from 'node:timers/promises';
import { type Database, type Pool, quote, type Transaction } from './database.ts';

/** Something an agency is told live: what changed, never what it says; whoever is told reads it under its own rights. */
export interface Notice {
  readonly id: number;
  /** Code of the agency that is told. */
  readonly audience: string;
  readonly topic: 'hit' | 'operation' | 'exchange';
  readonly ref: string;
  readonly what: string;
  readonly at: string;
}

const CHANNEL = 'entente_notices';
// Any number that no other lock of this database takes.
const ORDER_LOCK = 7_301_202_012;
// A notification can be lost with its connection; nothing waits longer than this all the same.
const LOOK_AGAIN_MS = 1000;
// The first of many is read at once, the others together: a desk under load announces hundreds a second.
const READ_TOGETHER_MS = 25;
// Longer than anybody's connection is cut for; who was away longer reads the lists anew.
const KEPT_DAYS = 7;

type ToTell = Omit<Notice, 'id'>;
const waiting = new WeakMap<Transaction, ToTell[]>();

/** Tells agencies something when the transaction commits. */
export function announce(tx: Transaction, notices: readonly ToTell[]): void {
  if (notices.length === 0) return;
  const before = waiting.get(tx);
  if (before) {
    before.push(...notices);
    return;
  }
  const all = [...notices];
  waiting.set(tx, all);
  // Last of all: the lock under which ids are given is held until the commit, so that a reader who has seen an id has
  // seen every one before it; whoever else announces waits that long.
  tx.withCommit(
    () => `select pg_advisory_xact_lock(${ORDER_LOCK});
      insert into notices (audience, topic, ref, what, at)
      select n.audience, n.topic, n.ref, n.what, n.at
        from jsonb_to_recordset(${quote(JSON.stringify(all))}::jsonb)
               as n(audience text, topic text, ref text, what text, at timestamptz);
      notify ${CHANNEL}`,
  );
}

/** Notices of one agency after an id, oldest first. */
export async function listNotices(
  db: Database,
  audience: string,
  { after, limit = 1000 }: { readonly after: number; readonly limit?: number },
): Promise<Notice[]> {
  return db.query<Notice>(
    `select n.id, n.audience, n.topic, n.ref, n.what, n.at
       from notices n
      where n.audience = $1 and n.id > $2
      order by n.id
      limit $3`,
    [audience, after, limit],
  );
}

/** Forgets what is older than anybody's connection is cut for. */
export async function forgetOldNotices(db: Database, now: Date): Promise<void> {
  await db.query(`delete from notices n where n.at < $1::timestamptz - make_interval(days => $2)`, [
    now.toISOString(),
    KEPT_DAYS,
  ]);
}

/** The notices of a running node, handed to whoever listens as they are committed by any node on the database. */
export interface NoticeBoard {
  /** Hands over each notice of an agency from now on; answers how to stop. */
  listen(audience: string, hear: (notice: Notice) => void): () => void;
  /** The newest id that has been handed over. */
  newest(): number;
  stop(): Promise<void>;
}

/** Opens the board. */
export async function openNoticeBoard(db: Pool, failed: (error: unknown) => void): Promise<NoticeBoard> {
  const [row] = await db.query<{ newest: number }>(`select coalesce(max(n.id), 0) as newest from notices n`);
  let newest = row!.newest;
  let stopped = false;
  let reading: Promise<void> | undefined;
  let again = false;
  const listeners = new Map<string, Set<(notice: Notice) => void>>();

  async function readAll(): Promise<void> {
    do {
      again = false;
      const notices = await db.query<Notice>(
        `select n.id, n.audience, n.topic, n.ref, n.what, n.at from notices n where n.id > $1 order by n.id limit 1000`,
        [newest],
      );
      for (const notice of notices) {
        newest = notice.id;
        for (const hear of listeners.get(notice.audience) ?? []) hear(notice);
      }
      if (notices.length === 1000) again = true;
    } while (again && !stopped);
  }
  function wake(): void {
    again = true;
    reading ??= readAll()
      .catch(failed)
      .then(() => pause(READ_TOGETHER_MS, undefined, { ref: false }))
      .finally(() => {
        reading = undefined;
        if (again && !stopped) wake();
      });
  }
  const listening = await db.listen(CHANNEL, wake);
  const timer = setInterval(wake, LOOK_AGAIN_MS);
  timer.unref();
  return {
    listen(audience, hear) {
      const heard = listeners.get(audience) ?? new Set();
      listeners.set(audience, heard.add(hear));
      return () => {
        heard.delete(hear);
        if (heard.size === 0) listeners.delete(audience);
      };
    },
    newest: () => newest,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await listening.stop();
      await reading;
    },
  };
}
