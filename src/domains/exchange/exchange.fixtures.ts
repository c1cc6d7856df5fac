/** Two invented states that may exchange, and what their desks write to each other. */
import { expect } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import type { Settings } from '../../platform/settings.ts';
import type { AssessmentAnswer, DraftAnswer, DraftBody, DraftItem, MessageAnswer } from './exchange.schema.ts';

/** One side: the officer who writes, and the second person who lets it leave. */
export interface Desk {
  readonly agency: string;
  readonly officer: Caller;
  readonly second: Caller;
}

/** A node on which the desks of some agencies work, with an agreement of all their states. */
export interface ExchangeNode extends TestNode {
  readonly desks: Readonly<Record<string, Desk>>;
  desk(agency: string): Desk;
  /** Signs everybody in again: sessions do not outlive a night. */
  signInAgain(): Promise<void>;
}

let agreements = 0;

/** An invented agreement on police cooperation, in force between the parties; the answer waits until the node knows it. */
export async function anAgreement(
  node: TestNode,
  keeper: Caller,
  parties: readonly string[],
  over: Record<string, unknown> = {},
): Promise<string> {
  agreements += 1;
  const code = `police-agreement-${agreements}`;
  const reply = await keeper.post('/v1/instruments', {
    code,
    kind: 'bilateral-treaty',
    title: `Agreement of ${parties.join(', ')} on police cooperation`,
    parties,
    signed: '2014-05-06',
    ratified: parties.map((party) => ({ party, date: '2014-11-02' })),
    inForce: '2015-01-01',
    offences: [],
    measures: ['request-information', 'spontaneous-information', 'mutual-legal-assistance', 'joint-investigation'],
    data: 'special',
    articles: ['4', '7'],
    conditions: ['speciality', 'onward-consent'],
    source: 'invented',
    grade: 'treaty-text',
    ...over,
  });
  expect([reply.statusCode, reply.body]).toEqual([201, expect.anything()]);
  await node.running.instruments.live.refreshed();
  return code;
}

/** A Monday morning: whatever the day of the run, deadlines and days fall as they are written in the tests. */
const MONDAY = new Date('2026-11-16T09:00:00Z');

/** Starts a node with desks of these agencies and an agreement between their states; its clock begins where it is told. */
export async function startExchangeNode(
  agencies: readonly string[] = ['ZZN-NCB', 'ZZS-NCB', 'ZZE-NCB'],
  settings: Partial<Settings> = {},
  { at = MONDAY }: { at?: Date } = {},
): Promise<ExchangeNode> {
  const node = await startTestNode(settings, { at });
  const desks: Record<string, Desk> = {};
  const signInAgain = async (): Promise<void> => {
    for (const agency of agencies) {
      desks[agency] = {
        agency,
        officer: await node.signIn(agency, ['desk-officer']),
        second: await node.signIn(agency, ['second-reviewer']),
      };
    }
  };
  await signInAgain();
  const parties = [...new Set(agencies.map((agency) => agency.slice(0, 3)))];
  const keeper = await node.signIn(agencies[0]!, ['administrator', 'analyst']);
  // Parties that were only just added must be known before they agree.
  await node.running.instruments.live.refreshed();
  if (parties.length > 1) await anAgreement(node, keeper, parties);
  return { ...node, desks, desk: (agency) => desks[agency]!, signInAgain };
}

let suspects = 0;

/** A man who is asked about, each of his own name, so that no request repeats another. */
export function aSuspect(over: Partial<DraftItem> = {}): DraftItem {
  suspects += 1;
  const family = `Haldevik${[...String(suspects)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
  return {
    kind: 'person',
    role: 'suspect',
    link: 'suspected-of-the-offence',
    body: { names: [{ family, given: 'Torsten' }], born: [{ on: '1971-05-02' }], sex: 'male', nationalities: ['ZZN'] },
    grade: 'B2',
    handling: ['H0'],
    ...over,
  };
}

/** Something told, in words. */
export function aText(text: string, over: Partial<DraftItem> = {}): DraftItem {
  return { kind: 'text', body: { text }, language: 'en', translate: true, grade: 'B2', handling: ['H0'], ...over };
}

/** A request in which nothing is missing. */
export function aRequest(over: Partial<DraftBody> = {}): DraftBody {
  return {
    kind: 'information-request',
    recipients: ['ZZS-NCB'],
    caseReference: 'ZZN-2026-0417',
    content: {
      offence: 'drug-trafficking',
      maximumPenaltyYears: 8,
      purpose: 'criminal-investigation',
      facts: 'On 3 March a lorry with 40 kg of heroin was stopped at Eskemyr; the driver named two helpers.',
      wanted: ['identity', 'whereabouts'],
      reasons: ['resident-there'],
      language: 'en',
    },
    items: [aSuspect()],
    ...over,
  };
}

/** The same, urgent. */
export function anUrgentRequest(access: 'direct' | 'indirect' = 'direct', over: Partial<DraftBody> = {}): DraftBody {
  const request = aRequest(over);
  return {
    ...request,
    content: {
      ...request.content,
      access,
      urgency: { ground: 'deprivation-of-liberty', reasons: 'The driver must be brought before the judge tomorrow.' },
    },
  };
}

/** Writes a draft and expects it to be kept. */
export async function write(desk: Desk, body: DraftBody): Promise<DraftAnswer> {
  const reply = await desk.officer.post('/v1/exchange/drafts', body);
  expect([reply.statusCode, reply.body]).toEqual([201, expect.anything()]);
  return reply.json();
}

/** What stands in the way of a draft, by code. */
export async function obstaclesOf(desk: Desk, id: string): Promise<AssessmentAnswer['obstacles']> {
  return (await desk.officer.get(`/v1/exchange/drafts/${id}/assessment`)).json().obstacles;
}

/** Writes, submits and, by the second person, releases a message; answers its id. */
export async function send(desk: Desk, body: DraftBody): Promise<string> {
  const draft = await write(desk, body);
  const submitted = await desk.officer.post(`/v1/exchange/drafts/${draft.id}/submit`, { version: draft.version });
  expect([submitted.statusCode, submitted.body]).toEqual([200, expect.anything()]);
  const released = await desk.second.post(`/v1/exchange/drafts/${draft.id}/release`, {
    version: submitted.json().version,
  });
  expect([released.statusCode, released.json().state ?? released.body]).toEqual([200, 'released']);
  return draft.id;
}

/** A message as somebody reads it. */
export async function read(by: Caller, id: string): Promise<MessageAnswer> {
  const reply = await by.get(`/v1/exchange/messages/${id}`);
  expect([reply.statusCode, reply.body]).toEqual([200, expect.anything()]);
  return reply.json();
}

/** Takes a step and expects it to be taken. */
export async function take(by: Caller, id: string, step: string, body: object = {}): Promise<MessageAnswer> {
  const reply = await by.post(`/v1/exchange/messages/${id}/${step}`, body);
  expect([reply.statusCode, reply.body]).toEqual([200, expect.anything()]);
  return reply.json();
}

/** Answers a request with items. */
export async function answer(
  desk: Desk,
  request: string,
  items: DraftItem[],
  over: Partial<DraftBody> = {},
): Promise<string> {
  return send(desk, {
    kind: 'reply',
    inReplyTo: request,
    content: { outcome: 'full', offence: 'drug-trafficking', purpose: 'criminal-investigation' },
    items,
    ...over,
  });
}
