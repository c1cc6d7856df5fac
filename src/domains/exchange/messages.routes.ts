import type { Officer } from '../../kernel/officer.ts';
import { type App, pathId } from '../../platform/http.ts';
import { refuseRequest } from './answer-message.ts';
import {
  acceptMessage,
  announceDeviation,
  answerClarification,
  askClarification,
  assignMessage,
  closeMessage,
  giveFeedback,
  meetOrderClock,
  rejectMessage,
} from './decide-delivery.ts';
import {
  AcceptBody,
  AssignBody,
  ClarificationAnswer,
  ClarifyBody,
  CloseBody,
  DeviateBody,
  Draft,
  Envelope,
  FeedbackBody,
  InboxQuery,
  Message,
  MessageLinePage,
  MessagePath,
  MessagesWaiting,
  NoteBody,
  RecipientQuery,
  RefuseBody,
  RejectBody,
  ReviewBody,
  Verification,
} from './exchange.schema.ts';
import type { Asking, ExchangeDesk } from './exchange-desk.ts';
import { countToSee, listBox } from './read-inbox.ts';
import { readMessage } from './read-message.ts';
import { reviewMessage } from './review.ts';
import { showDraft } from './show-draft.ts';
import { readEnvelope, verifyDelivery } from './verify-message.ts';

/** HTTP for what was sent and received; every step answers with the message as it is now. */
export function messageRoutes(app: App, desk: ExchangeDesk): void {
  const tags = ['exchange'];
  const access = 'exchange:draft' as const;
  const params = MessagePath;
  const response = { 200: Message };

  /** Does a step, then shows the message. */
  async function step(
    request: { readonly officer: Officer; readonly params: { readonly id: string }; readonly id: string },
    work: (asking: Asking, message: string) => Promise<unknown>,
  ) {
    const asking = { officer: request.officer, requestId: request.id };
    const message = pathId(request.params.id);
    await work(asking, message);
    return readMessage(desk, asking, message);
  }

  // Figures of the own desk and no message: it is asked every minute, and noted in no audit.
  app.get(
    '/v1/exchange/waiting',
    { config: { access: 'exchange:read' }, schema: { tags, response: { 200: MessagesWaiting } } },
    ({ officer }) => countToSee(desk, officer),
  );

  app.get(
    '/v1/exchange/messages',
    {
      config: { access: 'exchange:read' },
      schema: { tags, querystring: InboxQuery, response: { 200: MessageLinePage } },
    },
    ({ officer, query, id }) => listBox(desk, { officer, requestId: id }, query),
  );
  app.get(
    '/v1/exchange/messages/:id',
    { config: { access: 'exchange:read' }, schema: { tags, params, response } },
    (request) => step(request, async () => {}),
  );
  app.post(
    '/v1/exchange/messages/:id/accept',
    { config: { access }, schema: { tags, params, body: AcceptBody, response } },
    (request) => step(request, (asking, id) => acceptMessage(desk, asking, id, request.body)),
  );
  app.post(
    '/v1/exchange/messages/:id/reject',
    { config: { access }, schema: { tags, params, body: RejectBody, response } },
    (request) => step(request, (asking, id) => rejectMessage(desk, asking, id, request.body)),
  );
  app.post(
    '/v1/exchange/messages/:id/clarify',
    { config: { access }, schema: { tags, params, body: ClarifyBody, response } },
    (request) => step(request, (asking, id) => askClarification(desk, asking, id, request.body)),
  );
  app.post(
    '/v1/exchange/messages/:id/clarification',
    { config: { access }, schema: { tags, params, body: ClarificationAnswer, response } },
    (request) => step(request, (asking, id) => answerClarification(desk, asking, id, request.body)),
  );
  app.post(
    '/v1/exchange/messages/:id/deviate',
    { config: { access }, schema: { tags, params, body: DeviateBody, response } },
    (request) => step(request, (asking, id) => announceDeviation(desk, asking, id, request.body)),
  );
  for (const [verb, what] of [
    ['acknowledge', 'acknowledged'],
    ['recognise', 'recognised'],
  ] as const) {
    app.post(
      `/v1/exchange/messages/:id/${verb}`,
      { config: { access }, schema: { tags, params, body: NoteBody, response } },
      (request) => step(request, (asking, id) => meetOrderClock(desk, asking, id, what)),
    );
  }
  app.post(
    '/v1/exchange/messages/:id/refuse',
    { config: { access }, schema: { tags, params, body: RefuseBody, response: { 200: Draft } } },
    async ({ officer, params: path, body, id }) =>
      showDraft(officer, await refuseRequest(desk, { officer, requestId: id }, pathId(path.id), body)),
  );
  app.post(
    '/v1/exchange/messages/:id/assign',
    { config: { access: 'exchange:read' }, schema: { tags, params, body: AssignBody, response } },
    (request) => step(request, (asking, id) => assignMessage(desk, asking, id, request.body.officer)),
  );
  app.post(
    '/v1/exchange/messages/:id/feedback',
    { config: { access }, schema: { tags, params, body: FeedbackBody, response } },
    (request) => step(request, (asking, id) => giveFeedback(desk, asking, id, request.body)),
  );
  app.post(
    '/v1/exchange/messages/:id/close',
    { config: { access }, schema: { tags, params, body: CloseBody, response } },
    (request) => step(request, (asking, id) => closeMessage(desk, asking, id, request.body)),
  );
  app.post(
    '/v1/exchange/messages/:id/review',
    { config: { access }, schema: { tags, params, body: ReviewBody, response } },
    (request) => step(request, (asking, id) => reviewMessage(desk, asking, id, request.body)),
  );
  app.get(
    '/v1/exchange/messages/:id/evidences',
    {
      config: { access: 'exchange:read' },
      schema: { tags, params, querystring: RecipientQuery, response: { 200: Verification } },
    },
    ({ officer, params: path, query, id }) =>
      verifyDelivery(desk, { officer, requestId: id }, pathId(path.id), query.recipient),
  );
  app.get(
    '/v1/exchange/messages/:id/envelope',
    {
      config: { access: 'exchange:read' },
      schema: { tags, params, querystring: RecipientQuery, response: { 200: Envelope } },
    },
    async ({ officer, params: path, query, id }) => {
      const { items, ...rest } = await readEnvelope(desk, { officer, requestId: id }, pathId(path.id), query.recipient);
      return { ...rest, items: items.map((item) => ({ ...item })) };
    },
  );
}
