import type { Readable } from 'node:stream';
import { Compile } from 'typebox/compile';
import { Problem } from '../../kernel/problem.ts';
import { asProblem, problemBody } from '../../platform/problem-json.ts';
import { type Line, readLines } from './ndjson.ts';
import { BulkLine, type BulkQuery, type SearchAnswer, type SearchRequest } from './search.schema.ts';
import { type Asking, account, type Found, lookUp, requirePurpose, type SearchDesk } from './search-registers.ts';

const LONGEST_LINE = 64 * 1024;
// Lines looked up and accounted for together: large enough to share a flush, small enough to answer soon.
const BATCH = 512;

const bulkLine = Compile(BulkLine);

interface Answered {
  readonly ref: BulkLine['ref'];
  readonly found?: Found;
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

async function answerLine(desk: SearchDesk, asking: Asking, query: BulkQuery, line: Line): Promise<Answered> {
  let ref: BulkLine['ref'];
  try {
    if ('fault' in line) throw line.fault;
    const read = readLine(line.text);
    ref = read.ref;
    const request: SearchRequest = { ...query, subject: read.subject };
    return { ref, found: await lookUp(desk, asking, request) };
  } catch (error) {
    return { ref, problem: asProblem(error) };
  }
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
): AsyncIterable<string> {
  await requirePurpose(desk, asking, query);
  let number = 0;
  for await (const lines of readLines(input, { longest: LONGEST_LINE, batch: BATCH })) {
    const answered: Answered[] = [];
    for (const line of lines) answered.push(await answerLine(desk, asking, query, line));
    const accounted = await account(
      desk,
      asking,
      answered.flatMap(({ found }) => found ?? []),
    );
    let place = 0;
    let text = '';
    for (const { ref, problem } of answered) {
      number += 1;
      const head = { line: number, ...(ref === undefined ? {} : { ref }) };
      if (problem) text += `${JSON.stringify({ ...head, problem: problemBody(problem, asking.requestId ?? '') })}\n`;
      else text += `${JSON.stringify({ ...head, ...shorten(accounted[place++]!, brief) })}\n`;
    }
    yield text;
  }
}

function shorten(answer: SearchAnswer, brief: boolean): object {
  if (!brief) return answer;
  return {
    outcome: answer.outcome,
    hits: answer.hits.map(({ reference, record, register, outcome, owner, action, score, followUp }) => ({
      reference,
      record,
      register,
      outcome,
      owner,
      action,
      score,
      ...(followUp ? { followUp: followUp.reference } : {}),
    })),
    audit: answer.audit,
  };
}
