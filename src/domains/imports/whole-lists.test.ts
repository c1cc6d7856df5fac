import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportTest, sharedFile, startImportTest } from './imports.fixtures.ts';

const UN = sharedFile('lists/un_sc_consolidated_2026-02-27.xml');
const [SDN, ALT, ADD] = ['sdn', 'alt', 'add'].map((part) => sharedFile(`lists/ofac_2021-07_${part}.csv`));

// The lists name real people, so they are not part of the repository: they lie beside it, or these tests are skipped.
describe.skipIf(!UN || !SDN)('whole lists (../shared/data/lists)', () => {
  let node: ImportTest;
  beforeAll(async () => {
    node = await startImportTest();
  });
  afterAll(() => node.stop());

  test('the Security Council’s list: 1,003 subjects, 2,752 aliases, 468 documents, none lost; again: nothing changes', async () => {
    const first = await node.run({ format: 'un-sc', stream: createReadStream(UN!) });
    expect(first).toMatchObject({ read: 1003, created: 1003, rejected: 0, aliases: 2752, documents: 468 });
    const again = await node.run({ format: 'un-sc', stream: createReadStream(UN!) });
    expect(again).toMatchObject({
      read: 1003,
      created: 0,
      amended: 0,
      withdrawn: 0,
      unchanged: 1003,
      rejected: 0,
      aliases: 2752,
    });
    const persons = (await node.records('person')).map(
      ({ subject }) => subject as { names: unknown[]; born?: unknown[] },
    );
    expect(persons).toHaveLength(730);
    // 649 with a day, month or year, and 29 of whom only a range of years is known.
    expect(persons.filter(({ born }) => born !== undefined).length).toBeGreaterThanOrEqual(649);
    expect(await node.records('organisation')).toHaveLength(273);
    const [original] = await node.parts.db.query<{ count: number }>(
      `select count(*) as count from records r where r.kind = 'person' and r.subject->'names' @? '$[*].whole ? (@ like_regex "[\\u0400-\\u04ff\\u0600-\\u06ff]")'`,
    );
    expect(original!.count).toBeGreaterThanOrEqual(336);
  });

  test('the SDN list: 8,976 subjects and 11,910 aliases with births and passports out of the remarks; again: nothing changes', async () => {
    const order = () => ({
      format: 'ofac-sdn' as const,
      stream: createReadStream(SDN!),
      alt: createReadStream(ALT!),
      add: createReadStream(ADD!),
    });
    const first = await node.run(order());
    expect(first).toMatchObject({ read: 8976, created: 8976, rejected: 0, aliases: 11_910 });
    const again = await node.run(order());
    expect(again).toMatchObject({ read: 8976, created: 0, amended: 0, withdrawn: 0, unchanged: 8976 });
    const counted = await node.parts.db.query<{ kind: string; count: number }>(
      `select r.kind, count(*) as count from records r where r.source = 'ofac-sdn' group by r.kind order by r.kind`,
    );
    expect(counted).toEqual([
      { kind: 'aircraft', count: 277 },
      { kind: 'organisation', count: 3673 },
      { kind: 'person', count: 4620 },
      { kind: 'vessel', count: 406 },
    ]);
    const [found] = await node.parts.db.query<{ born: number; passports: number; imo: number }>(
      `select count(*) filter (where r.subject ? 'born') as born,
              count(*) filter (where r.subject->'documents' @> '[{"type":"passport"}]') as passports,
              count(*) filter (where r.subject ? 'imo') as imo
         from records r where r.source = 'ofac-sdn'`,
    );
    // One vessel of the 400 has an IMO number of five digits, which stays in its note.
    expect(found).toMatchObject({ born: 4428, imo: 399 });
    expect(found!.passports).toBeGreaterThanOrEqual(1180);
  });
});

const MODELS = ['zala', 'parteispenden', 'yente_t1'].map((name) => sharedFile(`codes/ftm/${name}_entities.ftm.jsonl`));

describe.skipIf(MODELS.includes(undefined))('whole FollowTheMoney files (../shared/data/codes/ftm)', () => {
  let node: ImportTest;
  beforeAll(async () => {
    node = await startImportTest();
  });
  afterAll(() => node.stop());

  test('every entity is a record, part of one, or rejected with a reason; again: nothing changes', async () => {
    // Persons, organisations and companies of each file, by its own schemata.
    const subjects = [17, 96, 6];
    for (const [i, file] of MODELS.entries()) {
      const first = await node.run({ format: 'ftm', stream: createReadStream(file!), list: `list ${i}` });
      expect(first.created, file).toBe(subjects[i]);
      expect(first.read).toBe(first.created + first.rejected);
      const again = await node.run({ format: 'ftm', stream: createReadStream(file!), list: `list ${i}` });
      expect(again, file).toMatchObject({ created: 0, amended: 0, unchanged: first.created, rejected: first.rejected });
    }
    const reasons = await node.parts.db.query<{ reason: string }>(
      `select distinct regexp_replace(j.reason, ' \\(\\w+\\)', '') as reason from import_rejects j order by 1`,
    );
    // The sample has a passport without a number and addresses that no entity names.
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'A document needs its holder and its number.',
      'Entente keeps no register for this type of subject.',
      'Whoever this belongs to is not in the file, or does not name it.',
    ]);
  });
});
