import type { SearchAnswer } from '../../../../src/domains/search/search.schema.ts';
import { askForResponse, withQuery } from '../../wire/ask.ts';
import type { BatchSubject } from './batch-kinds.ts';

/** A question on its way, with the place of its row. */
export interface Question {
  readonly place: number;
  readonly subject: BatchSubject;
}

/** What came back for a row: an answer, or the node's reason why there is none. */
export type RowAnswer = { readonly answer: SearchAnswer } | { readonly refused: string };

export interface BatchTerms {
  readonly purpose: string;
  readonly caseReference?: string;
  readonly preset: string;
}

// A slice is answered within a second or two, so that stopping, a lost network or an ended session costs little.
const SLICE = 1000;

type AnswerLine = { readonly ref: number } & (SearchAnswer | { readonly problem: { readonly detail?: string } });

async function* linesOf(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest.trim() !== '') yield rest;
}

/** Reads the lines of a streamed answer as JSON. */
export async function* readNdjson<Line>(answer: Response): AsyncGenerator<Line> {
  for await (const line of linesOf(answer)) yield JSON.parse(line) as Line;
}

/**
 * Sends questions in slices and tells each answer as it comes, in order. Hands back how many were answered, so that
 * after a failure (thrown as a WireProblem) the rest can be sent.
 */
export async function sendBatch(
  questions: readonly Question[],
  terms: BatchTerms,
  onAnswers: (answers: readonly (readonly [place: number, answer: RowAnswer])[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const path = withQuery('/v1/searches/bulk', { ...terms });
  for (let at = 0; at < questions.length; at += SLICE) {
    const slice = questions.slice(at, at + SLICE);
    const lines = slice.map(({ place, subject }) => `${JSON.stringify({ ref: place, subject })}\n`).join('');
    const response = await askForResponse('POST', path, {
      body: new Blob([lines], { type: 'application/x-ndjson' }),
      headers: { 'content-type': 'application/x-ndjson' },
      signal,
    });
    let answers: [number, RowAnswer][] = [];
    for await (const line of readNdjson<AnswerLine>(response)) {
      answers.push([line.ref, 'problem' in line ? { refused: line.problem.detail ?? '' } : { answer: line }]);
      if (answers.length >= 250) {
        onAnswers(answers);
        answers = [];
      }
    }
    onAnswers(answers);
  }
}
