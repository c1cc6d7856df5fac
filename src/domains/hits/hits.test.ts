import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { listNotices } from '../../platform/notices.ts';
import { aStolenCar, aStolenPassport, aWantedPerson } from '../registers/registers.fixtures.ts';
import { forgetFiles, remindOwners } from './public.ts';

let node: TestNode;
let owner: Caller;
let asker: Caller;
let third: Caller;

beforeAll(async () => {
  node = await startTestNode();
  owner = await node.signIn('ZZN-NCB');
  asker = await node.signIn('ZZS-NCB');
  third = await node.signIn('ZZE-NCB');
});
afterAll(() => node.stop());

const purpose = 'identify-person-or-object';

async function report(kind: string, body: object, by = owner) {
  const record = (await by.post(`/v1/registers/${kind}/records`, body)).json();
  await node.running.index.caughtUp();
  return record;
}

async function aReportedPassport(overrides: object = {}) {
  const record = await report('travel-document', aStolenPassport(overrides as Record<string, unknown>));
  return { record, subject: { document: { number: record.subject.number, issuer: 'ZZN' } } };
}

async function search(by: Caller, subject: object, more: object = {}) {
  return (await by.post('/v1/searches', { purpose, subject, ...more })).json();
}

/** A hit of Sudoria on a stolen passport of Nordavia. */
async function aHit() {
  const { record, subject } = await aReportedPassport();
  const answer = await search(asker, subject);
  return { record, subject, answer, id: answer.hits[0].followUp.id as string };
}

test('a foreign record that is found opens a hit, which its owner sees at once and a third agency never', async () => {
  const { answer, id, record } = await aHit();
  expect(answer.hits[0].followUp).toMatchObject({ state: 'new', isNew: true, repeats: 0 });
  const [shown] = (await owner.get('/v1/hits?side=owner')).json().items.filter((hit: { id: string }) => hit.id === id);
  expect(shown).toMatchObject({
    side: 'owner',
    asker: 'ZZS-NCB',
    state: 'new',
    record: { reference: record.reference },
  });
  expect(shown.reference).toMatch(/^H-ZZN-NCB-\d{6}$/);
  expect(shown.officer).toBeUndefined();
  expect((await third.get(`/v1/hits/${id}`)).statusCode).toBe(404);
  expect((await third.post(`/v1/hits/${id}/confirm`, {})).statusCode).toBe(404);
  const told = await listNotices(node.running.parts.db, 'ZZN-NCB', { after: 0 });
  expect(told.filter(({ ref }) => ref === id).map(({ what }) => what)).toEqual(['opened']);
  expect(await listNotices(node.running.parts.db, 'ZZE-NCB', { after: 0 })).toEqual([]);
});

test('the hit and the audit entry of its search are kept together', async () => {
  const { answer, id } = await aHit();
  const entries = await node.auditEntries();
  expect(entries.find((entry) => entry.id === answer.audit)).toMatchObject({ action: 'search', outcome: 'hit' });
  expect(entries.find((entry) => entry.facts?.hit === id)).toMatchObject({ action: 'hit.opened', agency: 'ZZS-NCB' });
});

