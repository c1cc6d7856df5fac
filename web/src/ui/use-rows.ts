import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { type Page, RowWindow } from './row-window.ts';

// Asked for before the end is seen, so that scrolling does not stop.
const ROWS_AHEAD = 100;

/** A list as it was left, to be found so by whoever comes back to it from one of its entries. */
interface LeftList {
  readonly from: unknown;
  readonly window: unknown;
}

// One list leads to another and back, seldom further; each holds at most some thousand rows.
const MOST_LEFT = 4;
const left = new Map<string, LeftList>();

function leave(key: string, list: LeftList): void {
  left.delete(key);
  left.set(key, list);
  const [oldest] = left.keys();
  if (left.size > MOST_LEFT && oldest !== undefined) left.delete(oldest);
}

/** A list by pages: the first by the cache, so that a change elsewhere asks for it anew; the others as they are wanted. */
export function useRows<Row>({
  queryKey,
  fetchPage,
}: {
  queryKey: readonly unknown[];
  fetchPage: (after: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
}) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const first = useQuery({ queryKey, queryFn: ({ signal }) => fetchPage(undefined, signal) });
  const held = useRef<{ from: Page<Row>; window: RowWindow<Row>; key: string }>(undefined);
  const underway = useRef(new Map<number, AbortController>());
  const failure = useRef<unknown>(undefined);
  const fetching = useRef(fetchPage);
  fetching.current = fetchPage;
  const key = JSON.stringify(queryKey);

  const before = held.current === undefined ? left.get(key) : undefined;
  if (before && before.from === first.data) held.current = { ...(before as NonNullable<typeof held.current>), key };

  const isNew = first.data !== undefined && (held.current?.from !== first.data || held.current.key !== key);
  if (isNew) {
    const { current } = held;
    // Whoever has gone deep into a list is not thrown out of it because its beginning changed.
    const goesOn = current?.key === key && current.window.mayBeginAnew(first.data);
    if (goesOn) current.window.put(0, first.data);
    held.current = { from: first.data, window: goesOn ? current.window : new RowWindow(first.data), key };
    if (!goesOn) for (const one of underway.current.values()) one.abort();
    if (!goesOn) underway.current.clear();
    failure.current = undefined;
  }
  useEffect(
    () => () => {
      for (const one of underway.current.values()) one.abort();
      underway.current.clear();
      if (held.current) leave(held.current.key, held.current);
    },
    [],
  );

  /** Sees to it that the rows in view are here, some before and behind them too; those far away are forgotten. */
  const show = useCallback((from: number, to: number): void => {
    const window = held.current?.window;
    if (!window || failure.current !== undefined) return;
    const wanted = window.wanted(from - ROWS_AHEAD, to + ROWS_AHEAD);
    for (const [page, control] of underway.current) {
      // Whoever drags the bar through a long list passes by pages that nobody reads.
      if (wanted.some((one) => one.page === page)) continue;
      control.abort();
      underway.current.delete(page);
    }
    for (const { page, after } of wanted) {
      if (underway.current.has(page)) continue;
      const control = new AbortController();
      underway.current.set(page, control);
      fetching
        .current(after, control.signal)
        .then((came) => {
          if (control.signal.aborted || held.current?.window !== window) return;
          window.put(page, came);
          window.keepNear((from + to) >> 1);
        })
        .catch((thrown: unknown) => {
          if (!control.signal.aborted) failure.current = thrown;
        })
        .finally(() => {
          if (underway.current.get(page) === control) underway.current.delete(page);
          if (!control.signal.aborted) redraw();
        });
    }
  }, []);

  const retry = useCallback((): void => {
    failure.current = undefined;
    redraw();
  }, []);

  return {
    window: held.current?.key === key ? held.current.window : undefined,
    isNew,
    first,
    isFetching: underway.current.size > 0,
    problem: failure.current,
    show,
    retry,
  };
}
