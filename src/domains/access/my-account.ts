import { toString as qrCode } from 'qrcode';
import type { Language } from '../../kernel/codes.ts';
import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Me } from './access.schema.ts';
import {
  confirmTotp,
  findPasswordHash,
  holdTotp,
  layWaitingTotp,
  removeTotp,
  replaceRecoveryCodes,
  setPasswordHash,
} from './credentials.store.ts';
import type { KnownAgency } from './identity.store.ts';
import { countAttempt, forgive } from './lockout.ts';
import { changeOfficerRow, findOfficer, findPreferences } from './officers.store.ts';
import { checkNewPassword, hashPassword, passwordFits } from './password.ts';
import { seal, unseal } from './secrets.ts';
import { endSession, endSessions } from './sessions.store.ts';
import type { AccessParts } from './sign-in.ts';
import { findTotpStep, hashRecoveryCode, newRecoveryCodes, newTotpSecret, totpUri } from './totp.ts';

/** Only an officer in a session has an account: keys and the console have none to change. */
function sessionOf(officer: Officer): string {
  if (officer.via !== 'session' || !officer.credentialId) {
    throw new Problem(
      'forbidden',
      'This belongs to an officer who is signed in; a system or the console has no account of its own.',
    );
  }
  return officer.credentialId;
}

// After this, a screen left open may be somebody else's.
const FRESH_MS = 15 * 60_000;

/** Refuses when the officer signed in too long ago to change by what they sign in. */
export async function requireFreshSession({ db, clock }: AccessParts, officer: Officer): Promise<void> {
  const sessionId = sessionOf(officer);
  const [session] = await db.query<{ startedAt: string }>(
    `select s.started_at as "startedAt" from sessions s where s.id = $1`,
    [sessionId],
  );
  if (session && clock().getTime() - new Date(session.startedAt).getTime() <= FRESH_MS) return;
  throw new Problem(
    'second-step-required',
    'Sign in again first: this is changed within 15 minutes of signing in only.',
  );
}

/** Who the caller is, for the caller. */
export async function describeMe({ db }: AccessParts, officer: Officer): Promise<Me> {
  const entry = officer.via === 'session' ? await findOfficer(db, officer.id) : undefined;
  const preferences = entry && (await findPreferences(db, officer.id));
  const [session] =
    officer.via === 'session'
      ? await db.query<{ expiresAt: string }>(`select s.expires_at as "expiresAt" from sessions s where s.id = $1`, [
          officer.credentialId,
        ])
      : officer.via === 'api-key'
        ? await db.query<{ expiresAt: string }>(`select k.expires_at as "expiresAt" from api_keys k where k.id = $1`, [
            officer.credentialId,
          ])
        : [];
  const { id, code, name, party, functions, purposes } = officer.agency as KnownAgency;
  return {
    officer: {
      id: officer.id,
      name: officer.name,
      signInName: entry?.signInName ?? null,
      language: (preferences?.language ?? 'en') as Language,
      sound: preferences?.sound ?? true,
    },
    agency: { id, code, name, party: party || null, functions: [...functions], purposes: [...purposes] },
    roles: [...(entry?.roles ?? [])],
    rights: [...officer.rights].sort(),
    secondStep: entry?.secondStep ?? false,
    session: session ? { id: officer.credentialId!, expiresAt: session.expiresAt } : null,
  };
}

/** Changes the caller's own language or sound; a preference needs no audit. */
export async function changeMe(
  { db }: AccessParts,
  officer: Officer,
  change: { language?: Language; sound?: boolean },
): Promise<void> {
  sessionOf(officer);
  await changeOfficerRow(db, officer.id, change);
}

/** Refuses unless the caller knows the password; wrong ones count as wrong sign-ins do. */
export async function provePassword(
  { db, audit, clock }: AccessParts,
  officer: Officer,
  password: string,
  requestId?: string,
): Promise<void> {
  sessionOf(officer);
  const attempt = { by: 'name', subject: audit.hashAsked(`password proof ${officer.id}`) } as const;
  const lockedUntil = await db.transaction((tx) => countAttempt(tx, attempt, clock()));
  const fits = await passwordFits(await findPasswordHash(db, officer.id), password);
  if (fits && !lockedUntil) return forgive(db, attempt, 'all');
  await audit.append({
    action: 'access.sign-in-failed',
    officer,
    outcome: 'failed',
    facts: { step: 'password-proof' },
    requestId,
  });
  throw new Problem('forbidden', 'The password is not right, or too many wrong ones were given; wait a few minutes.', {
    fields: [fieldFault('/password', 'not-your-password')],
  });
}

