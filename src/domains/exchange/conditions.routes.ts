import { type App, pathId } from '../../platform/http.ts';
import { announce } from '../../platform/notices.ts';
import { amendItem, withdrawItem } from './change-item.ts';
import { askConsent, decideConsent, withdrawConsent } from './consent.ts';
import { findConsent, listConsents } from './consents.store.ts';
import {
  AmendItemBody,
  AskConsentBody,
  Consent,
  ConsentList,
  DecideConsentBody,
  Done,
  Draft,
  ExportBody,
  ForwardBody,
  ItemPath,
  MessagePath,
  WaitingQuery,
  WhyBody,
} from './exchange.schema.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { exportMessage } from './export-message.ts';
import { passOn } from './pass-on.ts';
import { printExport } from './print-export.ts';
import { showConsents } from './show-consents.ts';
import { showDraft } from './show-draft.ts';
import { saveTellingSeen } from './tellings.store.ts';

/** HTTP for what travels with an item: consent, corrections, passing on, exports. */
export function conditionRoutes(app: App, desk: ExchangeDesk): void {
  const tags = ['exchange'];
  const access = 'exchange:draft' as const;

  async function showOne(asking: Asking, id: string) {
    const consent = (await findConsent(desk.db, id))!;
    return (await showConsents(desk, asking.officer, [consent]))[0]!;
  }

  app.post(
    '/v1/exchange/items/:id/amend',
    { config: { access }, schema: { tags, params: ItemPath, body: AmendItemBody, response: { 200: Done } } },
    async ({ officer, params, body, id }) => {
      const { version, why, retainUntil, ...change } = body;
      const item = pathId(params.id);
      await amendItem(desk, { officer, requestId: id }, item, {
        version,
        why,
        ...(retainUntil ? { retainUntil } : {}),
        ...change,
      });
      return { id: item };
    },
  );
  app.post(
    '/v1/exchange/items/:id/withdraw',
    { config: { access }, schema: { tags, params: ItemPath, body: WhyBody, response: { 200: Done } } },
    async ({ officer, params, body, id }) => {
      const item = pathId(params.id);
      await withdrawItem(desk, { officer, requestId: id }, item, body.why);
      return { id: item };
    },
  );
  app.get(
    '/v1/exchange/consents',
    {
      config: { access: 'exchange:read' },
      schema: { tags, querystring: WaitingQuery, response: { 200: ConsentList } },
    },
    async ({ officer, query }) => {
      const consents = await listConsents(desk.db, { agency: officer.agency.code, waiting: query.waiting ?? false });
      return { items: await showConsents(desk, officer, consents) };
    },
  );
  app.post(
    '/v1/exchange/consents',
    { config: { access }, schema: { tags, body: AskConsentBody, response: { 200: ConsentList } } },
    async ({ officer, body, id }) => {
      const asking = { officer, requestId: id };
      const ids = await askConsent(desk, asking, body);
      return { items: await Promise.all(ids.map((one) => showOne(asking, one))) };
    },
  );
  app.post(
    '/v1/exchange/consents/:id/decide',
    {
      config: { access: 'exchange:release' },
      schema: { tags, params: ItemPath, body: DecideConsentBody, response: { 200: Consent } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      await decideConsent(desk, asking, pathId(params.id), body);
      return showOne(asking, params.id);
    },
  );
  app.post(
    '/v1/exchange/consents/:id/withdraw',
    {
      config: { access: 'exchange:release' },
      schema: { tags, params: ItemPath, body: WhyBody, response: { 200: Consent } },
    },
    async ({ officer, params, body, id }) => {
      const asking = { officer, requestId: id };
      await withdrawConsent(desk, asking, pathId(params.id), body.why);
      return showOne(asking, params.id);
    },
  );
  app.post(
    '/v1/exchange/tellings/:id/seen',
    { config: { access: 'exchange:read' }, schema: { tags, params: ItemPath, response: { 200: Done } } },
    async ({ officer, params, id }) => {
      const telling = pathId(params.id);
      const at = desk.clock().toISOString();
      await desk.db.transaction(async (tx) => {
        const awaiting = await saveTellingSeen(tx, telling, officer.agency.code, officer.id, at);
        if (!awaiting) return;
        const { originator: audience, messageId: ref } = awaiting;
        announce(tx, [{ audience, topic: 'exchange', ref, what: 'correction-seen', at }]);
        const facts = { step: 'correction-seen', telling };
        await desk.audit.record(tx, { action: 'exchange.changed', officer, outcome: 'done', facts, requestId: id });
      });
      return { id: telling };
    },
  );
  app.post(
    '/v1/exchange/messages/:id/forward',
    { config: { access }, schema: { tags, params: MessagePath, body: ForwardBody, response: { 200: Draft } } },
    async ({ officer, params, body, id }) =>
      showDraft(officer, await passOn(desk, { officer, requestId: id }, pathId(params.id), body)),
  );
  app.post(
    '/v1/exchange/messages/:id/export',
    { config: { access: 'exchange:read' }, schema: { tags, params: MessagePath, body: ExportBody } },
    async ({ officer, params, body, id }, reply) => {
      const taken = await exportMessage(desk, { officer, requestId: id }, pathId(params.id), body);
      const isPdf = body.format === 'pdf';
      const file = isPdf ? await printExport(taken) : Buffer.from(JSON.stringify(taken, null, 2));
      return reply
        .type(isPdf ? 'application/pdf' : 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${taken.name}"`)
        .header('cache-control', 'no-store')
        .send(file);
    },
  );
}
