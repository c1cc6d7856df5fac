import { expect, test } from 'vitest';
import { WHEN_BUSY } from '../../../test/support/busy-machine.ts';
import { openRegisterDesk, refusal, usable } from './instruments.fixtures.ts';
import type { AuthoritiesShown, InstrumentPage, InstrumentShown } from './instruments.schema.ts';
import { loadInventedInstruments } from './invented-instruments.ts';
import { openLiveRegister } from './live-register.ts';
import { AGREEMENT_COLUMNS } from './load/agreements.ts';

const desk = openRegisterDesk('KIR GRD,LBR LCA,MDV MUS,MNG NIC,PNG STP,ISL FJI,NPL PRY,TON VUT');

test('another node on the same database has the agreement within a second', async () => {
  const other = await openLiveRegister(desk.node.running.parts.db, () => {});
  try {
    const code = await desk.enter();
    await expect.poll(() => other.register().instruments.has(code), { timeout: 1000 * WHEN_BUSY }).toBe(true);
  } finally {
    await other.stop();
  }
});

test('an unknown word in a question is named with what is allowed', async () => {
  const reply = await desk.reader.get(
    '/v1/legal-basis?from=QQQ&to=HUN&measure=spying&offence=theft&data=all&on=2014-13-01',
  );
  expect(reply.statusCode).toBe(400);
  expect(reply.json().fields.map((f: { field: string }) => f.field)).toEqual([
    '/from',
    '/measure',
    '/offence',
    '/data',
    '/on',
  ]);
  expect(
    (
      await desk.reader.get('/v1/coverage?party=KS&measure=liaison&offence=corruption&data=strategic&on=2014-01-01')
    ).json().detail,
  ).toContain('Did you mean XKX?');
});

test('the coverage of a party names for each partner what serves, or the next step', async () => {
  const words = 'measure=request-information&offence=drug-trafficking&data=personal&on=2014-06-01';
  const { partners } = (await desk.reader.get(`/v1/coverage?party=XKX&${words}`)).json();
  const of = (party: string) => partners.find((p: { party: string }) => p.party === party);
  expect(of('HUN')).toMatchObject({
    usable: 1,
    best: { instrument: 'xkx-hun-police-2013' },
    fallback: false,
    missing: [],
  });
  expect(of('SRB')).toMatchObject({ usable: 0 });
  expect(of('SRB').missing.length).toBeGreaterThan(0);

  const matrix = (await desk.reader.get(`/v1/coverage/matrix?parties=XKX,HUN,SRB&${words}`)).json();
  expect(matrix.cells).toHaveLength(6);
  expect(
    matrix.cells.find((c: { from: string; to: string }) => c.from === 'HUN' && c.to === 'XKX').best.instrument,
  ).toBe('xkx-hun-police-2013');

  const group = (
    await desk.reader.post('/v1/legal-basis/group', {
      parties: ['XKX', 'HUN', 'SRB'],
      measure: 'request-information',
      offence: 'drug-trafficking',
      data: 'personal',
      on: '2014-06-01',
    })
  ).json();
  expect(group.common).toEqual([]);
  expect(group.pairsWithout.map((p: { from: string; to: string }) => `${p.from} ${p.to}`)).toEqual([
    'SRB XKX',
    'XKX SRB',
  ]);

  const compared = (
    await desk.reader.get('/v1/coverage/compare?a=XKX&b=ALB&offence=drug-trafficking&data=personal&on=2014-06-01')
  ).json();
  const information = compared.measures.find((m: { measure: string }) => m.measure === 'request-information');
  expect(information.aWithWorld).toBe(1);
  expect(information.bWithWorld).toBeGreaterThan(150);
});

test('an instrument is shown whole: articles, parties with their acts and doubts, timeline, the depositary’s count', async () => {
  const shown: InstrumentShown = (await desk.reader.get('/v1/instruments/xkx-hun-police-2013')).json();
  expect(shown.parties.find((p) => p.party === 'XKX')).toMatchObject({
    bound: true,
    inForceFrom: '2013-09-04',
    contradicts: true,
    doubts: [{ code: 'starts-disagree', values: { days: '2013-07-31 2013-08-31 2013-09-04' } }],
  });
  const untoc: InstrumentShown = (await desk.reader.get('/v1/instruments/untoc')).json();
  expect(untoc).toMatchObject({ stale: true, count: { parties: 192 }, may: { maintain: false } });
  expect(untoc.timeline.map((m) => m.date)).toEqual([...untoc.timeline.map((m) => m.date)].sort());
  expect((await desk.reader.get('/v1/instruments/unknown-one')).statusCode).toBe(404);
  const page = (await desk.reader.get('/v1/instruments?text=firearms%20protocol&limit=5')).json();
  expect(page.items.map((i: { code: string }) => i.code)).toContain('untoc-firearms');
  const vocabulary = (await desk.reader.get('/v1/instruments/vocabulary')).json();
  expect(vocabulary.parties.find((p: { code: string }) => p.code === 'XKX').names.sq).toBeTruthy();
});

test('an agreement of two names the two, whether it is in force between them today, and since when', async () => {
  const line = async (code: string) => {
    const { items }: InstrumentPage = (await desk.reader.get(`/v1/instruments?text=${code}&limit=5`)).json();
    return items.find((item) => item.code === code);
  };
  expect(await line('che-xkx-mla-2022')).toMatchObject({
    between: { parties: ['CHE', 'XKX'], inForce: false },
    parties: 0,
  });
  expect(await line('xkx-che-police-2013')).toMatchObject({
    between: { parties: ['CHE', 'XKX'], inForce: true },
    inForceOn: '2015-07-15',
  });
  expect((await line('untoc'))?.between).toBeUndefined();
  const shown: InstrumentShown = (await desk.reader.get('/v1/instruments/che-xkx-mla-2022')).json();
  expect(shown.between).toEqual({ parties: ['CHE', 'XKX'], inForce: false });
});

