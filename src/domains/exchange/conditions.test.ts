import { afterAll, beforeAll, expect, test } from 'vitest';
import { listNotices } from '../../platform/notices.ts';
import {
  answer,
  aRequest,
  aSuspect,
  aText,
  type Desk,
  type ExchangeNode,
  obstaclesOf,
  read,
  send,
  startExchangeNode,
  take,
} from './exchange.fixtures.ts';
import type { DraftAnswer, DraftItem } from './exchange.schema.ts';
import { eraseExpiredItems, remindDesks, tellOfCorrectedRecords } from './public.ts';

let node: ExchangeNode;
beforeAll(async () => {
  node = await startExchangeNode();
});
afterAll(() => node.stop());

const north = () => node.desk('ZZN-NCB');
const south = () => node.desk('ZZS-NCB');
const east = () => node.desk('ZZE-NCB');

/** Nordavia asks Sudoria, which answers with an item; Nordavia holds it then. */
async function anAnswered(item: DraftItem): Promise<{ request: string; reply: string; item: string }> {
  const request = await send(north(), aRequest());
  await take(south().officer, request, 'accept');
  const reply = await answer(south(), request, [item]);
  const { items } = await take(north().officer, reply, 'accept');
  return { request, reply, item: items[0]!.id };
}

const exportIt = (desk: Desk, id: string, body: object) =>
  desk.officer.post(`/v1/exchange/messages/${id}/export`, body);

async function askFor(desk: Desk, body: object) {
  const reply = await desk.officer.post('/v1/exchange/consents', { why: 'The trial opens on Monday.', ...body });
  expect([reply.statusCode, reply.body]).toEqual([200, expect.anything()]);
  return reply.json().items[0];
}

/** Submits a draft that was begun, and has it released. */
async function leave(desk: Desk, draft: DraftAnswer) {
  const { version } = (
    await desk.officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: draft.version })
  ).json();
  const released = await desk.second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  for (const recipient of draft.recipients) await take(node.desk(recipient).officer, draft.id, 'accept');
  return released;
}

async function forward(desk: Desk, message: string, items: string[], recipients: string[]): Promise<DraftAnswer> {
  const reply = await desk.officer.post(`/v1/exchange/messages/${message}/forward`, { recipients, items });
  expect([reply.statusCode, reply.body]).toEqual([200, expect.anything()]);
  return reply.json();
}

test('scenario 18: an item B3 with H1 and H2 is not exported for court, until its originator consents; the codes stand on the page and in the name', async () => {
  const { reply, item } = await anAnswered(
    aText('The witness saw him at the quay.', { grade: 'B3', handling: ['H1', 'H2'] }),
  );
  const blocked = await exportIt(north(), reply, { use: 'court', format: 'pdf' });
  expect([blocked.statusCode, blocked.json().type]).toEqual([403, '/problems/consent-needed']);
  expect(blocked.json().fields).toMatchObject([{ field: '/items/0', allowed: [item] }]);

  const consent = await askFor(north(), { message: reply, items: [item], use: 'court' });
  expect(consent).toMatchObject({
    state: 'asked',
    originator: 'ZZS-NCB',
    use: 'court',
    clock: { rule: 'consent-answer', state: 'running' },
    may: { decide: false },
  });
  expect((await exportIt(north(), reply, { use: 'court', format: 'pdf' })).statusCode).toBe(403);
  expect(
    (await south().officer.post(`/v1/exchange/consents/${consent.id}/decide`, { decision: 'grant' })).statusCode,
  ).toBe(403);
  expect(
    (await east().second.post(`/v1/exchange/consents/${consent.id}/decide`, { decision: 'grant' })).statusCode,
  ).toBe(404);
  expect(
    (await north().second.post(`/v1/exchange/consents/${consent.id}/decide`, { decision: 'grant' })).statusCode,
  ).toBe(404);
  const waiting = (await south().second.get('/v1/exchange/consents?waiting=true')).json().items;
  expect(waiting.map(({ id }: { id: string }) => id)).toContain(consent.id);
  const granted = await south().second.post(`/v1/exchange/consents/${consent.id}/decide`, {
    decision: 'grant',
    note: 'For this trial.',
  });
  expect(granted.json()).toMatchObject({ state: 'granted', clock: { state: 'answered-in-time' } });

  const file = await exportIt(north(), reply, { use: 'court', format: 'pdf' });
  expect(file.statusCode).toBe(200);
  expect(file.headers['content-disposition']).toMatch(/filename="ENTENTE_X-ZZS-NCB-\d{6}-1_H1\+H2_B3\.pdf"/);
  expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const page = (await exportIt(north(), reply, { use: 'court', format: 'json' })).json();
  expect(page).toMatchObject({
    handling: ['H1', 'H2'],
    grades: ['B3'],
    items: [{ grade: 'B3', handling: ['H1', 'H2'], originator: 'ZZS-NCB' }],
  });

  const told = (await read(south().officer, reply)).deliveries[0]!.evidences.map(({ what }) => what);
  expect(told).toEqual(expect.arrayContaining(['consent-asked', 'consent-granted', 'exported']));
  const entries = (await node.auditEntries())
    .filter(({ facts }) => facts?.consent === consent.id)
    .map(({ facts }) => facts!.step);
  expect(entries).toEqual(['consent-asked', 'consent-granted']);
  expect((await north().officer.get(`/v1/exchange/messages/${reply}/evidences`)).json().ok).toBe(true);
});

