import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { startTestParts, type TestParts } from '../audit/audit.fixtures.ts';
import { keepRecords } from './keep-record.ts';
import { registerOf } from './kinds/kinds.ts';
import { firstVersion } from './record-life.ts';
import type { RegisterRecord } from './register.ts';
import { findRecords, listVersions } from './registers.store.ts';

let parts: TestParts;
beforeAll(async () => {
  parts = await startTestParts();
});
afterAll(() => parts.stop());

const ODD = 'back\\slash, tab\t, line\nbreak, "quotes", \\N, {braces}, Халвар, الصافيني, 🦢';

function aRecord(i: number): RegisterRecord {
  const terms = {
    subject: {
      names: [{ family: `Brunmark ${i}`, given: 'Halvar' }, { whole: ODD }],
      born: [{ on: '1961-03-14' }],
      sex: 'male',
      note: ODD,
    },
    reason: 'discreet-check',
    purpose: 'alert',
    handling: ['H1', 'H3'],
    handlingNote: ODD,
    withheldFrom: i % 2 === 0 ? ['ZZS', 'ZZE'] : [],
    warnings: ['armed', 'minor'],
    validFrom: '2026-01-01',
    validUntil: '2030-12-31',
    nationalReference: '\\N',
  } as const;
  return firstVersion(registerOf('person'), terms, {
    id: newId(),
    reference: `ZZN-NCB-${newId()}`,
    owner: 'ZZN-NCB',
    party: 'ZZN',
    status: 'active',
    now: '2026-03-01T10:00:00.000Z',
    source: 'list',
    sourceKey: `${i} ${newId()}`,
  });
}

test('many new records are kept exactly as few are: row, version, keys and note in the feed', async () => {
  const note = { change: 'imported', changedBy: 'o', agency: 'ZZN-NCB', source: 'a\tfile, line 2' } as const;
  const [few, many] = [3, 60].map((count) => Array.from({ length: count }, (_, i) => aRecord(i))) as [
    RegisterRecord[],
    RegisterRecord[],
  ];
  for (const records of [few, many]) {
    await parts.db.transaction((tx) =>
      keepRecords(
        tx,
        records.map((record) => ({ record, note })),
      ),
    );
    const ids = records.map(({ id }) => id);
    const kept = new Map((await findRecords(parts.db, ids)).map((record) => [record.id, record]));
    for (const record of records) {
      // What is undefined is no field of what was read back.
      expect(kept.get(record.id)).toEqual(JSON.parse(JSON.stringify(record)));
      const [version] = await listVersions(parts.db, record.id);
      expect(version).toMatchObject({ version: 1, change: 'imported', source: 'a\tfile, line 2', why: null });
      expect(version!.body).toEqual(JSON.parse(JSON.stringify(record)));
    }
    const [derived] = await parts.db.query<{ titles: number; keys: number; changes: number }>(
      `select (select count(distinct r.title) from records r where r.id = any($1::uuid[])) as titles,
              (select count(*) from record_subjects s where s.record_id = any($1::uuid[])) as keys,
              (select count(*) from changes c where c.record_id = any($1::uuid[])) as changes`,
      [ids],
    );
    expect(derived).toEqual({ titles: records.length, keys: records.length, changes: records.length });
  }
});
