import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { readKeys } from '../../platform/home.ts';
import { aStolenPassport } from '../registers/registers.fixtures.ts';
import { aCheck, aPlan, aResult, aRunningOperation, cockpitOf, dayFrom, pick } from './operations.fixtures.ts';

let node: TestNode;
let commander: Caller;
let nordavia: Caller;
let sudoria: Caller;
let estmark: Caller;
let reviewers: Record<'ZZN' | 'ZZS', Caller>;

const AGENCIES = ['ZZN-NCB', 'ZZS-NCB'];

beforeAll(async () => {
  node = await startTestNode();
  commander = await node.signIn('ZZN-NCB', ['operation-commander']);
  nordavia = await node.signIn('ZZN-NCB');
  sudoria = await node.signIn('ZZS-NCB');
  estmark = await node.signIn('ZZE-NCB');
  reviewers = {
    ZZN: await node.signIn('ZZN-NCB', ['second-reviewer']),
    ZZS: await node.signIn('ZZS-NCB', ['second-reviewer']),
  };
});
afterAll(() => node.stop());

const enter = async (by: Caller, id: string, ...entries: object[]) =>
  (await by.post(`/v1/operations/${id}/entries`, { entries })).json().items;
// One day for all plans: a test that lasts over midnight means the same days to its end.
const begun = new Date();
const begin = (overrides: object = {}) => aRunningOperation(commander, aPlan(begun, AGENCIES, overrides));

test('a check searches every register, opens a hit and counts itself', async () => {
  const id = await begin();
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  const check = aCheck(
    'document',
    { document: { number: passport.subject.number, issuer: 'ZZN' } },
    { hotSpot: 'SOUTH-PORT' },
  );
  const answer = (await sudoria.post(`/v1/operations/${id}/checks`, check)).json();
  expect(answer).toMatchObject({
    state: 'counted',
    repeated: false,
    measure: 'documents-checked',
    phase: 'action',
    search: { outcome: 'hit' },
  });
  const hit = answer.search.hits[0].followUp;
  expect(hit).toMatchObject({ isNew: true, state: 'new' });

  for (const kind of ['parcel', 'premises']) await sudoria.post(`/v1/operations/${id}/checks`, aCheck(kind, undefined));
  await nordavia.post(
    `/v1/operations/${id}/checks`,
    aCheck('vehicle', { vehicle: { plate: 'ZZ 999 Q', plateCountry: 'ZZS' } }),
  );
  const seen = await cockpitOf(commander, id);
  expect(pick(seen.totals, 'checks')).toBe(4);
  expect(pick(seen.totals, 'searches')).toBe(2);
  expect(pick(seen.totals, 'hits')).toBe(1);
  expect(seen.hits).toMatchObject({ opened: 1, told: 0 });
  expect(pick(seen.byCountry, 'checks', 'action', 'ZZS')).toBe(3);
  expect(pick(seen.byHotSpot, 'documents-checked', 'action', 'SOUTH-PORT')).toBe(1);
  expect(pick(seen.byHotSpot, 'hits', 'action', 'SOUTH-PORT')).toBe(1);
  expect(pick(seen.byCountry, 'hits', 'action', 'ZZS')).toBe(1);
  const mine = (await nordavia.get(`/v1/hits/${hit.id}`)).json();
  expect(mine).toMatchObject({ side: 'owner', place: 'SOUTH-PORT', placeName: 'South Port' });
  // The commander opens the figure to the hits behind it, and learns nothing of whom they are.
  const open = async (query: string) => (await commander.get(`/v1/operations/${id}/hits?${query}`)).json().items;
  const [opened] = await open('country=ZZS&hotSpot=SOUTH-PORT');
  expect(Object.keys(opened).sort()).toEqual(
    [
      'alarmAt',
      'asker',
      'foundAt',
      'id',
      'openedAt',
      'owner',
      'place',
      'reference',
      'register',
      'repeats',
      'state',
    ].sort(),
  );
  expect([
    await open('country=ZZN'),
    await open('step=confirmed'),
    await open('step=late'),
    await open('hotSpot='),
  ]).toEqual([[], [], [], []]);
  expect((await commander.get(`/v1/operations/${id}/hits?hour=2026-99-99T00:00:00Z`)).statusCode).toBe(400);
  expect(await open(`hour=${opened.openedAt.slice(0, 13)}:00:00Z`)).toHaveLength(1);
  expect(await open('hour=2001-02-31T00:00:00Z')).toEqual([]);
  await nordavia.post(`/v1/hits/${hit.id}/confirm`, {});
  expect((await open('step=confirmed'))[0].id).toBe(hit.id);
  expect((await estmark.get(`/v1/operations/${id}/hits`)).statusCode).toBe(404);
});

