import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
// RFC 6238 section 5.2: one step either way for clocks that drift and thumbs that are slow.
const STEPS_EITHER_WAY = 1;

/** A new shared secret of 160 bits (RFC 4226 section 4), in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

function totpOf(secret: string, account: string): TOTP {
  return new TOTP({
    issuer: 'Entente',
    label: account,
    secret: Secret.fromBase32(secret),
    period: STEP_SECONDS,
    digits: 6,
  });
}

/** The address that authenticator apps read from a QR code. */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** The code that an authenticator shows at an instant. */
export function totpCode(secret: string, at: Date): string {
  return totpOf(secret, '').generate({ timestamp: at.getTime() });
}

/** The time step of a right code that is newer than the last one taken; undefined for a wrong or a used code. */
export function findTotpStep(secret: string, code: string, at: Date, lastStep: number): number | undefined {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: at.getTime(), window: STEPS_EITHER_WAY });
  if (delta === null) return undefined;
  const step = Math.floor(at.getTime() / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? step : undefined;
}

const RECOVERY_CODES = 10;
// Without 0, O, 1, I, L: these are copied by hand from paper.
const RECOVERY_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Ten one-time codes for the day the telephone is lost, 49 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 248 = 8 × 31: a byte above it would favour the first signs.
    const signs: string[] = [];
    while (signs.length < 10)
      for (const byte of randomBytes(16)) if (byte < 248 && signs.length < 10) signs.push(RECOVERY_SIGNS[byte % 31]!);
    return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`;
  });
}

/** How a recovery code is kept: keyed, because 49 bits could be tried out by whoever copies the table. */
export function hashRecoveryCode(key: Buffer, officerId: string, typed: string): Buffer {
  const canonical = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  // A key of its own, so that one key serves one purpose.
  const ownKey = Buffer.from(hkdfSync('sha256', key, '', 'entente recovery codes', 32));
  return createHmac('sha256', ownKey).update(`${officerId} ${canonical}`).digest();
}
