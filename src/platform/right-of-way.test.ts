import { expect, test } from 'vitest';
import { RightOfWay } from './right-of-way.ts';

test('whoever searches has the right of way, and for a moment afterwards; then the long jobs go on as before', () => {
  let now = 1000;
  const rightOfWay = new RightOfWay(() => now);
  expect(rightOfWay.isClaimed).toBe(false);
  rightOfWay.claim();
  expect(rightOfWay.isClaimed).toBe(true);
  now += 200;
  expect(rightOfWay.isClaimed).toBe(true);
  rightOfWay.claim();
  now += 200;
  expect(rightOfWay.isClaimed).toBe(true);
  now += 100;
  expect(rightOfWay.isClaimed).toBe(false);
});
