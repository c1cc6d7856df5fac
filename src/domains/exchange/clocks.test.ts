import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../test/support/test-node.ts';
import { listNotices } from '../../platform/notices.ts';
import {
  answer,
  anUrgentRequest,
  aRequest,
  aText,
  type ExchangeNode,
  obstaclesOf,
  read,
  send,
  startExchangeNode,
  take,
  write,
} from './exchange.fixtures.ts';
import type { ClockAnswer } from './exchange.schema.ts';
import { remindDesks } from './public.ts';

let node: ExchangeNode;
beforeAll(async () => {
  node = await startExchangeNode(['ZZN-NCB', 'ZZS-NCB']);
});
afterAll(() => node.stop());

const north = () => node.desk('ZZN-NCB');
const south = () => node.desk('ZZS-NCB');

/** Moves the node's clock to an instant, and signs everybody in again. */
async function goTo(instant: string): Promise<void> {
  const ms = Date.parse(instant) - node.now().getTime();
  expect(ms).toBeGreaterThan(0);
  node.later(ms);
  await node.signInAgain();
}

async function liveIn(zone: string): Promise<void> {
  await node.running.parts.db.query(`update agencies set time_zone = $1`, [zone]);
  node.running.access.gatekeeper.forget();
}

async function clockOf(id: string, rule?: string): Promise<ClockAnswer> {
  const { clocks } = (await read(south().officer, id)).deliveries[0]!;
  return clocks.find((clock) => rule === undefined || clock.rule === rule)!;
}

// What a busy machine takes from the stroke of the clock to the release is less; everything here happens on the stroke.
const FIVE_MINUTES_MS = 300_000;
const hour = (instant: string): string =>
  `${new Date(Math.round(Date.parse(instant) / FIVE_MINUTES_MS) * FIVE_MINUTES_MS).toISOString().slice(0, 16)}Z`;

test('scenario 10: received on Friday at 09:20, due at 17:20, Monday 09:20 and Friday 09:20 elapsed, 18:00, Monday 24:00 and Friday 24:00 by Regulation 1182/71', async () => {
  await goTo('2026-11-27T09:20:00Z');
  const direct = await clockOf(await send(north(), anUrgentRequest('direct')));
  expect([direct.rule, hour(direct.dueElapsedAt), hour(direct.dueRegulationAt), hour(direct.alarmAt)]).toEqual([
    'eu-2023-977-urgent-direct',
    '2026-11-27T17:20Z',
    '2026-11-27T18:00Z',
    '2026-11-27T17:20Z',
  ]);
  const indirect = await clockOf(await send(north(), anUrgentRequest('indirect')));
  expect([indirect.rule, hour(indirect.dueElapsedAt), hour(indirect.dueRegulationAt), hour(indirect.alarmAt)]).toEqual([
    'eu-2023-977-urgent-indirect',
    '2026-11-30T09:20Z',
    '2026-12-01T00:00Z',
    '2026-11-30T09:20Z',
  ]);
  const other = await clockOf(await send(north(), aRequest()));
  expect([other.rule, hour(other.dueElapsedAt), hour(other.dueRegulationAt), hour(other.alarmAt)]).toEqual([
    'eu-2023-977-other',
    '2026-12-04T09:20Z',
    '2026-12-05T00:00Z',
    '2026-12-04T09:20Z',
  ]);
});

test('scenario 10: a clarification asked after two hours and answered after five stops the clock for three', async () => {
  await goTo('2027-01-08T09:20:00Z');
  const id = await send(north(), anUrgentRequest('direct'));
  await goTo('2027-01-08T11:20:00Z');
  await take(south().officer, id, 'clarify', { question: 'Which of the two brothers do you mean?' });
  const stopped = await clockOf(id);
  expect(stopped.state).toBe('stopped');
  const waiting = (await south().officer.get('/v1/exchange/messages'))
    .json()
    .items.find((line: { id: string }) => line.id === id);
  expect(waiting).toMatchObject({ state: 'clarifying', dueAt: null, isLate: false });
  await goTo('2027-01-08T14:20:00Z');
  await take(north().officer, id, 'clarification', { answer: 'The elder.' });
  const going = await clockOf(id);
  expect([going.state, hour(going.dueElapsedAt), hour(going.dueRegulationAt)]).toEqual([
    'running',
    '2027-01-08T20:20Z',
    '2027-01-08T21:00Z',
  ]);
  expect(Math.round(going.stoppedMs / 60_000)).toBe(180);
  expect((await read(south().officer, id)).deliveries[0]!.clarifications[0]).toMatchObject({
    question: 'Which of the two brothers do you mean?',
    answer: 'The elder.',
  });
});

