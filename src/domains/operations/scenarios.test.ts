import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import type { Figure } from '../../engines/tally/figure.ts';
import { publishedHistory } from './history.ts';
import { layOutReport, textOf } from './lay-out-report.ts';
import { aPlan, aResult, aRunningOperation } from './operations.fixtures.ts';
import { renderReport } from './render-report.ts';
import type { Report } from './report.ts';

let node: TestNode;
let commander: Caller;
let desk: Caller;

beforeAll(async () => {
  node = await startTestNode();
  commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  desk = await node.signIn('ZZS-NCB');
});
afterAll(() => node.stop());

/** An operation of the past, whose days are those of the original. */
async function operationOf(from: string, to: string): Promise<string> {
  const phases = [
    { phase: 'preparation', from: '2018-01-01', to: '2018-09-04' },
    { phase: 'action', from, to },
  ];
  return aRunningOperation(commander, aPlan(node.now(), ['ZZN-NCB', 'ZZS-NCB'], { phases }));
}
const enter = async (id: string, entries: object[]) => {
  const { items } = (await desk.post(`/v1/operations/${id}/entries`, { entries })).json();
  expect(items.map(({ state }: { state: string }) => state)).toEqual(entries.map(() => 'counted'));
};
const report = async (id: string): Promise<Report> => (await commander.get(`/v1/operations/${id}/report`)).json();
const state = async (id: string, figures: readonly Figure[]) =>
  (await commander.post(`/v1/operations/${id}/figures`, { figures })).json();
const counted = ({ figures }: Report, measure: string, phase = 'action') =>
  figures.find((figure) => figure.measure === measure && figure.phase === phase)?.counted;
const published = (code: string) => publishedHistory().operations.find((one) => one.code === code)!;

test('scenario 1: the arrests of 2020 make 166, the checks 434,000, with 47 kg of drugs and 51 weapons', async () => {
  const id = await operationOf('2020-09-24', '2020-09-27');
  const at = '2020-09-25T12:00:00Z';
  const arrests: Record<string, number> = {
    'arrests-firearms': 17,
    'arrests-migration': 73,
    'arrests-drugs': 37,
    'arrests-firearms-and-drugs': 7,
    'arrests-document-fraud': 12,
    'arrests-warrant': 1,
    'arrests-other': 19,
  };
  await enter(id, [
    ...Object.entries(arrests).map(([measure, amount]) => aResult(measure, amount, { at })),
    aResult('persons-checked', 390_000, { at }),
    aResult('vehicles-checked', 44_000, { at }),
    aResult('drugs-seized', 47, { at, unit: 'kg' }),
    aResult('weapons-seized', 51, { at }),
  ]);
  await state(id, published('jad-2020').figures);
  const made = await report(id);
  expect(counted(made, 'arrests')).toBe(166);
  expect(counted(made, 'checks')).toBe(434_000);
  expect(counted(made, 'drugs-seized')).toBe(47);
  expect(counted(made, 'weapons-seized')).toBe(51);
  expect(made.figures.find(({ measure }) => measure === 'arrests')).toMatchObject({
    verdict: 'equal',
    stated: [{ value: 166 }],
  });
  expect(made.derived).toEqual([
    expect.objectContaining({
      measure: 'checks',
      value: 434_000,
      text: 'about 434,000 (rounded inputs)',
      source: 'europol-2020',
    }),
  ]);
  expect(made.sums.find(({ measure }) => measure === 'arrests')).toMatchObject({ verdict: 'sums' });
});

test('scenario 2: 34 countries and 33, 8,838 officers and about 9,000: all stay, with their names and the footnote', async () => {
  const id = await operationOf('2020-09-24', '2020-09-27');
  const { figures, otherFigures } = published('jad-2020');
  await state(id, figures);
  await state(id, otherFigures);
  await state(id, figures); // sent again, nothing is there twice
  const made = await report(id);
  const countries = made.figures.find(({ measure }) => measure === 'countries')!;
  expect(countries.stated.map(({ value, source }) => [source, value])).toEqual([
    ['europol-2020', 34],
    ['prp-2020', 33],
  ]);
  const conflict = made.conflicts.find(({ measure }) => measure === 'countries')!;
  expect(conflict).toMatchObject({ difference: 1, membersInDispute: ['IRL'] });
  expect(countries.stated[0]!.members).toHaveLength(34);
  expect(countries.stated[0]!.members).toContain('XKX');
  expect(made.partyNotes.XKX).toContain('without prejudice');
  expect(made.conflicts.find(({ measure }) => measure === 'officers')!.text).toContain(
    'europol-2020 says 8,838, prp-2020 says about 9,000',
  );
  // Counted here are the two that take part; the difference is shown, not smoothed.
  expect(countries).toMatchObject({ counted: 2, verdict: 'differs' });
});

