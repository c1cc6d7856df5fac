import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportTest, startImportTest } from './imports.fixtures.ts';
import { keepMapping } from './keep-mapping.ts';

let node: ImportTest;
beforeEach(async () => {
  node = await startImportTest();
});
afterEach(() => node.stop());

/** Vehicles with sound chassis numbers that differ. */
function vehicleRow(i: number): string {
  const plate = `ZN ${String(i).padStart(5, '0')}`;
  return `V-${i},WVWZZZ1JZ3W${String(i).padStart(6, '0')},${plate},ZZN,"Volkswagen, ""Golf""",2003,stolen,2025-0${1 + (i % 9)}-1${i % 10}`;
}
const VEHICLE_HEAD = 'id,vin,plate,plate country,make,year,reason,stolen on';

test('5,000 rows of which 12 are bad give 4,988 records and 12 reasons', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => vehicleRow(i));
  rows[10] = 'V-10,,,ZZN,Golf,2003,stolen,2025-01-10'; // neither chassis number nor plate
  rows[500] = rows[500]!.replace('ZZN', 'Atlantis'); // no such country
  rows[501] = rows[501]!.replace(',2003,', ',two thousand,');
  rows[999] = rows[999]!.replace('stolen,2025', 'borrowed,2025'); // no such reason
  rows[1000] = rows[1000]!.replace(/2025-.*$/, '2025-02-30'); // no such day
  rows[1001] = rows[1001]!.replace(/2025-.*$/, '03/04/2025'); // day or month first?
  rows[2000] = `${rows[2000]!},one cell more`;
  rows[2001] = 'V-2001,WVWZZZ1JZ3W002001';
  rows[3000] = rows[3000]!.replace('"Volkswagen', '"Volks"wagen'); // a mark in the middle
  rows[3001] = rows[3001]!.replace('""Golf"""', '""Golf'); // a mark that is never closed
  rows[4998] = rows[4998]!.replace(',2003,', ',1492,');
  rows[4999] = rows[4999]!.replace(',WVWZZZ1JZ3W004999,', `,${'X'.repeat(50)},`);
  const stream = `${VEHICLE_HEAD}\n${rows.join('\n')}\n`;
  const summary = await node.run({ format: 'csv', register: 'vehicle', stream, name: 'vehicles.csv' });
  expect(summary).toMatchObject({ read: 5000, created: 4988, rejected: 12, unchanged: 0 });
  const rejects = await node.rejects(summary.id);
  expect(rejects.map(({ line, field }) => [line, field])).toEqual([
    [12, '/subject/vin'],
    [502, 'plate country'],
    [503, 'year'],
    [1001, '/reason'],
    [1002, 'stolen on'],
    [1003, 'stolen on'],
    [2002, ''],
    [2003, ''],
    [3002, ''],
    [3003, ''],
    [5000, '/subject/year'],
    [5001, '/subject/vin'],
  ]);
  for (const { reason } of rejects) expect(reason.length).toBeGreaterThan(10);
  const again = await node.run({ format: 'csv', register: 'vehicle', stream, name: 'vehicles.csv' });
  expect(again).toMatchObject({ created: 0, amended: 0, withdrawn: 0, unchanged: 4988, rejected: 12 });
  const [first] = await node.records('vehicle');
  expect(first!.subject).toEqual({
    vin: 'WVWZZZ1JZ3W000000',
    plate: 'ZN 00000',
    plateCountry: 'ZZN',
    make: 'Volkswagen, "Golf"',
    year: 2003,
    theftOn: '2025-01-10',
  });
});

