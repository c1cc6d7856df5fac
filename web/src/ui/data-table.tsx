// biome-ignore-all lint/a11y: a table element cannot hold rows that are drawn only in view; roles say the same, and the table listens to the keys of its rows.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './data-table.module.css';
import { useKeys } from './key-store.ts';
import { ProblemNotice } from './problem-notice.tsx';
import type { Page } from './row-window.ts';
import { StateNotice, Waiting } from './states.tsx';
import { usePrinting } from './use-printing.ts';
import { useRows } from './use-rows.ts';

export type { Page } from './row-window.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** A grid track such as `minmax(120px, 2fr)`. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  /** A sentence: it may take two lines. */
  readonly wraps?: boolean;
  /** The values of `sort` that this column stands for, first press first. */
  readonly sorts?: readonly string[];
}

/** Where one stood in a list. */
interface Place {
  readonly active: number;
  readonly base: number;
  readonly scrollTop: number;
}

// Whoever opens an entry and comes back goes on where they were; the places of some lists cost nothing.
const MOST_PLACES = 50;
const places = new Map<string, Place>();

function notePlace(list: string, place: Place): void {
  if (!places.has(list) && places.size >= MOST_PLACES) places.clear();
  places.set(list, place);
}

const ROW_HEIGHT = 44;
// As the style sheet has them: the gap between two columns, and the padding at both ends of a row.
const GAP = 12;
const ENDS = 28;
// Rows drawn above and below those in view, so that a turn of the wheel shows no gap.
const OVERSCAN = 12;
// No browser draws a box as high as a million rows, so the box spans so many, and moves along the list.
const SPAN = 200_000;
// Some twenty-five pages of paper; whoever needs more wants a file.
const MOST_PRINTED = 1000;

/**
 * A list of any length: only the rows in view are drawn, pages are fetched by cursor while scrolling, sorting is the
 * node's. Arrows move through the rows, Enter opens one.
 */
