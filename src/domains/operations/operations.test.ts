import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { readKeys } from '../../platform/home.ts';
import { aStolenPassport } from '../registers/registers.fixtures.ts';
import { aCheck, aPlan, aResult, aRunningOperation, dayFrom } from './operations.fixtures.ts';

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

interface Row {
  measure: string;
  phase: string;
  group: string;
  value: number;
  entries: number;
}

const lookedAt = new Map<string, number>();

async function cockpit(id: string) {
  // A cockpit may be half a second old; the first look at one is fresh.
  const age = performance.now() - (lookedAt.get(id) ?? -Infinity);
  if (age < 510) await new Promise((resolve) => setTimeout(resolve, 510 - age));
  const reply = await commander.get(`/v1/operations/${id}/cockpit`);
  lookedAt.set(id, performance.now());
  return reply.json();
}
const pick = (rows: Row[], measure: string, phase = 'action', group = ''): number | undefined =>
  rows.find((row) => row.measure === measure && row.phase === phase && row.group === group)?.value;
const enter = async (by: Caller, id: string, ...entries: object[]) =>
  (await by.post(`/v1/operations/${id}/entries`, { entries })).json().items;
const begin = (overrides: object = {}) => aRunningOperation(commander, aPlan(node.now(), AGENCIES, overrides));

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
  const seen = await cockpit(id);
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
    ['alarmAt', 'asker', 'id', 'openedAt', 'owner', 'place', 'reference', 'register', 'repeats', 'state'].sort(),
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
    { phase: 'preparation', from: dayFrom(node.now(), -1), to: dayFrom(node.now(), 1) },
    { phase: 'action', from: dayFrom(node.now(), 2), to: dayFrom(node.now(), 3) },
  ];
  const id = await begin({ phases });
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  await sudoria.post(
    `/v1/operations/${id}/checks`,
    aCheck('document', { document: { number: passport.subject.number, issuer: 'ZZN' } }),
  );
  await enter(sudoria, id, aResult('hits', 3));
  const seen = await cockpit(id);
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
  const seen = await cockpit(id);
  expect([pick(seen.totals, 'checks'), pick(seen.totals, 'arrests'), pick(seen.totals, 'hits')]).toEqual([2, 1, 1]);
  expect(pick(seen.totals, 'drugs-seized')).toBe(0.3);
  expect((await nordavia.get(`/v1/hits/${hit}`)).json().repeats).toBe(0);
});

