import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { anOfficer, signedIn } from '../access/access.fixtures.ts';

const data = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/data/imports/${name}`, import.meta.url)), 'utf8');

let node: TestNode;
let officer: Awaited<ReturnType<TestNode['signIn']>>;
let session: string;
beforeAll(async () => {
  node = await startTestNode();
  officer = await node.signIn('ZZN-NCB', ['desk-officer']);
  session = await signedIn(node, await anOfficer(node, { roles: ['desk-officer'], agency: 'ZZN-NCB' }));
});
afterAll(() => node.stop());

function lines(body: string): Record<string, unknown>[] {
  return body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const XML = { 'content-type': 'application/xml' };
const CSV = { 'content-type': 'text/csv' };

test('a list sent as a stream ends with its summary, and is found among the imports', async () => {
  const reply = await officer.post('/v1/imports?format=un-sc&name=first.xml', data('un-sc-first.xml'), XML);
  expect(reply.statusCode).toBe(200);
  const summary = lines(reply.body).at(-1)!;
  expect(Object.keys(summary).sort()).toEqual(
    [
      'aliases',
      'amended',
      'created',
      'documents',
      'id',
      'read',
      'rejected',
      'seconds',
      'unchanged',
      'withdrawn',
    ].sort(),
  );
  expect(summary).toMatchObject({ read: 3, created: 3, aliases: 3, documents: 2 });
  const one = (await officer.get(`/v1/imports/${summary.id}`)).json();
  expect(one).toMatchObject({ status: 'finished', list: 'un-sc', name: 'first.xml', complete: true, created: 3 });
  const { items } = (await officer.get('/v1/imports?limit=1')).json();
  expect(items[0].id).toBe(summary.id);
  const actions = (await node.auditEntries()).map(({ action }) => action);
  expect(actions).toContain('import.started');
  expect(actions).toContain('import.finished');
});

test('what was imported is found by the next search', async () => {
  await node.running.index.caughtUp();
  const search = await officer.post('/v1/searches', {
    purpose: 'criminal-investigation',
    subject: { person: { names: [{ whole: 'Halvar Brunmark Lundvold' }], born: [{ on: '1961-03-14' }] } },
  });
  expect(search.statusCode, search.body).toBe(200);
  expect(search.json().outcome).toBe('hit');
});

test('the SDN list comes in parts, in any order', async () => {
  const boundary = 'x--boundary';
  const part = (name: string, file: string): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: text/csv\r\n\r\n${data(file)}\r\n`;
  const body = `${part('file', 'sdn.csv')}${part('add', 'add.csv')}${part('alt', 'alt.csv')}--${boundary}--\r\n`;
  const reply = await officer.post('/v1/imports?format=ofac-sdn', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  expect(reply.statusCode, reply.body).toBe(200);
  expect(lines(reply.body).at(-1)).toMatchObject({ read: 6, created: 5, rejected: 1, aliases: 3 });
});

test.each([
  ['names no boundary', 'multipart/form-data', '--x\r\n'],
  [
    'breaks off',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid,sur',
  ],
])('an upload that %s is refused with a sentence', async (_, type, body) => {
  const reply = await officer.post('/v1/imports?format=ofac-sdn', body, { 'content-type': type });
  expect(reply.statusCode, reply.body).toBe(400);
  expect(reply.json()).toMatchObject({
    type: '/problems/invalid-input',
    detail: expect.stringContaining('Send it again'),
  });
});

test('a broken file is 422 with a sentence, and the node lives', async () => {
  const reply = await officer.post('/v1/imports?format=un-sc', data('un-sc-first.xml').slice(0, 900), XML);
  expect(reply.statusCode).toBe(422);
  expect(reply.json()).toMatchObject({
    type: '/problems/unreadable-file',
    detail: expect.stringContaining('ends in the middle'),
  });
  expect((await node.send('GET', '/healthz')).statusCode).toBe(200);
});

