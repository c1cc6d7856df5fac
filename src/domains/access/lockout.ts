import type { Database, Transaction } from '../../platform/database.ts';

/** When wrong attempts begin to cost time, and for how long they are remembered. */
interface LockoutRule {
  readonly freeAttempts: number;
  readonly forgottenAfterMs: number;
}

// Five slips are human. An address may be a whole police station behind one router.
// There a success takes back one wrong attempt, so that a shift that signs in does not lock itself out.
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

interface FailureRow {
  readonly failures: number;
  readonly lastAt: string;
  readonly lockedUntil: string | null;
}

/** Until when a subject has to wait, if it has to. */
export async function findLock(db: Database, { by, subject }: Attempt, now: Date): Promise<Date | undefined> {
  const [row] = await db.query<{ lockedUntil: string }>(
    `select f.locked_until as "lockedUntil" from sign_in_failures f where f.subject = $1 and f.locked_until > $2`,
    [`${by} ${subject}`, now],
  );
  return row && new Date(row.lockedUntil);
}

/**
 * Counts an attempt as wrong. Done before it is judged, many at once cannot slip past the count, and `forgive` takes it
 * back. Answers until when the subject is locked, if it is; then the attempt is neither counted nor to be judged.
 */
export async function countAttempt(tx: Transaction, { by, subject }: Attempt, now: Date): Promise<Date | undefined> {
  const { freeAttempts, forgottenAfterMs } = RULES[by];
  const key = `${by} ${subject}`;
  await tx.query(
    `insert into sign_in_failures (subject, failures, last_at) values ($1, 0, $2) on conflict (subject) do nothing`,
    [key, now],
  );
  const [row] = await tx.query<FailureRow>(
    `select f.failures as failures, f.last_at as "lastAt", f.locked_until as "lockedUntil"
       from sign_in_failures f where f.subject = $1 for update`,
    [key],
  );
  const { failures, lastAt, lockedUntil } = row!;
  if (lockedUntil && new Date(lockedUntil) > now) return new Date(lockedUntil);
  const isForgotten = now.getTime() - new Date(lastAt).getTime() > forgottenAfterMs;
  const counted = isForgotten ? 1 : failures + 1;
  const delayMs = delayAfter(counted, freeAttempts);
  await tx.query(`update sign_in_failures set failures = $2, last_at = $3, locked_until = $4 where subject = $1`, [
    key,
    counted,
    now,
    // This attempt is still judged; the next one waits.
    delayMs > 0 ? new Date(now.getTime() + delayMs) : null,
  ]);
  return undefined;
}

/**
 * Takes back wrong attempts: `this-one`, just counted, with the wait it began; `all`, after a whole sign-in;
 * `one`, of an address from which somebody signed in.
 */
export async function forgive(db: Database, { by, subject }: Attempt, how: 'this-one' | 'all' | 'one'): Promise<void> {
  await db.query(
    `update sign_in_failures
        set failures = case when $2 = 'all' then 0 else greatest(failures - 1, 0) end,
            locked_until = case when $2 = 'one' and failures > $3 then locked_until end
      where subject = $1`,
    [`${by} ${subject}`, how, RULES[by].freeAttempts],
  );
}

/** Drops what no rule remembers any more. */
export async function forgetOldFailures(db: Database, now: Date): Promise<void> {
  await db.query(`delete from sign_in_failures where last_at < $1`, [
    new Date(now.getTime() - RULES.name.forgottenAfterMs),
  ]);
}
