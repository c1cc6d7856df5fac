import { type TObject, Type } from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Officer } from '../../kernel/officer.ts';
import { type App, createApp } from '../../platform/http.ts';
import { anOfficer, aSearchNote, startTestParts, type TestParts } from './audit.fixtures.ts';
import { auditRoutes } from './audit.routes.ts';
import type { NodeAudit } from './audit.ts';
import { createAudit } from './create-audit.ts';

let parts: TestParts;
let audit: NodeAudit;
let app: App;
let caller: Officer | undefined;
let now = new Date('2026-03-10T12:00:00Z');

const auditor = anOfficer({ agency: 'ZZN-NCB', rights: ['audit:read', 'audit:verify'] });
const protector = anOfficer({ agency: 'ZZN-NCB', rights: ['audit:read', 'audit:who-asked'] });
const foreignAuditor = anOfficer({ agency: 'ZZS-POL', rights: ['audit:read'] });
const foreigner = anOfficer({ agency: 'ZZS-POL' });
const ours = { id: 'r-1', register: 'person', owner: 'ZZN-NCB' };

beforeAll(async () => {
  parts = await startTestParts({ clock: () => now });
  audit = await createAudit(parts);
  const persons = {
    schema: Type.Object({ name: Type.String() }, { additionalProperties: false }) as TObject,
    canonicalQuestion: (person: unknown) => `person|${(person as { name: string }).name}`,
  };
  const everybody = [auditor, protector, foreigner];
  const actorNames = async (ids: readonly string[]) =>
    new Map(everybody.flatMap(({ id, name }) => (ids.includes(id) ? [[id, name] as const] : [])));
  const gatekeeper = { identify: async () => caller, refused: async () => {} };
  app = await createApp(parts.settings, parts.log, parts.metrics, gatekeeper, (whole) =>
    auditRoutes(whole, audit, parts, { actorNames, persons }),
  );
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await audit.stop();
  await parts.stop();
});

async function get(officer: Officer | undefined, url: string) {
  caller = officer;
  const reply = await app.inject({ method: 'GET', url });
  return { status: reply.statusCode, body: reply.json() };
}
async function post(officer: Officer | undefined, url: string, body: object) {
  caller = officer;
  const reply = await app.inject({ method: 'POST', url, payload: body });
  return { status: reply.statusCode, body: reply.json() };
}

test('an auditor sees what their own agency did, newest first and page by page, and nothing of another', async () => {
  const made: string[] = [];
  for (let i = 0; i < 25; i += 1) {
    now = new Date(now.getTime() + 1000);
    await audit.append(aSearchNote({ officer: foreigner }));
    made.unshift(await audit.append(aSearchNote({ officer: auditor, purpose: i % 2 ? 'alert' : 'border-management' })));
  }
  const seen: string[] = [];
  let after = '';
  do {
    const { body } = await get(auditor, `/v1/audit/entries?action=search&limit=7${after}`);
    seen.push(...body.items.map((entry: { id: string }) => entry.id));
    after = body.next && `&after=${body.next}`;
  } while (after);
  expect(seen).toEqual(made);

  const alerts = await get(auditor, '/v1/audit/entries?action=search&purpose=alert');
  expect(alerts.body.items).toHaveLength(12);
  const others = await get(auditor, '/v1/audit/entries?agency=ZZS-POL');
  expect(others.body.items).toEqual([]);
  const late = await get(auditor, `/v1/audit/entries?action=search&from=${now.toISOString()}`);
  expect(late.body.items.map((entry: { id: string }) => entry.id)).toEqual([made[0]]);
});

test('reading the audit is itself in the audit', async () => {
  const before = (await get(auditor, '/v1/audit/entries?action=audit.read')).body.items.length;
  const after = (await get(auditor, '/v1/audit/entries?action=audit.read')).body.items;
  expect(after).toHaveLength(before + 1);
  expect(after[0]).toMatchObject({ officer: auditor.id, facts: { what: 'entries', shown: before } });
});