test('scenario 18: a source that cannot be assessed stays X and an uncorroborated information 4 in every copy', async () => {
  const { reply, item } = await anAnswered(
    aText('Somebody rang and would not say who.', { grade: 'X4', handling: ['H0'] }),
  );
  expect((await leave(north(), await forward(north(), reply, [item], ['ZZE-NCB']))).json().state).toBe('released');
  const line = (await east().officer.get('/v1/exchange/messages')).json().items.at(-1);
  const copy = await read(east().officer, line.id);
  expect(copy.items[0]).toMatchObject({ grade: 'X4', handling: ['H0'], originator: 'ZZS-NCB', id: item });
  const taken = await exportIt(east(), line.id, { use: 'file', format: 'json' });
  expect(taken.json().items[0]).toMatchObject({ grade: 'X4' });
  expect(taken.headers['content-disposition']).toContain('_H0_X4.json');
});

test('what may not be used in court may be left out, and the export says so', async () => {
  const request = await send(north(), aRequest());
  const reply = await answer(south(), request, [
    aText('Open.', { handling: ['H0'] }),
    aText('Closed.', { handling: ['H1'] }),
  ]);
  await take(north().officer, reply, 'accept');
  const taken = (await exportIt(north(), reply, { use: 'court', format: 'json', withoutBlocked: true })).json();
  expect([taken.items.map(({ body }: { body: { text: string } }) => body.text), taken.leftOut]).toEqual([['Open.'], 1]);
});

test('H2 is passed on with consent, to whom the consent names and to nobody else', async () => {
  const { reply, item } = await anAnswered(aText('He calls himself Odin.', { handling: ['H2'] }));
  const draft = await forward(north(), reply, [item], ['ZZE-NCB']);
  expect((await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop')).toMatchObject([
    { code: 'onward-consent-missing', recipient: 'ZZE-NCB', values: { originator: 'ZZS-NCB' } },
  ]);
  const customs = await node.signIn('ZZE-CUSTOMS', ['desk-officer']);
  const consent = await askFor(north(), { message: reply, items: [item], use: 'onward', onwardTo: ['ZZE-NCB'] });
  await south().second.post(`/v1/exchange/consents/${consent.id}/decide`, { decision: 'grant' });
  const elsewhere = await forward(north(), reply, [item], ['ZZE-CUSTOMS']);
  expect((await obstaclesOf(north(), elsewhere.id)).map(({ code }) => code)).toContain('onward-consent-missing');
  expect((await leave(north(), draft)).json().state).toBe('released');
  expect((await read(east().officer, draft.id)).items[0]).toMatchObject({
    body: { text: 'He calls himself Odin.' },
    may: { passOn: false, useInCourt: true },
  });
  expect((await customs.get(`/v1/exchange/messages/${draft.id}`)).statusCode).toBe(404);
});

