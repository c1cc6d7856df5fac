import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { faultOf } from '../kernel/faults.ts';
import { type FieldFault, PROBLEM_KINDS, Problem, type ProblemName, schemaFaults } from '../kernel/problem.ts';
import type { App } from './app.ts';
import { DatabaseFault, wasGivenUpForOthers } from './database.ts';
import type { Logger } from './log.ts';

/** A problem as RFC 9457 writes it, with the faulty fields as an extension member. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** By this programs and other languages know what the detail says; the table is `kernel/faults.ts`. */
  readonly code?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldFault[];
}

// The connection was refused or cut, PostgreSQL starts or stops, or has no connection left: classes 08 and 57P, and 53300.
const DATABASE_IS_AWAY = /^(08...|57P0[123]|53300|E(CONNREFUSED|CONNRESET|NOTFOUND|PIPE|TIMEDOUT))$/;

/** The problem of a database that cannot do it now, but soon may. */
function passingProblem(error: unknown): Problem | undefined {
  if (wasGivenUpForOthers(error)) return new Problem('busy', faultOf('same-moment'), { retryAfterSeconds: 1 });
  if (error instanceof DatabaseFault && DATABASE_IS_AWAY.test(error.code))
    return new Problem('busy', faultOf('database-away'), { retryAfterSeconds: 5 });
  return undefined;
}

/** The problem a thrown thing stands for; anything unexpected is `internal` and says nothing of itself. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const fault = error as Partial<FastifyError>;
  if (fault.validation) {
    const part = fault.validationContext ?? 'body';
    const fields = fault.validation.flatMap(schemaFaults);
    const named = fields.slice(0, 3).map((one) => `${one.field || '/'}: ${one.message}`);
    const where = part === 'body' ? 'The body' : part === 'querystring' ? 'The address' : `The ${part}`;
    return new Problem('invalid-input', `${where} does not fit. ${named.join(' ')}`, { fields: fields.slice(0, 20) });
  }
  switch (fault.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Problem('too-large', 'The body is larger than this node takes here. Send less at once.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported-format', 'This content type is not read here; see /docs for those that are.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('invalid-input', 'The body is not readable as JSON.');
  }
  if (fault.statusCode === 400) return new Problem('invalid-input', 'The request is not readable.');
  if (fault.statusCode === 413) return new Problem('too-large', 'The body is larger than this node takes here.');
  if (fault.statusCode === 415) return new Problem('unsupported-format', 'This content type is not read here.');
  if (fault.statusCode === 404) return new Problem('not-found', 'There is nothing at this address.');
  const passing = passingProblem(error);
  if (passing) return passing;
  return new Problem(
    'internal',
    'The node failed to answer. Try again; if it stays so, give the request id to your administrator.',
  );
}

/** The body of a problem; `instance` is the request's id, by which the log can be searched. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  const kind = PROBLEM_KINDS[problem.kind];
  return {
    type: `/problems/${problem.kind}`,
    title: kind.title,
    status: kind.status,
    detail: problem.message,
    instance: `urn:uuid:${requestId}`,
    ...(problem.fault?.code ? { code: problem.fault.code } : {}),
    ...(problem.fault?.values ? { values: problem.fault.values } : {}),
    ...(problem.fields ? { fields: problem.fields } : {}),
  };
}

/** A problem made from whatever was thrown, for answers that are not whole responses (a line of a stream). */
export function asProblem(error: unknown): Problem {
  return problemOf(error);
}

/** Answers with a problem. */
export function sendProblem(problem: Problem, { id }: Pick<FastifyRequest, 'id'>, reply: FastifyReply): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
  return reply
    .code(PROBLEM_KINDS[problem.kind].status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemBody(problem, id));
}

/** Everything that goes wrong leaves the node through here. */
export function renderProblems(app: App, log: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.kind === 'internal') {
      // The stack has file names and lines; the message may hold parameters, so it stays out.
      const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 8) : [];
      log.error(
        {
          requestId: request.id,
          route: request.routeOptions.url,
          failure: (error as Error)?.name,
          code: (error as { code?: string }).code,
          stack,
        },
        'request failed',
      );
    } else if (error instanceof DatabaseFault) {
      log.warn(
        { requestId: request.id, route: request.routeOptions.url, code: error.code },
        'the database could not do it now',
      );
    }
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler({}, (request, reply) =>
    sendProblem(new Problem('not-found', 'There is nothing at this address.'), request, reply),
  );
}

export type { ProblemName };
