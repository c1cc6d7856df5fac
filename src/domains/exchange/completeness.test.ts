import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anUrgentRequest,
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
import type { DraftBody } from './exchange.schema.ts';

let node: ExchangeNode;
beforeAll(async () => {
  node = await startExchangeNode(['ZZN-NCB', 'ZZS-NCB']);
});
afterAll(() => node.stop());

const north = () => node.desk('ZZN-NCB');
const south = () => node.desk('ZZS-NCB');

/** What stops a message, by code. */
async function stopsOf(body: DraftBody): Promise<string[]> {
  const draft = await write(north(), body);
  return (await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop').map(({ code }) => code);
}

test('scenario 11: an empty request is stopped with every missing item of Article 4 by its name', async () => {
  const { link: _, ...unlinked } = aSuspect();
  const draft = await write(north(), { kind: 'information-request', recipients: ['ZZS-NCB'], items: [unlinked] });
  const stops = (await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop');
  expect(stops.map(({ code }) => code)).toEqual([
    'specification-missing',
    'purpose-missing',
    'facts-missing',
    'offence-missing',
    'reasons-missing',
    'link-missing',
  ]);
  expect(new Set(stops.map(({ source }) => source))).toEqual(new Set(['Directive (EU) 2023/977, Article 4']));
  const refused = await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 });
  expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/release-stopped']);
  expect(refused.json().fields.map(({ field }: { field: string }) => field)).toEqual([
    '/content/wanted',
    '/content/purpose',
    '/content/facts',
    '/content/offence',
    '/content/reasons',
    '/items/0/link',
  ]);
  expect((await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version: 1 })).statusCode).toBe(409);
});

test.each([
  ['purpose', 'purpose-missing'],
  ['facts', 'facts-missing'],
  ['offence', 'offence-missing'],
  ['wanted', 'specification-missing'],
  ['reasons', 'reasons-missing'],
] as const)('scenario 11: a request without %s is stopped for just that', async (part, code) => {
  const body = aRequest();
  const { [part]: _, ...content } = body.content!;
  expect(await stopsOf({ ...body, content })).toEqual([code]);
});

test('scenario 11: an offence of one year at most may be asked about, and the asked side is offered ground g', async () => {
  const body = aRequest();
  const draft = await write(north(), { ...body, content: { ...body.content, maximumPenaltyYears: 1 } });
  const notes = (await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'note');
  expect(notes).toMatchObject([
    { code: 'refusal-likely', source: 'Directive (EU) 2023/977, Article 6(1)(g)', values: { years: 1 } },
  ]);
  const id = await send(north(), { ...body, content: { ...body.content, maximumPenaltyYears: 1 } });
  const offered = (await read(south().officer, id)).mayRefuseWith.filter(({ suggested }) => suggested);
  expect(offered).toEqual([{ code: 'minor-offence', article: '6(1)(g)', suggested: true }]);
  const graver = await send(north(), aRequest());
  expect((await read(south().officer, graver)).mayRefuseWith.some(({ suggested }) => suggested)).toBe(false);
});

test('scenario 11: an urgent request needs one of the four grounds', async () => {
  const draft = await north().officer.post('/v1/exchange/drafts', {
    ...anUrgentRequest(),
    content: { ...anUrgentRequest().content, urgency: { ground: 'because-we-hurry', reasons: 'x' } },
  });
  expect(draft.statusCode).toBe(400);
  expect(draft.json().fields[0].allowed).toEqual([
    'threat-to-public-security',
    'threat-to-life',
    'deprivation-of-liberty',
    'losing-relevance',
  ]);
});

test('an item without grade or handling code does not leave: unknown is not shareable', async () => {
  const { grade: _, handling: _handling, ...bare } = aSuspect();
  expect(await stopsOf(aRequest({ items: [bare] }))).toEqual(['grade-missing', 'handling-missing']);
  expect(await stopsOf(aRequest({ items: [aSuspect({ handling: ['H3'] })] }))).toEqual(['handling-note-missing']);
});

test('a subject is checked as its register checks it', async () => {
  const nameless = aSuspect({ body: { names: [{ whole: '?' }], born: [{ on: '1971-02-30' }] } });
  const draft = await write(north(), aRequest({ items: [nameless] }));
  const faults = (await obstaclesOf(north(), draft.id)).filter(({ code }) => code === 'item-faulty');
  expect(faults.map(({ field }) => field)).toEqual(['/items/0/body/names/0', '/items/0/body/born/0/on']);
  expect(await stopsOf(aRequest({ items: [aSuspect({ body: { nonsense: true } })] }))).toContain('item-faulty');
});