test('a consent that is withdrawn reaches whoever holds the item by it, with a receipt, and the item is gone there', async () => {
  const { reply, item } = await anAnswered(aText('He calls himself Odin.', { handling: ['H2'] }));
  const consent = await askFor(north(), { message: reply, items: [item], use: 'onward', onwardTo: ['ZZE-NCB'] });
  await south().second.post(`/v1/exchange/consents/${consent.id}/decide`, { decision: 'grant' });
  const draft = await forward(north(), reply, [item], ['ZZE-NCB']);
  await leave(north(), draft);
  expect((await read(east().officer, draft.id)).items[0]!.body).toBeDefined();
  const early = await forward(east(), draft.id, [item], ['ZZN-NCB']);
  const file = (await exportIt(east(), draft.id, { use: 'file', format: 'json' })).json().name;
  await south().second.post(`/v1/exchange/consents/${consent.id}/withdraw`, { why: 'Our source is in danger.' });
  const gone = await read(east().officer, draft.id);
  expect([gone.items[0]!.body, gone.items[0]!.title]).toEqual([undefined, undefined]);
  expect(gone.tellings).toMatchObject([
    // The file that was taken out before still says it: whoever took it out is reminded of it.
    { item, what: 'consent-withdrawn', why: 'Our source is in danger.', seenAt: null, receipt: true, taken: [file] },
  ]);
  expect((await exportIt(east(), draft.id, { use: 'file', format: 'json' })).json().items).toEqual([]);
  expect((await obstaclesOf(east(), early.id)).map(({ code }) => code)).toContain('item-not-held');
  expect((await read(north().officer, reply)).items[0]!.body).toBeDefined();
  const [row] = await node.running.parts.db.query<{ receipt: string }>(
    `select receipt from exchange_tellings where holder = 'ZZE-NCB' and item_id = $1`,
    [item],
  );
  expect(row!.receipt.split('.')).toHaveLength(3);
  await east().officer.post(`/v1/exchange/tellings/${gone.tellings[0]!.id}/seen`);
  expect((await read(east().officer, draft.id)).tellings[0]!.seenAt).not.toBeNull();
  const seenBySource = (await read(south().officer, reply)).tellings.map(({ holder, seenAt }) => [
    holder,
    seenAt !== null,
  ]);
  expect(seenBySource).toEqual(
    expect.arrayContaining([
      ['ZZE-NCB', true],
      ['ZZN-NCB', false],
    ]),
  );
});

test('a correction reaches every holder, however the item came there', async () => {
  const { reply, item } = await anAnswered(aSuspect({ role: 'associate', handling: ['H0'] }));
  const draft = await forward(north(), reply, [item], ['ZZE-NCB']);
  await leave(north(), draft);
  const body = { names: [{ family: 'Brekkvassel', given: 'Odin' }], born: [{ on: '1980-02-03' }] };
  const outsider = await north().officer.post(`/v1/exchange/items/${item}/amend`, { version: 1, why: 'x', body });
  expect(outsider.statusCode).toBe(404);
  const amended = await south().officer.post(`/v1/exchange/items/${item}/amend`, {
    version: 1,
    why: 'It was his brother.',
    body,
  });
  expect(amended.statusCode).toBe(200);
  for (const [by, id] of [
    [north(), reply],
    [east(), draft.id],
  ] as const) {
    const seen = await read(by.officer, id);
    expect(seen.items[0]).toMatchObject({ title: 'Brekkvassel, Odin', version: 2 });
    expect(seen.tellings).toMatchObject([{ what: 'amended', why: 'It was his brother.', version: 2 }]);
    expect(seen.deliveries[0]!.evidences.map(({ what }) => what)).toContain('item-amended');
    const told = await listNotices(node.running.parts.db, by.agency, { after: 0 });
    expect(told.filter(({ ref, what }) => ref === id && what === 'item-amended')).toHaveLength(1);
  }
  const stale = await south().officer.post(`/v1/exchange/items/${item}/amend`, { version: 1, why: 'again', body });
  expect(stale.statusCode).toBe(412);
  expect((await south().officer.get(`/v1/exchange/messages/${draft.id}/evidences`)).statusCode).toBe(404);
});

