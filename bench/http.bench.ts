import autocannon from 'autocannon';
import Fastify from 'fastify';
import { FIRST_STRANGER, inventedQuestion, inventedRecord } from '../src/app/trial/invented-checks.ts';
import { cpuSecondsOf, prepareTrialHome, startTrialNode } from '../src/app/trial/trial-node.ts';
import { openDatabase } from '../src/platform/database.ts';
import { timeFlushes } from './disk-floor.ts';
import { Figures, readFlag } from './figures.ts';
import { importSteadily } from './import-steadily.ts';

const SEED = 20_200_908;
const BODIES = 1000;
const IMPORTS_A_SECOND = 2000;
const FIRST_IMPORTED = 10_000_000;

interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

async function load(
  url: string,
  headers: Record<string, string>,
  seconds: number,
  connections: number,
  overallRate?: number,
): Promise<Load> {
  let next = 0;
  const bodies = Array.from({ length: BODIES }, (_, n) =>
    JSON.stringify({
      purpose: 'border-management',
      subject: inventedQuestion('document', FIRST_STRANGER + n, SEED),
    }),
  );
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(overallRate === undefined ? {} : { overallRate }),
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    requests: [
      {
        setupRequest(request) {
          next = (next + 1) % BODIES;
          return { ...request, body: bodies[next]! };
        },
      },
    ],
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

/**
 * A document searched over HTTP, signed in with a key and accounted for on disk before the answer leaves, beside a bare
 * Fastify route that takes the same body and sends the same answer. Both are asked in turn, by the same client. With
 * `--imports` also at a steady `--rate` (500 a second) while records are imported.
 */
export async function run(args: string[]): Promise<void> {
  const figures = new Figures('http', args);
  const records = readFlag(args, 'records', 2e4);
  const seconds = readFlag(args, 'seconds', 5);
  const connections = readFlag(args, 'connections', 64);
  const trial = await prepareTrialHome(
    (function* () {
      for (let n = 0; n < records; n++) yield inventedRecord('document', n, SEED);
    })(),
    { countries: 1 },
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
    // In a process of its own, like the node, so that neither shares its thread with the client.
    const bare = await startBare(answer as object);
    const sayLoad = (name: string, { perSecond, p50, p99, failed }: Load): void => {
      if (failed > 0) throw new Error(`${name}: ${failed} requests failed`);
      figures.say(name, 'rate', 'requests/s', perSecond);
      figures.say(name, 'p50', 'ms', p50);
      figures.say(name, 'p99', 'ms', p99);
    };
    await load(bare.url, {}, 2, connections);
    await load(ours, key, 3, connections);
    const rates: number[] = [];
    for (const round of [1, 2]) {
      const bareCpu = cpuSecondsOf(bare.pid);
      const rival = await load(bare.url, {}, seconds, connections);
      const bareUs = ((cpuSecondsOf(bare.pid) - bareCpu) / (rival.perSecond * seconds)) * 1e6;
      const cpu = node.cpuSeconds();
      const searched = await load(ours, key, seconds, connections);
      const cpuUs = ((node.cpuSeconds() - cpu) / (searched.perSecond * seconds)) * 1e6;
      sayLoad(`bare Fastify, round ${round}`, rival);
      figures.say(`bare Fastify, round ${round}`, 'processor', 'µs/request', bareUs);
      sayLoad(`document search, round ${round}`, searched);
      figures.say(`document search, round ${round}`, 'processor of the node', 'µs/request', cpuUs);
      rates.push(searched.perSecond / rival.perSecond);
    }
    figures.say('document search to bare Fastify', 'share of its rate', '%', (100 * (rates[0]! + rates[1]!)) / 2);
    if (args.includes('--imports')) {
      figures.sayLatencies('the disk itself, a page kept', await timeFlushes(trial.home));
      // As many questions as come, not as many as are answered; records are imported beside by another process.
      const db = openDatabase(node.databaseUrl, { connections: 2 });
      let going = true;
      const importing = importSteadily(db, IMPORTS_A_SECOND, FIRST_IMPORTED, () => going);
      const rate = readFlag(args, 'rate', 500);
      const began = performance.now();
      sayLoad(`${rate} a second while importing`, await load(ours, key, seconds * 2, connections, rate));
      going = false;
      const kept = await importing;
      figures.say('imports beside', 'rate', 'records/s', (kept / (performance.now() - began)) * 1000);
      await db.close();
    }
    await bare.stop();
    await node.stop();
  } finally {
    trial.remove();
  }
  figures.print();
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
