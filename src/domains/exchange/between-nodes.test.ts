import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../test/support/test-node.ts';
import { listNotices } from '../../platform/notices.ts';
import { anAgency } from '../access/access.fixtures.ts';
import {
  aRequest,
  aSuspect,
  type ExchangeNode,
  read,
  send,
  startExchangeNode,
  take,
  write,
} from './exchange.fixtures.ts';

/** Nordavia works on one node, a bureau of Sudoria and Estmark on another; envelopes are carried between them. */
let near: ExchangeNode;
let far: ExchangeNode;
let nearCarrier: Caller;
let farCarrier: Caller;

const north = () => near.desk('ZZN-NCB');
const south = () => far.desk('ZZS-FAR');
const east = () => far.desk('ZZE-NCB');

/** Makes an agency known on a node whose desk works on the other, with the key it signs with there. */
async function introduce(code: string, to: Caller, key: object): Promise<void> {
  const noted = await to.put('/v1/exchange/keys', { agency: code, key });
  expect([noted.statusCode, noted.body]).toEqual([200, expect.stringContaining('elsewhere')]);
}

async function keyOf(by: Caller, agency: string): Promise<object> {
  const { items } = (await by.get('/v1/exchange/keys')).json();
  return items.find((one: { agency: string }) => one.agency === agency).key;
}

beforeAll(async () => {
  near = await startExchangeNode(['ZZN-NCB', 'ZZS-NCB']);
  far = await startExchangeNode(['ZZS-FAR', 'ZZE-NCB']);
  nearCarrier = await near.signIn('ZZN-NCB', ['administrator']);
  farCarrier = await far.signIn('ZZE-NCB', ['administrator']);
  await anAgency(near, { code: 'ZZS-FAR' });
  await anAgency(far, { code: 'ZZN-NCB' });
  // A key is made when it is first needed.
  await near.running.exchange.keys.signerOf('ZZN-NCB');
  await far.running.exchange.keys.signerOf('ZZS-FAR');
  await introduce('ZZN-NCB', farCarrier, await keyOf(nearCarrier, 'ZZN-NCB'));
  await introduce('ZZS-FAR', nearCarrier, await keyOf(farCarrier, 'ZZS-FAR'));
});
afterAll(async () => {
  await near?.stop();
  await far?.stop();
});

const handOver = (envelope: string, items: readonly unknown[]) =>
  farCarrier.post('/v1/exchange/envelopes', { envelope, items });

const receipts = new Map<string, string>();

/** Nordavia tells Sudoria of somebody; there it is accepted and passed on to Estmark. */
async function toldAndPassedOn(): Promise<{ id: string; item: string; further: string }> {
  const id = await send(north(), {
    kind: 'spontaneous-information',
    recipients: ['ZZS-FAR'],
    content: { offence: 'drug-trafficking', purpose: 'criminal-investigation' },
    items: [aSuspect()],
  });
  const { envelope, items } = (await north().officer.get(`/v1/exchange/messages/${id}/envelope`)).json();
  const taken = await handOver(envelope, items);
  expect([taken.statusCode, taken.body]).toEqual([200, expect.stringContaining('receipt')]);
  receipts.set(id, taken.json().receipt);
  const item = (await take(south().officer, id, 'accept')).items[0]!.id;
  const draft = (
    await south().officer.post(`/v1/exchange/messages/${id}/forward`, { recipients: ['ZZE-NCB'], items: [item] })
  ).json();
  const { version } = (
    await south().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: draft.version })
  ).json();
  await south().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  await take(east().officer, draft.id, 'accept');
  return { id, item, further: draft.id };
}

const waitingCorrections = async () => (await north().officer.get('/v1/exchange/corrections')).json().items;

