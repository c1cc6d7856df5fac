import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearchIndex, type IndexedRecord } from './search-index.ts';
import type { SegmentPart } from './segment.ts';
import { readSegment, writeSegment } from './segment-buffers.ts';

const idOf = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const NAMES = ['Anna Petrova', 'Omar al Haddad', 'Li Wei', 'Михаил Ходорковский', 'محمد حسن', 'Ahmed Alsabah'];

function records(): IndexedRecord[] {
  return NAMES.map((whole, n) => ({
    id: idOf(n),
    kind: n % 2 ? 'person' : 'warning',
    mask: n % 3,
    keys: [`d:ZZN:X${n}`, 'shared'],
    person: {
      names: [{ whole }],
      born: [{ on: `19${60 + n}-05-06` }],
      nationalities: n % 2 ? ['ZZN'] : ['ZZS', 'ZZE'],
    },
  }));
}

function aPart(): SegmentPart {
  const index = createSearchIndex();
  for (const record of records()) index.upsert(record);
  index.upsert({ id: idOf(50), kind: 'vehicle', mask: 0, keys: ['v:1'] });
  index.compact();
  index.remove(idOf(2));
  return index.parts()[0]!;
}

/** Writes the part and gives each buffer as a file would: on its own, and shared. */
function saved(part: SegmentPart): { head: unknown; buffers: SharedArrayBuffer[] } {
  const { head, buffers } = writeSegment(part, 'feed 42');
  return {
    head: JSON.parse(JSON.stringify(head)),
    buffers: buffers.map((bytes) => {
      const copy = new SharedArrayBuffer(bytes.byteLength);
      new Uint8Array(copy).set(bytes);
      return copy;
    }),
  };
}

test('a saved segment comes back whole, with what was dead in it and the note', () => {
  const { head, buffers } = saved(aPart());
  const read = readSegment(head, buffers);
  if (read.refused !== undefined) throw new Error(read.refused);
  expect(read.note).toBe('feed 42');
  const index = createSearchIndex([read.part]);
  const before = createSearchIndex();
  for (const record of records()) before.upsert(record);
  before.remove(idOf(2));
  for (const whole of NAMES) {
    const question = { names: [{ whole }], born: [{ on: '1963-05-06' }] };
    expect(index.judgePersons(question).persons).toEqual(before.judgePersons(question).persons);
  }
  expect(index.findByKeys(['shared']).map(({ id }) => id)).toEqual([0, 1, 3, 4, 5].map(idOf));
  expect(index.findByKeys(['v:1'])).toHaveLength(1);
  expect(index.stats().records).toBe(6);
});

test('whichever byte of whichever file is wrong, the segment is refused', () => {
  const part = aPart();
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (file, place, change) => {
      const { head, buffers } = saved(part);
      const full = buffers.filter(({ byteLength }) => byteLength > 0);
      const bytes = new Uint8Array(full[file % full.length]!);
      bytes[place % bytes.length]! ^= change;
      expect(readSegment(head, buffers).refused).toMatch(/is damaged/);
    }),
    { numRuns: 60 },
  );
});

test('a foreign head, another version, a changed head, a missing or shortened file: refused with the reason', () => {
  const { head, buffers } = saved(aPart());
  const known = head as Record<string, unknown>;
  expect(readSegment(undefined, buffers).refused).toBe('It is not a segment of this index.');
  expect(readSegment({ format: 'lucene' }, buffers).refused).toBe('It is not a segment of this index.');
  expect(readSegment({ ...known, version: 0 }, buffers).refused).toMatch(
    /written in version 0; this node reads version/,
  );
  expect(readSegment({ ...known, recordCount: 5 }, buffers).refused).toBe('Its head is damaged.');
  expect(readSegment(head, buffers.slice(1)).refused).toBe('Some of its files are missing.');
  const shorter = [buffers[0]!.slice(0, 0), ...buffers.slice(1)];
  expect(readSegment(head, shorter).refused).toMatch(/“dead” has not the length/);
});

test('a worker thread reads the very memory of a segment it was sent', async () => {
  const index = createSearchIndex();
  for (const record of records()) index.upsert(record);
  index.compact();
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     parentPort.once('message', async (part) => {
       const { createSearchIndex } = await import(workerData);
       const index = createSearchIndex([part]);
       const byKey = index.findByKeys(['d:ZZN:X1']).map(({ id }) => id);
       const byName = index.findPersons({ names: [{ whole: 'Omar Haddad' }] }).candidates.map(({ id }) => id);
       part.segment.masks[0] = 4321;
       parentPort.postMessage({ byKey, byName });
     });`,
    { eval: true, workerData: new URL('./search-index.ts', import.meta.url).href },
  );
  const part = index.parts()[0]!;
  try {
    const answer = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(part);
    });
    expect(answer).toEqual({ byKey: [idOf(1)], byName: [idOf(1)] });
    expect(part.segment.masks[0]).toBe(4321);
  } finally {
    await worker.terminate();
  }
});
