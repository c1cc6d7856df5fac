import type { Database } from '../../platform/database.ts';
import type { MessageAnswer } from './exchange.schema.ts';

/** What a holder was told about an item. */
export interface Telling {
  readonly id: string;
  readonly itemId: string;
  readonly messageId: string;
  readonly holder: string;
  readonly what: 'amended' | 'withdrawn' | 'consent-withdrawn' | 'erased';
  readonly version: number;
  readonly why: string | null;
  readonly toldAt: string;
  /** Signed by the holder's node when it applied what it was told; empty for one that lives elsewhere. */
  readonly receipt: string;
}

export async function insertTelling(tx: Database, telling: Telling): Promise<void> {
  await tx.query(
    `insert into exchange_tellings (id, item_id, message_id, holder, what, version, why, told_at, receipt)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      telling.id,
      telling.itemId,
      telling.messageId,
      telling.holder,
      telling.what,
      telling.version,
      telling.why,
      telling.toldAt,
      telling.receipt,
    ],
  );
}

/** What was told about the items of a message: to the agency itself, or by it as their originator. */
export async function listTellings(
  db: Database,
  messageId: string,
  agency: string,
): Promise<MessageAnswer['tellings']> {
  return db.query(
    `select t.id, t.item_id as item, t.holder, t.what, t.version, t.why, t.told_at as "toldAt", t.seen_at as "seenAt"
       from exchange_tellings t
       join exchange_items i on i.id = t.item_id
      where (t.message_id = $1 and t.holder = $2) or (i.originator = $2 and i.message_id = $1)
      order by t.told_at, t.id`,
    [messageId, agency],
  );
}

/** An officer of the holder has seen it; false when it is not theirs, or was seen before. */
export async function saveTellingSeen(
  tx: Database,
  id: string,
  holder: string,
  officer: string,
  at: string,
): Promise<boolean> {
  const seen = await tx.query(
    `update exchange_tellings t set seen_at = $3, seen_by = $4 where t.id = $1 and t.holder = $2 and t.seen_at is null returning 1`,
    [id, holder, at, officer],
  );
  return seen.length === 1;
}
