import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Problem } from '../../../kernel/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Finding, Scan } from '../../../platform/virus-scanner.ts';
import type { Asking, ExchangeDesk } from '../exchange-desk.ts';
import { findMessage } from '../messages.store.ts';
import { lockOwnMessage, notThere, requireUnreleased } from '../write-draft.ts';
import {
  type Attachment,
  countPieces,
  dropContent,
  findPiece,
  insertAttachment,
  insertContent,
  insertPiece,
  settleContent,
} from './attachments.store.ts';
import { SNIFFED_BYTES, sniffFile } from './sniff-file.ts';
import { openPiece, sealPiece } from './vault.ts';

// A row that PostgreSQL stores apart without effort, and all of a file that is ever in memory at once.
const PIECE_BYTES = 256 * 1024;

/** Cuts a stream into pieces of one size; only the last is shorter, and it may be empty. */
async function* piecesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    held.push(Buffer.from(chunk));
    length += chunk.byteLength;
    while (length > PIECE_BYTES) {
      const all = Buffer.concat(held);
      yield { bytes: all.subarray(0, PIECE_BYTES), isLast: false };
      const rest = all.subarray(PIECE_BYTES);
      held = [rest];
      length = rest.byteLength;
    }
  }
  yield { bytes: Buffer.concat(held), isLast: true };
}

/** A scanner that is set but does not answer is no clean finding. */
async function beginScan({ scanner }: ExchangeDesk): Promise<Scan | 'silent' | undefined> {
  if (!scanner) return undefined;
  return scanner.begin().catch(() => 'silent' as const);
}

interface Received {
  readonly head: Buffer;
  readonly sha256: string;
  readonly bytes: number;
  readonly pieces: number;
  readonly finding: Finding | 'silent' | undefined;
}

/** Reads the file once: hashed, scanned, encrypted and kept piece by piece. */
async function receive(
  desk: ExchangeDesk,
  body: AsyncIterable<Uint8Array>,
  content: string,
  key: Buffer,
): Promise<Received> {
  let scan = await beginScan(desk);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  let pieces = 0;
  try {
    for await (const piece of piecesOf(body)) {
      bytes += piece.bytes.byteLength;
      if (bytes > desk.attachmentLimit) {
        throw new Problem(
          'too-large',
          `The file is larger than ${desk.attachmentLimit} bytes, which is all this node takes as an attachment.`,
        );
      }
      if (pieces === 0) head = Buffer.from(piece.bytes.subarray(0, SNIFFED_BYTES));
      hash.update(piece.bytes);
      if (scan && scan !== 'silent') {
        const isHeard = await scan.take(piece.bytes).then(
          () => true,
          () => false,
        );
        if (!isHeard) scan = 'silent';
      }
      await insertPiece(
        desk.db,
        content,
        pieces,
        sealPiece(key, piece.bytes, { content, number: pieces, isLast: piece.isLast }),
      );
      pieces += 1;
    }
    const finding = scan && scan !== 'silent' ? await scan.finish().catch(() => 'silent' as const) : scan;
    return { head, sha256: hash.digest('hex'), bytes, pieces, finding };
  } catch (error) {
    if (scan && scan !== 'silent') scan.abandon();
    throw error;
  }
}

function stateOf(why: string | undefined, finding: Received['finding']): Pick<Attachment, 'state' | 'why'> {
  if (finding === 'silent') return { state: 'quarantined', why: 'scanner-silent' };
  if (finding?.is === 'infected') return { state: 'quarantined', why: `infected: ${finding.what}` };
  if (why) return { state: 'quarantined', why };
  return { state: finding ? 'clean' : 'unscanned', why: null };
}

/** A name that is safe in a header, on a disk and on a page: no paths, no control characters. */
function cleanName(name: string): string {
  const clean = name.replace(/[\u0000-\u001f\u007f"\\/:*?<>|\u202a-\u202e\u2066-\u2069]/g, '_').trim();
  if (clean === '' || /^\.+$/.test(clean)) {
    throw new Problem('invalid-input', 'The file needs a name.', {
      fields: [{ field: '/name', message: 'Name the file, with its ending.' }],
    });
  }
  return clean;
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
  const content = newId();
  const key = await desk.vault.keyOf(code);
  await insertContent(desk.db, content, code, desk.clock().toISOString());
  let received: Received;
  try {
    // Giving up on the body must not close the connection on which the refusal is to leave.
    const bytes = {
      [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>,
    };
    received = await receive(desk, bytes, content, key);
    if (received.bytes === 0) throw new Problem('invalid-input', 'The file is empty; choose another.');
  } catch (error) {
    await dropContent(desk.db, content).catch(() => {});
    throw error;
  }
  const { type, why } = await sniffFile(received.head, name);
  const at = desk.clock().toISOString();
  return desk.db.transaction(async (tx) => {
    requireUnreleased(await lockOwnMessage(tx, asking, messageId));
    const { sha256, bytes, pieces, finding } = received;
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
