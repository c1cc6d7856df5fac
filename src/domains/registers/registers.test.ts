import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { expireRecords } from './public.ts';
import { aStolenCar, aStolenPassport, aStolenPistol, aWantedPerson } from './registers.fixtures.ts';

let node: TestNode;
let nordavia: Caller;
let sudoria: Caller;
let estmark: Caller;
let auditor: Caller;

beforeAll(async () => {
  node = await startTestNode();
  nordavia = await node.signIn('ZZN-NCB', ['desk-officer', 'second-reviewer']);
  sudoria = await node.signIn('ZZS-NCB', ['desk-officer', 'second-reviewer']);
  estmark = await node.signIn('ZZE-NCB', ['desk-officer', 'second-reviewer']);
  auditor = await node.signIn('ZZN-NCB', ['auditor']);
});
afterAll(() => node.stop());

const PERSONS = '/v1/registers/person/records';
const DOCUMENTS = '/v1/registers/travel-document/records';

let people = 0;
/** A person nobody else in this file is. */
function someone(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  people += 1;
  const family = `Brunsund${String.fromCharCode(97 + people)}`;
  return aWantedPerson({
    subject: { names: [{ family, given: 'Ylva' }], born: [{ on: '1980-01-02' }], sex: 'female' },
    ...overrides,
  });
}

test('a report is answered with its reference, the usual action of its reason and the day of its review', async () => {
  const reply = await nordavia.post(PERSONS, someone());
  expect(reply.statusCode).toBe(201);
  const record = reply.json();
  expect(record).toMatchObject({
    owner: 'ZZN-NCB',
    status: 'active',
    action: 'arrest',
    version: 1,
    may: { amend: true },
  });
  expect(record.reference).toMatch(/^ZZN-NCB-\d{6}$/);
  expect(Number(record.reviewOn.slice(0, 4)) - Number(record.validFrom.slice(0, 4))).toBe(5);
  expect(reply.headers.etag).toBe('"1"');
});

test('only the issuing state reports a travel document, and the refusal is remembered', async () => {
  const refused = await sudoria.post(DOCUMENTS, aStolenPassport());
  expect(refused.statusCode).toBe(403);
  expect(refused.json()).toMatchObject({ type: '/problems/not-the-issuing-state' });
  const lines = await node.auditEntries();
  expect(lines.some((line) => line.action === 'record.reported' && line.outcome === 'refused')).toBe(true);
  expect((await nordavia.post(DOCUMENTS, aStolenPassport())).statusCode).toBe(201);
});

test('amending keeps every version, with who, when and why, and reads back what was written', async () => {
  const reported = (await nordavia.post(PERSONS, someone({ warnings: ['armed'] }))).json();
  const subject = { ...reported.subject, heightCm: 171, marks: 'scar on the left hand — “Ø”' };
  const amended = await nordavia.patch(
    `${PERSONS}/${reported.id}`,
    { why: 'seen by a witness', subject },
    { 'if-match': '"1"' },
  );
  expect(amended.statusCode).toBe(200);
  const read = (await nordavia.get(`${PERSONS}/${reported.id}`)).json();
  expect(read.subject).toEqual(subject);
  expect(read).toMatchObject({ version: 2, warnings: ['armed'], reviewOn: reported.reviewOn });
  const versions = (await nordavia.get(`${PERSONS}/${reported.id}/versions`)).json();
  expect(versions.map((version: { change: string; why: string | null }) => [version.change, version.why])).toEqual([
    ['amended', 'seen by a witness'],
    ['reported', null],
  ]);
  expect(versions[1].body.subject).toEqual(reported.subject);
});

