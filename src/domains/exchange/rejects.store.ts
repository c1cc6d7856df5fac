import type { Database } from '../../platform/database.ts';

/** An envelope that was not taken; whom it claims to come from and go to, nobody vouches for. */
export interface Reject {
  readonly id: string;
  readonly reason: string;
  readonly sender: string | null;
  readonly recipient: string | null;
  readonly messageId: string | null;
  readonly hash: string;
  readonly at: string;
}

export async function saveReject(tx: Database, reject: Reject): Promise<void> {
  await tx.query(
    `insert into exchange_rejects (id, reason, sender, recipient, message_id, hash, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [reject.id, reject.reason, reject.sender, reject.recipient, reject.messageId, reject.hash, reject.at],
  );
}

/** Envelopes that claimed to come from an agency and were not taken, the latest first. */
export async function listRejects(db: Database, sender: string, limit: number): Promise<Reject[]> {
  return db.query<Reject>(
    `select r.id, r.reason, r.sender, r.recipient, r.message_id as "messageId", r.hash, r.at
       from exchange_rejects r where r.sender = $1 order by r.at desc, r.id limit $2`,
    [sender, limit],
  );
}