test('scenario 10: judicial authorisation is a deviation with length and reason, or none', async () => {
  await goTo('2027-02-05T09:20:00Z');
  const id = await send(north(), anUrgentRequest('direct'));
  const announced = { length: '5 days', reason: 'The court sits on Thursday.' };
  for (const [step, body] of [
    ['deviate', announced],
    ['feedback', { kind: 'used' }],
    ['export', { use: 'file', format: 'json' }],
  ] as const) {
    const early = await south().officer.post(`/v1/exchange/messages/${id}/${step}`, body);
    expect([step, early.statusCode, early.body]).toEqual([step, 409, expect.stringContaining('in quarantine')]);
  }
  expect((await read(south().officer, id)).may).toMatchObject({ deviate: false, feedback: false, exportIt: false });
  await take(south().officer, id, 'accept', { access: 'direct' });
  for (const body of [
    { reason: 'The judge decides.' },
    { length: '5 days' },
    { length: '5 days', reason: '…' },
    { length: 'soon', reason: 'The judge decides.' },
  ]) {
    expect((await south().officer.post(`/v1/exchange/messages/${id}/deviate`, body)).statusCode).toBe(400);
  }
  const told = await take(south().officer, id, 'deviate', announced);
  const clock = told.deliveries[0]!.clocks[0]!;
  expect([clock.isDeviation, hour(clock.alarmAt), clock.deviation]).toEqual([
    true,
    '2027-02-10T17:20Z',
    { length: '5 calendar days', reason: 'The court sits on Thursday.', announcedAt: expect.anything() },
  ]);
  expect(told.deliveries[0]!.evidences.map(({ what }) => what)).toContain('deviation-announced');
});

test('the asked office says that it does not hold the information itself, and has three days from the same receipt', async () => {
  await goTo('2027-03-05T09:20:00Z');
  const id = await send(north(), anUrgentRequest('direct'));
  await goTo('2027-03-05T10:00:00Z');
  const seen = await take(south().officer, id, 'accept', { access: 'indirect' });
  expect(seen.deliveries[0]!.clocks.map(({ rule, alarmAt }) => [rule, hour(alarmAt)])).toEqual([
    ['eu-2023-977-urgent-indirect', '2027-03-08T09:20Z'],
  ]);
});

test('a delay announced for a judge stands when the limit changes, and updated it is one delay, of the day it was announced', async () => {
  await goTo('2027-03-12T09:20:00Z');
  const id = await send(north(), anUrgentRequest('direct'));
  await take(south().officer, id, 'accept');
  await take(south().officer, id, 'deviate', { length: '2 days', reason: 'The court sits on Sunday.' });
  await goTo('2027-03-12T10:20:00Z');
  const seen = await take(south().officer, id, 'accept', { access: 'indirect' });
  expect(seen.deliveries[0]!.clocks.map(({ rule, alarmAt }) => [rule, hour(alarmAt)])).toEqual([
    ['eu-2023-977-urgent-indirect', '2027-03-17T09:20Z'],
  ]);
  await goTo('2027-03-13T10:20:00Z');
  const updated = await take(south().officer, id, 'deviate', { length: '4 days', reason: 'The court is full.' });
  const [clock] = updated.deliveries[0]!.clocks;
  expect([hour(clock!.alarmAt), clock!.deviation?.reason]).toEqual(['2027-03-19T09:20Z', 'The court is full.']);
  expect(hour(clock!.deviation!.announcedAt)).toBe('2027-03-12T09:20Z');
});