/** Notes in the audit that an officer changed something of their own. */
export function noteChange(
  tx: Transaction,
  { audit }: AccessParts,
  officer: Officer,
  what: string,
  requestId?: string,
): Promise<string> {
  return audit.record(tx, {
    action: 'access.changed',
    officer,
    outcome: 'done',
    facts: { what, subject: officer.id },
    requestId,
  });
}

/** Sets a new password and ends the caller's other sessions. */
export async function changePassword(
  parts: AccessParts,
  officer: Officer,
  { current, next }: { current: string; next: string },
  requestId?: string,
): Promise<void> {
  const sessionId = sessionOf(officer);
  await provePassword(parts, officer, current, requestId);
  const { signInName, name } = (await findOfficer(parts.db, officer.id))!;
  checkNewPassword(next, { signInName, name });
  const hash = await hashPassword(next);
  const now = parts.clock();
  await parts.db.transaction(async (tx) => {
    await setPasswordHash(tx, officer.id, hash, now);
    await endSessions(tx, officer.id, now, sessionId);
    await noteChange(tx, parts, officer, 'password', requestId);
  });
}

/** Offers a new TOTP secret; it counts once a code of it was given. */
export async function offerTotp(
  parts: AccessParts,
  officer: Officer,
): Promise<{ secret: string; uri: string; qr: string }> {
  await requireFreshSession(parts, officer);
  const { db, keys } = parts;
  const secret = newTotpSecret();
  const { signInName } = (await findOfficer(db, officer.id))!;
  await layWaitingTotp(db, officer.id, seal(keys.sealing, secret, officer.id));
  const uri = totpUri(secret, signInName);
  const picture = await qrCode(uri, { type: 'svg', margin: 1 });
  return { secret, uri, qr: `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}` };
}

/** Puts the offered secret into force and answers fresh recovery codes, shown once. */
export async function acceptTotp(
  parts: AccessParts,
  officer: Officer,
  code: string,
  requestId?: string,
): Promise<string[]> {
  sessionOf(officer);
  const { db, keys } = parts;
  const now = parts.clock();
  return db.transaction(async (tx) => {
    const row = await holdTotp(tx, officer.id);
    if (!row?.waiting) throw new Problem('wrong-state', faultOf('secret-first'));
    const secret = unseal(keys.sealing, row.waiting, officer.id);
    const step = secret === undefined ? undefined : findTotpStep(secret, code, now, 0);
    if (step === undefined) {
      throw new Problem(
        'invalid-input',
        'The code does not fit. Check the clock of your telephone and type the newest code.',
        {
          fields: [fieldFault('/code', 'not-the-code')],
        },
      );
    }
    await confirmTotp(tx, officer.id, row.waiting, step, now);
    const codes = newRecoveryCodes();
    const hashes = codes.map((one) => hashRecoveryCode(keys.sealing, officer.id, one));
    await replaceRecoveryCodes(tx, officer.id, hashes);
    await noteChange(tx, parts, officer, 'totp-set', requestId);
    return codes;
  });
}

/** Removes TOTP and its recovery codes. */
export async function dropTotp(
  parts: AccessParts,
  officer: Officer,
  password: string,
  requestId?: string,
): Promise<void> {
  await provePassword(parts, officer, password, requestId);
  await parts.db.transaction(async (tx) => {
    await removeTotp(tx, officer.id);
    await noteChange(tx, parts, officer, 'totp-removed', requestId);
  });
}

/** Ends one of the caller's sessions; `audit` action differs when it is the one that asks. */
export async function endMySession(
  parts: AccessParts,
  officer: Officer,
  id: string,
  requestId?: string,
): Promise<void> {
  const present = sessionOf(officer) === id;
  await parts.db.transaction(async (tx) => {
    if (!(await endSession(tx, officer.id, id, parts.clock()))) {
      throw new Problem('not-found', 'You have no open session of this kind.');
    }
    if (present) await parts.audit.record(tx, { action: 'access.signed-out', officer, outcome: 'done', requestId });
    else await noteChange(tx, parts, officer, 'session-ended', requestId);
  });
}
