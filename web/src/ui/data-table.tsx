// biome-ignore-all lint/a11y: a table element cannot hold rows that are drawn only in view; roles say the same, and the table listens to the keys of its rows.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './data-table.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { StateNotice, Waiting } from './states.tsx';

/** One page of a list as the node hands it out; `next` is handed back to go on. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

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

const ROW_HEIGHT = 44;
// As the style sheet has them: the gap between two columns, and the padding at both ends of a row.
const GAP = 12;
const ENDS = 28;
// Asked for before the end is seen, so that scrolling does not stop.
const ROWS_AHEAD = 30;

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
  const [active, setActive] = useState(0);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && lastShown >= rows.length - ROWS_AHEAD)
      void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, lastShown, rows.length]);

  function moveTo(at: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, at));
    setActive(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    const row = rows[active];
    if (step !== undefined) moveTo(active + step);
    else if (event.key === 'Enter' && row && onOpen && (event.target as HTMLElement).hasAttribute('data-row'))
      onOpen(row);
    else return;
    event.preventDefault();
  }

  if (query.isPending) return <Waiting what={t('table.loading')} />;
  if (query.error && rows.length === 0)
    return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return empty ?? <StateNotice title={t('states.empty')} />;

  // Head and rows are grids of their own, so both get the same least width; narrower screens scroll sideways.
  const least = columns.reduce(
    (sum, { width = '110' }) => sum + Number(/\d+/.exec(width)?.[0] ?? 0),
    ENDS + GAP * (columns.length - 1),
  );
  const template = columns.map(({ width = 'minmax(110px, 1fr)' }) => width).join(' ');
  return (
    <>
      <div
        ref={scroller}
        className={css.scroller}
        role="table"
        aria-label={label}
        aria-rowcount={hasNextPage ? -1 : rows.length + 1}
        style={{ maxBlockSize: height }}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={css.head} style={{ minInlineSize: least }}>
          <div role="row" className={css.row} aria-rowindex={1} style={{ gridTemplateColumns: template }}>
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={css.body} style={{ blockSize: virtual.getTotalSize(), minInlineSize: least }}>
          {shown.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <div
                key={rowKey(row)}
                role="row"
                aria-rowindex={index + 2}
                data-row={index}
                tabIndex={index === active ? 0 : -1}
                className={`${css.row} ${css.item} ${onOpen ? css.opens : ''}`}
                style={{ gridTemplateColumns: template, transform: `translateY(${start}px)`, blockSize: ROW_HEIGHT }}
                onFocus={() => setActive(index)}
                onClick={(event) => {
                  // A link or button inside the row does its own thing, and marking text is not opening.
                  if (
                    (event.target as HTMLElement).closest('a, button, input, label') ||
                    window.getSelection()?.toString()
                  )
                    return;
                  onOpen?.(row);
                }}
              >
                {columns.map(({ id, align, wraps, cell }) => (
                  <div
                    key={id}
                    role="cell"
                    className={`${css.cell} ${align === 'end' ? css.end : ''} ${wraps ? css.wraps : ''}`}
                  >
                    {cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <p className={css.foot}>
        {t(hasNextPage ? 'table.loadedMore' : 'table.loadedAll', { count: rows.length })}{' '}
        {isFetchingNextPage ? t('table.loading') : null}
      </p>
      {isFetchNextPageError ? <ProblemNotice problem={query.error} onRetry={() => void fetchNextPage()} /> : null}
    </>
  );
}

function Header<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}) {
  const { header, sorts = [], align } = column;
  const at = sort === undefined ? -1 : sorts.indexOf(sort);
  const side = align === 'end' ? css.end : '';
  if (sorts.length === 0 || !onSort) {
    return (
      <div role="columnheader" className={`${css.cell} ${side}`}>
        {header}
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
