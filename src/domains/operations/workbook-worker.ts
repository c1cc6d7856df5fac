import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from './workbook.schema.ts';

// A thread of its own: a workbook of many lines takes seconds, in which officers at a border would wait for their answer.
const { bytes, largestUnpackedBytes } = workerData as { bytes: Uint8Array; largestUnpackedBytes: number };
parentPort!.postMessage(await readWorkbook(bytes, largestUnpackedBytes));
