/**
 * Bytes to text on constant memory: UTF-8 and UTF-16, by the byte order mark or by where the zero bytes stand.
 * Another encoding has to be named; bytes that do not fit it refuse the file, because guessed names find nobody.
 */
import { faultOf } from '../../../kernel/faults.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { ByteStream } from './row.ts';

/** Encodings that a mapping may name. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'windows-1256',
  'windows-1258',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-9',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Text handed on at once is at most this long, so that limits are checked often enough. */
const PIECE = 1 << 16;

function guessEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Markup, digits and Latin letters leave every second byte of UTF-16 empty.
  if (head.length >= 4 && head[1] === 0 && head[3] === 0 && head[0] !== 0) return 'utf-16le';
  if (head.length >= 4 && head[0] === 0 && head[2] === 0 && head[1] !== 0) return 'utf-16be';
  return 'utf-8';
}

function notText(encoding: Encoding, bytesBefore: number): Problem {
  return new Problem(
    'unreadable-file',
    faultOf('not-text-in', { encoding: encoding.toUpperCase(), bytes: bytesBefore }),
  );
}

/** Decodes a stream; the byte order mark is dropped. */
export async function* readText(bytes: ByteStream, named?: Encoding): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let encoding: Encoding = named ?? 'utf-8';
  let before = 0;
  let head: Uint8Array | undefined = new Uint8Array(0);
  function* decode(chunk: Uint8Array, last: boolean): Generator<string> {
    for (let at = 0; at < chunk.length || last; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      let text: string;
      try {
        text = decoder!.decode(piece, { stream: !last || at + PIECE < chunk.length });
      } catch {
        throw notText(encoding, before);
      }
      before += piece.length;
      if (text !== '') yield text;
      if (at + PIECE >= chunk.length) return;
    }
  }
  function start(first: Uint8Array): void {
    encoding = named ?? guessEncoding(first);
    decoder = new TextDecoder(encoding, { fatal: true });
  }
  for await (const chunk of bytes) {
    if (head !== undefined) {
      // Four bytes tell the encoding, and the first chunk of a slow sender may be shorter.
      const joined: Uint8Array = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (joined.length < 4) {
        head = joined;
        continue;
      }
      head = undefined;
      start(joined);
      yield* decode(joined, false);
    } else {
      yield* decode(chunk, false);
    }
  }
  if (head !== undefined) {
    start(head);
    yield* decode(head, true);
  } else {
    yield* decode(new Uint8Array(0), true);
  }
}

/** One line of text; `number` counts from one. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** Cuts text into lines. A line over the limit refuses the file: it is not a list of records. */
export async function* readTextLines(pieces: AsyncIterable<string>, longest: number): AsyncGenerator<TextLine> {
  let number = 0;
  let rest = '';
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      number += 1;
      const text = rest + piece.slice(from, end);
      rest = '';
      from = end + 1;
      if (text.length > longest) throw tooLongLine(number, longest);
      yield { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    }
    rest += piece.slice(from);
    if (rest.length > longest) throw tooLongLine(number + 1, longest);
  }
  if (rest !== '') yield { number: number + 1, text: rest };
}

function tooLongLine(number: number, longest: number): Problem {
  return new Problem('unreadable-file', faultOf('line-too-long', { line: number, limit: longest }));
}

/** Joins white space and drops control characters, which no register can keep. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts a text to a length, at the end of a word where one is near. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${space > longest - 80 ? cut.slice(0, space) : cut}…`;
}
