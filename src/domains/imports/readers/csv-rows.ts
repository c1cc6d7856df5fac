/**
 * Comma-separated rows (RFC 4180) on constant memory. An unclosed quotation mark costs its own line only: reading is
 * taken up again on the next one, which the usual parsers cannot do. Cost: one pass over the text.
 */
import { faultOf } from '../../../kernel/faults.ts';
import { type FieldFault, fieldFault, Problem } from '../../../kernel/problem.ts';

export interface CsvRow {
  /** Line on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFault extends FieldFault {
  readonly line: number;
}

export type CsvItem = { readonly row: CsvRow } | { readonly fault: CsvFault };

export interface CsvShape {
  readonly delimiter: string;
  /** The quotation mark; empty where the file has none. */
  readonly quote: string;
}

const LONGEST_LINE = 1 << 20;
// A cell that runs over more lines than this has lost its closing quotation mark.
const MOST_LINES_OF_A_ROW = 100;
const LONGEST_ROW = 1 << 18;

/** Which delimiter and quotation mark a file uses, from its first lines. */
export function sniffShape(sample: string): CsvShape {
  const lines = sample
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const quote = !sample.includes('"') && /(^|[,;\t|])'[^'\n]*'([,;\t|]|\r?$)/m.test(sample) ? "'" : '"';
  const bare = lines.map((line) => line.replaceAll(new RegExp(`${quote}[^${quote}]*${quote}`, 'g'), ''));
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = bare.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    // The delimiter stands equally often on every line; a decimal comma does not.
    const score = first === 0 ? 0 : counts.filter((count) => count === first).length / counts.length + first / 1000;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote };
}

interface Split {
  readonly cells: string[];
  /** Undefined when the row is whole; `open` when a quoted cell goes on; else what is wrong. */
  readonly state?: 'open' | 'broken';
}

function splitRow(text: string, { delimiter, quote }: CsvShape): Split {
  if (quote === '' || !text.includes(quote)) return { cells: text.split(delimiter) };
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let start = at;
    while (text[start] === ' ') start += 1;
    if (text[start] === quote) {
      let cell = '';
      let from = start + 1;
      for (;;) {
        const end = text.indexOf(quote, from);
        if (end < 0) return { cells, state: 'open' };
        cell += text.slice(from, end);
        if (text[end + 1] !== quote) {
          at = end + 1;
          break;
        }
        cell += quote;
        from = end + 2;
      }
      while (text[at] === ' ') at += 1;
      cells.push(cell);
      if (at >= text.length) return { cells };
      if (text[at] !== delimiter) return { cells, state: 'broken' };
      at += 1;
    } else {
      const end = text.indexOf(delimiter, at);
      if (end < 0) {
        cells.push(text.slice(at));
        return { cells };
      }
      // A mark within a bare cell is only a sign: 7" or O"Neill.
      cells.push(text.slice(at, end));
      at = end + 1;
    }
  }
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Puts rows together from lines; a row may span several when its cells are quoted. */
class RowBuilder {
  #held: Line[] = [];
  #length = 0;
  readonly #shape: CsvShape;
  readonly #columns: () => number | undefined;

  constructor(shape: CsvShape, columns: () => number | undefined) {
    this.#shape = shape;
    this.#columns = columns;
  }

  /** Takes a line and answers what is whole now. */
  take(line: Line, found: CsvItem[]): void {
    this.#held.push(line);
    this.#length += line.text.length + 1;
    const first = this.#held[0]!;
    const several = this.#held.length > 1;
    // Only a quotation mark can close what is open: without one there is nothing to try.
    if (several && !line.text.includes(this.#shape.quote) && !this.#isTooLong()) return;
    const text = several ? this.#held.map((one) => one.text).join('\n') : line.text;
    const { cells, state } = splitRow(text, this.#shape);
    const columns = this.#columns();
    if (state === 'open' && !this.#isTooLong()) return;
    const fits = state === undefined && !(several && columns !== undefined && cells.length !== columns);
    if (fits) {
      this.#held = [];
      this.#length = 0;
      if (!(cells.length === 1 && cells[0]!.trim() === '')) found.push({ row: { line: first.number, cells } });
      return;
    }
    this.#giveUpFirst(found);
  }

  /** The file has ended: what is still open is broken. */
  end(found: CsvItem[]): void {
    while (this.#held.length > 0) this.#giveUpFirst(found);
  }

  #isTooLong(): boolean {
    return this.#held.length > MOST_LINES_OF_A_ROW || this.#length > LONGEST_ROW;
  }

  #giveUpFirst(found: CsvItem[]): void {
    const [first, ...others] = this.#held;
    this.#held = [];
    this.#length = 0;
    found.push({ fault: { line: first!.number, ...fieldFault('', 'quote-open') } });
    for (const line of others) this.take(line, found);
  }
}

/** Reads rows from pieces of text. `columns` answers how many cells a row has, once that is known. */
export async function* readCsvRows(
  pieces: AsyncIterable<string>,
  shape: CsvShape,
  columns: () => number | undefined = () => undefined,
): AsyncGenerator<CsvItem> {
  const builder = new RowBuilder(shape, columns);
  let number = 0;
  let rest = '';
  let found: CsvItem[] = [];
  const take = (text: string): void => {
    number += 1;
    if (text.length > LONGEST_LINE) throw tooLong(number);
    builder.take({ number, text: text.endsWith('\r') ? text.slice(0, -1) : text }, found);
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      take(rest + piece.slice(from, end));
      rest = '';
      from = end + 1;
    }
    rest += piece.slice(from);
    if (rest.length > LONGEST_LINE) throw tooLong(number + 1);
    if (found.length > 0) {
      yield* found;
      found = [];
    }
  }
  if (rest !== '') take(rest);
  builder.end(found);
  yield* found;
}

function tooLong(line: number): Problem {
  return new Problem('unreadable-file', faultOf('line-too-long', { line, limit: LONGEST_LINE }));
}
