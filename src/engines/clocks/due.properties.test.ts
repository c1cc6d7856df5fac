import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeviation } from './deviation.ts';
import { countDue } from './due.ts';
import { getRule, readOwnRule } from './find-rule.ts';
import { readStops } from './stops.ts';
import { DAY_MS, HOUR_MS, readMoment, writeMoment } from './zone.ts';

const TIRANE = 'Europe/Tirane';

describe('always', () => {
  // Whole-hour changes north and south of the equator, a change at midnight, no change, odd offsets.
  const zones = fc.constantFrom(
    'Europe/Tirane',
    'America/New_York',
    'Australia/Sydney',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'UTC',
    'Asia/Ho_Chi_Minh',
  );
  const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
  const units = fc.constantFrom('hours', 'days', 'weeks', 'months', 'years', 'working-days' as const);
  const ruleOf = (length: number, unit: string) =>
    readOwnRule({ code: 'own', name: 'Own', startsWhen: 'it comes', period: { length, unit } });

  test('what is received later is never due earlier by the Regulation, nor in elapsed hours', () => {
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.nat(40 * DAY_MS),
        units,
        fc.integer({ min: 1, max: 40 }),
        (zone, at, later, unit, n) => {
          const rule = ruleOf(n, unit);
          const first = countDue({ rule, receivedAt: at, zone });
          const second = countDue({ rule, receivedAt: at + later, zone });
          expect(second.regulationAt).toBeGreaterThanOrEqual(first.regulationAt);
          if (unit === 'hours') expect(second.elapsedAt).toBeGreaterThanOrEqual(first.elapsedAt);
        },
      ),
    );
  });

  test('what is received an hour later or more is never due earlier in elapsed days and weeks', () => {
    // Within the hour that the clocks skip or repeat, the same time on the wall may run backwards.
    fc.assert(
      fc.property(zones, instants, fc.nat(9 * DAY_MS), fc.integer({ min: 1, max: 40 }), (zone, at, later, n) => {
        for (const unit of ['days', 'weeks']) {
          const rule = ruleOf(n, unit);
          const first = countDue({ rule, receivedAt: at, zone });
          const second = countDue({ rule, receivedAt: at + HOUR_MS + later, zone });
          expect(second.elapsedAt).toBeGreaterThanOrEqual(first.elapsedAt);
        }
      }),
    );
  });

  test('a longer rule is never due earlier, and nothing is due before it was received', () => {
    fc.assert(
      fc.property(
        zones,
        instants,
        units,
        fc.integer({ min: 1, max: 60 }),
        fc.nat(40),
        (zone, receivedAt, unit, n, more) => {
          const short = countDue({ rule: ruleOf(n, unit), receivedAt, zone });
          const long = countDue({ rule: ruleOf(n + more, unit), receivedAt, zone });
          expect(long.elapsedAt).toBeGreaterThanOrEqual(short.elapsedAt);
          expect(long.regulationAt).toBeGreaterThanOrEqual(short.regulationAt);
          expect(short.alarmAt).toBeGreaterThan(receivedAt);
          expect(short.alarmAt).toBe(Math.min(short.elapsedAt, short.regulationAt));
        },
      ),
    );
  });

  test('stopping the clock never makes a thing due earlier, nor moves it further than the clock stood still', () => {
    const stop = fc
      .tuple(fc.integer({ min: -DAY_MS, max: 20 * DAY_MS }), fc.nat(5 * DAY_MS))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(zones, instants, fc.array(stop, { maxLength: 5 }), stop, (zone, receivedAt, given, another) => {
        const rule = getRule('eu-2023-977-other');
        const place = (stops: { from: number; to: number }[]) =>
          stops.map(({ from, to }) => ({ from: receivedAt + from, to: receivedAt + to }));
        const plain = countDue({ rule, receivedAt, zone, stops: place(given) });
        const more = countDue({ rule, receivedAt, zone, stops: place([...given, another]) });
        const turned = countDue({ rule, receivedAt, zone, stops: place([another, ...given.toReversed()]) });
        const all = [...given, another].reduce((sum, { from, to }) => sum + to - from, 0);
        expect(more.elapsedAt).toBeGreaterThanOrEqual(plain.elapsedAt);
        expect(more.regulationAt).toBeGreaterThanOrEqual(plain.regulationAt);
        expect(more.stoppedMs).toBeLessThanOrEqual(all);
        expect(turned).toEqual(more);
      }),
    );
  });

  test('a moment that is written can be read again', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        expect(readMoment(writeMoment(at, zone), zone).at).toBe(at);
      }),
    );
  });

  test('no rubbish does anything but raise a problem with a sentence', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        for (const read of [
          () => readMoment(a, b),
          () => readStops(a, TIRANE),
          () => readDeviation(c),
          () => getRule(a),
        ]) {
          try {
            read();
          } catch (problem) {
            expect((problem as Error).name).toBe('Problem');
          }
        }
      }),
    );
  });
});
