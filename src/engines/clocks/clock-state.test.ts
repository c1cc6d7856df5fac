import { describe, expect, test } from 'vitest';
import { clockState } from './clock-state.ts';
import { getRule } from './find-rule.ts';
import { HOUR_MS, MINUTE_MS, readMoment } from './zone.ts';

const zone = 'Europe/Tirane';
const at = (text: string) => readMoment(text, zone).at;
const request = { rule: getRule('eu-2023-977-urgent-direct'), receivedAt: at('2026-03-20T09:20'), zone };

describe('the clock of an urgent request received at 09:20', () => {
  test('has six hours left at 11:20, a quarter used, and reminds the desk at 13:20', () => {
    expect(clockState(request, at('2026-03-20T11:20'))).toMatchObject({
      state: 'running',
      remainingMs: 6 * HOUR_MS,
      usedShare: 0.25,
      next: { tell: 'desk', at: at('2026-03-20T13:20') },
    });
  });

  test('tells the supervisor before the alarm and the contact point at it', () => {
    const { steps } = clockState(request, at('2026-03-20T16:40'));
    expect(steps.map(({ tell, at: when, isReached }) => [tell, when, isReached])).toEqual([
      ['desk', at('2026-03-20T13:20'), true],
      ['desk', at('2026-03-20T15:20'), true],
      ['supervisor', at('2026-03-20T16:32'), true],
      ['contact-point', at('2026-03-20T17:20'), false],
    ]);
  });

  test('is not late at 17:20 and is late a minute after', () => {
    expect(clockState(request, at('2026-03-20T17:20'))).toMatchObject({ state: 'running', remainingMs: 0 });
    expect(clockState(request, at('2026-03-20T17:21'))).toMatchObject({ state: 'late', remainingMs: -MINUTE_MS });
  });

  test('is late only after 18:00 where the agency goes by the Regulation', () => {
    const byRegulation = { ...request, governing: 'regulation1182_71' as const };
    expect(clockState(byRegulation, at('2026-03-20T17:30')).state).toBe('running');
    expect(clockState(byRegulation, at('2026-03-20T18:01')).state).toBe('late');
  });

  test('stands still while a clarification is awaited, and reminds nobody', () => {
    const waiting = { ...request, stops: [{ from: at('2026-03-20T11:20') }] };
    const early = clockState(waiting, at('2026-03-20T12:00'));
    const late = clockState(waiting, at('2026-03-22T12:00'));
    expect(early).toMatchObject({ state: 'stopped', remainingMs: 6 * HOUR_MS, usedShare: 0.25 });
    expect(late).toMatchObject({ state: 'stopped', remainingMs: 6 * HOUR_MS, usedShare: 0.25 });
    expect(late.next).toBeUndefined();
  });

  test('runs on when the clarification comes: three hours later it is due three hours later', () => {
    const clarified = { ...request, stops: [{ from: at('2026-03-20T11:20'), to: at('2026-03-20T14:20') }] };
    expect(clockState(clarified, at('2026-03-20T14:20'))).toMatchObject({ state: 'running', remainingMs: 6 * HOUR_MS });
    expect(clockState(clarified, at('2026-03-20T20:21')).state).toBe('late');
    expect(clockState(clarified, at('2026-03-20T14:20')).steps.map((step) => step.at)).toEqual([
      at('2026-03-20T16:20'),
      at('2026-03-20T18:20'),
      at('2026-03-20T19:32'),
      at('2026-03-20T20:20'),
    ]);
  });

  test('a clarification asked when the time was over does not make the answer timely', () => {
    const tooLate = { ...request, stops: [{ from: at('2026-03-20T17:30') }] };
    expect(clockState(tooLate, at('2026-03-20T19:00')).state).toBe('late');
  });

  test('marks the answer in time or late by when it was given, not by when one looks', () => {
    const nextYear = at('2027-01-01T00:00');
    const answeredAt = (when: string) => clockState({ ...request, answeredAt: at(when) }, nextYear);
    expect(answeredAt('2026-03-20T17:20').state).toBe('answered-in-time');
    expect(answeredAt('2026-03-20T17:21')).toMatchObject({ state: 'answered-late', remainingMs: -MINUTE_MS });
  });

  test('shows an announced deviation and runs until the announced moment', () => {
    const announced = {
      ...request,
      deviation: { length: [{ length: 2, unit: 'days' as const }], reason: 'the court must agree' },
    };
    expect(clockState(announced, at('2026-03-21T09:20'))).toMatchObject({ state: 'running', isDeviation: true });
    expect(() => clockState({ ...announced, deviation: { length: [], reason: 'x' } }, 0)).toThrow('more than nothing');
  });
});
