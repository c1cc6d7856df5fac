import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStolenPassport, aWantedPerson } from '../../src/domains/registers/registers.fixtures.ts';
import { type NodeProcess, startNodeProcess } from '../support/node-process.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'entente-killed-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ROUNDS = 20;
const LONGEST_ROUND_MS = 500;

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

/** Reports and searches until the node is gone; remembers only what was acknowledged. */
async function workUntilGone(node: NodeProcess, reported: Set<string>, answered: Set<string>): Promise<void> {
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
        { length: 200 },
        () => (aStolenPassport() as { subject: { number: string } }).subject.number,
      );
      const rows = numbers.map((number) => `${number},ZZN,passport,stolen`);
      await (
        await node.ask(
          'POST',
          '/v1/imports?format=csv&register=travel-document&name=killed.csv',
          ['number,issuer,type,reason', ...rows].join('\n'),
          { 'content-type': 'text/csv' },
        )
      ).text();
    }
  };
  const searching = async (): Promise<void> => {
    for (;;) {
      const lines = Array.from({ length: 50 }, (_, line) =>
        JSON.stringify({ subject: { document: { number: `NQ${1_000_000 + line}`, issuer: 'ZZN' } } }),
      );
      const reply = await node.ask('POST', '/v1/searches/bulk?purpose=border-management&brief=true', lines.join('\n'), {
        'content-type': 'application/x-ndjson',
      });
      let rest = '';
      for await (const chunk of reply.body!) {
        rest += Buffer.from(chunk as Uint8Array).toString();
        const whole = rest.split('\n');
        rest = whole.pop()!;
        for (const line of whole) answered.add((JSON.parse(line) as { audit: string }).audit);
      }
    }
  };
  const untilGone = (work: Promise<void>): Promise<void> =>
    work.catch((error: Error) => {
      if (error.name === 'AssertionError') throw error; // the node refused; it was not merely gone
    });
  await Promise.all([reporting(), reporting(), importing(), searching(), searching()].map(untilGone));
}

const until = (happened: () => boolean): Promise<void> => expect.poll(happened).toBe(true);

test('a node killed twenty times in the middle of its work loses nothing that it acknowledged', async () => {
  const reported = new Set<string>();
  const answered = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const node = await startNodeProcess(home, { ENTENTE_DEMO: '1' });
    const before = { reported: reported.size, answered: answered.size };
    const work = workUntilGone(node, reported, answered);
    // A third is killed while it comes up, a third after first reports, a third after first searches: in the middle of more.
    if (round % 3 === 1) await until(() => reported.size >= before.reported + 5);
    if (round % 3 === 2) await until(() => answered.size >= before.answered + 100);
    await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 37) % LONGEST_ROUND_MS)));
    await node.kill();
    await work;
  }
  const node = await startNodeProcess(home, { ENTENTE_DEMO: '1' });
  try {
    const health = (await (await node.ask('GET', '/v1/node/health')).json()) as {
      ok: boolean;
      findings: { ok: boolean }[];
    };
    expect(health.findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(reported.size).toBeGreaterThan(ROUNDS);
    expect(answered.size).toBeGreaterThan(ROUNDS * 20);
    for (const id of reported) {
      expect((await node.ask('GET', `/v1/registers/person/records/${id}`)).status).toBe(200);
    }
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
