import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, as text that fits a link, a header or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How a token is kept. Tokens have 256 random bits, so a plain hash cannot be guessed backwards. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a small secret for the database (AES-256-GCM: nonce, tag, text); bound to its officer, so rows cannot be swapped. */
export function seal(key: Buffer, secret: string, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Decrypts what `seal` made; undefined when it was altered, belongs to another officer or was sealed under another key. */
export function unseal(key: Buffer, sealed: Buffer, boundTo: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