test('a hit belongs to the phase of its day, and hits of a system of its own stand beside those followed here', async () => {
  const phases = [
    { phase: 'preparation', from: dayFrom(begun, -1), to: dayFrom(begun, 1) },
    { phase: 'action', from: dayFrom(begun, 2), to: dayFrom(begun, 3) },
  ];
  const id = await begin({ phases });
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  await sudoria.post(
    `/v1/operations/${id}/checks`,
    aCheck('document', { document: { number: passport.subject.number, issuer: 'ZZN' } }),
  );
  await enter(sudoria, id, aResult('hits', 3));
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'hits', 'preparation'), pick(seen.totals, 'hits')]).toEqual([4, 0]);
  expect(pick(seen.byAgency, 'hits', 'preparation', 'ZZS-NCB')).toBe(4);
});

test('an outbox sent ten times counts once, also when its hit was closed meanwhile', async () => {
  const id = await begin();
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  const outbox = [
    aCheck(
      'document',
      { document: { number: passport.subject.number, issuer: 'ZZN' } },
      { at: new Date(node.now().getTime() - 3_600_000).toISOString() },
    ),
    aCheck('parcel', undefined),
  ];
  const results = [
    aResult('arrests-drugs'),
    aResult('drugs-seized', 0.1, { unit: 'kg' }),
    aResult('drugs-seized', 200, { unit: 'g' }),
  ];
  let hit = '';
  for (let sending = 0; sending < 10; sending += 1) {
    const { items } = (await sudoria.post(`/v1/operations/${id}/checks/batch`, { checks: outbox })).json();
    expect(items.map((one: { state: string; repeated: boolean }) => [one.state, one.repeated])).toEqual(
      outbox.map(() => ['counted', sending > 0]),
    );
    hit ||= items[0].search.hits[0].followUp.id;
    await enter(sudoria, id, ...results);
    if (sending === 4) await sudoria.post(`/v1/hits/${hit}/close`, { note: 'The holder went away.' });
  }
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'checks'), pick(seen.totals, 'arrests'), pick(seen.totals, 'hits')]).toEqual([2, 1, 1]);
  expect(pick(seen.totals, 'drugs-seized')).toBe(0.3);
  expect((await nordavia.get(`/v1/hits/${hit}`)).json().repeats).toBe(0);
});

test('a code that is taken is refused with one that is free', async () => {
  const plan = aPlan(begun, AGENCIES);
  const propose = (code: string) => commander.post('/v1/operations', { code, name: 'Gate', plan });
  expect((await propose('gate-2026')).statusCode).toBe(201);
  const refused = await propose('gate-2026');
  expect(refused.statusCode).toBe(409);
  expect(refused.json().fields).toEqual([
    { field: '/code', code: 'code-taken', message: 'Another entry has this code.', allowed: ['gate-2026-2'] },
  ]);
  expect((await propose('gate-2026-2')).statusCode).toBe(201);
  expect((await propose('gate-2026-2')).json().fields[0].allowed).toEqual(['gate-2026-3']);
});