test('a correction reaches the holder on another node and whoever it passed it on to there, and its receipt comes back', async () => {
  const { id, item, further } = await toldAndPassedOn();
  const body = { names: [{ family: 'Brekkvassel', given: 'Odin' }], born: [{ on: '1980-02-03' }] };
  const amended = await north().officer.post(`/v1/exchange/items/${item}/amend`, {
    version: 1,
    why: 'It was his brother.',
    body,
    handling: ['H1'],
  });
  expect([amended.statusCode, amended.body]).toEqual([200, expect.anything()]);
  const [correction] = await waitingCorrections();
  expect(correction).toMatchObject({ item, message: id, holder: 'ZZS-FAR', what: 'amended', version: 2 });
  expect((await read(north().officer, id)).tellings).toMatchObject([{ holder: 'ZZS-FAR', receipt: false }]);

  const { envelope, items } = correction;
  const altered = await handOver(envelope, [{ ...items[0], handling: ['H0'] }]);
  expect([altered.statusCode, altered.json().fields[0].allowed]).toEqual([422, ['item-changed']]);
  const [head, payload, signature] = envelope.split('.');
  const other = Buffer.from(
    Buffer.from(payload, 'base64url').toString().replace('"version":2', '"version":3'),
  ).toString('base64url');
  const forged = await handOver(`${head}.${other}.${signature}`, items);
  expect([forged.statusCode, forged.json().fields[0].allowed]).toEqual([422, ['forged']]);

  const taken = await handOver(envelope, items);
  expect([taken.statusCode, taken.body]).toEqual([200, expect.anything()]);
  const again = await handOver(envelope, items);
  expect([again.statusCode, again.json().receipt]).toEqual([200, taken.json().receipt]);
  for (const [by, message] of [
    [south(), id],
    [east(), further],
  ] as const) {
    const seen = await read(by.officer, message);
    expect(seen.items[0]).toMatchObject({ title: 'Brekkvassel, Odin', version: 2, handling: ['H1'] });
    expect(seen.tellings).toMatchObject([{ what: 'amended', why: 'It was his brother.', version: 2, receipt: true }]);
  }
  expect((await south().officer.get(`/v1/exchange/messages/${id}/evidences`)).json()).toMatchObject({ ok: true });

  const place = `/v1/exchange/corrections/${correction.id}/receipt`;
  expect((await nearCarrier.post(place, { receipt: envelope })).statusCode).toBe(422);
  expect((await north().officer.post(place, { receipt: taken.json().receipt })).statusCode).toBe(403);
  expect((await nearCarrier.post(place, { receipt: taken.json().receipt })).statusCode).toBe(200);
  expect((await read(north().officer, id)).tellings).toMatchObject([{ holder: 'ZZS-FAR', receipt: true }]);
  const told = await listNotices(near.running.parts.db, 'ZZN-NCB', { after: 0 });
  expect(told.map(({ ref, what }) => [ref, what])).toContainEqual([id, 'correction-received']);
  expect(await waitingCorrections()).toEqual([]);
});

test('what is withdrawn is gone on the other node too, in every version; nobody there can speak for its originator', async () => {
  const { id, item, further } = await toldAndPassedOn();
  const secret = (await read(south().officer, id)).items[0]!.title!.split(',')[0]!;
  const foreign = await south().officer.post(`/v1/exchange/items/${item}/withdraw`, { why: 'Not ours.' });
  expect(foreign.statusCode).toBe(404);
  await north().officer.post(`/v1/exchange/items/${item}/withdraw`, { why: 'It was about somebody else.' });
  const [{ id: telling, envelope, items }] = await waitingCorrections();
  expect(items).toEqual([]);
  const taken = await handOver(envelope, []);
  expect([taken.statusCode, taken.body]).toEqual([200, expect.anything()]);
  for (const [by, message] of [
    [south(), id],
    [east(), further],
  ] as const) {
    const seen = await read(by.officer, message);
    expect([seen.items[0]!.state, seen.items[0]!.body]).toEqual(['withdrawn', undefined]);
  }
  const [kept] = await far.running.parts.db.query<{ texts: string }>(
    `select coalesce((select i.body::text from exchange_items i where i.id = $1), '')
         || coalesce((select string_agg(v.body::text, '') from exchange_item_versions v where v.item_id = $1), '') as texts`,
    [item],
  );
  expect(kept!.texts).not.toContain(secret);
  await nearCarrier.post(`/v1/exchange/corrections/${telling}/receipt`, { receipt: taken.json().receipt });
  expect(await waitingCorrections()).toEqual([]);
});

test('a party from which an item is kept afterwards is told on its node that it is gone, and no more', async () => {
  const { id, item } = await toldAndPassedOn();
  await north().officer.post(`/v1/exchange/items/${item}/amend`, {
    version: 1,
    why: 'Not for Sudoria.',
    withheldFrom: ['ZZS'],
  });
  const [correction] = await waitingCorrections();
  expect([correction.what, correction.items]).toEqual(['withdrawn', []]);
  expect((await handOver(correction.envelope, [])).statusCode).toBe(200);
  expect((await read(south().officer, id)).items[0]!.body).toBeUndefined();
  // Let known again, it is there again; what was said before comes too late, in whatever order the two are handed over.
  await north().officer.post(`/v1/exchange/items/${item}/amend`, { version: 2, why: 'Sudoria too.', withheldFrom: [] });
  const again = (await waitingCorrections()).find(({ version }: { version: number }) => version === 3);
  expect(again).toMatchObject({ item, what: 'amended' });
  expect((await handOver(again.envelope, again.items)).statusCode).toBe(200);
  expect((await read(south().officer, id)).items[0]).toMatchObject({ version: 3, body: expect.anything() });
  expect((await handOver(correction.envelope, [])).statusCode).toBe(200); // its receipt once more, and nothing else
  expect((await read(south().officer, id)).items[0]).toMatchObject({ version: 3, body: expect.anything() });
});

