import { describe, expect, test } from 'vitest';
import { judgePersons } from './compare-descriptions.ts';
import type { PersonDescription, Verdict } from './description.ts';

const person = (whole: string, on?: string): PersonDescription => ({
  names: [{ whole }],
  ...(on === undefined ? {} : { born: [{ on }] }),
});

const judge = (asked: PersonDescription, recorded: PersonDescription): Verdict =>
  judgePersons(asked, recorded, { population: 1_000_000 });

const BORN = '1971-05-23';

describe('one wrong letter in a word of three letters', () => {
  test.each([
    ['Wan Brandvold', 'Wang Brandvold'],
    ['Edi Krasnivoda', 'Eli Krasnivoda'],
    ['Torvald Lio', 'Torvald Lie'],
    ['Mir Tarkhanzada', 'Amir Tarkhanzada'],
    ['Maren Ost Valdbrand', 'Maren Oss Valdbrand'],
  ])('%s, asked with the day of birth, brings up %s among a million', (one, other) => {
    expect(judge(person(one, BORN), person(other, BORN)).band).not.toBe('no-hit');
    expect(judge(person(other, BORN), person(one, BORN)).band).not.toBe('no-hit');
    const said = judge(person(one, BORN), person(other, BORN)).because.find(({ code }) => code === 'name.short-slip');
    expect(said?.nats).toBeLessThan(0);
  });

  test('is another name with another day of birth, and without one', () => {
    for (const on of ['1971-05-24', '1971', undefined]) {
      const { because } = judge(person('Edi Krasnivoda', BORN), person('Eli Krasnivoda', on));
      expect(because.map(({ code }) => code)).toContain('name.contradicted');
    }
  });

  test('says less than the right letters, and more than a wholly other name', () => {
    const right = judge(person('Edi Krasnivoda', BORN), person('Edi Krasnivoda', BORN)).score;
    const slip = judge(person('Eri Krasnivoda', BORN), person('Edi Krasnivoda', BORN)).score;
    const other = judge(person('Tom Krasnivoda', BORN), person('Edi Krasnivoda', BORN)).score;
    expect(right).toBeGreaterThan(slip + 5);
    expect(slip).toBeGreaterThan(other);
  });

  test('does not excuse a second name that differs as well', () => {
    expect(judge(person('Edi Lam Valdbrand', BORN), person('Eli Bo Valdbrand', BORN)).band).toBe('no-hit');
  });
});