test('scenario 10: three days across the change to summer time end at the same time on the wall, eight hours are eight', async () => {
  await liveIn('Europe/Tirane');
  // Friday 26 March 2027, 09:20 in Tirana; the clocks go forward on Sunday the 28th.
  await goTo('2027-03-26T08:20:00Z');
  const indirect = await clockOf(await send(north(), anUrgentRequest('indirect')));
  expect([indirect.zone, hour(indirect.dueElapsedAt), hour(indirect.dueRegulationAt)]).toEqual([
    'Europe/Tirane',
    '2027-03-29T07:20Z',
    '2027-03-29T22:00Z',
  ]);
  await goTo('2027-03-27T20:20:00Z');
  const direct = await clockOf(await send(north(), anUrgentRequest('direct')));
  expect([hour(direct.dueElapsedAt), hour(direct.dueRegulationAt)]).toEqual(['2027-03-28T04:20Z', '2027-03-28T05:00Z']);
  await liveIn('UTC');
});

test('a reply after the time is marked late and not refused', async () => {
  await goTo('2027-04-02T09:20:00Z');
  const id = await send(north(), anUrgentRequest('direct'));
  await goTo('2027-04-02T18:30:00Z');
  const line = (await south().officer.get('/v1/exchange/messages?late=true'))
    .json()
    .items.find((one: { id: string }) => one.id === id);
  expect(line).toMatchObject({ isLate: true, state: 'delivered' });
  await answer(south(), id, [aText('He crossed the border on 1 April.')]);
  const { deliveries } = await read(north().officer, id);
  expect(deliveries[0]).toMatchObject({ state: 'answered', isLate: true, clocks: [{ state: 'answered-late' }] });
  expect(deliveries[0]!.evidences.map(({ what }) => what)).toContain('answered');
});

test('the desk, its supervisor and the contact point are reminded in their turn, and the asker when it is late', async () => {
  await goTo('2027-05-07T09:20:00Z');
  const id = await send(north(), anUrgentRequest('direct'));
  const { db } = node.running.parts;
  const desk = { ...node.running.exchange };
  const told = async (agency: string) =>
    (await listNotices(db, agency, { after: 0 }))
      .filter(({ ref, what }) => ref === id && (what.startsWith('reminder') || what === 'late'))
      .map(({ what }) => what);
  await remindDesks(desk);
  expect(await told('ZZS-NCB')).toEqual([]);
  await goTo('2027-05-07T13:21:00Z');
  await remindDesks(desk);
  await remindDesks(desk);
  expect(await told('ZZS-NCB')).toEqual(['reminder:desk']);
  await goTo('2027-05-07T16:40:00Z');
  await remindDesks(desk);
  expect(await told('ZZS-NCB')).toEqual(['reminder:desk', 'reminder:desk', 'reminder:supervisor']);
  await goTo('2027-05-07T17:21:00Z');
  await remindDesks(desk);
  expect(await told('ZZS-NCB')).toEqual([
    'reminder:desk',
    'reminder:desk',
    'reminder:supervisor',
    'reminder:contact-point',
  ]);
  expect(await told('ZZN-NCB')).toEqual(['late']);
  const board = (await south().second.get('/v1/exchange/board')).json();
  expect(board.late.map((line: { id: string }) => line.id)).toContain(id);
  expect(board.totals.late).toBeGreaterThan(0);
  expect(board.lateInState).toEqual([]);
});