test('a hit goes from told to confirmed, acted on and closed, and only its owner confirms', async () => {
  const { id, record } = await aHit();
  expect((await owner.post(`/v1/hits/${id}/told`, {})).json().state).toBe('owner-told');
  const refused = await asker.post(`/v1/hits/${id}/confirm`, {});
  expect([refused.statusCode, refused.json().detail]).toEqual([403, 'Only ZZN-NCB can do this with the hit.']);
  expect((await asker.post(`/v1/hits/${id}/action`, { action: 'seize' })).statusCode).toBe(409);
  const confirmed = (await owner.post(`/v1/hits/${id}/confirm`, { note: 'It is ours.' })).json();
  expect(confirmed).toMatchObject({ state: 'confirmed', clock: { state: 'answered-in-time', rule: 'sirene-reply' } });
  expect((await owner.post(`/v1/hits/${id}/deny`, {})).statusCode).toBe(409);
  expect((await asker.post(`/v1/hits/${id}/action`, { action: 'seize' })).json().state).toBe('action-taken');
  await asker.post(`/v1/hits/${id}/feedback`, { kind: 'led-to-seizure' });
  await asker.post(`/v1/hits/${id}/feedback`, { kind: 'led-to-seizure' });
  const closed = (await owner.post(`/v1/hits/${id}/close`, {})).json();
  expect(closed.state).toBe('closed');
  expect(closed.steps.map(({ step }: { step: string }) => step)).toEqual([
    'new',
    'owner-told',
    'confirmed',
    'action-taken',
    'feedback:led-to-seizure',
    'closed',
  ]);
  expect(closed.quality).toMatchObject({ hits: 1, confirmed: 1, useful: 1, wrongPerson: 0 });
  const after = (await owner.get(`/v1/registers/travel-document/records/${record.id}`)).json();
  expect(after.version).toBe(2);
  expect(Date.parse(after.confirmedAt)).toBeGreaterThan(Date.parse(record.confirmedAt));
});

test('an identical hit is counted and not sent again; after it is closed a new sighting is a new hit', async () => {
  const { id, subject } = await aHit();
  const before = (await listNotices(node.running.parts.db, 'ZZN-NCB', { after: 0 })).length;
  const again = await search(asker, subject);
  expect(again.hits[0].followUp).toMatchObject({ id, repeats: 1, isNew: false });
  const bulk = await asker.post(
    `/v1/searches/bulk?purpose=${purpose}`,
    [1, 2].map((ref) => JSON.stringify({ ref, subject })).join('\n'),
    { 'content-type': 'application/x-ndjson' },
  );
  expect(
    bulk.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).hits[0].followUp.id),
  ).toEqual([id, id]);
  expect((await owner.get(`/v1/hits/${id}`)).json().repeats).toBe(3);
  expect(await listNotices(node.running.parts.db, 'ZZN-NCB', { after: 0 })).toHaveLength(before);
  await asker.post(`/v1/hits/${id}/close`, { note: 'Lost sight of it.' });
  expect((await search(asker, subject)).hits[0].followUp).toMatchObject({ isNew: true, repeats: 0 });
});

test('many officers of one agency who find the same at one moment open one hit', async () => {
  const { subject } = await aReportedPassport();
  const answers = await Promise.all(Array.from({ length: 12 }, () => search(asker, subject)));
  const ids = new Set(answers.map((answer) => answer.hits[0].followUp.id));
  expect(ids.size).toBe(1);
  expect((await owner.get(`/v1/hits/${[...ids][0]}`)).json().repeats).toBe(11);
});

test('who was answered "not the same" is not sent again for the same question, and is for another', async () => {
  await report(
    'person',
    aWantedPerson({
      subject: { names: [{ family: 'Brekkvassel', given: 'Odin' }], born: [{ on: '1980-02-03' }], sex: 'male' },
    }),
  );
  const person = { names: [{ whole: 'Odin Brekkvassel' }], born: [{ on: '1980-02-03' }] };
  const first = (await search(asker, { person })).hits[0].followUp;
  expect((await owner.post(`/v1/hits/${first.id}/deny`, {})).json().state).toBe('not-the-same');
  expect((await search(asker, { person })).hits[0].followUp).toMatchObject({ id: first.id, repeats: 1 });
  const other = { ...person, names: [{ whole: 'Brekkvasel Odin' }] };
  expect((await search(asker, { person: other })).hits[0].followUp).toMatchObject({ isNew: true });
});