export function DataTable<Row>({
  label,
  columns,
  queryKey,
  fetchPage,
  rowKey,
  onOpen,
  sort,
  onSort,
  empty,
  height = 'calc(100vh - 260px)',
}: {
  label: string;
  columns: readonly Column<Row>[];
  /** Everything the list depends on: filters and sort belong in it. */
  queryKey: readonly unknown[];
  fetchPage: (after: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  empty?: ReactNode;
  height?: string;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const list = JSON.stringify(queryKey);
  const [before] = useState(() => places.get(list));
  const [active, setActive] = useState(before?.active ?? 0);
  /** First row in view, and the row at which the box begins. */
  const [view, setView] = useState({
    top: before ? before.base + Math.floor(before.scrollTop / ROW_HEIGHT) : 0,
    rows: 30,
    base: before?.base ?? 0,
  });
  const comesBack = useRef(before);
  const moved = useRef(0);
  const toFocus = useRef<number>(undefined);
  const { window: rows, isNew, first, isFetching, problem, show, retry } = useRows({ queryKey, fetchPage });
  const length = rows?.length ?? 0;
  const from = Math.max(view.base, view.top - OVERSCAN);
  const to = Math.min(length, view.base + SPAN, view.top + view.rows + OVERSCAN) - 1;
  const isPrinting = usePrinting();

  useEffect(() => {
    // What is printed is what was read: the node is not asked for it.
    if (rows && !isPrinting) show(from, to);
  });

  // Rows that come in above push the others down; whoever reads one stays with it, and so does the focus.
  const reading = useRef<{ key: string; list: string }>(undefined);
  if (isNew && rows && reading.current?.list === list) {
    const { key } = reading.current;
    const at = Array.from({ length: Math.min(length, rows.kept) }, (_, index) => index).find((index) => {
      const row = rows.at(index);
      return row !== undefined && rowKey(row) === key;
    });
    if (at !== undefined && at !== active) {
      if ((scroller.current?.scrollTop ?? 0) > 0) moved.current = (at - active) * ROW_HEIGHT;
      setActive(at);
    }
  }
  useEffect(() => {
    const row = rows?.at(active);
    if (row !== undefined) reading.current = { key: rowKey(row), list };
  });

  // Another list, or the same one anew: it begins at its beginning when it became shorter than where one stood.
  if (isNew && view.base >= length && view.base > 0) setView({ ...view, top: 0, base: 0 });

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (comesBack.current) {
      const { scrollTop, active: row } = comesBack.current;
      comesBack.current = undefined;
      box.scrollTop = scrollTop;
      const isFree = document.activeElement === document.body || document.activeElement?.id === 'main';
      if (isFree && row < length) toFocus.current = row;
    }
    if (moved.current !== 0) {
      box.scrollTop += moved.current;
      moved.current = 0;
    }
    if (toFocus.current !== undefined) {
      const row = box.querySelector<HTMLElement>(`[data-row="${toFocus.current}"]`);
      if (row) {
        toFocus.current = undefined;
        row.focus({ preventScroll: true });
      }
    }
  });

  useEffect(() => {
    const box = scroller.current;
    if (box && length > 0) notePlace(list, { active, base: view.base, scrollTop: box.scrollTop });
  });

  function onScroll(): void {
    const box = scroller.current;
    if (!box) return;
    const local = Math.floor(box.scrollTop / ROW_HEIGHT);
    const inView = Math.ceil(box.clientHeight / ROW_HEIGHT);
    let { base } = view;
    if (local > SPAN * 0.75 && base + SPAN < length) base += SPAN / 2;
    else if (local < SPAN * 0.25 && base > 0) base = Math.max(0, base - SPAN / 2);
    moved.current = (view.base - base) * ROW_HEIGHT;
    const top = view.base + local;
    // The rows drawn beyond those in view bear a few lines of scrolling without being drawn anew.
    if (base !== view.base || inView !== view.rows || Math.abs(top - view.top) >= OVERSCAN / 2)
      setView({ top, rows: inView, base });
  }

  function moveTo(at: number): void {
    const next = Math.max(0, Math.min(length - 1, at));
    const box = scroller.current;
    if (!box) return;
    setActive(next);
    toFocus.current = next;
    const head = box.firstElementChild?.clientHeight ?? 0;
    const base = next >= view.base && next < view.base + SPAN ? view.base : Math.max(0, next - SPAN / 2);
    const start = (next - base) * ROW_HEIGHT;
    const before = box.scrollTop + (view.base - base) * ROW_HEIGHT;
    const after = Math.min(start, Math.max(before, start + ROW_HEIGHT + head - box.clientHeight));
    moved.current = after - box.scrollTop;
    setView({ top: base + Math.floor(after / ROW_HEIGHT), rows: view.rows, base });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -length,
      End: length,
    };
    const step = steps[event.key];
    const row = rows?.at(active);
    if (step !== undefined) moveTo(active + step);
    else if (event.key === 'Enter' && row && onOpen && (event.target as HTMLElement).hasAttribute('data-row'))
      onOpen(row);
    else return;
    event.preventDefault();
  }

  // Wherever the focus is, j and k go through the rows; the first press finds the place where one stood.
  const inTable = (): boolean => scroller.current?.contains(document.activeElement) ?? false;
  useKeys(
    length > 0
      ? [
          { keys: 'j', label: t('table.nextRow'), run: () => moveTo(inTable() ? active + 1 : active) },
          { keys: 'k', label: t('table.previousRow'), run: () => moveTo(inTable() ? active - 1 : active) },
        ]
      : [],
  );

  // What a row does is the newest that the screen said, without every row being drawn anew for it.
  const acts = useRef({ onOpen, setActive });
  acts.current = { onOpen, setActive };

  if (first.isPending) return <Waiting what={t('table.loading')} />;
  if (!rows) return <ProblemNotice problem={first.error} onRetry={() => void first.refetch()} />;
  if (length === 0) return empty ?? <StateNotice title={t('states.empty')} />;

  // Head and rows are grids of their own, so both get the same least width; narrower screens scroll sideways.
  const least = columns.reduce(
    (sum, { width = '110' }) => sum + Number(/\d+/.exec(width)?.[0] ?? 0),
    ENDS + GAP * (columns.length - 1),
  );
  const template = columns.map(({ width = 'minmax(110px, 1fr)' }) => width).join(' ');
  const keyAt = (index: number): string | number => {
    const row = rows.at(index);
    return row === undefined ? index : rowKey(row);
  };
  const paperFrom = view.top < MOST_PRINTED ? 0 : view.top;
  const drawn = isPrinting
    ? Array.from({ length: Math.min(MOST_PRINTED, length - paperFrom) }, (_, at) => paperFrom + at).filter(
        (index) => rows.at(index) !== undefined,
      )
    : Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const isPart = isPrinting && (rows.hasMore || drawn.length < length);
  return (
    <>
      <div
        ref={scroller}
        className={css.scroller}
        role="table"
        aria-label={label}
        aria-rowcount={rows.hasMore ? -1 : length + 1}
        aria-busy={isFetching}
        style={{ maxBlockSize: height }}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div role="rowgroup" className={css.head} style={{ minInlineSize: least }}>
          <div role="row" className={css.row} aria-rowindex={1} style={{ gridTemplateColumns: template }}>
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={sort} onSort={onSort} isPrinting={isPrinting} />
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className={css.body}
          style={{ blockSize: Math.min(SPAN, length - view.base) * ROW_HEIGHT, minInlineSize: least }}
        >
          {drawn.map((index) => (
            <Line
              key={keyAt(index)}
              row={rows.at(index) as unknown}
              index={index}
              start={(index - view.base) * ROW_HEIGHT}
              columns={columns as readonly Column<unknown>[]}
              template={template}
              isActive={index === active}
              opens={onOpen !== undefined}
              acts={acts as ActsRef}
            />
          ))}
        </div>
      </div>
      <p className={css.foot}>
        {isPart
          ? t('table.printed', { from: (drawn[0] ?? 0) + 1, to: (drawn.at(-1) ?? 0) + 1 })
          : t(rows.hasMore ? 'table.loadedMore' : 'table.loadedAll', { count: length })}{' '}
        {isFetching ? t('table.loading') : null}
      </p>
      {problem ? <ProblemNotice problem={problem} onRetry={retry} /> : null}
    </>
  );
}

