import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { buildShippedData } from './build-shipped-data.ts';

const tables = join(import.meta.dirname, '../../../../../shared/data/treaties');
const shipped = (file: string) => readFileSync(join(import.meta.dirname, '../data', file), 'utf8');

describe.skipIf(!existsSync(tables))('the shipped data (skipped where ../shared/data/treaties is absent)', () => {
  test('are what the importers make of the collected tables today', () => {
    const byHand = parse(shipped('agreements-by-hand.csv'), { columns: true }) as { code: string }[];
    const built = buildShippedData(
      { read: (file) => readFileSync(join(tables, file), 'utf8') },
      new Set(byHand.map((row) => row.code)),
    );
    expect(JSON.parse(shipped('parties.json'))).toEqual(built.parties);
    expect(JSON.parse(shipped('party-status.json'))).toEqual(JSON.parse(JSON.stringify(built.status)));
    expect(shipped('agreements.csv')).toBe(built.agreements);
  });

  test('leave out only what is no party of today, no agreement, or written by hand', () => {
    const built = buildShippedData({ read: (file) => readFileSync(join(tables, file), 'utf8') }, new Set());
    const explained =
      /not a party of today|written by hand or not an agreement|no party of today|with the United States|unknown country ""/;
    expect(built.skipped.filter((line) => !explained.test(line))).toEqual([]);
  });
});
