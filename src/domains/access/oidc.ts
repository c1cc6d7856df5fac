import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import { hashToken } from './secrets.ts';
import type { Origin } from './sessions.store.ts';
import { type AccessParts, admit, checkAddress, noteFailure, type OpenedSession, signInRefused } from './sign-in.ts';

const ATTEMPT_MS = 10 * 60_000;
const PROVIDER_TIMEOUT_SECONDS = 10;

/** Single sign-on at the OpenID Connect provider of the settings. */
export interface SingleSignOn {
  /** Where to send the browser, and the state that it has to bring back. */
  start(): Promise<{ address: string; state: string }>;
  /** Signs in whoever the provider sent back; an officer must be linked to the subject already. */
  finish(
    back: { url: string; state: string | undefined; stateInCookie: string | undefined },
    came: { origin: Origin; replaces?: Officer; requestId?: string },
  ): Promise<OpenedSession>;
}

function isLoopback(address: URL): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(address.hostname);
}

/** Sets up single sign-on; the provider is asked for its addresses when it is first needed. */
export function createSingleSignOn(parts: AccessParts): SingleSignOn | undefined {
  const { oidc, origin } = parts.settings;
  if (!oidc) return undefined;
  const { db, clock, log } = parts;
  const server = new URL(oidc.issuer);
  const redirectUri = `${origin}/v1/oidc/callback`;
  let found: Promise<Configuration> | undefined;

  function provider(): Promise<Configuration> {
    found ??= discovery(server, oidc!.clientId, oidc!.clientSecret, undefined, {
      timeout: PROVIDER_TIMEOUT_SECONDS,
      // Without encryption only on this machine, where nobody listens on the way.
      execute: server.protocol === 'http:' && isLoopback(server) ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      found = undefined; // the next sign-in asks again
      log.warn(
        { failure: (error as Error).name, code: (error as { code?: string }).code },
        'the OpenID provider did not answer',
      );
      throw new Problem('busy', 'The sign-in provider does not answer. Sign in with name and password, or try again.', {
        retryAfterSeconds: 30,
      });
    });
    return found;
  }

  return {
    async start() {
      const configuration = await provider();
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      await db.query(`insert into oidc_attempts (state_hash, nonce, verifier, expires_at) values ($1, $2, $3, $4)`, [
        hashToken(state),
        nonce,
        verifier,
        new Date(clock().getTime() + ATTEMPT_MS),
      ]);
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, state };
    },

    async finish({ url, state, stateInCookie }, { origin: from, replaces, requestId }) {
      const now = clock();
      await checkAddress(parts, from);
      // The state must be this browser's own, or somebody could be signed in as somebody else by a link.
      const ours = state !== undefined && state === stateInCookie ? state : undefined;
      const attempt = ours === undefined ? undefined : await takeAttempt(ours, now);
      const subject = attempt && (await exchange(url, ours!, attempt));
      const session = await db.transaction(async (tx) => {
        if (subject !== undefined) {
          const [row] = await tx.query<{ id: string }>(
            `select o.id as id from officers o where o.oidc_issuer = $1 and o.oidc_subject = $2`,
            [oidc.issuer, subject],
          );
          const opened =
            row && (await admit(tx, parts, { officerId: row.id, method: 'oidc', origin: from, replaces, requestId }));
          if (opened) return opened;
        }
        const step = subject === undefined ? 'oidc' : 'oidc-subject-unknown';
        await noteFailure(tx, parts, { step, origin: from, requestId });
        return undefined;
      });
      if (!session) throw signInRefused();
      return session;
    },
  };

  async function takeAttempt(state: string, now: Date): Promise<{ nonce: string; verifier: string } | undefined> {
    const hash = hashToken(state);
    const taken = await db.query<{ hash: Buffer; nonce: string; verifier: string; expiresAt: string }>(
      `delete from oidc_attempts where state_hash = $1 or expires_at <= $2
       returning state_hash as hash, nonce as nonce, verifier as verifier, expires_at as "expiresAt"`,
      [hash, now],
    );
    return taken.find((row) => row.hash.equals(hash) && new Date(row.expiresAt) > now);
  }

  async function exchange(
    url: string,
    state: string,
    { nonce, verifier }: { nonce: string; verifier: string },
  ): Promise<string | undefined> {
    const configuration = await provider();
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(url, origin), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      return tokens.claims()?.sub;
    } catch (error) {
      log.warn(
        { failure: (error as Error).name, code: (error as { code?: string }).code },
        'an OpenID sign-in was refused',
      );
      return undefined;
    }
  }
}
