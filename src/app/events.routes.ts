import { PassThrough } from 'node:stream';
import { Type } from 'typebox';
import type { Officer } from '../kernel/officer.ts';
import { Problem } from '../kernel/problem.ts';
import type { Right } from '../kernel/rights.ts';
import type { Pool } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { listNotices, type Notice, type NoticeBoard } from '../platform/notices.ts';

// Proxies cut what is silent for a minute.
const HEARTBEAT_MS = 20_000;
// The caller is identified when a stream begins; after this it begins anew, so that a revoked session hears no more.
const LONGEST_MS = 10 * 60_000;
// A reader that is this far behind is cut off and reads the lists anew.
const MOST_UNREAD_BYTES = 1 << 20;

const RIGHT_OF_TOPIC: Readonly<Record<Notice['topic'], Right>> = {
  hit: 'hits:read',
  operation: 'operations:read',
  exchange: 'exchange:read',
};

/**
 * `GET /v1/events`: server-sent events of the caller's agency. Each event has the topic as its name (`hit`,
 * `operation`, `exchange`), an id to resume from (`Last-Event-ID`, or `?after=` where a client cannot set headers), and
 * `{ref, what, at}` as data: what changed, never what it says. A hit or operation that is not the agency's
 * never makes an event, so what is withheld looks absent. `event: resync` says that notices were missed: read the lists.
 */
export function eventRoutes(app: App, db: Pool, board: NoticeBoard): void {
  app.get(
    '/v1/events',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['events'],
        querystring: Type.Object(
          { after: Type.Optional(Type.Integer({ minimum: 0 })) },
          { additionalProperties: false },
        ),
      },
    },
    async ({ officer, headers, query }, reply) => {
      const lastId = headers['last-event-id'];
      const from =
        query.after ?? (typeof lastId === 'string' && /^\d{1,15}$/.test(lastId) ? Number(lastId) : undefined);
      if (!Object.values(RIGHT_OF_TOPIC).some((right) => officer.rights.has(right))) {
        throw new Problem('forbidden', 'Your role hears of no hits, operations or messages.');
      }
      const stream = openStream(db, board, officer, from);
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(stream);
    },
  );
}

function openStream(db: Pool, board: NoticeBoard, officer: Officer, from: number | undefined): PassThrough {
  const stream = new PassThrough();
  const audience = officer.agency.code;
  const may = (notice: Notice): boolean => officer.rights.has(RIGHT_OF_TOPIC[notice.topic]);
  let sent = from ?? board.newest();
  const write = (text: string): void => {
    if (stream.writableLength > MOST_UNREAD_BYTES) stream.end();
    else if (!stream.writableEnded) stream.write(text);
  };
  const tell = (notice: Notice): void => {
    if (notice.id <= sent) return;
    sent = notice.id;
    const { ref, what, at } = notice;
    if (may(notice)) write(`id: ${notice.id}\nevent: ${notice.topic}\ndata: ${JSON.stringify({ ref, what, at })}\n\n`);
  };

  // What comes while the missed ones are read waits for its turn.
  let waiting: Notice[] | undefined = [];
  const stopListening = board.listen(audience, (notice) => (waiting ? waiting.push(notice) : tell(notice)));
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  const end = setTimeout(() => stream.end(), LONGEST_MS);
  stream.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(end);
    stopListening();
  });
  write(`retry: 1000\n: connected\nid: ${sent}\n\n`);
  void (async () => {
    try {
      if (from !== undefined) {
        const missed = await listNotices(db, audience, { after: from, limit: 1001 });
        if (missed.length > 1000) write(`event: resync\ndata: {}\n\n`);
        for (const notice of missed) tell(notice);
      }
      for (const notice of waiting ?? []) tell(notice);
      waiting = undefined;
    } catch {
      stream.end(); // the client comes again with its last id
    }
  })();
  return stream;
}
