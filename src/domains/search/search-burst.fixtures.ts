import { type MockInstance, vi } from 'vitest';
import type { Caller, TestNode } from '../../../test/support/test-node.ts';
import type { WireReply } from '../../../test/support/wire.ts';
import type { SearchThreads } from './search-threads.ts';

/** A search as it is sent: by whom, and what stands in the request. */
export interface Sent {
  readonly by: Caller;
  /** Undefined: no body at all. */
  readonly text?: string;
  readonly type?: string;
}

export const PURPOSE = 'border-management';

/** A search with a purpose that everybody of the tests may ask for, unless told otherwise. */
export const aSearch = (by: Caller, subject: unknown, more: object = {}): Sent => ({
  by,
  text: JSON.stringify({ purpose: PURPOSE, subject, ...more }),
});

/** A document that nobody reported. */
export const aStranger = (by: Caller, n: number): Sent =>
  aSearch(by, { document: { number: `QQ${1_000_000 + n}`, issuer: 'ZZN' } });

export const strangers = (by: Caller, count: number): Sent[] =>
  Array.from({ length: count }, (_, n) => aStranger(by, n));

export const send = ({ by, text, type = 'application/json' }: Sent): Promise<WireReply> =>
  by.postOverWire('/v1/searches', text, text === undefined ? {} : { 'content-type': type });

// More than make a crowd, after which those of the next turn are gathered.
const A_CROWD = 30;

/** Sends a crowd of searches, so that those which come next are gathered. */
export async function crowdBefore(by: Caller): Promise<void> {
  await send(aStranger(by, 0)); // whoever was not heard for a second is looked up, and comes in a later turn than others
  await Promise.all(strangers(by, A_CROWD).map(send));
}

/** Sends searches in one moment, right behind a crowd. */
export async function sendTogether(all: readonly Sent[]): Promise<WireReply[]> {
  const askers = [...new Set(all.map(({ by }) => by))];
  for (const asker of askers) await crowdBefore(asker);
  return Promise.all(all.map(send));
}

/** What came of a search, without what differs each time: ids, times, and how often a hit was seen. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As it stands in the answer: fields in their order. */
  readonly body: string;
  /** What the audit holds of it. */
  readonly noted: readonly Readonly<Record<string, unknown>>[];
}

const OF_A_SEARCH = ['search', 'search.refused', 'access.refused'];
const EACH_TIME = ['audit', 'tookMs', 'instance', 'repeats', 'isNew', 'ageDays', 'confirmedDaysAgo'];
const OF_THE_MOMENT = ['date', 'content-length', 'x-request-id'];

function without(names: readonly string[], value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

const stable = (body: string): string =>
  JSON.stringify(JSON.parse(body), (name, value) => (EACH_TIME.includes(name) ? undefined : value));

/** What came of each search; refuses answers whose entry is not in the audit, or is there twice. */
export async function whatCameOf(node: TestNode, replies: readonly WireReply[]): Promise<Told[]> {
  const entries = await node.auditEntries();
  if (new Set(entries.map(({ id }) => id)).size < entries.length) throw new Error('the audit holds an entry twice');
  const ofSearches = entries.filter(({ action }) => OF_A_SEARCH.includes(action));
  const byRequest = Map.groupBy(ofSearches, ({ request }) => request);
  return replies.map(({ statusCode: status, headers, body }) => {
    const noted = byRequest.get(headers['x-request-id'] as string) ?? [];
    const named = status === 200 ? [(JSON.parse(body) as { audit: string }).audit] : [];
    const answered = noted.filter(({ action }) => action === 'search').map(({ id }) => id);
    if (`${answered}` !== `${named}`) throw new Error(`the answer names ${named}; the audit holds ${answered}`);
    return {
      status,
      headers: without(OF_THE_MOMENT, headers),
      body: stable(body),
      noted: noted.map((entry) => without(['id', 'at', 'request'], entry)),
    };
  });
}

/** Watches what is handed to search threads in bursts. */
export class WatchedBursts {
  readonly #spy: MockInstance<SearchThreads['askBurst']>;
  readonly #ask: SearchThreads['askBurst'];

  constructor(threads: SearchThreads) {
    this.#ask = threads.askBurst.bind(threads);
    this.#spy = vi.spyOn(threads, 'askBurst');
  }

  /** Does something as soon as the next burst is with a thread. */
  onNext(happens: () => void): void {
    this.#spy.mockImplementationOnce((...burst) => {
      const answering = this.#ask(...burst);
      happens();
      return answering;
    });
  }

  /** What became of the bursts since it was last asked: how many searches were answered in them, how many bursts came back whole. */
  async since(): Promise<{ bursts: number; answered: number; givenBack: number }> {
    const results = this.#spy.mock.results.map(({ value }) => value as ReturnType<SearchThreads['askBurst']>);
    this.#spy.mockClear();
    const given = results.filter((one) => one !== undefined);
    const answers = await Promise.all(given);
    return {
      bursts: results.length,
      answered: answers.flatMap((one) => one?.counted ?? []).reduce((sum, { count }) => sum + count, 0),
      givenBack: answers.filter((one) => one === undefined).length,
    };
  }
}
