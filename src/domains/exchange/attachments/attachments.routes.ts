import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../../kernel/problem.ts';
import { type App, pathId } from '../../../platform/http.ts';
import { findDelivery } from '../deliveries.store.ts';
import {
  Attachment as AttachmentAnswer,
  AttachmentList,
  AttachmentPath,
  AttachmentQuery,
  FileReceipts,
  MessagePath,
  UploadAnswer,
  UploadPath,
} from '../exchange.schema.ts';
import { requireTaken } from '../exchange.ts';
import type { Asking, ExchangeDesk } from '../exchange-desk.ts';
import { mayWithItem } from '../item-disclosure.ts';
import { listItems } from '../items.store.ts';
import { findMessage } from '../messages.store.ts';
import { findOwnMessage, notThere } from '../write-draft.ts';
import { type Attachment, findAttachments, listAttachments } from './attachments.store.ts';
import { addAttachment, findUpload, readAttachment, tooLarge } from './keep-attachment.ts';
import { takeFile } from './take-file.ts';

function show({ id, name, type, claimedType, bytes, sha256, state, why }: Attachment) {
  return { id, name, type, claimedType, bytes, sha256, state, why };
}

/** Handling codes and grade stand in the file's name, wherever the file goes (Europol, handling codes). */
function markedName(name: string, { handling, grade }: { handling: readonly string[]; grade: string }): string {
  const marks = [...handling, grade].filter(Boolean).join('-');
  return marks ? `${marks} ${name}` : name;
}

/** A file that may be handed out, under the name it has outside. */
interface Opened {
  readonly attachment: Attachment;
  readonly name: string;
  readonly item: string;
  /** Whose message it belongs to. */
  readonly sender: string;
}

/** A file of a draft of the officer's own agency; what was set aside is not handed out. */
async function openDraftFile(
  desk: ExchangeDesk,
  asking: Asking,
  messageId: string,
  attachmentId: string,
): Promise<Opened> {
  const message = await findOwnMessage(desk, asking, messageId);
  const [attachment] = await findAttachments(desk.db, [attachmentId]);
  const isOfThisDraft = attachment?.messageId === message.id && message.draftItems !== null;
  if (!isOfThisDraft || !attachment.contentId || attachment.state === 'quarantined') throw notThere();
  const item = message.draftItems.find(({ kind, body }) => kind === 'attachment' && body?.attachment === attachmentId);
  const { handling = [], grade = '' } = item ?? {};
  const name = markedName(attachment.name, { handling, grade });
  return { attachment, name, item: item?.id ?? '', sender: message.sender };
}

/** A file as the item that carries it lets the officer have it; what is not to be had is not there. */
async function openItem(
  desk: ExchangeDesk,
  { officer }: Asking,
  messageId: string,
  attachmentId: string,
): Promise<Opened> {
  const { code } = officer.agency;
  const message = await findMessage(desk.db, messageId);
  const delivery = message && (await findDelivery(desk.db, messageId, code));
  const isRecipient = delivery !== undefined && delivery.state !== 'submitted';
  if (!message || (message.sender !== code && !isRecipient)) throw notThere();
  const items = await listItems(desk.db, code, messageId, message.sender === code ? message.sender : code);
  const item = items.find(({ kind, body }) => kind === 'attachment' && body?.attachment === attachmentId);
  if (item?.state !== 'current' || !mayWithItem('see', officer, item)) throw notThere();
  if (message.sender !== code) requireTaken(delivery!);
  const [attachment] = await findAttachments(desk.db, [attachmentId]);
  // An item leads to the file that came with it, and to no other one, whatever another node writes into it.
  const isOfThisItem = attachment?.messageId === item.messageId;
  if (!isOfThisItem || !attachment.contentId || attachment.state === 'quarantined') throw notThere();
  return { attachment, name: markedName(attachment.name, item), item: item.id, sender: message.sender };
}

/**
 * Files of messages.
 *
 * GET  /v1/exchange/drafts/:id/attachments                    those added to a draft of one's own
 * POST /v1/exchange/drafts/:id/attachments?name=…             adds one; the body is the file, as application/octet-stream
 * GET  /v1/exchange/drafts/:id/uploads/:upload                how far a sending that was broken off came
 * GET  /v1/exchange/drafts/:id/attachments/:attachment        the file as it would leave, for whoever writes or releases
 * GET  /v1/exchange/messages/:id/attachments/:attachment      the file, its name carrying handling codes and grade
 * PUT  /v1/exchange/messages/:id/attachments/:attachment      another node hands it over, after the envelope that vouches for it
 */
