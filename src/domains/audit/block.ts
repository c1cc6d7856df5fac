import { hash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { hashLeaf, rootOf } from './merkle.ts';

/** A block without its entries: what is hashed and linked. */
export interface BlockHeader {
  readonly chain: string;
  readonly height: number;
  /** Hash of the block below; 32 zero bytes under the first. */
  readonly previous: Buffer;
  /** Merkle root over the entries. */
  readonly root: Buffer;
  /** How many entries the chain held before this block. */
  readonly before: number;
  readonly entries: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** A header with its hash and its entries, as a row of `audit_blocks`. */
export interface Block extends BlockHeader {
  readonly hash: Buffer;
  readonly packed: Buffer;
}

export const NO_BLOCK = Buffer.alloc(32);

/** The canonical text of a header (RFC 8785); its SHA-256 is the block's hash. */
export function headerText(header: BlockHeader): string {
  return JSON.stringify({
    before: header.before,
    chain: header.chain,
    entries: header.entries,
    firstAt: header.firstAt,
    height: header.height,
    lastAt: header.lastAt,
    previous: header.previous.toString('hex'),
    root: header.root.toString('hex'),
    version: 1,
  });
}

export function hashHeader(header: BlockHeader): Buffer {
  return Buffer.from(hash('sha256', headerText(header), 'hex'), 'hex');
}

export function rootOfLines(lines: readonly string[]): Buffer {
  return rootOf(lines.map(hashLeaf));
}

const PLAIN = 0;
const ZSTD = 1;
// Below this a frame's own header outweighs what it saves.
const WORTH_PACKING_BYTES = 600;
// No honest block comes near; a forged frame must not fill the memory.
const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;
const FASTEST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * The entries of a block as bytes, in memory of their own that can be given away to another thread. A line holds no line
 * feed: JSON writes it as an escape.
 */
export function packLines(lines: readonly string[]): Buffer<ArrayBuffer> {
  const text = Buffer.from(lines.join('\n'));
  const isPlain = text.length < WORTH_PACKING_BYTES;
  const inner = isPlain ? text : zstdCompressSync(text, FASTEST);
  const packed = Buffer.allocUnsafeSlow(1 + inner.length);
  packed[0] = isPlain ? PLAIN : ZSTD;
  packed.set(inner, 1);
  return packed;
}

/** The text of a block's entries; bytes that nobody packed here are undefined. */
export function unpackText(packed: Buffer): Buffer | undefined {
  const inner = packed.subarray(1);
  if (packed[0] === PLAIN) return inner;
  if (packed[0] !== ZSTD) return undefined;
  try {
    return zstdDecompressSync(inner, { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch {
    return undefined;
  }
}

/** The lines of a block's entries; bytes that nobody packed here are undefined. */
export function unpackLines(packed: Buffer): string[] | undefined {
  return unpackText(packed)?.toString('utf8').split('\n');
}
