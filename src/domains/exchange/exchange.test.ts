import { afterAll, beforeAll, expect, test } from 'vitest';
import { listNotices } from '../../platform/notices.ts';
import {
  answer,
  aRequest,
  aSuspect,
  aText,
  type ExchangeNode,
  obstaclesOf,
  read,
  send,
  startExchangeNode,
  take,
  write,
} from './exchange.fixtures.ts';
import { deliverSubmitted } from './public.ts';

let node: ExchangeNode;
beforeAll(async () => {
  node = await startExchangeNode();
});
afterAll(() => node.stop());

const north = () => node.desk('ZZN-NCB');
const south = () => node.desk('ZZS-NCB');
const east = () => node.desk('ZZE-NCB');

test('a request goes from draft to answer, each step signed, and both sides see the same chain', async () => {
  const waiting = async () => (await south().officer.get('/v1/exchange/waiting')).json();
  const before = await waiting();
  const id = await send(north(), aRequest());
  expect(await waiting()).toEqual({ toSee: before.toSee + 1, late: before.late });
  const arrived = await read(south().officer, id);
  expect(await waiting()).toEqual(before);
  expect(arrived).toMatchObject({
    side: 'recipient',
    kind: 'information-request',
    sender: 'ZZN-NCB',
    may: { decide: true, reply: false, refuse: false },
    deliveries: [
      { recipient: 'ZZS-NCB', state: 'delivered', basis: { articles: ['4', '7'], measure: 'request-information' } },
    ],
  });
  expect(arrived.deliveries[0]!.basis.conditions.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['speciality', 'onward-consent']),
  );
  expect(arrived.items[0]).toMatchObject({
    title: expect.stringMatching(/^Haldevik\w+, Torsten$/),
    grade: 'B2',
    handling: ['H0'],
    originator: 'ZZN-NCB',
  });
  expect((await take(south().officer, id, 'accept', { access: 'direct' })).deliveries[0]!.state).toBe('accepted');
  const reply = await answer(south(), id, [aText('He lives in Vallurde, 12 Harbour Street.', { handling: ['H2'] })]);
  const answered = await read(north().officer, id);
  expect(answered.deliveries[0]).toMatchObject({
    state: 'answered',
    reply,
    outcome: 'full',
    isLate: false,
    clocks: [{ rule: 'eu-2023-977-other', state: 'answered-in-time' }],
  });
  expect(answered.deliveries[0]!.evidences.map(({ what }) => what)).toEqual([
    'submitted',
    'delivered',
    'read',
    'accepted',
    'access-stated',
    'answered',
  ]);
  const got = await read(north().officer, reply);
  expect(got.items[0]!.body).toEqual({ text: 'He lives in Vallurde, 12 Harbour Street.' });
  expect(got.thread.map(({ kind }) => kind)).toEqual(['information-request', 'reply']);
  for (const message of [id, reply]) {
    const verified = (await north().officer.get(`/v1/exchange/messages/${message}/evidences`)).json();
    expect(verified).toMatchObject({ ok: true, faults: [] });
    expect(verified.checked).toBeGreaterThan(1);
  }
});

test('what is not an agency’s own looks as if it were not there', async () => {
  const id = await send(north(), aRequest({ caseReference: 'ZZN-2026-0500' }));
  const draft = await write(north(), aRequest());
  for (const url of [`messages/${id}`, `messages/${id}/evidences`, `messages/${id}/envelope`, `drafts/${draft.id}`]) {
    expect((await east().officer.get(`/v1/exchange/${url}`)).statusCode).toBe(404);
  }
  expect((await south().officer.get(`/v1/exchange/drafts/${draft.id}`)).statusCode).toBe(404);
  expect((await south().officer.get(`/v1/exchange/messages/${draft.id}`)).statusCode).toBe(404);
  for (const step of ['accept', 'clarify', 'refuse', 'close']) {
    const body = {
      accept: {},
      clarify: { question: 'Who is it?' },
      refuse: { ground: 'not-available', noPartialBecause: 'none' },
      close: {},
    }[step];
    expect([step, (await east().officer.post(`/v1/exchange/messages/${id}/${step}`, body)).statusCode]).toEqual([
      step,
      404,
    ]);
  }
  const told = await listNotices(node.running.parts.db, 'ZZE-NCB', { after: 0 });
  expect(told.filter(({ ref }) => ref === id)).toEqual([]);
  const box = (await east().officer.get('/v1/exchange/messages?box=received')).json();
  expect(box.items.map((line: { id: string }) => line.id)).not.toContain(id);
});

