import { type Fault, type FaultCode, type FaultWith, faultSentence } from './faults.ts';
import { type BrokenRule, faultsOfRule } from './schema-fault.schema.ts';

/** One row of the table of refusals and failures: the HTTP status and a title in plain words. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/**
 * Every kind of refusal and failure the node knows (RFC 9457 `type` is `/problems/<kind>`).
 * The page of each kind, with what to do, is in the web's help.
 */
export const PROBLEM_KINDS = {
  'invalid-input': { status: 400, title: 'The input does not fit' },
  'sign-in-required': { status: 401, title: 'Sign in first' },
  'sign-in-failed': { status: 401, title: 'The sign-in did not succeed' },
  'second-step-required': { status: 401, title: 'Sign in once more first' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  'purpose-not-allowed': { status: 403, title: 'Your agency may not act for this purpose' },
  'not-the-issuing-state': { status: 403, title: 'Only the issuing state may report this' },
  'legal-basis-missing': { status: 403, title: 'No instrument allows this' },
  'not-found': { status: 404, title: 'Nothing here that you may see' },
  conflict: { status: 409, title: 'Somebody changed this meanwhile' },
  'not-compatible': { status: 409, title: 'Another alert on this subject does not allow this one' },
  'wrong-state': { status: 409, title: 'This cannot be done in the present state' },
  'outside-operation': { status: 409, title: 'Outside the operation' },
  'release-stopped': { status: 409, title: 'Something stands in the way of the release' },
  'consent-needed': { status: 403, title: 'The originator has not consented' },
  'idempotency-key-reused': { status: 409, title: 'This key was used for another request' },
  'node-not-empty': { status: 409, title: 'The node already holds data' },
  'version-required': { status: 428, title: 'Say which version you read' },
  'version-outdated': { status: 412, title: 'Another version was saved meanwhile' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-format': { status: 415, title: 'This format is not read here' },
  'envelope-refused': { status: 422, title: 'The envelope was not taken' },
  'unreadable-file': { status: 422, title: 'The file cannot be read' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The node failed' },
  busy: { status: 503, title: 'The node has no room for this now' },
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof PROBLEM_KINDS;

/** A fault in one field of the input, with what is allowed instead. */
export interface FieldFault {
  /** JSON pointer of the field, such as `/subject/bornOn`. */
  readonly field: string;
  /** By this programs and other languages know the fault; the table is `faults.ts`. */
  readonly code?: FaultCode;
  /** What the words of the fault need: a limit, a line, a day. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** The same in an English sentence. */
  readonly message: string;
  readonly allowed?: readonly string[];
}

/** A fault of a field by its code; without values or a list of what is allowed, these are not there. */
export function fieldFault(field: string, code: FaultCode, { values, allowed }: FaultWith = {}): FieldFault {
  const message = faultSentence(code, values);
  return { field, code, message, ...(values ? { values } : {}), ...(allowed ? { allowed } : {}) };
}

/** The faults that a broken rule of a schema stands for, whichever validator found it. */
export function schemaFaults(rule: BrokenRule): FieldFault[] {
  return faultsOfRule(rule).map(({ field, code, ...more }) => fieldFault(field, code, more));
}

/**
 * An expected refusal or failure; `detail` speaks to the officer: what happened, what to do. As a fault it has a code, by
 * which the screens say the same in the reader's language; a mere sentence is for users of the API.
 */
export class Problem extends Error {
  readonly kind: ProblemName;
  readonly fault: Fault | undefined;
  readonly fields: readonly FieldFault[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: ProblemName,
    detail: string | Fault,
    more: { fields?: readonly FieldFault[]; retryAfterSeconds?: number } = {},
  ) {
    super(typeof detail === 'string' ? detail : detail.message);
    this.name = 'Problem';
    this.fault = typeof detail === 'string' ? undefined : detail;
    this.kind = kind;
    this.fields = more.fields;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
