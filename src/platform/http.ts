import type { IncomingMessage, RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger, { type SwaggerOptions } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import Fastify, { type FastifyRequest, LogController } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { faultOf } from '../kernel/faults.ts';
import type { Officer } from '../kernel/officer.ts';
import { Problem } from '../kernel/problem.ts';
import type { Right, RouteAccess } from '../kernel/rights.ts';
import { refuseUnsoundText } from '../kernel/sound-text.ts';
import type { App } from './app.ts';
import { A_MINUTE_MS, callerKey, keyOf, MinuteLimit, requestsAMinute, tooMany } from './call-limits.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { renderProblems, sendProblem } from './problem-json.ts';
import type { Settings } from './settings.ts';
import { type AnswersUnread, UnreadRequests } from './unread-requests.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: a right, any signed-in officer, or nobody asked (`public`). A route without it stops the start. */
    access?: RouteAccess;
    /** Set on the routes of `app.quick`. */
    quick?: boolean;
    /** On a route of `app.quick` without parameters: what answers requests without the server reading them. */
    answersUnread?: AnswersUnread;
  }
  interface FastifyRequest {
    /** Who calls; undefined when nobody is signed in. */
    caller: Officer | undefined;
    /** The officer of a route that is not public. */
    readonly officer: Officer;
  }
}

export type { App } from './app.ts';
export { pathId } from './path-id.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * For the routes that answer thousands of times a second: the same gate and the same limits as everywhere, and
     * nothing of what only pages, forms and files need.
     */
    readonly quick: App;
  }
}

/** What says who calls: of a request as Node has it, and as Fastify has it. */
export type Identifiable = Pick<IncomingMessage, 'method' | 'headers' | 'socket'>;

/** What the node's access rules tell the wire. */
export interface Gatekeeper {
  /** Finds out who calls, from a session cookie or a bearer token; undefined when nobody is known. At once, where it is remembered. */
  identify(request: Identifiable): Promise<Officer | undefined> | Officer | undefined;
  /** Remembers that somebody was refused for want of a right. */
  refused(officer: Officer, right: Right, request: FastifyRequest): Promise<void>;
}

/** The API document and the files of the web application hold no data; the libraries that serve them name no right. */
const NO_DATA = ['/docs', '/assets/'];

// The hash is that of the one style sheet which the documentation page carries in itself.
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const JSON_TYPE = 'application/json; charset=utf-8';

/** Workbooks, as programs name them. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Bodies that routes read as a stream by themselves. */
const STREAMED_TYPES = [
  'application/x-ndjson',
  'text/csv',
  'application/xml',
  'text/xml',
  'application/octet-stream',
  XLSX_TYPE,
];

function validators(): (part: string | undefined) => Ajv {
  // Nothing is dropped or converted in a body: what does not fit is named. Addresses are text, so their numbers are read.
  const strict = new Ajv({
    allErrors: true,
    removeAdditional: false,
    coerceTypes: false,
    useDefaults: true,
    strict: false,
  });
  const reading = new Ajv({
    allErrors: true,
    removeAdditional: false,
    coerceTypes: 'array',
    useDefaults: true,
    strict: false,
  });
  addFormats.default(strict);
  addFormats.default(reading);
  return (part) => (part === 'body' ? strict : reading);
}

/**
 * A validator that is compiled when its route is first asked: a node has hundreds of them, and compiling all took a
 * sixth of its start, in which nobody was answered.
 */
function compiledLate(compile: () => ValidateFunction) {
  let compiled: ValidateFunction | undefined;
  const validate = (data: unknown): boolean => {
    compiled ??= compile();
    return compiled(data);
  };
  return Object.defineProperty(validate, 'errors', { get: () => compiled?.errors });
}

/** Of an address that names nothing: too long a part of it, or signs that no address holds. */
function unreadableAddress(code: string): Problem {
  return code === 'FST_ERR_BAD_URL'
    ? new Problem('invalid-input', 'The address holds signs that cannot be read.')
    : new Problem('not-found', 'There is nothing at this address.');
}

/** Routes that answer programs, never a page. */
function isProgramRoute(url: string): boolean {
  return url.startsWith('/v1/');
}

