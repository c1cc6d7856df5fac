import { readdirSync, readFileSync } from 'node:fs';
import { prepareInventedHome } from '../src/app/cli/simulate.ts';
import { openSession, type Session } from '../src/app/cli/simulation-session.ts';
import { cpuSecondsOf, startTrialNode, type TrialNode } from '../src/app/trial/trial-node.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, totpCode } from '../src/domains/access/public.ts';
import { openDatabase } from '../src/platform/database.ts';
import { Figures, readFlag } from './figures.ts';

/** How often the inbox is opened for its figures. */
const OPENINGS = 60;

interface Desk {
  readonly agency: string;
  readonly officer: Session;
  readonly second: Session;
}

async function openDesk(node: TrialNode, agency: string, ending: string): Promise<Desk> {
  const client = { url: () => node.url };
  const signIn = (name: string): Promise<Session> =>
    openSession(client, { name, password: DEMO_PASSWORD, totp: () => totpCode(DEMO_TOTP_SECRET, new Date()) });
  return { agency, officer: await signIn(`desk${ending}`), second: await signIn(`reviewer${ending}`) };
}

function aRequest(number: number, to: string): object {
  return {
    kind: 'information-request',
    recipients: [to],
    caseReference: `BENCH-${number}`,
    content: {
      offence: 'drug-trafficking',
      maximumPenaltyYears: 8,
      purpose: 'criminal-investigation',
      facts: 'A lorry with heroin was stopped on 3 March; the driver named two helpers.',
      wanted: ['identity', 'whereabouts'],
      reasons: ['resident-there'],
    },
    items: [
      {
        kind: 'person',
        role: 'suspect',
        link: 'suspected-of-the-offence',
        body: { names: [{ family: `Brenkvist${number}`, given: 'Oskar' }], born: [{ on: '1971-05-02' }] },
        grade: 'B2',
        handling: ['H0'],
      },
    ],
  };
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Writes, hands to the second person, releases: signed, audited, delivered, its clock started. */
async function send(by: Desk, body: object): Promise<string> {
  const draft = await by.officer.send<Versioned>('POST', '/v1/exchange/drafts', body);
  const submitted = await by.officer.send<Versioned>('POST', `/v1/exchange/drafts/${draft.id}/submit`, {
    version: draft.version,
  });
  await by.second.send('POST', `/v1/exchange/drafts/${draft.id}/release`, { version: submitted.version });
  return draft.id;
}

async function agree(node: TrialNode): Promise<void> {
  const parties = ['ZZN', 'ZZS'];
  await node.ask('POST', '/v1/instruments', {
    code: 'bench-police-agreement',
    kind: 'bilateral-treaty',
    title: 'Agreement of Nordavia and Sudoria on police cooperation',
    parties,
    signed: '2014-05-06',
    ratified: parties.map((party) => ({ party, date: '2014-11-02' })),
    inForce: '2015-01-01',
    offences: [],
    measures: ['request-information', 'spontaneous-information'],
    data: 'special',
    articles: ['4'],
    conditions: [],
    source: 'invented',
    grade: 'treaty-text',
  });
}

/** Processor time that the node's PostgreSQL has used so far, with the processes that have ended. */
async function postgresCpuSeconds(node: TrialNode): Promise<number> {
  const db = openDatabase(node.databaseUrl, { connections: 1 });
  try {
    const [backend] = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
    const fieldsOf = (pid: number): string[] => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    };
    const postmaster = Number(fieldsOf(backend!.pid)[1]);
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return Number(fieldsOf(pid)[1]) === postmaster;
        } catch {
          return false; // it ended while we looked
        }
      });
    const ended =
      fieldsOf(postmaster)
        .slice(13, 15)
        .reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
    return [postmaster, ...children].reduce((sum, pid) => sum + cpuSecondsOf(pid), ended);
  } finally {
    await db.close();
  }
}

