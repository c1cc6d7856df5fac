import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Transaction } from '../../platform/database.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import type { Audit } from '../audit/public.ts';
import type { SignInMethod } from './access.schema.ts';
import {
  countWrongOnTicket,
  findSignIn,
  holdTicket,
  holdTotp,
  makeTicket,
  noteTotpStep,
  spendRecoveryCode,
  spendTicket,
} from './credentials.store.ts';
import { findActingOfficer } from './identity.store.ts';
import { type Attempt, countAttempt, findLock, forgive } from './lockout.ts';
import { passwordFits } from './password.ts';
import { hashToken, newToken, unseal } from './secrets.ts';
import { endSession, type Origin, openSession } from './sessions.store.ts';
import { findTotpStep, hashRecoveryCode } from './totp.ts';

/** The node with its audit, as every use case here needs it. */
export interface AccessParts extends NodeParts {
  readonly audit: Audit;
}

export interface OpenedSession {
  readonly officer: Officer;
  readonly token: string;
  readonly expiresAt: Date;
}

export const SECOND_STEPS = ['totp', 'passkey', 'recovery-code'] as const;
export type SecondStep = (typeof SECOND_STEPS)[number];

export type FirstStep =
  | { readonly state: 'signed-in'; readonly session: OpenedSession }
  | { readonly state: 'second-step'; readonly ticket: string; readonly methods: readonly SecondStep[] };

const TICKET_MS = 5 * 60_000;
// Fewer than lock the name: whoever mistypes three codes begins again with the password.
const WRONG_PER_TICKET = 3;

/** One sentence for every reason, so that nobody learns which names exist or which of them are locked. */
export function signInRefused(): Problem {
  return new Problem(
    'sign-in-failed',
    'The name, the password or the code is not right, or too many attempts were made. After several wrong ones, wait a few minutes.',
  );
}

/** Under what wrong attempts are counted: the name as typed, by keyed hash, whether an officer has it or not. */
function attemptsOf(audit: Audit, signInName: string): Attempt {
  return { by: 'name', subject: audit.hashAsked(`sign-in name ${signInName}`) };
}

/** Refuses while an address has to wait. Its wrong attempts are counted afterwards, since a whole station may sign in at once. */
export async function checkAddress(parts: AccessParts, { address }: Origin): Promise<void> {
  const now = parts.clock();
  const lockedUntil = await findLock(parts.db, { by: 'address', subject: address }, now);
  if (!lockedUntil) return;
  // Not audited one by one: a flood would otherwise write the audit full. The failures before it are.
  const waitSeconds = Math.max(1, Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000));
  throw new Problem('too-many-requests', faultOf('wrong-attempts', { seconds: waitSeconds }), {
    retryAfterSeconds: waitSeconds,
  });
}

/** Notes a sign-in that failed: in the audit, and against the address. */
export async function noteFailure(
  tx: Transaction,
  parts: AccessParts,
  { step, asked, origin, requestId }: { step: string; asked?: string; origin: Origin; requestId?: string },
): Promise<void> {
  await countAttempt(tx, { by: 'address', subject: origin.address }, parts.clock());
  await parts.audit.record(tx, {
    action: 'access.sign-in-failed',
    outcome: 'failed',
    asked,
    facts: { step },
    requestId,
  });
}

/** Opens the session of somebody who proved who they are, with its audit entry, and forgives the wrong attempts before. */
export async function admit(
  tx: Transaction,
  parts: AccessParts,
  {
    officerId,
    signInName,
    method,
    origin,
    replaces,
    requestId,
  }: {
    officerId: string;
    signInName?: string;
    method: SignInMethod;
    origin: Origin;
    /** The session of the same browser that this one takes the place of. */
    replaces?: Officer;
    requestId?: string;
  },
): Promise<OpenedSession | undefined> {
  const now = parts.clock();
  const session = await openSession(tx, { officerId, method, origin, now });
  const officer = await findActingOfficer(tx, officerId, session.id);
  if (!officer) {
    await endSession(tx, officerId, session.id, now);
    return undefined;
  }
  if (replaces?.via === 'session' && replaces.credentialId)
    await endSession(tx, replaces.id, replaces.credentialId, now);
  if (signInName !== undefined) await forgive(tx, attemptsOf(parts.audit, signInName), 'all');
  await forgive(tx, { by: 'address', subject: origin.address }, 'one');
  await parts.audit.record(tx, { action: 'access.signed-in', officer, outcome: 'done', facts: { method }, requestId });
  return { officer, token: session.token, expiresAt: session.expiresAt };
}

