import type { Database } from '../../platform/database.ts';
import type { Told } from './correction.ts';
import type { MessageAnswer } from './exchange.schema.ts';

/** What a holder was told about an item. */
export interface Telling {
  readonly id: string;
  readonly itemId: string;
  readonly messageId: string;
  readonly holder: string;
  readonly what: Told;
  readonly version: number;
  readonly why: string | null;
  readonly toldAt: string;
  /** Signed by the holder's node when it applied what it was told; empty until one on another node has. */
  readonly receipt: string;
  /** What goes to a holder on another node, signed by the originator. */
  readonly envelope: string | null;
}

const COLUMNS = `t.id, t.item_id as "itemId", t.message_id as "messageId", t.holder, t.what, t.version, t.why,
  t.told_at as "toldAt", t.receipt, t.envelope`;

export async function insertTelling(tx: Database, telling: Telling): Promise<void> {
  await tx.query(
    `insert into exchange_tellings (id, item_id, message_id, holder, what, version, why, told_at, receipt, envelope)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
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
      telling.envelope,
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
    `select t.id, t.item_id as item, t.holder, t.what, t.version, t.why, t.told_at as "toldAt", t.seen_at as "seenAt",
            t.receipt <> '' as receipt,
            array(select s.note from exchange_steps s
                   where $2 = t.holder and s.agency = t.holder and s.message_id = t.message_id and s.step = 'exported'
                     and s.at <= t.told_at
                   order by s.number) as taken
       from exchange_tellings t
       join exchange_items i on i.id = t.item_id
      where (t.message_id = $1 and t.holder = $2) or (i.originator = $2 and i.message_id = $1)
      order by t.told_at, t.id`,
    [messageId, agency],
  );
}

/** Who waits to hear what became of a correction, and on which message's page. */
interface Awaiting {
  readonly originator: string;
  readonly messageId: string;
}

/** An officer of the holder has seen it: who is told; undefined when it is not theirs, or was seen before. */
export async function saveTellingSeen(
  tx: Database,
  id: string,
  holder: string,
  officer: string,
  at: string,
): Promise<Awaiting | undefined> {
  const [seen] = await tx.query<Awaiting>(
    `update exchange_tellings t set seen_at = $3, seen_by = $4
       from exchange_items i
      where t.id = $1 and t.holder = $2 and t.seen_at is null and i.id = t.item_id
      returning i.originator, i.message_id as "messageId"`,
    [id, holder, at, officer],
  );
  return seen;
}

/** What an originator has for holders on other nodes and has no receipt of: of each holder and item the latest. */
export async function listUnreceipted(db: Database, originator: string, limit: number): Promise<Telling[]> {
  return db.query<Telling>(
    `select * from (
       select distinct on (t.item_id, t.holder) ${COLUMNS}
         from exchange_tellings t join exchange_items i on i.id = t.item_id
        where t.envelope is not null and i.originator = $1
        order by t.item_id, t.holder, t.told_at desc, t.id desc) latest
      where latest.receipt = ''
      order by latest."toldAt", latest.id
      limit $2`,
    [originator, limit],
  );
}

/** A telling for a holder on another node, kept from others' changes until the transaction ends. */
export async function lockForeignTelling(tx: Database, id: string): Promise<Telling | undefined> {
  const [telling] = await tx.query<Telling>(
    `select ${COLUMNS} from exchange_tellings t where t.id = $1 and t.envelope is not null for update`,
    [id],
  );
  return telling;
}

/** Keeps the receipt of another node's agency: who is told. */
export async function saveReceipt(tx: Database, id: string, receipt: string): Promise<Awaiting> {
  const [kept] = await tx.query<Awaiting>(
    `update exchange_tellings t set receipt = $2
       from exchange_items i
      where t.id = $1 and i.id = t.item_id
      returning i.originator, i.message_id as "messageId"`,
    [id, receipt],
  );
  return kept!;
}

/** What a holder was told of an item's version, if it was. */
export async function findTelling(
  db: Database,
  { itemId, holder, what, version }: Pick<Telling, 'itemId' | 'holder' | 'what' | 'version'>,
): Promise<Telling | undefined> {
  const [telling] = await db.query<Telling>(
    `select ${COLUMNS} from exchange_tellings t
      where t.item_id = $1 and t.holder = $2 and t.what = $3 and t.version = $4
      order by t.told_at desc limit 1`,
    [itemId, holder, what, version],
  );
  return telling;
}
