import { Compile } from 'typebox/compile';
import type { RegisterKind } from '../../kernel/codes.ts';
import { fieldFault, Problem, schemaFaults } from '../../kernel/problem.ts';
import { refuseUnsoundText } from '../../kernel/sound-text.ts';
import { newId } from '../../platform/ids.ts';
import { asProblem, problemBody } from '../../platform/problem-json.ts';
import { entryLineWriter, packEntries } from '../audit/public.ts';
import { askIndex, type IndexDesk, type Prepared } from './ask-index.ts';
import { type Line, LineCutter } from './ndjson.ts';
import { BulkLine, type SearchAnswer } from './search.schema.ts';
import type { AnsweredLines, StreamAsker, UnfinishedLine } from './thread-messages.ts';

const LONGEST_LINE = 64 * 1024;
// As many share a block of the audit; more would make the first of them wait.
const MOST_LINES_AT_ONCE = 1024;
// The main thread reads and judges what they found in one go, some 0.1 ms a line, and single searches wait meanwhile.
const MOST_UNFINISHED_AT_ONCE = 64;
// What one turn answered waits no longer than this for its block to fill.
const MOST_TURNS_TOGETHER = 3;

const bulkLine = Compile(BulkLine);
// Not a Buffer, which may be part of a larger piece of memory: these bytes are given away to another thread.
const encoder = new TextEncoder();

function readLine(text: string): BulkLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new Problem('invalid-input', 'This line is not readable as JSON.');
  }
  refuseUnsoundText(text, line);
  if (bulkLine.Check(line)) return line;
  const [fault = fieldFault('', 'form')] = bulkLine.Errors(line).flatMap(schemaFaults);
  throw new Problem('invalid-input', `The line does not fit at ${fault.field || '/'}: ${fault.message}`, {
    fields: [fault],
  });
}

/** The answer's line up to its content. */
export function headOfLine(line: number, ref: BulkLine['ref']): string {
  if (ref === undefined) return `{"line":${line},`;
  return `{"line":${line},"ref":${typeof ref === 'number' ? ref : JSON.stringify(ref)},`;
}

/** The lines of one stream, answered as far as they need no record read. Runs in a search thread. */
export class StreamAnswerer {
  readonly #desk: IndexDesk;
  readonly #asker: StreamAsker;
  readonly #stream: number;
  readonly #cutter = new LineCutter(LONGEST_LINE);
  readonly #writeEntry: (entry: { id: string; at: string; asked: string }) => string;
  /** What was sent and is not answered yet: lines, and how far each piece of them is. */
  readonly #waiting: { readonly lines: readonly Line[]; readonly at: string; readonly last: boolean }[] = [];
  #gathered = nothingGathered();
  #place = 0;
  #line = 0;

