import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeDoneWithin } from '../../../test/support/busy-machine.ts';
import { judgePersons } from './compare-descriptions.ts';
import type { PersonDescription } from './description.ts';
import { judgeOrganisationNames } from './judge-organisation.ts';

const WORDS =
  'Torvald Brandvold Sigrid Eikeland Mohammed Muhammad Hassan al-Trabelsi bin Nizar Kim Song Min Nguyen Van Аркадий Величко سمير الطرابلسي 張建宏 박영호 Anne-Marie Dr J. de Souza Möller'.split(
    ' ',
  );
const name = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const date = fc.constantFrom('1971-05-23', '1971-05-24', '1971', '1972-05-23', '1990-01-01', '1971-23-05', 'rubbish');
const anyText = fc.oneof(
  name,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

function person(whole: string, on?: string): PersonDescription {
  return { names: [{ whole }], ...(on === undefined ? {} : { born: [{ on }] }) };
}

test('it does not matter which of two descriptions asks', () => {
  fc.assert(
    fc.property(name, name, date, date, (a, b, bornA, bornB) => {
      const one = judgePersons(person(a, bornA), person(b, bornB)).score;
      expect(judgePersons(person(b, bornB), person(a, bornA)).score).toBeCloseTo(one, 2);
    }),
    { numRuns: 500 },
  );
});

test('more agreeing evidence never lowers a score', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const bare = judgePersons(person(a), person(b)).score;
      const more: Partial<PersonDescription>[] = [
        { born: [{ on: '1971-05-23' }] },
        { sex: 'female' },
        { nationalities: ['ZZN'] },
        { birthPlaces: ['Ödeborg'] },
        { heightCm: 170 },
        { documents: [{ number: 'X1234567', issuer: 'ZZN' }] },
      ];
      for (const evidence of more) {
        expect(judgePersons({ ...person(a), ...evidence }, { ...person(b), ...evidence }).score).toBeGreaterThanOrEqual(
          bare,
        );
      }
    }),
    { numRuns: 200 },
  );
});

test('an alias more on record never hides the record', () => {
  fc.assert(
    fc.property(name, name, name, (asked, recorded, alias) => {
      const one = judgePersons(person(asked), person(recorded)).score;
      const both = judgePersons(person(asked), { names: [{ whole: recorded }, { whole: alias }] }).score;
      expect(both).toBeGreaterThanOrEqual(one - 1e-9);
    }),
    { numRuns: 300 },
  );
});

test('a name is at least as much itself as it is any other name', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(judgePersons(person(a), person(a)).score).toBeGreaterThanOrEqual(
        judgePersons(person(a), person(b)).score - 1.5,
      );
    }),
    { numRuns: 300 },
  );
});

test('a larger list makes every chance agreement weigh less', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const small = judgePersons(person(a), person(b), { population: 1000 }).score;
      expect(judgePersons(person(a), person(b), { population: 1_000_000 }).score).toBeLessThan(small);
    }),
    { numRuns: 50 },
  );
});

test('nothing throws on rubbish', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (a, b, on) => {
      const verdict = judgePersons(person(a, on), person(b, on));
      expect(Number.isFinite(verdict.score)).toBe(true);
      expect(Number.isFinite(judgeOrganisationNames(a, b).score)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('the longest rubbish is judged in less than five milliseconds', () => {
  for (const letters of ['a', 'ab ', 'Ж', 'م ', '漢', '한', '😀', '\u202e', '\u0007', "d'é-", 'ال ']) {
    const long = person(letters.repeat(10_000 / letters.length), '1971');
    expect([letters, canBeDoneWithin(5, () => judgePersons(long, long))]).toEqual([letters, true]);
  }
});