test('an amendment takes single terms away; the action, the basis and the grade fall back to the usual ones', async () => {
  const given = {
    action: 'tell-owner',
    purpose: 'criminal-investigation',
    basis: 'Court of Skarvik, 12/2026',
    grade: 'A1',
    handling: ['H0', 'H3'],
    handlingNote: 'not for the press',
    validUntil: '2030-01-01',
    nationalReference: 'N-77',
  };
  const { id, basis } = (await nordavia.post(PERSONS, someone(given))).json();
  expect(basis).toBe(given.basis);
  const cleared = { purpose: null, validUntil: null, nationalReference: null, action: null, basis: null, grade: null };
  const amend = (version: number, changes: object) =>
    nordavia.patch(`${PERSONS}/${id}`, { why: 'withdrawn by the court', ...changes }, { 'if-match': `"${version}"` });
  const reply = await amend(1, cleared);
  expect(reply.statusCode, reply.body).toBe(200);
  const read = (await nordavia.get(`${PERSONS}/${id}`)).json();
  expect(read).toMatchObject({ action: 'arrest', grade: 'X4', handlingNote: 'not for the press' });
  expect(read.basis).toMatch(/^Regulation/);
  for (const name of ['purpose', 'validUntil', 'nationalReference']) expect(read).not.toHaveProperty(name);
  expect((await amend(2, { handlingNote: null })).json()).toMatchObject({
    fields: [{ field: '/handlingNote', code: 'restriction-in-words' }],
  });
  expect((await amend(2, { reason: null })).statusCode).toBe(400);
});

test('what does not fit is named by field, with a code that other languages have words for', async () => {
  const reply = await nordavia.post(PERSONS, {
    ...someone(),
    subject: { names: [{ family: 'Ø'.repeat(301) }], sex: 'none', heightCm: 3, wings: 2 },
    validUntil: 'tomorrow',
    handling: ['H0', 'H0'],
  });
  const codes = (reply.json().fields as { field: string; code: string; values?: object }[]).map(
    ({ field, code, values }) => [field, code, ...(values ? [values] : [])],
  );
  expect(codes).toEqual(
    expect.arrayContaining([
      ['/subject/names/0/family', 'too-long', { limit: 300 }],
      ['/subject/sex', 'not-allowed'],
      ['/subject/heightCm', 'at-least', { limit: 20 }],
      ['/subject/wings', 'unknown-field'],
      ['/validUntil', 'day'],
      ['/handling', 'repeated'],
    ]),
  );
});

test('whatever an amendment writes, reading gives back', async () => {
  const { id } = (await nordavia.post(PERSONS, someone())).json();
  // PostgreSQL keeps every text but those with NUL; half a surrogate pair is no text.
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((written) => `Ab${written.replaceAll('\0', '')}`);
  const subjects = fc.record(
    {
      names: fc.array(fc.record({ whole: text, quality: fc.constantFrom('primary', 'good', 'weak') }), {
        minLength: 1,
        maxLength: 4,
      }),
      born: fc.array(fc.record({ on: fc.constantFrom('1980', '1980-02', '1980-02-29', '1999-12-31') }), {
        maxLength: 3,
      }),
      sex: fc.constantFrom('female', 'male', 'unspecified', 'unknown'),
      nationalities: fc.uniqueArray(fc.constantFrom('ZZN', 'ZZS', 'ZZE', 'XKX', 'VNM'), { maxLength: 3 }),
      heightCm: fc.integer({ min: 20, max: 280 }),
      marks: text,
    },
    { requiredKeys: ['names'] },
  );
  let version = 1;
  await fc.assert(
    fc.asyncProperty(subjects, async (subject) => {
      const reply = await nordavia.patch(`${PERSONS}/${id}`, { why: 'seen', subject }, { 'if-match': `"${version}"` });
      expect(reply.statusCode).toBe(200);
      version += 1;
      expect((await nordavia.get(`${PERSONS}/${id}`)).json().subject).toEqual(JSON.parse(JSON.stringify(subject)));
    }),
    { numRuns: 40 },
  );
  const versions = (await nordavia.get(`${PERSONS}/${id}/versions`)).json();
  expect(versions).toHaveLength(version);
});

test('two officers who amend the same version do not overwrite each other', async () => {
  const { id } = (await nordavia.post(PERSONS, someone())).json();
  const body = { why: 'x', nationalReference: 'N-1' };
  expect((await nordavia.patch(`${PERSONS}/${id}`, body)).statusCode).toBe(428);
  const both = await Promise.all([
    nordavia.patch(`${PERSONS}/${id}`, body, { 'if-match': '"1"' }),
    nordavia.patch(`${PERSONS}/${id}`, body, { 'if-match': '"1"' }),
  ]);
  expect(both.map((reply) => reply.statusCode).sort()).toEqual([200, 412]);
});