test('a record that is corrected is said to the desk that sent an item of it, once, until the item is corrected too', async () => {
  const subject = { names: [{ family: 'Oskarholm', given: 'Ulf' }], born: [{ on: '1966-07-08' }], sex: 'male' };
  const report = { subject, reason: 'wanted-for-arrest', purpose: 'locate-wanted-person', grade: 'A1' };
  const place = '/v1/registers/person/records';
  const record = (await south().officer.post(place, report)).json();
  const { reply, item } = await anAnswered(aSuspect({ body: subject, record: record.id }));
  const behind = async () => (await read(south().officer, reply)).items[0]!.record;
  expect(await behind()).toEqual({ id: record.id, state: 'same' });
  await tellOfCorrectedRecords(node.running.exchange);

  const corrected = { ...subject, born: [{ on: '1966-08-07' }] };
  const amended = await south().officer.patch(
    `${place}/${record.id}`,
    { why: 'Day and month were changed about.', subject: corrected },
    { 'if-match': `"${record.version}"` },
  );
  expect([amended.statusCode, amended.body]).toEqual([200, expect.anything()]);
  expect(await behind()).toEqual({ id: record.id, state: 'corrected' });
  expect((await read(north().officer, reply)).items[0]!.record).toBeUndefined();
  await tellOfCorrectedRecords(node.running.exchange);
  await tellOfCorrectedRecords(node.running.exchange);
  const told = await listNotices(node.running.parts.db, 'ZZS-NCB', { after: 0 });
  expect(told.filter(({ ref, what }) => ref === reply && what === 'record-corrected')).toHaveLength(1);

  await south().officer.post(`/v1/exchange/items/${item}/amend`, {
    version: 1,
    why: 'As in our register.',
    body: corrected,
  });
  expect(await behind()).toEqual({ id: record.id, state: 'same' });
  expect((await read(north().officer, reply)).tellings).toMatchObject([{ what: 'amended', receipt: true }]);
});

test('what is withheld from a party afterwards is gone for it and stays for the others', async () => {
  const { reply, item } = await anAnswered(aText('A name.', { handling: ['H0'] }));
  const draft = await forward(north(), reply, [item], ['ZZE-NCB']);
  await leave(north(), draft);
  await south().officer.post(`/v1/exchange/items/${item}/amend`, {
    version: 1,
    why: 'Not for Estmark.',
    withheldFrom: ['ZZE'],
  });
  expect((await read(east().officer, draft.id)).items[0]!.body).toBeUndefined();
  const seen = await read(north().officer, reply);
  expect(seen.items[0]!.body).toBeDefined();
  expect(JSON.stringify(seen.items)).not.toContain('withheld');
  expect((await read(south().officer, reply)).items[0]!.withheldFrom).toEqual(['ZZE']);
  const again = await forward(north(), reply, [item], ['ZZE-NCB']);
  expect((await obstaclesOf(north(), again.id)).map(({ code }) => code)).toContain('not-for-recipient');
});

test('what was withdrawn is nowhere any more but with its originator', async () => {
  const { reply, item } = await anAnswered(aText('A mistake.', { handling: ['H0'] }));
  await south().officer.post(`/v1/exchange/items/${item}/withdraw`, { why: 'It was about somebody else.' });
  const seen = await read(north().officer, reply);
  expect(seen.items[0]).toMatchObject({ state: 'withdrawn' });
  expect(seen.items[0]!.body).toBeUndefined();
  expect((await read(south().officer, reply)).items[0]!.body).toEqual({ text: 'A mistake.' });
  expect(
    (await north().officer.post(`/v1/exchange/messages/${reply}/forward`, { recipients: ['ZZE-NCB'], items: [item] }))
      .statusCode,
  ).toBe(404);
  const { envelope } = (await north().officer.get(`/v1/exchange/messages/${reply}/envelope`)).json();
  expect(Buffer.from(envelope.split('.')[1], 'base64url').toString()).not.toContain('mistake');
  expect((await north().officer.get(`/v1/exchange/messages/${reply}/evidences`)).json().ok).toBe(true);
});

