import { connect, type Socket } from 'node:net';
import { Type } from 'typebox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Wire } from '../../test/support/wire.ts';
import type { Officer } from '../kernel/officer.ts';
import { Problem } from '../kernel/problem.ts';
import type { Right } from '../kernel/rights.ts';
import { type App, createApp } from './http.ts';
import { openLog } from './log.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { readSettings } from './settings.ts';
import type { UnreadRequest } from './unread-requests.ts';

const CALLS_A_MINUTE = 20;
const MOST_BYTES = 2000;

let app: App;
let wire: Wire;
let metrics: Metrics;
/** Whom the gatekeeper knows; a promise is somebody it has to look up. */
let caller: Officer | undefined | Promise<Officer>;
let refused: Right[];
/** What came to the route unread, and what its handler was given to read. */
let unread: UnreadRequest[];
let read: unknown[];
let wants: boolean;
/** What the route makes of a text; undefined leaves it to the framework. */
let answerTo: (text: string) => Promise<string | undefined>;

const officer = (rights: Right[]): Officer => ({
  id: 'o-1',
  name: 'Ada Voss',
  agency: { id: 'a-1', code: 'ZZN-NCB', name: 'Bureau', party: 'ZZN', functions: [] },
  rights: new Set(rights),
  via: 'session',
  credentialId: 's-1',
});

