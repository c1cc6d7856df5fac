import { timingSafeEqual } from 'node:crypto';
import type { Officer } from '../../kernel/officer.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Gatekeeper, Identifiable } from '../../platform/http.ts';
import { findKeyIdentity, findSessionIdentity, type Identity } from './identity.store.ts';
import { hashToken } from './secrets.ts';
import { SEEN_EVERY_MS, touchSession } from './sessions.store.ts';
import type { AccessParts } from './sign-in.ts';

export const SESSION_COOKIE = 'entente_session';
export const KEY_MARK = 'ek_';

// A revoked session or key works at most this long on other nodes; on this one not at all.
const REMEMBERED_MS = 1000;
// Callers within one second; beyond it the oldest are looked up again.
const REMEMBERED_MOST = 10_000;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A gatekeeper that can be told to forget what it remembers. */
export interface RememberingGatekeeper extends Gatekeeper {
  /** Called when a right, a session or a key changed. */
  forget(): void;
}

/** The value of one cookie in a header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Whether a request comes from a page of this node, or from no page at all (then no browser sends a foreign cookie along). */
export function comesFromOwnPage(headers: Identifiable['headers'], ownOrigin: string): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && origin === ownOrigin) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (/^(?:::ffff:)?127\./.test(address) || address === '::1');
}

/** Whether the caller runs on this machine; what a proxy hands on does not. */
function isOnThisMachine({ socket, headers }: Identifiable): boolean {
  return (
    isLoopback(socket.remoteAddress) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
  );
}

function sameText(a: string, b: string): boolean {
  // Hashes have one length, which timingSafeEqual needs, and hide that of the secret.
  return timingSafeEqual(hashToken(a), hashToken(b));
}

/** Finds out who calls: an officer by session, a system by key, or the operator at the console. */
export function createGatekeeper(
  parts: AccessParts,
  consoleOfficer: (agencyCode?: string) => Promise<Officer>,
): RememberingGatekeeper {
  const { db, keys, settings, clock, audit, log } = parts;
  const remembered = new Map<string, Identity & { readonly until: number }>();
  // Hundreds may ask with one key in the moment in which it is no longer remembered: they share one look.
  const lookingUp = new Map<string, Promise<Officer | undefined>>();
  let generation = 0;

  function noteUse({ officer, seenAt }: Identity, now: Date): void {
    if (seenAt && now.getTime() - seenAt.getTime() < SEEN_EVERY_MS) return;
    const id = officer.credentialId!;
    const noted =
      officer.via === 'session'
        ? touchSession(db, id, now)
        : db.query(`update api_keys set last_used_at = $2 where id = $1`, [id, now]);
    noted.catch((error: unknown) =>
      log.warn({ failure: (error as Error).name }, 'the use of a credential was not noted'),
    );
  }

  type Find = (hash: Buffer, now: Date) => Promise<Identity | undefined>;

  const findKey: Find = (hash, now) => findKeyIdentity(db, hash, now);
  const findSession: Find = (hash, now) => findSessionIdentity(db, hash, now);

  function recall(token: string, find: Find): Promise<Officer | undefined> | Officer {
    const now = clock();
    const known = remembered.get(token);
    // Measured with the machine's steady clock: a test that moves the node's clock must not stretch the second.
    if (known && known.until > performance.now() && known.goodUntil > now) return known.officer;
    remembered.delete(token);
    let looking = lookingUp.get(token);
    if (!looking) {
      looking = lookUp(token, find, now).finally(() => {
        if (lookingUp.get(token) === looking) lookingUp.delete(token);
      });
      lookingUp.set(token, looking);
    }
    return looking;
  }

  async function lookUp(token: string, find: Find, now: Date): Promise<Officer | undefined> {
    const asOf = generation;
    const identity = await find(hashToken(token), now);
    if (!identity) return undefined;
    noteUse(identity, now);
    // Something was revoked while we read: what we read may be from before.
    if (asOf === generation) {
      if (remembered.size >= REMEMBERED_MOST) remembered.clear();
      remembered.set(token, { ...identity, until: performance.now() + REMEMBERED_MS });
    }
    return identity.officer;
  }

  async function identifyConsole(request: Identifiable): Promise<Officer | undefined> {
    if (!isOnThisMachine(request)) return undefined;
    const as = request.headers['x-entente-as'];
    return consoleOfficer(typeof as === 'string' ? as : undefined);
  }

  return {
    identify(request) {
      const bearer = request.headers.authorization;
      if (bearer !== undefined) {
        const token = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(bearer)?.[1];
        if (token === undefined) return undefined;
        if (token.startsWith(KEY_MARK)) return recall(token, findKey);
        return sameText(token, keys.consoleToken) ? identifyConsole(request) : undefined;
      }
      // Public routes too: nobody shall be signed in as somebody else by a foreign page.
      if (!SAFE_METHODS.has(request.method!) && !comesFromOwnPage(request.headers, settings.origin)) {
        throw new Problem('forbidden', 'This request was sent by a page of another site, so it was not carried out.');
      }
      const token = cookieIn(request.headers.cookie, SESSION_COOKIE);
      if (token === undefined || token.length > 200) return undefined;
      return recall(token, findSession);
    },
    async refused(officer, right, request) {
      await audit.append({
        action: 'access.refused',
        officer,
        outcome: 'refused',
        facts: { right, method: request.method, route: request.routeOptions.url ?? '' },
        requestId: request.id,
      });
    },
    forget() {
      generation += 1;
      remembered.clear();
      lookingUp.clear(); // what they read may be from before
    },
  };
}
