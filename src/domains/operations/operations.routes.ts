import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';
import { type App, XLSX_TYPE } from '../../platform/http.ts';
import { asProblem, problemBody } from '../../platform/problem-json.ts';
import { figureRoutes } from './figures.routes.ts';
import { openForHandIn, outboxSecret } from './hand-in.ts';
import { LARGEST_UPLOAD_BYTES } from './open-upload.ts';
import type { CheckRequest, UploadProgress } from './operations.schema.ts';
import {
  CheckAnswer,
  CheckRequest as CheckBody,
  ChecksBatch,
  ChecksBatchAnswer,
  EntriesAnswer,
  EntriesQuery,
  EntriesRequest,
  EntryAnswer,
  EntryPage,
  EntryPath,
  HandIn,
  HandInAnswer,
  LateRequest,
  ListQuery,
  NewOperation,
  OperationAnswer,
  OperationPage,
  OperationPath,
  OutboxKey,
  PlanChange,
  StateChange,
  UploadAnswer,
} from './operations.schema.ts';
import type { Asking, OperationsDesk } from './operations-desk.ts';
import { changePlan, changeState, planOperation } from './plan-operation.ts';
import { listMyOperations, openFigure, readOperation, showEntry, showOperation } from './read-operation.ts';
import { recordCheck } from './record-check.ts';
import { acceptLate, recordEntries } from './record-entries.ts';
import { uploadEntries } from './upload-entries.ts';

const MOST_LINES_SHOWN = 500;

/** Each step of an upload as a line; a failure after the first is the last line. */
async function* tellUpload(
  first: UploadProgress,
  steps: AsyncIterable<UploadProgress>,
  requestId: string,
): AsyncGenerator<string> {
  yield `${JSON.stringify(first)}\n`;
  try {
    for await (const step of steps) yield `${JSON.stringify(step)}\n`;
  } catch (error) {
    yield `${JSON.stringify({ problem: problemBody(asProblem(error), requestId) })}\n`;
  }
}

/** The file of an upload, alone or as the first file of a form. */
async function fileOf(request: FastifyRequest): Promise<AsyncIterable<Buffer>> {
  if (request.body instanceof Readable) return request.body;
  if (!request.isMultipart())
    throw new Problem(
      'unsupported-format',
      'Send the file as text/csv, as a workbook (XLSX) or in multipart/form-data.',
    );
  // What the parser of forms throws has no code of its own: the form cannot be read.
  const part = await request.file({ limits: { files: 1, fileSize: LARGEST_UPLOAD_BYTES + 1 } }).catch(() => undefined);
  if (!part) throw new Problem('invalid-input', faultOf('upload-broken'));
  return part.file;
}

/**
 * HTTP for joint operations. `:id` is the id or the code of an operation.
 *
 * GET  /v1/operations ; POST /v1/operations {code, name, plan} ; GET /v1/operations/:id        (`may` says what one may do)
 * PUT  /v1/operations/:id/plan {name?, plan, version} ; POST /v1/operations/:id/state {state: running|closed}
 * POST /v1/operations/:id/checks {id, kind, at?, subject?, hotSpot?, position?}     one check: searches and counts itself
 * POST /v1/operations/:id/checks/batch {checks: […200]}                             an outbox; each line its answer or {id, problem}
 * POST /v1/operations/:id/entries {entries: […1000]}                                results and counts entered by hand
 * POST /v1/operations/:id/upload (CSV or XLSX, as it is or as multipart/form-data)   a country's own file; told line by line to whoever accepts x-ndjson
 * GET  /v1/operations/:id/entries?measure&phase&country&agency&hotSpot&hour&state   opens a figure; state=held|refused: set aside
 * POST /v1/operations/:id/entries/:entry/accept {note}                              a refused entry is accepted late
 * GET  /v1/outbox-key                                                              seals what a device keeps until it is sent
 * POST /v1/outbox-key/hand-in {officer}                                             the same of an officer of the country who may not enter any more
 * Figures, cockpit, sign-offs and the report: see figures.routes.ts.
 * Live: GET /v1/events, event `operation`, data {ref: operation id, what: planned | plan | running | closed | signed:ZZN | published};
 * the cockpit's own stream is GET /v1/operations/:id/cockpit/live.
 */