/** First step: name and password. Answers a session, or a ticket for the second step where one is set up. */
export async function signIn(
  parts: AccessParts,
  { name, password }: { name: string; password: string },
  { origin, replaces, requestId }: { origin: Origin; replaces?: Officer; requestId?: string },
): Promise<FirstStep> {
  const { db, audit } = parts;
  const now = parts.clock();
  const signInName = name.trim().toLowerCase();
  await checkAddress(parts, origin);
  const byName = attemptsOf(audit, signInName);
  const lockedUntil = await db.transaction((tx) => countAttempt(tx, byName, now));
  const found = await findSignIn(db, signInName);
  // Verified also when the answer is already known to be no: the time must not tell.
  const fits = await passwordFits(found?.passwordHash ?? undefined, password);
  const proved = fits && !lockedUntil && found?.active ? found : undefined;

  const step = await db.transaction<FirstStep | undefined>(async (tx) => {
    if (proved) {
      const methods: SecondStep[] = [
        ...(proved.totp ? (['totp'] as const) : []),
        ...(proved.passkeys > 0 ? (['passkey'] as const) : []),
        ...(proved.recoveryCodes > 0 ? (['recovery-code'] as const) : []),
      ];
      if (!proved.totp && proved.passkeys === 0) {
        const session = await admit(tx, parts, {
          officerId: proved.officerId,
          signInName,
          method: 'password',
          origin,
          replaces,
          requestId,
        });
        if (session) return { state: 'signed-in', session };
      } else {
        const ticket = newToken();
        await makeTicket(tx, hashToken(ticket), proved.officerId, new Date(now.getTime() + TICKET_MS));
        // Only this attempt is taken back; earlier wrong ones count until the second step succeeds.
        await forgive(tx, byName, 'this-one');
        return { state: 'second-step', ticket, methods };
      }
    }
    const step = lockedUntil ? 'locked' : 'password';
    await noteFailure(tx, parts, { step, asked: byName.subject, origin, requestId });
    return undefined;
  });
  if (!step) throw signInRefused();
  return step;
}

/** Second step: a code of the authenticator, or one of the recovery codes. Each serves once. */
export async function completeSignIn(
  parts: AccessParts,
  { ticket, totp, recoveryCode }: { ticket: string; totp?: string; recoveryCode?: string },
  { origin, replaces, requestId }: { origin: Origin; replaces?: Officer; requestId?: string },
): Promise<OpenedSession> {
  const { db, keys, audit } = parts;
  const now = parts.clock();
  await checkAddress(parts, origin);
  const ticketHash = hashToken(ticket);
  const session = await db.transaction(async (tx) => {
    const held = await holdTicket(tx, ticketHash, now);
    let method: SignInMethod | undefined;
    let asked: string | undefined;
    if (held) {
      const byName = attemptsOf(audit, held.signInName);
      asked = byName.subject;
      const lockedUntil = await countAttempt(tx, byName, now);
      if (!lockedUntil && held.wrong < WRONG_PER_TICKET) {
        if (totp !== undefined && (await takeTotp(tx, parts, held.officerId, totp))) method = 'totp';
        const codeHash =
          recoveryCode === undefined ? undefined : hashRecoveryCode(keys.sealing, held.officerId, recoveryCode);
        if (codeHash && (await spendRecoveryCode(tx, held.officerId, codeHash, now))) method = 'recovery-code';
      }
      if (method) {
        await spendTicket(tx, ticketHash, now);
        const { officerId, signInName } = held;
        const opened = await admit(tx, parts, { officerId, signInName, method, origin, replaces, requestId });
        if (opened) return opened;
      }
      await countWrongOnTicket(tx, ticketHash);
    }
    await noteFailure(tx, parts, { step: 'second-step', asked, origin, requestId });
    return undefined;
  });
  if (!session) throw signInRefused();
  return session;
}

/** Whether a code is right and fresh; a right one is used up. */
async function takeTotp(
  tx: Transaction,
  { keys, clock }: AccessParts,
  officerId: string,
  code: string,
): Promise<boolean> {
  const row = await holdTotp(tx, officerId);
  if (!row?.confirmed) return false;
  const secret = unseal(keys.sealing, row.sealed, officerId);
  const step = secret === undefined ? undefined : findTotpStep(secret, code, clock(), row.lastStep);
  if (step === undefined) return false;
  await noteTotpStep(tx, officerId, step);
  return true;
}