test('columns are known by their headings in eight languages, with the file’s own separators and codes', async () => {
  const tables: [string, string][] = [
    [
      'en',
      'Surname;Given names;Date of birth;Sex;Nationality;Aliases\nBrunmark;Halvar;14.03.1961;M;Nordavia;The Heron|H. B. Lund',
    ],
    [
      'fr',
      'Nom\tPrénom\tDate de naissance\tSexe\tNationalité\tSurnom\nBrunmark\tHalvar\t14/03/1961\tmasculin\tNordavia\tThe Heron',
    ],
    ['es', 'Apellidos,Nombre,Fecha de nacimiento,Sexo,Nacionalidad\nBrunmark,Halvar,1961-03-14,hombre,ZZN'],
    ['ar', 'اسم العائلة,الاسم الأول,تاريخ الميلاد,الجنس,الجنسية\nBrunmark,Halvar,1961-03-14,ذكر,ZZN'],
    ['ru', 'Фамилия;Имена;Дата рождения;Пол;Гражданство\nBrunmark;Halvar;14 марта 1961;муж;ZZN'],
    ['vi', 'Họ,Tên gọi,Ngày sinh,Giới tính,Quốc tịch\nBrunmark,Halvar,1961-03-14,nam,ZZN'],
    ['tr', 'Soyadı;Adı;Doğum tarihi;Cinsiyeti;Uyruğu\nBrunmark;Halvar;14.03.1961;erkek;ZZN'],
    ['sq', 'Mbiemri,Emri,Datëlindja,Gjinia,Shtetësia\nBrunmark,Halvar,1961-03-14,mashkull,ZZN'],
  ];
  for (const [language, table] of tables) {
    const stream = table.replaceAll('|', '; ').replace('The Heron; H. B. Lund', '"The Heron; H. B. Lund"');
    const summary = await node.run({ format: 'csv', register: 'person', stream, list: language });
    expect(summary, language).toMatchObject({ read: 1, created: 1, rejected: 0 });
    const [row] = await node.parts.db.query<{ subject: { names: unknown[] } }>(
      `select r.subject from records r where r.source = $1`,
      [language],
    );
    expect(row!.subject, language).toMatchObject({
      born: [{ on: '1961-03-14' }],
      sex: 'male',
      nationalities: ['ZZN'],
    });
    expect(row!.subject.names[0], language).toEqual({ family: 'Brunmark', given: 'Halvar' });
    const aliases = { en: 2, fr: 1 }[language] ?? 0;
    expect(row!.subject.names, language).toHaveLength(1 + aliases);
    expect(summary.aliases, language).toBe(aliases);
  }
});

test('only the issuing state reports a travel document: rows of other issuers are rejected with that reason', async () => {
  const stream = 'number,issuer,type,reason\nNX1234567,Nordavia,passport,stolen\nSX7654321,Sudoria,passport,lost\n';
  const summary = await node.run({ format: 'csv', register: 'travel-document', stream });
  expect(summary).toMatchObject({ read: 2, created: 1, rejected: 1 });
  expect(await node.rejects(summary.id)).toEqual([
    { line: 3, field: '/subject', reason: expect.stringContaining('Only ZZS may report its travel documents') },
  ]);
});

test('a saved mapping reads an agency’s own columns, codes, constants and date order', async () => {
  await keepMapping(node.desk, node.officer, 'arms depot', {
    register: 'firearm',
    columns: {
      LFD: '/key',
      SER: '/subject/serial',
      FAB: '/subject/make',
      ART: { field: '/subject/type', codes: { PI: 'pistol', LW: 'rifle' } },
      WANN: '/subject/theftOn',
    },
    constants: { '/reason': 'stolen', '/subject/theftCountry': 'ZZN', '/grade': 'B2' },
    dateOrder: 'month-first',
    delimiter: '|',
    complete: true,
    list: 'depot',
  });
  const file = 'LFD|SER|FAB|ART|WANN|INTERN\n1|AB12345|Glock|PI|03/04/2025|x\n2|CD67890|Sako|LW|12/24/2024|y\n';
  const summary = await node.run({ format: 'csv', mapping: 'arms depot', stream: file });
  expect(summary).toMatchObject({ created: 2, rejected: 0 });
  const [first] = await node.records('firearm');
  expect(first!.subject).toEqual({
    serial: 'AB12345',
    make: 'Glock',
    type: 'pistol',
    theftCountry: 'ZZN',
    theftOn: '2025-03-04',
  });
  const [done] = await node.parts.db.query<{ said: string; source: string }>(`select m.said, m.source from imports m`);
  expect(done).toEqual({ said: 'Columns not read: INTERN.', source: 'depot' });
  // The mapping says that each file is the whole list.
  const shorter = await node.run({
    format: 'csv',
    mapping: 'arms depot',
    stream: file.split('\n').slice(0, 2).join('\n'),
  });
  expect(shorter).toMatchObject({ unchanged: 1, withdrawn: 1 });
});

