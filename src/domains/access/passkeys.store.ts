import type { Database } from '../../platform/database.ts';

/** A passkey as its officer sees it. */
export interface PasskeyEntry {
  readonly id: string;
  readonly name: string;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
}

/** A passkey as the verifier needs it. */
export interface PasskeyRow {
  readonly credentialId: string;
  readonly officerId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

const KEY_COLUMNS = `k.id as "credentialId", k.officer_id as "officerId", k.public_key as "publicKey",
  k.counter as counter, k.transports as transports`;

/** What an officer has registered, oldest first. */
export async function listPasskeys(db: Database, officerId: string): Promise<PasskeyEntry[]> {
  return db.query<PasskeyEntry>(
    `select k.row_id as id, k.name as name, k.made_at as "madeAt", k.last_used_at as "lastUsedAt"
       from passkeys k where k.officer_id = $1 order by k.made_at`,
    [officerId],
  );
}

export async function listPasskeyRows(db: Database, officerId: string): Promise<PasskeyRow[]> {
  return db.query<PasskeyRow>(`select ${KEY_COLUMNS} from passkeys k where k.officer_id = $1`, [officerId]);
}

/** The passkey with this credential id, held until the transaction ends so that its counter goes up once. */
export async function holdPasskey(tx: Database, credentialId: string): Promise<PasskeyRow | undefined> {
  const [row] = await tx.query<PasskeyRow>(`select ${KEY_COLUMNS} from passkeys k where k.id = $1 for update`, [
    credentialId,
  ]);
  return row;
}

/** Writes down a passkey; false when the credential is registered already. */
export async function addPasskey(
  tx: Database,
  passkey: PasskeyRow & { readonly rowId: string; readonly name: string },
  now: Date,
): Promise<boolean> {
  const { credentialId, rowId, officerId, name, publicKey, counter, transports } = passkey;
  const rows = await tx.query(
    `insert into passkeys (id, row_id, officer_id, name, public_key, counter, transports, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning id`,
    [credentialId, rowId, officerId, name, publicKey, counter, transports, now],
  );
  return rows.length > 0;
}

export async function notePasskeyUse(tx: Database, credentialId: string, counter: number, now: Date): Promise<void> {
  await tx.query(`update passkeys set counter = $2, last_used_at = $3 where id = $1`, [credentialId, counter, now]);
}

/** Removes one passkey of an officer; false when there is none such. */
export async function removePasskey(tx: Database, officerId: string, rowId: string): Promise<boolean> {
  const rows = await tx.query(`delete from passkeys where row_id = $2 and officer_id = $1 returning id`, [
    officerId,
    rowId,
  ]);
  return rows.length > 0;
}

/** A challenge that was given out and waits for its answer. */
export interface ChallengeRow {
  readonly challenge: string;
  readonly officerId: string | null;
  readonly ticketHash: Buffer | null;
  readonly registers: boolean;
}

export async function addChallenge(db: Database, id: string, row: ChallengeRow, expiresAt: Date): Promise<void> {
  await db.query(
    `insert into passkey_challenges (id, challenge, officer_id, ticket_hash, registers, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, row.challenge, row.officerId, row.ticketHash, row.registers, expiresAt],
  );
}

/** Takes a challenge, which serves once, whether the answer to it is right or not. */
export async function takeChallenge(db: Database, id: string, now: Date): Promise<ChallengeRow | undefined> {
  const taken = await db.query<ChallengeRow & { expiresAt: string; id: string }>(
    `delete from passkey_challenges where id = $1 or expires_at <= $2
     returning id as id, challenge as challenge, officer_id as "officerId", ticket_hash as "ticketHash",
               registers as registers, expires_at as "expiresAt"`,
    [id, now],
  );
  return taken.find((row) => row.id === id && new Date(row.expiresAt) > now);
}