test('the rejects are a CSV that no spreadsheet takes for formulas', async () => {
  const file = 'id,surname,first name,sex\n"=cmd|calc",Brunmark,Halvar,?\n@x,Ravberg,Signe,never\n';
  const reply = await officer.post('/v1/imports?format=csv&register=person&name=bad.csv', file, CSV);
  const { id, rejected } = lines(reply.body).at(-1)!;
  expect(rejected).toBe(2);
  const rejects = await officer.get(`/v1/imports/${id}/rejects`);
  expect(rejects.headers['content-type']).toContain('text/csv');
  const [head, first, second] = rejects.body.split('\r\n');
  expect(head).toBe('line,key,field,reason');
  expect(first).toMatch(/^2,'=cmd\|calc,sex,"This is not one of the allowed values/);
  expect(second).toMatch(/^3,'@x,sex,/);

  const page = await officer.get(`/v1/imports/${id}/rejected-rows?limit=1`);
  const { items, next } = page.json();
  expect(items).toEqual([
    {
      line: 2,
      kind: 'person',
      key: '=cmd|calc',
      field: 'sex',
      code: 'not-allowed',
      values: null,
      allowed: ['female', 'male', 'unspecified', 'unknown'],
      message: expect.stringContaining('not one of the allowed'),
    },
  ]);
  const rest = (await officer.get(`/v1/imports/${id}/rejected-rows?after=${next}`)).json();
  expect(rest).toMatchObject({ items: [{ line: 3 }], next: null });
});

test('a mapping is saved, used, listed and dropped', async () => {
  const mapping = { register: 'vehicle', columns: { FIN: '/subject/vin' }, constants: { '/reason': 'stolen' } };
  const put = (body: unknown) => node.send('PUT', '/v1/import-mappings/depot', { session, body });
  expect((await put(mapping)).statusCode).toBe(200);
  expect((await put({ ...mapping, columns: { FIN: '/subject/wings' } })).json()).toMatchObject({
    type: '/problems/invalid-input',
    fields: [{ field: '/columns/FIN' }],
  });
  expect((await officer.get('/v1/import-mappings')).json()).toMatchObject([{ name: 'depot', ...mapping }]);
  const reply = await officer.post('/v1/imports?format=csv&mapping=depot', 'FIN\nWVWZZZ1JZ3W386752\n', CSV);
  expect(lines(reply.body).at(-1)).toMatchObject({ created: 1 });
  expect((await officer.delete('/v1/import-mappings/depot')).statusCode).toBe(204);
  expect((await officer.get('/v1/import-mappings/depot')).statusCode).toBe(404);
});

test('a mapping that comes with its file serves that file alone and is not kept', async () => {
  const boundary = 'x--boundary';
  const send = (mapping: unknown) =>
    officer.post(
      '/v1/imports?format=csv&register=vehicle&name=yard.csv',
      [
        `--${boundary}\r\ncontent-disposition: form-data; name="mapping"\r\n\r\n${JSON.stringify(mapping)}\r\n`,
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="yard.csv"\r\ncontent-type: text/csv\r\n\r\n`,
        `Frame\nWVWZZZ1JZ3W386753\n\r\n--${boundary}--\r\n`,
      ].join(''),
      { 'content-type': `multipart/form-data; boundary=${boundary}` },
    );
  const mapping = { register: 'vehicle', columns: { Frame: '/subject/vin' }, constants: { '/reason': 'stolen' } };
  const reply = await send(mapping);
  expect(lines(reply.body).at(-1), reply.body).toMatchObject({ created: 1 });
  expect((await officer.get('/v1/import-mappings')).json()).toEqual([]);
  expect((await send({ ...mapping, columns: { Frame: '/subject/wings' } })).json()).toMatchObject({
    fields: [{ field: '/columns/Frame', code: 'no-such-field', values: { pointer: '/subject/wings' } }],
  });
  expect((await send({ register: 'vehicle' })).json()).toMatchObject({
    fields: [{ field: '/columns', code: 'required' }],
  });
});

test('another agency sees neither imports nor mappings, and without the right nobody imports', async () => {
  const other = await node.signIn('ZZS-NCB', ['desk-officer']);
  const [mine] = (await officer.get('/v1/imports?limit=1')).json().items;
  expect((await other.get(`/v1/imports/${mine.id}`)).statusCode).toBe(404);
  expect((await other.get(`/v1/imports/${mine.id}/rejects`)).statusCode).toBe(404);
  expect((await other.get('/v1/imports')).json().items).toEqual([]);
  const frontline = await node.signIn('ZZN-NCB', ['frontline']);
  expect((await frontline.post('/v1/imports?format=un-sc', '<a/>', XML)).statusCode).toBe(403);
});

test('an unknown format, a missing register and a body of another kind are named', async () => {
  expect((await officer.post('/v1/imports?format=xls', 'x', CSV)).statusCode).toBe(400);
  expect((await officer.post('/v1/imports?format=csv', 'vin\nx', CSV)).json().detail).toContain('register=');
  expect((await officer.post('/v1/imports?format=csv&register=person', { a: 1 })).statusCode).toBe(415);
});
