import { expect, test } from 'vitest';
import { percentile, punctualityOf, type TimedRequest } from './punctuality.ts';
import { HOUR_MS } from './zone.ts';

const answered = (hours: number, more: Partial<TimedRequest> = {}): TimedRequest => ({
  pair: 'ZZN>ZZS',
  rule: 'sirene-reply',
  state: hours <= 12 ? 'answered-in-time' : 'answered-late',
  tookMs: hours * HOUR_MS,
  ...more,
});

test('the middle answer and the time of four in five are times somebody really took', () => {
  const [group] = punctualityOf([1, 2, 3, 4, 5, 6, 7, 8, 30, 40].map((hours) => answered(hours)));
  expect(group).toEqual({
    group: 'ZZN>ZZS sirene-reply',
    asked: 10,
    answered: 10,
    inTime: 8,
    late: 2,
    medianMs: 5 * HOUR_MS,
    eightiethMs: 8 * HOUR_MS,
  });
});

test('what is not answered has no time, and is late only when its clock says so', () => {
  const waiting: TimedRequest = { pair: 'ZZN>ZZE', rule: 'sirene-reply', state: 'running' };
  expect(punctualityOf([waiting, { ...waiting, state: 'late' }, { ...waiting, state: 'stopped' }])).toEqual([
    { group: 'ZZN>ZZE sirene-reply', asked: 3, answered: 0, inTime: 0, late: 1 },
  ]);
});

test('pairs and rules are told apart, unless one asks for the rule alone', () => {
  const list = [answered(1), answered(2, { pair: 'ZZS>ZZN' }), answered(3, { rule: 'prum-core-data' })];
  expect(punctualityOf(list)).toHaveLength(3);
  expect(punctualityOf(list, ({ rule }) => rule).map(({ group, asked }) => [group, asked])).toEqual([
    ['prum-core-data', 1],
    ['sirene-reply', 2],
  ]);
});

test('of one answer every percentile is that answer, of none there is no percentile', () => {
  expect([percentile([7], 50), percentile([7], 80), percentile([], 50)]).toEqual([7, 7, undefined]);
});