interface ActsRef {
  readonly current: {
    readonly onOpen: ((row: unknown) => void) | undefined;
    readonly setActive: (index: number) => void;
  };
}

/** One row; it is drawn anew only when something in it changed, so that scrolling draws but the rows that come. */
const Line = memo(function Line({
  row,
  index,
  start,
  columns,
  template,
  isActive,
  opens,
  acts,
}: {
  /** Undefined while a row that was forgotten is asked for again. */
  row: unknown;
  index: number;
  start: number;
  columns: readonly Column<unknown>[];
  template: string;
  isActive: boolean;
  opens: boolean;
  acts: ActsRef;
}) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      className={`${css.row} ${css.item} ${opens ? css.opens : ''}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)`, blockSize: ROW_HEIGHT }}
      onFocus={() => acts.current.setActive(index)}
      onClick={(event) => {
        // A link or button inside the row does its own thing, and marking text is not opening.
        const isInner = (event.target as HTMLElement).closest('a, button, input, label') !== null;
        if (row === undefined || isInner || window.getSelection()?.toString()) return;
        acts.current.onOpen?.(row);
      }}
    >
      {columns.map(({ id, align, wraps, cell }) => (
        <div key={id} role="cell" className={`${css.cell} ${align === 'end' ? css.end : ''} ${wraps ? css.wraps : ''}`}>
          {row === undefined ? '…' : cell(row)}
        </div>
      ))}
    </div>
  );
});

function Header<Row>({
  column,
  sort,
  onSort,
  isPrinting,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  isPrinting: boolean;
}) {
  const { header, sorts = [], align } = column;
  const at = sort === undefined ? -1 : sorts.indexOf(sort);
  const side = align === 'end' ? css.end : '';
  if (sorts.length === 0 || !onSort || isPrinting) {
    // Of a heading that is repeated on each sheet a browser leaves out the buttons.
    return (
      <div role="columnheader" className={`${css.cell} ${side}`}>
        {header}
        {at === 0 ? ' ↑' : at > 0 ? ' ↓' : ''}
      </div>
    );
  }
  return (
    <div
      role="columnheader"
      className={`${css.cell} ${side}`}
      aria-sort={at < 0 ? 'none' : at === 0 ? 'ascending' : 'descending'}
    >
      <button type="button" className={css.sort} onClick={() => onSort(sorts[(at + 1) % sorts.length] ?? '')}>
        {header}{' '}
        {at === 0 ? (
          <ArrowUp size={14} aria-hidden="true" />
        ) : at > 0 ? (
          <ArrowDown size={14} aria-hidden="true" />
        ) : null}
      </button>
    </div>
  );
}
