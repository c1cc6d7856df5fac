import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportTest, startImportTest } from './imports.fixtures.ts';

const data = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/data/imports/${name}`, import.meta.url)), 'utf8');
const FIRST = data('un-sc-first.xml');
const NEWER = data('un-sc-newer.xml');

let node: ImportTest;
beforeEach(async () => {
  node = await startImportTest();
});
afterEach(() => node.stop());

test('what the Security Council says of a person stands in the register, and nothing of it is lost', async () => {
  const summary = await node.run({ format: 'un-sc', stream: FIRST, name: 'first.xml' });
  expect(summary).toEqual({
    id: expect.any(String),
    read: 3,
    created: 3,
    amended: 0,
    withdrawn: 0,
    unchanged: 0,
    rejected: 0,
    aliases: 3,
    documents: 2,
    seconds: expect.any(Number),
  });
  const [first, second] = await node.records('person');
  expect(first).toMatchObject({ sourceKey: 'NDi.001', status: 'active', version: 1, reason: 'sanctions' });
  expect(first!.subject).toEqual({
    names: [
      { whole: 'HALVAR BRUNMARK LUNDVOLD', quality: 'primary' },
      { whole: 'Халвар Брунмарк', quality: 'good' },
      { whole: 'Halvar Brunnmark', quality: 'good' },
      { whole: 'Halwar Brunmark', quality: 'good' },
      { whole: 'The Heron', quality: 'weak' },
    ],
    born: [
      { on: '1961-03-14' },
      { on: '1958', toleranceYears: 2 },
      { on: '1957', toleranceYears: 3 },
      { on: '1963-11' },
    ],
    sex: 'male',
    nationalities: ['ZZN'],
    birthPlaces: ['Torvdahl, Sudoria'],
    documents: [
      { number: 'NX 123456', issuer: 'ZZN', type: 'passport' },
      { number: '4478120', type: 'identity-card' },
    ],
    addresses: ['Skarvik, Nordavia'],
    note: expect.stringContaining('Nationality: former Union of Isles'),
  });
  expect(second!.subject).toMatchObject({ born: [{ on: '1970' }] });
  const [body] = await node.records('organisation');
  expect(body!.subject).toMatchObject({
    names: [
      { whole: 'FJORNÆS TRADING & SONS', quality: 'primary' },
      { whole: 'FTS', quality: 'good' },
    ],
    countries: ['ZZE'],
  });
  const versions = await node.parts.db.query<{ source: string; change: string }>(
    `select v.source, v.change from record_versions v where v.body->>'sourceKey' = 'NDi.002'`,
  );
  expect(versions).toEqual([{ source: 'first.xml, line 31', change: 'imported' }]);
});

test('a listing of long ago is reviewed from today, so that it does not lapse the hour it is imported', async () => {
  await node.run({ format: 'un-sc', stream: FIRST });
  const rows = await node.parts.db.query<{ validFrom: string; future: boolean }>(
    `select r.valid_from as "validFrom", r.review_on > current_date as future from records r where r.source_key = 'NDi.001'`,
  );
  expect(rows).toEqual([{ validFrom: '2011-05-04', future: true }]);
});

test('the same list again changes nothing; a newer one amends, adds and withdraws; the order of the file is no change', async () => {
  await node.run({ format: 'un-sc', stream: FIRST });
  const [before] = await node.parts.db.query<{ count: number }>(`select count(*) as count from record_versions`);
  const again = await node.run({ format: 'un-sc', stream: FIRST });
  expect(again).toMatchObject({ read: 3, created: 0, amended: 0, withdrawn: 0, unchanged: 3, rejected: 0 });
  expect(await node.parts.db.query(`select count(*) as count from record_versions`)).toEqual([before]);

  const newer = await node.run({ format: 'un-sc', stream: NEWER });
  expect(newer).toMatchObject({ read: 3, created: 1, amended: 1, withdrawn: 1, unchanged: 1, rejected: 0 });
  const amended = (await node.records('person')).find(({ sourceKey }) => sourceKey === 'NDi.002');
  expect(amended).toMatchObject({ version: 2, status: 'active', subject: { born: [{ on: '1971' }] } });
  expect((await node.records('organisation')).map(({ sourceKey, status }) => [sourceKey, status])).toEqual([
    ['NDe.001', 'withdrawn'],
    ['NDe.002', 'active'],
  ]);

  // Whoever is listed again is a new record: a withdrawn one does not come back to life.
  const back = await node.run({ format: 'un-sc', stream: FIRST });
  expect(back).toMatchObject({ created: 1, amended: 1, withdrawn: 1, unchanged: 1 });
  expect((await node.records('organisation')).map(({ sourceKey, status }) => [sourceKey, status]).sort()).toEqual([
    ['NDe.001', 'active'],
    ['NDe.001', 'withdrawn'],
    ['NDe.002', 'withdrawn'],
  ]);
});

test('what its owner withdrew by hand stays withdrawn, whatever the list says', async () => {
  await node.run({ format: 'un-sc', stream: FIRST });
  await node.parts.db.query(`update records set status = 'withdrawn' where source_key = 'NDi.002'`);
  const newer = await node.run({ format: 'un-sc', stream: NEWER });
  expect(newer).toMatchObject({ created: 1, amended: 0, withdrawn: 1, unchanged: 2 });
  expect((await node.records('person')).find(({ sourceKey }) => sourceKey === 'NDi.002')!.status).toBe('withdrawn');
});

test('a record that lapsed because nobody reviewed it is made anew while the list still names its subject', async () => {
  await node.run({ format: 'un-sc', stream: FIRST });
  await node.parts.db.query(`update records set status = 'expired' where source_key = 'NDi.002'`);
  expect(await node.run({ format: 'un-sc', stream: FIRST })).toMatchObject({ created: 1, amended: 0, unchanged: 2 });
  const statuses = (await node.records('person')).filter(({ sourceKey }) => sourceKey === 'NDi.002');
  expect(statuses.map(({ status }) => status).sort()).toEqual(['active', 'expired']);
  expect(await node.run({ format: 'un-sc', stream: FIRST })).toMatchObject({ created: 0, unchanged: 3 });
});

test('a subject without a name is rejected with its line, the others are imported, and it counts as still listed', async () => {
  await node.run({ format: 'un-sc', stream: FIRST });
  const nameless = FIRST.replace('<FIRST_NAME>SIGNE</FIRST_NAME>', '').replace(
    '<SECOND_NAME>RAVBERG</SECOND_NAME>',
    '',
  );
  const summary = await node.run({ format: 'un-sc', stream: nameless });
  expect(summary).toMatchObject({ read: 3, unchanged: 2, rejected: 1, withdrawn: 0 });
  expect(await node.rejects(summary.id)).toEqual([
    { line: 31, field: 'FIRST_NAME', reason: 'The subject has no name.' },
  ]);
});

test('two agencies may keep the same list, each its own records', async () => {
  await node.run({ format: 'un-sc', stream: FIRST });
  const other = { ...node.officer, agency: { ...node.officer.agency, code: 'ZZS-NCB', party: 'ZZS' } };
  const { runImport } = await import('./import-records.ts');
  const { bytesOf } = await import('./imports.fixtures.ts');
  const summary = await runImport(node.desk, other, { format: 'un-sc', stream: bytesOf(FIRST) });
  expect(summary).toMatchObject({ created: 3, withdrawn: 0 });
  expect(await node.records()).toHaveLength(6);
});

test('the SDN list: names, births, documents, ships and aircraft come out of three files', async () => {
  const order = () => ({
    format: 'ofac-sdn' as const,
    stream: data('sdn.csv'),
    alt: (async function* () {
      yield Buffer.from(data('alt.csv'));
    })(),
    add: (async function* () {
      yield Buffer.from(data('add.csv'));
    })(),
  });
  const summary = await node.run(order());
  expect(summary).toMatchObject({ read: 6, created: 5, rejected: 1, aliases: 3, documents: 3 });
  expect(await node.rejects(summary.id)).toEqual([
    { line: 7, field: '', reason: 'The row has 14 cells; 12 are expected.' },
  ]);
  const [person] = await node.records('person');
  expect(person!.subject).toEqual({
    names: [
      { family: 'BRUNMARK', given: 'Halvar', quality: 'primary' },
      { family: 'LUNDVOLD', given: 'H.', quality: 'good' },
      { family: 'BRUNNMARK', given: 'Halvar', quality: 'good' },
      { whole: 'THE HERON', quality: 'weak' },
    ],
    born: [{ on: '1961-03-14' }, { on: '1958', toleranceYears: 2 }, { on: '1957', toleranceYears: 3 }],
    sex: 'male',
    nationalities: ['ZZN'],
    birthPlaces: ['Torvdahl, Sudoria'],
    documents: [
      { number: 'NX123456', issuer: 'ZZN', type: 'passport', expiresOn: '2031-01-02' },
      { number: '44781200', issuer: 'ZZS', type: 'identity-card' },
    ],
    addresses: ['1 Harbour, Skarvik, Nordavia'],
    note: 'Programme NORDAVIA, SDGT\nColonel\nLinked To: FJORNAES TRADING',
  });
  expect((await node.records('vessel'))[0]!.subject).toMatchObject({
    names: [{ whole: '7-28', quality: 'primary' }],
    imo: '9074729',
    mmsi: '273123450',
    callSign: 'ZN4K',
    flag: 'ZZN',
  });
  expect((await node.records('aircraft'))[0]!.subject).toMatchObject({
    registration: 'ZN-HAL',
    serial: '33448393',
    model: 'IL-76',
    operator: 'Nordair',
  });
  expect(await node.run(order())).toMatchObject({ created: 0, amended: 0, withdrawn: 0, unchanged: 5, rejected: 1 });
});

test('a row of the SDN list whose number cannot be read keeps everybody from being withdrawn', async () => {
  const sdn = data('sdn.csv');
  await node.run({ format: 'ofac-sdn', stream: sdn });
  const spoilt = sdn.replace('105,"RAVBERG', '1O5,"RAVBERG');
  const summary = await node.run({ format: 'ofac-sdn', stream: spoilt });
  expect(summary).toMatchObject({ withdrawn: 0, rejected: 2, unchanged: 4 });
  const [row] = await node.parts.db.query<{ said: string }>(`select m.said from imports m where m.id = $1`, [
    summary.id,
  ]);
  expect(row!.said).toContain('Nothing was withdrawn');
});

test('FollowTheMoney: documents and addresses join their holder on whatever line they stand; other schemata are named', async () => {
  const lines = data('entities.ftm.json').trim().split('\n');
  const summary = await node.run({ format: 'ftm', stream: lines.join('\n') });
  expect(summary).toMatchObject({ read: 9, created: 4, rejected: 5, aliases: 3, documents: 2 });
  const [person] = await node.records('person');
  expect(person!.subject).toMatchObject({
    names: [
      { whole: 'Halvar Brunmark', quality: 'primary' },
      { whole: 'Халвар Брунмарк', quality: 'good' },
      { whole: 'H. Brunmark', quality: 'good' },
      { whole: 'The Heron', quality: 'weak' },
    ],
    born: [{ on: '1961-03-14' }],
    documents: [{ number: 'NX 555 111', issuer: 'ZZN', type: 'passport' }],
    addresses: ['1 Harbour, Skarvik'],
  });
  expect(person!.reason).toBe('sanctions');
  expect((await node.rejects(summary.id)).map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '6: The file does not say why it is recorded. Import it with a reason of the register.',
    '7: Entente keeps no register for this type of subject (Payment).',
    '9: Whoever this belongs to is not in the file, or does not name it.',
    '10: The subject has no name.',
    '11: The line is not readable as JSON.',
  ]);
  const backwards = await node.run({ format: 'ftm', stream: lines.toReversed().join('\n') });
  expect(backwards).toMatchObject({ created: 0, amended: 0, unchanged: 4, rejected: 5 });
});
