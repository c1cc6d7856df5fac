import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Caller } from '../../../../test/support/test-node.ts';
import { openVirusScanner } from '../../../platform/virus-scanner.ts';
import { anOfficer, signedIn } from '../../access/access.fixtures.ts';
import { aRequest, type ExchangeNode, obstaclesOf, startExchangeNode, take, write } from '../exchange.fixtures.ts';
import { forgetContents } from './attachments.store.ts';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(700_000), Buffer.from('\n%%EOF\n')]);
const PROGRAM = Buffer.concat([Buffer.from('MZ'), randomBytes(4_000)]);
const MARK = 'a sentence that must not be readable on the disk';

/** Speaks clamd's side of INSTREAM: whatever holds the word "virus" is infected. */
async function startScanner(): Promise<{ address: string; server: Server }> {
  const server = createServer((socket: Socket) => {
    let heard = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      // The command, then pieces with their length before them, then a length of nought.
      let at = 'zINSTREAM\0'.length;
      const pieces: Buffer[] = [];
      while (at + 4 <= heard.length) {
        const length = heard.readUInt32BE(at);
        if (length === 0) {
          const infected = Buffer.concat(pieces).includes('virus');
          socket.end(infected ? 'stream: Invented.Test FOUND\0' : 'stream: OK\0');
          return;
        }
        if (at + 4 + length > heard.length) return;
        pieces.push(heard.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${(server.address() as { port: number }).port}`, server };
}

// Files of the tests are small, and so is the limit.
const LIMIT = 8_000_000;

let node: ExchangeNode;
let nodesScanner: Server;
beforeAll(async () => {
  const { address, server } = await startScanner();
  nodesScanner = server;
  node = await startExchangeNode(undefined, { virusScanner: address, attachmentLimit: LIMIT, port: 0 });
});
afterAll(async () => {
  await node.stop();
  nodesScanner.close();
});

const north = () => node.desk('ZZN-NCB');
const south = () => node.desk('ZZS-NCB');
const east = () => node.desk('ZZE-NCB');

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly state: string;
  readonly why: string | null;
}

async function attach(by: Caller, draft: string, name: string, bytes: Buffer | Readable) {
  return by.post(`/v1/exchange/drafts/${draft}/attachments?name=${encodeURIComponent(name)}`, bytes, {
    'content-type': 'application/octet-stream',
  });
}

function itemOf({ id, name, type, bytes, sha256 }: Kept, over: object = {}) {
  return {
    kind: 'attachment' as const,
    body: { attachment: id, name, type, bytes, sha256 },
    grade: 'B3' as const,
    handling: ['H1' as const],
    ...over,
  };
}

/** Writes a request that carries a file, and lets it leave. */
async function sendWithFile(bytes: Buffer, name: string): Promise<{ message: string; file: Kept }> {
  const draft = await write(north(), aRequest());
  const file: Kept = (await attach(north().officer, draft.id, name, bytes)).json();
  const changed = await north().officer.patch(`/v1/exchange/drafts/${draft.id}`, {
    version: draft.version,
    items: [...draft.items, itemOf(file)],
  });
  const submitted = await north().officer.post(`/v1/exchange/drafts/${draft.id}/submit`, {
    version: changed.json().version,
  });
  const released = await north().second.post(`/v1/exchange/drafts/${draft.id}/release`, {
    version: submitted.json().version,
  });
  expect([released.statusCode, released.json().state ?? released.body]).toEqual([200, 'released']);
  return { message: draft.id, file };
}

test('a file goes with a message, waits in quarantine with it, and carries code and grade in its name', async () => {
  const { message, file } = await sendWithFile(PDF, 'report of the driver.pdf');
  expect(file).toMatchObject({
    type: 'application/pdf',
    bytes: PDF.byteLength,
    sha256: createHash('sha256').update(PDF).digest('hex'),
    state: 'clean',
    why: null,
  });
  const url = `/v1/exchange/messages/${message}/attachments/${file.id}`;
  const early = await south().officer.get(url);
  expect([early.statusCode, early.json().type]).toEqual([409, '/problems/wrong-state']);
  await take(south().officer, message, 'accept', {});
  const taken = await south().officer.get(url);
  expect(taken.statusCode).toBe(200);
  expect(taken.rawPayload.equals(PDF)).toBe(true);
  expect(decodeURIComponent(String(taken.headers['content-disposition']))).toContain('H1-B3 report of the driver.pdf');
  expect(taken.headers['content-type']).toBe('application/octet-stream');
  // Whoever is no party to it finds nothing there, and another message does not lead to it either.
  expect((await east().officer.get(url)).statusCode).toBe(404);
  const other = await sendWithFile(PDF, 'another.pdf');
  expect((await south().officer.get(`/v1/exchange/messages/${other.message}/attachments/${file.id}`)).statusCode).toBe(
    404,
  );
  const entries = (await node.auditEntries()).filter(({ facts }) => facts?.sha256 === file.sha256);
  expect(entries.map(({ action }) => action)).toContain('record.read');
});

test('what lies in the database cannot be read, and a piece that was altered or moved is not handed out', async () => {
  const text = Buffer.from(`${`${MARK}. `.repeat(12_000)}`);
  const { message, file } = await sendWithFile(text, 'statement.txt');
  const { db } = node.running.parts;
  const pieces = await db.query<{ contentId: string; number: number; sealed: Buffer }>(
    `select p.content_id as "contentId", p.number, p.sealed from exchange_pieces p
       join exchange_attachments a on a.content_id = p.content_id where a.id = $1 order by p.number`,
    [file.id],
  );
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.some(({ sealed }) => sealed.includes(MARK))).toBe(false);
  await take(south().officer, message, 'accept', {});
  const url = `/v1/exchange/messages/${message}/attachments/${file.id}`;
  const put = (number: number, sealed: Buffer): Promise<unknown> =>
    db.query(`update exchange_pieces p set sealed = $3 where p.content_id = $1 and p.number = $2`, [
      pieces[0]!.contentId,
      number,
      sealed,
    ]);
  const altered = Buffer.from(pieces[0]!.sealed);
  altered[40]! ^= 1;
  await put(0, altered);
  expect((await south().officer.get(url)).statusCode).toBe(500);
  await put(0, pieces[1]!.sealed);
  expect((await south().officer.get(url)).statusCode).toBe(500);
  await put(0, pieces[0]!.sealed);
  expect((await south().officer.get(url)).rawPayload.equals(text)).toBe(true);
});

test('the same file added twice is kept once; given up with its draft, it goes', async () => {
  const draft = await write(north(), aRequest());
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(1_000)]);
  const one: Kept = (await attach(north().officer, draft.id, 'a.pdf', bytes)).json();
  const two: Kept = (await attach(north().officer, draft.id, 'b.pdf', bytes)).json();
  const { db } = node.running.parts;
  const kept = () =>
    db.query(`select 1 from exchange_contents c where c.sha256 = $1`, [one.sha256]).then(({ length }) => length);
  expect(two.sha256).toBe(one.sha256);
  expect(await kept()).toBe(1);
  await north().officer.delete(`/v1/exchange/drafts/${draft.id}`);
  const tomorrow = new Date(node.now().getTime() + 2 * 86_400_000);
  await db.transaction((tx) => forgetContents(tx, tomorrow));
  expect(await kept()).toBe(0);
});

test.each([
  ['a program', 'setup.exe', PROGRAM, 'type-not-taken'],
  ['a program that is called a picture', 'holiday.jpg', PROGRAM, 'type-not-taken'],
  ['a text that is called a PDF', 'letter.pdf', Buffer.from('Only words.'), 'not-what-it-claims'],
  ['bytes nobody can read', 'data.txt', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 255, 254]), 'type-not-known'],
])('%s is set aside, says why, and keeps the message from leaving', async (_what, name, bytes, why) => {
  const draft = await write(north(), aRequest());
  const reply = await attach(north().officer, draft.id, name, bytes);
  const file: Kept = reply.json();
  expect([reply.statusCode, file.state, file.why]).toEqual([201, 'quarantined', why]);
  await north().officer.patch(`/v1/exchange/drafts/${draft.id}`, {
    version: draft.version,
    items: [...draft.items, itemOf(file)],
  });
  const stops = (await obstaclesOf(north(), draft.id)).filter(({ level }) => level === 'stop');
  expect(stops.map(({ code }) => code)).toEqual(['item-faulty']);
});

test('a file of another draft, or one that is not the one named, does not leave', async () => {
  const first = await write(north(), aRequest());
  const file: Kept = (await attach(north().officer, first.id, 'plan.txt', Buffer.from('The plan.'))).json();
  const second = await write(north(), aRequest({ items: [itemOf(file)] }));
  expect((await obstaclesOf(north(), second.id)).map(({ code }) => code)).toContain('item-faulty');
  const lied = itemOf({ ...file, sha256: '0'.repeat(64) });
  await north().officer.patch(`/v1/exchange/drafts/${first.id}`, { version: first.version, items: [lied] });
  expect((await obstaclesOf(north(), first.id)).map(({ code }) => code)).toContain('item-faulty');
});

test('only the writing agency adds files, and only to what has not left', async () => {
  const draft = await write(north(), aRequest());
  expect((await attach(south().officer, draft.id, 'a.txt', Buffer.from('Words.'))).statusCode).toBe(404);
  expect((await south().officer.get(`/v1/exchange/drafts/${draft.id}/attachments`)).statusCode).toBe(404);
  const { message } = await sendWithFile(PDF, 'sent.pdf');
  expect((await attach(north().officer, message, 'late.txt', Buffer.from('Words.'))).statusCode).toBe(409);
  const named = await attach(north().officer, draft.id, ' .. ', Buffer.from('Words.'));
  expect([named.statusCode, named.json().type]).toEqual([400, '/problems/invalid-input']);
  expect((await attach(north().officer, draft.id, 'empty.txt', Buffer.alloc(0))).statusCode).toBe(400);
});

test('a file beyond the limit is refused at the limit, and the memory stays flat', async () => {
  const draft = await write(north(), aRequest());
  let handed = 0;
  const piece = Buffer.alloc(1 << 16, 0x20);
  const endless = new Readable({
    highWaterMark: 1 << 16,
    read() {
      // Twice as much as is taken, in pieces, and never held: nobody says beforehand how long it is.
      const more = handed < 2 * LIMIT;
      handed += 1 << 16;
      this.push(more ? piece : null);
    },
  });
  const before = process.memoryUsage().rss;
  const reply = await attach(north().officer, draft.id, 'long.txt', endless);
  expect([reply.statusCode, reply.json().type]).toEqual([413, '/problems/too-large']);
  expect(handed).toBeLessThan(1.2 * LIMIT);
  // The process also compiles and waits to collect meanwhile: 50 to 210 MB were seen.
  expect(process.memoryUsage().rss - before).toBeLessThan(600e6);
  const { db } = node.running.parts;
  expect(await db.query(`select 1 from exchange_contents c where c.sha256 is null`)).toEqual([]);
});

test('a sending that broke off in mid-file goes on from where it stood, and is one whole file', async () => {
  const session = await signedIn(node, await anOfficer(node, { roles: ['desk-officer'], agency: 'ZZN-NCB' }));
  const ask = (method: 'GET' | 'POST', path: string, body?: Buffer) =>
    node.send(method, path, { session, body, headers: body ? { 'content-type': 'application/octet-stream' } : {} });
  const draft = await write(north(), aRequest());
  const upload = 'the-plan-sent-over-a-bad-line';
  const files = `/v1/exchange/drafts/${draft.id}/attachments`;
  const sending = `${files}?name=plan.pdf&upload=${upload}`;
  const standing = async (): Promise<number> =>
    (await ask('GET', `/v1/exchange/drafts/${draft.id}/uploads/${upload}`)).json().received;
  const file = Buffer.concat([PDF, randomBytes(300_000)]);

  // A real connection, which ends when less than all has come.
  const { port } = node.app.server.address() as { port: number };
  const line = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: sending,
    headers: {
      cookie: `entente_session=${session}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
      'content-length': file.byteLength,
    },
  });
  line.on('error', () => {}); // it is we who end it
  line.write(file.subarray(0, 700_000));
  await vi.waitFor(async () => expect(await standing()).toBe(512 * 1024), { timeout: 60_000 });
  line.destroy();

  // Who goes on elsewhere is told, and loses nothing by it; nobody else sees how far it came.
  const elsewhere = await ask('POST', `${sending}&from=1`, file.subarray(1));
  expect([elsewhere.statusCode, elsewhere.json().fields[0].field]).toEqual([409, '/from']);
  const colleague = await north().officer.get(`/v1/exchange/drafts/${draft.id}/uploads/${upload}`);
  expect(colleague.json()).toEqual({ received: 0, attachment: null });
  const stranger = await south().officer.get(`/v1/exchange/drafts/${draft.id}/uploads/${upload}`);
  expect(stranger.statusCode).toBe(404);
  const from = await standing();
  expect(from).toBe(512 * 1024);

  const rest = await ask('POST', `${sending}&from=${from}`, file.subarray(from));
  const kept: Kept = rest.json();
  expect(kept).toMatchObject({
    bytes: file.byteLength,
    sha256: createHash('sha256').update(file).digest('hex'),
    state: 'clean',
  });
  // The answer may be what was lost: sent once more it is the same file, not a second one.
  expect((await ask('POST', sending, file)).json()).toEqual(kept);
  expect((await ask('GET', `/v1/exchange/drafts/${draft.id}/uploads/${upload}`)).json().attachment).toEqual(kept);
  expect((await ask('GET', files)).json().items).toHaveLength(1);
  expect((await ask('GET', `${files}/${kept.id}`)).rawPayload.equals(file)).toBe(true);
});

