import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign, calculateJwkThumbprint } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../../test/support/test-node.ts';
import { newId } from '../../platform/ids.ts';
import { listNotices } from '../../platform/notices.ts';
import { anAgency } from '../access/access.fixtures.ts';
import { canonicalText, digestOf, type EnvelopeBody, type TravellingItem } from './envelope.ts';
import { aRequest, type ExchangeNode, read, send, startExchangeNode, take, write } from './exchange.fixtures.ts';

let node: ExchangeNode;
let carrier: Caller;
let far: KeyObject;
let farKey: { kty: string; crv: string; x: string };

beforeAll(async () => {
  node = await startExchangeNode(['ZZN-NCB', 'ZZS-NCB']);
  carrier = await node.signIn('ZZN-NCB', ['administrator']);
  // A bureau of Sudoria lives on another node, which signs there.
  await anAgency(node, { code: 'ZZS-FAR' });
  const pair = generateKeyPairSync('ed25519');
  far = pair.privateKey;
  farKey = pair.publicKey.export({ format: 'jwk' }) as typeof farKey;
  const noted = await carrier.put('/v1/exchange/keys', {
    agency: 'ZZS-FAR',
    key: { kty: farKey.kty, crv: farKey.crv, x: farKey.x },
  });
  expect([noted.statusCode, noted.body]).toEqual([200, expect.stringContaining('elsewhere')]);
});
afterAll(() => node.stop());

const north = () => node.desk('ZZN-NCB');

async function sign(
  body: unknown,
  { key = far, kid, text }: { key?: KeyObject; kid?: string; text?: string } = {},
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(text ?? canonicalText(body)))
    .setProtectedHeader({
      alg: 'Ed25519',
      kid: kid ?? (await calculateJwkThumbprint(farKey as never)),
      typ: 'entente-envelope+jws',
    })
    .sign(key);
}

function anItem(over: Partial<TravellingItem> = {}): TravellingItem {
  return {
    id: newId(),
    salt: 'c2FsdA',
    kind: 'text',
    body: { text: 'A lorry will cross tonight.' },
    translate: false,
    originator: 'ZZS-FAR',
    grade: 'B2',
    handling: ['H1'],
    withheldFrom: [],
    isSpecial: false,
    version: 1,
    ...over,
  };
}

let serial = 0;

function aBody(items: readonly TravellingItem[], over: Partial<EnvelopeBody> = {}): EnvelopeBody {
  const id = newId();
  serial += 1;
  return {
    type: 'message',
    id,
    reference: `X-ZZS-FAR-${String(serial).padStart(6, '0')}`,
    kind: 'spontaneous-information',
    from: { agency: 'ZZS-FAR', party: 'ZZS' },
    to: { agency: 'ZZN-NCB', party: 'ZZN' },
    at: node.now().toISOString(),
    thread: id,
    content: { offence: 'drug-trafficking', purpose: 'criminal-investigation', facts: 'A tip.' },
    items: items.map((item) => ({ id: item.id, digest: digestOf(item) })),
    basis: {
      instrument: 'x',
      title: 'Agreement',
      kind: 'bilateral-treaty',
      articles: ['4'],
      channel: '',
      authority: '',
      conditions: [],
      measure: 'spontaneous-information',
      offence: 'drug-trafficking',
      data: 'personal',
      on: '2026-11-22',
      fallback: false,
    },
    ...over,
  };
}

/** Hands an envelope over and answers why it was not taken. */
async function faultOf(envelope: string, items: readonly unknown[] = []): Promise<string> {
  const reply = await carrier.post('/v1/exchange/envelopes', { envelope, items });
  expect([reply.statusCode, reply.body]).toEqual([422, expect.stringContaining('envelope-refused')]);
  return reply.json().fields[0].allowed[0];
}

test('an envelope of another node is taken, kept in quarantine, and answered with a signed receipt', async () => {
  const item = anItem();
  const body = aBody([item]);
  const reply = await carrier.post('/v1/exchange/envelopes', { envelope: await sign(body), items: [item] });
  expect([reply.statusCode, reply.json().message]).toEqual([200, body.id]);
  expect(reply.json().receipt.split('.')).toHaveLength(3);
  const seen = await read(north().officer, body.id);
  expect(seen).toMatchObject({
    sender: 'ZZS-FAR',
    items: [{ body: item.body, handling: ['H1'], originator: 'ZZS-FAR', may: { useInCourt: false } }],
    deliveries: [{ state: 'delivered' }],
  });
  expect((await north().officer.get(`/v1/exchange/messages/${body.id}/evidences`)).json()).toMatchObject({ ok: true });
});

