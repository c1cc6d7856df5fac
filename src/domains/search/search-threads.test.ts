import { afterEach, expect, test } from 'vitest';
import { inventedNumber } from '../../app/trial/invented-checks.ts';
import { createSearchIndex } from '../../engines/index/search-index.ts';
import { mergeSegments } from '../../engines/index/segment.ts';
import type { Officer } from '../../kernel/officer.ts';
import { openLog } from '../../platform/log.ts';
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

function aDesk(): Desk {
  const index = { records: createSearchIndex(), organisations: createSearchIndex(), masks: new VisibilityMasks() };
  const threads = new SearchThreads({ index, askedKey: Buffer.alloc(32, 7), log: openLog('silent') }, 2);
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
