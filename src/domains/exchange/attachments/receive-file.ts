import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fieldFault, Problem } from '../../../kernel/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Finding, Scan } from '../../../platform/virus-scanner.ts';
import type { ExchangeDesk } from '../exchange-desk.ts';
import {
  type Attachment,
  countStandingPieces,
  dropContent,
  findPiece,
  insertContent,
  insertPiece,
} from './attachments.store.ts';
import { SNIFFED_BYTES } from './sniff-file.ts';
import { openPiece, sealPiece } from './vault.ts';

// A row that PostgreSQL stores apart without effort, and all of a file that is ever in memory at once.
const PIECE_BYTES = 256 * 1024;

/** Cuts a stream into pieces of one size, each byte copied once; only the last is shorter, and it may be empty. */
async function* piecesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  // Each piece has memory of its own: a scanner may still be sending the one before.
  let piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let length = 0;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.byteLength; ) {
      if (length === PIECE_BYTES) {
        yield { bytes: piece, isLast: false };
        piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
        length = 0;
      }
      const taken = Math.min(PIECE_BYTES - length, chunk.byteLength - at);
      piece.set(chunk.subarray(at, at + taken), length);
      at += taken;
      length += taken;
    }
  }
  yield { bytes: piece.subarray(0, length), isLast: true };
}

/** A scanner that is set but does not answer is no clean finding. */
async function beginScan({ scanner }: ExchangeDesk): Promise<Scan | 'silent' | undefined> {
  if (!scanner) return undefined;
  return scanner.begin().catch(() => 'silent' as const);
}

/** A file that was read to its end and lies encrypted in the database, not yet named by anything. */
export interface Received {
  readonly content: string;
  readonly head: Buffer;
  readonly sha256: string;
  readonly bytes: number;
  readonly pieces: number;
  readonly finding: Finding | 'silent' | undefined;
}

/** A sending that can be gone on with when it was broken off. */
export interface Upload {
  /** The content that is being sent, told beforehand so that its pieces are found again. */
  readonly content: string;
  /** At which byte the body goes on. */
  readonly from: number;
}

/** How a file is received: for whom it is encrypted, how long it may be, and what is said of one that is longer. */
interface Receiving {
  readonly agency: string;
  readonly atMost: number;
  readonly whenLonger: () => Error;
  readonly upload?: Upload | undefined;
}

/** How many bytes stand of a file whose sending was broken off: whole pieces, never a part of one. */
export async function bytesStanding(desk: ExchangeDesk, content: string): Promise<number> {
  return (await countStandingPieces(desk.db, content)) * PIECE_BYTES;
}

/** The file is sent on another connection too, or goes on elsewhere than where it was broken off. */
const isOtherPlace = (error: unknown): boolean => error instanceof Problem && error.kind === 'conflict';

function otherPlace(): Problem {
  return new Problem('conflict', 'So much of the file has not come. Ask how far it came, and go on from there.', {
    fields: [fieldFault('/from', 'goes-on-elsewhere')],
  });
}

/**
 * Reads a file once: hashed, scanned, encrypted and kept piece by piece. What is too long leaves nothing, nor does what
 * is broken off, unless its sender said that it can be gone on with: then the pieces that stand are read again first.
 */
export async function receiveFile(
  desk: ExchangeDesk,
  body: Readable,
  { agency, atMost, whenLonger, upload }: Receiving,
): Promise<Received> {
  const content = upload?.content ?? newId();
  const key = await desk.vault.keyOf(agency);
  const standing = upload ? await countStandingPieces(desk.db, content) : 0;
  if (upload && upload.from !== standing * PIECE_BYTES) throw otherPlace();
  await insertContent(desk.db, content, agency, desk.clock().toISOString());
  let scan = await beginScan(desk);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  let pieces = 0;

  async function look(piece: Buffer): Promise<void> {
    bytes += piece.byteLength;
    if (bytes > atMost) throw whenLonger();
    if (pieces === 0) head = Buffer.from(piece.subarray(0, SNIFFED_BYTES));
    pieces += 1;
    hash.update(piece);
    if (!scan || scan === 'silent') return;
    const isHeard = await scan.take(piece).then(
      () => true,
      () => false,
    );
    if (!isHeard) scan = 'silent';
  }

  try {
    for (let number = 0; number < standing; number += 1) {
      const sealed = await findPiece(desk.db, content, number);
      if (!sealed) throw otherPlace();
      await look(openPiece(key, sealed, { content, number, isLast: false }));
    }
    for await (const piece of piecesOf(unharmed(body))) {
      const place = { content, number: pieces, isLast: piece.isLast };
      await look(piece.bytes);
      const isKept = await insertPiece(desk.db, content, place.number, sealPiece(key, piece.bytes, place));
      if (!isKept) throw otherPlace();
    }
    const finding = scan && scan !== 'silent' ? await scan.finish().catch(() => 'silent' as const) : scan;
    return { content, head, sha256: hash.digest('hex'), bytes, pieces, finding };
  } catch (error) {
    if (scan && scan !== 'silent') scan.abandon();
    const goesOn = upload !== undefined && (body.errored !== null || isOtherPlace(error));
    if (!goesOn) await dropContent(desk.db, content).catch(() => {});
    throw error;
  }
}

/** The body as it comes. Giving up on it must not close the connection on which the refusal is to leave. */
function unharmed(body: Readable): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => body.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array> };
}

/** What becomes of a file: set aside for what it is or what a scanner found in it, or kept. */
export function stateOf(why: string | undefined, finding: Received['finding']): Pick<Attachment, 'state' | 'why'> {
  if (finding === 'silent') return { state: 'quarantined', why: 'scanner-silent' };
  if (finding?.is === 'infected') return { state: 'quarantined', why: `infected: ${finding.what}` };
  if (why) return { state: 'quarantined', why };
  return { state: finding ? 'clean' : 'unscanned', why: null };
}
