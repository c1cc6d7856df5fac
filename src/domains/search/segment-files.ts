import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { newPart, type Segment } from '../../engines/index/segment.ts';
import { readSegment, type SegmentHead, writeSegment } from '../../engines/index/segment-buffers.ts';

// One write of two gibibytes and more is cut short by Linux.
const MOST_AT_ONCE = 1 << 30;

/** Writes bytes to a file and waits until they are on disk. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.byteLength; ) {
      at += writeSync(file, bytes, at, Math.min(MOST_AT_ONCE, bytes.byteLength - at));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Reads a file into memory that threads share. */
export function readShared(path: string): SharedArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const { size } = statSync(path);
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, Math.min(MOST_AT_ONCE, size - at), at);
      if (read === 0) break;
      at += read;
    }
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}

/** Writes a segment as flat files: its head, and one file for each column. Which of its records are dead is kept beside it. */
export function writeSegmentFiles(folder: string, segment: Segment): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { head, buffers } = writeSegment(newPart(segment));
  for (const [place, { name }] of head.buffers.entries()) writeWhole(join(folder, `${name}.bin`), buffers[place]!);
  writeFileSync(join(folder, 'head.json'), JSON.stringify(head), { mode: 0o600, flush: true });
}

/** Reads a segment back; answers a sentence when its files are missing, damaged or of another version. */
export function readSegmentFiles(folder: string): Segment | string {
  try {
    const head = JSON.parse(readFileSync(join(folder, 'head.json'), 'utf8')) as SegmentHead;
    const named = Array.isArray(head?.buffers) ? head.buffers : [];
    if (named.some(({ name }) => !/^[a-z-]+$/.test(String(name)))) return 'Its head is damaged.';
    const read = readSegment(
      head,
      named.map(({ name }) => readShared(join(folder, `${name}.bin`))),
    );
    return read.refused ?? read.part.segment;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'A file of it is missing.' : 'It cannot be read.';
  }
}