test('the contact point of the state learns who is late and by which rule, and nothing of what was asked', async () => {
  await goTo('2027-05-10T09:20:00Z');
  const chief = await node.signIn('ZZS-POINT', ['second-reviewer'], ['single-point-of-contact']);
  await node.signIn('ZZN-POINT', ['second-reviewer'], ['single-point-of-contact']);
  const id = await send(north(), anUrgentRequest('direct'));
  const { reference } = await read(north().officer, id);
  const lateInState = async (by: Caller) => {
    const body = (await by.get('/v1/exchange/board')).json();
    return body.lateInState.filter((one: { reference: string }) => one.reference === reference);
  };
  expect(await lateInState(chief)).toEqual([]);
  node.later(8 * 3_600_000 + 60_000);
  await remindDesks({ ...node.running.exchange });
  const later = await node.signIn('ZZS-POINT', ['second-reviewer'], ['single-point-of-contact']);
  expect(await lateInState(later)).toEqual([
    {
      recipient: 'ZZS-NCB',
      recipientName: 'Agency ZZS-NCB',
      sender: 'ZZN-NCB',
      reference,
      kind: 'information-request',
      rule: 'eu-2023-977-urgent-direct',
      urgent: true,
      dueAt: expect.stringMatching(/^2027-05-10T17:2/),
    },
  ]);
  expect((await later.get(`/v1/exchange/messages/${id}`)).statusCode).toBe(404);
  const told = async (agency: string) =>
    (await listNotices(node.running.parts.db, agency, { after: 0 })).map(({ what, ref }) => [what, ref]);
  expect(await told('ZZS-POINT')).toContainEqual(['late-in-state', '']);
  expect(await told('ZZN-POINT')).toEqual([]);
});

test('an investigation order is acknowledged in a week, recognised in 30 days and executed within 90 from then', async () => {
  await goTo('2027-06-01T09:20:00Z');
  const mla = {
    form: 'eio' as const,
    centralAuthority: 'Prosecution Authority of Sudoria',
    conductingAuthority: 'Prosecution Authority of Nordavia',
    subjectAndNature: 'Investigation of a smuggling ring',
    summaryOfFacts: 'Forty kilograms of heroin were found in a lorry.',
    offencesAndLaw: 'Section 12 of the Narcotics Act of Nordavia',
    assistance: 'Hear the keeper of the lorry as a witness.',
    purpose: 'Evidence in the trial',
    contact: 'Y. Holmedal, desk 4',
    signatory: 'Public prosecutor Y. Holmedal',
  };
  const body = aRequest({ kind: 'mla-request' });
  const id = await send(north(), { ...body, content: { offence: 'drug-trafficking', mla } });
  const rules = (await read(south().officer, id)).deliveries[0]!.clocks.map(({ rule, alarmAt }) => [
    rule,
    hour(alarmAt),
  ]);
  expect(rules).toEqual([
    ['eio-acknowledge', '2027-06-08T09:20Z'],
    ['eio-recognise', '2027-07-01T09:20Z'],
  ]);
  await take(south().officer, id, 'accept');
  await take(south().officer, id, 'acknowledge');
  await goTo('2027-06-20T12:00:00Z');
  const { deliveries } = await take(south().officer, id, 'recognise');
  expect(deliveries[0]!.clocks.map(({ rule, state }) => [rule, state])).toEqual([
    ['eio-acknowledge', 'answered-in-time'],
    ['eio-recognise', 'answered-in-time'],
    ['eio-execute', 'running'],
  ]);
  expect(hour(deliveries[0]!.clocks[2]!.alarmAt)).toBe('2027-09-18T12:00Z');
});

test('an agency makes a deadline of its own and answers by it', async () => {
  const rule = { code: 'two-days', name: 'Answer to a warning', period: { length: 2, unit: 'days' } };
  expect((await south().second.post('/v1/exchange/rules', rule)).statusCode).toBe(200);
  const chosen = await south().second.put('/v1/exchange/rules/choices', {
    kind: 'warning',
    pace: 'other',
    rule: 'two-days',
  });
  expect(
    chosen.json().choices.find(({ kind, pace }: Record<string, string>) => kind === 'warning' && pace === 'other'),
  ).toMatchObject({ rule: 'two-days', own: true });
  const id = await send(north(), {
    kind: 'warning',
    recipients: ['ZZS-NCB'],
    content: { offence: 'terrorism', purpose: 'alert', facts: 'Stolen detonators may cross the border this week.' },
    items: [],
  });
  expect((await clockOf(id)).rule).toBe('two-days');
  const silly = await south().second.put('/v1/exchange/rules/choices', {
    kind: 'warning',
    pace: 'other',
    rule: 'sis-review-one-year',
  });
  expect(silly.statusCode).toBe(400);
});

