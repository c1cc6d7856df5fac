import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { judgePersons } from './compare-descriptions.ts';
import { reportPairs, type ScoredPair } from './evaluate-pairs.ts';
import { NAME_PAIR_CUT, scoreNamePair } from './judge-name-pair.ts';

// Invented people, companies and ships, named as each culture names them: what one bearer's name may look like, and who
// is somebody else. Kept as a file, so that it can be read and measured with `entente eval matching` as well.
const file = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/data/matching/${name}`, import.meta.url)), 'utf8');

interface Row {
  readonly schema: string;
  readonly name_a: string;
  readonly name_b: string;
  readonly is_match: string;
  readonly quality: string;
}

const pairs: ScoredPair[] = parse<Row>(file('cultures.csv'), { columns: true }).map((row) => ({
  schema: row.schema,
  quality: row.quality,
  nameA: row.name_a,
  nameB: row.name_b,
  isMatch: row.is_match === 'true',
  score: scoreNamePair(row.schema, row.name_a, row.name_b),
}));

const cultures = [...new Set(pairs.map(({ quality }) => quality))];

test.each(cultures)('%s names: nine in ten are told rightly', (culture) => {
  const report = reportPairs(
    pairs.filter(({ quality }) => quality === culture),
    NAME_PAIR_CUT,
  );
  expect(report.f1).toBeGreaterThanOrEqual(0.88);
});

test('over all cultures, names of one person meet and names of two stay apart', () => {
  const { precision, recall } = reportPairs(pairs, NAME_PAIR_CUT);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});

test('it does not matter which of the two names was asked', () => {
  for (const { schema, nameA, nameB, score } of pairs) {
    expect(scoreNamePair(schema, nameB, nameA), `${nameB} | ${nameA}`).toBeCloseTo(score, 2);
  }
});

const friends = parse<Row>(file('false-friends.csv'), { columns: true });

test.each(friends)('among 100,000 people, $name_a does not bring up $name_b', ({ name_a, name_b }) => {
  const verdict = judgePersons({ names: [{ whole: name_a }] }, { names: [{ whole: name_b }] }, { population: 100_000 });
  expect(verdict.band).toBe('no-hit');
});
