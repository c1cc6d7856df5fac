import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNodeAddress } from '../../src/app/node-address.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/node/bin/node');

/** A node in a process of its own, with an embedded PostgreSQL in its data folder. */
export interface NodeProcess {
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Sends a request as the operator at the console. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Ends it as if the power failed, and waits until it is gone. */
  kill(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => (isOver(child) ? resolve(child.exitCode) : child.once('exit', resolve)));

// A test that fails in the middle leaves none of its nodes running.
const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) if (!isOver(child)) child.kill('SIGTERM');
});

function spawnNode(home: string, env: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(NODE, [join(ROOT, 'src/app/main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      ENTENTE_HOME: home,
      ENTENTE_LOG: 'silent',
      ENTENTE_RATE_LIMIT: '1000000',
      DATABASE_URL: '',
      // Read once, not in each new data folder: half of a start.
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return { child, output: () => said };
}

/** Starts a node and ends it, as if the power failed, in the middle of its start: as soon as it says this. */
export async function killNodeAsItSays(step: string, home: string, env: Record<string, string> = {}): Promise<void> {
  const { child, output } = spawnNode(home, env);
  while (!output().includes(step)) {
    if (isOver(child)) throw new Error(output().trim() || `ended by ${child.signalCode}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill('SIGKILL');
  await ended(child);
}

/** Starts a node on a data folder and waits until it is ready; rejects with what it said when it ends before. */
export async function startNodeProcess(home: string, env: Record<string, string> = {}): Promise<NodeProcess> {
  const { child, output } = spawnNode(home, env);
  for (;;) {
    if (isOver(child)) throw new Error(output().trim() || `ended by ${child.signalCode}`);
    const address = findNodeAddress(home);
    if (address?.pid === child.pid && output().includes('listens on')) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { url } = findNodeAddress(home)!;
  const token = readFileSync(join(home, 'keys/console.token'), 'utf8');
  return {
    url,
    child,
    output,
    ask: (method, path, body, headers = {}) =>
      fetch(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended(child);
    },
  };
}
