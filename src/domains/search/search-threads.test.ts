import { afterEach, expect, test, vi } from 'vitest';
import { WHEN_BUSY } from '../../../test/support/busy-machine.ts';
import { inventedNumber } from '../../app/trial/invented-checks.ts';
import { createSearchIndex } from '../../engines/index/search-index.ts';
import { mergeSegments } from '../../engines/index/segment.ts';
import type { Officer } from '../../kernel/officer.ts';
import { openLog } from '../../platform/log.ts';
import { askIndex, type Prepared } from './ask-index.ts';
import type { SearchRequest } from './search.schema.ts';
import { prepare } from './search-registers.ts';
import { SearchThreads } from './search-threads.ts';
import type { AnsweredLines } from './thread-messages.ts';
import { VisibilityMasks } from './visibility.ts';

const officerOf = (party: string): Officer => ({
  id: 'o-1',
  name: 'Ada Voss',
  agency: { id: 'a-1', code: `${party}-NCB`, name: party, party, functions: ['police'] },
  rights: new Set(['search:bulk']),
  via: 'api-key',
  credentialId: 'k-1',
});

interface Desk {
  readonly index: {
    readonly records: ReturnType<typeof createSearchIndex>;
    readonly organisations: ReturnType<typeof createSearchIndex>;
    readonly masks: VisibilityMasks;
  };
  readonly threads: SearchThreads;
}

const opened: SearchThreads[] = [];
afterEach(async () => {
  for (const threads of opened.splice(0)) await threads.stop();
});

const log = openLog('silent');

function aDesk(wanted = 2): Desk {
  const index = { records: createSearchIndex(), organisations: createSearchIndex(), masks: new VisibilityMasks() };
  const threads = new SearchThreads({ index, askedKey: Buffer.alloc(32, 7), log }, wanted);
  opened.push(threads);
  return { index, threads };
}

const idOf = (n: number): string => `01900000-0001-7000-8000-${n.toString(16).padStart(12, '0')}`;

function keep({ index, threads }: Desk, n: number, withheldFrom: readonly string[] = []): void {
  const mask = index.masks.maskOf({ owner: 'ZZE-NCB', withheldFrom });
  const main = { id: idOf(n), kind: 'travel-document', mask, keys: [`D:${inventedNumber('document', n)}`] };
  index.records.upsert(main);
  threads.changed(main.id, { main });
}

function remove({ index, threads }: Desk, n: number): void {
  index.records.remove(idOf(n));
  threads.changed(idOf(n), undefined);
}