test('another state reads a record in force and may not change it', async () => {
  const { id } = (await nordavia.post(PERSONS, someone())).json();
  const read = await sudoria.get(`${PERSONS}/${id}`);
  expect(read.statusCode).toBe(200);
  expect(read.json().may).toEqual({ amend: false, withdraw: false, review: false });
  expect(
    (await sudoria.patch(`${PERSONS}/${id}`, { why: 'no', reason: 'witness' }, { 'if-match': '"1"' })).statusCode,
  ).toBe(403);
  expect((await sudoria.get(`${PERSONS}/${id}/versions`)).statusCode).toBe(404);
});

test('what is withheld from a state is for it as if it were not there', async () => {
  const { id } = (await nordavia.post(PERSONS, someone({ withheldFrom: ['ZZS'] }))).json();
  const hidden = await sudoria.get(`${PERSONS}/${id}`);
  const absent = await sudoria.get(`${PERSONS}/00000000-0000-7000-8000-000000000000`);
  expect(hidden.statusCode).toBe(404);
  const without = ({ instance: _, ...rest }: Record<string, unknown>): object => rest;
  expect(without(hidden.json())).toEqual(without(absent.json()));
  const listed = (await sudoria.get(`${PERSONS}?limit=500`)).json().items as { id: string }[];
  expect(listed.map((record) => record.id)).not.toContain(id);
  const seen = await estmark.get(`${PERSONS}/${id}`);
  expect(seen.json().withheldFrom).toBeUndefined(); // nor does anybody learn whom the owner does not trust
});

test('a discreet check on a person with an arrest alert of another state waits for a consultation', async () => {
  const wanted = someone();
  const first = (await nordavia.post(PERSONS, wanted)).json();
  const second = (await sudoria.post(PERSONS, { ...wanted, reason: 'discreet-check' })).json();
  expect(second.status).toBe('waiting');
  const [consultation] = (await nordavia.get('/v1/consultations')).json();
  expect(consultation).toMatchObject({ newcomer: second.id, existing: [first.id], newcomerWaits: true });
  expect(consultation.may).toEqual(['enter', 'withdraw-existing']);
  expect((await sudoria.get('/v1/consultations')).json()[0].may).toEqual(['withdraw-newcomer']);
  expect((await estmark.get('/v1/consultations')).json()).toEqual([]);
  const own = await sudoria.post(`/v1/consultations/${consultation.id}/decide`, { decision: 'enter', why: 'ours' });
  expect(own.statusCode).toBe(403);
  const decided = await nordavia.post(`/v1/consultations/${consultation.id}/decide`, {
    decision: 'enter',
    why: 'agreed',
  });
  expect(decided.statusCode).toBe(200);
  expect((await sudoria.get(`${PERSONS}/${second.id}`)).json().status).toBe('active');
});

/** The consultation that a newcomer has opened, as one of those it concerns sees it. */
async function consultationOf(newcomer: { id: string }, by: Caller) {
  const all = (await by.get('/v1/consultations')).json() as {
    id: string;
    newcomer: string;
    decidedAt: string | null;
  }[];
  return all.find((one) => one.newcomer === newcomer.id);
}

test('a newcomer beside the alerts of two states enters when both have agreed, not when the first has', async () => {
  const wanted = someone();
  await nordavia.post(PERSONS, wanted);
  const theirs = (await sudoria.post(PERSONS, wanted)).json();
  const newcomer = (await estmark.post(PERSONS, { ...wanted, reason: 'discreet-check' })).json();
  const status = async () => (await estmark.get(`${PERSONS}/${newcomer.id}`)).json().status;
  const { id } = (await consultationOf(newcomer, nordavia))!;
  const answer = (by: Caller, decision: string, why: string) =>
    by.post(`/v1/consultations/${id}/decide`, { decision, why });

  const first = (await answer(nordavia, 'enter', 'no objection')).json();
  expect(first).toMatchObject({ decidedAt: null, may: [], answers: [{ agency: 'ZZN-NCB', decision: 'enter' }] });
  expect(await status()).toBe('waiting');
  expect((await answer(nordavia, 'withdraw-existing', 'on second thoughts')).statusCode).toBe(403);

  const second = (await answer(sudoria, 'withdraw-existing', 'arrested yesterday')).json();
  expect(second).toMatchObject({ decision: 'withdraw-existing', may: [] });
  expect(second.answers).toHaveLength(2);
  expect(await status()).toBe('active');
  expect((await sudoria.get(`${PERSONS}/${theirs.id}`)).json().status).toBe('withdrawn');
});