/** The safety headers that mean something for an answer which no browser shows as a page. */
function headersForQuick({ origin }: Settings): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(origin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/**
 * The safety headers of answers to programs: those of helmet, with a policy that lets nothing of the answer be run or
 * framed. They never change, so they are not put together again for each of thousands of searches a second.
 */
function headersForPrograms({ origin }: Settings): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'SAMEORIGIN',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    ...(origin.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

const OPENAPI: SwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Entente',
      version: '1',
      description: 'Search shared registers, report and maintain records, and account for every disclosure.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'entente_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { key: [] }],
  },
};

/** Makes the server: safety headers, limits, problems, the API document, and the check that each route names its right. */
export async function createApp(
  settings: Settings,
  log: Logger,
  metrics: Metrics,
  gatekeeper: Gatekeeper,
  addRoutes: (app: App) => Promise<void> | void,
): Promise<App> {
  const app: App = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: settings.bodyLimit,
    trustProxy: 'loopback',
    genReqId: newId,
    requestIdHeader: false,
    forceCloseConnections: true,
    // An address that cannot be read comes before every hook, so it is answered whole here.
    frameworkErrors: (error, request, reply) => {
      reply.headers(headersForPrograms(settings)).header('x-request-id', request.id);
      sendProblem(unreadableAddress(error.code), request, reply);
    },
    // What is logged names its request itself; a logger for each request is a cost that searches would carry.
    childLoggerFactory: (logger) => logger,
  }).withTypeProvider<TypeBoxTypeProvider>();

  const programHeaders = headersForPrograms(settings);
  const quickHeaders = headersForQuick(settings);
  const limit = new MinuteLimit(settings);
  const noteAnswered = ({ id: requestId, method, route, status, ms }: Answered): void => {
    metrics.requests.observe({ method, route, status: `${status}` }, ms / 1000);
    if (log.isLevelEnabled('debug')) log.debug({ requestId, method, route, status, ms: Math.round(ms) });
  };
  const unread = new UnreadRequests({
    callerOf: (request) => rememberedCaller(gatekeeper, request),
    mayCall: (access, caller) => missingRight(access, caller) === undefined,
    isWithinLimit: (caller) => limit.count(keyOf(caller), caller) === undefined,
    mostBytes: settings.bodyLimit,
    headers: Object.entries({ ...quickHeaders, 'content-type': JSON_TYPE }).flat(),
    answered: (request) => noteAnswered({ ...request, status: 200 }),
  });
  const [framework] = app.server.listeners('request') as RequestListener[];
  app.server.removeAllListeners('request').on('request', unread.before(framework!));
  const validatorFor = validators();
  app.setValidatorCompiler(({ schema, httpPart }) =>
    compiledLate(() => validatorFor(httpPart).compile(schema as object)),
  );
  renderProblems(app, log);

  const readJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    void readJson(request, body, (error, value) => {
      let refusal: Error | null = error;
      try {
        if (!error) refuseUnsoundText(body, value);
      } catch (fault) {
        refusal = fault as Problem;
      }
      done(refusal, value);
    });
  });
  for (const type of STREAMED_TYPES) app.addContentTypeParser(type, (_request, payload, done) => done(null, payload));

  app.decorateRequest('caller', undefined);
  app.decorateRequest('officer', {
    getter(this: FastifyRequest) {
      if (!this.caller) throw new Problem('sign-in-required', 'Sign in, then ask again.');
      return this.caller;
    },
  });

  app.addHook('onRoute', (route) => {
    if (NO_DATA.some((prefix) => route.url.startsWith(prefix))) route.config = { access: 'public', ...route.config };
    if (isProgramRoute(route.url)) route.helmet = false;
    if (route.config?.access === undefined) {
      throw new Error(`The route ${String(route.method)} ${route.url} does not say who may call it.`);
    }
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (request.raw.url?.includes('%00')) return done(unreadableAddress('FST_ERR_BAD_URL'));
    const { quick } = request.routeOptions.config;
    if (quick === true) reply.headers(quickHeaders);
    else if (request.is404 || isProgramRoute(request.url)) reply.headers(programHeaders);
    const caller = gatekeeper.identify(request);
    if (!(caller instanceof Promise)) {
      request.caller = caller;
      done();
      return;
    }
    caller.then((known) => {
      request.caller = known;
      done();
    }, done);
  });
  // Before the body is read: nobody who may not call makes the node parse anything.
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    const { access } = request.routeOptions.config;
    if (access === 'public' || access === undefined) return done();
    if (!request.caller) return done(new Problem('sign-in-required', 'Sign in, then ask again.'));
    const right = missingRight(access, request.caller);
    if (!right) return done();
    const forbidden = new Problem('forbidden', faultOf('right-needed', { right }));
    gatekeeper.refused(request.caller, right, request).then(() => done(forbidden), done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { id, method, routeOptions, raw } = request;
    const ms = reply.elapsedTime + (unread.leftOf(raw)?.waitedMs ?? 0);
    noteAnswered({ id, method, route: routeOptions.url ?? 'unknown', status: reply.statusCode, ms });
    done();
  });
  await app.register(swagger, OPENAPI);
  await addQuickRoutes(app, { limit, unread, validatorFor });

  await app.register(async (scope) => {
    const whole = asApp(scope);
    await addPlugins(whole, settings);
    await addRoutes(whole);
  });
  return app;
}

