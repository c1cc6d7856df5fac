import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** A signed statement: at this instant the chain reached this height with this hash. */
export interface Checkpoint {
  readonly chain: string;
  readonly height: number;
  /** Entries in the chain up to and with this block. */
  readonly entries: number;
  readonly hash: Buffer;
  readonly at: string;
  readonly signature: Buffer;
}

/** The public half of a signing key as PEM. */
export function publicKeyOf(signing: KeyObject): string {
  return createPublicKey(signing).export({ type: 'spki', format: 'pem' }).toString();
}

/**
 * The name of the chain that a key signs: a fingerprint of the public key (SHA-256 of its SPKI form, 32 hexadecimal
 * digits). A chain named so cannot be signed again by another key, whatever is written into the database.
 */
export function chainNameOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return hash('sha256', der, 'hex').slice(0, 32);
}

function statement({ chain, height, entries, hash, at }: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify({ at, chain, entries, hash: hash.toString('hex'), height, version: 1 }));
}

export function signCheckpoint(unsigned: Omit<Checkpoint, 'signature'>, signing: KeyObject): Checkpoint {
  return { ...unsigned, signature: sign(null, statement(unsigned), signing) };
}

/** Whether the checkpoint was signed by the key that the chain is named after. */
export function isSignedBy(checkpoint: Checkpoint, publicKey: string): boolean {
  try {
    return (
      checkpoint.chain.split('.')[0] === chainNameOf(publicKey) &&
      verify(null, statement(checkpoint), createPublicKey(publicKey), checkpoint.signature)
    );
  } catch {
    return false; // not a key at all
  }
}