test('a check outside the days or places is refused with the reason, kept aside, and accepted late with a note', async () => {
  const id = await begin({ places: 'hot-spots-only' });
  const early = aCheck('parcel', undefined, { hotSpot: 'NORTH-GATE', at: `${dayFrom(begun, -40)}T10:00:00Z` });
  const refused = await sudoria.post(`/v1/operations/${id}/checks`, early);
  expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/outside-operation']);
  expect(refused.json().detail).toContain(
    `${dayFrom(begun, -40)} (UTC, the day of ZZS-NCB) is no day of the operation`,
  );
  expect(refused.json().fields).toEqual([
    expect.objectContaining({
      code: 'outside-days',
      values: {
        day: dayFrom(begun, -40),
        zone: 'UTC',
        agency: 'ZZS-NCB',
        days: [
          [-20, -6],
          [-5, 1],
          [2, 30],
        ]
          .map((days) => days.map((one) => dayFrom(begun, one)).join(' – '))
          .join(', '),
      },
    }),
  ]);
  const elsewhere = await sudoria.post(
    `/v1/operations/${id}/checks`,
    aCheck('parcel', undefined, { position: { lat: 50, lon: 8 } }),
  );
  expect(elsewhere.json().detail).toContain('counts at its hot spots only');
  const unknown = await sudoria.post(
    `/v1/operations/${id}/checks`,
    aCheck('parcel', undefined, { hotSpot: 'NOWHERE' }),
  );
  expect(unknown.json().detail).toContain('"NOWHERE" is no hot spot of this operation: NORTH-GATE, SOUTH-PORT.');
  const near = await sudoria.post(
    `/v1/operations/${id}/checks`,
    aCheck('parcel', undefined, { position: { lat: 40.41, lon: -3.7 } }),
  );
  expect(near.json()).toMatchObject({ state: 'counted', hotSpot: 'SOUTH-PORT' });
  expect((await estmark.post(`/v1/operations/${id}/checks`, aCheck('parcel', undefined))).statusCode).toBe(404);

  expect((await cockpitOf(commander, id)).setAside).toEqual({ held: 0, refused: 3 });
  const url = `/v1/operations/${id}/entries/${early.id}/accept`;
  expect((await sudoria.post(url, { note: 'x' })).statusCode).toBe(403);
  const accepted = await commander.post(url, { note: 'The patrol was out a day early, as ordered.' });
  expect(accepted.json()).toMatchObject({ state: 'counted', lateNote: 'The patrol was out a day early, as ordered.' });
  expect((await commander.post(url, { note: 'again' })).statusCode).toBe(404);
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'checks'), seen.setAside.refused]).toEqual([2, 2]);
});

test('a search adds no hit when its agency takes no part, or once the operation is closed, whatever it names', async () => {
  const id = await begin();
  const { code } = (await commander.get(`/v1/operations/${id}`)).json();
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  const subject = { document: { number: passport.subject.number, issuer: 'ZZN' } };
  const search = { purpose: 'identify-person-or-object', operation: code, subject };
  expect((await estmark.post('/v1/searches', search)).json().hits[0].followUp.isNew).toBe(true);
  expect((await cockpitOf(commander, id)).hits.opened).toBe(0);

  const found = async (): Promise<number[]> => {
    const { totals, hits } = await cockpitOf(commander, id);
    const { items } = (await commander.get(`/v1/operations/${id}/hits`)).json();
    return [pick(totals, 'hits') ?? 0, hits.opened, items.length];
  };
  await sudoria.post('/v1/searches', search);
  expect(await found()).toEqual([1, 1, 1]);
  await commander.post(`/v1/operations/${id}/state`, { state: 'closed' });
  const later = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  const after = { ...search, subject: { document: { number: later.subject.number, issuer: 'ZZN' } } };
  expect((await sudoria.post('/v1/searches', after)).json().hits[0].followUp.isNew).toBe(true);
  expect(await found()).toEqual([1, 1, 1]);
});

