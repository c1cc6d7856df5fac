import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Officer } from '../kernel/officer.ts';
import type { RouteAccess } from '../kernel/rights.ts';
import { newId } from './ids.ts';

/** A request whose body nobody has read yet, and who may make it. */
export interface UnreadRequest {
  readonly officer: Officer;
  /** The body as it came. */
  readonly text: string;
  readonly requestId: string;
}

/** What a route has that can answer some requests without the server reading them. */
export interface AnswersUnread {
  /** Asked of each request to the route, before its body is there: whether it should come this way. */
  wants(): boolean;
  /** The JSON of the answer; undefined where the request is to be read and handled as ever. */
  answer(request: UnreadRequest): Promise<string | undefined>;
}

/** What the server's own rules say of a request that it has not read. */
export interface UnreadRules {
  /** Who calls, if that is known at once and no further question arises. */
  callerOf(request: IncomingMessage): Officer | undefined;
  mayCall(access: RouteAccess, caller: Officer): boolean;
  /** Counts the request; false if its caller made too many. */
  isWithinLimit(caller: Officer): boolean;
  readonly mostBytes: number;
  /** Headers of every answer: names and values in turn. */
  readonly headers: readonly string[];
  answered(request: {
    readonly id: string;
    readonly method: string;
    readonly route: string;
    readonly ms: number;
  }): void;
}

/** A request whose body was taken, and that was not answered. */
export interface LeftRequest {
  readonly body: Buffer;
  /** Why it was not; undefined where it only has to be read. */
  readonly failure: Error | undefined;
  /** Milliseconds that it has waited for so far. */
  readonly waitedMs: number;
}

const JSON_TYPES = new Set(['application/json', 'application/json; charset=utf-8']);

/**
 * Carries requests past the server's framework where a route can answer them unread, as it can thousands a second when many
 * ask at once: then what the framework does for each costs as much as all the rest. Whatever is unusual about a request
 * or its answer goes through the framework as ever, from the beginning.
 */
export class UnreadRequests {
  readonly #rules: UnreadRules;
  readonly #routes = new Map<string, { readonly access: RouteAccess; readonly answers: AnswersUnread }>();
  readonly #left = new WeakMap<IncomingMessage, LeftRequest>();

  constructor(rules: UnreadRules) {
    this.#rules = rules;
  }

  /** Adds a route, to which only `POST` with JSON comes this way. */
  add(path: string, access: RouteAccess, answers: AnswersUnread): void {
    this.#routes.set(path, { access, answers });
  }

  /** What was taken of a request that now comes through the framework. */
  leftOf(request: IncomingMessage): LeftRequest | undefined {
    return this.#left.get(request);
  }

  /** Comes before the framework's listener. */
  before(framework: RequestListener): RequestListener {
    return (request, response) => {
      if (!this.#take(request, response, framework)) framework(request, response);
    };
  }

  #take(request: IncomingMessage, response: ServerResponse, framework: RequestListener): boolean {
    const path = request.url!;
    const route = request.method === 'POST' ? this.#routes.get(path) : undefined;
    if (!route?.answers.wants()) return false;
    const { headers } = request;
    // A body without its length comes in parts, and is measured as it is read.
    const length = Number(headers['content-length'] ?? 0);
    if (!JSON_TYPES.has(headers['content-type'] ?? '') || length === 0 || length > this.#rules.mostBytes) return false;
    const officer = this.#rules.callerOf(request);
    if (!officer || !this.#rules.mayCall(route.access, officer) || !this.#rules.isWithinLimit(officer)) return false;

    const began = performance.now();
    const requestId = newId();
    const chunks: Buffer[] = [];
    const leave = (failure?: Error): void => {
      this.#left.set(request, { body: Buffer.concat(chunks), failure, waitedMs: performance.now() - began });
      framework(request, response);
    };
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    // Never comes if the caller goes away before: then nobody waits for an answer.
    request.on('end', () => {
      const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8');
      route.answers.answer({ officer, text, requestId }).then((json) => {
        if (json === undefined) return leave();
        this.#send(response, requestId, json);
        this.#rules.answered({ id: requestId, method: 'POST', route: path, ms: performance.now() - began });
      }, leave);
    });
    return true;
  }

  #send(response: ServerResponse, requestId: string, json: string): void {
    response.writeHead(200, [
      'x-request-id',
      requestId,
      ...this.#rules.headers,
      'content-length',
      `${Buffer.byteLength(json)}`,
    ]);
    response.end(json);
  }
}
