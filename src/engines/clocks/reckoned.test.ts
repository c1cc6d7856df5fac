import { describe, expect, test } from 'vitest';
import { readDeviation } from './deviation.ts';
import { countDue } from './due.ts';
import { getRule } from './find-rule.ts';
import { readStops } from './stops.ts';
import { readMoment, writeMoment } from './zone.ts';

/**
 * Due moments reckoned apart from this engine, from the words of the Regulation and a calendar: rule, zone, received,
 * due by elapsed time, due by Regulation 1182/71, and what stopped or moved the clock.
 */
type Case = readonly [string, string, string, string, string, { stopped?: string[]; deviation?: string }?];
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'hours that pass while the clocks change': [
    [
      'eu-2023-977-urgent-direct',
      'Europe/Tirane',
      '2026-03-29T01:30',
      '2026-03-29T10:30:00+02:00',
      '2026-03-29T11:00:00+02:00',
    ],
    [
      'eu-2023-977-urgent-direct',
      'Europe/Tirane',
      '2026-10-25T01:10',
      '2026-10-25T08:10:00+01:00',
      '2026-10-25T09:00:00+01:00',
    ],
    [
      'eu-2023-977-urgent-direct',
      'America/New_York',
      '2026-03-08T01:45',
      '2026-03-08T10:45:00-04:00',
      '2026-03-08T11:00:00-04:00',
    ],
    [
      'eu-2023-977-urgent-direct',
      'America/New_York',
      '2026-11-01T00:30',
      '2026-11-01T07:30:00-05:00',
      '2026-11-01T08:00:00-05:00',
    ],
    [
      'eu-2023-977-urgent-direct',
      'America/New_York',
      '2026-11-01T01:30-05:00',
      '2026-11-01T09:30:00-05:00',
      '2026-11-01T10:00:00-05:00',
    ],
    ['sirene-reply', 'Europe/Tirane', '2026-03-28T20:00', '2026-03-29T09:00:00+02:00', '2026-03-29T10:00:00+02:00'],
    ['sirene-reply', 'America/New_York', '2026-10-31T18:20', '2026-11-01T05:20:00-05:00', '2026-11-01T06:00:00-05:00'],
    ['prum-core-data', 'Europe/Tirane', '2026-03-28T09:20', '2026-03-30T10:20:00+02:00', '2026-03-30T11:00:00+02:00'],
    ['prum-core-data', 'Europe/Tirane', '2026-10-24T09:20', '2026-10-26T08:20:00+01:00', '2026-10-26T09:00:00+01:00'],
  ],
  'days on the wall while the clocks change': [
    [
      'eu-2023-977-urgent-indirect',
      'America/New_York',
      '2026-03-05T02:30',
      '2026-03-08T03:30:00-04:00',
      '2026-03-09T00:00:00-04:00',
    ],
    [
      'eu-2023-977-urgent-indirect',
      'America/New_York',
      '2026-10-29T01:30',
      '2026-11-01T01:30:00-04:00',
      '2026-11-02T00:00:00-05:00',
    ],
    [
      'eu-2023-977-urgent-indirect',
      'Europe/Tirane',
      '2026-04-03T15:00',
      '2026-04-06T15:00:00+02:00',
      '2026-04-07T00:00:00+02:00',
    ],
    ['eio-acknowledge', 'Europe/Tirane', '2026-03-26T02:30Z', '2026-04-02T03:30:00+02:00', '2026-04-03T00:00:00+02:00'],
  ],
  'the end of a year and the leap day': [
    [
      'eu-2023-977-urgent-indirect',
      'Asia/Ho_Chi_Minh',
      '2026-12-30T23:59:59',
      '2027-01-02T23:59:59+07:00',
      '2027-01-03T00:00:00+07:00',
    ],
    [
      'eu-2023-977-urgent-direct',
      'Asia/Ho_Chi_Minh',
      '2026-12-31T17:05',
      '2027-01-01T01:05:00+07:00',
      '2027-01-01T02:00:00+07:00',
    ],
    [
      'eu-2023-977-urgent-direct',
      'Africa/Maputo',
      '2027-12-31T16:00',
      '2028-01-01T00:00:00+02:00',
      '2028-01-01T01:00:00+02:00',
    ],
    [
      'eu-2023-977-other',
      'Africa/Maputo',
      '2028-02-22T10:00',
      '2028-02-29T10:00:00+02:00',
      '2028-03-01T00:00:00+02:00',
    ],
    [
      'eu-2023-977-urgent-indirect',
      'Europe/Tirane',
      '2028-02-26T18:00',
      '2028-02-29T18:00:00+01:00',
      '2028-03-01T00:00:00+01:00',
    ],
    [
      'eu-2023-977-other',
      'Europe/Tirane',
      '2026-12-25T00:00',
      '2027-01-01T00:00:00+01:00',
      '2027-01-02T00:00:00+01:00',
    ],
    ['eio-recognise', 'Europe/Tirane', '2026-01-31T10:00', '2026-03-02T10:00:00+01:00', '2026-03-03T00:00:00+01:00'],
    ['eio-recognise', 'Europe/Tirane', '2028-01-30T10:00', '2028-02-29T10:00:00+01:00', '2028-03-01T00:00:00+01:00'],
    ['eio-execute', 'Europe/Tirane', '2026-10-01T10:00', '2026-12-30T10:00:00+01:00', '2026-12-31T00:00:00+01:00'],
    [
      'ccf-admissibility',
      'Europe/Tirane',
      '2028-01-31T10:00',
      '2028-02-29T10:00:00+01:00',
      '2028-03-01T00:00:00+01:00',
    ],
    [
      'interpol-nominal-expiry',
      'Africa/Maputo',
      '2028-02-29T10:00',
      '2033-02-28T10:00:00+02:00',
      '2033-03-01T00:00:00+02:00',
    ],
    [
      'eu-2023-977-first-review',
      'Europe/Tirane',
      '2026-08-31T10:00',
      '2027-02-28T10:00:00+01:00',
      '2027-03-01T00:00:00+01:00',
    ],
  ],
  'a weekend and public holidays count like other days': [
    [
      'eu-2023-977-urgent-indirect',
      'Europe/Tirane',
      '2026-08-15T23:59',
      '2026-08-18T23:59:00+02:00',
      '2026-08-19T00:00:00+02:00',
    ],
  ],
  'an offset that is not the one of the zone': [
    [
      'eu-2023-977-urgent-direct',
      'Europe/Tirane',
      '2026-03-27T23:30Z',
      '2026-03-28T08:30:00+01:00',
      '2026-03-28T09:00:00+01:00',
    ],
    [
      'eu-2023-977-urgent-indirect',
      'Asia/Ho_Chi_Minh',
      '2026-03-27T23:30+01:00',
      '2026-03-31T05:30:00+07:00',
      '2026-04-01T00:00:00+07:00',
    ],
  ],
  stops: [
    [
      'eu-2023-977-urgent-direct',
      'Europe/Tirane',
      '2026-03-27T09:20',
      '2026-03-27T17:20:00+01:00',
      '2026-03-27T20:00:00+01:00',
      { stopped: ['2026-03-27T17:20/2026-03-27T19:20'] },
    ],
    [
      'eu-2023-977-urgent-direct',
      'Europe/Tirane',
      '2026-03-27T09:20',
      '2026-03-27T18:50:00+01:00',
      '2026-03-27T20:30:00+01:00',
      {
        stopped: [
          '2026-03-27T17:00/2026-03-27T18:30',
          '2026-03-27T19:00/2026-03-27T20:00',
          '2026-03-27T21:00/2026-03-27T22:00',
        ],
      },
    ],
    [
      'eu-2023-977-urgent-indirect',
      'Europe/Tirane',
      '2026-03-27T09:20',
      '2026-03-30T10:20:00+02:00',
      '2026-03-31T01:00:00+02:00',
      { stopped: ['2026-03-29T01:30/2026-03-29T03:30'] },
    ],
    [
      'eu-2023-977-urgent-indirect',
      'Europe/Tirane',
      '2026-10-23T09:20',
      '2026-10-26T12:20:00+01:00',
      '2026-10-27T03:00:00+01:00',
      { stopped: ['2026-10-25T01:30/2026-10-25T03:30'] },
    ],
    [
      'eu-2023-977-other',
      'America/New_York',
      '2026-03-05T09:20',
      '2026-03-12T12:20:00-04:00',
      '2026-03-13T03:00:00-04:00',
      { stopped: ['2026-03-01T00:00/2026-03-05T12:20'] },
    ],
  ],
  deviations: [
    [
      'prum-core-data',
      'Europe/Tirane',
      '2026-03-27T09:20',
      '2026-03-30T22:20:00+02:00',
      '2026-03-30T23:00:00+02:00',
      { deviation: '36 hours: the judge is asked' },
    ],
    [
      'eu-2023-977-urgent-direct',
      'Europe/Tirane',
      '2026-03-27T20:20',
      '2026-03-31T04:20:00+02:00',
      '2026-03-31T05:00:00+02:00',
      { deviation: '3 days: the judge is asked' },
    ],
    [
      'eio-recognise',
      'Europe/Tirane',
      '2026-09-26T09:20',
      '2026-11-25T09:20:00+01:00',
      '2026-11-26T00:00:00+01:00',
      { deviation: '30 days: translation' },
    ],
    // In Beirut the clocks skip midnight: Saturday ends at what the wall calls 01:00, and Sunday at midnight.
    [
      'eu-2023-977-urgent-indirect',
      'Asia/Beirut',
      '2026-03-25T10:00',
      '2026-03-29T10:00:00+03:00',
      '2026-03-30T00:00:00+03:00',
      { deviation: '1 day: the judge is asked' },
    ],
  ],
};

for (const [what, cases] of Object.entries(CASES)) {
  describe(what, () => {
    for (const [rule, zone, received, elapsed, regulation, { stopped = [], deviation } = {}] of cases) {
      const moved = [
        ...stopped.map((one) => `, stopped ${one}`),
        ...(deviation ? [`, later by ${deviation}`] : []),
      ].join('');
      test(`${rule} in ${zone}, received ${received}${moved}`, () => {
        const due = countDue({
          rule: getRule(rule),
          zone,
          receivedAt: readMoment(received, zone).at,
          stops: readStops(stopped, zone),
          ...(deviation ? { deviation: readDeviation(deviation) } : {}),
        });
        expect([writeMoment(due.elapsedAt, zone), writeMoment(due.regulationAt, zone)]).toEqual([elapsed, regulation]);
        expect(due.alarmAt).toBe(Math.min(due.elapsedAt, due.regulationAt));
      });
    }
  });
}
