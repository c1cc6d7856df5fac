import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = Buffer.alloc(8192, 1);
const FLUSHES = 1000;
const WAIT_MS = 5;

/** How long this disk takes to keep a page, in milliseconds a flush: nothing that is durable can be answered sooner. */
export async function timeFlushes(folder: string): Promise<number[]> {
  const path = join(folder, 'flushes');
  const file = openSync(path, 'w');
  const latenciesMs: number[] = [];
  try {
    for (let n = 0; n < FLUSHES; n++) {
      writeSync(file, PAGE);
      const began = performance.now();
      fdatasyncSync(file);
      latenciesMs.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  } finally {
    closeSync(file);
    rmSync(path);
  }
  return latenciesMs;
}
