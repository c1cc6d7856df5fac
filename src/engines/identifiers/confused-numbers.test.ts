import { expect, test } from 'vitest';
import type { DocumentDescription } from '../matching/description.ts';
import { judgeDocument } from './document-match.ts';
import { askedDocumentKeys, recordedDocumentKeys } from './keys.ts';

/** What readers of the machine-readable zone and people at a keyboard take for one another, both ways. */
const CONFUSED: Readonly<Record<string, string>> = {
  O: '0Q',
  0: 'OQ',
  Q: '0O',
  I: '1L',
  1: 'IL',
  L: '1I',
  S: '5',
  5: 'S',
  B: '8',
  8: 'B',
  Z: '2',
  2: 'Z',
  G: '6',
  6: 'G',
};
const CASES = 1000;
const SHAPES = ['LDDDDDDDD', 'LLDDDDDDD', 'DDDDDDDDD', 'LLLDDDDDD', 'DDLLDDDDD', 'DDDDDDD', 'LDDDDDDDL', 'LDLDLDLDL'];
const ISSUERS = ['ZZN', 'ZZS', 'ZZE'];
const TYPES = ['P', 'ID', 'V'];

/** Numerical Recipes' linear congruence: the same thousand numbers every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function drawn<T>(from: ArrayLike<T>, random: (below: number) => number): T {
  return from[random(from.length)]!;
}

/** A number with at least one character that can be mistaken, and the same with one such character mistaken. */
function mistakenNumber(random: (below: number) => number): { printed: string; read: string } {
  for (;;) {
    const printed = [...drawn(SHAPES, random)]
      .map((kind) => (kind === 'L' ? drawn('ABCDEFGHIJKLMNOPQRSTUVWXYZ', random) : String(random(10))))
      .join('');
    const places = [...printed].flatMap((character, at) => (CONFUSED[character] === undefined ? [] : [at]));
    if (places.length === 0) continue;
    const at = drawn(places, random);
    return { printed, read: printed.slice(0, at) + drawn(CONFUSED[printed[at]!]!, random) + printed.slice(at + 1) };
  }
}

interface Meeting {
  readonly recorded: DocumentDescription;
  readonly asked: DocumentDescription;
}

/** The share of mistaken numbers that the keys find and the judge calls at least possible. */
function shareFound(meet: (document: DocumentDescription, read: string) => Meeting): number {
  const random = seeded(20261121);
  let found = 0;
  for (let n = 0; n < CASES; n++) {
    const { printed, read } = mistakenNumber(random);
    const { recorded, asked } = meet(
      { number: printed, issuer: drawn(ISSUERS, random), type: drawn(TYPES, random) },
      read,
    );
    const stored = new Set(recordedDocumentKeys(recorded).map(({ key }) => key));
    const isFound = askedDocumentKeys(asked).some(({ key }) => stored.has(key));
    if (isFound && judgeDocument(asked, recorded).band !== 'no-hit') found++;
  }
  return found / CASES;
}

test('of a thousand numbers with one character mistaken for its look-alike, with issuer, 97 in 100 are found', () => {
  const share = shareFound((recorded, number) => ({ recorded, asked: { ...recorded, number } }));
  expect(share).toBeGreaterThanOrEqual(0.97);
});

test('the same without the issuer', () => {
  const share = shareFound((recorded, number) => ({ recorded, asked: { number } }));
  expect(share).toBeGreaterThanOrEqual(0.97);
});

test('the same when the mistaken number is the one on record', () => {
  const share = shareFound((asked, number) => ({ recorded: { ...asked, number }, asked }));
  expect(share).toBeGreaterThanOrEqual(0.97);
});

test('a character that nobody mistakes for the other is not passed over without the issuer', () => {
  const random = seeded(7);
  let found = 0;
  for (let n = 0; n < CASES; n++) {
    const { printed } = mistakenNumber(random);
    const at = random(printed.length);
    const other = printed[at] === 'X' ? 'W' : 'X';
    const asked = { number: printed.slice(0, at) + other + printed.slice(at + 1) };
    const stored = new Set(recordedDocumentKeys({ number: printed }).map(({ key }) => key));
    if (askedDocumentKeys(asked).some(({ key }) => stored.has(key))) found++;
  }
  expect(found / CASES).toBeLessThan(0.01);
});
