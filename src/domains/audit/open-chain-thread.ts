import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { ChainStart, FromChain, ToChain } from './chain-messages.ts';
import type { ChainWriter, NewEntry } from './chain-writer.ts';
import { type ChainFailure, type ChainParts, failureOf } from './open-chain.ts';

/** Whoever waits for a job is told this when it was not done; it holds no words of the database. */
class ChainFault extends Error {
  readonly code: string | undefined;
  constructor({ name, code }: ChainFailure) {
    super('the chain was not written');
    this.name = name;
    this.code = code;
  }
}

// A job without its number and the clock, which every one has.
type Job = ToChain extends infer Told ? (Told extends ToChain ? Omit<Told, 'job' | 'aheadMs'> : never) : never;

interface Waiting {
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Goes on with a chain in a thread of its own. When the thread ends, what was not done by then is refused, and the next
 * job starts another, which reads from the database where the chain ends.
 */
export async function openChainThread({ clock, sealed, failed, ...parts }: ChainParts): Promise<ChainWriter> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastJob = 0;
  let generation = 0;
  let height = -1;
  /** Entries of this turn of the event loop, and whoever waits for them. */
  let gathered: { readonly entries: NewEntry[]; readonly sealed: Promise<void> } | undefined;

  const aheadMs = (): number => clock().getTime() - Date.now();

  function hear(told: FromChain): void {
    switch (told.say) {
      case 'ready':
        height = told.height;
        break;
      case 'sealed':
        height = told.height;
        sealed(told.entries);
        break;
      case 'failed':
        failed(told.failure);
        break;
      case 'done':
        settle(told.job)?.done();
        break;
      case 'not-done':
        settle(told.job)?.failed(new ChainFault(told.failure));
    }
  }

  function settle(job: number): Waiting | undefined {
    const one = waiting.get(job);
    waiting.delete(job);
    return one;
  }

  function expect(): { readonly job: number; readonly done: Promise<void> } {
    const { promise, resolve: done, reject } = Promise.withResolvers<void>();
    promise.catch(() => {}); // whoever waits for it hears of it; nobody else must
    waiting.set(++lastJob, { done, failed: reject });
    return { job: lastJob, done: promise };
  }

  function giveUp(error: Error): void {
    const left = [...waiting.values()];
    waiting.clear();
    for (const one of left) one.failed(error);
  }

  function start(): Worker {
    const data: ChainStart = { ...parts, aheadMs: aheadMs() };
    const started = new Worker(new URL('./chain-thread.ts', import.meta.url), { name: 'chain', workerData: data });
    started.unref();
    started.on('message', (told: FromChain[]) => told.forEach(hear));
    const lost = (error: Error): void => {
      if (worker !== started) return;
      worker = undefined;
      generation += 1;
      failed(failureOf(error));
      giveUp(error);
    };
    started.on('error', lost);
    started.on('exit', () => lost(new ChainFault({ name: 'ChainThreadEnded', code: undefined })));
    return started;
  }

  function tell(job: Job, given: readonly (ArrayBuffer | MessagePort)[] = []): Promise<void> {
    worker ??= start();
    const { job: number, done } = expect();
    worker.postMessage({ ...job, job: number, aheadMs: aheadMs() } as ToChain, given);
    return done;
  }

  await tell({ do: 'seal-waiting' }); // answered when the chain is open
  return {
    add(entry) {
      if (!gathered) {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        promise.catch(() => {});
        gathered = { entries: [], sealed: promise };
        // Those who ask in this same turn of the event loop come along.
        setImmediate(() => {
          const { entries } = gathered!;
          gathered = undefined;
          tell({ do: 'add', entries }).then(resolve, reject);
        });
      }
      gathered.entries.push(entry);
      return gathered.sealed;
    },
    addPacked: (entries) => tell({ do: 'add-packed', entries }, [entries.root.buffer, entries.packed.buffer]),
    direct: {
      get generation() {
        return generation;
      },
      openPort() {
        const { port1, port2 } = new MessageChannel();
        void tell({ do: 'hear-port', port: port2 }, [port2]);
        return port1;
      },
      expect,
      forget: (job) => void waiting.delete(job),
    },
    sealWaiting: () => tell({ do: 'seal-waiting' }),
    checkpoint: () => tell({ do: 'checkpoint' }),
    height: () => height,
    async stop() {
      while (gathered) await gathered.sealed.catch(() => {});
      await tell({ do: 'stop' });
      const stopping = worker;
      worker = undefined;
      await stopping?.terminate();
      giveUp(new ChainFault({ name: 'ChainStopped', code: undefined })); // blocks that were expected and never handed over
    },
  };
}
