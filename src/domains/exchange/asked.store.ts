import type { Database } from '../../platform/database.ts';

/** What was asked about somebody or something, by keyed hash. */
export interface Asked {
  readonly id: string;
  readonly keys: readonly string[];
  readonly party: string;
  readonly agency: string;
  readonly channel: string;
  readonly offence: string | null;
  readonly messageId: string | null;
  readonly reference: string;
  readonly recipients: readonly string[];
  readonly askedAt: string;
}

export async function noteAsked(tx: Database, asked: Asked): Promise<void> {
  await tx.query(
    `insert into exchange_asked (id, key, party, agency, channel, offence, message_id, reference, recipients, asked_at)
     select $1, k, $3, $4, $5, $6, $7, $8, $9, $10 from unnest($2::text[]) as k
     on conflict do nothing`,
    [
      asked.id,
      [...new Set(asked.keys)],
      asked.party,
      asked.agency,
      asked.channel,
      asked.offence,
      asked.messageId,
      asked.reference,
      asked.recipients,
      asked.askedAt,
    ],
  );
}

export interface AskedBefore {
  readonly key: string;
  readonly agency: string;
  readonly channel: string;
  readonly messageId: string | null;
  readonly reference: string;
  readonly recipients: string[];
  readonly askedAt: string;
}

/** What anybody of a party asked under these keys since an instant, by any channel, the latest first. */
export async function findAskedBefore(
  db: Database,
  {
    party,
    keys,
    since,
    except,
  }: { readonly party: string; readonly keys: readonly string[]; readonly since: string; readonly except: string },
): Promise<AskedBefore[]> {
  if (keys.length === 0) return [];
  return db.query<AskedBefore>(
    `select a.key, a.agency, a.channel, a.message_id as "messageId", a.reference, a.recipients, a.asked_at as "askedAt"
       from exchange_asked a
      where a.party = $1 and a.key = any($2::text[]) and a.asked_at >= $3 and a.id <> $4
      order by a.asked_at desc
      limit 50`,
    [party, keys, since, except],
  );
}
