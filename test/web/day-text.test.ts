import { expect, test } from 'vitest';
import { writtenDay } from '../../web/src/ui/day-text.ts';

test.each([
  ['14.03.1979', '1979-03-14'],
  ['4.3.1979', '1979-03-04'],
  ['14 03 1979', '1979-03-14'],
  ['14/03/1979', '1979-03-14'],
  ['03-14-1979', '1979-03-14'],
  ['03.1979', '1979-03'],
  ['1979/3/14', '1979-03-14'],
  [' 1979-03-14 ', '1979-03-14'],
  ['1979', '1979'],
  ['1979-03', '1979-03'],
])('%s is understood as %s', (typed, day) => expect(writtenDay(typed)).toBe(day));

test.each(['03/04/1979', '03-04-1979', '14.03.79', 'March 1979', '', '14.03/1979'])(
  'of %j it is not sure which day it is, so it stays as it was typed',
  (typed) => expect(writtenDay(typed)).toBe(typed),
);
