import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { evalMatchingPairs, evalScreening, worstPairsOf, writePairReport, writeScreeningReport } from './eval.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PAIRS = here('test/data/matching/pairs.csv');
const SMALL = {
  records: here('test/data/matching/records.csv'),
  asked: here('test/data/matching/asked.csv'),
  innocents: here('test/data/matching/innocents.csv'),
};

test('pairs of any schema are scored, also without a quality', () => {
  const report = evalMatchingPairs(PAIRS);
  expect(report).toMatchObject({ pairs: 8, precision: 1, recall: 1, f1: 1 });
  expect(Object.keys(report.bySchema)).toEqual(['Person', 'Company']);
  expect(Object.keys(report.byQuality)).toEqual(['STRONG', 'MEDIUM']);
  expect(worstPairsOf(PAIRS)).toEqual([]);
});

test('sought persons are found behind other spellings, and one who is not in the records is put there first', () => {
  const report = evalScreening(SMALL);
  expect(report).toMatchObject({
    records: 5,
    asked: 4,
    candidateRecall: 1,
    innocents: 2,
    falseHit: 0,
    falsePossible: 0,
  });
  expect(report.hit + report.possible).toBe(1);
  expect(Object.keys(report)).toEqual([
    'records',
    'asked',
    'candidateRecall',
    'hit',
    'possible',
    'innocents',
    'falseHit',
    'falsePossible',
    'latencyMs',
  ]);
});

test('both reports read as text', () => {
  expect(writePairReport(evalMatchingPairs(PAIRS), [])).toMatch(/8 pairs[\s\S]*F1 1\.000[\s\S]*No errors\./);
  expect(writeScreeningReport(evalScreening({ ...SMALL, nameOnly: true }))).toMatch(/5 records, 4 asked, 2 innocent/);
});

test('a missing file and a file of another kind are refused in plain words', () => {
  expect(() => evalMatchingPairs(here('test/data/matching/nowhere.csv'))).toThrow(/cannot be opened/);
  expect(() => evalMatchingPairs(SMALL.records)).toThrow(/name_a/);
});

const shared = here('../shared/data/matching');

describe.skipIf(!existsSync(shared))('on the whole development sets (skipped where ../shared is absent)', () => {
  test('labelled pairs stay above what is promised', () => {
    const report = evalMatchingPairs(`${shared}/name_pairs.csv`);
    expect(report.f1).toBeGreaterThanOrEqual(0.88);
    expect(report.bySchema.Person!.f1).toBeGreaterThanOrEqual(0.88);
    expect(report.bySchema.Person!.precision).toBeGreaterThanOrEqual(0.93);
  });

  test('damaged names among twenty thousand people are all found', () => {
    const report = evalScreening({ records: `${shared}/innocent_people.csv`, asked: `${shared}/damaged_people.csv` });
    expect(report.candidateRecall).toBeGreaterThanOrEqual(0.999);
    expect(report.hit + report.possible).toBeGreaterThanOrEqual(0.993);
  });
});
