import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Page, RowWindow } from '../../web/src/ui/row-window.ts';

/** A list of numbered rows as a node pages it: the cursor is where the page begins. */
function pageOf(total: number, size: number, after: string | undefined): Page<number> {
  const from = Number(after ?? 0);
  const items = Array.from({ length: Math.min(size, total - from) }, (_, at) => from + at);
  return { items, next: from + size < total ? String(from + size) : null };
}

function fetchAll(list: RowWindow<number>, total: number, size: number, from: number, to: number): void {
  for (const { page, after } of list.wanted(from, to)) list.put(page, pageOf(total, size, after));
}

test('wherever one goes in a long list, the row of that place is there or is asked for', () => {
  const places = fc.array(fc.nat(9_999), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 97 }), places, (total, size, visits) => {
      const list = new RowWindow(pageOf(total, size, undefined));
      for (const place of visits) {
        const at = place % total;
        while (list.length <= at) fetchAll(list, total, size, list.length - 1, list.length);
        fetchAll(list, total, size, at, at);
        expect(list.at(at)).toBe(at);
        list.keepNear(at);
        expect(list.at(at)).toBe(at);
      }
    }),
    { numRuns: 60 },
  );
});

test('a hundred thousand rows on, the memory holds those near and no others', () => {
  const list = new RowWindow(pageOf(1_000_000, 100, undefined));
  for (let at = 0; at < 100_000; at += 50) {
    fetchAll(list, 1_000_000, 100, at, at + 150);
    list.keepNear(at);
  }
  expect(list.length).toBeGreaterThan(100_000);
  expect(list.kept).toBeLessThanOrEqual(6200);
  expect(list.at(0)).toBeUndefined();
  expect(list.wanted(0, 20)).toEqual([{ page: 0, after: undefined }]);
  fetchAll(list, 1_000_000, 100, 0, 20);
  expect(list.at(7)).toBe(7);
  expect(list.hasMore).toBe(true);
});

test('a list whose beginning is read again goes on where the reader is, unless it has become another list', () => {
  const list = new RowWindow(pageOf(1000, 100, undefined));
  fetchAll(list, 1000, 100, 250, 350);
  fetchAll(list, 1000, 100, 250, 350);
  const again = { items: Array.from({ length: 100 }, (_, at) => at - 1), next: '99' };
  expect(list.mayBeginAnew(again)).toBe(true);
  list.put(0, again);
  expect([list.at(0), list.at(250)]).toEqual([-1, 250]);
  // Fewer rows than before, or no more behind them: nothing that was known of the rest holds.
  expect(list.mayBeginAnew({ ...again, next: null })).toBe(false);
  expect(list.mayBeginAnew({ items: again.items.slice(1), next: '99' })).toBe(false);
});
