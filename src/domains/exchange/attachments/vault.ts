import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Pool } from '../../../platform/database.ts';
import { seal, unseal } from '../../access/public.ts';

/** Encrypts the files of the agencies, each with a key of its own. */
export interface Vault {
  /** The key for an agency's files, made when it is first needed. */
  keyOf(agency: string): Promise<Buffer>;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Opens the vault; the agencies' keys are sealed with the node's own. */
export function openVault(db: Pool, sealing: Buffer, clock: () => Date): Vault {
  const keys = new Map<string, Buffer>();
  return {
    async keyOf(agency) {
      const remembered = keys.get(agency);
      if (remembered) return remembered;
      const fresh = seal(sealing, randomBytes(KEY_BYTES).toString('base64'), `vault ${agency}`);
      // Two nodes on one database may make it at once; the first stays, and both use that one.
      await db.query(
        `insert into exchange_vault_keys (agency, sealed, made_at) values ($1, $2, $3) on conflict (agency) do nothing`,
        [agency, fresh, clock().toISOString()],
      );
      const [kept] = await db.query<{ sealed: Buffer }>(
        `select v.sealed from exchange_vault_keys v where v.agency = $1`,
        [agency],
      );
      const secret = kept && unseal(sealing, kept.sealed, `vault ${agency}`);
      if (secret === undefined) throw new Error(`the vault key of ${agency} was sealed by another node`);
      const key = Buffer.from(secret, 'base64');
      keys.set(agency, key);
      return key;
    },
  };
}

/** Where a piece stands: bound to it, so that pieces can be neither exchanged nor the last ones left out. */
export interface PiecePlace {
  readonly content: string;
  readonly number: number;
  readonly isLast: boolean;
}

const binding = ({ content, number, isLast }: PiecePlace): Buffer =>
  Buffer.from(`${content} ${number} ${isLast ? 'last' : 'more'}`);

/** Encrypts one piece of a file (AES-256-GCM: nonce, tag, bytes). */
export function sealPiece(key: Buffer, bytes: Uint8Array, place: PiecePlace): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(binding(place));
  const sealed = cipher.update(bytes);
  cipher.final(); // holds nothing more in this mode, and makes the tag
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts what `sealPiece` made; throws when a byte, its place or its file is another. */
export function openPiece(key: Buffer, sealed: Buffer, place: PiecePlace): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(binding(place))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
