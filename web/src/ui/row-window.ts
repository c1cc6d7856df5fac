/** One page of a list as the node hands it out; `next` is handed back to go on. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** A page that is wanted, and the cursor that leads to it. */
export interface WantedPage {
  readonly page: number;
  readonly after: string | undefined;
}

// A screen shows some twenty rows; six thousand stay where paging back and forth needs nothing from the node.
const PAGES_KEPT = 60;

/**
 * The rows of a list of any length, of which only those near the reader are kept; of the others the cursor of their
 * page stays, so that they can be asked for again. Cost: one search by halves for a row.
 */
export class RowWindow<Row> {
  readonly #cursors: (string | undefined)[] = [undefined];
  /** Place of the first row of each page; one more than there are pages: the last is the length. */
  readonly #firsts: number[] = [0];
  readonly #pages = new Map<number, readonly Row[]>();
  #next: string | null = null;

  constructor(first: Page<Row>) {
    this.put(0, first);
  }

  /** Rows known so far, kept or not. */
  get length(): number {
    return this.#firsts.at(-1) ?? 0;
  }

  /** Whether the node has more behind those known. */
  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Rows held in memory. */
  get kept(): number {
    return [...this.#pages.values()].reduce((sum, { length }) => sum + length, 0);
  }

  #pageOf(index: number): number {
    let low = 0;
    let high = this.#firsts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The row at a place; undefined while it is not kept. */
  at(index: number): Row | undefined {
    const page = this.#pageOf(index);
    return this.#pages.get(page)?.[index - (this.#firsts[page] ?? 0)];
  }

  /** The pages that rows from one place to another need and that are not here, the next one behind the end included. */
  wanted(from: number, to: number): WantedPage[] {
    const last = Math.max(0, this.length - 1);
    const missing: WantedPage[] = [];
    for (let page = this.#pageOf(Math.max(0, from)); page <= this.#pageOf(Math.min(to, last)); page++) {
      if (!this.#pages.has(page)) missing.push({ page, after: this.#cursors[page] });
    }
    if (to >= this.length && this.#next !== null) missing.push({ page: this.#firsts.length - 1, after: this.#next });
    return missing;
  }

  /** Whether the first page, read again, may stand before the pages behind it: it is as long as it was, and there is more. */
  mayBeginAnew({ items, next }: Page<Row>): boolean {
    return this.#firsts.length > 2 && next !== null && items.length === this.#firsts[1];
  }

  /** Takes in a page; one that was here before keeps its place, whatever its length is now. */
  put(page: number, { items, next }: Page<Row>): void {
    this.#pages.set(page, items);
    if (page !== this.#firsts.length - 1) return;
    this.#cursors[page] = page === 0 ? undefined : (this.#next ?? undefined);
    this.#firsts.push(this.length + items.length);
    this.#next = next;
  }

  /** Forgets the pages far from a place. */
  keepNear(index: number): void {
    if (this.#pages.size <= PAGES_KEPT) return;
    const here = this.#pageOf(index);
    for (const page of this.#pages.keys()) if (Math.abs(page - here) > PAGES_KEPT / 2) this.#pages.delete(page);
  }
}