  constructor(desk: IndexDesk, stream: number, asker: StreamAsker) {
    this.#desk = desk;
    this.#stream = stream;
    this.#asker = asker;
    const { officer, requestId, query } = asker;
    const { purpose, caseReference, operation } = query;
    this.#writeEntry = entryLineWriter({
      action: 'search',
      outcome: 'no-hit',
      officer,
      purpose,
      caseReference,
      operation,
      requestId,
    });
  }

  get hasWork(): boolean {
    return this.#waiting.length > 0;
  }

  take(bytes: Uint8Array, at: string): void {
    this.#waiting.push({ lines: this.#cutter.take(bytes), at, last: false });
  }

  end(at: string): void {
    this.#waiting.push({ lines: this.#cutter.end(), at, last: true });
  }

  /**
   * Answers lines until the time is over (`performance.now()`) or there are many. Undefined when what was answered waits for
   * more to come with it: sealing, sending and storing a few lines costs as much as a thousand.
   */
  answer(until: number): AnsweredLines | undefined {
    const gathered = this.#gathered;
    gathered.turns += 1;
    let answered = 0;
    while (this.#waiting.length > 0 && !isFull(gathered)) {
      const { lines, at, last } = this.#waiting[0]!;
      while (this.#place < lines.length && !isFull(gathered)) {
        if (answered > 0 && performance.now() > until) {
          return gathered.turns < MOST_TURNS_TOGETHER ? undefined : this.#handOver();
        }
        answered += 1;
        this.#answerLine(lines[this.#place++]!, at, gathered);
      }
      if (this.#place < lines.length) break;
      this.#waiting.shift();
      this.#place = 0;
      gathered.sentDone += 1;
      gathered.last ||= last;
    }
    return this.#handOver();
  }

  #answerLine(line: Line, at: string, gathered: Gathered): void {
    gathered.lines += 1;
    const number = ++this.#line;
    let ref: BulkLine['ref'];
    try {
      if (typeof line !== 'string') throw line;
      const read = readLine(line);
      ref = read.ref;
      const prepared = askIndex(this.#desk, this.#asker.officer.agency, {
        ...this.#asker.query,
        subject: read.subject,
      });
      if (prepared.candidates.ids !== undefined) {
        endPiece(gathered);
        gathered.pieces.push(gathered.unfinished.length);
        gathered.unfinished.push({ line: number, ref, prepared });
        return;
      }
      const id = newId();
      const { asked, searched } = prepared;
      gathered.entries.push({ id, at, line: this.#writeEntry({ id, at, asked }) });
      gathered.counts.set(searched, (gathered.counts.get(searched) ?? 0) + 1);
      gathered.text += `${headOfLine(number, ref)}${this.#asker.brief ? briefNoHit(id) : wholeNoHit(prepared, id).slice(1)}\n`;
    } catch (error) {
      const body = problemBody(asProblem(error), this.#asker.requestId ?? '');
      gathered.text += `${headOfLine(number, ref)}"problem":${JSON.stringify(body)}}\n`;
    }
  }

  #handOver(): AnsweredLines {
    const gathered = this.#gathered;
    this.#gathered = nothingGathered();
    endPiece(gathered);
    const { pieces, unfinished, entries, counts, sentDone, last } = gathered;
    return {
      stream: this.#stream,
      pieces,
      unfinished,
      entries: entries.length === 0 ? undefined : packEntries(entries),
      counted: [...counts].map(([searched, count]) => ({ searched, count })),
      sentDone,
      last,
    };
  }
}

/** What was answered and not handed over yet. */
interface Gathered {
  readonly pieces: (Uint8Array<ArrayBuffer> | number)[];
  readonly unfinished: UnfinishedLine[];
  readonly entries: { readonly id: string; readonly at: string; readonly line: string }[];
  readonly counts: Map<readonly RegisterKind[], number>;
  /** What will be the next piece. */
  text: string;
  lines: number;
  turns: number;
  sentDone: number;
  last: boolean;
}

function nothingGathered(): Gathered {
  return {
    pieces: [],
    unfinished: [],
    entries: [],
    counts: new Map(),
    text: '',
    lines: 0,
    turns: 0,
    sentDone: 0,
    last: false,
  };
}

function isFull({ lines, unfinished }: Gathered): boolean {
  return lines >= MOST_LINES_AT_ONCE || unfinished.length >= MOST_UNFINISHED_AT_ONCE;
}

function endPiece(gathered: Gathered): void {
  if (gathered.text !== '') gathered.pieces.push(encoder.encode(gathered.text));
  gathered.text = '';
}

const briefNoHit = (audit: string): string => `"outcome":"no-hit","hits":[],"audit":"${audit}"}`;

/** An answer that found nothing, as it is sent. */
export function wholeNoHit({ candidates, searched, tookMs }: Prepared, audit: string): string {
  const answer: SearchAnswer = {
    outcome: 'no-hit',
    hits: [],
    more: 0,
    searched: [...searched],
    recognised: candidates.question.recognised,
    preset: candidates.preset,
    cutShort: candidates.cutShort,
    tookMs: Math.round(tookMs * 100) / 100,
    audit,
  };
  return JSON.stringify(answer);
}