test('a closed operation takes what comes late only with the note of its lead, and no new entry in the guise of a correction', async () => {
  const id = await begin();
  const entered = aResult('parcels-checked', 5);
  await enter(sudoria, id, entered);
  await commander.post(`/v1/operations/${id}/state`, { state: 'closed' });
  const [disguised] = await enter(sudoria, id, aResult('parcels-checked', 70, { revision: 3 }));
  expect(disguised).toMatchObject({ state: 'refused', reasons: [{ code: 'operation-over' }] });
  expect((await enter(sudoria, id, { ...entered, amount: 6, revision: 1 }))[0].state).toBe('counted');
  const late = aCheck('premises', undefined);
  const refused = await sudoria.post(`/v1/operations/${id}/checks`, late);
  expect([refused.statusCode, refused.json().fields[0].code]).toEqual([409, 'operation-over']);
  const url = `/v1/operations/${id}/entries/${late.id}/accept`;
  expect((await commander.post(url, { note: 'The device was out of reach until the next morning.' })).statusCode).toBe(
    200,
  );
  const seen = await cockpitOf(commander, id);
  expect([pick(seen.totals, 'parcels-checked'), pick(seen.totals, 'premises-checked')]).toEqual([6, 1]);
});

test('nothing is published until every country has signed its figures; a figure that changes voids the signature', async () => {
  const id = await begin();
  await enter(nordavia, id, aResult('arrests-drugs', 1));
  await enter(sudoria, id, aResult('arrests-drugs', 1));
  const sign = async (by: Caller) => (await by.post(`/v1/operations/${id}/sign-offs`, {})).json().items;
  const states = (items: { country: string; state: string }[]) =>
    items.map(({ country, state }) => `${country} ${state}`);
  expect((await commander.post(`/v1/operations/${id}/sign-offs`, {})).statusCode).toBe(403);
  await sign(reviewers.ZZN);
  expect(states(await sign(reviewers.ZZS))).toEqual(['ZZN stands', 'ZZS stands']);
  const read = (await commander.get(`/v1/operations/${id}/sign-offs`)).json().items[1];
  const correction = aResult('arrests-firearms', 1);
  await enter(sudoria, id, correction);
  await commander.post(`/v1/operations/${id}/state`, { state: 'closed' });
  const tooSoon = await commander.post(`/v1/operations/${id}/publish`, {});
  expect([tooSoon.statusCode, tooSoon.json().detail]).toEqual([
    409,
    'Under embargo: The figures of ZZS changed after it signed: it must sign again.',
  ]);
  expect((await estmark.get(`/v1/operations/${id}/report`)).statusCode).toBe(404);
  expect((await sudoria.get(`/v1/operations/${id}/report`)).json().status).toBe('draft');
  // What was read before the correction is not what stands there now: nobody signs what they have not read.
  const stale = await reviewers.ZZS.post(`/v1/operations/${id}/sign-offs`, { digest: read.digest });
  expect([stale.statusCode, stale.json().code]).toEqual([412, 'figures-changed']);
  expect(states(await sign(reviewers.ZZS))).toEqual(['ZZN stands', 'ZZS stands']);
  expect((await commander.post(`/v1/operations/${id}/publish`, {})).statusCode).toBe(200);
  const report = (await estmark.get(`/v1/operations/${id}/report`)).json();
  expect(report).toMatchObject({ status: 'published', number: 1 });
  expect(report.figures.find((row: { measure: string }) => row.measure === 'arrests').counted).toBe(3);
  expect((await enter(sudoria, id, { ...correction, revision: 1, amount: 2 }))[0].state).toBe('refused');
});

