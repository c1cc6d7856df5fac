import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { SignInMethod } from './access.schema.ts';
import { hashToken, newToken } from './secrets.ts';

// Long enough for an interview, short enough for a desk left open.
export const SESSION_IDLE_MS = 60 * 60_000;
// One shift: whoever works on signs in again.
export const SESSION_LONGEST_MS = 12 * 3_600_000;
/** A session's use is written down at most this often, so that searches write nothing. */
export const SEEN_EVERY_MS = 60_000;

/** Where a sign-in comes from. */
export interface Origin {
  readonly address: string;
  readonly agent: string;
}

export interface Session {
  readonly id: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly method: SignInMethod;
  readonly agent: string;
  readonly address: string;
}

/** Opens a session and answers its token, which is kept nowhere. */
export async function openSession(
  tx: Database,
  { officerId, method, origin, now }: { officerId: string; method: SignInMethod; origin: Origin; now: Date },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = newId();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_LONGEST_MS);
  await tx.query(
    `insert into sessions (id, token_hash, officer_id, method, agent, address, started_at, seen_at, idle_until, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
    [
      id,
      hashToken(token),
      officerId,
      method,
      origin.agent,
      origin.address,
      now,
      new Date(now.getTime() + SESSION_IDLE_MS),
      expiresAt,
    ],
  );
  return { id, token, expiresAt };
}

/** Notes that a session is in use, which puts its idle end off. */
export async function touchSession(db: Database, id: string, now: Date): Promise<void> {
  await db.query(`update sessions set seen_at = $2, idle_until = $3 where id = $1 and ended_at is null`, [
    id,
    now,
    new Date(now.getTime() + SESSION_IDLE_MS),
  ]);
}

/** An officer's open sessions, newest first. */
export async function listOpenSessions(db: Database, officerId: string, now: Date): Promise<Session[]> {
  return db.query<Session>(
    `select s.id as id, s.started_at as "startedAt", s.seen_at as "seenAt", s.expires_at as "expiresAt",
            s.method as method, s.agent as agent, s.address as address
       from sessions s
      where s.officer_id = $1 and s.ended_at is null and s.idle_until > $2 and s.expires_at > $2
      order by s.started_at desc`,
    [officerId, now],
  );
}

/** Ends one session of an officer; false when there is none open. */
export async function endSession(tx: Database, officerId: string, id: string, now: Date): Promise<boolean> {
  const ended = await tx.query(
    `update sessions set ended_at = $3 where id = $1 and officer_id = $2 and ended_at is null returning id`,
    [id, officerId, now],
  );
  return ended.length > 0;
}

/** Ends an officer's sessions, all or all but one; answers how many. */
export async function endSessions(tx: Database, officerId: string, now: Date, exceptId?: string): Promise<number> {
  const ended = await tx.query(
    `update sessions set ended_at = $2
      where officer_id = $1 and ended_at is null and id is distinct from $3::uuid returning id`,
    [officerId, now, exceptId ?? null],
  );
  return ended.length;
}

const AGENTS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrom(?:e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The family of a browser and its system: enough to recognise one's own session, too little to trace a device. */
export function agentFamily(header: string | undefined): string {
  const text = (header ?? '').slice(0, 500);
  const agent = AGENTS.find(([pattern]) => pattern.test(text))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1];
  if (!agent) return 'a program';
  return system ? `${agent} on ${system}` : agent;
}
