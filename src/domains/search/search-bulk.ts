import type { Readable } from 'node:stream';
import { Compile } from 'typebox/compile';
import { Problem } from '../../kernel/problem.ts';
import { asProblem, problemBody } from '../../platform/problem-json.ts';
import { type Line, readLines } from './ndjson.ts';
import { BulkLine, type BulkQuery, type SearchAnswer } from './search.schema.ts';
import {
  type Asking,
  account,
  lookUp,
  type Prepared,
  prepare,
  requirePurpose,
  type SearchDesk,
} from './search-registers.ts';

const LONGEST_LINE = 64 * 1024;
// Lines looked up and accounted for together: large enough to share a flush, small enough to answer soon.
const BATCH = 512;
// While one batch is on its way to the disk the next are looked up; more would only be memory.
const BATCHES_UNDER_WAY = 4;
// Questions about persons take a third of a millisecond and more each: single searches come in between.
const LONGEST_TURN_MS = 8;

const bulkLine = Compile(BulkLine);

interface Answered {
  readonly ref: BulkLine['ref'];
  readonly prepared?: Prepared;
  readonly problem?: Problem;
}

function readLine(text: string): BulkLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new Problem('invalid-input', 'This line is not readable as JSON.');
  }
  if (bulkLine.Check(line)) return line;
  const [first] = bulkLine.Errors(line);
  const field = first?.instancePath ?? '';
  throw new Problem('invalid-input', `The line does not fit at ${field || '/'}: ${first?.message ?? 'unknown'}.`, {
    fields: [{ field, message: first?.message ?? 'does not fit' }],
  });
}

type Query = Omit<BulkQuery, 'brief'>;

function prepareLine(desk: SearchDesk, asking: Asking, query: Query, line: Line): Answered {
  let ref: BulkLine['ref'];
  try {
    if (typeof line !== 'string') throw line;
    const read = readLine(line);
    ref = read.ref;
    return { ref, prepared: prepare(desk, asking, { ...query, subject: read.subject }) };
  } catch (error) {
    return { ref, problem: asProblem(error) };
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Asks the index line by line, and lets others have their turn in between. */
async function prepareBatch(
  desk: SearchDesk,
  asking: Asking,
  query: Query,
  lines: readonly Line[],
): Promise<Answered[]> {
  const answered: Answered[] = [];
  let turnEnds = performance.now() + LONGEST_TURN_MS;
  for (const line of lines) {
    answered.push(prepareLine(desk, asking, query, line));
    if (performance.now() > turnEnds) {
      await nextTurn();
      turnEnds = performance.now() + LONGEST_TURN_MS;
    }
  }
  return answered;
}

/**
 * Answers a stream of questions in order, of any length, on constant memory. A batch is read, looked up, made
 * durable in the audit, and only then written; a reader that is slow makes the sender wait.
 */
export async function* searchBulk(
  desk: SearchDesk,
  asking: Asking,
  { brief = false, ...query }: BulkQuery,
  input: Readable,
): AsyncGenerator<string> {
  await requirePurpose(desk, asking, query);
  let number = 0;

  async function answer(answered: readonly Answered[], first: number): Promise<string> {
    const found = await lookUp(
      desk,
      asking,
      answered.flatMap(({ prepared }) => prepared ?? []),
    );
    const accounted = await account(desk, asking, found);
    let place = 0;
    let text = '';
    let line = first;
    for (const { ref, problem } of answered) {
      const head = ref === undefined ? `{"line":${line++},` : `{"line":${line++},"ref":${JSON.stringify(ref)},`;
      if (problem) text += `${head}"problem":${JSON.stringify(problemBody(problem, asking.requestId ?? ''))}}\n`;
      else text += `${head}${brief ? writeBrief(accounted[place++]!) : writeWhole(accounted[place++]!)}\n`;
    }
    return text;
  }

  const batches = readLines(input, { longest: LONGEST_LINE, batch: BATCH });
  const underWay: Promise<string>[] = [];
  try {
    let reading: Promise<IteratorResult<Line[]>> | undefined = batches.next();
    while (reading || underWay.length > 0) {
      if (reading && underWay.length < BATCHES_UNDER_WAY) {
        // Whichever comes first: more to ask, or an answer that somebody waits for.
        const come: string | IteratorResult<Line[]> = await (underWay.length === 0
          ? reading
          : Promise.race([reading, underWay[0]!]));
        if (typeof come !== 'string') {
          reading = come.done ? undefined : batches.next();
          reading?.catch(() => {}); // whoever waits for it hears of it
          if (come.done) continue;
          const first = number + 1;
          number += come.value.length;
          const answered = await prepareBatch(desk, asking, query, come.value);
          const answering = answer(answered, first);
          answering.catch(() => {});
          underWay.push(answering);
          continue;
        }
      }
      yield await underWay.shift()!;
    }
  } finally {
    // Nobody listens any more, or the sender is gone: nothing further is looked up.
    input.destroy();
    await Promise.allSettled(underWay);
  }
}

/** The rest of an answer's line, without its opening brace; most lines found nothing, and are put together by hand. */
function writeWhole(answer: SearchAnswer): string {
  return JSON.stringify(answer).slice(1);
}

function writeBrief({ outcome, hits, audit }: SearchAnswer): string {
  if (hits.length === 0) return `"outcome":"no-hit","hits":[],"audit":"${audit}"}`;
  const short = hits.map(({ reference, record, register, outcome, owner, action, score, followUp }) => ({
    reference,
    record,
    register,
    outcome,
    owner,
    action,
    score,
    ...(followUp ? { followUp: followUp.reference } : {}),
  }));
  return `"outcome":"${outcome}","hits":${JSON.stringify(short)},"audit":"${audit}"}`;
}
