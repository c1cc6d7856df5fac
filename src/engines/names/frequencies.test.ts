import { expect, test } from 'vitest';
import { LEAST_WEIGHT, learnFrequencies, MOST_WEIGHT, START_FREQUENCIES, TokenCounter } from './frequencies.ts';
import { readName } from './read-name.ts';

test('a common name weighs less than a rare one', () => {
  expect(START_FREQUENCIES.weightOf('maria')).toBeLessThan(START_FREQUENCIES.weightOf('rosamunde'));
  expect(START_FREQUENCIES.weightOf('qwrtzpl')).toBe(MOST_WEIGHT);
});

test('a term weighs as much as its commonest spelling', () => {
  expect(START_FREQUENCIES.weightOfKey('zzzqq|mohammed*mmd')).toBe(START_FREQUENCIES.weightOf('mohammed'));
});

test('the register’s own names correct the start table', () => {
  const counter = new TokenCounter();
  for (let i = 0; i < 50_000; i++)
    counter.add(readName({ whole: i % 10 === 0 ? 'Ulla Brandvold' : `Nora X${i}` }).tokens);
  const learnt = learnFrequencies(counter);
  expect(counter.persons).toBe(50_000);
  expect(learnt.weightOf('brandvold')).toBeLessThan(3);
  expect(START_FREQUENCIES.weightOf('brandvold')).toBe(MOST_WEIGHT);
  expect(learnt.weightOf('nora')).toBeGreaterThanOrEqual(LEAST_WEIGHT);
});

test('a token counts once for each person', () => {
  const counter = new TokenCounter();
  counter.add(readName({ whole: 'Mohamed Omar Mohamed' }).tokens);
  expect(counter.counts.get('mohamed')).toBe(1);
});
