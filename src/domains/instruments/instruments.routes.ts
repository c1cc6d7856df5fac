import type { Readable } from 'node:stream';
import { Problem } from '../../kernel/problem.ts';
import { type App, pathId } from '../../platform/http.ts';
import { basisOfGroup, compareParties, coverageMatrix, coverageOfParty } from './coverage.ts';
import { correctFact, endInstrument, enterAuthority, enterDeclaration, enterFact } from './enter-fact.ts';
import { enterInstrument, rewordInstrument } from './enter-instrument.ts';
import { importAgreements } from './import-agreements.ts';
import {
  AuthoritiesShown,
  AuthorityQuery,
  BindInstrument,
  CodeAnswer,
  CompareQuery,
  CompareShown,
  Correction,
  CoverageQuery,
  CoverageShown,
  GroupRequest,
  GroupShown,
  ImportAnswer,
  ImportQuery,
  InstrumentListQuery,
  InstrumentPage,
  InstrumentPath,
  InstrumentQuery,
  InstrumentShown,
  LegalBasisQuery,
  LegalBasisShown,
  MatrixQuery,
  MatrixShown,
  NegotiationPage,
  NegotiationPath,
  NegotiationQuery,
  NegotiationShown,
  NewAuthority,
  NewDeclaration,
  NewEnd,
  NewFact,
  NewInstrument,
  NewNegotiation,
  NewStep,
  Rewording,
  Vocabulary,
} from './instruments.schema.ts';
import type { InstrumentsDesk } from './instruments-desk.ts';
import { listAuthorities } from './list-authorities.ts';
import { listInstruments } from './list-instruments.ts';
import { addNegotiationStep, bindInstrument, listNegotiations, openNegotiation, readNegotiation } from './negotiate.ts';
import { showAnswer } from './show-answer.ts';
import { showInstrument } from './show-instrument.ts';
import { vocabularyOf } from './vocabulary.ts';

// Some thousand agreements.
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * HTTP for the register of instruments. Asking needs `instruments:read` and leaves no audit entry: a question names
 * countries and a kind of help, no person and no case. Every change needs `instruments:maintain` and is audited.
 *
 * GET  /v1/legal-basis?from&to&measure&offence&data&on&knownAt?&maximumPenaltyYears? ; POST /v1/legal-basis/group
 * GET  /v1/coverage?party&… ; /v1/coverage/matrix?parties=A,B&… ; /v1/coverage/compare?a&b&…
 * GET  /v1/instruments?text&kind&party&measure&own&after&limit ; /v1/instruments/vocabulary ; /v1/instruments/:code?knownAt
 * POST /v1/instruments (the form) ; PUT /v1/instruments/:code (a better wording of an own one) ; POST /v1/instruments/import (text/csv)
 * POST /v1/instruments/:code/facts | /corrections | /declarations | /end ; GET, POST /v1/instruments/authorities
 * GET  /v1/negotiations?party&state ; POST /v1/negotiations ; GET /v1/negotiations/:id ; POST …/steps ; POST …/instrument {code}
 */
export function instrumentRoutes(app: App, desk: InstrumentsDesk): void {
  askingRoutes(app, desk);
  enteringRoutes(app, desk);
  negotiationRoutes(app, desk);
}

const tags = ['instruments'];
const read = { access: 'instruments:read' } as const;
const maintain = { access: 'instruments:maintain' } as const;

function askingRoutes(app: App, desk: InstrumentsDesk): void {
  app.get(
    '/v1/legal-basis',
    { config: read, schema: { tags, querystring: LegalBasisQuery, response: { 200: LegalBasisShown } } },
    async ({ query }) => showAnswer(desk, desk.askLegalBasis(query), query.knownAt),
  );
  app.post(
    '/v1/legal-basis/group',
    { config: read, schema: { tags, body: GroupRequest, response: { 200: GroupShown } } },
    async ({ body }) => basisOfGroup(desk, body),
  );
  app.get(
    '/v1/coverage',
    { config: read, schema: { tags, querystring: CoverageQuery, response: { 200: CoverageShown } } },
    async ({ query }) => coverageOfParty(desk, query),
  );
  app.get(
    '/v1/coverage/matrix',
    { config: read, schema: { tags, querystring: MatrixQuery, response: { 200: MatrixShown } } },
    async ({ query }) => coverageMatrix(desk, query),
  );
  app.get(
    '/v1/coverage/compare',
    { config: read, schema: { tags, querystring: CompareQuery, response: { 200: CompareShown } } },
    async ({ query }) => compareParties(desk, query),
  );
  app.get(
    '/v1/instruments',
    { config: read, schema: { tags, querystring: InstrumentListQuery, response: { 200: InstrumentPage } } },
    async ({ query }) => listInstruments(desk, query),
  );
  app.get('/v1/instruments/vocabulary', { config: read, schema: { tags, response: { 200: Vocabulary } } }, () =>
    vocabularyOf(desk),
  );
  app.get(
    '/v1/instruments/authorities',
    { config: read, schema: { tags, querystring: AuthorityQuery, response: { 200: AuthoritiesShown } } },
    async ({ query }) => listAuthorities(desk, query),
  );
  app.get(
    '/v1/instruments/:code',
    {
      config: read,
      schema: { tags, params: InstrumentPath, querystring: InstrumentQuery, response: { 200: InstrumentShown } },
    },
    async ({ officer, params, query }) => showInstrument(desk, { officer }, params.code, query.knownAt),
  );
}

