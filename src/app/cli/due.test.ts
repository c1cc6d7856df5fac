import { describe, expect, test } from 'vitest';
import { RULES } from '../../engines/clocks/rules.ts';
import { dueCommand } from './due.ts';

const friday = { received: '2026-03-27T09:20', zone: 'Europe/Tirane' };

describe('entente due', () => {
  test('answers with both countings and the alarm, and nothing else', () => {
    expect(dueCommand({ ...friday, rule: 'eu-2023-977-urgent-direct' })).toMatchObject({
      exitCode: 0,
      json: {
        rule: 'eu-2023-977-urgent-direct',
        received: '2026-03-27T09:20:00+01:00',
        elapsed: '2026-03-27T17:20:00+01:00',
        regulation1182_71: '2026-03-27T18:00:00+01:00',
        alarm: '2026-03-27T17:20:00+01:00',
      },
    });
    expect(Object.keys(dueCommand({ ...friday, rule: 'sirene-reply' }).json)).toEqual([
      'rule',
      'received',
      'elapsed',
      'regulation1182_71',
      'alarm',
    ]);
  });

  test('says 24:00 to people and 00:00 of the next day to programs', () => {
    const answer = dueCommand({ ...friday, rule: 'eu-2023-977-urgent-indirect' });
    expect(answer.text).toContain('Regulation 1182/71   Monday 30 March 2026, 24:00 (UTC+02:00)');
    expect(answer.json.regulation1182_71).toBe('2026-03-31T00:00:00+02:00');
  });

  test('answers for every rule', () => {
    for (const { code } of RULES) {
      const { exitCode, json } = dueCommand({ ...friday, rule: code });
      expect([code, exitCode]).toEqual([code, 0]);
      expect(json.alarm).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
    }
  });

  test('shows the time the clock stood still', () => {
    const stopped = '2026-03-27T11:20/2026-03-27T14:20';
    const answer = dueCommand({ ...friday, rule: 'eu-2023-977-urgent-direct', stopped });
    expect(answer.json).toMatchObject({ elapsed: '2026-03-27T20:20:00+01:00', stoppedMs: 10_800_000 });
    expect(answer.text).toContain('stood still for 3 h.');
  });

  test('shows a deviation with its reason and where it is counted', () => {
    const answer = dueCommand({
      ...friday,
      rule: 'eu-2023-977-other',
      deviation: '5 days: the court sits on Thursday',
    });
    expect(answer.json).toMatchObject({
      status: 'deviation',
      elapsed: '2026-04-08T09:20:00+02:00',
      deviation: {
        reason: 'the court sits on Thursday',
        countedUnder: 'Directive (EU) 2023/977, Article 18, point (d)',
        without: { elapsed: '2026-04-03T09:20:00+02:00' },
      },
    });
  });

  test.each([
    [{ ...friday, rule: 'eu-2023' }, /^There is no rule "eu-2023"\. The rules are: .*sirene-reply/],
    [{ ...friday }, /^Name a rule/],
    [{ ...friday, rule: '' }, /^Name a rule/],
    [{ rule: 'sirene-reply', zone: 'Europe/Tirane' }, /^Say with --received when the form is received/],
    [{ rule: 'sirene-reply', received: '2026-03-27T09:20' }, /no offset/],
    [{ rule: 'sirene-reply', received: 'soon', zone: 'Europe/Tirane' }, /not a date with a time/],
    [{ ...friday, rule: 'eu-2023-977-other', deviation: true }, /how long/],
    [{ ...friday, rule: 'eu-2023-977-other', deviation: '5 days' }, /must give its reason/],
    [{ ...friday, rule: 'eu-2023-977-other', stopped: '2026-03-27' }, /is not a stop/],
    [{ ...friday, rule: 'eu-2023-977-other', stopped: [''] }, /from when to when/],
    [{ ...friday, rule: 'eu-2023-977-other', stopped: '2026-03-27T14:20/2026-03-27T11:20' }, /ends before it begins/],
    [{ ...friday, rule: 'desk', ownRules: 'no JSON' }, /cannot be read as JSON/],
    [{ ...friday, rule: 'desk', ownRules: '[{"code": "desk"}]' }, /own rule cannot be used/],
    [{ ...friday, rule: 'sirene-reply', holidays: ['2026-02-30'] }, /is not a day/],
    [{ ...friday, rule: 'sirene-reply', holidays: ['first of May'] }, /is not a day/],
  ])('refuses wrong use with a sentence and exit 2', (options, sentence) => {
    const answer = dueCommand(options);
    expect(answer.exitCode).toBe(2);
    expect(answer.text).toMatch(sentence);
    expect(answer.json.detail).toBe(answer.text);
  });

  test('says when the received time occurs twice or not at all', () => {
    expect(dueCommand({ rule: 'sirene-reply', received: '2026-03-29T02:30', zone: 'Europe/Tirane' }).text).toContain(
      'does not occur',
    );
    expect(dueCommand({ rule: 'sirene-reply', received: '2026-10-25T02:30', zone: 'Europe/Tirane' }).text).toContain(
      'occurs twice',
    );
  });

  test('counts by a rule of the agency itself, in working days with the holidays that are named', () => {
    const desk = {
      code: 'desk',
      name: 'Our desk',
      startsWhen: 'it comes',
      period: { length: 2, unit: 'working-days' },
    };
    const ownRules = JSON.stringify([desk]);
    const received = '2026-04-30T09:20';
    const { json } = dueCommand({ ...friday, received, rule: 'desk', ownRules, holidays: ['2026-05-01'] });
    expect(json).toMatchObject({
      elapsed: '2026-05-05T09:20:00+02:00',
      regulation1182_71: '2026-05-06T00:00:00+02:00',
    });
    expect(dueCommand({ ownRules }).text).toContain('2 working days');
  });

  test('lists the rules with how well each is known', () => {
    expect(dueCommand({}).text).toMatch(/sirene-reply +12 hours .*\[text\]/);
  });
});
