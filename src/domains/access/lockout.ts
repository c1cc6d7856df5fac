import type { Database } from '../../platform/database.ts';

/** When wrong attempts begin to cost time, and for how long they are remembered. */
interface LockoutRule {
  readonly freeAttempts: number;
  readonly forgottenAfterMs: number;
}

// Five slips are human. An address may be a whole police station behind one router.
const RULES = {
  name: { freeAttempts: 5, forgottenAfterMs: 24 * 3_600_000 },
  address: { freeAttempts: 30, forgottenAfterMs: 3_600_000 },
} as const satisfies Record<string, LockoutRule>;

const FIRST_DELAY_MS = 30_000;
// A longer lock would let anybody keep an officer out for a shift by typing nonsense.
const LONGEST_DELAY_MS = 15 * 60_000;

/** How long the next attempt has to wait after so many wrong ones: doubling from half a minute to a quarter of an hour. */
export function delayAfter(failures: number, freeAttempts: number): number {
  if (failures < freeAttempts) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(failures - freeAttempts, 20), LONGEST_DELAY_MS);
}

export type Attempt = { readonly by: keyof typeof RULES; readonly subject: string };

/**
 * Counts an attempt as wrong before it is judged, so that many at once cannot slip past the count;
 * `forgive` takes it back. Answers until when the subject is locked, if it is.
 */
export async function countAttempt(db: Database, { by, subject }: Attempt, now: Date): Promise<Date | undefined> {
  const { freeAttempts, forgottenAfterMs } = RULES[by];
  const key = `${by} ${subject}`;
  const [row] = await db.query<{ failures: number; lockedUntil: string | null }>(
    `insert into sign_in_failures as f (subject, failures, last_at)
     values ($1, 1, $2)
     on conflict (subject) do update
        set failures = case when f.locked_until > $2 then f.failures
                            when f.last_at < $3 then 1
                            else f.failures + 1 end,
            last_at = case when f.locked_until > $2 then f.last_at else $2 end
     returning f.failures as failures, f.locked_until as "lockedUntil"`,
    [key, now, new Date(now.getTime() - forgottenAfterMs)],
  );
  if (row!.lockedUntil && new Date(row!.lockedUntil) > now) return new Date(row!.lockedUntil);
  const delay = delayAfter(row!.failures, freeAttempts);
  if (delay > 0) {
    // This attempt is still judged; the next one waits.
    await db.query(`update sign_in_failures set locked_until = $2 where subject = $1`, [
      key,
      new Date(now.getTime() + delay),
    ]);
  }
  return undefined;
}

/** Takes back what `countAttempt` counted: one attempt, or, after a whole sign-in, all of them. */
export async function forgive(db: Database, { by, subject }: Attempt, how: 'this-one' | 'all'): Promise<void> {
  await db.query(
    `update sign_in_failures
        set failures = case when $2 then 0 else greatest(failures - 1, 0) end,
            locked_until = case when $2 or failures - 1 < $3 then null else locked_until end
      where subject = $1`,
    [`${by} ${subject}`, how === 'all', RULES[by].freeAttempts],
  );
}

/** Drops what no rule remembers any more. */
export async function forgetOldFailures(db: Database, now: Date): Promise<void> {
  await db.query(`delete from sign_in_failures where last_at < $1`, [
    new Date(now.getTime() - RULES.name.forgottenAfterMs),
  ]);
}
