import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { XLSX_TYPE } from '../../platform/http.ts';
import { aCheck, aPlan, aResult, aRunningOperation, cockpitOf, dayFrom, pick } from './operations.fixtures.ts';

let node: TestNode;
let commander: Caller;
let nordavia: Caller;
let sudoria: Caller;

beforeAll(async () => {
  node = await startTestNode();
  commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  nordavia = await node.signIn('ZZN-NCB');
  sudoria = await node.signIn('ZZS-NCB');
});
afterAll(() => node.stop());

const enter = async (by: Caller, id: string, ...entries: object[]) =>
  (await by.post(`/v1/operations/${id}/entries`, { entries })).json().items;
// One day for all plans: a test that lasts over midnight means the same days to its end.
const begun = new Date();
const begin = () => aRunningOperation(commander, aPlan(begun, ['ZZN-NCB', 'ZZS-NCB']));

test('a negative count, a wrong unit and contradictions are named and held, and a correction counts', async () => {
  const id = await begin();
  const negative = aResult('persons-checked', -5);
  const items = await enter(
    sudoria,
    id,
    negative,
    aResult('drugs-seized', 3, { unit: 'l' }),
    aResult('arrests-drugs', 1.5),
    aResult('happiness', 1),
  );
  expect(items.map(({ state }: { state: string }) => state)).toEqual(['held', 'held', 'held', 'held']);
  expect(items.map(({ reasons }: { reasons: object[] }) => reasons)).toEqual([
    [
      {
        code: 'amount-negative',
        values: { measure: 'persons-checked', amount: -5 },
        message: 'Persons checked cannot be negative (-5).',
      },
    ],
    [
      {
        code: 'unit-misfit',
        values: { measure: 'drugs-seized', unit: 'l', kind: 'mass', unitKind: 'volume' },
        message: 'Drugs seized: l does not fit. It is counted as a mass, and l is a volume.',
      },
    ],
    [expect.objectContaining({ code: 'pieces-whole', values: { measure: 'arrests-drugs', amount: 1.5 } })],
    [expect.objectContaining({ code: 'no-such-measure', values: { measure: 'happiness' } })],
  ]);
  const held = (await sudoria.get(`/v1/operations/${id}/entries?state=held`)).json().items;
  expect(held).toHaveLength(4);
  const [corrected] = await enter(sudoria, id, { ...negative, amount: 5, revision: 1 });
  expect(corrected.state).toBe('counted');
  const twice = aResult('parcels-checked', 7);
  await enter(sudoria, id, twice);
  const [contradiction] = await enter(sudoria, id, { ...twice, amount: 8 });
  expect(contradiction).toMatchObject({ state: 'held' });
  expect(contradiction.reasons[0]).toMatchObject({ code: 'entry-contradicts', values: { id: twice.id } });
  // Both versions are listed, also where a page ends between them.
  const amounts: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query: string = `state=held&measure=parcels-checked&limit=1${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
    const page = (await sudoria.get(`/v1/operations/${id}/entries?${query}`)).json();
    amounts.push(...page.items.map(({ amount }: { amount: number }) => amount));
    after = page.next;
  }
  expect(amounts.sort()).toEqual([7, 8]);
  expect((await sudoria.get(`/v1/operations/${id}/entries?after=nowhere`)).statusCode).toBe(400);
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'persons-checked'), pick(seen.totals, 'parcels-checked')]).toEqual([5, undefined]);
  await enter(sudoria, id, { ...twice, amount: 9, revision: 1 });
  await enter(sudoria, id, { ...negative, amount: 5, revision: 2, withdrawn: true });
  const after = await cockpitOf(commander, id);
  expect([pick(after.totals, 'persons-checked'), pick(after.totals, 'parcels-checked')]).toEqual([undefined, 9]);
});

test('one person arrested by two agencies is one arrest with two contributors; a suspected double is shown', async () => {
  const id = await begin();
  const identity = { person: { name: 'Wolmar Hestegaard', bornOn: '1984-02-11' } };
  await enter(nordavia, id, aResult('arrests-drugs', 1, { identity }));
  await enter(
    sudoria,
    id,
    aResult('arrests-firearms', 1, { identity: { person: { name: 'HESTEGAARD Wolmar', bornOn: '1984-02-11' } } }),
  );
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'arrests'), seen.sharedThings]).toEqual([1, 1]);
  const { shared } = (await commander.get(`/v1/operations/${id}/reconciliation`)).json();
  expect(shared[0].contributors).toEqual(['ZZN-NCB', 'ZZS-NCB']);
  expect(shared[0].disagreements[0]).toMatchObject({
    said: [{ measure: 'arrests-drugs' }, { measure: 'arrests-firearms' }],
    text: expect.stringContaining('Reported as Arrests for drugs and as Arrests for firearms'),
  });
  const at = new Date().toISOString();
  for (const by of [nordavia, sudoria])
    await enter(by, id, aResult('vehicles-seized', 1, { hotSpot: 'NORTH-GATE', at }));
  expect((await cockpitOf(commander, id)).suspectedDoubles).toBe(1);
});

test('nobody takes over an entry of another country by its id, nor reports for it', async () => {
  const id = await begin();
  const entry = aResult('parcels-checked', 3);
  await enter(nordavia, id, entry);
  const [stolen] = await enter(sudoria, id, { ...entry, amount: 300, revision: 5 });
  expect(stolen).toMatchObject({ state: 'refused' });
  // Nor does the lead let it in by accepting it late.
  const late = await commander.post(`/v1/operations/${id}/entries/${entry.id}/accept`, { note: 'It came late.' });
  expect(late.statusCode).toBe(404);
  const [foreign] = await enter(sudoria, id, aResult('parcels-checked', 1, { agency: 'ZZN-NCB' }));
  expect(foreign.reasons[0]).toMatchObject({
    code: 'agency-of-another-country',
    values: { agency: 'ZZN-NCB', country: 'ZZN' },
    message: 'ZZN-NCB is an agency of ZZN, which reports for itself.',
  });
  expect(pick((await cockpitOf(commander, id)).totals, 'parcels-checked')).toBe(3);
});

test('every figure opens to the entries behind it', async () => {
  const id = await begin();
  await enter(sudoria, id, aResult('arrests-drugs'), aResult('arrests-warrant'));
  await enter(nordavia, id, aResult('arrests-drugs'));
  const open = async (query: string) => (await commander.get(`/v1/operations/${id}/entries?${query}`)).json().items;
  expect(await open('measure=arrests&phase=action')).toHaveLength(3);
  expect(await open('measure=arrests-drugs&country=ZZS')).toHaveLength(1);
  expect((await open('measure=arrests&country=ZZN'))[0].officer).toBe('Ada Voss');
  expect((await open('measure=arrests-warrant'))[0].officer).toBeUndefined();
});

test("a country's own file counts once however often it is sent, and its faults are named by line", async () => {
  const id = await begin();
  const at = node.now().toISOString();
  const file = [
    'measure,amount,unit,at,identity',
    `persons-checked,1200,,${at},`,
    `arrests-drugs,1,,${at},SX99871`,
    `drugs-seized,4.5,kg,${at},`,
    `parcels-checked,many,,${at},`,
  ].join('\n');
  const send = async () =>
    (await sudoria.post(`/v1/operations/${id}/upload`, file, { 'content-type': 'text/csv' })).json();
  expect(await send()).toMatchObject({
    lines: 4,
    counted: 3,
    repeated: 0,
    faults: [
      {
        line: 5,
        column: 'amount',
        code: 'no-amount',
        values: { amount: 'many' },
        message: '"many" is not an amount.',
      },
    ],
  });
  expect(await send()).toMatchObject({ counted: 0, repeated: 3 });
  const seen = await cockpitOf(commander, id);
  expect([
    pick(seen.totals, 'persons-checked'),
    pick(seen.totals, 'arrests'),
    pick(seen.totals, 'drugs-seized'),
  ]).toEqual([1200, 1, 4.5]);
  const wrong = await sudoria.post(`/v1/operations/${id}/upload`, 'a,b\n1,2', { 'content-type': 'text/csv' });
  expect([wrong.statusCode, wrong.json().detail]).toEqual([
    422,
    expect.stringContaining('missing: measure, amount, at'),
  ]);
});

test('a file is told step by step, with the line of each entry that does not count', async () => {
  const id = await begin();
  const at = node.now().toISOString();
  const file = [
    'measure,amount,at,identity,identity_country,name,born_on',
    `vehicles-seized,1,${at},WVWZZZ1JZ3W386752,,,`,
    `arrests-drugs,1,${at},SX99872,ZZS,,`,
    `arrests-other,1,${at},,,Wolmar Hestegaard,1984-02-11`,
    `persons-checked,-3,${at},,,,`,
    `arrests-other,1,${at},,,Wolmar Hestegaard,last year`,
    `parcels-checked,4,2001-01-01T10:00:00Z,,,,`,
  ].join('\n');
  const send = async () => {
    const reply = await sudoria.post(`/v1/operations/${id}/upload`, file, {
      'content-type': 'text/csv',
      accept: 'application/x-ndjson',
    });
    return reply.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  const [first, last] = await send();
  expect(first).toMatchObject({ lines: 6, done: 1, faults: [{ line: 6, column: 'born_on', code: 'partial-date' }] });
  expect(last).toMatchObject({ lines: 6, done: 6, counted: 3, held: 1, refused: 1 });
  expect(last.items.map(({ line, state }: { line: number; state: string }) => [line, state])).toEqual([
    [5, 'held'],
    [7, 'refused'],
  ]);
  // Sent again it counts once, and what is wrong with it is told again.
  expect((await send()).at(-1)).toMatchObject({ counted: 0, repeated: 5, items: [{ line: 5 }, { line: 7 }] });
  // The same person and the same car from a telephone are the same: one thing with two contributors.
  await enter(
    nordavia,
    id,
    aResult('vehicles-seized', 1, { identity: { object: { kind: 'vehicles-seized', number: 'wvwzzz1jz3w386752' } } }),
    aResult('arrests-drugs', 1, { identity: { person: { document: { number: 'SX99872', issuer: 'ZZS' } } } }),
    aResult('arrests-other', 1, { identity: { person: { name: 'HESTEGAARD Wolmar', bornOn: '1984-02-11' } } }),
  );
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'vehicles-seized'), pick(seen.totals, 'arrests'), seen.sharedThings]).toEqual([1, 2, 3]);
});

test('a result from the future is refused like a check from the future', async () => {
  const id = await begin();
  const at = new Date(node.now().getTime() + 3_600_000).toISOString();
  const [result] = await enter(sudoria, id, aResult('arrests-drugs', 1, { at }));
  expect(result).toMatchObject({ state: 'refused', reasons: [{ code: 'moment-ahead' }] });
  const check = await sudoria.post(`/v1/operations/${id}/checks`, aCheck('parcel', undefined, { at }));
  expect(check.json().fields[0].code).toBe('moment-ahead');
});

test('searches that a country enters as a number open with those that checks made', async () => {
  const id = await begin();
  await enter(sudoria, id, aResult('searches', 1200));
  await nordavia.post(`/v1/operations/${id}/checks`, aCheck('vehicle', { vehicle: { plate: 'ZZ 998 Q' } }));
  expect(pick((await cockpitOf(commander, id)).totals, 'searches')).toBe(1201);
  const { items } = (await commander.get(`/v1/operations/${id}/entries?measure=searches`)).json();
  expect(items.map(({ measure }: { measure: string }) => measure).sort()).toEqual(['searches', 'vehicles-checked']);
});

test('a file of a country with a decimal comma is read by its semicolons, its numbers in any digits', async () => {
  const id = await begin();
  const at = node.now().toISOString();
  const file = [
    'measure;amount;unit;at',
    `drugs-seized;4,5;kg;${at}`,
    `persons-checked;1.200;;${at}`,
    `parcels-checked;\u0664\u0660;;${at}`,
    `cash-seized;"1.234,50";EUR;${at}`,
  ].join('\r\n');
  const sent = await sudoria.post(`/v1/operations/${id}/upload`, file, { 'content-type': 'text/csv' });
  expect(sent.json()).toMatchObject({ lines: 4, counted: 4, faults: [] });
  const { totals } = await cockpitOf(commander, id);
  expect(
    ['drugs-seized', 'persons-checked', 'parcels-checked', 'cash-seized'].map((measure) => pick(totals, measure)),
  ).toEqual([4.5, 1200, 40, 1234.5]);
});

test("a country's workbook is read as its text is, its moments on the clock of its zone, alone or in a form", async () => {
  const id = await begin();
  const day = dayFrom(begun, -1);
  const cells = [
    ['measure', 'amount', 'unit', 'at', 'identity'],
    ['persons-checked', 1200, null, { day: `${day}T00:30:00Z` }, null],
    [null, null, null, null, null],
    ['drugs-seized', 4.5, 'kg', { day: `${day}T00:00:00Z` }, null],
    ['parcels-checked', 'many', null, `${day}T00:10:00Z`, null],
  ];
  const cellOf = (value: unknown): object | null => {
    if (value === null) return null;
    if (typeof value === 'object') {
      return { value: new Date((value as { day: string }).day), type: Date, format: 'dd.mm.yyyy hh:mm' };
    }
    return typeof value === 'number' ? { value, type: Number } : { value };
  };
  const workbook = await writeXlsxFile(cells.map((row) => row.map(cellOf)) as never).toBuffer();
  const alone = await sudoria.post(`/v1/operations/${id}/upload`, workbook, { 'content-type': XLSX_TYPE });
  expect(alone.json()).toMatchObject({
    lines: 3,
    counted: 2,
    faults: [{ line: 5, column: 'amount', values: { amount: 'many' } }],
  });
  const { items } = (await sudoria.get(`/v1/operations/${id}/entries?measure=persons-checked`)).json();
  expect(items.map(({ at }: { at: string }) => at)).toEqual([`${day}T00:30:00.000Z`]);

  const boundary = 'results-of-a-country';
  const form = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="results.dat"\r\n\r\n`),
    workbook,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const inForm = await sudoria.post(`/v1/operations/${id}/upload`, form, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  expect(inForm.json()).toMatchObject({ lines: 3, counted: 0, repeated: 2 });
});

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, 'png'],
  [
    'a workbook of the older kind',
    Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'),
    415,
    'saved as XLSX first',
  ],
  ['an archive that is no workbook', Buffer.from(`504b0304${'00'.repeat(60)}`, 'hex'), 415, 'CSV'],
])('%s is no file of results, and a sentence says what is', async (_, file, status, said) => {
  const id = await begin();
  const reply = await sudoria.post(`/v1/operations/${id}/upload`, file, { 'content-type': 'application/octet-stream' });
  expect([reply.statusCode, reply.json().detail]).toEqual([status, expect.stringContaining(said)]);
});
