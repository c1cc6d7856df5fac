import { hash, verify } from '@node-rs/argon2';
import type { FaultCode } from '../../kernel/faults.ts';
import { fieldFault, Problem } from '../../kernel/problem.ts';

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
  const fault = (code: FaultCode, limit?: number): Problem => {
    const found = fieldFault('/password', code, limit === undefined ? {} : { values: { limit } });
    return new Problem('invalid-input', `The password does not do. ${found.message}`, { fields: [found] });
  };
  if ([...password].length < PASSWORD_LEAST) throw fault('too-short', PASSWORD_LEAST);
  if (password.length > PASSWORD_MOST) throw fault('too-long', PASSWORD_MOST);
  if (new Set(password).size < 5) throw fault('password-repeats');
  const folded = password.toLowerCase();
  const words = [signInName, ...name.toLowerCase().split(/\s+/), 'entente', 'password'].filter(
    (word) => word.length > 3,
  );
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), folded);
  if (rest.length < PASSWORD_LEAST / 2) throw fault('password-guessable');
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