test('the plan names each fault, its code is taken once, and only a version that was read is changed', async () => {
  const bad = await commander.post('/v1/operations', {
    code: 'bad-plan',
    name: 'Bad',
    plan: aPlan(begun, ['ZZN-NCB', 'XXX-NONE'], {
      participants: [{ agency: 'ZZS-NCB', zone: 'Europe/Atlantis' }, { agency: 'XXX-NONE' }],
      actionDays: ['1999-01-01'],
      signers: ['FRA'],
    }),
  });
  expect(bad.json().fields.map(({ field }: { field: string }) => field)).toEqual([
    '/plan/participants/1/zone',
    '/plan/participants/2/agency',
    '/plan/actionDays/0',
    '/plan/signers/0',
  ]);
  const plan = aPlan(begun, AGENCIES);
  const id = await aRunningOperation(commander, plan, 'taken-code');
  expect((await commander.post('/v1/operations', { code: 'taken-code', name: 'Again', plan })).statusCode).toBe(409);
  const put = (body: object) =>
    node.send('PUT', `/v1/operations/${id}/plan`, {
      body,
      bearer: consoleToken(),
      headers: { 'x-entente-as': 'ZZN-NCB' },
    });
  expect((await put({ plan, version: 1 })).statusCode).toBe(412);
  const changed = await put({
    plan: { ...plan, participants: [...AGENCIES, 'ZZE-NCB'].map((agency) => ({ agency })) },
    version: 2,
  });
  expect(changed.json().plan.participants).toHaveLength(3);
  expect((await estmark.get(`/v1/operations/${id}`)).json().may).toMatchObject({ check: true, plan: false });
});

test('what searches found here is compared with what a country says, and is signed with its other figures', async () => {
  const id = await begin();
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  await commander.post(`/v1/operations/${id}/figures`, { figures: [{ measure: 'hits', phase: 'action', value: 5 }] });
  await reviewers.ZZS.post(`/v1/operations/${id}/sign-offs`, {});
  const stateOf = async (country: string): Promise<string> =>
    (await commander.get(`/v1/operations/${id}/sign-offs`))
      .json()
      .items.find((one: { country: string }) => one.country === country).state;
  expect(await stateOf('ZZS')).toBe('stands');
  await sudoria.post('/v1/searches', {
    purpose: 'identify-person-or-object',
    operation: (await commander.get(`/v1/operations/${id}`)).json().code,
    subject: { document: { number: passport.subject.number, issuer: 'ZZN' } },
  });
  expect(await stateOf('ZZS')).toBe('void');
  const report = (await commander.get(`/v1/operations/${id}/report`)).json();
  expect(report.figures.find(({ measure }: { measure: string }) => measure === 'hits')).toMatchObject({
    counted: 1,
    verdict: 'differs',
    difference: 4,
  });
});

test('an agency with entries stays in the plan; a hot spot that leaves it keeps its name', async () => {
  const plan = aPlan(begun, [...AGENCIES, 'ZZE-NCB']);
  const id = await aRunningOperation(commander, plan);
  await enter(sudoria, id, aResult('parcels-checked', 3, { hotSpot: 'NORTH-GATE' }));
  const change = async (overrides: object) => {
    const { version } = (await commander.get(`/v1/operations/${id}`)).json();
    const body = { plan: { ...plan, ...overrides }, version };
    return node.send('PUT', `/v1/operations/${id}/plan`, {
      body,
      bearer: consoleToken(),
      headers: { 'x-entente-as': 'ZZN-NCB' },
    });
  };
  const without = (agency: string) =>
    [...AGENCIES, 'ZZE-NCB'].filter((one) => one !== agency).map((one) => ({ agency: one }));
  const refused = await change({ participants: without('ZZS-NCB') });
  expect([refused.statusCode, refused.json().fields]).toEqual([
    400,
    [expect.objectContaining({ code: 'agency-has-entries', values: { agency: 'ZZS-NCB' } })],
  ]);
  expect((await change({ participants: without('ZZE-NCB') })).statusCode).toBe(200);
  expect((await estmark.get(`/v1/operations/${id}`)).statusCode).toBe(404);

  const [, south] = plan.hotSpots as object[];
  expect((await change({ hotSpots: [south] })).json().plan.formerHotSpots).toEqual([
    { code: 'NORTH-GATE', name: 'North Gate', country: 'ZZN' },
  ]);
  // One that comes back under its code is one of the plan again.
  expect((await change({ hotSpots: plan.hotSpots })).json().plan.formerHotSpots).toEqual([]);
});

function consoleToken(): string {
  return readKeys(node.running.parts.settings.home).consoleToken;
}