test('a request for mutual legal assistance is blocked while an essential section is empty', async () => {
  const mla = {
    centralAuthority: 'Ministry of Justice of Sudoria',
    conductingAuthority: 'Prosecution Authority of Nordavia',
    subjectAndNature: 'Trial of a smuggling ring',
    summaryOfFacts: 'Forty kilograms of heroin were found.',
    offencesAndLaw: 'Section 12 of the Narcotics Act',
    assistance: 'Hear the keeper of the lorry.',
    purpose: 'Evidence',
    contact: 'Desk 4',
    signatory: 'Public prosecutor',
  };
  for (const section of Object.keys(mla)) {
    const content = { offence: 'drug-trafficking' as const, mla: { ...mla, [section]: undefined } };
    const draft = await write(north(), { kind: 'mla-request', recipients: ['ZZS-NCB'], content, items: [aSuspect()] });
    const stops = (await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop');
    expect(stops.map(({ code, values }) => [code, values.section])).toEqual([['mla-section-missing', section]]);
  }
  const nobody = {
    kind: 'mla-request' as const,
    recipients: ['ZZS-NCB'],
    content: { offence: 'drug-trafficking' as const, mla },
  };
  expect(await stopsOf(nobody)).toEqual(['mla-section-missing']);
  expect(await stopsOf({ ...nobody, items: [aSuspect()] })).toEqual([]);
});

test('a joint investigation team is proposed with its essential points, a warning with what it warns of', async () => {
  expect(await stopsOf({ kind: 'jit-proposal', recipients: ['ZZS-NCB'], content: {} })).toEqual([
    'offence-missing',
    'facts-missing',
    ...Array.from({ length: 6 }, () => 'jit-section-missing'),
  ]);
  expect(await stopsOf({ kind: 'warning', recipients: ['ZZS-NCB'] })).toEqual([
    'offence-missing',
    'purpose-missing',
    'nothing-to-say',
  ]);
  expect(await stopsOf({ kind: 'case-message', recipients: ['ZZS-NCB'] })).toEqual([
    'case-missing',
    'offence-missing',
    'nothing-to-say',
  ]);
  expect(
    await stopsOf({ kind: 'hit-follow-up', recipients: ['ZZS-NCB'], content: aRequest().content, items: [aSuspect()] }),
  ).toEqual(['hit-missing']);
  expect(
    await stopsOf({
      kind: 'spontaneous-information',
      content: { offence: 'terrorism', purpose: 'alert' },
      items: [aText('It happened.')],
    }),
  ).toEqual(['no-recipient']);
});

test('nobody writes to itself, or to somebody who is not there', async () => {
  expect(await stopsOf(aRequest({ recipients: ['ZZN-NCB'] }))).toEqual(['own-agency']);
  expect(await stopsOf(aRequest({ recipients: ['ZZS-NOBODY'] }))).toEqual(['unknown-recipient']);
});

test('a refusal names a ground of Article 6, says why not even a part can be given, and "other" needs words', async () => {
  const id = await send(north(), aRequest());
  const refuse = (body: object) => south().officer.post(`/v1/exchange/messages/${id}/refuse`, body);
  expect((await refuse({ ground: 'no-time' })).statusCode).toBe(400);
  const bare = await refuse({ ground: 'not-available' });
  expect([bare.statusCode, bare.json().fields[0].allowed]).toEqual([409, ['partial-not-considered']]);
  const other = await refuse({ ground: 'other', noPartialBecause: 'Nothing of it may be told.' });
  expect([other.statusCode, other.json().fields[0].allowed]).toEqual([409, ['ground-text-missing']]);
  expect((await south().officer.get('/v1/exchange/drafts')).json().items).toEqual([]);
  const refused = await refuse({ ground: 'investigation-or-safety', noPartialBecause: 'Each part would warn him.' });
  expect([refused.statusCode, refused.json().state]).toEqual([200, 'released']);
  const seen = await read(north().officer, id);
  expect(seen.deliveries[0]).toMatchObject({
    state: 'refused',
    outcome: 'refused',
    ground: 'investigation-or-safety',
    isLate: false,
  });
  expect(seen.deliveries[0]!.evidences.at(-1)!.what).toBe('refused');
  expect((await refuse({ ground: 'not-available', noPartialBecause: 'None.' })).statusCode).toBe(409);
});

test('what arrives waits in quarantine, and is accepted or rejected with a ground once', async () => {
  const id = await send(north(), aRequest());
  expect((await south().officer.post(`/v1/exchange/messages/${id}/reject`, { ground: 'other' })).statusCode).toBe(400);
  const rejected = await take(south().officer, id, 'reject', { ground: 'not-competent', text: 'Ask the customs.' });
  expect(rejected.deliveries[0]).toMatchObject({
    state: 'rejected',
    ground: 'not-competent',
    groundText: 'Ask the customs.',
    clocks: [{ mayDeviate: false }],
  });
  expect((await south().officer.post(`/v1/exchange/messages/${id}/accept`, {})).statusCode).toBe(409);
  expect((await north().officer.post(`/v1/exchange/messages/${id}/accept`, {})).statusCode).toBe(403);
  const mine = await north().officer.post('/v1/exchange/drafts', { kind: 'reply', inReplyTo: id });
  expect([mine.statusCode, mine.json().type]).toEqual([409, '/problems/wrong-state']);
});

test('a request is answered once: a second answer to it stays where it is', async () => {
  const id = await send(north(), aRequest());
  const body = {
    kind: 'reply' as const,
    inReplyTo: id,
    content: { outcome: 'nothing-found' as const, offence: 'drug-trafficking' as const },
  };
  await send(south(), body);
  const draft = await write(south(), body);
  const reply = await south().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 });
  expect([reply.statusCode, reply.json().fields[0].allowed]).toEqual([409, ['request-closed']]);
});

test('feedback is one key, and closing it starts the half year after which its need is reviewed', async () => {
  const id = await send(north(), aRequest());
  await take(south().officer, id, 'accept');
  await send(south(), {
    kind: 'reply',
    inReplyTo: id,
    content: { outcome: 'nothing-found', offence: 'drug-trafficking' },
  });
  await take(north().officer, id, 'feedback', { kind: 'not-used' });
  await take(north().officer, id, 'feedback', { kind: 'not-used' });
  const seen = await take(north().officer, id, 'close');
  expect(seen.deliveries[0]).toMatchObject({ state: 'closed', feedback: [{ agency: 'ZZN-NCB', kind: 'not-used' }] });
  expect(seen.deliveries[0]!.evidences.filter(({ what }) => what === 'feedback')).toHaveLength(1);
  expect(seen.may.review).toBe(true);
});