test('a mapping that names fields the register does not have is refused field by field', async () => {
  const keep = keepMapping(node.desk, node.officer, 'wrong', {
    register: 'vehicle',
    columns: { A: '/subject/vin', B: '/subject/wheels', C: '/draft' },
    constants: { '/reason': 'stolen', '/subject/year': 'old', '/grade': 'Z9' },
    encoding: 'ebcdic',
  });
  await expect(keep).rejects.toMatchObject({
    kind: 'invalid-input',
    fields: [
      { field: '/columns/B' },
      { field: '/columns/C' },
      { field: '/constants/subject/year' },
      { field: '/constants/grade' },
      { field: '/encoding' },
    ],
  });
});

test('rows that contradict each other under one key are all rejected, repetitions are one record, in any order', async () => {
  const rows = ['k1,Brunmark,Halvar', 'k2,Ravberg,Signe', 'k1,Brunmark,Ivar', 'k3,Lundvold,Odin', 'k3,Lundvold,Odin'];
  const file = (order: readonly string[]) => `id,surname,first name\n${order.join('\n')}`;
  const summary = await node.run({ format: 'csv', register: 'person', list: 'l', stream: file(rows) });
  expect(summary).toMatchObject({ read: 5, created: 2, unchanged: 1, rejected: 2 });
  expect((await node.rejects(summary.id))[0]!.reason).toContain('the first is on line 2');
  const turned = await node.run({ format: 'csv', register: 'person', list: 'l', stream: file(rows.toReversed()) });
  expect(turned).toMatchObject({ created: 0, amended: 0, unchanged: 3, rejected: 2 });
});

test('a second alert of the same state on one vehicle is rejected and names the first', async () => {
  const file = 'id,vin,reason\na,WVWZZZ1JZ3W000001,stolen\nb,WVWZZZ1JZ3W000001,stolen\n';
  const summary = await node.run({ format: 'csv', register: 'vehicle', stream: file });
  expect(summary).toMatchObject({ read: 2, created: 1, rejected: 1 });
  const reference = (await node.records('vehicle'))[0]!.reference;
  expect((await node.rejects(summary.id))[0]!.reason).toContain(reference);
});

test('an alert that may not stand beside another state’s waits, and a consultation is opened', async () => {
  const { runImport } = await import('./import-records.ts');
  const { bytesOf } = await import('./imports.fixtures.ts');
  const other = { ...node.officer, agency: { ...node.officer.agency, code: 'ZZS-NCB', party: 'ZZS' } };
  const file = (reason: string) => bytesOf(`vin,reason\nWVWZZZ1JZ3W000001,${reason}\n`);
  await runImport(node.desk, other, { format: 'csv', register: 'vehicle', stream: file('stolen') });
  await runImport(node.desk, node.officer, { format: 'csv', register: 'vehicle', stream: file('discreet-check') });
  expect((await node.records('vehicle')).map(({ status }) => status).sort()).toEqual(['active', 'waiting']);
  expect(await node.parts.db.query(`select 1 from consultations`)).toHaveLength(1);
});

test('a file of things that does not say why they are recorded is refused with the reasons there are', async () => {
  const run = node.run({ format: 'csv', register: 'vehicle', stream: 'vin\nWVWZZZ1JZ3W000001\n' });
  await expect(run).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining('plate-stolen') });
  const given = await node.run({
    format: 'csv',
    register: 'vehicle',
    reason: 'stolen',
    stream: 'vin\nWVWZZZ1JZ3W000001\n',
  });
  expect(given).toMatchObject({ created: 1 });
});

test('a file is whole only of a list that is named', async () => {
  const run = node.run({ format: 'csv', register: 'person', complete: true, stream: 'name\nHalvar Brunmark\n' });
  await expect(run).rejects.toMatchObject({ kind: 'invalid-input', message: expect.stringContaining('list=') });
});

test('every record of an import stands in the audit, by the hundred, with the import’s number', async () => {
  const rows = Array.from({ length: 2500 }, (_, i) => vehicleRow(i));
  const summary = await node.run({
    format: 'csv',
    register: 'vehicle',
    stream: `${VEHICLE_HEAD}\n${rows.join('\n')}\n`,
  });
  await (node.desk.audit as unknown as { sealWaiting(): Promise<void> }).sealWaiting();
  const [touched] = await node.parts.db.query<{ entries: number; records: number }>(
    `select count(distinct t.entry) as entries, count(distinct t.record_id) as records
       from audit_touches t where t.action = 'record.reported'`,
  );
  expect(touched).toEqual({ entries: 25, records: 2500 });
  expect(summary.created).toBe(2500);
});
