import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WHEN_BUSY } from '../../../test/support/busy-machine.ts';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { aStolenCar, aStolenPassport, aStolenPistol, aWantedPerson } from '../registers/registers.fixtures.ts';

let node: TestNode;
let nordavia: Caller;
let sudoria: Caller;
let estmark: Caller;

const reports: Record<string, { id: string; reference: string; subject: { number: string } }> = {};

beforeAll(async () => {
  node = await startTestNode();
  nordavia = await node.signIn('ZZN-NCB');
  sudoria = await node.signIn('ZZS-NCB');
  estmark = await node.signIn('ZZE-NCB');
  const report = async (kind: string, body: object) =>
    (await nordavia.post(`/v1/registers/${kind}/records`, body)).json();
  reports.wanted = await report('person', aWantedPerson());
  reports.passport = await report('travel-document', aStolenPassport());
  reports.car = await report('vehicle', aStolenCar());
  reports.pistol = await report('firearm', aStolenPistol());
  reports.withheld = await report(
    'person',
    aWantedPerson({
      subject: { names: [{ family: 'Ravvold', given: 'Sverre' }], born: [{ on: '1966-11-30' }], sex: 'male' },
      withheldFrom: ['ZZS'],
    }),
  );
  await node.running.index.caughtUp();
});
afterAll(() => node.stop());

const search = async (caller: Caller, subject: object, more: object = {}) =>
  (await caller.post('/v1/searches', { purpose: 'identify-person-or-object', subject, ...more })).json();

test('a wanted person is a hit that says whom to ask, what to do and why', async () => {
  const answer = await search(sudoria, {
    person: { names: [{ whole: 'Torsten Haldevik' }], born: [{ on: '1971-05-02' }] },
  });
  expect(answer.outcome).toBe('hit');
  const [hit] = answer.hits;
  expect(hit).toMatchObject({
    reference: reports.wanted!.reference,
    owner: 'ZZN-NCB',
    action: 'arrest',
    own: false,
    outcome: 'hit',
  });
  expect(hit.because.map((statement: { code: string }) => statement.code)).toContain('born.same-day');
  expect(answer.searched).toContain('person');
});

test('nobody of that name is no hit', async () => {
  const answer = await search(sudoria, {
    person: { names: [{ whole: 'Quirina Vandelaar' }], born: [{ on: '1990-01-01' }] },
  });
  expect(answer).toMatchObject({ outcome: 'no-hit', hits: [], more: 0 });
});

test('a stolen passport is a hit however it is typed, and its owner learns nothing more from it', async () => {
  const number = reports.passport!.subject.number;
  for (const typed of [
    number,
    number.toLowerCase(),
    `${number.slice(0, 2)} ${number.slice(2, 5)}-${number.slice(5)}`,
  ]) {
    const answer = await search(sudoria, { document: { number: typed, issuer: 'ZZN' } });
    expect(answer.hits[0]).toMatchObject({ register: 'travel-document', outcome: 'hit', reason: 'stolen' });
  }
});

test('a car is found by plate and state, by chassis number, and by neither of another', async () => {
  expect((await search(sudoria, { vehicle: { plate: 'hk4711b', plateCountry: 'ZZN' } })).outcome).toBe('hit');
  expect((await search(sudoria, { vehicle: { vin: 'WVWZZZ3CZJE004711' } })).outcome).toBe('hit');
  expect((await search(sudoria, { vehicle: { vin: 'WVWZZZ3CZJE999999' } })).outcome).toBe('no-hit');
});

test('a pistol is found by serial and make; the serial of another make is another pistol', async () => {
  expect((await search(sudoria, { firearm: { serial: 'b-204517', make: 'Crvena Zastava' } })).outcome).toBe('hit');
  expect((await search(sudoria, { firearm: { serial: 'B204517', make: 'Beretta' } })).outcome).toBe('no-hit');
});

test('the free box says what it recognised, and finds it', async () => {
  const answer = await search(sudoria, { text: 'Haldevik, Torsten 02.05.1971' });
  expect(answer.outcome).toBe('hit');
  expect(answer.recognised[0]).toMatchObject({ kind: 'person', searched: true });
});

test('what the free box recognised comes in its parts, as another question takes them', async () => {
  const reading = async (text: string): Promise<object> => {
    const reply = await sudoria.post('/v1/recognise', { text });
    return reply.json().recognised.find(({ searched }: { searched: boolean }) => searched).subject;
  };
  expect(await reading('Haldevik, Torsten 02.05.1971')).toMatchObject({
    person: { names: [{ family: 'Haldevik', given: 'Torsten' }], born: [{ on: '1971-05-02' }] },
  });
  expect(await reading('VIN WVWZZZ1KZ6W000001')).toEqual({ vehicle: { vin: 'WVWZZZ1KZ6W000001' } });
});

test('the owner’s own record is marked as its own', async () => {
  const answer = await search(nordavia, {
    person: { names: [{ whole: 'Torsten Haldevik' }], born: [{ on: '1971-05-02' }] },
  });
  expect(answer.hits[0].own).toBe(true);
});

test('a purpose the agency may not search for is refused and remembered', async () => {
  const customs = await node.signIn('ZZE-CUSTOMS', ['frontline'], ['customs']);
  const all = ['locate-wanted-person', 'identify-body', 'forensic-analysis', 'crime-analysis'];
  const replies = await Promise.all(
    all.map((purpose) => customs.post('/v1/searches', { purpose, subject: { document: { number: 'X1234567' } } })),
  );
  expect(replies.map((reply) => reply.statusCode)).toContain(403);
  expect((await node.auditEntries()).some((line) => line.action === 'search.refused')).toBe(true);
});

