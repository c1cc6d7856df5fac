import { forgetOldFailures } from './lockout.ts';
import type { AccessParts } from './sign-in.ts';

// The audit keeps that somebody signed in; from where is of use for a complaint about one's own sessions, and then no longer.
const SESSIONS_KEPT_MS = 90 * 86_400_000;

/** Drops what has ended: sessions after ninety days, steps of a sign-in never finished, wrong attempts nobody counts any more. */
export async function forgetExpired({ db, clock }: AccessParts): Promise<void> {
  const now = clock();
  await db.query(`delete from sessions where least(expires_at, coalesce(ended_at, expires_at)) < $1`, [
    new Date(now.getTime() - SESSIONS_KEPT_MS),
  ]);
  await db.query(`delete from sign_in_tickets where expires_at <= $1`, [now]);
  await db.query(`delete from passkey_challenges where expires_at <= $1`, [now]);
  await db.query(`delete from oidc_attempts where expires_at <= $1`, [now]);
  await db.query(`delete from invitations where expires_at <= $1 and used_at is null`, [
    new Date(now.getTime() - SESSIONS_KEPT_MS),
  ]);
  await forgetOldFailures(db, now);
}
