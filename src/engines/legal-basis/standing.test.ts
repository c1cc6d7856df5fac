import { expect, test } from 'vitest';
import { aFact, anInstrument } from './legal-basis.fixtures.ts';
import { standingOf } from './standing.ts';

const instrument = anInstrument();

test('a party is bound from the thirtieth day after deposit, and not on the twenty-ninth', () => {
  const facts = [aFact({ on: '2010-01-01' })];
  expect(standingOf(instrument, facts, '2010-01-30')).toMatchObject({
    bound: false,
    code: 'not-yet-in-force',
    day: '2010-01-31',
  });
  expect(standingOf(instrument, facts, '2010-01-31')).toMatchObject({ bound: true, day: '2010-01-31' });
});

test('a party that left is bound until the day before, and again after it came back', () => {
  const facts = [
    aFact({ on: '2010-01-01' }),
    aFact({ act: 'withdrawal', on: '2014-06-01' }),
    aFact({ act: 'accession', on: '2018-01-01' }),
  ];
  expect(standingOf(instrument, facts, '2014-05-31').bound).toBe(true);
  expect(standingOf(instrument, facts, '2014-06-01')).toMatchObject({
    bound: false,
    code: 'withdrawn',
    day: '2014-06-01',
  });
  expect(standingOf(instrument, facts, '2018-01-31').bound).toBe(true);
});

test('leaving before being bound changes nothing about an earlier day, and leaves nobody bound', () => {
  const facts = [aFact({ on: '2010-01-01' }), aFact({ act: 'withdrawal', on: '2010-01-20' })];
  expect(standingOf(instrument, facts, '2009-06-01')).toMatchObject({ code: 'not-yet-in-force', day: '2010-01-31' });
  expect(standingOf(instrument, facts, '2010-01-31')).toMatchObject({ code: 'withdrawn', day: '2010-01-20' });
});

test('of two ratification dates the later decides, and the contradiction is said', () => {
  const sameDay = anInstrument({ entryRule: { kind: 'same-day', article: '' }, inForceSince: undefined });
  const facts = [aFact({ on: '2013-07-31' }), aFact({ on: '2013-08-31', source: 'almanac' })];
  expect(standingOf(sameDay, facts, '2013-08-15')).toMatchObject({ bound: false, code: 'contradictory-sources' });
  const after = standingOf(sameDay, facts, '2013-08-31');
  expect(after.bound).toBe(true);
  expect(after.contradiction?.text).toContain('2013-07-31 or 2013-08-31');
});

test('a vague date agrees with an exact one inside it', () => {
  const sameDay = anInstrument({ entryRule: { kind: 'same-day', article: '' }, inForceSince: undefined });
  const facts = [
    aFact({ act: 'in-force', on: '2004-07' }),
    aFact({ act: 'in-force', on: '2004-07-05', source: 'almanac' }),
  ];
  expect(standingOf(sameDay, facts, '2004-07-05')).toMatchObject({
    bound: true,
    day: '2004-07-05',
    contradiction: undefined,
  });
});

test('of a month without a day the whole month is unknown, and unknown is not allowed', () => {
  const facts = [aFact({ act: 'in-force', on: '2004-07' })];
  expect(standingOf(instrument, facts, '2004-06-30')).toMatchObject({ bound: false, code: 'not-yet-in-force' });
  expect(standingOf(instrument, facts, '2004-07-15')).toMatchObject({ bound: false, code: 'date-unknown' });
  expect(standingOf(instrument, facts, '2004-07-31').bound).toBe(true);
});

test('a list without dates helps from its own day on, never before', () => {
  const facts = [aFact({ act: 'attested', on: '2022-03' })];
  expect(standingOf(instrument, facts, '2022-03-30')).toMatchObject({ bound: false, code: 'date-unknown' });
  expect(standingOf(instrument, facts, '2022-03-31')).toMatchObject({ bound: true, exact: false });
});

test('a party that one list names and a complete list leaves out is not bound', () => {
  const facts = [
    aFact({ act: 'attested', on: '2020-01-01' }),
    aFact({ act: 'not-listed', on: '2021-01-01', source: 'almanac' }),
  ];
  const standing = standingOf(instrument, facts, '2022-01-01');
  expect(standing).toMatchObject({ bound: false, code: 'contradictory-sources' });
  expect(standing.facts).toHaveLength(2);
});

test('a signature or a provisional application does not bind', () => {
  expect(standingOf(instrument, [aFact({ act: 'signature', on: '2013-07-02' })], '2020-01-01')).toMatchObject({
    bound: false,
    code: 'signed-only',
  });
  expect(standingOf(instrument, [aFact({ act: 'provisional', on: '2013-08-12' })], '2020-01-01').bound).toBe(false);
});

test('what was learnt later was not known before', () => {
  const facts = [aFact({ on: '2010-01-01', knownFrom: '2015-01-01' })];
  expect(standingOf(instrument, facts, '2012-01-01', '2014-12-31').bound).toBe(false);
  expect(standingOf(instrument, facts, '2012-01-01', '2015-01-01').bound).toBe(true);
});

test('a fact found wrong counts for questions about what was known until then', () => {
  const facts = [aFact({ knownUntil: '2016-01-01' })];
  expect(standingOf(instrument, facts, '2012-01-01', '2015-12-31').bound).toBe(true);
  expect(standingOf(instrument, facts, '2012-01-01').bound).toBe(false);
});