test('who wrote a message that names somebody does not release it', async () => {
  const both = await node.signIn('ZZN-NCB', ['desk-officer', 'second-reviewer']);
  const desk = { ...north(), officer: both, second: both };
  const draft = await write(desk, aRequest());
  const submitted = (await both.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 })).json();
  const refused = await both.post(`/v1/exchange/drafts/${draft.id}/release`, { version: submitted.version });
  expect([refused.statusCode, refused.json().detail]).toEqual([
    403,
    `You wrote in ${draft.reference}; a second person decides about it.`,
  ]);
  const released = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version: submitted.version });
  expect(released.json().state).toBe('released');
});

test('the second person releases the very text that was read', async () => {
  const draft = await write(north(), aRequest());
  await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 });
  await north().officer.patch(`/v1/exchange/drafts/${draft.id}`, { version: 2, recipients: ['ZZE-NCB'] });
  const reply = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version: 2 });
  expect(reply.statusCode).toBe(412);
});

test('a message about a child or a victim, or of political character, waits until a second person lifts each stop', async () => {
  const child = aSuspect({
    role: 'victim',
    link: 'victim-of-the-offence',
    body: { names: [{ family: 'Eskemyr', given: 'Liv' }], born: [{ on: '2015' }] },
  });
  const body = aRequest({ items: [child] });
  const draft = await write(north(), { ...body, content: { ...body.content, character: ['political'] } });
  const stops = (await obstaclesOf(north(), draft.id)).filter(
    ({ level, code }) => level === 'second-person' && code !== 'second-person',
  );
  expect(stops.map(({ code }) => code)).toEqual(['victim', 'minor', 'political']);
  expect(stops.find(({ code }) => code === 'political')!.source).toBe('INTERPOL Constitution, Article 3');
  const { version } = (await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 })).json();
  const early = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  expect([early.statusCode, early.json().type]).toEqual([409, '/problems/release-stopped']);
  expect(
    (await north().officer.post(`/v1/exchange/drafts/${draft.id}/stops/minor`, { decision: 'lifted', why: 'x' }))
      .statusCode,
  ).toBe(403);
  for (const code of ['victim', 'minor', 'political']) {
    await north().second.post(`/v1/exchange/drafts/${draft.id}/stops/${code}`, {
      decision: 'lifted',
      why: 'To bring the child home.',
    });
  }
  const released = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  expect(released.json().state).toBe('released');
});

test('a stop that is upheld keeps the message, and one that was lifted stands again when the text changes', async () => {
  const body = aRequest();
  const draft = await write(north(), { ...body, content: { ...body.content, character: ['religious'] } });
  await north().second.post(`/v1/exchange/drafts/${draft.id}/stops/religious`, {
    decision: 'lifted',
    why: 'An ordinary crime.',
  });
  const changed = (
    await north().officer.patch(`/v1/exchange/drafts/${draft.id}`, { version: 1, caseReference: 'ZZN-1' })
  ).json();
  expect((await obstaclesOf(north(), draft.id)).find(({ code }) => code === 'religious')!.isSettled).toBe(false);
  await north().second.post(`/v1/exchange/drafts/${draft.id}/stops/religious`, {
    decision: 'upheld',
    why: 'It is about belief.',
  });
  const reply = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version: changed.version });
  expect([reply.statusCode, reply.json().fields[0].allowed]).toEqual([409, ['stop-upheld']]);
});

test('a stop that was lifted while it was written stays lifted when the same text is submitted, returned and submitted again', async () => {
  const body = aRequest();
  const draft = await write(north(), { ...body, content: { ...body.content, character: ['military'] } });
  const url = `/v1/exchange/drafts/${draft.id}`;
  await north().second.post(`${url}/stops/military`, {
    decision: 'lifted',
    why: 'Stolen army rifles: an ordinary crime.',
  });
  const early = await north().second.post(`${url}/release`, { version: 1 });
  expect([early.statusCode, early.json().type]).toEqual([409, '/problems/wrong-state']);
  const submitted = (await north().officer.post(`${url}/submit`, { version: 1 })).json();
  const returned = (await north().second.post(`${url}/return`, { why: 'Look at it again.' })).json();
  expect(returned).toMatchObject({ state: 'draft', version: submitted.version + 1 });
  const { version } = (await north().officer.post(`${url}/submit`, { version: returned.version })).json();
  expect((await north().second.post(`${url}/release`, { version })).json().state).toBe('released');
});