test('a code that is taken is refused with one that is free', async () => {
  const plan = aPlan(node.now(), AGENCIES);
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
  const early = aCheck('parcel', undefined, { hotSpot: 'NORTH-GATE', at: `${dayFrom(node.now(), -40)}T10:00:00Z` });
  const refused = await sudoria.post(`/v1/operations/${id}/checks`, early);
  expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/outside-operation']);
  expect(refused.json().detail).toContain(
    `${dayFrom(node.now(), -40)} (UTC, the day of ZZS-NCB) is no day of the operation`,
  );
  expect(refused.json().fields).toEqual([
    expect.objectContaining({
      code: 'outside-days',
      values: {
        day: dayFrom(node.now(), -40),
        zone: 'UTC',
        agency: 'ZZS-NCB',
        days: [
          [-20, -6],
          [-5, 1],
          [2, 30],
        ]
          .map((days) => days.map((one) => dayFrom(node.now(), one)).join(' – '))
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

  expect((await cockpit(id)).setAside).toEqual({ held: 0, refused: 3 });
  const url = `/v1/operations/${id}/entries/${early.id}/accept`;
  expect((await sudoria.post(url, { note: 'x' })).statusCode).toBe(403);
  const accepted = await commander.post(url, { note: 'The patrol was out a day early, as ordered.' });
  expect(accepted.json()).toMatchObject({ state: 'counted', lateNote: 'The patrol was out a day early, as ordered.' });
  expect((await commander.post(url, { note: 'again' })).statusCode).toBe(404);
  const seen = await cockpit(id);
  expect([pick(seen.totals, 'checks'), seen.setAside.refused]).toEqual([2, 2]);
});

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
  const seen = await cockpit(id);
  expect([pick(seen.totals, 'persons-checked'), pick(seen.totals, 'parcels-checked')]).toEqual([5, undefined]);
  await enter(sudoria, id, { ...twice, amount: 9, revision: 1 });
  await enter(sudoria, id, { ...negative, amount: 5, revision: 2, withdrawn: true });
  const after = await cockpit(id);
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
  const seen = await cockpit(id);
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
  expect((await cockpit(id)).suspectedDoubles).toBe(1);
});

test('nobody takes over an entry of another country by its id, nor reports for it', async () => {
  const id = await begin();
  const entry = aResult('parcels-checked', 3);
  await enter(nordavia, id, entry);
  const [stolen] = await enter(sudoria, id, { ...entry, amount: 300, revision: 5 });
  expect(stolen).toMatchObject({ state: 'refused' });
  const [foreign] = await enter(sudoria, id, aResult('parcels-checked', 1, { agency: 'ZZN-NCB' }));
  expect(foreign.reasons[0]).toMatchObject({
    code: 'agency-of-another-country',
    values: { agency: 'ZZN-NCB', country: 'ZZN' },
    message: 'ZZN-NCB is an agency of ZZN, which reports for itself.',
  });
  expect(pick((await cockpit(id)).totals, 'parcels-checked')).toBe(3);
});

test('a search of an agency that takes no part adds no hit, whatever operation it names', async () => {
  const id = await begin();
  const { code } = (await commander.get(`/v1/operations/${id}`)).json();
  const passport = (await nordavia.post('/v1/registers/travel-document/records', aStolenPassport())).json();
  await node.running.index.caughtUp();
  const subject = { document: { number: passport.subject.number, issuer: 'ZZN' } };
  const search = { purpose: 'identify-person-or-object', operation: code, subject };
  expect((await estmark.post('/v1/searches', search)).json().hits[0].followUp.isNew).toBe(true);
  expect((await cockpit(id)).hits.opened).toBe(0);
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
  const seen = await cockpit(id);
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
  const seen = await cockpit(id);
  expect([pick(seen.totals, 'vehicles-seized'), pick(seen.totals, 'arrests'), seen.sharedThings]).toEqual([1, 2, 3]);
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
  const seen = await cockpit(id);
  expect([pick(seen.totals, 'parcels-checked'), pick(seen.totals, 'premises-checked')]).toEqual([6, 1]);
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
  expect(pick((await cockpit(id)).totals, 'searches')).toBe(1201);
  const { items } = (await commander.get(`/v1/operations/${id}/entries?measure=searches`)).json();
  expect(items.map(({ measure }: Row) => measure).sort()).toEqual(['searches', 'vehicles-checked']);
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
  expect(states(await sign(reviewers.ZZS))).toEqual(['ZZN stands', 'ZZS stands']);
  expect((await commander.post(`/v1/operations/${id}/publish`, {})).statusCode).toBe(200);
  const report = (await estmark.get(`/v1/operations/${id}/report`)).json();
  expect(report).toMatchObject({ status: 'published', number: 1 });
  expect(report.figures.find((row: Row) => row.measure === 'arrests').counted).toBe(3);
  expect((await enter(sudoria, id, { ...correction, revision: 1, amount: 2 }))[0].state).toBe('refused');
});

test('the plan names each fault, its code is taken once, and only a version that was read is changed', async () => {
  const bad = await commander.post('/v1/operations', {
    code: 'bad-plan',
    name: 'Bad',
    plan: aPlan(node.now(), ['ZZN-NCB', 'XXX-NONE'], {
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
  const plan = aPlan(node.now(), AGENCIES);
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

function consoleToken(): string {
  return readKeys(node.running.parts.settings.home).consoleToken;
}
