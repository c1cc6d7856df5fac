import type { Database } from '../../platform/database.ts';

/** What the first step of a sign-in needs to know of whoever a name belongs to. */
export interface SignInRow {
  readonly officerId: string;
  readonly active: boolean;
  readonly passwordHash: string | null;
  readonly totp: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
}

/** The officer with this sign-in name. */
export async function findSignIn(db: Database, signInName: string): Promise<SignInRow | undefined> {
  const [row] = await db.query<SignInRow>(
    `select o.id as "officerId", o.active and a.active as active, p.hash as "passwordHash",
            coalesce(t.confirmed_at is not null, false) as totp,
            (select count(*) from passkeys k where k.officer_id = o.id) as passkeys,
            (select count(*) from recovery_codes c where c.officer_id = o.id and c.used_at is null) as "recoveryCodes"
       from officers o
       join agencies a on a.id = o.agency_id
       left join passwords p on p.officer_id = o.id
       left join totp_secrets t on t.officer_id = o.id
      where o.sign_in_name = $1`,
    [signInName],
  );
  return row;
}

/** The kept password of an officer. */
export async function findPasswordHash(db: Database, officerId: string): Promise<string | undefined> {
  const [row] = await db.query<{ hash: string }>(`select p.hash as hash from passwords p where p.officer_id = $1`, [
    officerId,
  ]);
  return row?.hash;
}

export async function setPasswordHash(tx: Database, officerId: string, hash: string, now: Date): Promise<void> {
  await tx.query(
    `insert into passwords (officer_id, hash, changed_at) values ($1, $2, $3)
     on conflict (officer_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [officerId, hash, now],
  );
}

export interface TotpRow {
  readonly sealed: Buffer;
  readonly waiting: Buffer | null;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

/** The TOTP secret of an officer, held until the transaction ends so that one code is not taken twice at once. */
export async function holdTotp(tx: Database, officerId: string): Promise<TotpRow | undefined> {
  const [row] = await tx.query<TotpRow>(
    `select t.sealed as sealed, t.waiting as waiting, t.confirmed_at is not null as confirmed, t.last_step as "lastStep"
       from totp_secrets t where t.officer_id = $1 for update`,
    [officerId],
  );
  return row;
}

export async function noteTotpStep(tx: Database, officerId: string, step: number): Promise<void> {
  await tx.query(`update totp_secrets set last_step = $2 where officer_id = $1`, [officerId, step]);
}

/** Lays a new secret beside the present one until a code of it was given. */
export async function layWaitingTotp(tx: Database, officerId: string, sealed: Buffer): Promise<void> {
  await tx.query(
    `insert into totp_secrets (officer_id, sealed, waiting) values ($1, $2, $2)
     on conflict (officer_id) do update set waiting = excluded.waiting`,
    [officerId, sealed],
  );
}

/** Puts a secret, proved by a code of this step, into force. */
export async function confirmTotp(
  tx: Database,
  officerId: string,
  sealed: Buffer,
  step: number,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into totp_secrets (officer_id, sealed, confirmed_at, last_step) values ($1, $2, $4, $3)
     on conflict (officer_id) do update
        set sealed = excluded.sealed, waiting = null, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step`,
    [officerId, sealed, step, now],
  );
}

/** Removes TOTP and the recovery codes that stand in for it. */
export async function removeTotp(tx: Database, officerId: string): Promise<void> {
  await tx.query(`delete from totp_secrets where officer_id = $1`, [officerId]);
  await tx.query(`delete from recovery_codes where officer_id = $1`, [officerId]);
}

export async function replaceRecoveryCodes(tx: Database, officerId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.query(`delete from recovery_codes where officer_id = $1`, [officerId]);
  await tx.query(`insert into recovery_codes (officer_id, hash) select $1, h from unnest($2::bytea[]) as h`, [
    officerId,
    hashes,
  ]);
}

/** Uses a recovery code up; false when it is wrong or was used. */
export async function spendRecoveryCode(tx: Database, officerId: string, hash: Buffer, now: Date): Promise<boolean> {
  const spent = await tx.query(
    `update recovery_codes set used_at = $3 where officer_id = $1 and hash = $2 and used_at is null returning hash`,
    [officerId, hash, now],
  );
  return spent.length > 0;
}

export interface TicketRow {
  readonly officerId: string;
  readonly wrong: number;
  readonly signInName: string;
}

export async function makeTicket(tx: Database, tokenHash: Buffer, officerId: string, expiresAt: Date): Promise<void> {
  await tx.query(`insert into sign_in_tickets (token_hash, officer_id, expires_at) values ($1, $2, $3)`, [
    tokenHash,
    officerId,
    expiresAt,
  ]);
}

/** The ticket of a first step, held until the transaction ends. */
export async function holdTicket(tx: Database, tokenHash: Buffer, now: Date): Promise<TicketRow | undefined> {
  const [row] = await tx.query<TicketRow>(
    `select t.officer_id as "officerId", t.wrong as wrong, o.sign_in_name as "signInName"
       from sign_in_tickets t join officers o on o.id = t.officer_id
      where t.token_hash = $1 and t.expires_at > $2 for update of t`,
    [tokenHash, now],
  );
  return row;
}

export async function countWrongOnTicket(tx: Database, tokenHash: Buffer): Promise<void> {
  await tx.query(`update sign_in_tickets set wrong = wrong + 1 where token_hash = $1`, [tokenHash]);
}

export async function spendTicket(tx: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.query(`delete from sign_in_tickets where token_hash = $1 or expires_at <= $2`, [tokenHash, now]);
}