test('rubbish is refused with a sentence, and nothing of it makes the node fail', async () => {
  const { a, b } = desk;
  const rubbish = [
    '\u0000',
    ' ',
    '\ud800',
    "'; drop table negotiations; --",
    '💥'.repeat(200),
    '../../etc/passwd',
    '%00',
  ];
  const code = await desk.enter();
  for (const word of rubbish) {
    const replies = [
      await desk.keeper.post('/v1/instruments', desk.theForm({ code: undefined, title: word })),
      await desk.keeper.post('/v1/instruments', desk.theForm({ source: word })),
      await desk.keeper.post('/v1/instruments', desk.theForm({ parties: [word, b] })),
      await desk.keeper.post(`/v1/instruments/${code}/facts`, {
        party: a,
        act: 'ratification',
        date: word,
        source: word,
      }),
      await desk.keeper.post(`/v1/instruments/${code}/end`, { date: '2021', note: word, source: word }),
      await desk.keeper.post('/v1/negotiations', {
        title: word,
        parties: [a, b],
        need: { measure: 'training', offence: 'corruption', data: 'strategic' },
      }),
      await desk.keeper.post('/v1/instruments/import', word, { 'content-type': 'text/csv' }),
      await desk.keeper.post(
        '/v1/instruments/import',
        `${AGREEMENT_COLUMNS.join(',')}\n${AGREEMENT_COLUMNS.map(() => JSON.stringify(word)).join(',')}`,
        { 'content-type': 'text/csv' },
      ),
      await desk.reader.get(`/v1/instruments/${encodeURIComponent(word.toWellFormed())}`),
      await desk.reader.get(`/v1/instruments?text=${encodeURIComponent(word.toWellFormed())}`),
      await desk.reader.get(`/v1/negotiations?party=${encodeURIComponent(word.toWellFormed())}`),
      await desk.reader.get(
        `/v1/coverage/matrix?parties=${encodeURIComponent(word.toWellFormed())}&measure=x&offence=y&data=z&on=w`,
      ),
    ];
    expect(replies.map((r) => r.statusCode).filter((status) => status >= 500)).toEqual([]);
  }
  expect((await desk.reader.get('/v1/instruments?own=true')).statusCode).toBe(200);
});

test('the invented states have an agreement of two, a convention of three, an arrangement without persons, and a gap under negotiation', async () => {
  const officer = await desk.node.access.consoleOfficer('ZZN-CA');
  await loadInventedInstruments(desk.node.running.instruments, officer);
  const invented = { offence: 'firearms-trafficking', on: '2024-01-01' };
  expect(usable(await desk.ask({ ...invented, from: 'ZZN', to: 'ZZS' }))).toEqual(['zzn-zzs-police-2015']);
  expect(usable(await desk.ask({ ...invented, from: 'ZZE', to: 'ZZS', measure: 'mutual-legal-assistance' }))).toEqual([
    'three-states-assistance-2012',
  ]);
  expect(refusal(await desk.ask({ ...invented, from: 'ZZN', to: 'ZZE' }), 'zzn-zze-arrangement-2021')?.code).toBe(
    'strategic-only',
  );
  const gap = await desk.ask({ ...invented, from: 'ZZS', to: 'ZZE', measure: 'firearm-trace' });
  expect(usable(gap)).toEqual([]);
  expect(gap.warnings.filter((w) => w.code === 'warn-invented')).toHaveLength(2);
  expect((await desk.reader.get('/v1/negotiations?party=ZZE')).json().items).toMatchObject([
    { state: 'draft', meetings: 1 },
  ]);
});

test('an authority named on the node stands before the one that came with the product, the latest first, and is listed', async () => {
  const name = (called: string) =>
    desk.keeper.post('/v1/instruments/authorities', {
      party: 'VNM',
      measures: ['mutual-legal-assistance'],
      name: called,
      source: 'a note of the embassy',
    });
  const asked = { from: 'MOZ', to: 'VNM', measure: 'mutual-legal-assistance', offence: 'wildlife-trafficking' };
  const answers = async () => (await desk.ask({ ...asked, on: '2018-01-01' })).usable[0]!.authority;
  expect(await answers()).toMatch(/^Supreme People/);
  // Alphabetically after the one that came with the product, then before it.
  for (const called of ['Zonal procuracy', 'Another procuracy']) {
    expect((await name(called)).statusCode).toBe(204);
    expect(await answers()).toMatch(new RegExp(`^${called}`));
  }
  const { items }: AuthoritiesShown = (await desk.reader.get('/v1/instruments/authorities?party=vnm')).json();
  expect(items.map((item) => [item.name.split(' ')[0], item.own, item.grade])).toEqual([
    ['Another', true, 'unverified'],
    ['Zonal', true, 'unverified'],
    ['Ministry', false, 'secondary'],
    ['Supreme', false, 'secondary'],
    ['Supreme', false, 'secondary'],
  ]);
  // What was named to the depositary of one convention is said to hold for that one.
  expect(items.map((item) => item.instruments)).toEqual([undefined, undefined, ['untoc'], ['untoc'], undefined]);
  expect((await desk.reader.get('/v1/instruments/authorities')).json().items.length).toBeGreaterThan(items.length);
  expect((await desk.reader.get('/v1/instruments/authorities?party=QQQ')).json().fields[0].field).toBe('/party');
});
