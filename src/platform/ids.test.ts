import { expect, test } from 'vitest';
import { isId, madeAtMs, newId } from './ids.ts';

test('ids are valid, never repeat, sort in the order they were made, and say when that was', () => {
  const from = Date.now();
  const ids = Array.from({ length: 50_000 }, newId);
  expect(ids.every((id) => isId(id) && id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(madeAtMs(ids[0]!)).toBeGreaterThanOrEqual(from);
  // A burst may run a little ahead of the clock, 4096 ids to the millisecond.
  expect(madeAtMs(ids.at(-1)!)).toBeLessThanOrEqual(Date.now() + 50);
});
