import { Problem } from '../../kernel/problem.ts';

/** One line of a stream, or the fault of one that could not be read. */
export type Line = { readonly text: string } | { readonly fault: Problem };

const NEWLINE = 10;

/**
 * Cuts a stream of bytes into batches of lines as they come. A line over the limit is a fault of its own: it is
 * skipped to its end without being held, and the stream goes on.
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  { longest, batch }: { readonly longest: number; readonly batch: number },
): AsyncIterable<Line[]> {
  let pending: Buffer[] = [];
  let held = 0;
  let skipping = false;
  let lines: Line[] = [];
  const close = (last: Buffer): void => {
    if (skipping) {
      lines.push({ fault: new Problem('too-large', `This line is longer than ${longest} bytes.`) });
      skipping = false;
    } else {
      const text = (pending.length === 0 ? last : Buffer.concat([...pending, last])).toString('utf8').trim();
      if (text !== '') lines.push({ text });
    }
    pending = [];
    held = 0;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      if (!skipping && held + end - from > longest) skipping = true;
      close(chunk.subarray(from, end));
      from = end + 1;
      if (lines.length >= batch) {
        yield lines;
        lines = [];
      }
    }
    const rest = chunk.subarray(from);
    if (skipping || held + rest.length > longest) {
      skipping = true;
      pending = [];
      held = 0;
    } else if (rest.length > 0) {
      pending.push(rest);
      held += rest.length;
    }
    // What has come is answered now: a slow sender waits for no full batch.
    if (lines.length > 0) {
      yield lines;
      lines = [];
    }
  }
  if (skipping || pending.length > 0) close(Buffer.alloc(0));
  if (lines.length > 0) yield lines;
}
