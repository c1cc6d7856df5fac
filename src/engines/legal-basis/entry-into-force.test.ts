import { expect, test } from 'vitest';
import { entryIntoForce } from './entry-into-force.ts';

const thirtyDays = {
  entryRule: { kind: 'days-after', days: 30, article: '18(2)' },
  inForceSince: '2005-07-03',
} as const;

test('a state that joins later is bound on the thirtieth day after its deposit', () => {
  expect(entryIntoForce(thirtyDays, 'accession', '2008-02-08')?.counted).toBe('2008-03-09');
});

test('nobody is bound before the treaty itself is in force', () => {
  expect(entryIntoForce(thirtyDays, 'ratification', '2004-05-04')?.counted).toBe('2005-07-03');
});

test('a successor state steps in on the day of its notification, without a waiting time', () => {
  expect(entryIntoForce(thirtyDays, 'succession', '2006-10-23')?.counted).toBe('2006-10-23');
});

test('a Council of Europe convention binds from the first of the month after three months', () => {
  const rule = { entryRule: { kind: 'month-after', months: 3, article: '36(4)' }, inForceSince: '2004-07-01' } as const;
  expect(entryIntoForce(rule, 'ratification', '2009-03-09')?.counted).toBe('2009-07-01');
  expect(entryIntoForce(rule, 'ratification', '2012-10-31')?.counted).toBe('2013-02-01');
  expect(entryIntoForce(rule, 'ratification', '2002-06-20')?.counted).toBe('2004-07-01');
});

test('of a deposit of which only the year is known, the latest possible day is counted', () => {
  expect(entryIntoForce(thirtyDays, 'accession', '2023')).toEqual({ earliest: '2023-01-31', counted: '2024-01-30' });
});

test('a signature, a provisional application or a list binds nobody by itself', () => {
  for (const act of ['signature', 'provisional', 'attested', 'not-listed', 'withdrawal'] as const) {
    expect(entryIntoForce(thirtyDays, act, '2010-01-01')).toBeUndefined();
  }
});
