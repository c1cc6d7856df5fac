import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWantedPerson } from '../registers/registers.fixtures.ts';
import {
  aRequest,
  aSuspect,
  aText,
  type ExchangeNode,
  obstaclesOf,
  read,
  send,
  startExchangeNode,
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

const SUBJECT = { names: [{ family: 'Tarnvoldesk', given: 'Ulf' }], born: [{ on: '1966-07-08' }], sex: 'male' };

/** A hit of Nordavia on a person whom Sudoria has recorded. */
async function aHit(): Promise<string> {
  await south().officer.post('/v1/registers/person/records', aWantedPerson({ subject: SUBJECT }));
  await node.running.index.caughtUp();
  const found = await north().officer.post('/v1/searches', {
    purpose: 'criminal-investigation',
    subject: { person: { names: SUBJECT.names, born: SUBJECT.born } },
  });
  return found.json().hits[0].followUp.id;
}

const askFor = (hit: string, over: Partial<DraftBody['content']> = {}, body: object = SUBJECT): DraftBody => ({
  ...aRequest({ kind: 'hit-follow-up', hit, items: [aSuspect({ body: body as never })] }),
  content: { ...aRequest().content, maximumPenaltyYears: 4, wanted: ['core-data'], ...over },
});

async function stopsOf(desk: ReturnType<typeof north>, body: DraftBody): Promise<string[]> {
  const draft = await write(desk, body);
  return (await obstaclesOf(desk, draft.id)).filter(({ level }) => level === 'stop').map(({ code }) => code);
}

test('scenario 17: core data are asked for after a person confirmed the match, for an offence of a year, by two of three, and owed in 48 hours', async () => {
  const hit = await aHit();
  expect(await stopsOf(north(), askFor(hit))).toEqual(['hit-not-confirmed']);
  await south().officer.post(`/v1/hits/${hit}/confirm`, {});
  expect(await stopsOf(north(), askFor(hit))).toEqual([]);
  expect(await stopsOf(north(), askFor(hit, { maximumPenaltyYears: 0.5 }))).toEqual(['penalty-below-threshold']);
  expect(await stopsOf(north(), askFor(hit, {}, { names: [{ family: 'Tarnvoldesk' }] }))).toEqual([
    'two-of-three-missing',
  ]);
  expect(await stopsOf(north(), { ...askFor(hit), kind: 'information-request', hit: undefined })).toEqual([
    'core-data-needs-hit',
  ]);
  const facts = askFor(hit);
  const { facts: _, ...withoutFacts } = facts.content!;
  expect(await stopsOf(north(), { ...facts, content: withoutFacts })).toEqual(['facts-missing']);

  const id = await send(north(), facts);
  const seen = await read(south().officer, id);
  expect(seen.deliveries[0]!.clocks[0]).toMatchObject({
    rule: 'prum-core-data',
    period: '48 hours',
    source: 'Regulation (EU) 2024/982, Article 47',
  });

  const reply = (items: DraftBody['items']): DraftBody => ({
    kind: 'reply',
    inReplyTo: id,
    content: { outcome: 'full', offence: 'drug-trafficking' },
    items,
  });
  const core = aSuspect({
    role: 'convicted',
    body: { ...SUBJECT, nationalities: ['ZZS'], birthPlaces: ['Vallurde'] } as never,
  });
  const more = aSuspect({ body: { ...SUBJECT, addresses: ['12 Harbour Street'] } as never });
  expect(await stopsOf(south(), reply([core, more]))).toEqual(['beyond-core-data']);
  expect(await stopsOf(south(), reply([core, aText('He also has a brother.')]))).toEqual(['beyond-core-data']);
  const draft = await write(south(), reply([core]));
  const { version } = (await south().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: 1 })).json();
  // A human decides to release; whoever wrote it does not.
  expect((await south().officer.post(`/v1/exchange/drafts/${draft.id}/release`, { version })).statusCode).toBe(403);
  expect((await south().second.post(`/v1/exchange/drafts/${draft.id}/release`, { version })).json().state).toBe(
    'released',
  );
  expect(Object.keys((await read(north().officer, draft.id)).items[0]!.body!).sort()).toEqual([
    'birthPlaces',
    'born',
    'names',
    'nationalities',
    'sex',
  ]);
});

test('a hit of others is not there to be followed up', async () => {
  await node.signIn('ZZE-NCB');
  const hit = await aHit();
  const stranger = await node.signIn('ZZN-CUSTOMS', ['desk-officer']);
  expect((await stranger.post('/v1/exchange/drafts', askFor(hit))).statusCode).toBe(404);
});