test('scenario 3: 148 arrests in the action and 180 with the preparation are two measures with two names', async () => {
  const id = await operationOf('2018-09-05', '2018-09-09');
  const at = '2018-09-06T08:00:00Z';
  await enter(id, [
    ...[13, 71, 36, 3, 5, 16, 4].map((amount, place) =>
      aResult(
        [
          'arrests-migrant-smuggling',
          'arrests-illegal-migration',
          'arrests-drugs',
          'arrests-firearms',
          'arrests-firearms-and-drugs',
          'arrests-document-fraud',
          'arrests-other',
        ][place]!,
        amount,
        { at },
      ),
    ),
    aResult('arrests', 32, { at: '2018-08-20T08:00:00Z' }),
  ]);
  const made = await report(id);
  expect([counted(made, 'arrests'), counted(made, 'arrests', 'preparation')]).toEqual([148, 32]);
  expect(made.joined.filter(({ measure }) => measure === 'arrests')).toEqual([
    { measure: 'arrests', phase: 'preparation and action', unit: 'count', value: 180 },
  ]);
});

test('scenario 4: the checks of 2023 make 288,774 and the targets 120; a changed digit is flagged', async () => {
  const id = await operationOf('2023-11-13', '2023-11-18');
  const { figures } = published('jad-2023');
  expect((await state(id, figures)).sums).toEqual([]);
  const sums = (made: Report) =>
    Object.fromEntries(made.sums.map(({ measure, verdict, text }) => [measure, [verdict, text]]));
  expect(sums(await report(id))).toMatchObject({
    checks: ['sums', 'Checks (action) sums: 215,273 + 67,277 + 5,225 + 999 = 288,774.'],
    'online-targets': ['sums', 'Targets found online (action) sums: 94 + 11 + 10 + 5 = 120.'],
  });
  const persons = figures.find(({ measure }) => measure === 'persons-checked')!;
  const changed = await state(id, [{ ...persons, value: persons.value + 1 }]);
  expect(changed.items[0].state).toBe('kept');
  expect(changed.sums).toEqual([
    'Checks (action) does not sum: the parts give 288,775, the whole says 288,774, difference 1.',
  ]);
  const held = await state(id, [{ ...persons, value: -1 }]);
  expect(held.items[0]).toMatchObject({
    state: 'held',
    reasons: [{ code: 'amount-negative', message: 'Persons checked cannot be negative (-1).' }],
  });
  const made = await report(id);
  expect(made.heldFigures).toHaveLength(1);
  const section = (language: 'en' | 'vi', heading: 'heldFigures' | 'sums') => {
    const laidOut = layOutReport(made, language);
    return laidOut.sections.find(({ title }) => title === laidOut.words.headings[heading])!.rows;
  };
  // A held figure stands in the report with its reason, and a sum with what it is of, in the language of the report.
  expect(section('en', 'heldFigures')[0]!.at(-1)).toBe('The number cannot be negative (-1).');
  expect(section('vi', 'heldFigures')[0]!.at(-1)).toBe('Con số không thể là số âm (-1).');
  const checks = section('en', 'sums').find(([figure]) => figure === 'Checks')!;
  expect(checks.slice(3).map(textOf)).toEqual(['288,774', '288,775', 'DOES NOT SUM']);
});

