/** A thread that writes a chain, so that sealing a block and waiting for the disk take nothing from the thread that answers. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ChainStart, FromChain, HandedBlock, ToChain } from './chain-messages.ts';
import { failureOf, openChain } from './open-chain.ts';

const { url, home, chain, signing, ...start } = workerData as ChainStart;
let { aheadMs } = start;

// What is said in one turn crosses together.
let said: FromChain[] = [];
function tell(told: FromChain): void {
  if (said.push(told) > 1) return;
  setImmediate(() => {
    parentPort!.postMessage(said);
    said = [];
  });
}

const writer = await openChain({
  url,
  home,
  chain,
  signing,
  clock: () => new Date(Date.now() + aheadMs),
  sealed: (entries) => tell({ say: 'sealed', entries, height: writer.height() }),
  failed: (failure) => tell({ say: 'failed', failure }),
});

function answer(job: number, work: Promise<unknown>): void {
  work.then(
    () => tell({ say: 'done', job }),
    (error: unknown) => tell({ say: 'not-done', job, failure: failureOf(error) }),
  );
}

async function carryOut(told: ToChain): Promise<unknown> {
  switch (told.do) {
    case 'add':
      return Promise.all(new Set(told.entries.map((entry) => writer.add(entry))));
    case 'add-packed':
      return writer.addPacked(told.entries);
    case 'hear-port':
      told.port.on('message', ({ job, entries }: HandedBlock) => answer(job, writer.addPacked(entries)));
      return undefined;
    case 'seal-waiting':
      return writer.sealWaiting();
    case 'checkpoint':
      return writer.checkpoint();
    case 'stop':
      return writer.stop();
  }
}

parentPort!.on('message', (told: ToChain) => {
  ({ aheadMs } = told);
  answer(told.job, carryOut(told));
});
tell({ say: 'ready', height: writer.height() });
