import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestNode, type TestNode } from '../../../test/support/test-node.ts';
import { aStolenCar, aStolenPassport, aStolenPistol, aWantedPerson } from '../registers/registers.fixtures.ts';
import {
  aSearch,
  PURPOSE,
  type Sent,
  send,
  sendTogether,
  type Told,
  WatchedBursts,
  whatCameOf,
} from './search-burst.fixtures.ts';

let node: TestNode;
let bursts: WatchedBursts;
let desk: Caller;
let customs: Caller;
/** May not search. */
let reviewer: Caller;
/** Searches of every sort, by name; whoever asks is said later. */
let searches: ReadonlyMap<string, Omit<Sent, 'by'>>;

function searchesOfEverySort(stolen: string, withheld: string): Map<string, Omit<Sent, 'by'>> {
  const all = new Map<string, Omit<Sent, 'by'>>();
  const subject = (name: string, one: object, more?: object) => all.set(name, { text: aSearch(desk, one, more).text! });
  const text = (name: string, one: string | undefined, type?: string) => all.set(name, { text: one, type });
  const nobodys = { document: { number: 'QQ1234567', issuer: 'ZZN' } };
  const plain = JSON.stringify({ purpose: PURPOSE, subject: nobodys });

  subject('document', nobodys);
  subject('document without issuer', { document: { number: 'qq 123-4568' } });
  subject('document of a case', nobodys, { caseReference: 'B-77/2026 "é"', operation: 'autumn-gate' });
  subject('document for a purpose of the police', nobodys, { purpose: 'locate-wanted-person' });
  subject('document in one register', nobodys, { registers: ['travel-document'] });
  subject('document in a register without documents', nobodys, { registers: ['vehicle'] });
  subject('document, asked as for a visa', nobodys, { preset: 'visa' });
  subject('stolen document', { document: { number: stolen, issuer: 'ZZN' } }, { caseReference: 'B-78/2026' });
  subject('withheld document', { document: { number: withheld, issuer: 'ZZN' } });
  subject('document without a sign', { document: { number: '---' } });
  subject('plate', { vehicle: { plate: 'QQ 1 QQ', plateCountry: 'ZZE' } });
  subject('stolen plate', { vehicle: { plate: 'hk4711b', plateCountry: 'ZZN' } });
  subject('chassis', { vehicle: { vin: 'WVWZZZ3CZJE999999' } });
  subject('stolen chassis', { vehicle: { vin: 'WVWZZZ3CZJE004711' } });
  subject('vehicle without a number', { vehicle: { make: 'Volkswagen' } });
  subject('firearm', { firearm: { serial: 'QQ-1', make: 'Beretta' } });
  subject('stolen firearm', { firearm: { serial: 'b-204517', make: 'Crvena Zastava' } });
  subject('vessel', { vessel: { imo: '9074729' } });
  subject('vessel without a number', { vessel: {} });
  subject('document and plate', { ...nobodys, vehicle: { plate: 'QQ 1 QQ' } });
  subject('wanted person', { person: { names: [{ whole: 'Torsten Haldevik' }], born: [{ on: '1971-05-02' }] } });
  subject('half of a wanted person', { person: { names: [{ family: 'Haldevik' }], born: [{ on: '1971' }] } });
  subject('unknown person', { person: { names: [{ whole: 'Quirina Vandelaar' }] } });
  subject('unknown person with a stolen document', {
    person: { names: [{ whole: 'Quirina Vandelaar' }], documents: [{ number: stolen, issuer: 'ZZN' }] },
  });
  subject('nameless person', { person: { names: [{ whole: '1' }] } });
  subject('zone', {
    mrz: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  });
  subject('zone that cannot be read', { mrz: 'P<<' });
  subject('free text of a name', { text: 'Haldevik, Torsten 02.05.1971' });
  subject('free text of a number', { text: 'WVWZZZ1KZ6W000001' });
  subject('free text of dots', { text: '...' });
  subject('free text of an account', { text: 'GB82 WEST 1234 5698 7654 32' });
  subject('nothing', {});
  subject('unknown field', { document: { number: 'QQ1234567', colour: 'red' } });
  subject('unknown country', { document: { number: 'QQ1234567', issuer: 'QQQ' } });
  subject('unknown purpose', nobodys, { purpose: 'curiosity' });
  subject('case of no letters', nobodys, { caseReference: '' });
  text('spaced', JSON.stringify(JSON.parse(plain), null, 4));
  text('purpose behind, and said twice', `{"subject":{"text":"x"},"purpose":"x",${plain.slice(1)}`);
  text('pair of surrogates', plain.replace('QQ1', '\\ud83d\\ude00QQ1'));
  text('half of a pair', plain.replace('QQ1', '\\ud800QQ1'));
  text('half of a pair in a name', plain.replace('"number"', '"\\udfff"'));
  text('zero sign', plain.replace('QQ1', '\\u0000QQ1'));
  text('prototype', `{"__proto__":{"purpose":"alert"},${plain.slice(1)}`);
  text('prototype within', plain.replace('"number"', '"__proto__":{},"number"'));
  text('constructor', plain.replace('"number"', '"constructor":{"prototype":{}},"number"'));
  text('cut off', plain.slice(0, -1));
  text('two', `${plain}${plain}`);
  for (const one of ['null', '[]', '1', '"text"', '{}', '', ' ', '\ufeff{}']) text(`only ${one}`, one);
  text('no body', undefined);
  text('named signs', plain, 'application/json; charset=utf-8');
  for (const type of ['text/plain', 'application/x-ndjson', 'application/x-www-form-urlencoded', 'text/html', 'json'])
    text(`as ${type}`, plain, type);
  return all;
}

