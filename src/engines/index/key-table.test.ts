import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashKey } from './key-hash.ts';
import { findKey, hasAnyKey, type KeyTable, KeyTableBuilder } from './key-table.ts';

const lanes = new Uint32Array(2);

function find(table: KeyTable, key: string): number[] {
  const found: number[] = [];
  hashKey(key, lanes);
  findKey(table, lanes[0]!, lanes[1]!, found);
  return found.sort((a, b) => a - b);
}

function tableOf(keys: readonly string[]): KeyTable {
  const builder = new KeyTableBuilder();
  keys.forEach((key, record) => {
    hashKey(key, lanes);
    builder.add(lanes[0]!, lanes[1]!, record);
  });
  return builder.build();
}

test('every key leads to exactly the records that carry it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 200 }), (keys) => {
      const table = tableOf(keys);
      for (const key of [...keys, 'never written']) {
        expect(find(table, key)).toEqual(keys.flatMap((other, record) => (other === key ? [record] : [])));
      }
    }),
  );
});

test('whether a table has any of some keys is what looking for each of them says', () => {
  const keys = fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 });
  fc.assert(
    fc.property(keys, keys, (written, asked) => {
      const table = tableOf(written);
      const hashes = new Uint32Array(asked.length * 2);
      asked.forEach((key, place) => {
        hashKey(key, hashes, place * 2);
      });
      const found = asked.some((key) => find(table, key).length > 0);
      expect(hasAnyKey(table, hashes, asked.length, new Uint32Array(asked.length * 2))).toBe(found);
    }),
  );
});

test('a key that thousands of records share is answered whole and hides none of its neighbours', () => {
  const keys = Array.from({ length: 300_000 }, (_, n) => (n % 10 === 0 ? 'UNKNOWN' : `d:ZZN:${n}`));
  const table = tableOf(keys);
  expect(find(table, 'UNKNOWN')).toHaveLength(30_000);
  hashKey('UNKNOWN', lanes);
  expect(hasAnyKey(table, lanes, 1, new Uint32Array(2))).toBe(true);
  for (let n = 1; n < keys.length; n += 997) if (n % 10) expect(find(table, `d:ZZN:${n}`)).toEqual([n]);
  expect(find(table, 'd:ZZN:unwritten')).toEqual([]);
});

test('two million keys that differ in a digit or two do not collide, in either half of the hash more than chance has it', () => {
  const highs = new Set<number>();
  const lows = new Set<number>();
  const count = 2_000_000;
  for (let n = 0; n < count; n++) {
    hashKey(`d:ZZN:X${n}`, lanes);
    highs.add(lanes[0]!);
    lows.add(lanes[1]!);
  }
  // n²/2^33 pairs of two million random 32-bit numbers meet: 466, with a standard deviation of 22.
  expect(Math.abs(count - highs.size - 466)).toBeLessThan(110);
  expect(Math.abs(count - lows.size - 466)).toBeLessThan(110);
});

test('both halves of the hash are independent: what collides in one does not collide in the other', () => {
  const firstWith = new Map<number, number>();
  for (let n = 0; n < 2_000_000; n++) {
    hashKey(`v:${n.toString(36).toUpperCase()}`, lanes);
    const other = firstWith.get(lanes[0]!);
    if (other !== undefined) expect(other).not.toBe(lanes[1]!);
    firstWith.set(lanes[0]!, lanes[1]!);
  }
});
