import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import { inventedNumber, inventedRecord } from '../../app/trial/invented-checks.ts';
import { noteChanges, trimChanges } from '../../platform/change-feed.ts';
import type { Pool } from '../../platform/database.ts';
import { readKeys } from '../../platform/home.ts';
import { openMetrics } from '../../platform/metrics.ts';
import type { NodeParts } from '../../platform/node-parts.ts';
import { readSettings } from '../../platform/settings.ts';
import { loadRecords, type RegisterRecord } from '../registers/public.ts';
import { type LiveIndex, openLiveIndex } from './live-index.ts';

// Just enough that a node saves its index.
const ENOUGH = 10_000;
const SEED = 7;

let home: string;
let db: Pool;
let warnings: string[];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'entente-index-'));
  db = await createTestDatabase();
  warnings = [];
});
afterEach(async () => {
  await db.close();
  rmSync(home, { recursive: true, force: true });
});

const document = (n: number, more: Partial<RegisterRecord> = {}): RegisterRecord => ({
  ...inventedRecord('document', n, SEED),
  ...more,
});

function nodeParts(): NodeParts {
  const log = { warn: (fields: { reason: string }) => warnings.push(fields.reason), error: () => {} };
  return {
    settings: readSettings({ ENTENTE_HOME: home }),
    keys: readKeys(home),
    db,
    log: log as unknown as NodeParts['log'],
    metrics: openMetrics(),
    clock: () => new Date(),
  };
}

async function load(count: number, more?: Partial<RegisterRecord>): Promise<void> {
  await loadRecords(
    db,
    Array.from({ length: count }, (_, n) => document(n, more)),
  );
}

const finds = (index: LiveIndex, n: number): boolean =>
  index.records.findByKeys([`D:${inventedNumber('document', n)}`]).length === 1;

async function report(n: number, more: Partial<RegisterRecord> = {}): Promise<void> {
  const record = document(n, more);
  await loadRecords(db, [record]);
  await db.transaction((tx) => noteChanges(tx, record.kind, [record.id]));
}

/** Starts and stops once: a node that stops has saved what it built. */
async function savedIndex(): Promise<void> {
  await (await openLiveIndex(nodeParts())).stop();
  expect(readdirSync(join(home, 'index'))).toContain('manifest.json');
}

test('a node that starts again reads its index from files and takes in what changed meanwhile', async () => {
  await load(ENOUGH);
  await savedIndex();
  const file = join(home, 'index', 'manifest.json');
  const saved = readFileSync(file, 'utf8');
  await report(ENOUGH + 1);
  await db.query(`update records set status = 'withdrawn' where id = $1`, [document(5).id]);
  await noteChanges(db, 'travel-document', [document(5).id]);

  let built = 0;
  const index = await openLiveIndex(nodeParts(), () => {
    built += 1;
  });
  expect([finds(index, 4), finds(index, 5), finds(index, ENOUGH + 1)]).toEqual([true, false, true]);
  expect(index.records.stats().records).toBe(ENOUGH);
  await index.stop();
  expect([warnings, built, readFileSync(file, 'utf8') === saved]).toEqual([[], 0, true]);
});

test('files that are damaged or missing are not trusted: the index is built anew', async () => {
  await load(ENOUGH);
  const folder = join(home, 'index');
  const manifest = join(folder, 'manifest.json');
  const damages: [string, (column: string) => void][] = [
    ['damaged', (column) => writeFileSync(column, readFileSync(column).fill(1, 1000, 1010))],
    ['length', (column) => writeFileSync(column, readFileSync(column).subarray(0, 5000))],
    ['missing', (column) => rmSync(column)],
    [
      'damaged',
      () => writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('ZZN', 'ZZS').replace('xid', 'xie')),
    ],
    ['cannot be read', () => writeFileSync(manifest, readFileSync(manifest, 'utf8').slice(0, 300))],
  ];
  for (const [said, damage] of damages) {
    rmSync(folder, { recursive: true, force: true });
    warnings = [];
    await savedIndex();
    const [segment] = readdirSync(folder).filter((name) => name !== 'manifest.json');
    damage(join(folder, segment!, 'key-entries.bin'));
    const index = await openLiveIndex(nodeParts());
    expect(finds(index, 4)).toBe(true);
    await index.stop();
    expect(warnings.join()).toContain(said);
  }
});

test('an index of other registers is not trusted', async () => {
  await load(ENOUGH);
  await savedIndex();
  await db.close();
  db = await createTestDatabase();
  const index = await openLiveIndex(nodeParts());
  expect(finds(index, 4)).toBe(false);
  expect(warnings.join()).toContain('other registers');
  await index.stop();
});

test('an index saved before the oldest change that the feed still holds is built anew', async () => {
  await load(ENOUGH);
  await savedIndex();
  await report(ENOUGH + 1);
  await report(ENOUGH + 2);
  await db.query(`update changes set at = now() - interval '10 days'`);
  // Changes stay while a transaction that began before them is open anywhere on the server, in another test too.
  let trimmed = 0;
  await expect
    .poll(async () => {
      trimmed += await trimChanges(db);
      return trimmed;
    })
    .toBe(2);
  const index = await openLiveIndex(nodeParts());
  expect([finds(index, ENOUGH + 1), finds(index, ENOUGH + 2)]).toEqual([true, true]);
  expect(warnings.join()).toContain('no longer in the feed');
  await index.stop();
});

test('who may see a record is the same after a restart', async () => {
  await load(ENOUGH, { withheldFrom: ['ZZS'] });
  const agency = { id: '', code: 'ZZS-NCB', name: '', party: 'ZZS', functions: [] };
  const neighbour = { ...agency, code: 'ZZE-NCB', party: 'ZZE' };
  const seen = (index: LiveIndex, by: typeof agency): number =>
    index.records.findByKeys([`D:${inventedNumber('document', 3)}`], { visible: index.masks.visibleTo(by) }).length;
  await savedIndex();
  const index = await openLiveIndex(nodeParts());
  expect([warnings, seen(index, agency), seen(index, neighbour)]).toEqual([[], 0, 1]);
  await index.stop();
});

test('what is new is merged beside the searches, and nothing is lost or doubled', async () => {
  await load(10);
  const index = await openLiveIndex(nodeParts());
  const many = 60_000;
  await loadRecords(
    db,
    Array.from({ length: many }, (_, n) => document(n + 10)),
  );
  const ids = Array.from({ length: many }, (_, n) => document(n + 10).id);
  for (let at = 0; at < many; at += 10_000) {
    await db.transaction((tx) => noteChanges(tx, 'travel-document', ids.slice(at, at + 10_000)));
  }
  await index.caughtUp();
  await expect.poll(() => index.records.stats().deltaRecords).toBeLessThan(many);
  expect(index.records.stats()).toMatchObject({ records: many + 10 });
  for (const n of [0, 9, 10, 30_000, many + 9]) expect(finds(index, n)).toBe(true);
  await index.stop();
});
