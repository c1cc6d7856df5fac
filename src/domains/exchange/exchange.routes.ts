import type { App } from '../../platform/http.ts';
import { attachmentRoutes } from './attachments/attachments.routes.ts';
import { conditionRoutes } from './conditions.routes.ts';
import { deskRoutes } from './desk.routes.ts';
import { draftRoutes } from './drafts.routes.ts';
import type { ExchangeDesk } from './exchange-desk.ts';
import { messageRoutes } from './messages.routes.ts';
import { statisticsRoutes } from './statistics.routes.ts';

/**
 * HTTP of the exchange. What is not the agency's own is 404.
 *
 * Writing: GET, POST /v1/exchange/drafts {kind, recipients?, content?, items?, inReplyTo?, hit?} ; GET, PATCH {version, …}, DELETE
 *   /v1/exchange/drafts/:id ; GET …/assessment what stands in the way, who will receive, under which instrument ;
 *   POST …/submit {version} ; …/return {why} ; …/stops/:code {decision, why} ; …/release {version}  (second person)
 * Messages: GET /v1/exchange/waiting how many wait to be seen ; GET /v1/exchange/messages?box=inbox|received|outbox|sent&… ; GET /v1/exchange/messages/:id ;
 *   POST …/accept {access?, note?} ; …/reject {ground, text?} ; …/clarify {question, missing?} ; …/clarification {answer, recipient?} ;
 *   …/refuse {ground, text?, noPartialBecause} ; …/deviate {length, reason} ; …/acknowledge ; …/recognise ; …/assign {officer|null} ;
 *   …/feedback {kind} ; …/close ; …/review {decision: keep|erase, assessment} ; a reply is a draft with inReplyTo ;
 *   GET …/evidences?recipient checked, with the proofs and keys ; GET …/envelope?recipient
 * Conditions: POST /v1/exchange/items/:id/amend {version, why, …} ; …/withdraw {why} ; GET, POST /v1/exchange/consents ;
 *   POST …/consents/:id/decide {decision, note?} ; …/withdraw {why} ; POST …/tellings/:id/seen ;
 *   POST /v1/exchange/messages/:id/forward {recipients, items} → a draft ; …/export {use: court|file, format: pdf|json}
 * Desk: GET, PUT, DELETE /v1/exchange/ceilings ; GET, POST /v1/exchange/rules, PUT …/rules/choices ; GET, PUT /v1/exchange/calendar ;
 *   GET /v1/exchange/board ;
 *   GET /v1/exchange/vocabulary ; POST /v1/exchange/asked-elsewhere ; GET /v1/exchange/rejects
 * Files: see attachments/attachments.routes.ts ; figures: see statistics.routes.ts
 * Other nodes: POST /v1/exchange/envelopes {envelope, items} a message or a correction ;
 *   PUT /v1/exchange/messages/:id/attachments/:attachment the file that an item of it carries ;
 *   POST /v1/exchange/messages/:id/receipt {recipient, receipt} what either was answered with ; GET /v1/exchange/corrections what is to be
 *   handed over ; POST …/corrections/:id/receipt {receipt} ; GET, PUT /v1/exchange/keys
 */
export function exchangeRoutes(app: App, desk: ExchangeDesk): void {
  draftRoutes(app, desk);
  messageRoutes(app, desk);
  conditionRoutes(app, desk);
  deskRoutes(app, desk);
  attachmentRoutes(app, desk);
  statisticsRoutes(app, desk);
}
