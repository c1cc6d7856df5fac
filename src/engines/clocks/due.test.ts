import { describe, expect, test } from 'vitest';
import { readDeviation } from './deviation.ts';
import { countDue } from './due.ts';
import { getRule, readOwnRule } from './find-rule.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { readStops } from './stops.ts';
import { readMoment, writeMoment } from './zone.ts';

const TIRANE = 'Europe/Tirane';

function due(
  code: string | Rule,
  received: string,
  {
    zone = TIRANE,
    stopped = [],
    deviation,
    holidays,
  }: { zone?: string; stopped?: string | string[]; deviation?: string; holidays?: string[] } = {},
) {
  const answer = countDue({
    rule: typeof code === 'string' ? getRule(code) : code,
    receivedAt: readMoment(received, zone).at,
    zone,
    stops: readStops(stopped, zone),
    ...(deviation === undefined ? {} : { deviation: readDeviation(deviation) }),
    ...(holidays ? { calendar: { holidays } } : {}),
  });
  return {
    elapsed: writeMoment(answer.elapsedAt, zone),
    regulation: writeMoment(answer.regulationAt, zone),
    alarm: writeMoment(answer.alarmAt, zone),
    without: answer.withoutDeviation && writeMoment(answer.withoutDeviation.alarmAt, zone),
  };
}

describe('a request received on Friday at 09:20', () => {
  test('urgent and directly accessible is due at 17:20, and at 18:00 by the Regulation', () => {
    expect(due('eu-2023-977-urgent-direct', '2026-03-20T09:20')).toMatchObject({
      elapsed: '2026-03-20T17:20:00+01:00',
      regulation: '2026-03-20T18:00:00+01:00',
      alarm: '2026-03-20T17:20:00+01:00',
    });
  });

  test('urgent and indirectly accessible is due on Monday at 09:20, and at 24:00 by the Regulation', () => {
    expect(due('eu-2023-977-urgent-indirect', '2026-03-20T09:20')).toMatchObject({
      elapsed: '2026-03-23T09:20:00+01:00',
      regulation: '2026-03-24T00:00:00+01:00',
      alarm: '2026-03-23T09:20:00+01:00',
    });
  });

  test('any other is due next Friday at 09:20, and at 24:00 by the Regulation', () => {
    expect(due('eu-2023-977-other', '2026-03-13T09:20')).toMatchObject({
      elapsed: '2026-03-20T09:20:00+01:00',
      regulation: '2026-03-21T00:00:00+01:00',
      alarm: '2026-03-20T09:20:00+01:00',
    });
  });

  test('three hours of waiting for a clarification move every due moment by three hours', () => {
    const stopped = '2026-03-20T11:20/2026-03-20T14:20';
    expect(due('eu-2023-977-urgent-direct', '2026-03-20T09:20', { stopped })).toMatchObject({
      elapsed: '2026-03-20T20:20:00+01:00',
      regulation: '2026-03-20T21:00:00+01:00',
    });
    expect(due('eu-2023-977-urgent-indirect', '2026-03-20T09:20', { stopped })).toMatchObject({
      elapsed: '2026-03-23T12:20:00+01:00',
      regulation: '2026-03-24T03:00:00+01:00',
    });
    expect(due('eu-2023-977-other', '2026-03-20T09:20', { stopped })).toMatchObject({
      elapsed: '2026-03-27T12:20:00+01:00',
      regulation: '2026-03-28T03:00:00+01:00',
    });
  });
});

