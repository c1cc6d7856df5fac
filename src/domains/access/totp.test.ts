import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findTotpStep, hashRecoveryCode, newRecoveryCodes, totpCode } from './totp.ts';

// RFC 6238 appendix B, SHA-1, the last six of eight digits.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at %i seconds the published secret shows %s', (seconds, code) => {
  expect(totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(seconds * 1000))).toBe(code);
});

test('a code is taken one step early or late, not two, and not after it was used', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const at = (steps: number): Date => new Date((1_700_000_010 + 30 * steps) * 1000);
  const code = totpCode(secret, at(0));
  const step = findTotpStep(secret, code, at(0), 0)!;
  expect([-2, -1, 0, 1, 2].map((steps) => findTotpStep(secret, code, at(steps), 0))).toEqual([
    undefined,
    step,
    step,
    step,
    undefined,
  ]);
  expect(findTotpStep(secret, code, at(1), step)).toBeUndefined();
});

test('recovery codes are told apart from what looks alike on paper, and read however they are typed', () => {
  const codes = Array.from({ length: 50 }, newRecoveryCodes).flat();
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
  const key = randomBytes(32);
  const [code] = newRecoveryCodes();
  const typed = ` ${code!.toLowerCase().replace('-', ' ')} `;
  expect(hashRecoveryCode(key, 'o', typed)).toEqual(hashRecoveryCode(key, 'o', code!));
  expect(hashRecoveryCode(key, 'other', code!)).not.toEqual(hashRecoveryCode(key, 'o', code!));
});
