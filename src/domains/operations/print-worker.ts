import { parentPort, workerData } from 'node:worker_threads';
import type { LaidOutReport } from './lay-out-report.ts';
import { printReport } from './print-report.ts';

// A thread of its own: setting a long report takes a second, in which officers at a border would wait for their answer.
parentPort!.postMessage(await printReport(workerData as LaidOutReport));
