/**
 * A year of requests among five states: every figure of the return is what an independent count says. With
 * ENTENTE_YEAR_REQUESTS=12000 it is a year of more than twenty thousand messages, which takes about half an hour.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExchangeNode, startExchangeNode } from '../../src/domains/exchange/exchange.fixtures.ts';
import { type Happening, type PlayedYear, playYear } from '../../src/domains/exchange/invented-year.fixtures.ts';

const REQUESTS = Number(process.env.ENTENTE_YEAR_REQUESTS ?? 45);
const YEAR = 2028;
const STATES = ['ZZN', 'ZZS', 'ZZE', 'ZZW', 'ZZM'];

let node: ExchangeNode;
let played: PlayedYear;
beforeAll(async () => {
  const at = new Date(`${YEAR - 1}-12-01T09:00:00Z`);
  node = await startExchangeNode(
    STATES.map((state) => `${state}-NCB`),
    {},
    { at },
  );
  played = await playYear(node, { year: YEAR, requests: REQUESTS, seed: 18 });
}, 3_600_000);
afterAll(() => node.stop());

interface Cell {
  readonly point: string;
  readonly state: string | null;
  readonly urgent: boolean | null;
  readonly ground: string | null;
  readonly count: number;
  readonly cell: string;
}

/** Counts one state's year from what was written down while it was played. */
function countByHand(state: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (...cell: (string | boolean)[]): void =>
    void counts.set(cell.join(' '), (counts.get(cell.join(' ')) ?? 0) + 1);
  const inYear = (one: Happening): boolean => new Date(one.at).getUTCFullYear() === YEAR;
  for (const { what, asking, asked, urgent, ground } of played.happenings.filter(inYear)) {
    const [from, to] = [asking.slice(0, 3), asked.slice(0, 3)];
    if (what === 'asked' && from === state) add('a', to);
    if (to !== state) continue;
    if (what === 'received') add('b-received', from, urgent);
    if (what === 'answered') add('b-answered', from, urgent);
    if (what === 'refused') add('c', from, ground ?? '');
    if (what === 'deviated') add('d', from);
  }
  return counts;
}

async function returnOf(state: string): Promise<Cell[]> {
  await node.signInAgain();
  const reply = await node.desk(`${state}-NCB`).second.get(`/v1/exchange/statistics/return?year=${YEAR}`);
  expect([reply.statusCode, reply.json().party, reply.json().dueOn]).toEqual([200, state, `${YEAR + 1}-03-01`]);
  return reply.json().cells;
}

test('so much was played that every point of the return has something to count', () => {
  expect(played.messages).toBeGreaterThan(REQUESTS);
  const kinds = new Set(played.happenings.map(({ what }) => what));
  expect([...kinds].sort()).toEqual(['answered', 'asked', 'deviated', 'received', 'refused']);
  const years = new Set(played.happenings.map(({ at }) => new Date(at).getUTCFullYear()));
  expect(years.size).toBeGreaterThan(1);
});

test.each(STATES)('every figure of the return of %s is what was counted by hand', async (state) => {
  const cells = await returnOf(state);
  const counted = new Map(
    cells.map(({ point, state: other, urgent, ground, count }) => [
      [point, other, ...(urgent === null ? [] : [urgent]), ...(point === 'c' ? [ground] : [])].join(' '),
      count,
    ]),
  );
  expect(Object.fromEntries([...counted].sort())).toEqual(Object.fromEntries([...countByHand(state)].sort()));
});

test('a figure opens to its very messages', async () => {
  const [state] = STATES;
  for (const { cell, count } of await returnOf(state!)) {
    const reply = await node.desk(`${state}-NCB`).second.get(`/v1/exchange/statistics/cells/${cell}`);
    expect([cell, reply.statusCode, reply.json().others]).toEqual([cell, 200, 0]);
    expect([cell, reply.json().items.length]).toEqual([cell, Math.min(count, 500)]);
  }
  const rubbish = await node.desk(`${state}-NCB`).second.get('/v1/exchange/statistics/cells/nothing');
  expect([rubbish.statusCode, rubbish.json().type]).toEqual([404, '/problems/not-found']);
});

test('punctuality tells in time from late, and refusals add up', async () => {
  await node.signInAgain();
  const { second } = node.desk('ZZN-NCB');
  const figures = (await second.get(`/v1/exchange/statistics?year=${YEAR}`)).json();
  const own = played.happenings.filter(
    ({ at, asking, asked }) => new Date(at).getUTCFullYear() === YEAR && [asking, asked].includes('ZZN-NCB'),
  );
  const refusals = figures.refusals.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  expect(refusals).toBe(own.filter(({ what }) => what === 'refused').length);
  const received = own.filter(({ what }) => what === 'received').length;
  const asked = figures.punctuality.reduce((sum: number, row: { asked: number }) => sum + row.asked, 0);
  expect(asked).toBe(received);
  for (const row of figures.punctuality) {
    expect(row.inTime + row.late).toBeGreaterThanOrEqual(row.answered);
    if (row.answered > 0) expect(row.medianMs).toBeLessThanOrEqual(row.eightiethMs);
  }
  expect(figures.structuredShare).toBeGreaterThan(0);
  expect(figures.structuredShare).toBeLessThan(1);
});