describe('across a change of the clocks', () => {
  test('a weekend with the change to summer time keeps Monday 09:20 and Monday 24:00 on the wall', () => {
    expect(due('eu-2023-977-urgent-indirect', '2026-03-27T09:20')).toMatchObject({
      elapsed: '2026-03-30T09:20:00+02:00',
      regulation: '2026-03-31T00:00:00+02:00',
    });
    expect(due('eu-2023-977-other', '2026-03-27T09:20')).toMatchObject({
      elapsed: '2026-04-03T09:20:00+02:00',
      regulation: '2026-04-04T00:00:00+02:00',
    });
  });

  test('eight hours in the night of the change to summer time are eight hours as they pass', () => {
    expect(due('eu-2023-977-urgent-direct', '2026-03-28T22:20')).toMatchObject({
      elapsed: '2026-03-29T07:20:00+02:00',
      regulation: '2026-03-29T08:00:00+02:00',
    });
  });

  test('a weekend with the change to winter time keeps the wall clock too', () => {
    expect(due('eu-2023-977-urgent-indirect', '2026-10-23T09:20')).toMatchObject({
      elapsed: '2026-10-26T09:20:00+01:00',
      regulation: '2026-10-27T00:00:00+01:00',
    });
    expect(due('eu-2023-977-urgent-direct', '2026-10-24T22:20')).toMatchObject({
      elapsed: '2026-10-25T05:20:00+01:00',
      regulation: '2026-10-25T06:00:00+01:00',
    });
  });

  test('a due time that the change to summer time skips moves past the gap', () => {
    expect(due('eu-2023-977-urgent-indirect', '2026-03-26T02:30').elapsed).toBe('2026-03-29T03:30:00+02:00');
  });

  test('a due time that the change to winter time repeats is the first of the two', () => {
    expect(due('eu-2023-977-urgent-indirect', '2026-10-22T02:30').elapsed).toBe('2026-10-25T02:30:00+02:00');
  });

  test('received in the repeated hour, the offset tells which one; without it the first counts', () => {
    expect(due('sirene-reply', '2026-10-25T02:30').elapsed).toBe('2026-10-25T13:30:00+01:00');
    expect(due('sirene-reply', '2026-10-25T02:30+02:00').elapsed).toBe('2026-10-25T13:30:00+01:00');
    expect(due('sirene-reply', '2026-10-25T02:30+01:00').elapsed).toBe('2026-10-25T14:30:00+01:00');
  });

  test('a stop over the night of the change adds the hours that passed, not those on the wall', () => {
    // From Saturday 20:00 to Sunday 08:00 the wall says twelve hours; eleven passed.
    const stopped = '2026-03-28T20:00/2026-03-29T08:00';
    expect(due('eu-2023-977-urgent-indirect', '2026-03-27T09:20', { stopped })).toMatchObject({
      elapsed: '2026-03-30T20:20:00+02:00',
      regulation: '2026-03-31T11:00:00+02:00',
    });
  });

  test('where midnight itself is skipped the day ends when the next one begins', () => {
    // Beirut put its clocks forward at 00:00 on 29 March 2026: Sunday begins at 01:00.
    expect(due('eu-2023-977-urgent-indirect', '2026-03-25T09:20', { zone: 'Asia/Beirut' }).regulation).toBe(
      '2026-03-29T01:00:00+03:00',
    );
  });

  test('zones whose offset is no whole hour count the hour on their own wall', () => {
    expect(due('eu-2023-977-urgent-direct', '2026-03-20T09:20', { zone: 'Asia/Kathmandu' })).toMatchObject({
      elapsed: '2026-03-20T17:20:00+05:45',
      regulation: '2026-03-20T18:00:00+05:45',
    });
  });
});

describe('the hour and the day of the event', () => {
  test('do not count for the Regulation, also when something arrives exactly on the hour', () => {
    expect(due('eu-2023-977-urgent-direct', '2026-03-20T09:00')).toMatchObject({
      elapsed: '2026-03-20T17:00:00+01:00',
      regulation: '2026-03-20T18:00:00+01:00',
    });
    expect(due('eu-2023-977-urgent-direct', '2026-03-20T09:59:59.999').regulation).toBe('2026-03-20T18:00:00+01:00');
  });

  test('at midnight belong to the day that begins', () => {
    expect(due('eu-2023-977-urgent-indirect', '2026-03-20T00:00')).toMatchObject({
      elapsed: '2026-03-23T00:00:00+01:00',
      regulation: '2026-03-24T00:00:00+01:00',
    });
    expect(due('eu-2023-977-urgent-indirect', '2026-03-19T24:00')).toEqual(
      due('eu-2023-977-urgent-indirect', '2026-03-20T00:00'),
    );
    expect(due('eu-2023-977-urgent-direct', '2026-03-20T23:59').regulation).toBe('2026-03-21T08:00:00+01:00');
  });

  test('are those of the zone, whatever offset the message bears', () => {
    // 23:30 in London is 00:30 on Saturday in Tirana: Saturday does not count, Tuesday is the third day.
    expect(due('eu-2023-977-urgent-indirect', '2026-03-20T23:30Z')).toMatchObject({
      elapsed: '2026-03-24T00:30:00+01:00',
      regulation: '2026-03-25T00:00:00+01:00',
    });
  });
});