test('scenario 14: a search by the owner is no hit, nor is a foreign match without an action; statistics split them', async () => {
  const own = await node.signIn('ZZE-BORDER');
  const elsewhere = await node.signIn('ZZS-BORDER');
  const car = aStolenCar({ subject: { category: 'car', vin: 'WVWZZZ3CZJE771234' } });
  const silent = aStolenCar({ subject: { category: 'car', vin: 'WVWZZZ3CZJE882345' }, action: 'none' });
  await report('vehicle', car, own);
  await report('vehicle', silent, own);
  const found = { vehicle: { vin: 'WVWZZZ3CZJE771234' } };
  const nothingAsked = { vehicle: { vin: 'WVWZZZ3CZJE882345' } };

  expect((await search(own, found)).hits[0]).toMatchObject({ own: true, outcome: 'hit' });
  expect((await search(own, found)).hits[0].followUp).toBeUndefined();
  const asksNothing = await search(elsewhere, nothingAsked);
  expect(asksNothing.outcome).toBe('hit');
  expect(asksNothing.hits[0].followUp).toBeUndefined();
  expect((await search(elsewhere, found)).hits[0].followUp).toMatchObject({ isNew: true });

  expect((await own.get('/v1/hits')).json().items).toHaveLength(1);
  const [counts] = (await own.get('/v1/hits/statistics')).json().items;
  expect(counts).toMatchObject({
    register: 'vehicle',
    owner: 'ZZE-BORDER',
    ownMatches: 2,
    noActionMatches: 1,
    foreignMatches: 1,
    hits: 1,
    repeats: 0,
    waiting: 1,
  });
  const [seenFromOutside] = (await elsewhere.get('/v1/hits/statistics')).json().items;
  expect(seenFromOutside).toMatchObject({ ownMatches: 0, noActionMatches: 1, foreignMatches: 1, hits: 1 });
});

test('a record withheld from the asking state makes no hit, no notice and no count', async () => {
  const { subject } = await aReportedPassport({ withheldFrom: ['ZZE'] });
  expect((await search(third, subject)).outcome).toBe('no-hit');
  expect((await third.get('/v1/hits')).json().items).toEqual([]);
  expect(await listNotices(node.running.parts.db, 'ZZE-NCB', { after: 0 })).toEqual([]);
});

test('the protective rules stand first for a child at risk, whose clock is that of a located child', async () => {
  await report(
    'person',
    aWantedPerson({
      subject: { names: [{ family: 'Solheimby', given: 'Linnea' }], born: [{ on: '2015-06-01' }], sex: 'female' },
      reason: 'child-abduction-risk',
      warnings: ['minor'],
      purpose: 'alert',
    }),
  );
  const answer = await search(asker, {
    person: { names: [{ whole: 'Linnea Solheimby' }], born: [{ on: '2015-06-01' }] },
  });
  const hit = (await asker.get(`/v1/hits/${answer.hits[0].followUp.id}`)).json();
  expect(hit.protect.map(({ code }: { code: string }) => code)).toEqual(['child-first', 'prevent-travel']);
  expect(hit.clock).toMatchObject({ rule: 'sirene-located-child', period: '12 hours' });
  expect(Object.keys(hit).indexOf('protect')).toBeLessThan(Object.keys(hit).indexOf('record'));
});

test('an officer asks the owner about a possible match that a search has shown, and about no other', async () => {
  const record = await report(
    'person',
    aWantedPerson({
      subject: { names: [{ family: 'Varnholmen', given: 'Steinar' }], born: [{ on: '1969' }], sex: 'male' },
    }),
  );
  const answer = await search(asker, {
    person: { names: [{ whole: 'Steinnar Warnholm' }], born: [{ on: '1970', toleranceYears: 3 }] },
  });
  expect(answer.outcome).toBe('possible');
  expect(answer.hits[0].followUp).toBeUndefined();
  const asked = await asker.post('/v1/hits', { search: answer.audit, record: record.id, place: 'Gate 4' });
  expect(asked.json()).toMatchObject({ state: 'new', band: 'possible', place: 'Gate 4', side: 'asker' });
  expect((await third.post('/v1/hits', { search: answer.audit, record: record.id })).statusCode).toBe(404);
  const { record: unseen } = await aReportedPassport();
  expect((await asker.post('/v1/hits', { search: answer.audit, record: unseen.id })).statusCode).toBe(404);
});

