import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from './secrets.ts';

test('what is sealed for one officer opens for that officer only, and not when a bit was changed', () => {
  const key = randomBytes(32);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (secret, officer, at) => {
      const sealed = seal(key, secret, officer);
      expect(unseal(key, sealed, officer)).toBe(secret);
      expect(unseal(key, sealed, `${officer}x`)).toBeUndefined();
      const altered = Buffer.from(sealed);
      altered[at % altered.length]! ^= 1;
      expect(unseal(key, altered, officer)).toBeUndefined();
      expect(unseal(randomBytes(32), sealed, officer)).toBeUndefined();
    }),
  );
  expect(unseal(key, Buffer.alloc(3), 'x')).toBeUndefined();
});
