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
  findPiece,
  insertAttachment,
  settleContent,
} from './attachments.store.ts';
import { receiveFile, stateOf } from './receive-file.ts';
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

/** Adds a file to a draft of the officer's own agency. What is not safe is kept apart and says why; it does not leave. */
export async function addAttachment(
  desk: ExchangeDesk,
  asking: Asking,
  messageId: string,
  { name: given, claimedType, body }: { readonly name: string; readonly claimedType?: string; readonly body: Readable },
): Promise<Attachment> {
  const { officer, requestId } = asking;
  const { code } = officer.agency;
  const name = cleanName(given);
  const message = await findMessage(desk.db, messageId);
  if (!message || message.sender !== code) throw notThere();
  requireUnreleased(message);
  const received = await receiveFile(desk, body, {
    agency: code,
    atMost: desk.attachmentLimit,
    whenLonger: () => tooLarge(desk),
  });
  if (received.bytes === 0) {
    await dropContent(desk.db, received.content);
    throw new Problem('invalid-input', 'The file is empty; choose another.');
  }
  const { type, why } = await sniffFile(received.head, name);
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    requireUnreleased(await lockOwnMessage(tx, asking, messageId));
    const { content, sha256, bytes, pieces, finding } = received;
    const attachment: Attachment = {
      id: newId(),
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
