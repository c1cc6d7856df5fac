/** A fault in one field of what was sent, as the node names it. */
export interface FieldFault {
  /** JSON pointer of the field, such as `/subject/person/names/0/full`. */
  readonly field: string;
  /** By this the screens know what to say of it; the node's own sentence is `message`. */
  readonly code?: string | undefined;
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  readonly message: string;
  readonly allowed?: readonly string[] | undefined;
}

/** Kinds that arise in the browser: the node could not be reached, or what came back is not its answer. */
export const BROWSER_PROBLEMS = ['unreachable', 'unreadable-answer'] as const;

/** A refusal or failure as the screen shows it: the node's RFC 9457 problem, or one of the browser's own. */
export class WireProblem extends Error {
  readonly kind: string;
  readonly status: number;
  readonly detail: string;
  readonly fields: readonly FieldFault[];
  /** By this the administrator finds the request in the log. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: string,
    more: {
      status?: number;
      detail?: string;
      fields?: readonly FieldFault[];
      requestId?: string;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(more.detail ?? kind);
    this.name = 'WireProblem';
    this.kind = kind;
    this.status = more.status ?? 0;
    this.detail = more.detail ?? '';
    this.fields = more.fields ?? [];
    this.requestId = more.requestId;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

interface ProblemBody {
  readonly type?: unknown;
  readonly detail?: unknown;
  readonly instance?: unknown;
  readonly fields?: unknown;
}

/** Reads the problem out of an answer that is not a success, whatever its body is. */
export async function readProblem(answer: Response): Promise<WireProblem> {
  let body: ProblemBody = {};
  try {
    body = (await answer.json()) as ProblemBody;
  } catch {
    // A proxy in between answers with its own page; only the status tells anything then.
  }
  const type = typeof body.type === 'string' ? body.type : '';
  const kind =
    /^\/problems\/([a-z-]+)$/.exec(type)?.[1] ?? (answer.status >= 502 ? 'unreachable' : 'unreadable-answer');
  const instance = typeof body.instance === 'string' ? body.instance : '';
  return new WireProblem(kind, {
    status: answer.status,
    detail: typeof body.detail === 'string' ? body.detail : '',
    fields: Array.isArray(body.fields) ? (body.fields as FieldFault[]) : [],
    requestId: instance.replace('urn:uuid:', '') || answer.headers.get('x-request-id') || undefined,
    retryAfterSeconds: Number(answer.headers.get('retry-after')) || undefined,
  });
}

/** Any thrown thing as a problem the screen can show. */
export function asWireProblem(thrown: unknown): WireProblem {
  if (thrown instanceof WireProblem) return thrown;
  return new WireProblem('unreadable-answer', { detail: thrown instanceof Error ? thrown.message : '' });
}