/** Copies of one delivery that was really made, until the inbox holds so many. */
async function fillInbox(node: TrialNode, messages: number): Promise<void> {
  const db = openDatabase(node.databaseUrl);
  try {
    await db.query(
      `with like_this as (select m.id from exchange_messages m join exchange_deliveries d on d.message_id = m.id
                           where m.kind = 'information-request' order by m.created_at desc limit 1),
            numbered as (select gen_random_uuid() as id, n from generate_series(1, $1) n),
            written as (
              insert into exchange_messages
              select (jsonb_populate_record(m, jsonb_build_object('id', x.id, 'thread', x.id, 'reference', 'X-COPY-' || x.n))).*
                from exchange_messages m, like_this l, numbered x where m.id = l.id
            )
       insert into exchange_deliveries
       select (jsonb_populate_record(d, jsonb_build_object('message_id', x.id, 'thread', x.id, 'reference', 'X-COPY-' || x.n,
                'state', (array['delivered', 'accepted', 'clarifying', 'answered', 'closed'])[1 + x.n % 5],
                'due_at', now() + (x.n % 9000) * interval '1 minute'))).*
         from exchange_deliveries d, like_this l, numbered x where d.message_id = l.id`,
      [messages],
    );
    await db.query('analyze exchange_messages, exchange_deliveries');
  } finally {
    await db.close();
  }
}

/**
 * Messages a second with signatures, audit and clocks, over HTTP, by desks of two states (`--messages 600`, `--at-once 8`, `--profile`); and
 * how long an inbox of so many messages takes to open (`--inbox 100000`).
 */
export async function run(args: readonly string[]): Promise<void> {
  const figures = new Figures('exchange', args);
  const messages = readFlag(args, 'messages', 600);
  const atOnce = readFlag(args, 'at-once', 8);
  const inbox = readFlag(args, 'inbox', 100_000);
  figures.step('preparing the invented states');
  const { home, remove } = await prepareInventedHome();
  let node: TrialNode | undefined;
  try {
    node = await startTrialNode(home, {
      nodeFlags: [
        ...(args.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=var/profiles'] : []),
        ...(process.env.G_COUNT ? ['--import', '/tmp/q/g/count.mjs'] : []),
      ],
    });
    await agree(node);
    const north = await openDesk(node, 'ZZN-NCB', '');
    const south = await openDesk(node, 'ZZS-NCB', '.sudoria');
    let sent = 0;
    let last = '';
    const tookMs: number[] = [];
    const sendMany = async (count: number): Promise<void> => {
      const until = sent + count;
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          while (sent < until) {
            sent += 1;
            const [from, to] = sent % 2 === 0 ? [north, south] : [south, north];
            const began = performance.now();
            const id = await send(from, aRequest(sent, to.agency));
            if (from === north) last = id;
            tookMs.push(performance.now() - began);
          }
        }),
      );
    };
    figures.step('warming up');
    await sendMany(Math.min(100, messages));
    tookMs.length = 0;
    figures.step(`${messages} messages`);
    const [cpu, postgresCpu, began] = [node.cpuSeconds(), await postgresCpuSeconds(node), performance.now()];
    await sendMany(messages);
    const seconds = (performance.now() - began) / 1000;
    const name = `written, released, signed, delivered; ${atOnce} at once`;
    figures.say(name, 'rate', 'messages/s', messages / seconds);
    figures.say(name, 'processor of the node', 'ms/message', ((node.cpuSeconds() - cpu) * 1000) / messages);
    figures.say(
      name,
      'processor of PostgreSQL',
      'ms/message',
      (((await postgresCpuSeconds(node)) - postgresCpu) * 1000) / messages,
    );
    figures.sayLatencies(`${name}: three requests`, tookMs);

    figures.step(`filling the inbox with ${inbox}`);
    await fillInbox(node, inbox);
    for (const [what, query] of [
      ['due first', 'box=inbox&limit=100'],
      ['late only', 'box=inbox&late=true&limit=100'],
      ['one kind and state', 'box=inbox&kind=information-request&state=accepted&limit=100'],
      ['all received', 'box=received&limit=100'],
    ] as const) {
      const openedMs: number[] = [];
      for (let opening = 0; opening < OPENINGS; opening += 1) {
        const asked = performance.now();
        await south.officer.send('GET', `/v1/exchange/messages?${query}`);
        openedMs.push(performance.now() - asked);
      }
      figures.sayLatencies(`inbox of ${inbox}, ${what}`, openedMs);
    }
    const boardMs: number[] = [];
    for (let opening = 0; opening < 10; opening += 1) {
      const asked = performance.now();
      await south.second.send('GET', '/v1/exchange/board');
      boardMs.push(performance.now() - asked);
    }
    figures.sayLatencies(`supervisor's board of ${inbox}`, boardMs);
    const { ok } = await north.officer.send<{ ok: boolean }>('GET', `/v1/exchange/messages/${last}/evidences`);
    figures.say('chain of evidences', 'verified', 'yes', ok ? 1 : 0);
  } finally {
    await node?.stop();
    remove();
  }
  figures.print();
}
