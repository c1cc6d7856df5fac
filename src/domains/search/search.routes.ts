import { totalmem } from 'node:os';
import { Readable } from 'node:stream';
import { Problem } from '../../kernel/problem.ts';
import type { App } from '../../platform/http.ts';
import { readFreeText, subjectOf } from './read-question.ts';
import { BulkQuery, RecogniseAnswer, RecogniseRequest, SearchAnswer, SearchRequest } from './search.schema.ts';
import { searchBulk } from './search-bulk.ts';
import { SearchBursts } from './search-burst.ts';
import { requirePurpose, type SearchDesk, searchRegisters } from './search-registers.ts';

/** HTTP for searching. */
export function searchRoutes(app: App, desk: SearchDesk): void {
  const bursts = new SearchBursts(desk);
  app.quick.post(
    '/v1/searches',
    {
      config: {
        access: 'search:single',
        answersUnread: bursts,
      },
      schema: { tags: ['search'], body: SearchRequest, response: { 200: SearchAnswer } },
    },
    ({ officer, body, id, raw }) =>
      searchRegisters(desk, { officer, requestId: id, isGone: () => raw.socket.destroyed }, body),
  );

  app.post(
    '/v1/recognise',
    {
      config: { access: 'search:single' },
      schema: { tags: ['search'], body: RecogniseRequest, response: { 200: RecogniseAnswer } },
    },
    async ({ body }) => {
      const { readings, recognised } = readFreeText(body.text, desk.clock().toISOString().slice(0, 10));
      return { recognised: recognised.map((one, at) => ({ ...one, subject: subjectOf(readings[at]!) })) };
    },
  );

  app.post(
    '/v1/searches/bulk',
    {
      config: { access: 'search:bulk' },
      bodyLimit: Number.MAX_SAFE_INTEGER, // a stream of any length: it is never held whole
      schema: { tags: ['search'], querystring: BulkQuery, consumes: ['application/x-ndjson'] },
    },
    async ({ officer, query, body, id }, reply) => {
      if (!(body instanceof Readable)) {
        throw new Problem('unsupported-format', 'Send one JSON object a line, as application/x-ndjson.');
      }
      requireMemory(desk);
      const asking = { officer, requestId: id };
      await requirePurpose(desk, asking, query); // before the answer begins, so that the refusal has its status
      return reply
        .type('application/x-ndjson')
        .send(Readable.from(searchBulk(desk, asking, query, body), { objectMode: false, highWaterMark: 1 << 18 }));
    },
  );
}

const MOST_OF_THE_MACHINE = 0.75;
const machineBound =
  MOST_OF_THE_MACHINE * Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
const COME_AGAIN_SECONDS = 10;

/** Takes no further stream while memory is short; those under way and single searches go on. */
function requireMemory({ memoryBound }: SearchDesk): void {
  if (process.memoryUsage.rss() <= (memoryBound || machineBound)) return;
  throw new Problem(
    'busy',
    'This node is short of memory, so it takes no new bulk search. Send it again in a moment.',
    {
      retryAfterSeconds: COME_AGAIN_SECONDS,
    },
  );
}
