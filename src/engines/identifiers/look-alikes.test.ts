import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDocumentNumber, withoutLeadingZeros, withoutTypedCheckDigit } from './document-number.ts';
import { canonicalSerial } from './firearm-serial.ts';
import { canonicalIssuer } from './issuer.ts';
import { alphanumerics, foldLookAlikes, oneEditApart } from './look-alikes.ts';
import { canonicalPlate } from './plate.ts';
import { readVin } from './vin.ts';

const anything = fc.string({ unit: 'binary', maxLength: 60 });

test('a canonical form of a canonical form is the same', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      for (const canonical of [alphanumerics, canonicalDocumentNumber, canonicalPlate, canonicalSerial]) {
        expect(canonical(canonical(typed))).toBe(canonical(typed));
      }
      expect(readVin(readVin(typed).searched).searched).toBe(readVin(typed).searched);
      expect(foldLookAlikes(foldLookAlikes(typed))).toBe(foldLookAlikes(typed));
      const issuer = canonicalIssuer(typed);
      expect(canonicalIssuer(issuer)).toBe(issuer);
    }),
    { numRuns: 500 },
  );
});

const CONFUSIONS = ['0OQ', '1IL', '2Z', '5S', '6G', '8B'];

test('two numbers that differ only by confused characters fold to the same, and no others do', () => {
  const number = fc.stringMatching(/^[A-Z0-9]{1,12}$/);
  fc.assert(
    fc.property(number, fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }), (a, choices) => {
      const b = [...a]
        .map((c, i) => {
          const group = CONFUSIONS.find((characters) => characters.includes(c));
          return group ? group[choices[i]! % group.length]! : c;
        })
        .join('');
      expect(foldLookAlikes(b)).toBe(foldLookAlikes(a));
    }),
  );
  expect(foldLookAlikes('A')).not.toBe(foldLookAlikes('4'));
  expect(foldLookAlikes('V')).not.toBe(foldLookAlikes('U'));
});

test('separators, case and width of characters do not matter', () => {
  expect(alphanumerics(' x 123-45/67 ')).toBe('X1234567');
  expect(alphanumerics('Ｘ１２３４')).toBe('X1234');
  expect(alphanumerics('x۱۲۳٤٥')).toBe('X12345');
});

test('a plate typed in Cyrillic or Greek meets the one typed in Latin', () => {
  expect(canonicalPlate('А 123 ВС 77')).toBe(canonicalPlate('A123BC77'));
  expect(canonicalPlate('ΙΚΖ-1234')).toBe(canonicalPlate('IKZ 1234'));
  expect(canonicalPlate('аекмнорстух')).toBe('AEKMHOPCTYX');
});

test('a letter without a Latin look-alike stays, so that two plates do not become one', () => {
  expect(canonicalPlate('京A12345')).not.toBe(canonicalPlate('沪A12345'));
});

test('umlauts and strokes of national plates meet their plain letters', () => {
  expect(canonicalPlate('TÜ-AB 123')).toBe('TUAB123');
  expect(canonicalPlate('ŁÓ 123')).toBe('LO123');
});

test('one edit is one wrong, missing, added or exchanged neighbouring character', () => {
  const cases: [string, string, boolean][] = [
    ['ABC', 'ABD', true],
    ['ABC', 'AB', true],
    ['ABC', 'XABC', true],
    ['ABC', 'BAC', true],
    ['ABC', 'CBA', false],
    ['ABC', 'ABC', false],
    ['ABCD', 'AXXD', false],
    ['', 'A', true],
  ];
  for (const [a, b, expected] of cases) {
    expect(oneEditApart(a, b), `${a} ${b}`).toBe(expected);
    expect(oneEditApart(b, a), `${b} ${a}`).toBe(expected);
  }
});

test('leading zeros can be left out, but a number of zeros stays', () => {
  expect(withoutLeadingZeros('00012340')).toBe('12340');
  expect(withoutLeadingZeros('000')).toBe('000');
});

test('a check digit typed behind a number of nine characters is known as such', () => {
  expect(withoutTypedCheckDigit('L898902C36')).toBe('L898902C3');
  expect(withoutTypedCheckDigit('L898902C37')).toBeUndefined();
});

test('every code of Germany, Kosovo and British nationality means one issuer', () => {
  expect(canonicalIssuer('D<<')).toBe('DEU');
  expect(canonicalIssuer('RKS')).toBe(canonicalIssuer('UNK'));
  expect(canonicalIssuer('GBN')).toBe('GBR');
  expect(canonicalIssuer('constructor')).toBe('CONSTRUCTOR');
  expect(canonicalIssuer('<<<')).toBeUndefined();
});