function missingRight(access: RouteAccess, caller: Officer): Right | undefined {
  return access === 'public' || access === 'signed-in' || caller.rights.has(access) ? undefined : access;
}

/** Who calls, where the gatekeeper remembers it and nothing is wrong. */
function rememberedCaller(gatekeeper: Gatekeeper, request: IncomingMessage): Officer | undefined {
  try {
    const caller = gatekeeper.identify(request);
    return caller instanceof Promise ? undefined : caller;
  } catch {
    return undefined; // it is asked again, and what is wrong is said then
  }
}

/** What is counted of each answer. */
interface Answered {
  readonly id: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

// A scope is typed as if it had another logger; it has that of its parent.
const asApp = (scope: unknown): App => scope as App;

/** What pages, forms and files need. */
async function addPlugins(app: App, settings: Settings): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: ({ caller }) => requestsAMinute(settings, caller),
    timeWindow: A_MINUTE_MS,
    keyGenerator: callerKey,
    errorResponseBuilder: (_request, context) => tooMany(context.ttl),
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: settings.importLimit, files: 1 } });
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: settings.origin.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    // Its own policy would allow other places and ask for https where there is none.
    transformStaticCSP: () => DOCS_POLICY,
    uiConfig: { validatorUrl: null },
  });
}

function readQuickly(text: string): unknown {
  // A key such as `__proto__` needs no search of its own: no body of these routes allows an unknown field.
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Problem('invalid-input', 'The body is not readable as JSON.');
  }
  refuseUnsoundText(text, body);
  return body;
}

/**
 * Adds `app.quick`: a scope beside that of the plugins for pages, forms and files, so that it does not run their hooks. Some
 * of what is sent to it is answered unread, see `unread-requests.ts`.
 */
async function addQuickRoutes(
  app: App,
  {
    limit,
    unread,
    validatorFor,
  }: {
    readonly limit: MinuteLimit;
    readonly unread: UnreadRequests;
    readonly validatorFor: ReturnType<typeof validators>;
  },
): Promise<void> {
  await app.register(async (quick) => {
    quick.addHook('onRoute', (route) => {
      route.config = { ...route.config, quick: true };
      const { access, answersUnread } = route.config;
      if (answersUnread) unread.add(route.url, access!, answersUnread);
    });
    // Nothing but JSON: a page of another site can send text without asking first.
    quick.removeAllContentTypeParsers();
    quick.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, text, done) => {
      try {
        done(null, readQuickly(text));
      } catch (refusal) {
        done(refusal as Problem);
      }
    });
    quick.addHook('preParsing', (request, _reply, payload, done) => {
      const left = unread.leftOf(request.raw);
      if (left) done(left.failure, Readable.from(left.body));
      else done(null, payload);
    });
    quick.setValidatorCompiler(({ schema, httpPart }) => {
      const explain = validatorFor(httpPart).compile(schema as object);
      if (httpPart !== 'body') return explain;
      // Answers yes or no several times faster; only for a no is it worth to ask why.
      const check = Compile(schema as TSchema);
      const validate = (body: unknown): boolean => check.Check(body) || explain(body);
      return Object.defineProperty(validate, 'errors', { get: () => explain.errors });
    });
    quick.addHook('onRequest', (request, _reply, done) => {
      const isCounted = unread.leftOf(request.raw) !== undefined;
      done(isCounted ? undefined : limit.count(callerKey(request), request.caller));
    });
    app.decorate('quick', asApp(quick));
  });
}