test('a consultation ends when what it was about is withdrawn in the ordinary way', async () => {
  const wanted = someone();
  const first = (await nordavia.post(PERSONS, wanted)).json();
  const watched = { ...wanted, reason: 'discreet-check' };
  const given = (await sudoria.post(PERSONS, watched)).json();
  await sudoria.post(`${PERSONS}/${given.id}/withdraw`, { why: 'reported in error' });
  expect(await consultationOf(given, nordavia)).toMatchObject({ decision: 'withdraw-newcomer', may: [] });

  const again = (await sudoria.post(PERSONS, watched)).json();
  expect(again.status).toBe('waiting');
  await nordavia.post(`${PERSONS}/${first.id}/withdraw`, { why: 'surrendered' });
  expect(await consultationOf(again, nordavia)).toMatchObject({ decision: 'withdraw-existing' });
  expect((await sudoria.get(`${PERSONS}/${again.id}`)).json().status).toBe('active');
});

test('an arrest alert enters at once, although a discreet check of another state stands', async () => {
  const watched = someone({ reason: 'discreet-check' });
  await sudoria.post(PERSONS, watched);
  const wanted = (await nordavia.post(PERSONS, { ...watched, reason: 'wanted-for-arrest' })).json();
  expect(wanted.status).toBe('active');
  const open = (await sudoria.get('/v1/consultations')).json() as { newcomer: string; newcomerWaits: boolean }[];
  expect(open.find((one) => one.newcomer === wanted.id)).toMatchObject({ newcomerWaits: false });
});

test('one state has one alert on one subject', async () => {
  const car = aStolenCar();
  expect((await nordavia.post('/v1/registers/vehicle/records', car)).statusCode).toBe(201);
  const again = await nordavia.post('/v1/registers/vehicle/records', car);
  expect(again.statusCode).toBe(409);
  expect(again.json().type).toBe('/problems/not-compatible');
});

test('two firearms of different makes with one serial number are two firearms', async () => {
  expect((await nordavia.post('/v1/registers/firearm/records', aStolenPistol())).statusCode).toBe(201);
  const other = aStolenPistol({
    subject: { serial: 'B204517', make: 'Beretta', calibre: '9 mm Luger', type: 'pistol' },
  });
  const reply = await sudoria.post('/v1/registers/firearm/records', { ...other, reason: 'discreet-check' });
  expect(reply.json().status).toBe('active');
});

test('a report sent twice under one key is one report; under another body the key is refused', async () => {
  const body = someone();
  const key = { 'idempotency-key': 'report-77' };
  const both = await Promise.all([nordavia.post(PERSONS, body, key), nordavia.post(PERSONS, body, key)]);
  const ids = new Set([...both, await nordavia.post(PERSONS, body, key)].map((reply) => reply.json().id));
  expect(ids.size).toBe(1);
  expect((await nordavia.post(PERSONS, someone(), key)).json().type).toBe('/problems/idempotency-key-reused');
});

test.each([
  ['an unknown field', { colour: 'red' }, '/colour'],
  [
    'an impossible date',
    { subject: { names: [{ whole: 'Ylva Brun' }], born: [{ on: '1979-02-30' }] } },
    '/subject/born/0/on',
  ],
  [
    'an unknown country',
    { subject: { names: [{ whole: 'Ylva Brun' }], nationalities: ['QQQ'] } },
    '/subject/nationalities/0',
  ],
  ['an unknown reason', { reason: 'dislike' }, '/reason'],
  ['an unknown purpose', { purpose: 'curiosity' }, '/purpose'],
  ['a name of one letter', { subject: { names: [{ whole: 'Y' }] } }, '/subject/names/0'],
  ['H3 without its words', { handling: ['H3'] }, '/handlingNote'],
])('%s is refused, naming the field', async (_, wrong, field) => {
  const reply = await nordavia.post(PERSONS, { ...someone(), ...wrong });
  expect(reply.statusCode).toBe(400);
  expect(reply.headers['content-type']).toContain('application/problem+json');
  expect((reply.json().fields as { field: string }[]).map((fault) => fault.field)).toContain(field);
});

