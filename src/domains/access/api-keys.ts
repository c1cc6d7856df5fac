import { randomBytes } from 'node:crypto';
import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Right } from '../../kernel/rights.ts';
import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { KEY_MARK } from './gatekeeper.ts';
import { KEY_RIGHTS } from './roles.ts';
import { hashToken, newToken } from './secrets.ts';
import type { AccessParts } from './sign-in.ts';

// A key that nobody renews is a key that nobody watches.
const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/** A key of a system as its agency sees it; the key itself is shown once and kept nowhere. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly rights: readonly Right[];
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const KEY_COLUMNS = `k.id as id, k.name as name, k.prefix as prefix, k.rights as rights, o.name as "madeBy",
  k.made_at as "madeAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"`;

/** The keys of an agency, newest first. */
export async function listApiKeys(
  db: Database,
  agencyId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<ApiKey[]> {
  return db.query<ApiKey>(
    `select ${KEY_COLUMNS}
       from api_keys k join officers o on o.id = k.made_by
      where k.agency_id = $1 and ($2::uuid is null or k.id < $2)
      order by k.id desc limit $3`,
    [agencyId, after ?? null, limit],
  );
}

/** Makes a key for a system of the officer's agency, never wider than the officer's own rights. */
export async function makeApiKey(
  { db, audit, clock }: AccessParts,
  officer: Officer,
  { name, rights, expiresOn }: { name: string; rights: readonly Right[]; expiresOn: string },
  requestId?: string,
): Promise<{ key: string; entry: ApiKey }> {
  if (officer.via !== 'session')
    throw new Problem('forbidden', 'A key is made by an officer who is signed in, not by a system.');
  const grantable = KEY_RIGHTS.filter((right) => officer.rights.has(right));
  const tooWide = rights.filter((right) => !grantable.includes(right));
  if (tooWide.length > 0) {
    const fault = fieldFault('/rights', 'rights-too-wide', {
      values: { rights: tooWide.join(', ') },
      allowed: grantable,
    });
    throw new Problem('invalid-input', fault.message, { fields: [fault] });
  }
  const now = clock();
  // The whole of the last day counts.
  const expiresAt = new Date(Date.parse(`${expiresOn}T00:00:00Z`) + DAY_MS);
  if (expiresAt <= now || expiresAt.getTime() > now.getTime() + LONGEST_DAYS * DAY_MS) {
    const fault = fieldFault('/expiresOn', 'days-ahead', { values: { days: LONGEST_DAYS } });
    throw new Problem('invalid-input', fault.message, { fields: [fault] });
  }
  const prefix = `${KEY_MARK}${randomBytes(4).toString('hex')}`;
  const key = `${prefix}_${newToken()}`;
  const id = newId();
  const entry = await db.transaction(async (tx) => {
    await tx.query(
      `insert into api_keys (id, agency_id, made_by, name, prefix, token_hash, rights, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, officer.agency.id, officer.id, name, prefix, hashToken(key), [...new Set(rights)], now, expiresAt],
    );
    const facts = { key: id, rights: [...new Set(rights)].join(' '), expiresOn };
    await audit.record(tx, { action: 'access.key-made', officer, outcome: 'done', facts, requestId });
    const [row] = await tx.query<ApiKey>(
      `select ${KEY_COLUMNS} from api_keys k join officers o on o.id = k.made_by where k.id = $1`,
      [id],
    );
    return row!;
  });
  return { key, entry };
}

/** Revokes a key of the officer's agency for good. */
export async function revokeApiKey(
  { db, audit, clock }: AccessParts,
  officer: Officer,
  id: string,
  requestId?: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const revoked = await tx.query(
      `update api_keys set revoked_at = $3 where id = $1 and agency_id = $2 and revoked_at is null returning id`,
      [id, officer.agency.id, clock()],
    );
    if (revoked.length === 0) throw new Problem('not-found', faultOf('no-such-key'));
    await audit.record(tx, { action: 'access.key-revoked', officer, outcome: 'done', facts: { key: id }, requestId });
  });
}