test('an older correction that comes after a newer one changes nothing', async () => {
  const { id, item } = await toldAndPassedOn();
  await north().officer.post(`/v1/exchange/items/${item}/amend`, { version: 1, why: 'First.', handling: ['H1'] });
  const [first] = (await waitingCorrections()).filter((one: { item: string }) => one.item === item);
  await north().officer.post(`/v1/exchange/items/${item}/amend`, { version: 2, why: 'Second.', handling: ['H2'] });
  const second = (await waitingCorrections()).find(
    (one: { item: string; version: number }) => one.item === item && one.version === 3,
  );
  expect((await handOver(second.envelope, second.items)).statusCode).toBe(200);
  const late = await handOver(first.envelope, first.items);
  expect([late.statusCode, late.json().fields[0].allowed]).toEqual([422, ['replayed']]);
  expect((await read(south().officer, id)).items[0]).toMatchObject({ version: 3, handling: ['H2'] });
});

test('the receipt of the other node makes a message delivered; after half a year it is reviewed here and erased here', async () => {
  const { id } = await toldAndPassedOn();
  const { id: other } = await toldAndPassedOn();
  const hand = (message: string, receipt: string, recipient = 'ZZS-FAR') =>
    nearCarrier.post(`/v1/exchange/messages/${message}/receipt`, { recipient, receipt });
  expect((await read(north().officer, id)).deliveries[0]!.state).toBe('submitted');
  for (const [message, receipt, recipient, status] of [
    [other, receipts.get(id)!, 'ZZS-FAR', 422],
    [id, 'x.y.z', 'ZZS-FAR', 422],
    [id, receipts.get(id)!, 'ZZS-NCB', 404],
  ] as const) {
    expect((await hand(message, receipt, recipient)).statusCode).toBe(status);
  }
  expect((await hand(id, receipts.get(id)!)).statusCode).toBe(200);
  expect((await hand(id, receipts.get(id)!)).statusCode).toBe(200);
  const seen = await read(north().officer, id);
  expect([seen.deliveries[0]!.state, seen.may.review]).toEqual(['delivered', true]);
  expect((await north().officer.get(`/v1/exchange/messages/${id}/evidences`)).json()).toMatchObject({ ok: true });
  const erased = await take(north().officer, id, 'review', { decision: 'erase', assessment: 'The case is closed.' });
  expect([erased.state, erased.items]).toEqual(['erased', []]);
  expect((await north().officer.get(`/v1/exchange/messages/${id}/evidences`)).json()).toMatchObject({ ok: true });
});

test('rubbish handed over as a correction is refused with a reason', async () => {
  const header = Buffer.from(JSON.stringify({ alg: 'Ed25519', kid: 'x', typ: 'entente-correction+jws' })).toString(
    'base64url',
  );
  for (const envelope of [`${header}.e30.AAAA`, `${header}..`, `${header}`, 'e30.e30.e30']) {
    const reply = await handOver(envelope, []);
    expect([envelope, reply.statusCode, reply.json().fields[0].allowed]).toEqual([envelope, 422, ['forged']]);
  }
  expect((await nearCarrier.post('/v1/exchange/corrections/nothing/receipt', { receipt: 'x' })).statusCode).toBe(404);
});

/** Nordavia asks Sudoria and sends a picture along; the envelope is handed over, the file not yet. */
async function askedWithFile(bytes: Buffer): Promise<{ id: string; file: string; given: Buffer }> {
  const draft = await write(north(), aRequest({ recipients: ['ZZS-FAR'] }));
  const octets = { 'content-type': 'application/octet-stream' };
  const kept = (
    await north().officer.post(`/v1/exchange/drafts/${draft.id}/attachments?name=lorry.pdf`, bytes, octets)
  ).json();
  const { id: attachment, name, type, bytes: length, sha256 } = kept;
  const carried = {
    kind: 'attachment' as const,
    body: { attachment, name, type, bytes: length, sha256 },
    grade: 'B3' as const,
    handling: ['H1' as const],
  };
  const changed = await north().officer.patch(`/v1/exchange/drafts/${draft.id}`, {
    version: draft.version,
    items: [...draft.items, carried],
  });
  const submitted = await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, {
    version: changed.json().version,
  });
  const { version } = submitted.json();
  const released = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version });
  expect([released.statusCode, released.body]).toEqual([200, expect.anything()]);
  const { envelope, items } = (await north().officer.get(`/v1/exchange/messages/${draft.id}/envelope`)).json();
  const taken = await handOver(envelope, items);
  expect([taken.statusCode, taken.body]).toEqual([200, expect.anything()]);
  receipts.set(draft.id, taken.json().receipt);
  const given = await north().officer.get(`/v1/exchange/messages/${draft.id}/attachments/${attachment}`);
  return { id: draft.id, file: attachment, given: given.rawPayload };
}

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(700_000), Buffer.from('\n%%EOF\n')]);
const placeOf = ({ id, file }: { id: string; file: string }) => `/v1/exchange/messages/${id}/attachments/${file}`;
const handFile = (of: { id: string; file: string }, bytes: Buffer, by = farCarrier) =>
  by.put(placeOf(of), bytes, { 'content-type': 'application/octet-stream' });
