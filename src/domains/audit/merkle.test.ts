import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashLeaf, pathOf, rootOf } from './merkle.ts';

// The example of certificate transparency logs (RFC 6962): eight inputs and the roots over the first n of them.
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function sha256(bytes: Buffer): Buffer {
  return Buffer.from(hash('sha256', bytes, 'hex'), 'hex');
}

/** The definition of RFC 6962 section 2.1, word for word. */
function rootByDefinition(lines: readonly string[]): Buffer {
  if (lines.length === 0) return sha256(Buffer.alloc(0));
  if (lines.length === 1) return sha256(Buffer.concat([Buffer.of(0), Buffer.from(lines[0]!)]));
  let k = 1;
  while (k * 2 < lines.length) k *= 2;
  return sha256(Buffer.concat([Buffer.of(1), rootByDefinition(lines.slice(0, k)), rootByDefinition(lines.slice(k))]));
}

describe('Merkle tree hashing', () => {
  test('gives the published roots', () => {
    const lines = INPUTS.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
    for (const [n, root] of ROOTS.entries()) expect(rootOf(lines.slice(0, n).map(hashLeaf)).toString('hex')).toBe(root);
  });

  test('agrees with the definition for any entries', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 2000 }), { maxLength: 40 }), (lines) => {
        expect(rootOf(lines.map(hashLeaf))).toEqual(rootByDefinition(lines));
      }),
    );
  });

  test('a path has no more steps than the tree has levels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, any) => {
        const leaves = Array.from({ length: size }, (_, i) => hashLeaf(String(i)));
        expect(pathOf(leaves, any % size).length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      }),
    );
  });
});