describe('stops', () => {
  const received = '2026-03-20T09:20';
  const elapsedWith = (...stopped: string[]) => due('eu-2023-977-urgent-direct', received, { stopped }).elapsed;

  test('that overlap are counted once, in whatever order they are given', () => {
    expect(elapsedWith('2026-03-20T11:00/2026-03-20T13:00', '2026-03-20T12:00/2026-03-20T14:00')).toBe(
      '2026-03-20T20:20:00+01:00',
    );
    expect(elapsedWith('2026-03-20T12:00/14:00,2026-03-20T11:00/PT2H')).toBe('2026-03-20T20:20:00+01:00');
  });

  test('before the request came do not count, and one that reaches into it counts from then', () => {
    expect(elapsedWith('2026-03-20T07:00/2026-03-20T09:00')).toBe('2026-03-20T17:20:00+01:00');
    expect(elapsedWith('2026-03-20T08:20/2026-03-20T10:20')).toBe('2026-03-20T18:20:00+01:00');
  });

  test('that begin when the time is over change nothing, but one stop may bring another into the period', () => {
    expect(elapsedWith('2026-03-20T17:20/2026-03-20T19:00')).toBe('2026-03-20T17:20:00+01:00');
    expect(elapsedWith('2026-03-20T10:00/2026-03-20T11:00', '2026-03-20T18:00/2026-03-20T19:00')).toBe(
      '2026-03-20T19:20:00+01:00',
    );
  });

  test('with another offset are the same moments', () => {
    expect(elapsedWith('2026-03-20T10:20Z/2026-03-20T13:20Z')).toBe('2026-03-20T20:20:00+01:00');
    expect(elapsedWith('2026-03-20T10:20Z/13:20')).toBe('2026-03-20T20:20:00+01:00');
  });

  test.each(['2026-03-20T14:20/2026-03-20T11:20', '2026-03-20T14:20', 'yesterday/today', '/', '2026-03-20T11:20/'])(
    'written as %s are refused with a sentence',
    (stopped) => {
      expect(() => elapsedWith(stopped)).toThrow(/\.$/);
    },
  );
});

describe('a deviation for judicial authorisation', () => {
  const request = (deviation: string) => due('eu-2023-977-urgent-direct', '2026-03-20T09:20', { deviation });

  test('moves the answer by the announced length and keeps the limit beside it', () => {
    expect(request('5 days: the court sits on Wednesday')).toEqual({
      elapsed: '2026-03-25T17:20:00+01:00',
      regulation: '2026-03-25T18:00:00+01:00',
      alarm: '2026-03-25T17:20:00+01:00',
      without: '2026-03-20T17:20:00+01:00',
    });
  });

  test.each([
    'P5D: court',
    'p5d court order',
    '5d; court',
    '5 calendar days — court',
    '120 hours, court',
    'PT120H/court',
    'the court sits on Wednesday: 5 days',
    'court (P5D)',
    'the court has 3 judges, 5 days',
  ])('may be written as "%s"', (deviation) => {
    expect(request(deviation).elapsed).toBe('2026-03-25T17:20:00+01:00');
  });

  test.each(['', '5 days', 'P5D:', '5 days: 12', 'the court sits on Wednesday', '0 days: court', '99999 years: court'])(
    'written as "%s" lacks its length or its reason and is refused',
    (deviation) => {
      expect(() => request(deviation)).toThrow(/deviation|century/);
    },
  );

  test('of an investigation order is at most thirty days more', () => {
    expect(due('eio-recognise', '2026-03-20T09:20').elapsed).toBe('2026-04-19T09:20:00+02:00');
    expect(due('eio-recognise', '2026-03-20T09:20', { deviation: '30 days: translation' }).elapsed).toBe(
      '2026-05-19T09:20:00+02:00',
    );
    expect(() => due('eio-recognise', '2026-03-20T09:20', { deviation: '31 days: translation' })).toThrow(
      'at most 30 calendar days',
    );
  });

  test('is refused where the instrument knows none', () => {
    expect(() => due('sirene-reply', '2026-03-20T09:20', { deviation: '1 day: late' })).toThrow('knows no deviation');
  });
});

describe('longer periods', () => {
  test('an investigation order has thirty, ninety days and a week', () => {
    expect(due('eio-acknowledge', '2026-03-20T09:20').regulation).toBe('2026-03-28T00:00:00+01:00');
    expect(due('eio-execute', '2026-03-20T09:20')).toMatchObject({
      elapsed: '2026-06-18T09:20:00+02:00',
      regulation: '2026-06-19T00:00:00+02:00',
    });
  });

  test('months end on the same date, or on the last day of a month that has none', () => {
    expect(due('ccf-admissibility', '2026-01-31T10:00')).toMatchObject({
      elapsed: '2026-02-28T10:00:00+01:00',
      regulation: '2026-03-01T00:00:00+01:00',
    });
    expect(due('ccf-access', '2026-01-31T10:00').elapsed).toBe('2026-05-31T10:00:00+02:00');
    expect(due('ccf-deletion', '2027-05-31T10:00').elapsed).toBe('2028-02-29T10:00:00+01:00');
  });

  test('a Red Notice expires after five years, and its source is asked half a year before', () => {
    expect(due('interpol-nominal-expiry', '2024-02-29T12:00').elapsed).toBe('2029-02-28T12:00:00+01:00');
    expect(due('interpol-nominal-prompt', '2024-02-15T12:00').elapsed).toBe('2028-08-15T12:00:00+02:00');
  });

  test('a warning before a birthday is due by the beginning of the day four months earlier', () => {
    expect(due('sis-majority-warning', '2026-09-15T00:00')).toMatchObject({
      elapsed: '2026-05-15T00:00:00+02:00',
      regulation: '2026-05-15T00:00:00+02:00',
    });
  });

  test('the yearly statistics are due when 1 March has passed, this year or next', () => {
    expect(due('eu-2023-977-statistics', '2025-12-31T23:59').alarm).toBe('2026-03-02T00:00:00+01:00');
    expect(due('eu-2023-977-statistics', '2026-03-01T23:59').alarm).toBe('2026-03-02T00:00:00+01:00');
    expect(due('eu-2023-977-statistics', '2026-03-02T00:00').alarm).toBe('2027-03-02T00:00:00+01:00');
  });
});