const fileStateOf = async (id: string) =>
  (await read(south().officer, id)).items.find(({ kind }) => kind === 'attachment')!.file;

test('a file follows its message to the other node, is awaited until it comes, and its receipt closes the circle', async () => {
  const asked = await askedWithFile(PDF);
  expect(asked.given.equals(PDF)).toBe(true);
  expect(await fileStateOf(asked.id)).toEqual({ state: 'awaited', why: null });
  await take(south().officer, asked.id, 'accept');
  expect((await south().officer.get(placeOf(asked))).statusCode).toBe(404);

  expect((await handFile(asked, PDF, south().officer)).statusCode).toBe(403);
  const taken = await handFile(asked, asked.given);
  expect([taken.statusCode, taken.json()]).toEqual([
    200,
    expect.objectContaining({
      id: asked.file,
      type: 'application/pdf',
      bytes: PDF.byteLength,
      sha256: createHash('sha256').update(PDF).digest('hex'),
      state: 'unscanned',
      receipts: [{ recipient: 'ZZS-FAR', receipt: expect.stringMatching(/^[^.]+\.[^.]+\.[^.]+$/) }],
    }),
  ]);
  // Whoever carries it may have been killed meanwhile: a second time changes nothing and answers the same.
  const again = await handFile(asked, asked.given);
  expect([again.statusCode, again.json()]).toEqual([200, taken.json()]);
  expect(await fileStateOf(asked.id)).toEqual({ state: 'here', why: null });
  const opened = await south().officer.get(placeOf(asked));
  expect(opened.rawPayload.equals(PDF)).toBe(true);
  expect(decodeURIComponent(String(opened.headers['content-disposition']))).toContain('H1-B3 lorry.pdf');
  expect((await south().officer.get(`/v1/exchange/messages/${asked.id}/evidences`)).json()).toMatchObject({ ok: true });

  const [{ receipt }] = taken.json().receipts;
  for (const one of [receipts.get(asked.id)!, receipt, receipt]) {
    const noted = await nearCarrier.post(`/v1/exchange/messages/${asked.id}/receipt`, {
      recipient: 'ZZS-FAR',
      receipt: one,
    });
    expect([noted.statusCode, noted.body]).toEqual([200, expect.anything()]);
  }
  const evidences = (await read(north().officer, asked.id)).deliveries[0]!.evidences.map(({ what }) => what);
  expect(evidences.filter((what) => what === 'file-received')).toHaveLength(1);
  expect((await north().officer.get(`/v1/exchange/messages/${asked.id}/evidences`)).json()).toMatchObject({ ok: true });
});

test('a file that is another, too long or broken off is dropped, told, and may be handed over again', async () => {
  const asked = await askedWithFile(Buffer.concat([PDF, Buffer.from('more')]));
  const altered = Buffer.from(asked.given);
  altered[500_000]! ^= 1;
  for (const wrong of [
    altered,
    asked.given.subarray(0, 400_000),
    Buffer.concat([asked.given, altered]),
    Buffer.alloc(0),
  ]) {
    const reply = await handFile(asked, wrong);
    expect([reply.statusCode, reply.json().fields?.[0].allowed]).toEqual([422, ['file-changed']]);
    expect(await fileStateOf(asked.id)).toEqual({ state: 'awaited', why: null });
  }
  const left = await far.running.parts.db.query(`select 1 from exchange_contents c where c.sha256 is null`);
  expect(left).toEqual([]);
  const rejects = await far.running.parts.db.query<{ sender: string }>(
    `select r.sender from exchange_rejects r where r.reason = 'file-changed' and r.message_id = $1`,
    [asked.id],
  );
  expect(rejects.map(({ sender }) => sender)).toEqual(['ZZN-NCB', 'ZZN-NCB', 'ZZN-NCB', 'ZZN-NCB']);
  expect((await handFile({ ...asked, file: asked.id }, asked.given)).statusCode).toBe(404);
  expect((await handFile(asked, asked.given)).statusCode).toBe(200);
  expect(await fileStateOf(asked.id)).toEqual({ state: 'here', why: null });
});
