import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStolenPassport, aWantedPerson } from '../../src/domains/registers/registers.fixtures.ts';
import { killNodeAsItSays, type NodeProcess, startNodeProcess } from '../support/node-process.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'entente-killed-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ROUNDS = 20;
// More than twenty starts, each of some seconds: longer than any other test may take.
const LONGEST_MS = 1_200_000;
// Each kill comes at another moment after the first acknowledgements, in the middle of whatever follows them.
const LONGEST_MORE_MS = 200;
// Whoever reads all at once waits for a thousand connections.
const READ_AT_ONCE = 10;
// After these rounds it is killed in its start as well, at what it says then.
const KILLED_IN_ITS_START = new Map([
  [5, 'starting PostgreSQL'],
  [15, 'building the search index'],
]);

/** PostgreSQL processes that work on a data folder. */
function postgresOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(join(folder, 'postgres'))
      );
    } catch {
      return false; // it has ended meanwhile
    }
  });
}

let serial = 0;

/** What the node acknowledged. */
interface Acknowledged {
  readonly reported: Set<string>;
  readonly answered: Set<string>;
  /** Numbers of travel documents. */
  readonly imported: Set<string>;
  /** Checks and results of a joint operation. */
  readonly entered: Set<string>;
}

/** Reports, imports, searches, and checks in a joint operation, until the node is gone; remembers only what was acknowledged. */
async function workUntilGone(node: NodeProcess, acknowledged: Acknowledged): Promise<void> {
  const { reported, imported, answered, entered } = acknowledged;
  const reporting = async (): Promise<void> => {
    for (;;) {
      serial += 1;
      const family = `Eikrud${[...String(serial)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
      const body = aWantedPerson({
        subject: { names: [{ family, given: 'Birk' }], born: [{ on: '1980-01-01' }], sex: 'male' },
      });
      const reply = await node.ask('POST', '/v1/registers/person/records', body, { 'idempotency-key': `k-${serial}` });
      const { id } = (await reply.json()) as { id: string };
      expect(reply.status).toBe(201);
      reported.add(id);
    }
  };
  const importing = async (): Promise<void> => {
    for (;;) {
      const numbers = Array.from(
        { length: 100 },
        () => (aStolenPassport() as { subject: { number: string } }).subject.number,
      );
      const rows = numbers.map((number) => `${number},ZZN,passport,stolen`);
      const reply = await node.ask(
        'POST',
        '/v1/imports?format=csv&register=travel-document&name=killed.csv',
        ['number,issuer,type,reason', ...rows].join('\n'),
        { 'content-type': 'text/csv' },
      );
      const summary = (await reply.text()).trim().split('\n').at(-1)!;
      expect(JSON.parse(summary)).toMatchObject({ read: numbers.length, rejected: 0 });
      for (const number of numbers) imported.add(number);
    }
  };
  const searching = async (): Promise<void> => {
    for (;;) {
      const lines = Array.from({ length: 50 }, (_, line) =>
        JSON.stringify({ subject: { document: { number: `NQ${1_000_000 + line}`, issuer: 'ZZN' } } }),
      );
      for await (const { audit } of searchMany(node, lines)) answered.add(audit);
    }
  };
  const checking = async (): Promise<void> => {
    for (;;) {
      serial += 1;
      const id = `killed-check-${serial}`;
      const checked = await node.ask('POST', '/v1/operations/autumn-gate/checks', { id, kind: 'parcel' });
      expect([checked.status, ((await checked.json()) as { state: string }).state]).toEqual([200, 'counted']);
      entered.add(id);
      const result = {
        id: `killed-result-${serial}`,
        measure: 'parcels-checked',
        amount: 1,
        at: new Date().toISOString(),
      };
      const told = await node.ask('POST', '/v1/operations/autumn-gate/entries', { entries: [result] });
      const { items } = (await told.json()) as { items: { state: string }[] };
      expect([told.status, items[0]?.state]).toEqual([200, 'counted']);
      entered.add(result.id);
    }
  };
  const untilGone = (work: Promise<void>): Promise<void> =>
    work.catch((error: Error) => {
      if (error.name === 'AssertionError') throw error; // the node refused; it was not merely gone
    });
  await Promise.all([reporting(), reporting(), importing(), searching(), searching(), checking()].map(untilGone));
}

async function* searchMany(
  node: NodeProcess,
  lines: readonly string[],
): AsyncGenerator<{ audit: string; outcome: string }> {
  const reply = await node.ask('POST', '/v1/searches/bulk?purpose=border-management&brief=true', lines.join('\n'), {
    'content-type': 'application/x-ndjson',
  });
  let rest = '';
  for await (const chunk of reply.body!) {
    rest += Buffer.from(chunk as Uint8Array).toString();
    const whole = rest.split('\n');
    rest = whole.pop()!;
    for (const line of whole) yield JSON.parse(line);
  }
}

/** Every entry of parcels in the joint operation, and what its cockpit counts of them. */
async function parcels(node: NodeProcess): Promise<{ ids: string[]; counted: number }> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const reply = await node.ask('GET', `/v1/operations/autumn-gate/entries?measure=parcels-checked&limit=500${from}`);
    const page = (await reply.json()) as { items: { id: string; amount: number }[]; next: string | null };
    ids.push(...page.items.flatMap(({ id, amount }) => Array.from({ length: amount }, () => id)));
    after = page.next;
  }
  const cockpit = (await (await node.ask('GET', '/v1/operations/autumn-gate/cockpit')).json()) as {
    totals: { measure: string; value: number }[];
  };
  const counted = cockpit.totals.filter(({ measure }) => measure === 'parcels-checked');
  return { ids, counted: counted.reduce((sum, { value }) => sum + value, 0) };
}

const until = (happened: () => boolean): Promise<void> => expect.poll(happened).toBe(true);

test('a node killed twenty times in the middle of its work loses nothing that it acknowledged', {
  timeout: LONGEST_MS,
}, async () => {
  const acknowledged = {
    reported: new Set<string>(),
    imported: new Set<string>(),
    answered: new Set<string>(),
    entered: new Set<string>(),
  };
  const { reported, imported, answered, entered } = acknowledged;
  const sizes = (): number[] => Object.values(acknowledged).map(({ size }) => size);
  for (let round = 0; round < ROUNDS; round += 1) {
    const node = await startNodeProcess(home, { ENTENTE_DEMO: '1' });
    const before = sizes();
    const work = workUntilGone(node, acknowledged);
    // Work of every sort has been done in this round, and more of it is under way.
    await Promise.race([
      until(() => sizes().every((size, sort) => size > before[sort]!)),
      work.then(() => {
        throw new Error(`the node ended by itself: ${node.output()}`);
      }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, (round * 37) % LONGEST_MORE_MS));
    await node.kill();
    await work;
    const step = KILLED_IN_ITS_START.get(round);
    if (step !== undefined) await killNodeAsItSays(step, home, { ENTENTE_DEMO: '1' });
  }
  const node = await startNodeProcess(home, { ENTENTE_DEMO: '1' });
  try {
    const health = (await (await node.ask('GET', '/v1/node/health')).json()) as {
      ok: boolean;
      findings: { ok: boolean }[];
    };
    expect(health.findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(Math.min(...sizes())).toBeGreaterThanOrEqual(ROUNDS);
    const unread = [...reported];
    const readOn = async (): Promise<void> => {
      for (let id = unread.pop(); id !== undefined; id = unread.pop()) {
        const reply = await node.ask('GET', `/v1/registers/person/records/${id}`);
        expect([reply.status, ((await reply.json()) as { id: string }).id]).toEqual([200, id]);
      }
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readOn));
    const questions = [...imported].map((number) =>
      JSON.stringify({ subject: { document: { number, issuer: 'ZZN' } } }),
    );
    const found: string[] = [];
    for await (const { outcome } of searchMany(node, questions)) found.push(outcome);
    expect(found).toEqual(questions.map(() => 'hit'));
    const { ids, counted } = await parcels(node);
    const times = Map.groupBy(ids, (id) => id);
    expect([...entered].filter((id) => times.get(id)?.length !== 1)).toEqual([]);
    // What was kept and not acknowledged counts as well, once.
    expect(counted).toBe(ids.length);
    const entries = new Set<string>();
    let after = '';
    do {
      const page = (await (
        await node.ask(
          'GET',
          `/v1/audit/entries?action=search&limit=500${after ? `&after=${encodeURIComponent(after)}` : ''}`,
        )
      ).json()) as {
        items: { id: string }[];
        next: string | null;
      };
      for (const { id } of page.items) entries.add(id);
      after = page.next ?? '';
    } while (after);
    expect([...answered].filter((id) => !entries.has(id))).toEqual([]);
    const verdict = (await (await node.ask('POST', '/v1/audit/verify', {})).json()) as { ok: boolean };
    expect(verdict.ok).toBe(true);
  } finally {
    expect(await node.stop()).toBe(0);
  }
});

test('a killed node leaves no PostgreSQL behind', async () => {
  const node = await startNodeProcess(home);
  expect(postgresOf(home).length).toBeGreaterThan(0);
  await node.kill();
  await expect.poll(() => postgresOf(home)).toEqual([]);
});

test('a second node on the same data folder says who holds it, and ends', async () => {
  const node = await startNodeProcess(home);
  try {
    await expect(startNodeProcess(home)).rejects.toThrow(new RegExp(`held by process ${node.child.pid}`));
  } finally {
    expect(await node.stop('SIGINT')).toBe(0);
  }
  expect(postgresOf(home)).toEqual([]);
});

test('a node whose settings cannot be used says which, and ends', async () => {
  await expect(startNodeProcess(home, { PORT: 'eighty' })).rejects.toThrow(
    'PORT is "eighty"; it takes a whole number from 0 to 65535.',
  );
});