test('one that was forged, signed by a wrong key, or changed by one byte is refused, accounted for, and its desk is told', async () => {
  const body = aBody([]);
  const good = await sign(body);
  const other = generateKeyPairSync('ed25519').privateKey;
  expect(await faultOf(await sign(body, { key: other }))).toBe('forged');
  expect(await faultOf(await sign(body, { kid: 'unknown' }))).toBe('forged');
  const [head, payload, signature] = good.split('.') as [string, string, string];
  for (const at of [3, 40, payload.length - 5]) {
    const changed = payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1);
    expect(await faultOf(`${head}.${changed}.${signature}`)).toBe('forged');
  }
  expect(await faultOf('no envelope at all')).toBe('forged');
  const rejects = (
    await node.running.parts.db.query<{ reason: string }>(
      `select reason from exchange_rejects where sender = 'ZZS-FAR'`,
    )
  ).length;
  expect(rejects).toBeGreaterThanOrEqual(3);
  const told = await listNotices(node.running.parts.db, 'ZZS-FAR', { after: 0 });
  expect(told.map(({ what }) => what)).toContain('envelope-refused:forged');
  const entries = (await node.auditEntries()).filter(
    ({ action, outcome }) => action === 'exchange.received' && outcome === 'refused',
  );
  expect(entries.length).toBeGreaterThanOrEqual(6);
});

test('an envelope signed by one agency in the name of another is refused, and so is one that came before', async () => {
  expect(await faultOf(await sign(aBody([], { from: { agency: 'ZZS-NCB', party: 'ZZS' } })))).toBe('wrong-key');
  const body = aBody([]);
  const envelope = await sign(body);
  expect((await carrier.post('/v1/exchange/envelopes', { envelope, items: [] })).statusCode).toBe(200);
  expect(await faultOf(envelope)).toBe('replayed');
  expect(await faultOf(await sign({ ...body, caseReference: 'another' }))).toBe('changed');
  const box = (await north().officer.get('/v1/exchange/messages?box=received')).json().items;
  expect(box.filter(({ id }: { id: string }) => id === body.id)).toHaveLength(1);
});

test('what is not canonical, not for this node, dated ahead or no message is refused by its name', async () => {
  const body = aBody([]);
  expect(await faultOf(await sign(body, { text: JSON.stringify(body, null, 1) }))).toBe('not-canonical');
  expect(await faultOf(await sign(aBody([], { to: { agency: 'ZZS-FAR', party: 'ZZS' } })))).toBe('not-for-this-node');
  expect(await faultOf(await sign(aBody([], { at: new Date(node.now().getTime() + 3_600_000).toISOString() })))).toBe(
    'from-the-future',
  );
  expect(await faultOf(await sign({ hello: 'world' }))).toBe('not-an-envelope');
  expect(await faultOf(await sign({ ...body, kind: 'love-letter' }))).toBe('not-an-envelope');
  expect(await faultOf(await sign({ ...body, content: { nonsense: true } }))).toBe('not-an-envelope');
});