test('scenario 5: arrests per 1,000 officers from 2018 to 2024, with 2019 said to be unpublished and not zero', async () => {
  const { trend } = (await desk.get('/v1/operations/history')).json();
  expect(trend.map(({ name, value }: { name: string; value?: number }) => [name, value])).toEqual([
    ['2018', 17.8],
    ['2019', undefined],
    ['2020', 18.8],
    ['2021', 30.0],
    ['2022', 23.9],
    ['2023', 25.3],
    ['2024', 25.6],
  ]);
  expect(trend[1]).toMatchObject({ text: 'officers not published', missing: 'officers' });
});

test('figures a country states of itself stand beside their count, each currency alone, and a rate names what it is made of', async () => {
  const id = await operationOf('2020-09-24', '2020-09-27');
  const at = '2020-09-25T12:00:00Z';
  await enter(id, [
    aResult('arrests-drugs', 4, { at }),
    aResult('cash-seized', 100, { at, unit: 'EUR' }),
    aResult('cash-seized', 900, { at, unit: 'USD' }),
  ]);
  await desk.post(`/v1/operations/${id}/figures`, {
    figures: [
      { measure: 'arrests', phase: 'action', value: 5 },
      { measure: 'arrests', phase: 'action', value: 6, source: 'Ministry' },
    ],
  });
  await state(id, [
    { measure: 'cash-seized', phase: 'action', value: 100, unit: 'EUR', source: 'report' },
    { measure: 'cash-seized', phase: 'action', value: 950, unit: 'USD', source: 'report' },
  ]);
  const made = await report(id);
  const money = made.figures.filter(({ measure }) => measure === 'cash-seized');
  expect(money.map(({ unit, verdict, difference }) => [unit, verdict, difference])).toEqual([
    ['EUR', 'equal', 0],
    ['USD', 'differs', 50],
  ]);
  expect(made.comparedByCountry).toEqual([
    expect.objectContaining({ scope: 'ZZS', measure: 'arrests', counted: 4, verdict: 'differs' }),
  ]);
  const conflict = made.conflicts.find(({ scope }) => scope === 'ZZS')!;
  expect(conflict.stated.map(({ source, value }) => [source, value]).sort()).toEqual([
    ['Ministry', 6],
    ['ZZS-NCB', 5],
  ]);
  const { sections, words } = layOutReport(made, 'fr');
  const rates = sections.find(({ title }) => title === words.headings.rates)!;
  expect(rates.rows[1]!.map(textOf).at(-1)).toBe(`${words.measures.arrests}: 4 · ${words.measures.officers}: 100`);
  // The lines for machines say the same: who differs by how much, and what the rate is made of.
  const { body: csv } = await commander.get(`/v1/operations/${id}/report?format=csv`);
  for (const line of [
    'ZZS,arrests,Arrests,action,count,Ministry,6,differs,1,,,,count,',
    'ZZS,arrests,Arrests,action,count,ZZS-NCB,5,differs,1,,,,count,',
    ',arrests-per-1000-officers,"Arrests per 1,000 officers",action,,counted,40,,,,4,100,,',
  ])
    expect(csv.split('\n')).toContain(line);
  const sheet = (await commander.get(`/v1/operations/${id}/report?format=xlsx`)).rawPayload;
  expect(sheet.length).toBeGreaterThan(5_000);
});

test('the report opens as JSON, CSV, XLSX, HTML and PDF in three languages, with the figures of the original', async () => {
  const id = await operationOf('2020-09-24', '2020-09-27');
  await state(id, [...published('jad-2020').figures, ...published('jad-2020').otherFigures]);
  const get = (format: string, language: string) =>
    commander.get(`/v1/operations/${id}/report?format=${format}&language=${language}`);
  for (const language of ['en', 'ar', 'vi']) {
    const html = await get('html', language);
    expect(html.headers['content-type']).toContain('text/html');
    expect(html.body).toContain('166');
    expect(html.body).toContain(language === 'vi' ? '8.838' : '8,838');
    expect(html.body).toContain(`dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    const pdf = (await get('pdf', language)).rawPayload;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
    const xlsx = (await get('xlsx', language)).rawPayload;
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  }
  const csv = (await get('csv', 'en')).body;
  expect(csv).toContain(',arrests,Arrests,action,count,europol-2020,166,not-counted');
  expect(csv).toContain(',victims,Victims,,,,,not-published');
  const { body } = await renderReport(await report(id), 'html', 'en');
  expect(body).toContain('XKX*');
});
