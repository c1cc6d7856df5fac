import { Worker } from 'node:worker_threads';
import { fileTypeFromBuffer } from 'file-type';
import { faultOf } from '../../kernel/faults.ts';
import { Problem } from '../../kernel/problem.ts';

/** A file of results as it was sent, once it is known what it is. */
export type OpenedUpload =
  | { readonly format: 'csv'; readonly firstLine: string; readonly bytes: AsyncIterable<Buffer> }
  | { readonly format: 'xlsx'; readonly rows: readonly (readonly string[])[] };

/** The largest file that is read. */
export const LARGEST_UPLOAD_BYTES = 32 * 1024 * 1024;
const LARGEST_UNPACKED_BYTES = 4 * LARGEST_UPLOAD_BYTES;
// What the rows of such a workbook take while they are read, with room to spare; a node has more to do than to read one.
const MOST_MEMORY_MB = 1024;
const HEAD_BYTES = 65_536;
const TAKEN = 'Send text (CSV, in UTF-8) or a workbook (XLSX).';

/** Tells a workbook from text by its bytes, whatever it was called, and refuses anything else with what it is. */
export async function openUpload(body: AsyncIterable<Buffer>): Promise<OpenedUpload> {
  const { head, whole } = await readHead(measured(body));
  const isArchive = head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
  // Text has no control characters; a file that has some is told by its first bytes.
  if (!isArchive && !/[\u0000-\u0008\u000e-\u001f]/.test(head.toString('latin1'))) {
    return { format: 'csv', firstLine: head.toString('utf8').split(/\r?\n/, 1)[0] ?? '', bytes: whole };
  }
  const bytes = isArchive ? await readWhole(whole) : head;
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.ext === 'xlsx') return { format: 'xlsx', rows: await readApart(bytes) };
  const isOld = found?.ext === 'cfb' ? ' A workbook of the older kind (XLS) is saved as XLSX first.' : '';
  throw new Problem(
    'unsupported-format',
    `This is ${found ? `a file of the type ${found.ext}` : 'no text'}. ${TAKEN}${isOld}`,
  );
}

/** The bytes as they come: no more than are read here, and one sentence for whatever cut them off. */
async function* measured(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > LARGEST_UPLOAD_BYTES)
        throw new Problem('too-large', faultOf('file-too-large', { limit: LARGEST_UPLOAD_BYTES }));
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('invalid-input', faultOf('upload-broken'));
  }
}

/** The beginning of a file, with its first line, and the whole of it. */
async function readHead(
  body: AsyncGenerator<Buffer>,
): Promise<{ readonly head: Buffer; readonly whole: AsyncIterable<Buffer> }> {
  let head = Buffer.alloc(0);
  while (head.length < HEAD_BYTES && !head.includes('\n')) {
    const { value, done } = await body.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    yield* body;
  }
  return { head, whole: whole() };
}

async function readWhole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

function readApart(bytes: Buffer): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
      workerData: { bytes, largestUnpackedBytes: LARGEST_UNPACKED_BYTES },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const failed = (): void =>
      reject(new Problem('unreadable-file', 'The workbook cannot be read. Save it anew as XLSX, or as CSV in UTF-8.'));
    worker.once('message', resolve);
    worker.once('error', failed);
    worker.once('exit', failed);
  });
}
