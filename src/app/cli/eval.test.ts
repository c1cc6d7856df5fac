import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { evalMatchingPairs, evalScreening } from './eval.ts';
import { writePairReport, writeScreeningReport } from './write-evaluation.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PAIRS = here('test/data/matching/pairs.csv');
const SMALL = {
  records: here('test/data/matching/records.csv'),
  asked: here('test/data/matching/asked.csv'),
  innocents: here('test/data/matching/innocents.csv'),
};

test('pairs of any schema are scored, also without a quality', () => {
  const report = evalMatchingPairs(PAIRS).figures;
  expect(report).toMatchObject({ pairs: 8, precision: 1, recall: 1, f1: 1 });
  expect(Object.keys(report.bySchema)).toEqual(['Person', 'Company']);
  expect(Object.keys(report.byQuality)).toEqual(['STRONG', 'MEDIUM']);
  expect(evalMatchingPairs(PAIRS).worst).toEqual([]);
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
  expect(writePairReport(evalMatchingPairs(PAIRS).figures, [])).toMatch(/8 pairs[\s\S]*F1 1\.000[\s\S]*No errors\./);
  expect(writeScreeningReport(evalScreening({ ...SMALL, nameOnly: true }))).toMatch(/5 records, 4 asked, 2 innocent/);
});

test('a missing file and a file of another kind are refused in plain words', () => {
  expect(() => evalMatchingPairs(here('test/data/matching/nowhere.csv'))).toThrow(/cannot be opened/);
  expect(() => evalMatchingPairs(SMALL.records)).toThrow(/name_a/);
});

const folder = mkdtempSync(join(tmpdir(), 'entente-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('files of rough shape', () => {
  const rows = [
    ['Torvald Brandvold', 'Brandvold, Torvald', 'yes'],
    ['Torvald Brandvold', 'Sigrid Eikeland', '0'],
    ['', 'Sigrid Eikeland', 'False'],
    ['Anna\nMaria Quintela', 'Anna Maria Quintela', '1'],
  ];
  const quoted = (separator: string, end: string): string =>
    [['Is_Match', 'note', 'NAME_B', 'name_a'], ...rows.map(([a, b, is]) => [is, 'said “so”', `"${b}"`, `"${a}"`])]
      .map((row) => row.join(separator))
      .join(end);

  test.each([
    ['with a byte-order mark and line ends of Windows', `\ufeff${quoted(',', '\r\n')}\r\n\r\n`],
    ['with semicolons', quoted(';', '\n')],
    ['with tabs and empty lines of separators', `${quoted('\t', '\n')}\n\t\t\t\n`],
    ['in UTF-16', Buffer.from(`\ufeff${quoted('\t', '\r\n')}`, 'utf16le')],
  ])('pairs %s are read', (name, content) => {
    const { figures } = evalMatchingPairs(file(`${name}.csv`, content));
    expect(figures).toMatchObject({ pairs: 4, precision: 1, recall: 1 });
    expect(Object.keys(figures.bySchema)).toEqual(['Person']);
  });

  test('a label that is neither yes nor no is refused with its place', () => {
    const path = file('label.csv', 'name_a,name_b,is_match\nA B,A B,true\nA B,C D,perhaps\n');
    expect(() => evalMatchingPairs(path)).toThrow(/pair 2 has “perhaps” in is_match/);
  });

  test('an empty file is refused, one with a header alone has no pairs', () => {
    expect(() => evalMatchingPairs(file('empty.csv', ''))).toThrow(/empty|header/);
    expect(evalMatchingPairs(file('header.csv', 'name_a,name_b,is_match')).figures.pairs).toBe(0);
  });

  test('records without names are refused, and so are questions that do not say who is meant', () => {
    const wrong = file('wrong.csv', 'colour,size\nred,4\n');
    const nameless = file('nameless.csv', 'asked_name,asked_born\nTorvald Brandvold,1971\n');
    expect(() => evalScreening({ ...SMALL, records: wrong })).toThrow(/lacks the column true_name or full_name/);
    expect(() => evalScreening({ ...SMALL, asked: nameless })).toThrow(/lacks the column true_name/);
  });

  test('records and questions with empty names, other columns and no birth dates are borne with', () => {
    const records = file('records.csv', '\ufeffname;id\r\nTorvald Brandvold;7\r\n;8\r\n"Sigrid\nEikeland";9\r\n');
    const asked = file('asked.csv', 'true_id,asked_name\n9,Sigrid Eikelund\n7,Thorvald Brandvold\n8,\n');
    expect(evalScreening({ records, asked })).toMatchObject({ records: 3, asked: 3, innocents: 0 });
    expect(evalScreening({ records, asked }).hit).toBeCloseTo(2 / 3);
  });
});

const shared = here('../shared/data/matching');

describe.skipIf(!existsSync(shared))('on the whole development sets (skipped where ../shared is absent)', () => {
  test('labelled pairs stay above what is promised', () => {
    const report = evalMatchingPairs(`${shared}/name_pairs.csv`).figures;
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
