import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { FIRST_STRANGER, inventedNumber, inventedQuestion, inventedRecord } from '../src/app/trial/invented-checks.ts';
import { cpuSecondsOf, prepareTrialHome, startTrialNode, type TrialNode } from '../src/app/trial/trial-node.ts';
import { openDatabase } from '../src/platform/database.ts';
import { askAtOnce, type Load } from './ask-at-once.ts';
import { askSteadily, type Steady } from './ask-steadily.ts';
import { stoodStill, timeFlushes } from './disk-floor.ts';
import { Figures, percentile, readFlag } from './figures.ts';
import { importBeside } from './import-steadily.ts';

const SEED = 20_200_908;
const BODIES = 1000;
// A border has as many officers asking at once; with fewer the node waits for its disk more than it works.
const CONNECTIONS = 256;
const IMPORTS_A_SECOND = 2000;
const FIRST_IMPORTED = 10_000_000;
const ROWS_A_FILE = 10_000;
const LOOK_AGAIN_MS = 50;
const WARM_UP_SECONDS = 8;
// An import that begins loads its code first; it is measured once it is under way.
const UNDER_WAY_MS = 3000;

/** So many officers ask the same thousand questions, each the next one when it is answered. */
function load(url: string, headers: Record<string, string>, seconds: number, connections: number): Promise<Load> {
  return askAtOnce(
    url,
    headers,
    Array.from({ length: BODIES }, (_, n) => bodyOf(n)),
    { connections, seconds },
  );
}

const bodyOf = (n: number): string =>
  JSON.stringify({
    purpose: 'border-management',
    subject: inventedQuestion('document', FIRST_STRANGER + n, SEED),
  });

/**
 * A document searched over HTTP, signed in with a key and accounted for on disk before the answer leaves, beside a bare
 * Fastify route that takes the same body and sends the same answer. Both are asked in turn, by the same client, in many short
 * rounds: these machines are now faster and now slower, and what lies seconds apart cannot be compared. With
 * `--imports` only at a steady `--rate` (500 a second): alone, while another node imports, and while this one does.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('http', args);
  const records = readFlag(args, 'records', 2e4);
  const isSteady = args.includes('--imports');
  const seconds = readFlag(args, 'seconds', isSteady ? 5 : 2);
  const rounds = readFlag(args, 'rounds', 8);
  // What is asked for the first seconds is compiled meanwhile; a node in service has that behind it, and so has the bare route.
  const warmUp = readFlag(args, 'warm-up', WARM_UP_SECONDS);
  const connections = readFlag(args, 'connections', CONNECTIONS);
  const trial = await prepareTrialHome(
    (function* () {
      for (let n = 0; n < records; n++) yield inventedRecord('document', n, SEED);
    })(),
    {
      countries: 1,
      also: async (db) => void (await db.query(`update api_keys set rights = rights || '{registers:import}'`)),
    },
  );
  const profile = args.includes('--profile') ? ['--cpu-prof', '--cpu-prof-dir=/tmp/entente-profile'] : [];
  try {
    const node = await startTrialNode(trial.home, { nodeFlags: profile });
    const key = { authorization: `Bearer ${trial.askers[0]!.key}` };
    const ours = new URL('/v1/searches', node.url).toString();
    const answer = await (
      await fetch(ours, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...key },
        body: JSON.stringify({
          purpose: 'border-management',
          subject: inventedQuestion('document', FIRST_STRANGER, SEED),
        }),
      })
    ).json();
    if (isSteady) {
      const rate = readFlag(args, 'rate', 500);
      const steadily = (): Promise<Steady> => askSteadily(ours, key, bodyOf, { perSecond: rate, seconds: seconds * 2 });
      await load(ours, key, warmUp, connections);
      await searchBesideImports(figures, node, { home: trial.home, key: key.authorization, rate }, steadily);
    } else
      await compareWithBare(figures, node, {
        ours,
        key,
        answer: answer as object,
        seconds,
        rounds,
        warmUp,
        connections,
      });
    await node.stop();
  } finally {
    trial.remove();
  }
  figures.print();
}

async function compareWithBare(
  figures: Figures,
  node: TrialNode,
  {
    ours,
    key,
    answer,
    seconds,
    rounds,
    warmUp,
    connections,
  }: {
    ours: string;
    key: Record<string, string>;
    answer: object;
    seconds: number;
    rounds: number;
    warmUp: number;
    connections: number;
  },
): Promise<void> {
  // In a process of its own, like the node, so that neither shares its thread with the client.
  const bare = await startBare(answer);
  const theirs = new Side('bare Fastify', bare.url, {}, () => cpuSecondsOf(bare.pid));
  const mine = new Side('document search', ours, key, node.cpuSeconds);
  for (const side of [theirs, mine]) await load(side.url, side.headers, warmUp, connections);
  const shares: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // By turns the first: the machine may be slower one second than the next.
    const turns = round % 2 === 0 ? [theirs, mine] : [mine, theirs];
    for (const side of turns) await side.ask(seconds, connections);
    shares.push(mine.lastRate / theirs.lastRate);
  }
  theirs.say(figures);
  mine.say(figures);
  shares.sort((one, other) => one - other);
  const together = 'document search to bare Fastify';
  figures.say(together, 'share of its rate', '%', 100 * (mine.rate / theirs.rate));
  figures.say(together, 'in the worst round', '%', 100 * shares[0]!);
  figures.say(together, 'in the middle one', '%', 100 * percentile(shares, 0.5));
  figures.say(together, 'in the best', '%', 100 * shares.at(-1)!);
  await bare.stop();
}

/** One of two who are asked in turn. */
class Side {
  readonly #name: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly #cpuSeconds: () => number;
  readonly #loads: Load[] = [];
  #requests = 0;
  #cpu = 0;