test('the owner sees the odds and the evidence that the search showed, also of a possible match', async () => {
  const subject = { person: { names: [{ whole: 'Sigbjern Ulvhaug' }], born: [{ on: '1966', toleranceYears: 3 }] } };
  const named = { names: [{ family: 'Ulvehagen', given: 'Sigbjorn' }], born: [{ on: '1964' }], sex: 'male' };
  const { id, answer } = await aHit();
  const shown = (await owner.get(`/v1/hits/${id}`)).json();
  expect([shown.score, shown.because]).toEqual([answer.hits[0].score, answer.hits[0].because]);
  expect(shown.because.length).toBeGreaterThan(0);
  expect(shown).toMatchObject({ facts: { party: 'ZZN', grade: 'A1', subject: { issuer: 'ZZN' } }, mayOpen: true });

  const record = await report('person', aWantedPerson({ subject: named }), third);
  const found = await search(asker, subject);
  expect(found).toMatchObject({ outcome: 'possible', hits: [{ record: record.id }] });
  // Another question than the one that was asked proves nothing about the odds.
  const better = { person: { names: [{ whole: 'Sigbjorn Ulvehagen' }], born: [{ on: '1964' }] } };
  const forged = await asker.post('/v1/hits', { search: found.audit, record: record.id, subject: better });
  expect(forged.json()).toMatchObject({ score: 0, because: [] });
  await asker.post(`/v1/hits/${forged.json().id}/close`, { note: 'Asked with the wrong question.' });
  const again = await search(asker, subject);
  const asked = (await asker.post('/v1/hits', { search: again.audit, record: record.id, subject })).json();
  expect([asked.score, asked.because]).toEqual([found.hits[0].score, found.hits[0].because]);
  expect(asked.score).not.toBe(0);
});

test('what waits is counted for each desk: to answer, and, once confirmed, to act on', async () => {
  const waiting = async (by: Caller) => (await by.get('/v1/hits/waiting')).json();
  const [before, asking] = [await waiting(third), await waiting(asker)];
  await report('vehicle', aStolenCar({ subject: { category: 'car', vin: 'WVWZZZ3CZJE990011' } }), third);
  const { id } = (await search(asker, { vehicle: { vin: 'WVWZZZ3CZJE990011' } })).hits[0].followUp;
  expect((await waiting(third)).toAnswer).toBe(before.toAnswer + 1);
  await third.post(`/v1/hits/${id}/confirm`, {});
  expect((await waiting(third)).toAnswer).toBe(before.toAnswer);
  expect((await waiting(asker)).toAct).toBe(asking.toAct + 1);
  await asker.post(`/v1/hits/${id}/feedback`, { kind: 'led-to-seizure' });
  const { items } = (await third.get('/v1/hits/statistics')).json();
  const cars = items.find((one: { register: string }) => one.register === 'vehicle');
  expect(cars.feedback).toMatchObject({ 'led-to-seizure': 1, 'wrong-person': 0 });
  expect(cars.p80AnswerMs).toBe(cars.medianAnswerMs);
});

test('the two desks write to each other; a message sent twice is one, and nobody is named to the other side', async () => {
  const { id } = await aHit();
  const message = { id: '0190a000-0000-7000-8000-000000000001', text: 'Holder says he found it. Photo follows.' };
  for (const _ of [1, 2]) await asker.post(`/v1/hits/${id}/messages`, message);
  await owner.post(`/v1/hits/${id}/messages`, { text: 'Please keep the document.' });
  const { messages } = (await owner.get(`/v1/hits/${id}`)).json();
  expect(
    messages.map((one: { text: string; mine: boolean; officer?: string }) => [one.mine, one.officer === undefined]),
  ).toEqual([
    [false, true],
    [true, false],
  ]);
});

