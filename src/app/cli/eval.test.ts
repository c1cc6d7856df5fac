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

test('pairs of any schema are scored, also without a quality', async () => {
  const report = (await evalMatchingPairs(PAIRS)).figures;
  expect(report).toMatchObject({ pairs: 8, precision: 1, recall: 1, f1: 1 });
  expect(Object.keys(report.bySchema)).toEqual(['Person', 'Company']);
  expect(Object.keys(report.byQuality)).toEqual(['STRONG', 'MEDIUM']);
  expect((await evalMatchingPairs(PAIRS)).worst).toEqual([]);
});

test('sought persons are found behind other spellings, and one who is not in the records is put there first', async () => {
  const report = await evalScreening(SMALL);
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

test('both reports read as text', async () => {
  expect(writePairReport((await evalMatchingPairs(PAIRS)).figures, [])).toMatch(
    /8 pairs[\s\S]*F1 1\.000[\s\S]*No errors\./,
  );
  expect(writeScreeningReport(await evalScreening({ ...SMALL, nameOnly: true }))).toMatch(
    /5 records, 4 asked, 2 innocent/,
  );
});

test('a missing file and a file of another kind are refused in plain words', async () => {
  await expect(evalMatchingPairs(here('test/data/matching/nowhere.csv'))).rejects.toThrow(/cannot be opened/);
  await expect(evalMatchingPairs(SMALL.records)).rejects.toThrow(/name_a/);
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
  ])('pairs %s are read', async (name, content) => {
    const { figures } = await evalMatchingPairs(file(`${name}.csv`, content));
    expect(figures).toMatchObject({ pairs: 4, precision: 1, recall: 1 });
    expect(Object.keys(figures.bySchema)).toEqual(['Person']);
  });

  test('a label that is neither yes nor no is refused with its place', async () => {
    const path = file('label.csv', 'name_a,name_b,is_match\nA B,A B,true\nA B,C D,perhaps\n');
    await expect(evalMatchingPairs(path)).rejects.toThrow(/pair 2 has “perhaps” in is_match/);
  });

  test('an empty file is refused, one with a header alone has no pairs', async () => {
    await expect(evalMatchingPairs(file('empty.csv', ''))).rejects.toThrow(/empty|header/);
    expect((await evalMatchingPairs(file('header.csv', 'name_a,name_b,is_match'))).figures.pairs).toBe(0);
  });

  test.each([
    ['a table of a spreadsheet program', Buffer.from('PK\u0003\u0004\0\0'), /is not a text file/],
    ['a file in Windows-1252', Buffer.from('name_a,name_b,is_match\nJos\u00e9,Jose,1\n', 'latin1'), /save it as UTF-8/],
    [
      'a quotation mark that is never closed',
      'name_a,name_b,is_match\n"Torvald Brandvold,Torvald Brandvold,1\nA B,A B,1\n',
      /quotation mark that is opened and never closed/,
    ],
    ['a folder', undefined, /cannot be opened/],
  ])('%s is refused in plain words', async (name, content, words) => {
    const path = content === undefined ? folder : file(`refused ${name}.csv`, content);
    await expect(evalMatchingPairs(path)).rejects.toThrow(words);
  });

  test('a file of many pieces is read to its end, names across the pieces included', async () => {
    const row = `"Torvald\nBrandvold","Brandvold, Torvald",1,${'ø'.repeat(997)}\n`;
    const path = file('long.csv', `name_a,name_b,is_match,note\n${row.repeat(500)}`);
    expect((await evalMatchingPairs(path)).figures).toMatchObject({ pairs: 500, f1: 1 });
  });

  test('records without names are refused, and so are questions that do not say who is meant', async () => {
    const wrong = file('wrong.csv', 'colour,size\nred,4\n');
    const nameless = file('nameless.csv', 'asked_name,asked_born\nTorvald Brandvold,1971\n');
    await expect(evalScreening({ ...SMALL, records: wrong })).rejects.toThrow(
      /lacks the column true_name or full_name/,
    );
    await expect(evalScreening({ ...SMALL, asked: nameless })).rejects.toThrow(/lacks the column true_name/);
  });

  test('a question that means a record which is not there is refused with its place', async () => {
    const records = file('few.csv', 'id,name\n7,Torvald Brandvold\n');
    const asked = file('meant.csv', 'id,asked_name,true_id\n1,Thorvald Brandvold,7\n2,Sigrid Eikelund,9\n');
    await expect(evalScreening({ records, asked })).rejects.toThrow(/question 2 means the record “9”/);
  });

  test('records and questions with empty names, other columns and no birth dates are borne with', async () => {
    const records = file('records.csv', '\ufeffname;id\r\nTorvald Brandvold;7\r\n;8\r\n"Sigrid\nEikeland";9\r\n');
    const asked = file('asked.csv', 'true_id,asked_name\n9,Sigrid Eikelund\n7,Thorvald Brandvold\n8,\n');
    expect(await evalScreening({ records, asked })).toMatchObject({ records: 3, asked: 3, innocents: 0 });
    expect((await evalScreening({ records, asked })).hit).toBeCloseTo(2 / 3);
  });
});

const shared = here('../shared/data/matching');

describe.skipIf(!existsSync(shared))('on the whole development sets (skipped where ../shared is absent)', () => {
  test('labelled pairs stay above what is promised', async () => {
    const report = (await evalMatchingPairs(`${shared}/name_pairs.csv`)).figures;
    expect(report.f1).toBeGreaterThanOrEqual(0.88);
    expect(report.bySchema.Person!.f1).toBeGreaterThanOrEqual(0.88);
    expect(report.bySchema.Person!.precision).toBeGreaterThanOrEqual(0.93);
  });

  test('damaged names among twenty thousand people are all found', async () => {
    const report = await evalScreening({
      records: `${shared}/innocent_people.csv`,
      asked: `${shared}/damaged_people.csv`,
    });
    expect(report.candidateRecall).toBeGreaterThanOrEqual(0.999);
    expect(report.hit + report.possible).toBeGreaterThanOrEqual(0.993);
  });
});