test('whatever a field holds that no message has, the envelope is refused before anything of it is kept', async () => {
  const body = aBody([]);
  const known = (
    await node.running.parts.db.query<{ reference: string }>(
      `select m.reference from exchange_messages m where m.sender = 'ZZS-FAR' limit 1`,
    )
  )[0]!.reference;
  const wrong: [unknown, string][] = [
    [{ ...body, reference: 'X-ZZN-NCB-000001' }, 'not-an-envelope'],
    [{ ...body, reference: known }, 'changed'],
    [{ ...body, thread: 'somewhere' }, 'not-an-envelope'],
    [{ ...body, caseReference: { $ne: '' } }, 'not-an-envelope'],
    [{ ...body, basis: {} }, 'not-an-envelope'],
    [{ ...body, basis: { ...body.basis, conditions: 'none' } }, 'not-an-envelope'],
    [{ ...body, content: { ...body.content, facts: 'A\u0000B' } }, 'not-an-envelope'],
    [{ ...body, content: { ...body.content, more: 1 } }, 'not-an-envelope'],
    [{ ...body, at: 'tomorrow' }, 'not-an-envelope'],
    [{ ...body, items: [{ id: newId() }] }, 'not-an-envelope'],
    [{ ...body, more: 1 }, 'not-an-envelope'],
    [[], 'not-an-envelope'],
    [null, 'not-an-envelope'],
    [7, 'not-an-envelope'],
  ];
  const half = '{"from":{},"kind":"\\ud800","to":{},"type":"message"}';
  expect(await faultOf(await sign(null, { text: half }))).toBe('not-canonical');
  for (const [sealed, fault] of wrong) expect([sealed, await faultOf(await sign(sealed))]).toEqual([sealed, fault]);
  for (const over of [
    { retainUntil: 'some day' },
    { handling: ['H9'] },
    { handling: [] },
    { grade: 'Z9' },
    { withheldFrom: 'ZZE' },
    { version: 1.5 },
    { translate: 'yes' },
    { language: 'tlh' },
    { more: 1 },
  ]) {
    const item = { ...anItem(), ...over } as TravellingItem;
    const one = aBody([item]);
    expect([over, await faultOf(await sign(one), [item])]).toEqual([over, 'item-changed']);
  }
});

test('items that the envelope does not vouch for, or that are another’s, are refused', async () => {
  const item = anItem();
  const envelope = await sign(aBody([item]));
  expect(await faultOf(envelope, [{ ...item, body: { text: 'A lorry will cross tomorrow.' } }])).toBe('item-changed');
  expect(await faultOf(envelope, [{ ...item, handling: ['H0'] }])).toBe('item-changed');
  expect(await faultOf(envelope, [])).toBe('item-changed');
  const mine = await send(north(), aRequest());
  const { items } = await read(north().officer, mine);
  const stolen = anItem({ id: items[0]!.id });
  expect(await faultOf(await sign(aBody([stolen])), [stolen])).toBe('item-changed');
  const inMyName = anItem({ originator: 'ZZN-NCB' });
  expect(await faultOf(await sign(aBody([inMyName])), [inMyName])).toBe('item-changed');
});

test('a request to another node is fetched as an envelope, and its reply answers that very request', async () => {
  const id = await send(north(), aRequest({ recipients: ['ZZS-FAR'] }));
  expect((await read(north().officer, id)).deliveries[0]!.state).toBe('submitted');
  const { hash, items, envelope } = (await north().officer.get(`/v1/exchange/messages/${id}/envelope`)).json();
  expect(items).toHaveLength(1);
  expect(JSON.parse(Buffer.from(envelope.split('.')[1], 'base64url').toString()).items[0].digest).toBe(
    digestOf(items[0]),
  );
  const content = { offence: 'drug-trafficking' as const, outcome: 'nothing-found' as const };
  const wrong = await sign(
    aBody([], { kind: 'reply', content, request: { id, hash: hash.replace(/^./, hash[0] === '0' ? '1' : '0') } }),
  );
  expect(await faultOf(wrong)).toBe('other-request');
  expect(await faultOf(await sign(aBody([], { kind: 'reply', content })))).toBe('other-request');
  const right = await sign(aBody([], { kind: 'reply', content, request: { id, hash } }));
  expect((await carrier.post('/v1/exchange/envelopes', { envelope: right, items: [] })).statusCode).toBe(200);
  const answered = await read(north().officer, id);
  expect(answered.deliveries[0]).toMatchObject({ state: 'answered', outcome: 'nothing-found' });
  expect(answered.thread.map(({ kind, sender }) => [kind, sender])).toEqual([
    ['information-request', 'ZZN-NCB'],
    ['reply', 'ZZS-FAR'],
  ]);
  const other = await send(north(), aRequest());
  const theirs = (await read(north().officer, other)).deliveries[0]!.hash;
  expect(await faultOf(await sign(aBody([], { kind: 'reply', content, request: { id: other, hash: theirs } })))).toBe(
    'other-request',
  );
});

test('the keys of an agency that works here are not taken from outside', async () => {
  const reply = await carrier.put('/v1/exchange/keys', {
    agency: 'ZZS-NCB',
    key: { kty: 'OKP', crv: 'Ed25519', x: farKey.x },
  });
  expect([reply.statusCode, reply.json().type]).toEqual([409, '/problems/conflict']);
  expect(
    (
      await north().second.put('/v1/exchange/keys', {
        agency: 'ZZS-FAR',
        key: { kty: 'OKP', crv: 'Ed25519', x: farKey.x },
      })
    ).statusCode,
  ).toBe(403);
});