test('an agency sets its own clock for a register, and a rule that is none is refused', async () => {
  const bearer = (await import('../../platform/home.ts')).readKeys(node.running.parts.settings.home).consoleToken;
  const put = (body: object) =>
    node.send('PUT', '/v1/hits/clocks', { body, bearer, headers: { 'x-entente-as': 'ZZN-NCB' } });
  expect((await put({ rule: 'cites-illegal-trade-report' })).statusCode).toBe(400);
  expect((await put({ rule: 'soon' })).statusCode).toBe(400);
  expect((await put({ register: 'travel-document', rule: 'eu-2023-977-urgent-direct' })).statusCode).toBe(200);
  const { id } = await aHit();
  const { clock, openedAt } = (await owner.get(`/v1/hits/${id}`)).json();
  expect(clock).toMatchObject({ rule: 'eu-2023-977-urgent-direct', period: '8 hours' });
  expect(Date.parse(clock.alarmAt) - Date.parse(openedAt)).toBe(8 * 3_600_000);
  expect(Date.parse(clock.dueRegulationAt)).toBeGreaterThan(Date.parse(clock.dueElapsedAt));
  await put({ register: 'travel-document', rule: 'sirene-reply' });
});

test('an owner that does not answer is reminded, then its supervisor, then both sides hear that it is late', async () => {
  const { id } = await aHit();
  const { db } = node.running.parts;
  const from = (await listNotices(db, 'ZZN-NCB', { after: 0 })).at(-1)!.id;
  const told = async (agency: string) =>
    (await listNotices(db, agency, { after: from })).filter(({ ref }) => ref === id).map(({ what }) => what);
  const desk = node.running.hits;
  await remindOwners(desk);
  expect(await told('ZZN-NCB')).toEqual([]);
  node.later(6.5 * 3_600_000);
  await remindOwners(desk);
  await remindOwners(desk);
  expect(await told('ZZN-NCB')).toEqual(['reminder:desk']);
  node.later(6 * 3_600_000);
  await remindOwners(desk);
  expect(await told('ZZN-NCB')).toEqual([
    'reminder:desk',
    'reminder:desk',
    'reminder:supervisor',
    'reminder:contact-point',
  ]);
  expect((await told('ZZS-NCB')).at(-1)).toBe('late');
  const later = await node.signIn('ZZN-NCB');
  const [top] = (await later.get('/v1/hits?side=owner')).json().items;
  expect(top.clock.state).toBe('late');
});

test('feedback and answers can be read for calibration, by height of the score', async () => {
  const desk = await node.signIn('ZZN-NCB');
  const { items } = (await desk.get('/v1/hits/calibration')).json();
  const sum = (name: 'same' | 'notTheSame') =>
    items.reduce((all: number, one: Record<string, number>) => all + one[name]!, 0);
  expect([sum('same'), sum('notTheSame')]).toEqual([1, 1]);
});

test('a year after a record ended, the files of the exchange about it are deleted and the counts stay', async () => {
  const [desk, other] = [await node.signIn('ZZN-NCB'), await node.signIn('ZZS-NCB')];
  const number = 'NX7654321';
  const reported = (
    await desk.post(
      '/v1/registers/travel-document/records',
      aStolenPassport({ subject: { number, issuer: 'ZZN', type: 'passport' }, validFrom: '2026-01-01' }),
    )
  ).json();
  await node.running.index.caughtUp();
  const { id } = (await search(other, { document: { number, issuer: 'ZZN' } })).hits[0].followUp;
  await other.post(`/v1/hits/${id}/messages`, { text: 'Holder is a tourist.' });
  await desk.post(`/v1/registers/travel-document/records/${reported.id}/withdraw`, { why: 'Found again.' });
  const files = node.running.hits;
  expect(await forgetFiles(files)).toBe(0);
  // A year may have a day more.
  node.later(367 * 24 * 3_600_000);
  expect(await forgetFiles(files)).toBe(1);
  expect(await forgetFiles(files)).toBe(0);
  const later = await node.signIn('ZZN-NCB');
  const hit = (await later.get(`/v1/hits/${id}`)).json();
  expect([hit.messages, hit.steps.length > 1, hit.quality.hits]).toEqual([[], true, 1]);
});