beforeEach(async () => {
  caller = officer(['search:single']);
  [refused, unread, read, wants] = [[], [], [], true];
  answerTo = async (text) => JSON.stringify({ unread: JSON.parse(text).q });
  metrics = openMetrics();
  const settings = { ...readSettings({}), rateLimit: CALLS_A_MINUTE, bodyLimit: MOST_BYTES };
  const gatekeeper = { identify: () => caller, refused: async (_: Officer, right: Right) => void refused.push(right) };
  app = await createApp(settings, openLog('silent'), metrics, gatekeeper, (whole) => {
    whole.quick.post(
      '/v1/asks',
      {
        config: {
          access: 'search:single',
          answersUnread: {
            wants: () => wants,
            answer: (request) => {
              unread.push(request);
              return answerTo(request.text);
            },
          },
        },
        schema: { body: Type.Object({ q: Type.String() }, { additionalProperties: false }) },
      },
      async ({ body }) => {
        read.push(body);
        return { read: body.q };
      },
    );
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  wire = new Wire(() => `http://127.0.0.1:${portOf(app)}`);
});
afterEach(async () => {
  wire.stop();
  await app.close();
});

const portOf = ({ server }: App): number => (server.address() as { port: number }).port;
const AS_JSON = { 'content-type': 'application/json' };
const ask = (text: string | undefined, headers: Record<string, string> = AS_JSON) =>
  wire.post('/v1/asks', text, headers);
const leaveIt = async (): Promise<undefined> => undefined;

test('an answer to an unread request has the headers of any other, and is counted as any other', async () => {
  const { 'x-request-id': unreadId, ...headers } = (await ask('{"q":"né 山"}')).headers;
  expect(unread).toEqual([{ officer: caller, text: '{"q":"né 山"}', requestId: unreadId }]);
  expect(read).toEqual([]);
  wants = false;
  const ordinary = await ask('{"q":"né 山"}');
  expect(ordinary.json()).toEqual({ read: 'né 山' });
  const { 'x-request-id': readId, ...others } = ordinary.headers;
  const plain = ({ date: _, 'content-length': __, ...rest }: typeof headers) => rest;
  expect(plain(headers)).toEqual(plain(others));
  expect(readId).not.toBe(unreadId);
  const counted = await metrics.registry.metrics();
  expect(counted).toContain('entente_request_seconds_count{method="POST",route="/v1/asks",status="200"} 2');
});

test('what the route leaves is read and handled as ever, in whatever bytes it came', async () => {
  answerTo = leaveIt;
  expect((await ask('{"q":"né 山"}')).json()).toEqual({ read: 'né 山' });
  for (const text of ['{"q":', '{"q":1}', '{"q":"1","p":2}', '[]', 'null', ' ']) {
    const { statusCode, body } = await ask(text);
    wants = false;
    const alone = await ask(text);
    wants = true;
    const stable = (told: string) => ({ ...JSON.parse(told), instance: undefined });
    expect([text, statusCode, stable(body)]).toEqual([text, 400, stable(alone.body)]);
  }
  expect(unread).toHaveLength(7);
  expect(read).toHaveLength(1);
});

test('a failure is told as any other, and nothing of it leaves', async () => {
  answerTo = () => Promise.reject(new Error('password of the database'));
  const internal = await ask('{"q":"x"}');
  expect([internal.statusCode, internal.json().type]).toEqual([500, '/problems/internal']);
  expect(internal.body).not.toContain('password');
  answerTo = () => Promise.reject(new Problem('busy', 'Come again.', { retryAfterSeconds: 2 }));
  const busy = await ask('{"q":"x"}');
  expect([busy.statusCode, busy.headers['retry-after'], busy.json().detail]).toEqual([503, '2', 'Come again.']);
  expect(read).toEqual([]);
});

test('nobody is answered unread who is not known at once, has not the right, or is refused by the gate', async () => {
  caller = undefined;
  expect((await ask('{"q":"x"}')).statusCode).toBe(401);
  caller = officer(['registers:import']);
  expect((await ask('{"q":"x"}')).statusCode).toBe(403);
  expect(refused).toEqual(['search:single']);
  caller = Promise.resolve(officer(['search:single']));
  expect((await ask('{"q":"x"}')).json()).toEqual({ read: 'x' });
  expect(unread).toEqual([]);
});

test('the limit of a minute counts each request once, whichever way it goes', async () => {
  answerTo = async (text) => (text.includes('left') ? undefined : '{}');
  const statuses: number[] = [];
  for (let n = 0; n < CALLS_A_MINUTE + 3; n += 1) {
    wants = n % 3 !== 0;
    statuses.push((await ask(n % 2 === 0 ? '{"q":"left"}' : '{"q":"x"}')).statusCode);
  }
  expect(statuses.indexOf(429)).toBe(CALLS_A_MINUTE);
  expect(statuses.slice(CALLS_A_MINUTE)).toEqual([429, 429, 429]);
});

test('only JSON of a length that is said and allowed is taken unread', async () => {
  expect((await ask(`{"q":"${'x'.repeat(MOST_BYTES)}"}`)).statusCode).toBe(413);
  expect((await ask('{"q":"x"}', { 'content-type': 'text/plain' })).statusCode).toBe(415);
  expect((await ask('{"q":"x"}', {})).statusCode).toBe(415);
  expect((await ask('', AS_JSON)).statusCode).toBe(400);
  expect((await ask(undefined, {})).statusCode).toBe(400);
  const inParts = await ask('{"q":"x"}', { ...AS_JSON, 'transfer-encoding': 'chunked' });
  expect(inParts.json()).toEqual({ read: 'x' });
  expect((await wire.post('/v1/asks?more=1', '{"q":"x"}', AS_JSON)).json()).toEqual({ read: 'x' });
  expect(unread).toEqual([]);
  expect((await ask('{"q":"x"}', { 'content-type': 'application/json; charset=utf-8' })).json()).toEqual({
    unread: 'x',
  });
});

/** What a connection hears until it is closed. */
async function rawly(talk: (socket: Socket) => void): Promise<string> {
  const socket = connect(portOf(app), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  talk(socket);
  await new Promise((resolve) => socket.on('close', resolve));
  return heard;
}

const headOf = (length: number, more = ''): string =>
  `POST /v1/asks HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`;

test('a body that comes in pieces is one body; requests on one connection are answered in their order', async () => {
  const answers = new Map<string, () => void>();
  answerTo = (text) =>
    new Promise((resolve) => {
      answers.set(text, () => resolve(JSON.stringify({ unread: JSON.parse(text).q })));
      // The second is answered before the first.
      if (answers.size === 2) for (const answer of [...answers.values()].toReversed()) answer();
    });
  const heard = await rawly((socket) => {
    socket.write(`${headOf(9)}{"q":`);
    setTimeout(() => socket.write(`"1"}${headOf(9, 'connection: close\r\n')}{"q":"2"}`), 20);
  });
  expect(heard.match(/\{"unread":"\d"\}/g)).toEqual(['{"unread":"1"}', '{"unread":"2"}']);
});

test('who goes away in the middle of a body, or before the answer, leaves the server at work', async () => {
  await rawly((socket) => socket.write(`${headOf(900)}{"q":`, () => setTimeout(() => socket.destroy(), 20)));
  expect(unread).toEqual([]);
  for (const left of ['{}', undefined]) {
    let goOn: () => void = () => {};
    answerTo = () => new Promise((resolve) => (goOn = () => resolve(left)));
    await rawly((socket) => {
      socket.write(`${headOf(9)}{"q":"x"}`);
      const gone = setInterval(() => {
        if (unread.length === 0) return;
        clearInterval(gone);
        socket.destroy();
      }, 5);
    });
    goOn();
    unread = [];
    answerTo = async () => '{"unread":"still"}';
    expect((await ask('{"q":"x"}')).json()).toEqual({ unread: 'still' });
    unread = [];
  }
});