/** What comes of each search when it is asked with nobody beside. */
async function askedAlone(all: readonly Sent[]): Promise<Told[]> {
  const replies = [];
  for (const one of all) replies.push(await send(one));
  return whatCameOf(node, replies);
}

// A machine that is busy may take longer than a second over a crowd; then nobody of it is remembered, and nobody gathered.
const MOST_TRIES = 20;

/** Asks all at once, until some were answered in bursts. */
async function askedTogether(all: readonly Sent[]): Promise<Told[][]> {
  const told: Told[][] = [];
  let answered = 0;
  for (let tried = 0; answered === 0 && tried < MOST_TRIES; tried += 1) {
    await bursts.since();
    told.push(await whatCameOf(node, await sendTogether(all)));
    ({ answered } = await bursts.since());
  }
  expect(answered).toBeGreaterThan(0);
  return told;
}

describe.each([
  ['in a thread of its own, which search threads hand their blocks to', { port: 0 }],
  ['in the thread that answers', {}],
])('the audit is written %s', (_where, settings) => {
  beforeAll(async () => {
    // At noon, so that no day ends meanwhile.
    node = await startTestNode(settings, { at: new Date('2026-03-04T12:00:00Z') });
    if (!node.running.url) await node.app.listen({ port: 0, host: '127.0.0.1' });
    desk = await node.signIn('ZZN-NCB');
    customs = await node.signIn('ZZS-CUSTOMS', ['frontline'], ['customs']);
    reviewer = await node.signIn('ZZE-NCB', ['second-reviewer']);
    const report = async (kind: string, body: Record<string, unknown>): Promise<string> => {
      const reply = await desk.post(`/v1/registers/${kind}/records`, body);
      expect([kind, reply.statusCode]).toEqual([kind, 201]);
      return (body.subject as { number: string }).number;
    };
    await report('person', aWantedPerson());
    await report('vehicle', aStolenCar());
    await report('firearm', aStolenPistol());
    const stolen = await report('travel-document', aStolenPassport());
    const withheld = await report('travel-document', aStolenPassport({ withheldFrom: ['ZZS'] }));
    searches = searchesOfEverySort(stolen, withheld);
    await node.running.index.caughtUp();
    const { threads } = node.running.index;
    threads.keepOne();
    await threads.oneKept();
    bursts = new WatchedBursts(threads);
  });
  afterAll(() => node.stop());

  test('searches of every sort that come together get the answers and the entries that each gets alone', async () => {
    const callers = { desk, customs, reviewer };
    const named = Object.entries(callers).flatMap(([who, by]) =>
      [...searches].map(([what, one]) => ({ name: `${what}, by ${who}`, sent: { ...one, by } })),
    );
    const alone = await askedAlone(named.map(({ sent }) => sent));
    const outcomes = alone.map(({ status, body }) => (status === 200 ? JSON.parse(body).outcome : status));
    // Of every sort indeed.
    expect(new Set(outcomes)).toEqual(new Set(['hit', 'no-hit', 400, 403, 415]));
    expect(new Set(alone.flatMap(({ noted }) => noted.map(({ action }) => action)))).toEqual(
      new Set(['search', 'search.refused', 'access.refused']),
    );

    // Neighbours are of different sorts, and of different officers.
    const mixed = named.map((one, place) => ({ ...one, alone: alone[place]! }));
    mixed.sort(
      (one, other) => one.name.at(-1)!.localeCompare(other.name.at(-1)!) || one.name.length - other.name.length,
    );
    const twice = [...mixed, ...mixed.toReversed()];
    for (const told of await askedTogether(twice.map(({ sent }) => sent))) {
      for (const [place, { name, alone }] of twice.entries()) expect([name, told[place]]).toEqual([name, alone]);
    }
  });

  test('however searches are mixed and their bodies spoilt, nobody hears what they would not hear alone', async () => {
    const spoilt = fc.record({
      what: fc.constantFrom(...searches.keys()),
      who: fc.constantFrom('desk', 'customs', 'reviewer'),
      spoil: fc.option(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          less: fc.nat(3),
          more: fc.constantFrom('', '"', '}', '{', ']', ',', ':', '\\', '\\u0000', '\\ud800', '0', ' ', 'é', '\u2028'),
        }),
      ),
    });
    const sentOf = ({ what, who, spoil }: typeof spoilt extends fc.Arbitrary<infer Case> ? Case : never): Sent => {
      const { text, type } = searches.get(what)!;
      const by = { desk, customs, reviewer }[who as 'desk'];
      if (spoil === null || text === undefined) return { by, text, type };
      const at = Math.floor(spoil.at * text.length);
      return { by, text: text.slice(0, at) + spoil.more + text.slice(at + spoil.less), type };
    };
    await bursts.since();
    await fc.assert(
      fc.asyncProperty(fc.array(spoilt, { minLength: 20, maxLength: 80 }), async (cases) => {
        const all = cases.map(sentOf);
        const alone = await askedAlone(all);
        expect(await whatCameOf(node, await sendTogether(all))).toEqual(alone);
      }),
      { numRuns: 20 },
    );
    expect((await bursts.since()).answered).toBeGreaterThan(0);
  });
});