test('the same person asked about again by a colleague is said before it leaves, by whatever channel it was asked', async () => {
  const body = { names: [{ whole: 'Odin Brekkvassel' }], born: [{ on: '1980-02-03' }] };
  const first = await send(north(), aRequest({ items: [aSuspect({ body })] }));
  const customs = await node.signIn('ZZN-CUSTOMS', ['desk-officer']);
  const draft = await write(
    { ...north(), officer: customs },
    aRequest({
      items: [aSuspect({ body: { names: [{ family: 'Brekkvassel', given: 'Odin' }], born: [{ on: '1980-02-03' }] } })],
    }),
  );
  const assessment = (await customs.get(`/v1/exchange/drafts/${draft.id}/assessment`)).json();
  const reference = (await read(north().officer, first)).reference;
  expect(assessment).toMatchObject({
    mayLeave: false,
    duplicates: [{ reference, agency: 'ZZN-NCB', channel: 'entente', message: null }],
  });
  const { key } = assessment.obstacles.find(({ code }: { code: string }) => code === 'asked-before');
  await customs.patch(`/v1/exchange/drafts/${draft.id}`, {
    version: 1,
    content: {
      ...draft.content,
      acknowledged: [key],
      acknowledgedWhy: 'The bureau asked for his address, we ask for his lorry.',
    },
  });
  expect((await customs.get(`/v1/exchange/drafts/${draft.id}/assessment`)).json().mayLeave).toBe(true);

  const car = {
    kind: 'vehicle' as const,
    role: 'object' as const,
    link: 'used-in-the-offence' as const,
    body: { vin: 'WVWZZZ3CZJE004711' },
    grade: 'A1' as const,
    handling: ['H0' as const],
  };
  const call = { channel: 'telephone', reference: 'T-17', recipients: ['ZZS'], items: [car] };
  const askedAt = new Date(node.now().getTime() + 86_400_000).toISOString();
  expect((await customs.post('/v1/exchange/asked-elsewhere', { ...call, askedAt })).statusCode).toBe(400);
  expect((await customs.post('/v1/exchange/asked-elsewhere', call)).statusCode).toBe(200);
  const again = await write(north(), aRequest({ items: [car] }));
  const found = (await obstaclesOf(north(), again.id)).find(({ code }) => code === 'asked-before');
  expect(found!.values).toMatchObject({ agency: 'ZZN-CUSTOMS', reference: 'T-17', channel: 'telephone' });
  const neighbours = await write(south(), aRequest({ recipients: ['ZZN-NCB'], items: [car] }));
  expect((await obstaclesOf(south(), neighbours.id)).some(({ code }) => code === 'asked-before')).toBe(false);
});

test('our own registers are asked about the subjects, when we write and when we receive', async () => {
  const family = 'Tarnvold';
  const subject = { names: [{ family, given: 'Ulf' }], born: [{ on: '1966-07-08' }], sex: 'male' };
  const report = { subject, reason: 'wanted-for-arrest', purpose: 'locate-wanted-person', grade: 'A1' };
  const record = (await south().officer.post('/v1/registers/person/records', report)).json();
  await node.running.index.caughtUp();
  const id = await send(north(), aRequest({ items: [aSuspect({ body: subject })] }));
  const seen = await read(south().officer, id);
  expect(seen.items[0]!.ownRecords).toEqual([
    { record: record.id, reference: record.reference, register: 'person', outcome: 'hit' },
  ]);
  expect((await read(north().officer, id)).items[0]!.ownRecords).toEqual([]);
  const draft = await write(south(), aRequest({ recipients: ['ZZN-NCB'], items: [aSuspect({ body: subject })] }));
  const assessment = (await south().officer.get(`/v1/exchange/drafts/${draft.id}/assessment`)).json();
  expect(assessment.ownRecords).toMatchObject([{ record: record.id, owner: 'ZZS-NCB' }]);
});

