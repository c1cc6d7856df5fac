import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadInventedWorld } from '../../src/app/invented-world.ts';
import { ROLES } from '../../src/domains/access/public.ts';
import { PROBLEM_KINDS } from '../../src/kernel/problem.ts';
import { type Caller, startTestNode, type TestNode } from '../support/test-node.ts';

/** How often each address is asked with every kind of rubbish; somebody who looks for trouble sets `ENTENTE_RUBBISH=20`. */
const ROUNDS = Number(process.env.ENTENTE_RUBBISH ?? 1);
const SEED = Number(process.env.ENTENTE_RUBBISH_SEED ?? 20_211_015);

let node: TestNode;
let officer: Caller;
beforeAll(async () => {
  node = await startTestNode();
  // With many rounds there are also records, hits and messages to spoil.
  if (ROUNDS > 1) await loadInventedWorld(node.running, () => {});
  officer = await node.signIn('ZZN-NCB', [...ROLES]);
});
afterAll(() => node.stop());

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

// Always the same rubbish, so that what fails once fails again.
let seed = SEED;
function random(below: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (seed >> 8) % below;
}

/** Words that must not come back: they are what was asked, and that may be a person. */
const SECRET = 'Zvonimira Quastenberg';

/** An id under which there is nothing. */
const NOBODYS = '01939d3e-7c1a-7000-8000-00000000beef';

/** What nobody means, and what somebody tries on purpose. */
const RUBBISH: readonly unknown[] = [
  '',
  ' ',
  SECRET,
  'x'.repeat(20_000),
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m\r\n',
  '\ud800',
  '\u202e\u2066',
  "'; drop table records; --",
  '../../etc/passwd',
  '{{7*7}}<script>alert(1)</script>',
  '0000-00-00',
  '2026-02-31',
  '9999999-01-01',
  '-1',
  '1e999',
  'NaN',
  0,
  -1,
  1.5,
  9_007_199_254_740_992,
  1e308,
  true,
  null,
  [],
  [[]],
  {},
  { constructor: { prototype: 1 } },
  JSON.parse('{"__proto__":{"a":1}}'),
  Array.from({ length: 300 }, () => 'ZZN'),
];

/** A value that fits the schema, as far as its words say it. */
function fitting(schema: Schema | undefined): unknown {
  if (!schema) return 'x';
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[random(schema.enum.length)];
  if (schema.anyOf) return fitting(schema.anyOf[random(schema.anyOf.length)]);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => fitting(one)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || random(2) === 0)
          .map(([name, one]) => [name, fitting(one)]),
      );
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => fitting(schema.items));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return random(2) === 0;
    case 'null':
      return null;
    default:
      if (schema.format === 'date') return '2026-05-01';
      if (schema.format === 'date-time') return '2026-05-01T10:00:00Z';
      if (schema.pattern?.includes('\\d{4}')) return '1979-03-14';
      return 'X1234567'.padEnd(schema.minLength ?? 0, 'x');
  }
}

/** The same value with rubbish somewhere in it. */
function spoiled(value: unknown): unknown {
  const rubbish = RUBBISH[random(RUBBISH.length)];
  if (value === null || typeof value !== 'object') return rubbish;
  const names = Object.keys(value);
  if (names.length === 0 || random(8) === 0) return random(2) === 0 ? rubbish : { ...value, [SECRET]: rubbish };
  const name = names[random(names.length)]!;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  (copy as Record<string, unknown>)[name] = spoiled((value as Record<string, unknown>)[name]);
  return copy;
}

const text = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 6000).toWellFormed();

const JSON_TYPE = { 'content-type': 'application/json' };

