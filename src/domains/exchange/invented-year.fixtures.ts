/** A year of invented requests among states, played on a node whose clock is moved, and a count of its own of what was played. */
import { anOfficer } from '../access/access.fixtures.ts';
import { rightsOfRoles } from '../access/public.ts';
import { refuseRequest } from './answer-message.ts';
import { acceptMessage, announceDeviation, answerClarification, askClarification } from './decide-delivery.ts';
import { aRequest, aSuspect, aText, type ExchangeNode } from './exchange.fixtures.ts';
import type { DraftBody } from './exchange.schema.ts';
import { REFUSAL_CODES, type RefusalGround } from './exchange.ts';
import type { Asking } from './exchange-desk.ts';
import { releaseMessage, submitDraft } from './release-message.ts';
import { writeDraft } from './write-draft.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** One thing that happened, as whoever watched would have written it down. */
export interface Happening {
  readonly what: 'asked' | 'received' | 'answered' | 'refused' | 'deviated';
  readonly at: number;
  readonly asking: string;
  readonly asked: string;
  readonly urgent: boolean;
  readonly ground?: RefusalGround;
}

export interface PlayedYear {
  readonly messages: number;
  readonly happenings: readonly Happening[];
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Planned {
  readonly at: number;
  run(): Promise<void>;
}

/** Writes a message and lets it leave, by two persons of one agency. */
async function send(node: ExchangeNode, by: Pair, body: DraftBody): Promise<string> {
  const { exchange } = node.running;
  const draft = await writeDraft(exchange, by.officer, body);
  const submitted = await submitDraft(exchange, by.officer, draft.id, draft.version);
  await releaseMessage(exchange, by.second, draft.id, submitted.version);
  return draft.id;
}

interface Pair {
  readonly officer: Asking;
  readonly second: Asking;
}

/** Two officers of each agency, as they act in a session; sessions of a year would only be signed in again and again. */
async function officersOf(node: ExchangeNode, agencies: readonly string[]): Promise<Map<string, Pair>> {
  const acting = async (code: string, role: 'desk-officer' | 'second-reviewer'): Promise<Asking> => {
    const { id } = await anOfficer(node, { agency: code, roles: [role] });
    const agency = (await node.running.access.findAgency(code))!;
    return { officer: { id, name: 'Ada Voss', agency, rights: rightsOfRoles([role]), via: 'session' } };
  };
  const pairs = new Map<string, Pair>();
  for (const agency of agencies) {
    pairs.set(agency, {
      officer: await acting(agency, 'desk-officer'),
      second: await acting(agency, 'second-reviewer'),
    });
  }
  return pairs;
}

/**
 * Plays so many requests over a year and some days on both sides of it: urgent ones and others, to one state or to two, some
 * made clear first, some answered late, some with a judge's authorisation, some refused on every ground there is. The time
 * of the node goes forward from event to event.
 */
export async function playYear(
  node: ExchangeNode,
  { year, requests, seed }: { readonly year: number; readonly requests: number; readonly seed: number },
): Promise<PlayedYear> {
  const random = seeded(seed);
  const pick = <One>(from: readonly One[]): One => from[Math.floor(random() * from.length)]!;
  const agencies = Object.keys(node.desks);
  const pairs = await officersOf(node, agencies);
  const { exchange } = node.running;
  const begins = Date.UTC(year - 1, 11, 10);
  const lasts = Date.UTC(year + 1, 0, 20) - begins;
  const happenings: Happening[] = [];
  let messages = 0;

  const plan: Planned[] = [];
  const later = (at: number, run: () => Promise<void>): void => {
    const place = plan.findLastIndex((one) => one.at <= at);
    plan.splice(place + 1, 0, { at, run });
  };

  function planAnswer(request: string, asking: string, asked: string, urgent: boolean, sentAt: number): void {
    const pair = pairs.get(asked)!;
    const asker = pairs.get(asking)!;
    const limit = urgent ? 8 * HOUR_MS : 7 * DAY_MS;
    const note = (what: Happening['what'], ground?: RefusalGround): void => {
      happenings.push({ what, at: node.now().getTime(), asking, asked, urgent, ...(ground ? { ground } : {}) });
    };
    let at = sentAt;
    const after = (share: number, run: () => Promise<void>): void => {
      at += limit * share;
      later(at, run);
    };
    after(0.05 + random() * 0.1, () => acceptMessage(exchange, pair.officer, request, { access: 'direct' }));
    if (random() < 0.1) {
      after(0.05, () =>
        askClarification(exchange, pair.officer, request, { question: 'Which of the two brothers is meant?' }),
      );
      after(0.2, () =>
        answerClarification(exchange, asker.officer, request, { recipient: asked, answer: 'The elder one.' }),
      );
    }
    if (random() < 0.06) {
      after(0.05, async () => {
        await announceDeviation(exchange, pair.officer, request, {
          length: '5 days',
          reason: 'The judge must allow it.',
        });
        note('deviated');
      });
    }
    // A fifth comes late; an eighth of what is asked stays without an answer.
    at += limit * (random() < 0.2 ? 1 + random() : random() * 0.6);
    const fate = random();
    if (fate < 0.125) return;
    if (fate < 0.3) {
      const ground = pick(REFUSAL_CODES);
      later(at, async () => {
        await refuseRequest(exchange, pair.officer, request, {
          ground,
          text: 'Said in words where the ground asks for it.',
          noPartialBecause: 'There is no part that stands alone.',
        });
        messages += 1;
        note('refused', ground);
      });
      return;
    }
    later(at, async () => {
      const found = random() < 0.8;
      await send(node, pair, {
        kind: 'reply',
        inReplyTo: request,
        content: { outcome: found ? 'full' : 'nothing-found', purpose: 'criminal-investigation' },
        items: found ? [aText('He was seen at the harbour in spring.', { handling: [pick(['H0', 'H1', 'H2'])] })] : [],
      });
      messages += 1;
      note('answered');
    });
  }

  for (let number = 0; number < requests; number += 1) {
    const asking = pick(agencies);
    const others = agencies.filter((agency) => agency !== asking);
    const first = pick(others);
    const recipients = random() < 0.1 ? [first, pick(others.filter((agency) => agency !== first))] : [first];
    const urgent = random() < 0.3;
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    const born = `${1950 + Math.floor(random() * 50)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${day}`;
    later(begins + random() * lasts, async () => {
      const body = aRequest({
        recipients,
        items: [
          aSuspect({ body: { names: [{ family: `Haldevik${number}`, given: 'Torsten' }], born: [{ on: born }] } }),
        ],
      });
      const at = node.now().getTime();
      const request = await send(node, pairs.get(asking)!, {
        ...body,
        content: {
          ...body.content,
          ...(urgent
            ? { access: 'direct', urgency: { ground: 'losing-relevance', reasons: 'The ship leaves tomorrow.' } }
            : {}),
        },
      });
      messages += 1;
      for (const asked of recipients) {
        happenings.push({ what: 'asked', at, asking, asked, urgent });
        happenings.push({ what: 'received', at, asking, asked, urgent });
        planAnswer(request, asking, asked, urgent, at);
      }
    });
    // Told unasked: it counts in no cell.
    if (random() < 0.2) {
      later(begins + random() * lasts, async () => {
        await send(node, pairs.get(asking)!, {
          kind: 'spontaneous-information',
          recipients: [first],
          content: { offence: 'drug-trafficking', purpose: 'crime-analysis', facts: 'A new route was seen.' },
          items: [aText('Two lorries a week, by night.')],
        });
        messages += 1;
      });
    }
  }

  const lastOf = begins + lasts;
  for (let next = plan.shift(); next && next.at < lastOf; next = plan.shift()) {
    const ahead = next.at - node.now().getTime();
    if (ahead > 0) node.later(ahead);
    await next.run();
  }
  return { messages, happenings };
}
