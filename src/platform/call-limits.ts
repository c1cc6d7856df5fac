import type { FastifyRequest } from 'fastify';
import { faultOf } from '../kernel/faults.ts';
import type { Officer } from '../kernel/officer.ts';
import { Problem } from '../kernel/problem.ts';
import type { Settings } from './settings.ts';

// Systems ask more often than people; a person's limit would stop a border crossing.
const SYSTEM_RATE_FACTOR = 50;
export const A_MINUTE_MS = 60_000;

/** Whose requests are counted together: those of one session or key, or of one address where nobody is signed in. */
export function callerKey({ caller, ip }: FastifyRequest): string {
  return caller ? keyOf(caller) : ip;
}

export const keyOf = ({ credentialId, id }: Officer): string => credentialId ?? id;

/** How many requests a caller may make in a minute. */
export function requestsAMinute({ rateLimit: most }: Settings, caller: Officer | undefined): number {
  return most * (caller && caller.via !== 'session' ? SYSTEM_RATE_FACTOR : 1);
}

/** The limit of the quick routes: it counts callers in whole minutes, which takes a look into one map. */
export class MinuteLimit {
  readonly #settings: Settings;
  readonly #asked = new Map<string, number>();
  #ends = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Counts a request; the problem is that of a caller who made too many. */
  count(key: string, caller: Officer | undefined): Problem | undefined {
    const now = performance.now();
    if (now >= this.#ends) {
      this.#asked.clear();
      this.#ends = now + A_MINUTE_MS;
    }
    const count = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, count);
    return count > requestsAMinute(this.#settings, caller) ? tooMany(this.#ends - now) : undefined;
  }
}

/** The problem of a caller who has to wait so many milliseconds. */
export function tooMany(waitMs: number): Problem {
  const seconds = Math.ceil(waitMs / 1000);
  return new Problem('too-many-requests', faultOf('requests-in', { seconds }), {
    retryAfterSeconds: seconds,
  });
}