test('every answered search has its audit entry, without the name that was asked', async () => {
  const answer = await search(sudoria, { person: { names: [{ whole: 'Jorn Eikrud' }], born: [{ on: '1955-05-05' }] } });
  const lines = await node.auditEntries();
  expect(lines.find((line) => line.id === answer.audit)).toMatchObject({ action: 'search', outcome: 'no-hit' });
  expect(JSON.stringify(lines)).not.toContain('Eikrud');
});

test('a new report is found within a second by another state, a withdrawn one no more', async () => {
  const body = aStolenPassport();
  const { id, subject } = (await nordavia.post('/v1/registers/travel-document/records', body)).json();
  const find = async (): Promise<string> =>
    (await search(sudoria, { document: { number: subject.number, issuer: 'ZZN' } })).outcome;
  await expect.poll(find, { timeout: 1000 * WHEN_BUSY }).toBe('hit');
  await nordavia.post(`/v1/registers/travel-document/records/${id}/withdraw`, { why: 'found again' });
  await expect.poll(find, { timeout: 1000 * WHEN_BUSY }).toBe('no-hit');
});

test('a withheld record changes no byte of any answer to the state it is withheld from', async () => {
  const questions = fc.record({
    family: fc.constantFrom('Ravvold', 'RAVVOLD', 'Rawwold', 'Sverre', 'Haldevik', 'Ravnvold'),
    given: fc.constantFrom('Sverre', 'S.', 'Sver', 'Torsten', ''),
    born: fc.constantFrom(undefined, '1966-11-30', '1966', '1966-03-11', '1971-05-02'),
    preset: fc.constantFrom('border-first-line', 'second-line', 'visa', 'bulk'),
  });
  // What depends on the moment, not on the registers: a hit seen again is counted as such.
  const stable = (answer: { hits: { followUp?: object }[] }): string => {
    const { audit: _a, tookMs: _t, ...rest } = answer as Record<string, unknown> & typeof answer;
    return JSON.stringify({ ...rest, hits: answer.hits.map(({ followUp: _f, ...hit }) => hit) });
  };
  const ask = ({ family, given, born, preset }: { family: string; given: string; born?: string; preset: string }) =>
    search(
      sudoria,
      { person: { names: [{ whole: `${given} ${family}`.trim() }], born: born ? [{ on: born }] : undefined } },
      { preset },
    );
  const asked = fc.sample(questions, 40);
  const withIt = [];
  for (const question of asked) withIt.push(stable(await ask(question)));
  expect(
    (await search(estmark, { person: { names: [{ whole: 'Sverre Ravvold' }], born: [{ on: '1966-11-30' }] } })).outcome,
  ).toBe('hit');
  await nordavia.post(`/v1/registers/person/records/${reports.withheld!.id}/withdraw`, { why: 'to compare' });
  await node.running.index.caughtUp();
  for (const [place, question] of asked.entries()) expect(stable(await ask(question))).toBe(withIt[place]);
});

test('a bulk search answers in order, and a rotten line gets its own problem', async () => {
  const number = reports.passport!.subject.number;
  const lines = [
    JSON.stringify({ ref: 'a', subject: { document: { number, issuer: 'ZZN' } } }),
    '{"ref": "b", "subject": ',
    JSON.stringify({ ref: 'c', subject: { document: { number: 'ZZ0000001' } } }),
    JSON.stringify({ ref: 'd', subject: { nonsense: 1 } }),
    `{"ref":"e","subject":{"text":"${'x'.repeat(70_000)}"}}`,
    JSON.stringify({
      ref: 'f',
      subject: { person: { names: [{ whole: 'Torsten Haldevik' }], born: [{ on: '1971-05-02' }] } },
    }),
  ];
  const reply = await sudoria.post('/v1/searches/bulk?purpose=border-management', `${lines.join('\n')}\n`, {
    'content-type': 'application/x-ndjson',
  });
  expect(reply.statusCode).toBe(200);
  const answers = reply.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map((answer) => answer.outcome ?? answer.problem.type)).toEqual([
    'hit',
    '/problems/invalid-input',
    'no-hit',
    '/problems/invalid-input',
    '/problems/too-large',
    'hit',
  ]);
  expect(answers.map((answer) => answer.line)).toEqual([1, 2, 3, 4, 5, 6]);
  const ids = new Set((await node.auditEntries()).map((line) => line.id));
  for (const answer of answers) if (answer.audit) expect(ids.has(answer.audit)).toBe(true);
});

test('rubbish is refused with a sentence and the node lives', async () => {
  for (const subject of [
    {},
    { text: '' },
    // Looked up nowhere, it must not be answered with "no hit".
    { text: '.....' },
    { text: 'IBAN DE89 3704 0044 0532 0130 00' },
    { document: { number: '---' } },
    { firearm: { serial: '?' } },
    { vehicle: { plate: '···' } },
    { mrz: 'not a zone' },
    { vehicle: {} },
    { person: { names: [] } },
    { person: { names: [{ whole: '!' }] } },
  ]) {
    const reply = await sudoria.post('/v1/searches', { purpose: 'border-management', subject });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().detail.length).toBeGreaterThan(10);
  }
  expect((await sudoria.get('/healthz')).statusCode).toBe(200);
});
