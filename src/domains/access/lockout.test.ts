import { expect, test } from 'vitest';
import { delayAfter } from './lockout.ts';

test('wrong attempts cost nothing at first, then twice as long each time, and never more than a quarter of an hour', () => {
  const seconds = [1, 4, 5, 6, 7, 9, 10, 11, 1000].map((failures) => delayAfter(failures, 5) / 1000);
  expect(seconds).toEqual([0, 0, 30, 60, 120, 480, 900, 900, 900]);
});