test('the ceiling of a pair keeps back what it does not allow, and says which', async () => {
  const set = (ceiling: object) => north().second.put('/v1/exchange/ceilings', ceiling);
  expect(
    (await set({ partner: 'ZZE', handling: 'H1', offences: ['terrorism'], data: 'strategic', secondPerson: 'always' }))
      .statusCode,
  ).toBe(200);
  const draft = await write(
    north(),
    aRequest({ recipients: ['ZZE-NCB', 'ZZS-NCB'], items: [aSuspect({ handling: ['H2'] })] }),
  );
  const stops = (await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop');
  expect(stops.map(({ code, recipient }) => [code, recipient])).toEqual([
    ['ceiling-offence', 'ZZE-NCB'],
    ['ceiling-data', 'ZZE-NCB'],
    ['ceiling-handling', 'ZZE-NCB'],
  ]);
  expect((await north().officer.get('/v1/exchange/ceilings')).json().items).toHaveLength(1);
  await north().second.delete('/v1/exchange/ceilings?partner=ZZE');
  expect((await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop')).toEqual([]);
});

test('without an instrument nothing leaves, and the officer is told what would close the gap', async () => {
  await node.signIn('ZZX-NCB');
  const draft = await write(north(), aRequest({ recipients: ['ZZX-NCB'] }));
  const stop = (await obstaclesOf(north(), draft.id)).find(({ code }) => code === 'no-legal-basis');
  expect(stop).toMatchObject({ level: 'stop', recipient: 'ZZX-NCB', values: { party: 'ZZX' } });
  const reply = await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 });
  expect([reply.statusCode, reply.json().type]).toEqual([409, '/problems/release-stopped']);
});

test('each recipient has an envelope of its own and learns of no other', async () => {
  const id = await send(north(), aRequest({ recipients: ['ZZS-NCB', 'ZZE-NCB'] }));
  expect((await read(north().officer, id)).deliveries.map(({ recipient }) => recipient)).toEqual([
    'ZZE-NCB',
    'ZZS-NCB',
  ]);
  const seen = await read(south().officer, id);
  expect(seen.deliveries.map(({ recipient }) => recipient)).toEqual(['ZZS-NCB']);
  expect(seen.thread[0]!.recipients).toEqual(['ZZS-NCB']);
  expect(JSON.stringify(seen)).not.toContain('ZZE-NCB');
  const { envelope, items } = (await south().officer.get(`/v1/exchange/messages/${id}/envelope`)).json();
  expect(Buffer.from(envelope.split('.')[1], 'base64url').toString()).not.toContain('ZZE-NCB');
  expect(Buffer.from(envelope.split('.')[1], 'base64url').toString()).not.toContain('Haldevik');
  expect(items).toEqual([]);
});

test('released by several at one moment and delivered by several runs at once, a message leaves and arrives once', async () => {
  const draft = await write(north(), aRequest());
  const { version } = (await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 })).json();
  const release = () => north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  const replies = await Promise.all([release(), release(), release(), release()]);
  expect(replies.map((reply) => reply.json().state)).toEqual(Array.from({ length: 4 }, () => 'released'));
  await node.running.parts.db.query(`update exchange_deliveries set state = 'submitted' where message_id = $1`, [
    draft.id,
  ]);
  await node.running.parts.db.query(`delete from exchange_evidences where message_id = $1 and number = 2`, [draft.id]);
  const counts = await Promise.all(Array.from({ length: 5 }, () => deliverSubmitted(node.running.exchange, draft.id)));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  const { deliveries } = await read(north().officer, draft.id);
  expect(deliveries[0]!.evidences.map(({ what }) => what)).toEqual(['submitted', 'delivered']);
  expect(deliveries[0]!.clocks).toHaveLength(1);
});

test('what was altered in the database between release and delivery is rejected, and its sender’s desk is told', async () => {
  const draft = await write(north(), aRequest({ recipients: ['ZZS-NCB', 'ZZE-NCB'] }));
  const { version } = (await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 })).json();
  await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  const { db } = node.running.parts;
  await db.query(`update exchange_deliveries set state = 'submitted' where message_id = $1`, [draft.id]);
  await db.query(`delete from exchange_evidences where message_id = $1 and number = 2`, [draft.id]);
  await db.query(`delete from exchange_holdings where message_id = $1 and holder <> 'ZZN-NCB'`, [draft.id]);
  await db.query(`update exchange_items set grade = 'A1' where message_id = $1`, [draft.id]);
  expect(await deliverSubmitted(node.running.exchange, draft.id)).toBe(0);
  const seen = await read(north().officer, draft.id);
  expect(seen.deliveries.map(({ state, groundText }) => [state, groundText])).toEqual([
    ['rejected', 'item-changed'],
    ['rejected', 'item-changed'],
  ]);
  const rejects = (await north().officer.get('/v1/exchange/rejects')).json().items;
  expect(rejects.filter(({ message }: { message: string }) => message === draft.id)).toHaveLength(2);
  const told = await listNotices(db, 'ZZN-NCB', { after: 0 });
  expect(told.filter(({ ref, what }) => ref === draft.id && what === 'rejected')).toHaveLength(2);
  expect((await read(south().officer, draft.id)).items).toEqual([]);
});
