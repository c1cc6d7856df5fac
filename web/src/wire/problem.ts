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
  /** By this the screens say the detail in the reader's language. */
  readonly code: string | undefined;
  readonly values: FieldFault['values'];
  readonly fields: readonly FieldFault[];
  /** By this the administrator finds the request in the log. */
  readonly requestId: string | undefined;

  constructor(
    kind: string,
    more: {
      status?: number;
      detail?: string;
      code?: string | undefined;
      values?: FieldFault['values'];
      fields?: readonly FieldFault[];
      requestId?: string;
    } = {},
  ) {
    super(more.detail ?? kind);
    this.name = 'WireProblem';
    this.kind = kind;
    this.status = more.status ?? 0;
    this.detail = more.detail ?? '';
    this.code = more.code;
    this.values = more.values;
    this.fields = more.fields ?? [];
    this.requestId = more.requestId;
  }
}

export interface ProblemBody {
  readonly type?: unknown;
  readonly detail?: unknown;
  readonly instance?: unknown;
  readonly code?: unknown;
  readonly values?: unknown;
  readonly fields?: unknown;
}

const isRecord = (value: unknown): value is Record<string, never> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The problem in a body, whatever that holds: an answer that is not a success, or a line of a stream. */
export function problemOf(body: ProblemBody, status = 0): WireProblem {
  const type = typeof body.type === 'string' ? body.type : '';
  const kind = /^\/problems\/([a-z-]+)$/.exec(type)?.[1] ?? (status >= 502 ? 'unreachable' : 'unreadable-answer');
  const instance = typeof body.instance === 'string' ? body.instance : '';
  return new WireProblem(kind, {
    status,
    detail: typeof body.detail === 'string' ? body.detail : '',
    code: typeof body.code === 'string' ? body.code : undefined,
    values: isRecord(body.values) ? body.values : undefined,
    fields: Array.isArray(body.fields) ? (body.fields as FieldFault[]) : [],
    requestId: instance.replace('urn:uuid:', '') || undefined,
  });
}

/** Reads the problem out of an answer that is not a success. */
export async function readProblem(answer: Response): Promise<WireProblem> {
  try {
    return problemOf((await answer.json()) as ProblemBody, answer.status);
  } catch {
    // A proxy in between answers with its own page; only the status tells anything then.
    return problemOf({}, answer.status);
  }
}

/** Any thrown thing as a problem the screen can show. */
export function asWireProblem(thrown: unknown): WireProblem {
  if (thrown instanceof WireProblem) return thrown;
  return new WireProblem('unreadable-answer', { detail: thrown instanceof Error ? thrown.message : '' });
}