test('an evidence that somebody altered in the database is found', async () => {
  const id = await send(north(), aRequest());
  await take(node.desk('ZZS-NCB').officer, id, 'accept');
  const { db } = node.running.parts;
  const check = async () => (await north().officer.get(`/v1/exchange/messages/${id}/evidences`)).json();
  expect((await check()).ok).toBe(true);
  await db.query(`update exchange_evidences set at = at + interval '1 hour' where message_id = $1 and number = 2`, [
    id,
  ]);
  expect((await check()).faults).toContainEqual({ number: 2, fault: 'altered' });
  await db.query(`update exchange_evidences set at = at - interval '1 hour' where message_id = $1 and number = 2`, [
    id,
  ]);
  await db.query(`delete from exchange_evidences where message_id = $1 and number = 2`, [id]);
  expect((await check()).faults.map(({ fault }: { fault: string }) => fault)).toEqual(
    expect.arrayContaining(['number-missing', 'chain-broken']),
  );
});

const octets = { 'content-type': 'application/octet-stream' };

function aFile(bytes: Buffer, over: object = {}): TravellingItem {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const body = {
    attachment: newId(),
    name: 'letter.pdf',
    type: 'application/pdf',
    bytes: bytes.byteLength,
    sha256,
    ...over,
  };
  return anItem({ kind: 'attachment', body });
}

test('a file of another node that is not what it claims is set aside there too, and is not handed out', async () => {
  const words = Buffer.from('Only words.');
  const item = aFile(words);
  const body = aBody([item]);
  await carrier.post('/v1/exchange/envelopes', { envelope: await sign(body), items: [item] });
  const place = `/v1/exchange/messages/${body.id}/attachments/${String(item.body.attachment)}`;
  const reply = await carrier.put(place, words, octets);
  expect([reply.statusCode, reply.json()]).toEqual([
    200,
    expect.objectContaining({ state: 'quarantined', why: 'not-what-it-claims' }),
  ]);
  const accepted = await take(north().officer, body.id, 'accept');
  expect(accepted.items[0]!.file).toEqual({ state: 'set-aside', why: 'not-what-it-claims' });
  expect((await north().officer.get(place)).statusCode).toBe(404);
});

test('an envelope that tells half of a file, or names a file that came with another message, is refused', async () => {
  const bytes = Buffer.from('%PDF-1.7 a secret of Nordavia');
  for (const over of [{ bytes: undefined }, { bytes: -1 }, { sha256: 'abc' }, { attachment: 'x' }, { more: 1 }]) {
    const item = aFile(bytes, over);
    expect([over, await faultOf(await sign(aBody([item])), [item])]).toEqual([over, 'item-changed']);
  }
  const draft = await write(north(), aRequest());
  const added = await north().officer.post(`/v1/exchange/drafts/${draft.id}/attachments?name=a.pdf`, bytes, octets);
  expect(added.statusCode).toBe(201);
  const thief = aFile(bytes, { attachment: added.json().id });
  expect(await faultOf(await sign(aBody([thief])), [thief])).toBe('item-changed');
});

test('what goes to two agencies of this node comes in two envelopes and is one message', async () => {
  const item = anItem();
  const body = aBody([item]);
  const further = { ...body, to: { agency: 'ZZS-NCB', party: 'ZZS' } };
  const hand = async (sealed: unknown) =>
    carrier.post('/v1/exchange/envelopes', { envelope: await sign(sealed), items: [item] });
  expect((await hand(body)).statusCode).toBe(200);
  const other = { ...further, content: { ...body.content, facts: 'Another tip.' } };
  expect(await faultOf(await sign(other), [item])).toBe('changed');
  const second = await hand(further);
  expect([second.statusCode, second.json().message]).toEqual([200, body.id]);
  expect(await faultOf(await sign(further), [item])).toBe('replayed');
  for (const desk of [north(), node.desk('ZZS-NCB')]) {
    const seen = await read(desk.officer, body.id);
    expect([seen.items[0]!.body, seen.deliveries.map(({ recipient }) => recipient)]).toEqual([
      item.body,
      [desk.agency],
    ]);
  }
});
