import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { faultOf } from '../../kernel/faults.ts';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import { isId, newId } from '../../platform/ids.ts';
import { holdTicket, spendTicket } from './credentials.store.ts';
import { noteChange, requireFreshSession } from './my-account.ts';
import { findOfficer } from './officers.store.ts';
import {
  addChallenge,
  addPasskey,
  holdPasskey,
  listPasskeyRows,
  notePasskeyUse,
  type PasskeyRow,
  removePasskey,
  takeChallenge,
} from './passkeys.store.ts';
import { hashToken } from './secrets.ts';
import type { Origin } from './sessions.store.ts';
import { type AccessParts, admit, checkAddress, noteFailure, type OpenedSession, signInRefused } from './sign-in.ts';

const CHALLENGE_MS = 5 * 60_000;
const MOST_PASSKEYS = 20;
// COSE: Ed25519, P-256 with SHA-256, RSA with SHA-256; what authenticators in use today make.
const ALGORITHMS = [-8, -7, -257];

/** A challenge's id with what the browser needs to answer it. */
export interface PasskeyTask {
  readonly challenge: string;
  readonly options: Record<string, unknown>;
}

/** The name a passkey is bound to: a page at any other address cannot use it. */
function relyingParty({ settings }: AccessParts): string {
  return new URL(settings.origin).hostname;
}

function descriptors(rows: readonly PasskeyRow[]) {
  return rows.map(({ credentialId, transports }) => ({
    id: credentialId,
    transports: [...transports],
  }));
}

/** What the browser needs to make a passkey for the officer. */
export async function offerPasskey(parts: AccessParts, officer: Officer): Promise<PasskeyTask> {
  await requireFreshSession(parts, officer);
  const { db, clock } = parts;
  const rows = await listPasskeyRows(db, officer.id);
  if (rows.length >= MOST_PASSKEYS) throw new Problem('wrong-state', faultOf('too-many-passkeys'));
  const options = await generateRegistrationOptions({
    rpName: 'Entente',
    rpID: relyingParty(parts),
    userName: (await findOfficer(db, officer.id))!.signInName,
    userDisplayName: officer.name,
    userID: new TextEncoder().encode(officer.id),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: descriptors(rows),
    // Resident and verified: the passkey alone is then both steps, something held and something known.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const challenge = newId();
  const expiresAt = new Date(clock().getTime() + CHALLENGE_MS);
  const row = { challenge: options.challenge, officerId: officer.id, ticketHash: null, registers: true };
  await addChallenge(db, challenge, row, expiresAt);
  return { challenge, options: { ...options } };
}

/** Registers the passkey that the browser made. */
export async function registerPasskey(
  parts: AccessParts,
  officer: Officer,
  { challenge, name, response }: { challenge: string; name: string; response: Record<string, unknown> },
  requestId?: string,
): Promise<string> {
  await requireFreshSession(parts, officer);
  const { db, clock, settings } = parts;
  const now = clock();
  const given = isId(challenge) ? await takeChallenge(db, challenge, now) : undefined;
  if (!given?.registers || given.officerId !== officer.id) {
    throw new Problem('wrong-state', faultOf('passkey-too-late'));
  }
  const verified = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge: given.challenge,
    expectedOrigin: settings.origin,
    expectedRPID: relyingParty(parts),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined); // the verifier throws on what it cannot read
  if (!verified?.verified) {
    throw new Problem('invalid-input', faultOf('passkey-not-verified'));
  }
  const { credential } = verified.registrationInfo;
  const rowId = newId();
  await db.transaction(async (tx) => {
    const added = await addPasskey(
      tx,
      {
        credentialId: credential.id,
        rowId,
        officerId: officer.id,
        name,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
      },
      now,
    );
    if (!added) throw new Problem('conflict', faultOf('passkey-known'));
    await noteChange(tx, parts, officer, 'passkey-added', requestId);
  });
  return rowId;
}

/** Removes one of the officer's passkeys. */
export async function dropPasskey(parts: AccessParts, officer: Officer, id: string, requestId?: string): Promise<void> {
  await requireFreshSession(parts, officer);
  await parts.db.transaction(async (tx) => {
    if (!(await removePasskey(tx, officer.id, id))) throw new Problem('not-found', 'You have no such passkey.');
    await noteChange(tx, parts, officer, 'passkey-removed', requestId);
  });
}

/** What the browser needs to prove a passkey: as the second step of a ticket, or alone. */
export async function askForPasskey(parts: AccessParts, ticket: string | undefined): Promise<PasskeyTask> {
  const { db, clock } = parts;
  const now = clock();
  const ticketHash = ticket === undefined ? null : hashToken(ticket);
  const held = ticketHash && (await holdTicket(db, ticketHash, now));
  if (ticketHash && !held) throw signInRefused();
  const rows = held ? await listPasskeyRows(db, held.officerId) : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(parts),
    userVerification: 'required',
    ...(held ? { allowCredentials: descriptors(rows) } : {}),
  });
  const challenge = newId();
  const row = { challenge: options.challenge, officerId: held?.officerId ?? null, ticketHash, registers: false };
  await addChallenge(db, challenge, row, new Date(now.getTime() + CHALLENGE_MS));
  return { challenge, options: { ...options } };
}

/** Signs in whoever proves a passkey. */
export async function signInWithPasskey(
  parts: AccessParts,
  { challenge, response }: { challenge: string; response: Record<string, unknown> },
  { origin, replaces, requestId }: { origin: Origin; replaces?: Officer; requestId?: string },
): Promise<OpenedSession> {
  const { db, clock, settings } = parts;
  const now = clock();
  await checkAddress(parts, origin);
  const given = isId(challenge) ? await takeChallenge(db, challenge, now) : undefined;
  const session = await db.transaction(async (tx) => {
    const row = typeof response.id === 'string' ? await holdPasskey(tx, response.id) : undefined;
    if (given && !given.registers && row && (given.officerId === null || given.officerId === row.officerId)) {
      const verified = await verifyAuthenticationResponse({
        response: response as unknown as AuthenticationResponseJSON,
        expectedChallenge: given.challenge,
        expectedOrigin: settings.origin,
        expectedRPID: relyingParty(parts),
        requireUserVerification: true,
        credential: { id: row.credentialId, publicKey: new Uint8Array(row.publicKey), counter: row.counter },
      }).catch(() => undefined); // the verifier throws on what it cannot read, and on a counter that went back
      if (verified?.verified) {
        await notePasskeyUse(tx, row.credentialId, verified.authenticationInfo.newCounter, now);
        if (given.ticketHash) await spendTicket(tx, given.ticketHash, now);
        const { officerId } = row;
        const opened = await admit(tx, parts, { officerId, method: 'passkey', origin, replaces, requestId });
        if (opened) return opened;
      }
    }
    await noteFailure(tx, parts, { step: 'passkey', origin, requestId });
    return undefined;
  });
  if (!session) throw signInRefused();
  return session;
}
