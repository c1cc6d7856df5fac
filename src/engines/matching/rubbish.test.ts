import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeDoneWithin } from '../../../test/support/busy-machine.ts';
import { judgePersons } from './compare-descriptions.ts';
import { judgeOrganisationNames } from './judge-organisation.ts';
import { judgeVesselNames } from './judge-vessel.ts';

// Letters of every script that names are read in, marks, direction signs, digits of other scripts, emoji, controls.
const SIGNS = [
  ...'aZß ıİğłøþœ́̈',
  ...'жЩіЂ αΩς',
  ...'عبدالةكی٣ אבגשׁ',
  ...'王李佐藤田々高 김박ᄒ ｶナのー',
  ...'կევअनุท ខ្ម',
  ...'\u202e\u200f\u200d\ufeff\u0000\u0007\t\n',
  ...'<<<<..,,--/\'’"«()&+%№',
  ...'😀👨‍👩‍👧',
  ...'0123',
];
const anyName = fc.array(
  fc.constantFrom(...SIGNS, 'ال', 'al ', 's/o ', ' ullah', 'شركة ', '有限公司', 'GmbH ', 'ex '),
  {
    maxLength: 60,
  },
);
const text = anyName.map((parts) => parts.join(''));
const date = fc.constantFrom(undefined, '1971-05-23', '1971', '0000-00-00', 'rubbish', '9999-99-99');

test('whatever is written in whatever field, people are judged with a finite score', () => {
  fc.assert(
    fc.property(text, text, text, date, fc.boolean(), (whole, family, given, on, fromMrz) => {
      const born = on === undefined ? {} : { born: [{ on }] };
      const one = { names: [{ whole, fromMrz }], ...born };
      const other = { names: [{ family, given, fromMrz }], ...born };
      expect(Number.isFinite(judgePersons(one, other).score)).toBe(true);
      expect(Number.isFinite(judgePersons(other, one).score)).toBe(true);
    }),
    { numRuns: 1500 },
  );
});

test('whatever is written, organisations and ships are judged with a finite score, either way round', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      for (const judge of [judgeOrganisationNames, judgeVesselNames]) {
        const score = judge(one, other).score;
        expect(Number.isFinite(score)).toBe(true);
        expect(judge(other, one).score).toBeCloseTo(score, 5);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a name without letters or of one letter is never a hit, whatever else agrees', () => {
  const nothing = fc.oneof(
    fc.constantFrom('', ' ', '.', '-', '😀', '\u202e', 'x', 'Ж', 'X.', 'م', '<<'),
    fc
      .array(fc.constantFrom('\u200f', '\u0000', '.', ' ', '👨‍👩‍👧', '́'), { maxLength: 8 })
      .map((signs) => signs.join('')),
  );
  fc.assert(
    fc.property(nothing, fc.oneof(nothing, text), date, (name, other, on) => {
      const born = on === undefined ? {} : { born: [{ on }] };
      const verdict = judgePersons({ names: [{ whole: name }], ...born }, { names: [{ whole: other }], ...born });
      expect(verdict.band).toBe('no-hit');
    }),
    { numRuns: 1000 },
  );
});

test('another name on either side never hides what was found without it', () => {
  fc.assert(
    fc.property(text, text, text, (asked, recorded, alias) => {
      const one = judgePersons({ names: [{ whole: asked }] }, { names: [{ whole: recorded }] }).score;
      const names = [{ whole: recorded }, { whole: alias }];
      expect(judgePersons({ names: [{ whole: asked }] }, { names }).score).toBeGreaterThanOrEqual(one - 1e-9);
      expect(
        judgePersons({ names: [{ whole: asked }, { whole: alias }] }, { names: [{ whole: recorded }] }).score,
      ).toBeGreaterThanOrEqual(one - 1e-9);
    }),
    { numRuns: 700 },
  );
});

test('no name of an organisation or ship takes more than five milliseconds', () => {
  for (const letters of [
    'a',
    'ab ',
    'Ж',
    'завод ',
    'م ',
    'شركة ',
    '有限公司',
    '漢',
    '한',
    'ナ',
    '😀',
    '\u202e',
    'a/b ',
    "d'é-",
    '٣ ',
    '1 ',
    'no. ',
    'm/v ',
  ]) {
    const long = letters.repeat(Math.ceil(10_000 / letters.length));
    for (const judge of [judgeOrganisationNames, judgeVesselNames]) {
      expect([letters, canBeDoneWithin(5, () => judge(long, long))]).toEqual([letters, true]);
    }
  }
});
