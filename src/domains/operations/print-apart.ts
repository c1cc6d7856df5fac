import { Worker } from 'node:worker_threads';
import type { LaidOutReport } from './lay-out-report.ts';

/** Prints a report in a thread of its own, so that nobody's check waits for it. */
export function printApart(report: LaidOutReport): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./print-worker.ts', import.meta.url), { workerData: report });
    worker.once('message', (pdf: Uint8Array) => resolve(Buffer.from(pdf)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the printing thread ended with ${code}`)));
  });
}