/** Which of these documents a bulk stream finds something for. */
async function found({ threads }: Desk, numbers: readonly number[], party = 'ZZN'): Promise<number[]> {
  const answers: AnsweredLines[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stream = await threads.open(
    { officer: officerOf(party), requestId: 'r-1', query: { purpose: 'border-management' }, brief: true },
    {
      answered(lines) {
        answers.push(lines);
        if (lines.last) resolve();
      },
      failed: reject,
    },
  );
  const lines = numbers.map((n) =>
    JSON.stringify({ ref: n, subject: { document: { number: inventedNumber('document', n) } } }),
  );
  stream.send(new TextEncoder().encode(lines.join('\n')), '2026-01-01T00:00:00.000Z');
  stream.end('2026-01-01T00:00:00.000Z');
  await promise;
  return answers.flatMap(({ unfinished }) => unfinished.map(({ ref }) => ref as number));
}

test('threads hear of every change before the next question, and who may not see a record does not find it', async () => {
  const desk = aDesk();
  keep(desk, 1);
  expect(await found(desk, [1, 2, 3, 4])).toEqual([1]);
  keep(desk, 2);
  keep(desk, 3, ['ZZN']);
  remove(desk, 1);
  expect(await found(desk, [1, 2, 3, 4])).toEqual([2]);
  expect(await found(desk, [1, 2, 3, 4], 'ZZS')).toEqual([2, 3]);
});

test('threads that start late or in the middle of a merge hold what the main thread holds, through merges and removals', async () => {
  const desk = aDesk();
  const all = Array.from({ length: 60 }, (_, n) => n);
  const standing = (): number[] => all.filter((n) => desk.index.records.has(idOf(n)));
  const merge = (during: () => void = () => {}): void => {
    const parts = desk.index.records.beginMerge()!;
    desk.threads.begin('records', parts.length - 1);
    during();
    const merged = mergeSegments(parts);
    desk.index.records.adopt(merged);
    desk.threads.adopt('records', merged);
  };
  for (let n = 0; n < 20; n++) keep(desk, n);
  merge();
  for (let n = 20; n < 30; n++) keep(desk, n);
  remove(desk, 3);

  // The threads begin while a merge is under way, and wait for its end.
  const parts = desk.index.records.beginMerge()!;
  const early = found(desk, all);
  await new Promise((resolve) => setTimeout(resolve, 50));
  remove(desk, 25);
  keep(desk, 30);
  desk.index.records.adopt(mergeSegments(parts));
  expect(await early).toEqual(standing());

  keep(desk, 31);
  remove(desk, 4);
  expect(await found(desk, all)).toEqual(standing());
  merge(() => {
    remove(desk, 5);
    remove(desk, 31);
    keep(desk, 32);
  });
  expect(await found(desk, all)).toEqual(standing());
  for (let n = 33; n < 50; n++) keep(desk, n);
  merge(() => remove(desk, 40));
  merge();
  expect(await found(desk, all)).toEqual(standing());
  expect(standing()).toHaveLength(44);
});

test('a thread that ends takes its streams along, and the next stream finds another thread', async () => {
  const desk = aDesk();
  keep(desk, 1);
  const failed = Promise.withResolvers<Error>();
  await desk.threads.open(
    { officer: officerOf('ZZN'), requestId: 'r-1', query: { purpose: 'border-management' }, brief: true },
    { answered: () => {}, failed: failed.resolve },
  );
  await desk.threads.endOne();
  expect((await failed.promise).message).toContain('ended');
  expect(await found(desk, [1, 2])).toEqual([1]);
});

const BORN = '1970-05-05';
const aPerson = (given: string): SearchRequest['subject'] => ({
  person: { names: [{ family: 'Vandelaar', given }], born: [{ on: BORN }] },
});

/** A desk that knows many of one family name, and keeps a thread for questions by name. */
async function aDeskOfPersons(wanted = 2): Promise<Desk> {
  const desk = aDesk(wanted);
  for (let n = 0; n < 500; n++) {
    const person = { names: [{ family: 'Vandelaar', given: `Given${n % 50}` }], born: [{ on: BORN }] };
    desk.index.records.upsert({ id: idOf(n), kind: 'person', mask: 0, keys: [], person });
  }
  desk.threads.keepOne();
  await desk.threads.oneKept();
  return desk;
}

const searching = ({ index, threads }: Desk) => ({
  index: { ...index, threads },
  audit: { hashAsked: () => 'hash' },
  clock: () => new Date('2026-01-01T00:00:00Z'),
});
const requestOf = (subject: SearchRequest['subject']): SearchRequest => ({ purpose: 'border-management', subject });
const asking = { officer: officerOf('ZZN') };
const foundIn = ({ candidates }: Prepared): string[] => [...(candidates.ids ?? [])].toSorted();

/** Asks as an officer does. */
const ask = (desk: Desk, subject: SearchRequest['subject'], isGone?: () => boolean): Promise<Prepared> =>
  prepare(searching(desk), { ...asking, isGone }, requestOf(subject));

/** What the main thread would have answered. */
const expected = (desk: Desk, subject: SearchRequest['subject']): string[] =>
  foundIn(askIndex(searching(desk), asking.officer.agency, requestOf(subject)));

test('a document is answered at once, however many questions by name came before it', async () => {
  const desk = await aDeskOfPersons();
  keep(desk, 1000);
  const order: string[] = [];
  const answered = (what: string, subject: SearchRequest['subject']): Promise<Prepared> =>
    ask(desk, subject).then((prepared) => {
      order.push(what);
      return prepared;
    });
  const names = Array.from({ length: 40 }, (_, n) => answered('name', aPerson(`Given${n}`)));
  const document = await answered('document', { document: { number: inventedNumber('document', 1000) } });
  expect(order).toEqual(['document']);
  expect(foundIn(document)).toEqual([idOf(1000)]);
  for (const [n, prepared] of (await Promise.all(names)).entries()) {
    expect(foundIn(prepared).length).toBeGreaterThan(0);
    expect(foundIn(prepared)).toEqual(expected(desk, aPerson(`Given${n}`)));
  }
});

test('a question by name does not wait for the end of a stream that came before it', async () => {
  const desk = await aDeskOfPersons(1);
  const order: string[] = [];
  const ended = Promise.withResolvers<void>();
  const stream = await desk.threads.open(
    { officer: asking.officer, requestId: 'r-1', query: { purpose: 'border-management' }, brief: true },
    {
      answered({ last }) {
        if (!last) return;
        order.push('stream');
        ended.resolve();
      },
      failed: ended.reject,
    },
  );
  const at = '2026-01-01T00:00:00.000Z';
  for (let piece = 0; piece < 5; piece++) {
    const lines = Array.from({ length: 200 }, (_, n) => `${JSON.stringify({ subject: aPerson(`Given${n % 50}`) })}\n`);
    stream.send(new TextEncoder().encode(lines.join('')), at);
  }
  stream.end(at);
  await ask(desk, aPerson('Given1')).then(() => order.push('name'));
  await ended.promise;
  expect(order).toEqual(['name', 'stream']);
});

test('a question of very many names starts a thread for itself, however few are on record', async () => {
  const desk = aDesk();
  const person = { names: [{ family: 'Vandelaar', given: 'Quirina' }], born: [{ on: BORN }] };
  desk.index.records.upsert({ id: idOf(1), kind: 'person', mask: 0, keys: [], person });
  expect(foundIn(await ask(desk, { person }))).toEqual([idOf(1)]);
  expect(desk.threads.canBeAsked).toBe(false);
  const aliases = Array.from({ length: 19 }, (_, n) => ({ whole: `Somebody of a long name number ${n}` }));
  expect(foundIn(await ask(desk, { person: { ...person, names: [...person.names, ...aliases] } }))).toEqual([idOf(1)]);
  expect(desk.threads.canBeAsked).toBe(true);
});

test('a question whose thread ends is answered all the same, and another thread is started', async () => {
  const desk = await aDeskOfPersons();
  const names = Array.from({ length: 5 }, () => ask(desk, aPerson('Given7')));
  await desk.threads.endOne();
  for (const prepared of await Promise.all(names)) expect(foundIn(prepared)).toEqual(expected(desk, aPerson('Given7')));
  await vi.waitUntil(() => desk.threads.canBeAsked, { timeout: 10_000 * WHEN_BUSY });
  const keptAfter = ask(desk, aPerson('Given8'));
  await desk.threads.stop();
  expect(foundIn(await keptAfter)).toEqual(expected(desk, aPerson('Given8')));
});

test('a question whose asker has gone is not looked up when its turn comes', async () => {
  const desk = await aDeskOfPersons();
  const first = ask(desk, aPerson('Given7'));
  const gone = ask(desk, aPerson('Given8'), () => true);
  const last = ask(desk, aPerson('Given9'));
  await expect(gone).rejects.toThrow('given up');
  expect(foundIn(await first)).toEqual(expected(desk, aPerson('Given7')));
  expect(foundIn(await last)).toEqual(expected(desk, aPerson('Given9')));
});