describe("an agency's own rule", () => {
  test('may count working days, with the holidays of its state', () => {
    const rule = readOwnRule({
      code: 'desk-answer',
      name: 'Answer of our desk',
      startsWhen: 'a letter comes',
      period: { length: 2, unit: 'working-days' },
    });
    // Friday; Monday is a holiday, so the second working day is Wednesday.
    expect(due(rule, '2026-03-20T09:20', { holidays: ['2026-03-23'] })).toMatchObject({
      elapsed: '2026-03-25T09:20:00+01:00',
      regulation: '2026-03-26T00:00:00+01:00',
    });
  });

  test('may ask that the last day be a working day', () => {
    const rule = { ...readOwnRule({ ...own, period: { length: 1, unit: 'days' }, endsOnWorkingDay: true }) };
    expect(due(rule, '2026-03-20T09:20', { holidays: ['2026-03-23'] }).regulation).toBe('2026-03-25T00:00:00+01:00');
    // Two days or more hold two working days (Article 3(5)): from Friday they end on Tuesday, not on Sunday or Monday.
    const two = { ...readOwnRule({ ...own, period: { length: 2, unit: 'days' }, endsOnWorkingDay: true }) };
    expect(due(two, '2026-03-20T09:20').regulation).toBe('2026-03-25T00:00:00+01:00');
    expect(due(two, '2026-03-18T09:20').regulation).toBe('2026-03-21T00:00:00+01:00');
    // One working day is one, also over a weekend: Friday's ends on Monday.
    const oneWorking = {
      ...readOwnRule({ ...own, period: { length: 1, unit: 'working-days' }, endsOnWorkingDay: true }),
    };
    expect(due(oneWorking, '2026-03-20T09:20').regulation).toBe('2026-03-24T00:00:00+01:00');
  });

  const own = { code: 'own', name: 'Own', startsWhen: 'it comes', period: { length: 1, unit: 'hours' } };
  test.each([
    undefined,
    7,
    {},
    { ...own, period: { length: 0, unit: 'hours' } },
    { ...own, period: { length: 1.5, unit: 'hours' } },
    { ...own, period: { length: 1, unit: 'fortnights' } },
    { ...own, period: { length: 1e9, unit: 'years' } },
    { ...own, code: 'sirene-reply' },
    { ...own, code: 'Not a code' },
  ])('that cannot be used is refused with a sentence: %j', (data) => {
    expect(() => readOwnRule(data)).toThrow(/^The agency's own rule cannot be used\. .+\.$/);
  });
});

describe('moments', () => {
  test.each([
    'nope',
    '2026-02-30T09:20',
    '2026-13-01T09:20',
    '2026-03-27',
    '2026-03-27T25:00',
    '2026-03-27T24:01',
    '2026-03-27T09:60',
    '0026-03-27T09:20',
    '2026-03-27T09:20+19:00',
    '',
  ])('written as "%s" are refused with a sentence', (text) => {
    expect(() => readMoment(text, TIRANE)).toThrow(/\.$/);
  });

  test('without offset and without zone are refused, because the wall clock of nobody says nothing', () => {
    expect(() => readMoment('2026-03-27T09:20', undefined)).toThrow('no offset');
  });

  test('in an unknown zone are refused', () => {
    expect(() => readMoment('2026-03-27T09:20', 'Mars/Olympus')).toThrow('not a time zone');
  });
});

describe('rules', () => {
  test('have codes of their own, and a name, an instrument and a start each', () => {
    expect(new Set(RULES.map((rule) => rule.code)).size).toBe(RULES.length);
    for (const rule of RULES) {
      expect(rule.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(rule.name && rule.startsWhen && rule.source.instrument).toBeTruthy();
    }
  });

  test('that nobody knows are refused with the list of those there are', () => {
    expect(() => getRule('eu-2023-977')).toThrow(/There is no rule "eu-2023-977"\. The rules are: .*sirene-reply/);
  });
});
