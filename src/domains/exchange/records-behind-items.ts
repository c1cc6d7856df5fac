import type { Database } from '../../platform/database.ts';
import { announce } from '../../platform/notices.ts';
import { addStep } from './evidence.ts';
import type { ExchangeDesk } from './exchange-desk.ts';

/** What became of the record that an item was taken from. */
export interface RecordBehind {
  readonly item: string;
  readonly record: string;
  readonly state: 'same' | 'corrected' | 'gone';
}

// Reviews and confirmations raise the version of a record too; only what says something else makes an item untrue.
const CORRECTED = `exists (select 1 from record_versions v
                            where v.record_id = r.id and v.version > i.record_version and v.change in ('amended', 'imported'))`;
const GONE = `r.status in ('withdrawn', 'expired')`;

/** The records behind the items of a message, for the agency that sent them and keeps them. */
export async function listRecordsBehind(db: Database, messageId: string): Promise<RecordBehind[]> {
  return db.query<RecordBehind>(
    `select i.id as item, r.id as record,
            case when ${GONE} then 'gone' when ${CORRECTED} then 'corrected' else 'same' end as state
       from exchange_items i join records r on r.id = i.record_id
      where i.message_id = $1 and i.state = 'current'`,
    [messageId],
  );
}

const BATCH = 200;

/**
 * Tells desks whose records were corrected or withdrawn after an item was taken from them and sent: whoever holds it learns
 * of it when the desk corrects or withdraws the item, which is for a person to decide. Each change is told once.
 */
export async function tellOfCorrectedRecords(desk: ExchangeDesk): Promise<number> {
  return desk.db.transaction(async (tx) => {
    const at = desk.clock().toISOString();
    const told = await tx.query<{ messageId: string; originator: string; state: string }>(
      `with behind as (
         select i.id, r.version, case when ${GONE} then 'gone' else 'corrected' end as state
           from exchange_items i join records r on r.id = i.record_id
          where i.state = 'current' and r.version > coalesce(i.record_told, i.record_version) and (${GONE} or ${CORRECTED})
          limit ${BATCH}
            for update of i skip locked
       )
       update exchange_items i set record_told = b.version
         from behind b where b.id = i.id
       returning i.message_id as "messageId", i.originator, b.state`,
    );
    for (const { messageId, originator, state } of told) {
      const step = `record-${state}`;
      await addStep(tx, { messageId, agency: originator, step, officer: 'node', at });
      announce(tx, [{ audience: originator, topic: 'exchange', ref: messageId, what: step, at }]);
    }
    return told.length;
  });
}
