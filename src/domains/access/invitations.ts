import { PURPOSES } from '../../kernel/codes.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { removeTotp, setPasswordHash } from './credentials.store.ts';
import { addAgency } from './directory.store.ts';
import { findAgencyByCode, type KnownAgency } from './identity.store.ts';
import { addOfficer, findOfficer, setRoles } from './officers.store.ts';
import { checkNewPassword, hashPassword } from './password.ts';
import { hashToken, newToken } from './secrets.ts';
import { endSessions, type Origin } from './sessions.store.ts';
import { type AccessParts, admit, type OpenedSession } from './sign-in.ts';

export type InvitationReason = 'first-administrator' | 'new-officer' | 'recovery';

// Long enough to cross a weekend by courier; a recovery is handed over at once.
const VALID_MS: Readonly<Record<InvitationReason, number>> = {
  'first-administrator': 24 * 3_600_000,
  'new-officer': 72 * 3_600_000,
  recovery: 3_600_000,
};

/** Code of the agency of whoever operates the node, which belongs to no party. */
export const NODE_AGENCY = 'NODE';

/** The operator's agency, made when it is first needed. */
export async function ensureNodeAgency(db: Database, now: Date): Promise<KnownAgency> {
  const operator = { code: NODE_AGENCY, name: 'Operator of this node', party: null, functions: [], purposes: PURPOSES };
  await addAgency(db, { id: newId(), timeZone: 'UTC', own: false, ...operator }, now);
  return (await findAgencyByCode(db, NODE_AGENCY))!;
}

/** Makes a one-time link for an officer; links made before are void. */
export async function makeInvitation(
  tx: Database,
  { officerId, reason, madeBy, now }: { officerId: string; reason: InvitationReason; madeBy: string | null; now: Date },
): Promise<{ path: string; token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + VALID_MS[reason]);
  await tx.query(
    `update invitations set expires_at = $2 where officer_id = $1 and used_at is null and expires_at > $2`,
    [officerId, now],
  );
  await tx.query(
    `insert into invitations (id, token_hash, officer_id, reason, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), hashToken(token), officerId, reason, madeBy, now, expiresAt],
  );
  return { path: `/invitations/${token}`, token, expiresAt };
}

interface Invitation {
  readonly id: string;
  readonly officerId: string;
  readonly reason: InvitationReason;
  readonly name: string;
  readonly signInName: string;
  readonly agency: string;
}

async function holdInvitation(
  db: Database,
  token: string,
  now: Date,
  hold: '' | 'for update of i',
): Promise<Invitation> {
  const [row] = await db.query<Invitation>(
    `select i.id as id, i.officer_id as "officerId", i.reason as reason, o.name as name,
            o.sign_in_name as "signInName", a.name as agency
       from invitations i
       join officers o on o.id = i.officer_id
       join agencies a on a.id = o.agency_id
      where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and o.active and a.active ${hold}`,
    [hashToken(token), now],
  );
  if (!row)
    throw new Problem(
      'not-found',
      'This link is not valid: it was used, it is too old, or a newer one was made. Ask your administrator for another.',
    );
  return row;
}

/** Whom a link invites. */
export async function readInvitation({ db, clock }: AccessParts, token: string): Promise<Invitation> {
  return holdInvitation(db, token, clock(), '');
}

/** Takes a link up: sets the password, voids the link, and signs the officer in. A recovery clears what was lost. */
export async function acceptInvitation(
  parts: AccessParts,
  { token, password }: { token: string; password: string },
  { origin, requestId }: { origin: Origin; requestId?: string },
): Promise<OpenedSession> {
  const { db, audit } = parts;
  const now = parts.clock();
  checkNewPassword(password, await readInvitation(parts, token));
  const hash = await hashPassword(password);
  const session = await db.transaction(async (tx) => {
    const { id, officerId, signInName, reason } = await holdInvitation(tx, token, now, 'for update of i');
    await tx.query(`update invitations set used_at = $2 where id = $1`, [id, now]);
    await setPasswordHash(tx, officerId, hash, now);
    if (reason === 'recovery') {
      // Whatever was lost may be in somebody's hands.
      await removeTotp(tx, officerId);
      await tx.query(`delete from passkeys where officer_id = $1`, [officerId]);
      await endSessions(tx, officerId, now);
    }
    const opened = await admit(tx, parts, { officerId, signInName, method: 'invitation', origin, requestId });
    if (opened) {
      const facts = { what: 'invitation-taken', subject: officerId, reason };
      await audit.record(tx, { action: 'access.changed', officer: opened.officer, outcome: 'done', facts, requestId });
    }
    return opened;
  });
  if (!session) throw new Problem('not-found', 'This link is not valid any more.');
  return session;
}

/** On a node without officers: makes the first administrator and answers the one-time link; a later start renews a link not taken up. */
export async function ensureFirstAdministrator(
  { db, audit, clock, settings }: AccessParts,
  origin: string = settings.origin,
): Promise<{ link: string; signInName: string; expiresAt: Date } | undefined> {
  const now = clock();
  return db.transaction(async (tx: Transaction) => {
    // Nodes that start together on one database make one administrator.
    await tx.query(`select pg_advisory_xact_lock(hashtext('entente first administrator'))`);
    const [state] = await tx.query<{ officers: number; waiting: string | null }>(
      `select (select count(*) from officers) as officers,
              (select i.officer_id from invitations i
                where i.reason = 'first-administrator'
                  and (select o.active from officers o where o.id = i.officer_id)
                  and not exists (select 1 from invitations u where u.officer_id = i.officer_id and u.used_at is not null)
                limit 1) as waiting`,
    );
    let officerId = state!.waiting;
    if (!officerId) {
      if (state!.officers > 0) return undefined;
      const agency = await ensureNodeAgency(tx, now);
      officerId = newId();
      await addOfficer(
        tx,
        { id: officerId, agencyId: agency.id, signInName: 'administrator', name: 'Administrator', language: 'en' },
        now,
      );
      await setRoles(tx, officerId, ['administrator'], null, now);
    }
    const { path, expiresAt } = await makeInvitation(tx, {
      officerId,
      reason: 'first-administrator',
      madeBy: null,
      now,
    });
    await audit.record(tx, {
      action: 'access.changed',
      outcome: 'done',
      facts: { what: 'first-administrator-invited', subject: officerId },
    });
    const officer = await findOfficer(tx, officerId);
    return { link: `${origin}${path}`, signInName: officer!.signInName, expiresAt };
  });
}
