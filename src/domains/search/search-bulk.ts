import type { Readable } from 'node:stream';
import { headOfLine } from './answer-lines.ts';
import type { BulkQuery, SearchAnswer } from './search.schema.ts';
import { type Asking, account, lookUp, requirePurpose, type SearchDesk } from './search-registers.ts';
import type { AnsweredLines } from './thread-messages.ts';

// So many pieces of a stream (of up to 64 kB) are looked up ahead of what its reader has taken.
const PIECES_UNDER_WAY = 4;

/**
 * Answers a stream of questions in order, of any length, on constant memory. A search thread reads and looks up the
 * lines; here what they found is read, everything is made durable in the audit, and only then written. A reader that is
 * slow makes the sender wait.
 */
export async function* searchBulk(
  desk: SearchDesk,
  asking: Asking,
  { brief = false, ...query }: BulkQuery,
  input: Readable,
): AsyncGenerator<Uint8Array> {
  await requirePurpose(desk, asking, query);
  const underWay: { readonly bytes: Promise<Uint8Array>; readonly sentDone: number; readonly last: boolean }[] = [];
  let failure: Error | undefined;
  let sent = 0;
  let wake = (): void => {};
  let makeRoom = (): void => {};
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
    makeRoom();
  };

  // Whatever opens hits takes turns: a stream of nothing but hits shall not hold every connection to the database.
  let followed: Promise<unknown> = Promise.resolve();
  const finish = (lines: AnsweredLines): Promise<Uint8Array> => {
    if (lines.unfinished.length === 0) return finishLines(desk, asking, lines, brief);
    const bytes = followed.then(() => finishLines(desk, asking, lines, brief));
    followed = bytes.catch(() => {});
    return bytes;
  };

  const { officer, requestId } = asking;
  const stream = await desk.index.threads.open(
    { officer, requestId, query, brief },
    {
      answered(lines) {
        const bytes = finish(lines);
        bytes.catch(() => {}); // whoever waits for it hears of it
        underWay.push({ bytes, sentDone: lines.sentDone, last: lines.last });
        wake();
      },
      failed: fail,
    },
  );

  async function sendAll(): Promise<void> {
    for await (const chunk of input) {
      // A copy that can be given away: the bytes of a socket are part of a larger piece of memory.
      stream.send(Uint8Array.prototype.slice.call(chunk), desk.clock().toISOString());
      sent += 1;
      while (sent >= PIECES_UNDER_WAY && failure === undefined) {
        await new Promise<void>((resolve) => {
          makeRoom = resolve;
        });
      }
      if (failure) return;
    }
    stream.end(desk.clock().toISOString());
  }

  sendAll().catch(fail);
  try {
    for (;;) {
      const next = underWay.shift();
      if (next) {
        const bytes = await next.bytes;
        if (bytes.length > 0) yield bytes;
        sent -= next.sentDone;
        makeRoom();
        if (next.last) return;
      } else {
        if (failure) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    // Nobody listens any more, or the sender is gone: nothing further is looked up.
    failure ??= new Error('the stream has ended');
    makeRoom();
    stream.drop();
    input.destroy();
    await Promise.allSettled(underWay.map(({ bytes }) => bytes));
  }
}

/** The answered lines as they are sent, once each is accounted for on disk. */
async function finishLines(
  desk: SearchDesk,
  asking: Asking,
  { pieces, unfinished, entries, counted }: AnsweredLines,
  brief: boolean,
): Promise<Uint8Array> {
  for (const { searched, count } of counted) desk.metrics.countSearches(searched, 'no-hit', count);
  const durable = entries && desk.audit.appendPacked(entries);
  const [texts] = await Promise.all([answerUnfinished(desk, asking, unfinished, brief), durable]);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object') return only;
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'number' ? Buffer.from(texts[piece]!) : piece)));
}

async function answerUnfinished(
  desk: SearchDesk,
  asking: Asking,
  unfinished: AnsweredLines['unfinished'],
  brief: boolean,
): Promise<string[]> {
  if (unfinished.length === 0) return [];
  const found = await lookUp(
    desk,
    asking,
    unfinished.map(({ prepared }) => prepared),
  );
  const answers = await account(desk, asking, found);
  return answers.map((answer, place) => {
    const { line, ref } = unfinished[place]!;
    return `${headOfLine(line, ref)}${brief ? writeBrief(answer) : JSON.stringify(answer).slice(1)}\n`;
  });
}

/** The rest of a brief answer's line, without its opening brace. */
function writeBrief({ outcome, hits, audit }: SearchAnswer): string {
  const short = hits.map(({ reference, record, register, outcome, owner, action, score, followUp }) => ({
    reference,
    record,
    register,
    outcome,
    owner,
    action,
    score,
    ...(followUp ? { followUp: followUp.reference } : {}),
  }));
  return `"outcome":"${outcome}","hits":${JSON.stringify(short)},"audit":"${audit}"}`;
}
