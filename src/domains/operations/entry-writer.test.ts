import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/support/test-database.ts';
import { tallyEntries } from '../../engines/tally/tally.ts';
import type { Pool } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { countOperation } from './count-operation.ts';
import { type EntryRow, entryOf } from './entries.store.ts';
import { type EntryWriter, openEntryWriter } from './entry-writer.ts';
import { hourOf, type Plan } from './operation.ts';
import { findOperation, insertOperation } from './operations.store.ts';
import { withContent } from './record-check.ts';

let db: Pool;
let writer: EntryWriter;

beforeAll(async () => {
  db = await createTestDatabase();
  writer = openEntryWriter(db);
});
afterAll(async () => {
  await writer.stop();
  await db.close();
});

const AT = '2026-03-27T11:20:00.000Z';
const plan: Plan = {
  crimeAreas: [],
  objectives: [],
  purpose: 'alert',
  participants: [],
  phases: [],
  hotSpots: [],
  places: 'anywhere',
  measures: [],
  signers: [],
};

async function anOperation(): Promise<string> {
  const id = newId();
  await insertOperation(db, { id, code: `op-${id}`, name: 'Test', lead: 'ZZN-NCB', plan, at: AT, officer: newId() });
  return id;
}

const OFFICER = newId();
function aRow(operationId: string, entry: Partial<EntryRow> & { readonly id: string }): EntryRow {
  return withContent({
    operationId,
    revision: 0,
    origin: 'result',
    state: 'superseded',
    reasons: [],
    lateNote: null,
    handedInBy: null,
    withdrawn: false,
    measure: 'parcels-checked',
    amount: 1,
    unit: null,
    phase: 'action',
    country: 'ZZN',
    agency: 'ZZN-NCB',
    officer: OFFICER,
    hotSpot: null,
    lat: null,
    lon: null,
    at: AT,
    hour: hourOf(AT),
    thing: null,
    checkId: null,
    hitId: null,
    searchId: null,
    outcome: null,
    receivedAt: AT,
    ...entry,
  });
}

const sent = fc.record({
  id: fc.constantFrom('entry-one', 'entry-two', 'entry-three', 'entry-four'),
  revision: fc.integer({ min: 0, max: 3 }),
  withdrawn: fc.boolean(),
  measure: fc.constantFrom('parcels-checked', 'persons-checked', 'drugs-seized', 'arrests-drugs'),
  amount: fc.constantFrom(-1, 1, 2, 7),
});

test('in whatever order and however often entries come, the counters say what the engine counts of them all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(sent, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      async (sendings) => {
        const id = await anOperation();
        const rows = sendings.map((one) => one.map((entry) => aRow(id, entry)));
        // Some wait for each other, some come at one moment.
        await Promise.all(rows.map((batch) => writer.write(batch)));
        const operation = (await findOperation(db, id))!;
        const found = (await countOperation(db, operation)).totals.filter(
          ({ value, measure }) => value !== 0 && !['countries', 'agencies'].includes(measure),
        );
        const expected = tallyEntries(rows.flat().map(entryOf)).figures.filter(({ value }) => value !== 0);
        const shape = (all: readonly { measure: string; phase: string; value: number }[]) =>
          all.map(({ measure, phase, value }) => `${measure} ${phase} ${value}`).sort();
        expect(shape(found)).toEqual(shape(expected));
      },
    ),
    { numRuns: 25 },
  );
});

test('a faulty row fails its sender alone, not those who sent at the same moment', async () => {
  const id = await anOperation();
  const good = Array.from({ length: 20 }, (_, place) => writer.write([aRow(id, { id: `good-entry-${place}` })]));
  const bad = writer.write([aRow(newId(), { id: 'no-such-operation' })]);
  await expect(bad).rejects.toThrow();
  const written = await Promise.all(good);
  expect(written.flat().every(({ state }) => state === 'counted')).toBe(true);
});
