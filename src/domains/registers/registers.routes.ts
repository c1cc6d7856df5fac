import { Type } from 'typebox';
import { REGISTER_KINDS, type RegisterKind } from '../../kernel/codes.ts';
import { Problem } from '../../kernel/problem.ts';
import { type App, pathId } from '../../platform/http.ts';
import { type Amendment, amendRecord, type Review, reviewRecord, withdrawRecord } from './change-record.ts';
import { decideConsultation, listConsultationsOf } from './decide-consultation.ts';
import type { RegisterDesk } from './desk.ts';
import { listRegisters } from './kinds/kinds.ts';
import { listRegister, listReviews, readRecord, readVersions, showRecord } from './read-record.ts';
import {
  amendBody,
  Consultation,
  ConsultationDecision,
  KindPath,
  ListQuery,
  RecordPage,
  RecordPath,
  RecordVersion,
  RegisterDescription,
  RegisterRecord,
  ReviewBody,
  reportBody,
  SUBJECTS,
  WithdrawBody,
} from './registers.schema.ts';
import { type Report, reportRecord } from './report-record.ts';

/** The version a caller read, from If-Match: `"3"`. */
function versionRead(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new Problem(
      'version-required',
      'Send the ETag of the version you read as If-Match, so that nobody’s change is lost.',
    );
  }
  const found = /^(?:W\/)?"(\d+)"$/.exec(ifMatch.trim());
  if (!found) throw new Problem('invalid-input', 'If-Match must be an ETag as it was given, such as "3".');
  return Number(found[1]);
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && IDEMPOTENCY_KEY.test(header)) return header;
  throw new Problem('invalid-input', 'Idempotency-Key must be 1 to 200 printable characters.');
}

/** HTTP for the registers. */
export function registerRoutes(app: App, desk: RegisterDesk): void {
  app.get(
    '/v1/registers',
    {
      config: { access: 'registers:read' },
      schema: { tags: ['registers'], response: { 200: Type.Array(RegisterDescription) } },
    },
    async ({ officer }) =>
      listRegisters().map(({ kind, reasons, actions, schema }) => ({
        kind,
        reasons: reasons.map(({ code, action, source, reviewMonths }) => ({ code, action, source, reviewMonths })),
        actions: [...actions],
        subject: schema as unknown as Record<string, unknown>,
        mayReport: officer.rights.has('registers:report'),
      })),
  );

  app.get(
    '/v1/registers/:kind/records',
    {
      config: { access: 'registers:read' },
      schema: { tags: ['registers'], params: KindPath, querystring: ListQuery, response: { 200: RecordPage } },
    },
    ({ officer, params, query, id }) => listRegister(desk, { officer, requestId: id }, params.kind, query),
  );

  // The subject's schema depends on the kind, so each kind has its own address to the validator.
  for (const kind of REGISTER_KINDS) reportRoutes(app, desk, kind);

  app.get(
    '/v1/registers/:kind/records/:id',
    {
      config: { access: 'registers:read' },
      schema: { tags: ['registers'], params: RecordPath, response: { 200: RegisterRecord } },
    },
    async ({ officer, params, id }, reply) => {
      const record = await readRecord(desk, { officer, requestId: id }, params.kind, pathId(params.id));
      reply.header('etag', `"${record.version}"`);
      return record;
    },
  );

  app.get(
    '/v1/registers/:kind/records/:id/versions',
    {
      config: { access: 'registers:read' },
      schema: { tags: ['registers'], params: RecordPath, response: { 200: Type.Array(RecordVersion) } },
    },
    ({ officer, params, id }) => readVersions(desk, { officer, requestId: id }, params.kind, pathId(params.id)),
  );

  app.post(
    '/v1/registers/:kind/records/:id/withdraw',
    {
      config: { access: 'registers:amend' },
      schema: { tags: ['registers'], params: RecordPath, body: WithdrawBody, response: { 200: RegisterRecord } },
    },
    async ({ officer, params, body, id }) =>
      showRecord(await withdrawRecord(desk, { officer, requestId: id }, params.kind, pathId(params.id), body), officer),
  );

  app.post(
    '/v1/registers/:kind/records/:id/review',
    {
      config: { access: 'registers:review' },
      schema: { tags: ['registers'], params: RecordPath, body: ReviewBody, response: { 200: RegisterRecord } },
    },
    async ({ officer, params, body, id }) =>
      showRecord(
        await reviewRecord(desk, { officer, requestId: id }, params.kind, pathId(params.id), body as Review),
        officer,
      ),
  );

  app.get(
    '/v1/reviews',
    {
      config: { access: 'registers:read' },
      schema: { tags: ['registers'], response: { 200: Type.Array(RegisterRecord) } },
    },
    ({ officer, id }) => listReviews(desk, { officer, requestId: id }),
  );

  app.get(
    '/v1/consultations',
    {
      config: { access: 'registers:read' },
      schema: { tags: ['registers'], response: { 200: Type.Array(Consultation) } },
    },
    ({ officer, id }) => listConsultationsOf(desk, { officer, requestId: id }),
  );

  app.post(
    '/v1/consultations/:id/decide',
    {
      config: { access: 'registers:review' },
      schema: {
        tags: ['registers'],
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        body: ConsultationDecision,
        response: { 200: Consultation },
      },
    },
    ({ officer, params, body, id }) => decideConsultation(desk, { officer, requestId: id }, pathId(params.id), body),
  );
}

function reportRoutes(app: App, desk: RegisterDesk, kind: RegisterKind): void {
  app.post(
    `/v1/registers/${kind}/records`,
    {
      config: { access: 'registers:report' },
      schema: { tags: ['registers'], body: reportBody(SUBJECTS[kind]), response: { 201: RegisterRecord } },
    },
    async ({ officer, body, headers, id }, reply) => {
      const key = idempotencyKey(headers['idempotency-key']);
      const record = await reportRecord(desk, { officer, requestId: id }, kind, body as unknown as Report, key);
      reply
        .code(201)
        .header('etag', `"${record.version}"`)
        .header('location', `/v1/registers/${kind}/records/${record.id}`);
      return showRecord(record, officer);
    },
  );

  app.patch(
    `/v1/registers/${kind}/records/:id`,
    {
      config: { access: 'registers:amend' },
      schema: {
        tags: ['registers'],
        params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
        body: amendBody(SUBJECTS[kind]),
        response: { 200: RegisterRecord },
      },
    },
    async ({ officer, params, body, headers, id }, reply) => {
      const changes = body as unknown as Amendment;
      const record = await amendRecord(
        desk,
        { officer, requestId: id },
        kind,
        pathId((params as { id: string }).id),
        versionRead(headers['if-match']),
        changes,
      );
      reply.header('etag', `"${record.version}"`);
      return showRecord(record, officer);
    },
  );
}
