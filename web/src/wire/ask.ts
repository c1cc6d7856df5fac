import { nodeIsAway, nodeIsBack } from './connection.ts';
import { hearNodeClock } from './node-clock.ts';
import { readProblem, WireProblem } from './problem.ts';
import { isSessionGateArmed, type SignInReason, waitForSignIn } from './session-gate.ts';

export interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Sign-in itself must not wait for a sign-in. */
  readonly evenSignedOut?: boolean;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

async function send(method: Method, path: string, { body, headers, signal }: AskOptions): Promise<Response> {
  const raw = body instanceof Blob || body instanceof FormData;
  const askedAt = Date.now();
  try {
    const answer = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body !== undefined ? { body: raw ? body : JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
      credentials: 'same-origin',
      cache: 'no-store',
    });
    nodeIsBack();
    hearNodeClock(answer, askedAt);
    return answer;
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    nodeIsAway();
    throw new WireProblem('unreachable');
  }
}

/** The refusals after which an officer signs in and the request goes out once more. */
const SIGN_IN_FOR: Readonly<Record<string, SignInReason>> = {
  'sign-in-required': 'ended',
  'second-step-required': 'long-ago',
};

/** Sends a request and hands back the response itself, for streams and downloads; a refusal is thrown as a WireProblem. */
export async function askForResponse(method: Method, path: string, options: AskOptions = {}): Promise<Response> {
  const answer = await send(method, path, options);
  if (answer.ok) return answer;
  const problem = await readProblem(answer);
  const reason = SIGN_IN_FOR[problem.kind];
  const mayWait = reason !== undefined && isSessionGateArmed() && !options.evenSignedOut;
  if (mayWait && (await waitForSignIn(reason))) return askForResponse(method, path, options);
  throw problem;
}

/** Sends a request and reads its JSON answer; a refusal is thrown as a WireProblem. */
export async function ask<Answer>(method: Method, path: string, options: AskOptions = {}): Promise<Answer> {
  const answer = await askForResponse(method, path, options);
  if (answer.status === 204) return undefined as Answer;
  const text = await answer.text();
  if (text === '') return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw new WireProblem('unreadable-answer', { status: answer.status });
  }
}

/** A path with its query; empty values are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined | null>>,
): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parts.set(name, String(value));
  }
  const text = parts.toString();
  return text === '' ? path : `${path}?${text}`;
}
