import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Term } from '../names/term.ts';
import { AGREEMENT, areClearlyDifferent, compareTerms, editDistance } from './compare-terms.ts';

function distance(a: string, b: string, most: number): number {
  return editDistance(a, b, most);
}

/** The whole table, as the definition says it: slow and plain. */
function wholeTable(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i]![j] = Math.min(
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        table[i]![j] = Math.min(table[i]![j]!, table[i - 2]![j - 2]! + 1);
    }
  }
  return table[a.length]![b.length]!;
}

const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 10 });

test('the banded distance is the distance, up to the most that is asked for', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 3 }), (a, b, most) => {
      expect(Math.min(distance(a, b, most), most + 1)).toBe(Math.min(wholeTable(a, b), most + 1));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['lindqvist', 'lindqvist', AGREEMENT.equal],
  ['mohammed', 'muhamad', AGREEMENT.variant],
  ['robert', 'bob', AGREEMENT.nickname],
  ['lindqvist', 'lindqvst', AGREEMENT.letter],
  ['holmgren', 'homlgren', AGREEMENT.light],
  ['brandvoldsen', 'brandvlodson', AGREEMENT.letters],
  ['zhukovskiy', 'schukowskij', AGREEMENT.sound],
  ['anna', 'olga', AGREEMENT.none],
  ['hassan', 'hussein', AGREEMENT.none],
  ['tim', 'tom', AGREEMENT.none],
])('%s and %s', (a, b, agreement) => {
  expect(compareTerms(new Term(a, 9), new Term(b, 9))).toBe(agreement);
  expect(compareTerms(new Term(b, 9), new Term(a, 9))).toBe(agreement);
});

test('consonants that Arabic shows are found in a Latin spelling', () => {
  expect(compareTerms(new Term('tarabalasi*trbls', 9), new Term('trabelsi', 9))).not.toBe(AGREEMENT.none);
  expect(compareTerms(new Term('tarabalasi*trbls', 9), new Term('khalidi', 9))).toBe(AGREEMENT.none);
});

test.each([
  // A word with marks is no longer one plain word, and is still told from another name.
  ['huseyin|hueseyin', 'hasan', AGREEMENT.none],
  // Written out by ear, with a silent ending that the other side has not.
  ['puate|poitie', 'poitiers', AGREEMENT.sound],
  // One slip in letters, and the same consonants.
  ['bakhauz|backhaus', 'backhauss', AGREEMENT.light],
])('%s beside %s in another script', (a, b, agreement) => {
  expect(compareTerms(new Term(a, 9), new Term(b, 9))).toBe(agreement);
  expect(compareTerms(new Term(b, 9), new Term(a, 9))).toBe(agreement);
});

test('comparing is symmetric, and the quick look never hides an agreement', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const one = new Term(a, 9);
      const other = new Term(b, 9);
      expect(compareTerms(one, other)).toBe(compareTerms(other, one));
      if (areClearlyDifferent(one, other)) expect(compareTerms(one, other)).toBe(AGREEMENT.none);
    }),
    { numRuns: 1000 },
  );
});
