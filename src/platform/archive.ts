import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** One file inside an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly body: Buffer;
}

/** Raised when a file is not an archive of ours, or not all of one. */
export class ArchiveFault extends Error {}

const BLOCK = 512;
// Entries are read whole; whoever writes more has to cut it.
const MOST_BODY_BYTES = 64 * 1024 * 1024;

function header(name: string, size: number, atMs: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name, 0, 100);
  block.write(octal(0o600, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(Math.floor(atMs / 1000), 11), 136);
  block.write('        0', 148); // eight spaces stand in for the checksum while it is computed; then a regular file
  block.write('ustar\x0000', 257, 'latin1');
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** Writes a compressed tar file that appears under its name only when it is whole and on disk. */
export async function createArchive(
  path: string,
  at: Date,
): Promise<{ add(name: string, body: Buffer): Promise<void>; finish(): Promise<number>; abandon(): Promise<void> }> {
  const draft = `${path}.partial`;
  const file = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
  await once(file, 'open');
  const gzip = createGzip({ level: 3 });
  gzip.pipe(file);
  const broken = new Promise<never>((_, reject) => {
    gzip.once('error', reject);
    file.once('error', reject);
  });
  broken.catch(() => {}); // told to whoever writes next
  const write = async (bytes: Buffer): Promise<void> => {
    if (file.errored) throw file.errored;
    if (!gzip.write(bytes)) await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), broken]);
  };
  return {
    async add(name, body) {
      if (Buffer.byteLength(name) > 99 || body.length > MOST_BODY_BYTES)
        throw new Error(`does not fit an archive: ${name}`);
      await write(header(name, body.length, at.getTime()));
      await write(Buffer.concat([body, padding(body.length)]));
    },
    async finish() {
      gzip.end(Buffer.alloc(2 * BLOCK));
      await finished(file);
      const handle = await open(draft, 'r+');
      const { size } = await handle.stat();
      await handle.sync();
      await handle.close();
      await rename(draft, path);
      return size;
    },
    async abandon() {
      gzip.destroy();
      file.destroy();
      await rm(draft, { force: true });
    },
  };
}

function isHeader(block: Buffer): boolean {
  const said = Number.parseInt(block.toString('latin1', 148, 156), 8);
  let sum = 8 * 32;
  for (const [i, byte] of block.entries()) if (i < 148 || i >= 156) sum += byte;
  return sum === said;
}

/** Reads the files of an archive one after the other; throws an ArchiveFault at the first thing that is not as written. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  let held: Buffer[] = [];
  let heldBytes = 0;
  const chunks = file.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  async function take(bytes: number): Promise<Buffer | undefined> {
    while (heldBytes < bytes) {
      const { done, value } = await chunks.next();
      if (done) return undefined;
      held.push(value);
      heldBytes += value.length;
    }
    const all = held.length === 1 ? held[0]! : Buffer.concat(held);
    held = [all.subarray(bytes)];
    heldBytes = all.length - bytes;
    return all.subarray(0, bytes);
  }
  try {
    for (;;) {
      const block = await take(BLOCK);
      if (!block) throw new ArchiveFault('the file ends too early');
      if (block.every((byte) => byte === 0)) break;
      if (!isHeader(block)) throw new ArchiveFault('this is not an archive');
      const name = block.toString('utf8', 0, block.indexOf(0));
      const size = Number.parseInt(block.toString('latin1', 124, 135), 8);
      if (!(size >= 0 && size <= MOST_BODY_BYTES)) throw new ArchiveFault('this archive was not written here');
      const body = await take(size + padding(size).length);
      if (!body) throw new ArchiveFault('the file ends too early');
      yield { name, body: body.subarray(0, size) };
    }
    // To the end, so that a file cut or damaged behind the last entry is noticed too.
    while (!(await chunks.next()).done);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'Z_BUF_ERROR') throw new ArchiveFault('the file ends too early');
    if (code?.startsWith('Z_')) throw new ArchiveFault('the file is damaged, or is not a compressed archive');
    throw error;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}