export function attachmentRoutes(app: App, desk: ExchangeDesk): void {
  const tags = ['exchange'];

  /** Hands out a file, after the taking is noted. */
  async function handOut(
    { officer, requestId }: Asking,
    { attachment, name, item, sender }: Opened,
    messageId: string,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    await desk.audit.append({
      action: 'record.read',
      officer,
      outcome: 'done',
      records: [{ id: messageId, register: 'message', owner: sender }],
      facts: { item, sha256: attachment.sha256 },
      requestId,
    });
    return reply
      .type('application/octet-stream') // never shown by a browser, whatever it is
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'no-store')
      .send(readAttachment(desk, attachment));
  }

  /** Refused before anything of it is read, where it says how long it is. */
  function requireFile(body: unknown, headers: Readonly<Record<string, unknown>>, from = 0): asserts body is Readable {
    if (!(body instanceof Readable)) {
      throw new Problem('unsupported-format', 'Send the file itself, as application/octet-stream.');
    }
    if (from + Number(headers['content-length']) > desk.attachmentLimit) throw tooLarge(desk);
  }

  app.get(
    '/v1/exchange/drafts/:id/attachments',
    {
      config: { access: 'exchange:draft' },
      schema: { tags, params: MessagePath, response: { 200: AttachmentList } },
    },
    async ({ officer, params }) => {
      const message = await findMessage(desk.db, pathId(params.id));
      if (!message || message.sender !== officer.agency.code) throw notThere();
      return { items: (await listAttachments(desk.db, message.id)).map(show) };
    },
  );

  app.post(
    '/v1/exchange/drafts/:id/attachments',
    {
      config: { access: 'exchange:draft' },
      bodyLimit: Number.MAX_SAFE_INTEGER, // a stream: it is measured as it is read
      schema: {
        tags,
        params: MessagePath,
        querystring: AttachmentQuery,
        consumes: ['application/octet-stream'],
        response: { 201: AttachmentAnswer },
      },
    },
    async ({ officer, params, query, body, headers, id }, reply) => {
      requireFile(body, headers, query.from);
      const asking = { officer, requestId: id };
      const attachment = await addAttachment(desk, asking, pathId(params.id), {
        name: query.name,
        claimedType: query.type,
        body,
        upload: query.upload,
        from: query.from,
      });
      return reply.code(201).send(show(attachment));
    },
  );

  app.get(
    '/v1/exchange/drafts/:id/uploads/:upload',
    {
      config: { access: 'exchange:draft' },
      schema: { tags, params: UploadPath, response: { 200: UploadAnswer } },
    },
    async ({ officer, params, id }) => {
      const asking = { officer, requestId: id };
      const { received, attachment } = await findUpload(desk, asking, pathId(params.id), params.upload);
      return { received, attachment: attachment && show(attachment) };
    },
  );

  app.get(
    '/v1/exchange/drafts/:id/attachments/:attachment',
    { config: { access: 'exchange:read' }, schema: { tags, params: AttachmentPath } },
    async ({ officer, params, id }, reply) => {
      if (!officer.rights.has('exchange:draft') && !officer.rights.has('exchange:release')) throw notThere();
      const asking = { officer, requestId: id };
      const messageId = pathId(params.id);
      const file = await openDraftFile(desk, asking, messageId, pathId(params.attachment));
      return handOut(asking, file, messageId, reply);
    },
  );

  app.get(
    '/v1/exchange/messages/:id/attachments/:attachment',
    {
      config: { access: 'exchange:read' },
      schema: { tags, params: AttachmentPath },
    },
    async ({ officer, params, id }, reply) => {
      const asking = { officer, requestId: id };
      const messageId = pathId(params.id);
      return handOut(asking, await openItem(desk, asking, messageId, pathId(params.attachment)), messageId, reply);
    },
  );

  app.put(
    '/v1/exchange/messages/:id/attachments/:attachment',
    {
      config: { access: 'exchange:deliver' },
      bodyLimit: Number.MAX_SAFE_INTEGER, // a stream: it is measured as it is read
      schema: {
        tags,
        params: AttachmentPath,
        consumes: ['application/octet-stream'],
        response: { 200: FileReceipts },
      },
    },
    async ({ officer, params, body, headers, id }) => {
      requireFile(body, headers);
      const { file, receipts } = await takeFile(
        desk,
        { officer, requestId: id },
        { messageId: pathId(params.id), attachmentId: pathId(params.attachment), body },
      );
      return { ...show(file), receipts };
    },
  );
}
