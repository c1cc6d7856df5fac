import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../matching/compare-terms.ts';
import { editsApart, spell } from './likeness.ts';
import { MetTerms } from './met-terms.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n'), maxLength: 9 });

test('the index counts the edits between two spellings as the matching engine does, up to three', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editsApart(spell(a), spell(b))).toBe(Math.min(3, editDistance(a, b, 2)));
    }),
    { numRuns: 2000 },
  );
});

test('a term met in several ways is kept once, with the best of them, however many are met and however often', () => {
  const met = new MetTerms();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3000), fc.constantFrom(1, 3, 4, 7)), { maxLength: 2500 }), (meetings) => {
      met.clear();
      const best = new Map<number, number>();
      // Equal before variant before sound before nickname.
      const rank = (agreement: number | undefined): number => [4, 7, 3, 1].indexOf(agreement ?? 0);
      for (const [term, agreement] of meetings) {
        met.add(term, agreement as 1 | 3 | 4 | 7);
        if (rank(agreement) > rank(best.get(term))) best.set(term, agreement);
      }
      const kept = Array.from({ length: met.count }, (_, i) => [met.terms[i], met.agreements[i]]);
      expect(kept).toEqual([...best]);
    }),
    { numRuns: 60 },
  );
});