test('when both sides erase, the text is deleted; that it was there can still be proved', async () => {
  const { request, reply } = await anAnswered(aText('To be forgotten.', { handling: ['H0'] }));
  await take(north().officer, reply, 'accept');
  const early = await north().officer.post(`/v1/exchange/messages/${reply}/review`, {
    decision: 'erase',
    assessment: 'The case is closed.',
  });
  expect(early.statusCode).toBe(200);
  expect(early.json()).toMatchObject({ state: 'erased', items: [] });
  expect((await read(south().officer, reply)).items[0]!.body).toBeDefined();
  await take(south().officer, reply, 'review', { decision: 'erase', assessment: 'The case is closed.' });
  const { db } = node.running.parts;
  const [left] = await db.query<Record<string, unknown>>(
    `select m.content, d.envelope, d.hash, i.body, i.salt from exchange_messages m join exchange_deliveries d on d.message_id = m.id
       join exchange_items i on i.message_id = m.id where m.id = $1`,
    [reply],
  );
  expect(left).toEqual({ content: null, envelope: null, hash: expect.any(String), body: null, salt: null });
  const verified = (await south().officer.get(`/v1/exchange/messages/${reply}/evidences`)).json();
  expect(verified).toMatchObject({ ok: true, faults: [] });
  expect((await read(south().officer, request)).deliveries[0]).toMatchObject({ state: 'answered', reply });
});

test('an originator who does not answer a request for consent is reminded, and the asker told when it is late; a refusal says why', async () => {
  const { reply, item } = await anAnswered(aText('He has a boat.', { handling: ['H1'] }));
  const consent = await askFor(north(), { message: reply, items: [item], use: 'court' });
  const told = async (agency: string) =>
    (await listNotices(node.running.parts.db, agency, { after: 0 }))
      .filter(({ ref, what }) => ref === reply && /^consent-(reminder|late)/.test(what))
      .map(({ what }) => what);
  await remindDesks(node.running.exchange);
  expect(await told('ZZS-NCB')).toEqual([]);
  node.later(8 * 86_400_000);
  await node.signInAgain();
  await remindDesks(node.running.exchange);
  await remindDesks(node.running.exchange);
  expect(await told('ZZS-NCB')).toEqual([
    'consent-reminder:desk',
    'consent-reminder:desk',
    'consent-reminder:supervisor',
    'consent-reminder:contact-point',
  ]);
  expect(await told('ZZN-NCB')).toEqual(['consent-late']);
  const decide = (body: object) => south().second.post(`/v1/exchange/consents/${consent.id}/decide`, body);
  expect((await decide({ decision: 'refuse' })).statusCode).toBe(400);
  const refused = (await decide({ decision: 'refuse', note: 'The source would be known.' })).json();
  expect(refused).toMatchObject({
    state: 'refused',
    decisionNote: 'The source would be known.',
    clock: { state: 'answered-late' },
  });
  expect((await decide({ decision: 'grant' })).statusCode).toBe(409);
  expect((await exportIt(north(), reply, { use: 'court', format: 'json' })).statusCode).toBe(403);
});

test('an item whose time has come is erased wherever it is held; one without an end has three years', async () => {
  const today = node.now().toISOString().slice(0, 10);
  const { reply, item } = await anAnswered(aText('Only for today.', { handling: ['H0'], retainUntil: today }));
  const { items: kept } = await read(
    north().officer,
    (await anAnswered(aText('For long.', { handling: ['H0'] }))).reply,
  );
  expect(kept[0]!.retainUntil).toBe(`${Number(today.slice(0, 4)) + 3}${today.slice(4)}`);
  expect(await eraseExpiredItems(node.running.exchange)).toBe(0);
  node.later(2 * 86_400_000);
  await node.signInAgain();
  expect(await eraseExpiredItems(node.running.exchange)).toBe(1);
  const seen = await read(north().officer, reply);
  expect(seen.items[0]).toMatchObject({ id: item, state: 'erased' });
  expect(seen.items[0]!.body).toBeUndefined();
  const versions = await node.running.parts.db.query<{ body: unknown }>(
    `select body from exchange_item_versions where item_id = $1`,
    [item],
  );
  expect(versions.map(({ body }) => body)).toEqual([null, null]);
  expect((await north().officer.get(`/v1/exchange/messages/${reply}/evidences`)).json().ok).toBe(true);
});
