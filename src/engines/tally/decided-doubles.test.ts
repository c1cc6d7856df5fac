import { expect, test } from 'vitest';
import { joinDecided, joinOverPhases, stillSuspected } from './decided-doubles.ts';
import type { Entry } from './entry.ts';
import { findFigure, tallyEntries } from './tally.ts';

const arrest = (id: string, agency: string, more: Partial<Entry> = {}): Entry => ({
  id,
  measure: 'arrests-drugs',
  amount: 1,
  phase: 'action',
  country: agency.slice(0, 3),
  agency,
  hotSpot: 'KARST',
  at: `2026-09-09T10:0${id.length}:00Z`,
  ...more,
});

test('two arrests that a person decided to be one count once, with both agencies as contributors', () => {
  const entries = [arrest('a', 'ZZN-NCB'), arrest('bb', 'ZZS-NCB')];
  expect(findFigure(tallyEntries(entries), 'arrests', 'action')?.value).toBe(2);
  const joined = tallyEntries(joinDecided(entries, [{ entries: ['a', 'bb'], decision: 'one' }]));
  expect(findFigure(joined, 'arrests', 'action')?.value).toBe(1);
  expect(joined.shared[0]?.contributors).toEqual(['ZZN-NCB', 'ZZS-NCB']);
  expect(joined.suspected).toEqual([]);
});

test('an arrest without a name that is the same as a named one takes its identity, also along a chain', () => {
  const entries = [arrest('a', 'ZZN-NCB'), arrest('bb', 'ZZS-NCB'), arrest('ccc', 'ZZE-NCB', { thing: 'somebody' })];
  const joined = joinDecided(entries, [
    { entries: ['a', 'bb'], decision: 'one' },
    { entries: ['bb', 'ccc'], decision: 'one' },
  ]);
  expect(joined.map(({ thing }) => thing)).toEqual(['somebody', 'somebody', 'somebody']);
});

test('two that were decided to be two stay two and are not asked about again', () => {
  const entries = [arrest('a', 'ZZN-NCB'), arrest('bb', 'ZZS-NCB')];
  const decisions = [{ entries: ['a', 'bb'], decision: 'two' }] as const;
  const tally = tallyEntries(joinDecided(entries, decisions));
  expect(findFigure(tally, 'arrests', 'action')?.value).toBe(2);
  expect(tally.suspected).toHaveLength(1);
  expect(stillSuspected(tally.suspected, decisions)).toEqual([]);
});

test('one arrest that was reported in two phases counts once in their sum after it was decided, and in each by itself', () => {
  const entries = [
    arrest('a', 'ZZN-NCB', { thing: 'somebody', phase: 'preparation' }),
    arrest('bb', 'ZZS-NCB', { thing: 'somebody' }),
    arrest('ccc', 'ZZE-NCB', { thing: 'somebody' }),
    arrest('dddd', 'ZZE-NCB', { thing: 'another' }),
  ];
  const sum = (decisions: Parameters<typeof joinOverPhases>[1]): number[] => {
    const { figures } = tallyEntries(joinOverPhases(entries, decisions, ['preparation', 'action']));
    return figures.filter(({ measure }) => measure === 'arrests').map(({ value }) => value);
  };
  expect(sum([])).toEqual([2, 1]);
  expect(sum([{ entries: ['a', 'bb'], decision: 'two' }])).toEqual([2, 1]);
  expect(sum([{ entries: ['a', 'bb'], decision: 'one' }])).toEqual([1, 1]);
  expect(joinOverPhases(entries, [{ entries: ['a', 'bb'], decision: 'one' }], ['action'])).toEqual(entries.slice(1));
});