test('an entry names the officer of one’s own agency; the proof keeps to what was sealed', async () => {
  const id = await audit.append(aSearchNote({ officer: auditor, records: [{ ...ours, id: 'r-named' }] }));
  const [entry] = (await get(auditor, '/v1/audit/entries?record=r-named')).body.items;
  expect(entry).toMatchObject({ id, officer: auditor.id, officerName: auditor.name });
  const proof = (await get(auditor, `/v1/audit/entries/${id}/proof`)).body;
  expect(proof.entry).not.toHaveProperty('officerName');
});

test('what the node did by itself is for those who may verify the whole chain', async () => {
  await audit.append({ action: 'node.started', outcome: 'done' });
  expect((await get(auditor, '/v1/audit/entries?action=node.started')).body.items).toHaveLength(1);
  expect((await get(foreignAuditor, '/v1/audit/entries?action=node.started')).body.items).toEqual([]);
});

test('an owner sees which agencies asked for its records, why and when, but not which officer', async () => {
  now = new Date('2026-04-01T23:30:00Z');
  await audit.append(aSearchNote({ officer: foreigner, outcome: 'hit', records: [ours] }));
  await audit.append(aSearchNote({ officer: foreigner, outcome: 'hit', records: [ours, { ...ours, id: 'r-2' }] }));
  now = new Date('2026-04-02T00:30:00Z');
  await audit.append(aSearchNote({ officer: auditor, outcome: 'hit', purpose: 'alert', records: [ours] }));
  await audit.append(aSearchNote({ officer: auditor, outcome: 'hit', records: [{ ...ours, owner: 'ZZE-NCB' }] }));
  now = new Date('2026-04-03T00:00:00Z');

  const span = 'from=2026-04-01T00:00:00Z&to=2026-04-03T00:00:00Z';
  const by = async (what: string) => (await get(auditor, `/v1/audit/who-asked?by=${what}&${span}`)).body.items;
  expect(await by('agency')).toEqual([
    { key: 'ZZS-POL', times: 2, records: 2 },
    { key: 'ZZN-NCB', times: 1, records: 1 },
  ]);
  expect(await by('purpose')).toEqual([
    { key: 'border-management', times: 2, records: 2 },
    { key: 'alert', times: 1, records: 1 },
  ]);
  expect(await by('day')).toEqual([
    { key: '2026-04-01', times: 2, records: 2 },
    { key: '2026-04-02', times: 1, records: 1 },
  ]);

  const about = await post(protector, '/v1/audit/who-asked-about', { record: 'r-1', from: '2026-04-01T00:00:00Z' });
  expect(about.body.items.map((one: { agency: string }) => one.agency)).toEqual(['ZZN-NCB', 'ZZS-POL', 'ZZS-POL']);
  expect(JSON.stringify(about.body)).not.toContain(foreigner.id);
  expect(about.body.items.map((one: { officerName: string }) => one.officerName)).toEqual([auditor.name, null, null]);
  expect(about.body.items.map((one: { officer: string }) => one.officer)).toEqual([auditor.id, null, null]);
  const history = await get(auditor, '/v1/audit/entries?record=r-1');
  expect(history.body.items.map((entry: { agency: string }) => entry.agency)).toEqual(['ZZN-NCB', 'ZZN-NCB']);
  const page = await post(protector, '/v1/audit/who-asked-about', {
    record: 'r-1',
    from: '2026-04-01T00:00:00Z',
    limit: 2,
  });
  const rest = await post(protector, '/v1/audit/who-asked-about', {
    record: 'r-1',
    from: '2026-04-01T00:00:00Z',
    limit: 2,
    after: page.body.next,
  });
  expect([...page.body.items, ...rest.body.items]).toEqual(about.body.items);

  const stranger = { ...protector, agency: foreigner.agency };
  expect((await post(stranger, '/v1/audit/who-asked-about', { record: 'r-1' })).body.items).toEqual([]);
});

