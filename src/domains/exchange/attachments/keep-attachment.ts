import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Problem } from '../../../kernel/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Asking, ExchangeDesk } from '../exchange-desk.ts';
import { findMessage } from '../messages.store.ts';
import { lockOwnMessage, notThere, requireUnreleased } from '../write-draft.ts';
import {
  type Attachment,
  countPieces,
  dropContent,
  findAttachments,
  findPiece,
  insertAttachment,
  settleContent,
} from './attachments.store.ts';
import { bytesStanding, receiveFile, stateOf } from './receive-file.ts';
import { sniffFile } from './sniff-file.ts';
import { openPiece } from './vault.ts';

/** A name that is safe in a header, on a disk and on a page: no paths, no control characters. */
export function cleanName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f\u007f"\\/:*?<>|\u202a-\u202e\u2066-\u2069]/g, '_').trim();
  if (clean === '' || /^\.+$/.test(clean)) {
    throw new Problem('invalid-input', 'The file needs a name.', {
      fields: [{ field: '/name', message: 'Name the file, with its ending.' }],
    });
  }
  return clean;
}

/** A file that is longer than this node takes. */
export function tooLarge({ attachmentLimit }: ExchangeDesk): Problem {
  return new Problem(
    'too-large',
    `The file is larger than ${attachmentLimit} bytes, which is all this node takes as an attachment.`,
  );
}

/**
 * Ids of what one sending makes. They follow from the officer and the draft: nobody else goes on with it, and a sending
 * whose answer was lost is found again instead of being kept twice.
 */
function idsOf(asking: Asking, messageId: string, upload: string): { content: string; attachment: string } {
  const idOf = (what: string): string => {
    const bytes = createHash('sha256').update(`${what} ${messageId} ${asking.officer.id} ${upload}`).digest();
    bytes[6] = (bytes[6]! & 0x0f) | 0x80; // RFC 9562, version 8: made by a rule of one's own
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  };
  return { content: idOf('content'), attachment: idOf('attachment') };
}

/** How far a sending of the officer came: the bytes that stand, or the attachment that it became. */
export async function findUpload(
  desk: ExchangeDesk,
  asking: Asking,
  messageId: string,
  upload: string,
): Promise<{ readonly received: number; readonly attachment: Attachment | null }> {
  const message = await findMessage(desk.db, messageId);
  if (!message || message.sender !== asking.officer.agency.code) throw notThere();
  const ids = idsOf(asking, messageId, upload);
  const [attachment] = await findAttachments(desk.db, [ids.attachment]);
  if (attachment) return { received: attachment.bytes, attachment };
  return { received: await bytesStanding(desk, ids.content), attachment: null };
}

/** A file as its sender hands it over. */
interface HandedFile {
  readonly name: string;
  readonly claimedType?: string | undefined;
  readonly body: Readable;
  /** By which the sender finds it again when the connection broke, and the byte at which the body goes on. */
  readonly upload?: string | undefined;
  readonly from?: number | undefined;
}

/** Adds a file to a draft of the officer's own agency. What is not safe is kept apart and says why; it does not leave. */
export async function addAttachment(
  desk: ExchangeDesk,
  asking: Asking,
  messageId: string,
  { name: given, claimedType, body, upload, from = 0 }: HandedFile,
): Promise<Attachment> {
  const { officer, requestId } = asking;
  const { code } = officer.agency;
  const name = cleanName(given);
  const message = await findMessage(desk.db, messageId);
  if (!message || message.sender !== code) throw notThere();
  requireUnreleased(message);
  const ids = upload === undefined ? undefined : idsOf(asking, messageId, upload);
  const [known] = ids ? await findAttachments(desk.db, [ids.attachment]) : [];
  if (known) return known;
  const received = await receiveFile(desk, body, {
    agency: code,
    atMost: desk.attachmentLimit,
    whenLonger: () => tooLarge(desk),
    upload: ids && { content: ids.content, from },
  });
  if (received.bytes === 0) {
    await dropContent(desk.db, received.content);
    throw new Problem('invalid-input', 'The file is empty; choose another.');
  }
  const { type, why } = await sniffFile(received.head, name);
  const at = desk.clock().toISOString();
  const kept = desk.db.transaction(async (tx) => {
    requireUnreleased(await lockOwnMessage(tx, asking, messageId));
    const { content, sha256, bytes, pieces, finding } = received;
    const attachment: Attachment = {
      id: ids?.attachment ?? newId(),
      agency: code,
      messageId,
      contentId: await settleContent(tx, { id: content, agency: code, sha256, bytes, pieces }),
      name,
      type,
      claimedType: claimedType ?? null,
      bytes,
      sha256,
      ...stateOf(why, finding),
      addedBy: officer.id,
      addedAt: at,
    };
    await insertAttachment(tx, attachment);
    await desk.audit.record(tx, {
      action: 'exchange.changed',
      officer,
      outcome: attachment.state === 'quarantined' ? 'refused' : 'done',
      records: [{ id: messageId, register: 'message', owner: code }],
      facts: { step: 'attached', sha256, type, state: attachment.state, why: attachment.why ?? '' },
      requestId,
    });
    return attachment;
  });
  // Released or given up while the file came: it belongs to nothing, and there is nothing to go on with.
  kept.catch(() => dropContent(desk.db, received.content).catch(() => {}));
  return kept;
}

/** The bytes of an attachment, decrypted piece by piece; a piece that was altered ends the stream with a failure. */
export function readAttachment(desk: ExchangeDesk, { agency, contentId }: Attachment): Readable {
  async function* bytes(): AsyncGenerator<Buffer> {
    const content = contentId!;
    const key = await desk.vault.keyOf(agency);
    const pieces = await countPieces(desk.db, content);
    for (let number = 0; number < pieces; number += 1) {
      const sealed = await findPiece(desk.db, content, number);
      if (!sealed) throw new Error('a piece of the attachment is missing');
      yield openPiece(key, sealed, { content, number, isLast: number === pieces - 1 });
    }
  }
  return Readable.from(bytes(), { objectMode: false });
}