test('a scanner beside the node is asked: clean, infected, and silent when it went away', async () => {
  const { address, server } = await startScanner();
  const scanner = openVirusScanner(address);
  const judge = async (text: string) => {
    const scan = await scanner.begin();
    for (let at = 0; at < text.length; at += 1000) await scan.take(Buffer.from(text.slice(at, at + 1000)));
    return scan.finish();
  };
  expect(await judge('harmless '.repeat(2000))).toEqual({ is: 'clean' });
  expect(await judge(`${'harmless '.repeat(2000)}virus`)).toEqual({ is: 'infected', what: 'Invented.Test' });
  await new Promise((resolve) => server.close(resolve));
  await expect(scanner.begin()).rejects.toThrow();
});

test('an infected file is set aside, and so is one that a silent scanner did not judge', async () => {
  const draft = await write(north(), aRequest());
  const infected = await attach(north().officer, draft.id, 'b.txt', Buffer.from('A virus in words.'));
  expect(infected.json()).toMatchObject({ state: 'quarantined', why: 'infected: Invented.Test' });
  await new Promise((resolve) => nodesScanner.close(resolve));
  const unjudged = await attach(north().officer, draft.id, 'c.txt', Buffer.from('Harmless words too.'));
  expect(unjudged.json()).toMatchObject({ state: 'quarantined', why: 'scanner-silent' });
});
