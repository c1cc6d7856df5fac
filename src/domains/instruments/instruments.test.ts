import { expect, test } from 'vitest';
import { readKeys } from '../../platform/home.ts';
import { openRegisterDesk, refusal, usable } from './instruments.fixtures.ts';
import type { ImportAnswer, InstrumentShown, NegotiationShown } from './instruments.schema.ts';
import { AGREEMENT_COLUMNS } from './load/agreements.ts';

const desk = openRegisterDesk(
  'ISL FJI,NPL PRY,BTN URY,LAO MLI,OMN TGO,QAT BLZ,RWA TON,SUR YEM,TLS GUY,NER WSM,' +
    'ERI LSO,CPV NRU,DJI BRB,GAB DMA,HTI COM',
);
/** Sessions do not outlive a night. */
async function daysLater(days: number): Promise<void> {
  desk.node.later(days * 86_400_000);
  await desk.signInBoth();
}
const today = () => desk.node.now().toISOString().slice(0, 10);
function daysFromNow(days: number): string {
  return new Date(desk.node.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

test('Kosovo asks Hungary over HTTP, and the answer gives each reason as code and values', async () => {
  const answer = await desk.ask({ from: 'XKX', to: 'HUN', offence: 'drug-trafficking', on: '2014-06-01' });
  expect(usable(answer)).toEqual(['xkx-hun-police-2013']);
  expect(refusal(answer, 'untoc')).toMatchObject({
    code: 'not-a-party',
    own: false,
    reasons: [{ code: 'not-a-party', values: { party: 'XKX' }, text: 'Kosovo is not a party' }],
  });
  expect(answer.bodies).toHaveLength(9);
});

test('an agreement entered by the form answers from its entry into force, and not the day before', async () => {
  const { a, b } = desk;
  expect((await desk.ask()).usable.filter((u) => u.own)).toEqual([]);
  const code = await desk.enter();
  expect(code).toBe(`${a}-${b}-treaty-2020`.toLowerCase());
  const after = await desk.ask({ on: '2020-03-01' });
  expect(after.usable[0]).toMatchObject({
    instrument: code,
    own: true,
    articles: ['4', '5(2)'],
    channel: 'the contact points named in Annex I',
    inForce: '2020-03-01',
  });
  expect(after.usable[0]!.facts[0]).toMatchObject({ source: 'Gazette 2020, no. 17', grade: 'treaty-text', own: true });
  expect(refusal(await desk.ask({ on: '2020-02-29' }), code)).toMatchObject({
    code: 'not-yet-in-force',
    from: '2020-03-01',
  });
  // The ratifications of 2019 and 2020 do not contradict the entry into force that followed them.
  expect(after.warnings.map((w) => w.code)).not.toContain('starts-disagree');
});

test('what was not yet entered is not used when one asks what was known', async () => {
  const code = await desk.enter();
  expect(usable(await desk.ask({ knownAt: today() }))).toContain(code);
  const before = await desk.ask({ knownAt: daysFromNow(-1) });
  expect(usable(before)).not.toContain(code);
  expect(refusal(before, code)).toBeUndefined();
});

test('articles that end take their measure with them from that day, and the other measure stays', async () => {
  const code = await desk.enter({
    articlesOf: [
      { measure: 'request-information', articles: ['4'] },
      { measure: 'liaison', articles: ['9'] },
    ],
  });
  const successor = await desk.enter({
    title: 'The later one',
    measures: ['training'],
    signed: '2022-01-01',
    ratified: [],
    inForce: '2022-02-01',
  });
  const ended = await desk.keeper.post(`/v1/instruments/${code}/end`, {
    date: '2022-06-30',
    partly: { articles: ['4'] },
    replacedBy: successor,
    source: 'Gazette 2022, no. 3',
  });
  expect(ended.statusCode).toBe(200);
  expect((ended.json() as InstrumentShown).replacedParts).toMatchObject([
    { articles: '4', date: '2022-06-30', own: true },
  ]);
  expect(usable(await desk.ask({ on: '2022-06-29' }))).toContain(code);
  expect(refusal(await desk.ask({ on: '2022-06-30' }), code)).toMatchObject({
    code: 'replaced',
    reason: expect.stringContaining('Articles 4 ended on 2022-06-30'),
  });
  expect(usable(await desk.ask({ on: '2022-06-30', measure: 'liaison', data: 'strategic' }))).toContain(code);
});

test('an agreement that ends as a whole is refused from that day with the reason', async () => {
  const code = await desk.enter();
  await desk.keeper.post(`/v1/instruments/${code}/end`, { date: '2021-05', source: 'note verbale', note: 'denounced' });
  expect(usable(await desk.ask({ on: '2021-04-30' }))).toContain(code);
  // The day in May is not known; what may have ended is not relied upon.
  expect(refusal(await desk.ask({ on: '2021-05-01' }), code)).toMatchObject({
    code: 'ended',
    reasons: [{ code: 'ended-because', values: { day: '2021-05', text: 'denounced' } }],
  });
});

test('a fact can be added to an instrument of the product, and counts by that instrument’s own rule', async () => {
  const trace = {
    from: 'PLW',
    to: 'ALB',
    measure: 'firearm-trace',
    offence: 'firearms-trafficking',
    on: daysFromNow(0),
  };
  const before = await desk.ask(trace);
  expect(usable(before)).not.toContain('untoc-firearms');
  for (const code of ['untoc', 'untoc-firearms']) {
    const fact = {
      party: 'PLW',
      act: 'accession',
      date: '2020-05-13',
      source: 'C.N.1 of the depositary',
      grade: 'depositary',
    };
    const reply = await desk.keeper.post(`/v1/instruments/${code}/facts`, fact);
    expect(reply.statusCode).toBe(200);
    expect((await desk.keeper.post(`/v1/instruments/${code}/facts`, fact)).statusCode).toBe(409);
  }
  // Thirty days after the deposit, Article 18(2) of the Protocol.
  expect(usable(await desk.ask({ ...trace, on: '2020-06-12' }))).toContain('untoc-firearms');
  expect(usable(await desk.ask({ ...trace, on: '2020-06-11' }))).not.toContain('untoc-firearms');
  const shown: InstrumentShown = (await desk.reader.get('/v1/instruments/untoc-firearms')).json();
  const acts = shown.parties.find((p) => p.party === 'PLW')!.acts;
  expect(acts.find((f) => f.date === '2020-05-13')).toMatchObject({
    own: true,
    enteredBy: 'ZZN-CA',
    grade: 'depositary',
  });
});

test('a fact that was found wrong counts no more, but still for what was known before', async () => {
  const { a } = desk;
  const code = await desk.enter();
  await daysLater(3);
  const wrong = { party: a, act: 'in-force', date: '2020-03-01', reason: 'the gazette was misread' };
  const instead = {
    party: a,
    act: 'in-force',
    date: '2021-06-01',
    source: 'Gazette 2021, no. 2',
    grade: 'treaty-text',
  };
  const reply = await desk.keeper.post(`/v1/instruments/${code}/corrections`, { ...wrong, instead });
  expect(reply.statusCode).toBe(200);
  expect(usable(await desk.ask({ on: '2021-01-01' }))).not.toContain(code);
  expect(usable(await desk.ask({ on: '2021-06-01' }))).toContain(code);
  expect(usable(await desk.ask({ on: '2021-01-01', knownAt: daysFromNow(-1) }))).toContain(code);
  expect((await desk.keeper.post(`/v1/instruments/${code}/corrections`, wrong)).statusCode).toBe(404);
});

test('a better wording is a further version; the earlier one answers what was known before', async () => {
  const code = await desk.enter({ measures: ['request-information'], articles: undefined });
  expect((await desk.ask()).usable.find((u) => u.instrument === code)!.articles).toEqual(['text not read']);
  await daysLater(2);
  const {
    parties: _p,
    signed: _s,
    ratified: _r,
    inForce: _i,
    ...wording
  } = desk.theForm({ articles: ['7'], data: 'strategic' });
  const bearer = readKeys(desk.node.running.parts.settings.home).consoleToken;
  const reply = await desk.node.send('PUT', `/v1/instruments/${code}`, { body: wording, bearer });
  expect(reply.statusCode).toBe(200);
  expect((reply.json() as InstrumentShown).descriptions).toHaveLength(2);
  expect(refusal(await desk.ask(), code)?.code).toBe('strategic-only');
  expect(usable(await desk.ask({ knownAt: daysFromNow(-1) }))).toContain(code);
});

test('a declaration that excludes a measure turns the answer from its day on', async () => {
  const { b } = desk;
  const code = await desk.enter();
  const declared = {
    party: b,
    text: 'requests go through the diplomatic channel alone',
    excludes: ['request-information'],
    from: '2021-02-01',
    source: 'declaration',
  };
  expect((await desk.keeper.post(`/v1/instruments/${code}/declarations`, declared)).statusCode).toBe(200);
  expect(usable(await desk.ask({ on: '2021-01-31' }))).toContain(code);
  expect(refusal(await desk.ask({ on: '2021-02-01' }), code)).toMatchObject({
    code: 'reservation',
    reasons: [{ code: 'reservation', values: { party: b } }],
  });
});

test('from a gap to an agreement: need, meetings, signature, ratification, entry into force, and the answer turns to yes', async () => {
  const gap = { from: 'VNM', to: 'KEN', measure: 'extradition', offence: 'wildlife-trafficking', on: today() };
  const no = await desk.ask(gap);
  expect(usable(no).filter((code) => code.startsWith('vnm'))).toEqual([]);
  expect(no.missing.map((m) => m.kind)).toContain('negotiate');
  const opened = await desk.keeper.post('/v1/negotiations', {
    title: 'Viet Nam and Kenya on extradition',
    parties: ['VNM', 'KEN'],
    need: { measure: 'extradition', offence: 'wildlife-trafficking', data: 'personal' },
    gap: 'no treaty between the two',
    on: '2017-05-02',
  });
  expect(opened.statusCode).toBe(201);
  const { id, state } = opened.json() as NegotiationShown;
  expect(state).toBe('need');
  const step = (body: object) => desk.keeper.post(`/v1/negotiations/${id}/steps`, body);
  await step({
    kind: 'meeting',
    on: '2017-09-11',
    place: 'Nairobi',
    focalPoints: ['Directorate of Criminal Investigations'],
    result: 'a draft was asked for',
  });
  await step({ kind: 'draft', on: '2018-02-01', result: 'first draft' });
  await step({ kind: 'signature', on: '2019-06-03', result: 'signed in Ha Noi' });
  await step({ kind: 'ratification', on: '2019-12-01', party: 'VNM', result: 'ratified' });
  const code = await desk.enter({
    title: 'Viet Nam–Kenya treaty on extradition',
    parties: ['VNM', 'KEN'],
    signed: '2019-06-03',
    ratified: [],
    inForce: undefined,
    offences: [],
    measures: ['extradition'],
  });
  const bound: NegotiationShown = (await desk.keeper.post(`/v1/negotiations/${id}/instrument`, { code })).json();
  expect(bound).toMatchObject({ state: 'ratification', meetings: 1, instrument: code });
  expect(bound.steps.filter((s) => s.becameFact).map((s) => s.kind)).toEqual(['signature', 'ratification']);
  expect(refusal(await desk.ask(gap), code)?.code).toBe('signed-only');

  await step({ kind: 'ratification', on: '2020-03-01', party: 'KEN', result: 'ratified' });
  await step({ kind: 'entry-into-force', on: '2020-04-01', result: 'thirty days after the exchange' });
  expect(usable(await desk.ask({ ...gap, on: '2020-04-01' }))[0]).toBe(code);
  expect(usable(await desk.ask({ ...gap, on: '2020-03-31' }))).not.toContain(code);
  const list = (await desk.reader.get('/v1/negotiations?party=ken&state=entry-into-force')).json();
  expect(list.items).toMatchObject([{ id, instrument: code, need: { measure: 'extradition' } }]);
  expect((await desk.reader.get('/v1/negotiations?state=draft')).json().items).toEqual([]);
});

test('a file of agreements: a dry run changes nothing, good lines enter, faulty ones are named by line and field', async () => {
  const { a, b } = desk;
  const line = (over: Record<string, string>) => {
    const row: Record<string, string> = {
      code: `${a}-${b}-customs-2018`.toLowerCase(),
      kind: 'bilateral-treaty',
      title: 'Customs agreement',
      a,
      b,
      in_force: '2018-04-01',
      offences: 'customs-fraud',
      measures: 'customs-assistance',
      data: 'personal',
      source: 'Treaty series 2018',
      ...over,
    };
    return AGREEMENT_COLUMNS.map((c) => JSON.stringify(row[c] ?? '')).join(',');
  };
  const file = [
    AGREEMENT_COLUMNS.join(','),
    line({}),
    line({ code: 'second', b: 'QQQ' }),
    line({ code: 'third', in_force: '2018-02-30' }),
  ].join('\n');
  const send = (url: string): Promise<{ statusCode: number; json(): ImportAnswer }> =>
    desk.keeper.post(url, file, { 'content-type': 'text/csv' });
  const customs = { measure: 'customs-assistance', offence: 'customs-fraud', on: '2019-01-01' };

  const dry = (await send('/v1/instruments/import?dryRun=true')).json();
  expect(dry).toMatchObject({ added: 1, unchanged: 0 });
  expect(usable(await desk.ask(customs))).toEqual([]);

  const reply = await send('/v1/instruments/import?grade=secondary');
  expect(reply.json()).toEqual({
    added: 1,
    unchanged: 0,
    codes: [`${a}-${b}-customs-2018`.toLowerCase()],
    faults: [
      {
        ...{ line: 3, code: 'second', field: 'b', fault: 'agreement-party', values: { party: 'QQQ' } },
        message: 'The register knows no party "QQQ".',
      },
      {
        ...{ line: 4, code: 'third', field: 'in_force', fault: 'agreement-date', values: { date: '2018-02-30' } },
        message: '"2018-02-30" is no date: write 2004-07-15, 2004-07 or 2004.',
      },
    ],
  });
  const yes = await desk.ask(customs);
  expect(usable(yes)).toEqual([`${a}-${b}-customs-2018`.toLowerCase()]);
  expect(yes.usable[0]!.facts[0]).toMatchObject({ source: 'Treaty series 2018', grade: 'secondary' });
  expect((await send('/v1/instruments/import')).json()).toMatchObject({ added: 0, unchanged: 1 });
  expect((await desk.keeper.post('/v1/instruments/import', '"open', { 'content-type': 'text/csv' })).statusCode).toBe(
    422,
  );
});

test('who may read may not enter, and what is refused leaves no trace in the register', async () => {
  const { a } = desk;
  expect((await desk.reader.post('/v1/instruments', desk.theForm())).statusCode).toBe(403);
  for (const [over, field] of [
    [{ parties: [a, 'QQQ'] }, '/parties'],
    [{ inForce: '2020-02-30' }, '/inForce'],
    [{ signed: '2199-01-01' }, '/signed'],
    [{ signed: undefined, ratified: [], inForce: undefined }, '/inForce'],
    [{ ratified: [{ party: 'XKX', date: '2020-01-01' }] }, '/ratified/0/party'],
    [{ kind: 'protocol' }, '/parent'],
    [{ kind: 'domestic-law' }, '/kind'],
    [{ replaces: { code: 'nothing' } }, '/replaces/code'],
    [{ measures: ['spying'] }, '/measures/0'],
    [{ asOf: '2999-01-01' }, '/asOf'],
  ] as const) {
    const reply = await desk.keeper.post('/v1/instruments', { ...desk.theForm(), ...over });
    expect([reply.statusCode, reply.json().fields?.[0].field]).toEqual([400, field]);
  }
  expect((await desk.keeper.post('/v1/instruments', desk.theForm({ code: 'untoc' }))).statusCode).toBe(409);
  expect((await desk.ask()).usable.filter((u) => u.own)).toEqual([]);
});

test('every change is in the audit with who made it, and a question is not', async () => {
  const before = (await desk.node.auditEntries()).length;
  await desk.ask();
  expect(await desk.node.auditEntries()).toHaveLength(before);
  const code = await desk.enter();
  const [entry] = (await desk.node.auditEntries()).slice(before);
  expect(entry).toMatchObject({
    action: 'instrument.changed',
    agency: 'ZZN-CA',
    facts: { what: 'instrument', instrument: code },
  });
});