test('a rule in working days leaves out the weekend and the holidays of the state that must answer', async () => {
  await goTo('2027-07-02T09:20:00Z');
  await liveIn('UTC');
  const { second } = south();
  const days = { weekend: [6, 7], holidays: ['2027-07-05'] };
  // Whoever writes to others does not set what the whole state keeps.
  expect((await south().officer.put('/v1/exchange/calendar', days)).statusCode).toBe(403);
  for (const wrong of [
    { ...days, holidays: ['5 July'] },
    { ...days, holidays: ['2027-02-30'] },
    { ...days, weekend: [0] },
    { ...days, weekend: [1, 2, 3, 4, 5, 6, 7] },
    { ...days, more: 1 },
  ]) {
    expect([wrong, (await second.put('/v1/exchange/calendar', wrong)).statusCode]).toEqual([wrong, 400]);
  }
  expect((await second.put('/v1/exchange/calendar', days)).json()).toMatchObject(days);
  expect((await south().officer.get('/v1/exchange/calendar')).json()).toMatchObject(days);
  expect((await north().officer.get('/v1/exchange/calendar')).json().holidays).toEqual([]);
  const rule = { code: 'a-working-day', name: 'Answer of our desk', period: { length: 1, unit: 'working-days' } };
  expect((await second.post('/v1/exchange/rules', rule)).statusCode).toBe(200);
  const choose = (code: string | null) =>
    second.put('/v1/exchange/rules/choices', { kind: 'information-request', pace: 'other', rule: code });
  expect((await choose('a-working-day')).statusCode).toBe(200);
  // Friday; Monday is a holiday in Sudoria, so the working day is Tuesday.
  const clock = await clockOf(await send(north(), aRequest()));
  expect([clock.rule, hour(clock.dueElapsedAt), hour(clock.dueRegulationAt)]).toEqual([
    'a-working-day',
    '2027-07-06T09:20Z',
    '2027-07-07T00:00Z',
  ]);
  await choose(null);
});

test('a request that is urgent without a ground, or without words, does not leave', async () => {
  const body = aRequest();
  const draft = await write(north(), { ...body, content: { ...body.content, urgency: {} } });
  expect(
    (await obstaclesOf(north(), draft.id))
      .filter(({ level }) => level === 'stop')
      .map(({ code, source }) => [code, source]),
  ).toEqual([
    ['urgency-ground-missing', 'Directive (EU) 2023/977, Article 4'],
    ['urgency-reasons-missing', 'Directive (EU) 2023/977, Article 4'],
  ]);
});

test('a year is that of the calendar where the desk is, in the return and in the figures beside it', async () => {
  await goTo('2027-12-31T20:20:00Z');
  const id = await send(north(), aRequest());
  await liveIn('Europe/Tirane');
  // Half past midnight in Tirana: for the asked desk the new year has begun.
  await goTo('2027-12-31T23:30:00Z');
  await take(south().officer, id, 'accept');
  await take(south().officer, id, 'refuse', { ground: 'not-available', noPartialBecause: 'There is nothing on him.' });
  const asked = async (of: string): Promise<[number, number]> => {
    const { cells } = (await south().second.get(`/v1/exchange/statistics/return${of}`)).json();
    const { refusals } = (await south().second.get(`/v1/exchange/statistics${of}`)).json();
    const refused = cells.find(({ point }: { point: string }) => point === 'c')?.count ?? 0;
    return [refused, refusals.find(({ ground }: { ground: string }) => ground === 'not-available')?.count ?? 0];
  };
  expect([await asked('?year=2027'), await asked('?year=2028'), await asked('')]).toEqual([
    [0, 0],
    [1, 1],
    [1, 1],
  ]);
  const { from, to } = (await south().second.get('/v1/exchange/statistics')).json();
  expect([from, to]).toEqual(['2027-12-31T23:00:00.000Z', '2028-12-31T23:00:00.000Z']);
  await liveIn('UTC');
});
