import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesOf, type ImportTest, startImportTest } from './imports.fixtures.ts';

let node: ImportTest;
beforeAll(async () => {
  node = await startImportTest();
});
afterAll(() => node.stop());

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ONE = `<INDIVIDUAL><DATAID>9</DATAID><FIRST_NAME>HALVAR BRUNMARK</FIRST_NAME><REFERENCE_NUMBER>NDi.009</REFERENCE_NUMBER></INDIVIDUAL>`;
const LIST = `${HEAD}<CONSOLIDATED_LIST><INDIVIDUALS>${ONE}</INDIVIDUALS></CONSOLIDATED_LIST>`;

/** What a refused file is told, after making sure that nothing of it was kept and that the node goes on. */
async function refusal(order: Parameters<ImportTest['run']>[0]): Promise<string> {
  const before = await node.records();
  const error = await node.run(order).then(
    (summary) => new Error(`was not refused: ${JSON.stringify(summary)}`),
    (thrown: Error) => thrown,
  );
  expect((error as { kind?: string }).kind, error.message).toBe('unreadable-file');
  expect(await node.records()).toEqual(before);
  const [last] = await node.parts.db.query<{ status: string; said: string }>(
    `select m.status, m.said from imports m order by m.id desc limit 1`,
  );
  expect(last).toEqual({ status: 'refused', said: error.message });
  expect(await node.parts.db.query(`select 1 from import_rows limit 1`)).toEqual([]);
  return error.message;
}

let sentMegabytes = 0;
async function* endless(start: string, filling: string, megabytes: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(start);
  const block = Buffer.from(filling.repeat(Math.ceil((1 << 20) / filling.length)));
  for (sentMegabytes = 0; sentMegabytes < megabytes; sentMegabytes += 1) yield block;
}

test('XML that was cut off in the middle is refused, and nothing of it is kept', async () => {
  expect(await refusal({ format: 'un-sc', stream: LIST.slice(0, -40) })).toMatch(/ends in the middle, at line 2/);
});

test('entities that multiply (“billion laughs”) are refused at their declaration', async () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('\n');
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY l0 "lol">\n${laughs}]>\n<CONSOLIDATED_LIST>&l9;</CONSOLIDATED_LIST>`;
  expect(await refusal({ format: 'un-sc', stream: bomb })).toMatch(/declares a document type/);
});

test('an entity that fetches a file of the node is refused', async () => {
  const xxe = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST>&x;</CONSOLIDATED_LIST>`;
  expect(await refusal({ format: 'un-sc', stream: xxe })).toMatch(/declares a document type/);
});

test('bytes that are not the encoding they say are refused', async () => {
  const latin = Buffer.from(LIST.replace('HALVAR', 'HÅLVAR'), 'latin1');
  expect(await refusal({ format: 'un-sc', stream: latin })).toMatch(/not text in UTF-8/);
  const declared = LIST.replace('UTF-8', 'ISO-8859-1');
  expect(await refusal({ format: 'un-sc', stream: declared })).toMatch(/encoding is ISO-8859-1. Save it as UTF-8/);
  const table = Buffer.from('family name,given name\nHåld,Eskil\n', 'latin1');
  expect(await refusal({ format: 'csv', register: 'person', stream: table })).toMatch(/Save it as UTF-8/);
});

const IN_XML = /without an end of markup/;
test.each([
  ['text in XML', { format: 'un-sc' }, `${HEAD}<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>`, 'A', IN_XML],
  ['a comment in XML', { format: 'un-sc' }, `${HEAD}<CONSOLIDATED_LIST><!-- `, 'x > y < z ', IN_XML],
  ['an attribute in XML', { format: 'un-sc' }, `${HEAD}<CONSOLIDATED_LIST a="`, '>', IN_XML],
  ['a line of the SDN list', { format: 'ofac-sdn' }, '1,"', 'A', /Line 1 is longer/],
  ['a line of FollowTheMoney', { format: 'ftm' }, '{"id":"', 'A', /Line 1 is longer/],
  ['a row', { format: 'csv', register: 'person' }, 'family name,given name\n', 'A', /Line 2 is longer/],
] as const)(
  '%s that goes on for 200 MB is refused when a tenth of it was read',
  async (_, order, start, filling, said) => {
    expect(await refusal({ ...order, stream: endless(start, filling, 200) })).toMatch(said);
    // Whatever was not asked for cannot be held.
    expect(sentMegabytes).toBeLessThan(20);
  },
);