function enteringRoutes(app: App, desk: InstrumentsDesk): void {
  app.post(
    '/v1/instruments',
    { config: maintain, schema: { tags, body: NewInstrument, response: { 201: CodeAnswer } } },
    async ({ officer, body, id }, reply) =>
      reply.code(201).send(await enterInstrument(desk, { officer, requestId: id }, body)),
  );
  app.put(
    '/v1/instruments/:code',
    { config: maintain, schema: { tags, params: InstrumentPath, body: Rewording, response: { 200: InstrumentShown } } },
    async ({ officer, params: { code }, body, id }) => {
      const asking = { officer, requestId: id };
      await rewordInstrument(desk, asking, code, body);
      return showInstrument(desk, asking, code);
    },
  );
  const about = { params: InstrumentPath, response: { 200: InstrumentShown } };
  app.post(
    '/v1/instruments/:code/facts',
    { config: maintain, schema: { tags, ...about, body: NewFact } },
    async ({ officer, params: { code }, body, id }) => {
      const asking = { officer, requestId: id };
      await enterFact(desk, asking, code, body);
      return showInstrument(desk, asking, code);
    },
  );
  app.post(
    '/v1/instruments/:code/corrections',
    { config: maintain, schema: { tags, ...about, body: Correction } },
    async ({ officer, params: { code }, body, id }) => {
      const asking = { officer, requestId: id };
      await correctFact(desk, asking, code, body);
      return showInstrument(desk, asking, code);
    },
  );
  app.post(
    '/v1/instruments/:code/declarations',
    { config: maintain, schema: { tags, ...about, body: NewDeclaration } },
    async ({ officer, params: { code }, body, id }) => {
      const asking = { officer, requestId: id };
      await enterDeclaration(desk, asking, code, body);
      return showInstrument(desk, asking, code);
    },
  );
  app.post(
    '/v1/instruments/:code/end',
    { config: maintain, schema: { tags, ...about, body: NewEnd } },
    async ({ officer, params: { code }, body, id }) => {
      const asking = { officer, requestId: id };
      await endInstrument(desk, asking, code, body);
      return showInstrument(desk, asking, code);
    },
  );
  app.post(
    '/v1/instruments/authorities',
    { config: maintain, schema: { tags, body: NewAuthority } },
    async ({ officer, body, id }, reply) => {
      await enterAuthority(desk, { officer, requestId: id }, body);
      return reply.code(204).send();
    },
  );
  app.post(
    '/v1/instruments/import',
    {
      config: maintain,
      bodyLimit: MOST_BYTES,
      schema: { tags, consumes: ['text/csv'], querystring: ImportQuery, response: { 200: ImportAnswer } },
    },
    async ({ officer, body, query, headers, id }) => {
      if (!headers['content-type']?.startsWith('text/csv'))
        throw new Problem('unsupported-format', 'Send the file as text/csv.');
      return importAgreements(desk, { officer, requestId: id }, await readText(body as Readable), query);
    },
  );
}

function negotiationRoutes(app: App, desk: InstrumentsDesk): void {
  app.get(
    '/v1/negotiations',
    { config: read, schema: { tags, querystring: NegotiationQuery, response: { 200: NegotiationPage } } },
    ({ query }) => listNegotiations(desk, query),
  );
  app.get(
    '/v1/negotiations/:id',
    { config: read, schema: { tags, params: NegotiationPath, response: { 200: NegotiationShown } } },
    ({ officer, params }) => readNegotiation(desk, { officer }, pathId(params.id)),
  );
  app.post(
    '/v1/negotiations',
    { config: maintain, schema: { tags, body: NewNegotiation, response: { 201: NegotiationShown } } },
    async ({ officer, body, id }, reply) => {
      const asking = { officer, requestId: id };
      const opened = await openNegotiation(desk, asking, body);
      return reply.code(201).send(await readNegotiation(desk, asking, opened.id));
    },
  );
  const about = { params: NegotiationPath, response: { 200: NegotiationShown } };
  app.post(
    '/v1/negotiations/:id/steps',
    { config: maintain, schema: { tags, ...about, body: NewStep } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      await addNegotiationStep(desk, asking, pathId(params.id), body);
      return readNegotiation(desk, asking, params.id);
    },
  );
  app.post(
    '/v1/negotiations/:id/instrument',
    { config: maintain, schema: { tags, ...about, body: BindInstrument } },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      await bindInstrument(desk, asking, pathId(params.id), body.code);
      return readNegotiation(desk, asking, params.id);
    },
  );
}

/** The whole of a file that is sent as a stream, within bounds. */
async function readText(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES)
      throw new Problem('too-large', `The file is larger than ${MOST_BYTES} bytes. Send it in parts.`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
