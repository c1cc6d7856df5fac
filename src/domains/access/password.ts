import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../../kernel/problem.ts';

// OWASP's floor for argon2id: 19 MiB, two passes; about 25 ms on one core. More would let a flood of sign-ins eat the node.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// NIST SP 800-63B section 3.1.1: length counts, rules of composition do not.
export const PASSWORD_LEAST = 12;
// Longer ones only cost time to hash.
export const PASSWORD_MOST = 200;

/** Verified when there is no such officer, so that the answer takes as long as for one there is. */
const NOBODYS_HASH = await hash('the password of nobody at all', COST);

/** Refuses passwords that are too short, or that anybody guesses who knows the officer's name. */
export function checkNewPassword(password: string, { name, signInName }: { name: string; signInName: string }): void {
  const fault = (message: string): Problem =>
    new Problem('invalid-input', message, { fields: [{ field: '/password', message }] });
  if ([...password].length < PASSWORD_LEAST) throw fault(`The password needs at least ${PASSWORD_LEAST} characters.`);
  if (password.length > PASSWORD_MOST) throw fault(`The password may have at most ${PASSWORD_MOST} characters.`);
  if (new Set(password).size < 5) throw fault('The password repeats the same few characters.');
  const folded = password.toLowerCase();
  const words = [signInName, ...name.toLowerCase().split(/\s+/), 'entente', 'password'].filter(
    (word) => word.length > 3,
  );
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded);
  if (rest.length < PASSWORD_LEAST / 2)
    throw fault('The password is hardly more than your name or a word everybody tries.');
}

/** How a password is kept (argon2id). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** Whether the password fits; takes the same time when there is none to compare with. */
export async function passwordFits(kept: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(kept ?? NOBODYS_HASH, password.normalize('NFC')).catch(() => false);
  return fits && kept !== undefined;
}
