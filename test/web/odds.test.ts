import { expect, test } from 'vitest';
import { holdsWords } from '../../web/src/features/help/help-content.ts';
import { oddsOf } from '../../web/src/features/search/outcome.ts';

test('the sum is told in odds with one leading figure', () => {
  expect(oddsOf(8.7)).toEqual({ words: 'for', odds: 6000 });
  expect(oddsOf(Math.log(94))).toEqual({ words: 'for', odds: 90 });
});

test('evidence against is told as odds that it is another', () => {
  expect(oddsOf(-Math.log(20))).toEqual({ words: 'against', odds: 20 });
});

test('weak evidence is called even, overwhelming evidence is not given figures nobody can weigh', () => {
  expect(oddsOf(0.3).words).toBe('even');
  expect(oddsOf(-0.3).words).toBe('even');
  expect(oddsOf(200)).toEqual({ words: 'million', odds: 1_000_000 });
});

test('the help finds words whatever their accents and capitals', () => {
  expect(holdsWords('Réponse positive', 'reponse POSITIVE')).toBe(true);
  expect(holdsWords('Réponse positive', 'negative')).toBe(false);
});