export function operationRoutes(app: App, desk: OperationsDesk): void {
  const tags = ['operations'];
  const one = { 200: OperationAnswer };

  app.get(
    '/v1/operations',
    {
      config: { access: 'operations:read' },
      schema: { tags, querystring: ListQuery, response: { 200: OperationPage } },
    },
    ({ officer, query }) => listMyOperations(desk, { officer }, query),
  );

  app.post(
    '/v1/operations',
    { config: { access: 'operations:plan' }, schema: { tags, body: NewOperation, response: { 201: OperationAnswer } } },
    async ({ officer, body, id }, reply) => {
      const asking = { officer, requestId: id };
      return reply.code(201).send(showOperation(await planOperation(desk, asking, body), asking));
    },
  );

  // Handed out after sign-in and kept in memory only: what waits on a lost device cannot be read without it.
  app.get(
    '/v1/outbox-key',
    { config: { access: 'operations:check' }, schema: { tags, response: { 200: OutboxKey } } },
    async ({ officer }, reply) => {
      reply.header('cache-control', 'no-store');
      return { officer: officer.id, secret: outboxSecret(desk, officer.id) };
    },
  );

  app.post(
    '/v1/outbox-key/hand-in',
    { config: { access: 'operations:report' }, schema: { tags, body: HandIn, response: { 200: HandInAnswer } } },
    ({ officer, body, id }, reply) => {
      reply.header('cache-control', 'no-store');
      return openForHandIn(desk, { officer, requestId: id }, body.officer);
    },
  );

  app.get(
    '/v1/operations/:id',
    { config: { access: 'operations:read' }, schema: { tags, params: OperationPath, response: one } },
    ({ officer, params }) => readOperation(desk, { officer }, params.id),
  );

  app.put(
    '/v1/operations/:id/plan',
    { config: { access: 'operations:plan' }, schema: { tags, params: OperationPath, body: PlanChange, response: one } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const { id: operation } = await readOperation(desk, asking, params.id);
      return showOperation(await changePlan(desk, asking, operation, body), asking);
    },
  );

  app.post(
    '/v1/operations/:id/state',
    {
      config: { access: 'operations:plan' },
      schema: { tags, params: OperationPath, body: StateChange, response: one },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const { id: operation } = await readOperation(desk, asking, params.id);
      return showOperation(await changeState(desk, asking, operation, body.state), asking);
    },
  );

  async function check(asking: Asking, operation: string, body: CheckRequest) {
    const { written, placed, measure, search } = await recordCheck(desk, asking, operation, body);
    const { isRepeated, ...rest } = written;
    return {
      ...rest,
      reasons: [...rest.reasons],
      repeated: isRepeated,
      measure,
      phase: placed.phase,
      ...(placed.hotSpot === undefined ? {} : { hotSpot: placed.hotSpot }),
      ...(search ? { search } : {}),
    };
  }

  app.post(
    '/v1/operations/:id/checks',
    {
      config: { access: 'operations:check' },
      schema: { tags, params: OperationPath, body: CheckBody, response: { 200: CheckAnswer } },
    },
    ({ officer, params, body, id }) => check({ officer, requestId: id }, params.id, body),
  );

  app.post(
    '/v1/operations/:id/checks/batch',
    {
      config: { access: 'operations:check' },
      schema: { tags, params: OperationPath, body: ChecksBatch, response: { 200: ChecksBatchAnswer } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      // A fault of one check is its own: the outbox goes on.
      const items = await Promise.all(
        body.checks.map((one) =>
          check(asking, params.id, one).catch((error: unknown) => ({
            id: one.id,
            problem: problemBody(asProblem(error), id),
          })),
        ),
      );
      return { items };
    },
  );

  app.post(
    '/v1/operations/:id/entries',
    {
      config: { access: 'operations:check' },
      schema: { tags, params: OperationPath, body: EntriesRequest, response: { 200: EntriesAnswer } },
    },
    async ({ officer, params, body, id }) => {
      const written = await recordEntries(desk, { officer, requestId: id }, params.id, body.entries);
      return {
        items: written.map(({ isRepeated, ...one }) => ({ ...one, reasons: [...one.reasons], repeated: isRepeated })),
      };
    },
  );

  app.post(
    '/v1/operations/:id/upload',
    {
      config: { access: 'operations:report' },
      bodyLimit: LARGEST_UPLOAD_BYTES,
      schema: {
        tags,
        params: OperationPath,
        consumes: ['text/csv', XLSX_TYPE, 'application/octet-stream', 'multipart/form-data'],
        response: { 200: UploadAnswer },
      },
    },
    async (request, reply) => {
      const { officer, params, id, headers } = request;
      const steps = uploadEntries(desk, { officer, requestId: id }, params.id, await fileOf(request));
      // What cannot be read at all is refused before the first line of an answer.
      const { value: first } = await steps.next();
      if (headers.accept?.includes('application/x-ndjson')) {
        reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store');
        return reply.send(Readable.from(tellUpload(first as UploadProgress, steps, id)) as never);
      }
      let answer = first as UploadProgress;
      for await (const { items, faults: _, ...counts } of steps) {
        answer = { ...answer, ...counts, items: [...answer.items, ...items].slice(0, MOST_LINES_SHOWN) };
      }
      const { done: _, faults, ...counts } = answer;
      return { ...counts, faults: faults.slice(0, MOST_LINES_SHOWN) };
    },
  );

  app.get(
    '/v1/operations/:id/entries',
    {
      config: { access: 'operations:read' },
      schema: { tags, params: OperationPath, querystring: EntriesQuery, response: { 200: EntryPage } },
    },
    ({ officer, params, query }) => openFigure(desk, { officer }, params.id, query),
  );

  app.post(
    '/v1/operations/:id/entries/:entry/accept',
    {
      config: { access: 'operations:accept-late' },
      schema: { tags, params: EntryPath, body: LateRequest, response: { 200: EntryAnswer } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      return showEntry(await acceptLate(desk, asking, params.id, params.entry, body.note), asking);
    },
  );

  figureRoutes(app, desk);
}