test('elements without end inside each other are refused', async () => {
  expect(await refusal({ format: 'un-sc', stream: endless(`${HEAD}<CONSOLIDATED_LIST>`, '<a>', 20) })).toMatch(
    /nested deeper/,
  );
});

test('one subject of many megabytes is rejected and the others are read', async () => {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(
      `${HEAD}<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><REFERENCE_NUMBER>NDi.010</REFERENCE_NUMBER>\n`,
    );
    const alias = `<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Halvar Brunmark</ALIAS_NAME></INDIVIDUAL_ALIAS>\n`;
    for (let i = 0; i < 300; i += 1) yield Buffer.from(alias.repeat(200));
    yield Buffer.from(`</INDIVIDUAL>\n${ONE}</INDIVIDUALS></CONSOLIDATED_LIST>`);
  }
  const summary = await node.run({ format: 'un-sc', stream: stream(), complete: false });
  expect(summary).toMatchObject({ read: 2, created: 1, rejected: 1 });
});

test('a file of another kind is refused by name, an empty one and a list of nobody too', async () => {
  expect(await refusal({ format: 'un-sc', stream: '' })).toMatch(/empty/);
  expect(await refusal({ format: 'un-sc', stream: '<html><body>Not found</body></html>' })).toMatch(
    /begins with <html>/,
  );
  expect(await refusal({ format: 'un-sc', stream: '{"a":1}' })).toMatch(/XML is broken at line 1/);
  expect(await refusal({ format: 'un-sc', stream: `${HEAD}<CONSOLIDATED_LIST></CONSOLIDATED_LIST>` })).toMatch(
    /names nobody/,
  );
  expect(await refusal({ format: 'ofac-sdn', stream: LIST })).toMatch(/not the SDN list/);
  expect(await refusal({ format: 'ofac-sdn', stream: '' })).toMatch(/empty/);
  expect(await refusal({ format: 'csv', register: 'person', stream: 'alpha,beta\n1,2\n' })).toMatch(
    /None of the headings/,
  );
  expect(await refusal({ format: 'csv', register: 'person', stream: '' })).toMatch(/empty/);
});

test('a broken file of aliases refuses the whole list: half the names would look like a change', async () => {
  const sdn = '101,"BRUNMARK, Halvar",individual,NORDAVIA,,,,,,,,\n';
  expect(await refusal({ format: 'ofac-sdn', stream: sdn, alt: bytesOf('101,1\n') })).toMatch(
    /Line \d+ of alt\.csv is broken or has not its columns/,
  );
});

test('UTF-16 is read by its mark, and without one', async () => {
  const marked = Buffer.from(`\ufeff${LIST.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  expect(await node.run({ format: 'un-sc', stream: marked, list: 'utf16' })).toMatchObject({ created: 1 });
  const big = Buffer.from(LIST.replace('UTF-8', 'UTF-16'), 'utf16le').swap16();
  expect(await node.run({ format: 'un-sc', stream: big, list: 'utf16' })).toMatchObject({ created: 0, unchanged: 1 });
  async function* byteByByte(): AsyncGenerator<Uint8Array> {
    for (const byte of marked) yield Buffer.from([byte]);
  }
  expect(await node.run({ format: 'un-sc', stream: byteByByte(), list: 'utf16' })).toMatchObject({ unchanged: 1 });
});

test('a file over the limit of the node is refused by its size', async () => {
  const small = { ...node.desk, importLimit: 100 };
  const { runImport } = await import('./import-records.ts');
  await expect(runImport(small, node.officer, { format: 'un-sc', stream: bytesOf(LIST) })).rejects.toMatchObject({
    kind: 'too-large',
  });
});