test('codes that are not allowed are answered with those that are', async () => {
  const reply = await nordavia.post(PERSONS, { ...someone(), purpose: 'curiosity' });
  expect(reply.json().fields[0].allowed).toContain('border-management');
});

test('a record nobody reviewed in time expires, and is found no more', async () => {
  const late = await startTestNode();
  try {
    const desk = await late.signIn('ZZN-NCB');
    const { id } = (await desk.post(PERSONS, someone({ reason: 'discreet-check' }))).json();
    late.later(400 * 86_400_000);
    const again = await late.signIn('ZZN-NCB');
    expect(await expireRecords(late.running.registers)).toBe(1);
    expect((await again.get(`${PERSONS}/${id}`)).json().status).toBe('expired');
    const [newest] = (await again.get(`${PERSONS}/${id}/versions`)).json();
    expect(newest).toMatchObject({ change: 'expired', why: 'nobody reviewed it in time' });
  } finally {
    await late.stop();
  }
});

test('an extension keeps its assessment and may not go beyond one review period', async () => {
  const { id } = (await nordavia.post(PERSONS, someone({ reason: 'discreet-check' }))).json();
  const far = await nordavia.post(`${PERSONS}/${id}/review`, {
    decision: 'extend',
    assessment: 'still active',
    until: '2099-01-01',
  });
  expect(far.statusCode).toBe(400);
  const extended = await nordavia.post(`${PERSONS}/${id}/review`, { decision: 'extend', assessment: 'still active' });
  expect(extended.json().version).toBe(2);
  const [version] = (await nordavia.get(`${PERSONS}/${id}/versions`)).json();
  expect(version).toMatchObject({ change: 'extended', why: 'still active' });
});

test('a list is paged without gap or double, in each order', async () => {
  for (const sort of ['newest', 'oldest', 'title', 'review']) {
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await nordavia.get(`${PERSONS}?limit=3&sort=${sort}${after ? `&after=${after}` : ''}`)).json();
      seen.push(...page.items.map((record: { id: string }) => record.id));
      after = page.next ?? '';
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(8);
  }
  expect((await nordavia.get(`${PERSONS}?after=rubbish`)).statusCode).toBe(200);
});

test('whoever has no right to report is refused, and the refusal is remembered', async () => {
  const refused = await auditor.post(PERSONS, someone());
  expect(refused.statusCode).toBe(403);
  const lines = await node.auditEntries();
  expect(lines.some((line) => line.action === 'access.refused')).toBe(true);
});

test('a list shows an officer exactly the records that they may read', async () => {
  await nordavia.post(PERSONS, someone());
  await nordavia.post(PERSONS, someone({ draft: true }));
  await nordavia.post(PERSONS, someone({ withheldFrom: ['ZZE'] }));
  await nordavia.post(PERSONS, someone({ handling: ['H3'], handlingNote: 'Ask before anything is done.' }));
  const { id: gone } = (await nordavia.post(PERSONS, someone())).json();
  await nordavia.post(`${PERSONS}/${gone}/withdraw`, { why: 'found' });
  const all = await node.running.parts.db.query<{ id: string }>(`select r.id from records r where r.kind = 'person'`);
  for (const officer of [nordavia, sudoria, estmark]) {
    const listed = (await officer.get(`${PERSONS}?limit=500`)).json().items.map(({ id }: { id: string }) => id);
    const readable: string[] = [];
    for (const { id } of all) if ((await officer.get(`${PERSONS}/${id}`)).statusCode === 200) readable.push(id);
    expect(listed.toSorted()).toEqual(readable.toSorted());
  }
});