  constructor(name: string, url: string, headers: Record<string, string>, cpuSeconds: () => number) {
    this.#name = name;
    this.url = url;
    this.headers = headers;
    this.#cpuSeconds = cpuSeconds;
  }

  async ask(seconds: number, connections: number): Promise<void> {
    const before = this.#cpuSeconds();
    const asked = await load(this.url, this.headers, seconds, connections);
    if (asked.failed > 0) throw new Error(`${this.#name}: ${asked.failed} requests failed`);
    this.#cpu += this.#cpuSeconds() - before;
    this.#requests += asked.perSecond * seconds;
    this.#loads.push(asked);
  }

  get lastRate(): number {
    return this.#loads.at(-1)!.perSecond;
  }

  /** Requests a second over all rounds, which are equally long. */
  get rate(): number {
    return this.#mean((round) => round.perSecond);
  }

  say(figures: Figures): void {
    figures.say(this.#name, 'rate', 'requests/s', this.rate);
    figures.say(
      this.#name,
      'p50, mean of rounds',
      'ms',
      this.#mean((round) => round.p50),
    );
    figures.say(
      this.#name,
      'p99, mean of rounds',
      'ms',
      this.#mean((round) => round.p99),
    );
    figures.say(this.#name, 'processor', 'µs/request', (this.#cpu / this.#requests) * 1e6);
    figures.say(
      this.#name,
      'processor of the client',
      'µs/request',
      this.#mean((round) => round.clientUs),
    );
  }

  #mean(of: (round: Load) => number): number {
    return this.#loads.reduce((sum, round) => sum + of(round), 0) / this.#loads.length;
  }
}

/** How long the thread that answers was ready to run and others had the cores: what the machine adds to every latency. */
function waitedForCoreMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}