test('who asked about a person is found by the keyed hash; what others asked is shown where it met a record of one’s own', async () => {
  now = new Date('2026-05-02T00:00:00Z');
  const asked = audit.hashAsked('person|Bela Tarn');
  const own = await audit.append(aSearchNote({ officer: auditor, asked }));
  await audit.append(aSearchNote({ officer: foreigner, asked }));
  await audit.append(aSearchNote({ officer: foreigner, asked, outcome: 'hit', records: [ours] }));
  now = new Date('2026-05-03T00:00:00Z');
  const { body } = await post(protector, '/v1/audit/who-asked-about', { person: { name: 'Bela Tarn' } });
  expect(body.items).toEqual([
    expect.objectContaining({ agency: 'ZZS-POL', outcome: 'hit', entry: null, officer: null }),
    expect.objectContaining({ agency: 'ZZN-NCB', entry: own, officer: auditor.id }),
  ]);
  expect((await post(protector, '/v1/audit/who-asked-about', { person: { name: 'Nobody' } })).body.items).toEqual([]);
});

test('a proof is given for an entry of one’s own agency; another’s is not there', async () => {
  const id = await audit.append(aSearchNote({ officer: auditor }));
  const proof = await get(auditor, `/v1/audit/entries/${id}/proof`);
  expect(proof.body).toMatchObject({
    format: 'entente-audit-proof-1',
    entry: { id },
    checkpoint: { chain: audit.chain },
  });
  expect((await get(foreignAuditor, `/v1/audit/entries/${id}/proof`)).status).toBe(404);
  expect((await get(auditor, '/v1/audit/entries/nothing/proof')).status).toBe(404);
  const checkpoints = await get(foreignAuditor, '/v1/audit/checkpoints');
  expect(checkpoints.body.items[0]).toMatchObject({ chain: audit.chain, signature: proof.body.checkpoint.signature });
  expect(checkpoints.body.chains).toMatchObject([{ chain: audit.chain, own: true, publicKey: proof.body.publicKey }]);
});

test('the chain verifies over HTTP, and a fault is named', async () => {
  expect((await post(auditor, '/v1/audit/verify', {})).body).toMatchObject({ ok: true, faults: [] });
  caller = auditor;
  const bare = await app.inject({ method: 'POST', url: '/v1/audit/verify' });
  expect(bare.json()).toMatchObject({ ok: true });
  expect((await post(auditor, '/v1/audit/verify', { last: 2 })).body).toMatchObject({ ok: true, blocks: 2 });
  await parts.db.query(`update audit_touches set agency = 'ZZE-NCB' where agency = 'ZZS-POL'`);
  const verdict = await post(auditor, '/v1/audit/verify', {});
  expect(verdict.body).toMatchObject({
    ok: false,
    faults: expect.arrayContaining([expect.objectContaining({ kind: 'touches-altered' })]),
  });
});

test('who may not is refused, and rubbish gets a sentence', async () => {
  expect((await get(undefined, '/v1/audit/entries')).status).toBe(401);
  expect((await get(protector, '/v1/audit/entries?limit=0')).status).toBe(400);
  expect((await get(protector, '/v1/audit/entries?after=rubbish')).body.detail).toContain('"next" of the page before');
  expect((await get(protector, '/v1/audit/entries?record=r-1&after=rubbish')).status).toBe(400);
  expect((await get(protector, '/v1/audit/entries?from=yesterday')).status).toBe(400);
  expect((await get(protector, '/v1/audit/who-asked?by=weather')).body.fields[0].allowed).toEqual([
    'agency',
    'purpose',
    'day',
  ]);
  expect((await post(protector, '/v1/audit/verify', {})).status).toBe(403);
  expect((await post(auditor, '/v1/audit/who-asked-about', { record: 'r-1' })).status).toBe(403);
  expect((await post(protector, '/v1/audit/who-asked-about', {})).status).toBe(400);
  expect((await post(protector, '/v1/audit/who-asked-about', { record: 'r', person: { name: 'x' } })).status).toBe(400);
  expect(
    (
      await post(protector, '/v1/audit/who-asked-about', {
        record: 'r',
        from: '2026-05-02T00:00:00Z',
        to: '2026-05-01T00:00:00Z',
      })
    ).status,
  ).toBe(400);
});
