import { expect, test } from 'vitest';
import { PairTally, reportPairs, type ScoredPair } from './evaluate-pairs.ts';
import { reportScreening } from './evaluate-screening.ts';

function pair(score: number, isMatch: boolean, schema = 'Person', quality = 'MEDIUM'): ScoredPair {
  return { schema, quality, nameA: 'a', nameB: 'b', isMatch, score };
}

const PAIRS = [
  pair(9, true),
  pair(8, true, 'Company'),
  pair(7, false),
  pair(6, true),
  pair(1, false),
  pair(0, true, 'Person', 'WEAK'),
];

test('precision, recall and F1 at a cut', () => {
  const { precision, recall, f1 } = reportPairs(PAIRS, 6);
  expect(precision).toBe(0.75);
  expect(recall).toBe(0.75);
  expect(f1).toBe(0.75);
});

test('the best cut has the highest F1 and never lies between equal scores', () => {
  expect(reportPairs(PAIRS, 6).best).toMatchObject({ cut: 0, recall: 1, f1: 0.8 });
  const { best } = reportPairs([pair(5, true), pair(5, false), pair(1, false)], 6);
  expect(best).toMatchObject({ cut: 5, precision: 0.5, recall: 1 });
  expect(reportPairs([pair(3, false)], 6).best).toMatchObject({ recall: 0, f1: 0 });
});

test('the report groups by schema and by quality', () => {
  const report = reportPairs(PAIRS, 6);
  expect(Object.keys(report)).toEqual(['pairs', 'precision', 'recall', 'f1', 'cut', 'best', 'bySchema', 'byQuality']);
  expect(report.bySchema.Company).toMatchObject({ pairs: 1, f1: 1 });
  expect(report.byQuality.WEAK).toMatchObject({ recall: 0 });
  expect(reportPairs([pair(9, true, 'constructor')], 6).bySchema).toHaveProperty(
    'constructor',
    expect.objectContaining({ pairs: 1 }),
  );
});

test('the worst errors come first', () => {
  const tally = new PairTally(6);
  for (const one of PAIRS) tally.add(one);
  expect(tally.worst.map(({ score }) => score)).toEqual([0, 7]);
  for (let score = 7; score < 40; score++) tally.add(pair(score, false));
  expect(tally.worst.map(({ score }) => score)).toEqual(Array.from({ length: 20 }, (_, at) => 39 - at));
});

test('screening rates lie between 0 and 1 and stand without division by nothing', () => {
  const report = reportScreening(
    10,
    [
      { isCandidate: true, band: 'hit', ms: 1 },
      { isCandidate: true, band: 'possible', ms: 2 },
      { isCandidate: false, band: 'no-hit', ms: 3 },
      { isCandidate: true, band: 'no-hit', ms: 4 },
    ],
    [],
  );
  expect(report).toMatchObject({
    candidateRecall: 0.75,
    hit: 0.25,
    possible: 0.25,
    innocents: 0,
    falseHit: 0,
    falsePossible: 0,
  });
  expect(report.latencyMs.p99).toBe(4);
});
