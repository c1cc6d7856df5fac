import { type App, pathId } from '../../platform/http.ts';
import { assessDraft } from './assess-draft.ts';
import {
  Assessment,
  DiscardQuery,
  Draft,
  DraftBody,
  DraftChange,
  DraftPage,
  DraftQuery,
  MessagePath,
  StopDecision,
  StopPath,
  VersionBody,
  WhyBody,
} from './exchange.schema.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { decideStop, releaseMessage, submitDraft } from './release-message.ts';
import { listMyDrafts, readDraft, showDraft } from './show-draft.ts';
import { changeDraft, discardDraft, findOwnMessage, returnDraft, writeDraft } from './write-draft.ts';

/** HTTP for writing and releasing. */
export function draftRoutes(app: App, desk: ExchangeDesk): void {
  const tags = ['exchange'];
  const draft = { 200: Draft };

  app.get(
    '/v1/exchange/drafts',
    { config: { access: 'exchange:read' }, schema: { tags, querystring: DraftQuery, response: { 200: DraftPage } } },
    ({ officer, query, id }) => listMyDrafts(desk, { officer, requestId: id }, query),
  );
  app.post(
    '/v1/exchange/drafts',
    { config: { access: 'exchange:draft' }, schema: { tags, body: DraftBody, response: { 201: Draft } } },
    async ({ officer, body, id }, reply) =>
      reply.code(201).send(showDraft(officer, await writeDraft(desk, { officer, requestId: id }, body))),
  );
  app.get(
    '/v1/exchange/drafts/:id',
    { config: { access: 'exchange:read' }, schema: { tags, params: MessagePath, response: draft } },
    ({ officer, params, id }) => readDraft(desk, { officer, requestId: id }, pathId(params.id)),
  );
  app.patch(
    '/v1/exchange/drafts/:id',
    { config: { access: 'exchange:draft' }, schema: { tags, params: MessagePath, body: DraftChange, response: draft } },
    async ({ officer, params, body, id }) =>
      showDraft(officer, await changeDraft(desk, { officer, requestId: id }, pathId(params.id), body)),
  );
  app.delete(
    '/v1/exchange/drafts/:id',
    {
      config: { access: 'exchange:draft' },
      schema: { tags, params: MessagePath, querystring: DiscardQuery, response: draft },
    },
    async ({ officer, params, query, id }) =>
      showDraft(officer, await discardDraft(desk, { officer, requestId: id }, pathId(params.id), query.because)),
  );
  app.get(
    '/v1/exchange/drafts/:id/assessment',
    { config: { access: 'exchange:read' }, schema: { tags, params: MessagePath, response: { 200: Assessment } } },
    async ({ officer, params, id }) => {
      const asking = { officer, requestId: id };
      return assessDraft(desk, asking, await findOwnMessage(desk, asking, pathId(params.id)));
    },
  );
  app.post(
    '/v1/exchange/drafts/:id/submit',
    { config: { access: 'exchange:draft' }, schema: { tags, params: MessagePath, body: VersionBody, response: draft } },
    async ({ officer, params, body, id }) =>
      showDraft(officer, await submitDraft(desk, { officer, requestId: id }, pathId(params.id), body.version)),
  );
  app.post(
    '/v1/exchange/drafts/:id/return',
    { config: { access: 'exchange:release' }, schema: { tags, params: MessagePath, body: WhyBody, response: draft } },
    async ({ officer, params, body, id }) =>
      showDraft(officer, await returnDraft(desk, { officer, requestId: id }, pathId(params.id), body.why)),
  );
  app.post(
    '/v1/exchange/drafts/:id/stops/:code',
    {
      config: { access: 'exchange:release' },
      schema: { tags, params: StopPath, body: StopDecision, response: { 200: Assessment } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      const draftId = pathId(params.id);
      await decideStop(desk, asking, draftId, params.code, body);
      return assessDraft(desk, asking, await findOwnMessage(desk, asking, draftId));
    },
  );
  app.post(
    '/v1/exchange/drafts/:id/release',
    {
      config: { access: 'exchange:release' },
      schema: { tags, params: MessagePath, body: VersionBody, response: draft },
    },
    async ({ officer, params, body, id }) =>
      showDraft(officer, await releaseMessage(desk, { officer, requestId: id }, pathId(params.id), body.version)),
  );
}