/** One gun a row, of a list that nobody reported before. */
function inventedFile(from: number, rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${from + i},${inventedNumber('firearm', from + i)},Beretta,pistol,stolen`,
  );
  return ['/key,/subject/serial,/subject/make,/subject/type,/reason', ...lines].join('\n');
}

async function searchBesideImports(
  figures: Figures,
  node: TrialNode,
  { home, key, rate }: { home: string; key: string; rate: number },
  steadily: () => Promise<Steady>,
): Promise<void> {
  const db = openDatabase(node.databaseUrl, { connections: 2 });
  const walBytes = async (): Promise<number> =>
    (await db.query<{ bytes: number }>('select wal_bytes::float8 as bytes from pg_stat_wal'))[0]!.bytes;
  /** What the disk takes for a page meanwhile says how much of a latency is its own. */
  const measure = async (name: string, beside: (over: { isOver: boolean }) => Promise<number>): Promise<void> => {
    const over = { isOver: false };
    const ending = beside(over);
    await new Promise((resolve) => setTimeout(resolve, UNDER_WAY_MS));
    const [cpu, waited, wal, began] = [
      node.cpuSeconds(),
      waitedForCoreMs(node.pid),
      await walBytes(),
      performance.now(),
    ];
    const flushing = timeFlushes(home, over);
    const { latenciesMs, dueMs, sentLateMs } = await steadily();
    const seconds = (performance.now() - began) / 1000;
    over.isOver = true;
    const flushes = await flushing;
    const undisturbed = latenciesMs.filter((took, n) => !stoodStill(flushes, dueMs[n]!, dueMs[n]! + took));
    figures.sayLatencies(`${rate} a second, ${name}`, latenciesMs);
    figures.sayLatencies(`where the disk did not stand still, ${name}`, undisturbed);
    figures.sayLatencies(
      `a page kept on the disk, ${name}`,
      flushes.map(({ took }) => took),
    );
    figures.sayLatencies(`questions sent late, ${name}`, sentLateMs);
    figures.say(name, 'imported', 'records/s', (await ending) / (seconds + UNDER_WAY_MS / 1000));
    figures.say(name, 'processor of the node', '% of a core', ((node.cpuSeconds() - cpu) / seconds) * 100);
    figures.say(
      name,
      'its thread waited for one',
      '% of the time',
      (waitedForCoreMs(node.pid) - waited) / seconds / 10,
    );
    figures.say(name, 'write-ahead log', 'MB/s', ((await walBytes()) - wal) / seconds / 1e6);
  };
  await measure('nothing else', async () => 0);
  await measure('another node importing', async (over) => {
    const importing = importBeside(node.databaseUrl, IMPORTS_A_SECOND, FIRST_IMPORTED);
    while (!over.isOver) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    return importing.stop();
  });
  await measure('this node importing files', async (over) => {
    let kept = 0;
    for (let n = 0; !over.isOver; n++) {
      const reply = await fetch(new URL(`/v1/imports?format=csv&register=firearm&name=list-${n}.csv`, node.url), {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: key },
        body: inventedFile(FIRST_IMPORTED + n * ROWS_A_FILE, ROWS_A_FILE),
      });
      const lines = (await reply.text()).trim().split('\n');
      const { created } = JSON.parse(lines.at(-1)!) as { created?: number };
      if (created !== ROWS_A_FILE) throw new Error(`an import kept ${created} of ${ROWS_A_FILE}: ${lines.at(-1)}`);
      kept += created;
    }
    return kept;
  });
  await db.close();
}

async function startBare(answer: object): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, [new URL(import.meta.url).pathname, JSON.stringify(answer)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await new Promise<Buffer[]>((resolve) =>
    child.stdout!.once('data', (data: Buffer) => resolve([data])),
  )) as [Buffer];
  return {
    url: said.toString().trim(),
    pid: child.pid!,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const answer = JSON.parse(process.argv[2]!) as object;
  const app = Fastify();
  app.post('/v1/searches', async () => answer);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  process.stdout.write(`${address}/v1/searches\n`);
}