interface Body {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is sent in one round: something that fits first, so that whatever the address does is done at least once. */
const BODIES: readonly ((fit: unknown) => Body)[] = [
  (fit) => ({ body: JSON.stringify(fit), headers: JSON_TYPE }),
  () => ({ body: '{"a":', headers: JSON_TYPE }),
  () => ({ body: SECRET, headers: { 'content-type': 'text/plain' } }),
  () => ({ body: SECRET, headers: { 'content-type': 'multipart/form-data' } }),
  () => ({ body: '<a>&b;', headers: { 'content-type': 'application/xml' } }),
  () => ({ body: '"', headers: { 'content-type': 'text/csv' } }),
  () => ({ body: JSON.stringify(RUBBISH[random(RUBBISH.length)]), headers: JSON_TYPE }),
  () => ({}),
  ...Array.from(
    { length: 4 },
    () =>
      (fit: unknown): Body => ({ body: JSON.stringify(spoiled(fit)), headers: JSON_TYPE }),
  ),
];

// No sentence for officers or systems has these in it: they come from the program, the database or its driver.
const INSIDE =
  /\.[mc]?[jt]s:\d|node_modules|\bat \w+ \(|\b(select|insert into|update) \w+ |relation "|violates|syntax error|invalid byte|undefined|\[object|TypeError|Cannot read/i;

// A code of an agreement or an offence that nobody knows may be repeated: it is no person.
const ABOUT_TREATIES = /^\/v1\/(instruments|legal-basis|coverage|negotiations)/;

/** What is wrong with an answer to rubbish; undefined when nothing is. */
function faultOf(path: string, { statusCode, body, headers }: LightMyRequestResponse): string | undefined {
  const start = body.slice(0, 300);
  if (statusCode < 400) return undefined;
  if (statusCode >= 500) return `status ${statusCode}: ${start}`;
  if (!String(headers['content-type']).startsWith('application/problem+json')) return `no problem: ${start}`;
  const problem = JSON.parse(body) as { type: string; title: string; status: number; detail: string };
  if (!Object.hasOwn(PROBLEM_KINDS, problem.type.replace('/problems/', ''))) return `unknown kind: ${start}`;
  if (problem.status !== statusCode || problem.title === '' || problem.detail.length < 10)
    return `says nothing: ${start}`;
  if (body.length > 8000) return `${body.length} characters long: ${start}`;
  // A field is called by its name, whoever gave it to it.
  const told = body.replace(/"(field|instance)":"[^"]*"/g, '').replaceAll(`/${SECRET}:`, '');
  if (told.includes(SECRET) && !ABOUT_TREATIES.test(path)) return `hands back what was sent: ${start}`;
  const inside = INSIDE.exec(body);
  return inside ? `tells of the inside ("${inside[0]}"): ${start}` : undefined;
}

/** The ids and codes in the lists of the node, by the address of the list. */
async function knownIds(paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = new Map<string, string[]>();
  const read = async (path: string, address = path): Promise<void> => {
    const { body } = await officer.get(address);
    const ids = [...body.matchAll(/"(?:id|code)":"([^"]{1,60})"/g)].map(([, id]) => id!);
    if (ids.length > 0) known.set(path, ids.slice(0, 20));
  };
  for (const path of paths) if (!path.includes('{') && !isSpared(path)) await read(path);
  await read('/v1/registers', '/v1/registers/person/records');
  return known;
}

/** These end the session by which the others are asked, or their answer never ends. */
const isSpared = (path: string): boolean => /sign-out|\/me\/sessions|\/me\/password|\/events$|cockpit\/live/.test(path);

function ask(method: string, url: string, { body, headers }: Body): Promise<LightMyRequestResponse> {
  switch (method) {
    case 'get':
      return officer.get(url);
    case 'delete':
      return officer.delete(url);
    case 'put':
      return officer.put(url, body);
    case 'patch':
      return officer.patch(url, body, { 'if-match': random(4) === 0 ? 'rubbish' : '"1"', ...headers });
    default:
      return officer.post(url, body, headers);
  }
}

// A validator is compiled when its address is first asked, so this also finds a schema that cannot be compiled.
test('whatever rubbish is sent to any address, the answer is a clear problem that tells nothing of the inside', async () => {
  const document = (await node.send('GET', '/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>;
  };
  const known = await knownIds(Object.keys(document.paths));
  const faults: string[] = [];
  let asked = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    if (isSpared(path)) continue;
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      const schema = requestBody?.content?.['application/json']?.schema;
      const ids = known.get(path.slice(0, path.indexOf('/{'))) ?? [NOBODYS];
      for (let round = 0; round < ROUNDS * BODIES.length; round += 1) {
        const isPathSpoiled = round % BODIES.length === BODIES.length - 1;
        const place = path.replace(/\{(\w+)\}/g, (_, name: string) => {
          const { enum: codes } = parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {};
          const fit = codes ? codes[random(codes.length)] : ids[random(ids.length)];
          return encodeURIComponent(text(isPathSpoiled ? RUBBISH[random(RUBBISH.length)] : fit).slice(0, 300) || 'x');
        });
        const query = parameters
          .filter((one) => one.in === 'query' && random(3) > 0)
          .map(
            (one) =>
              `${one.name}=${encodeURIComponent(text(random(3) === 0 ? RUBBISH[random(RUBBISH.length)] : fitting(one.schema)))}`,
          );
        if (random(10) === 0) query.push(`${encodeURIComponent(SECRET)}=1`);
        const url = query.length > 0 ? `${place}?${query.join('&')}` : place;
        const sent = BODIES[round % BODIES.length]!(fitting(schema));
        asked += 1;
        const fault = faultOf(path, await ask(method, url, sent));
        if (fault) faults.push(`${method} ${path} [${url.slice(0, 160)}] ${sent.body?.slice(0, 300) ?? ''} → ${fault}`);
      }
    }
  }
  expect(asked).toBeGreaterThan(1000);
  expect(faults).toEqual([]);
});
