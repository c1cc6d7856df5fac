import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PAGE = Buffer.alloc(8192, 1);
const WAIT_MS = 20;
// A quiet disk keeps a page in half a millisecond.
const STANDS_STILL_MS = 30;

/** One page kept on the disk: when it was begun and how long it took, in milliseconds of `performance.now()`. */
export interface Flush {
  readonly began: number;
  readonly took: number;
}

/** Keeps a page on the disk fifty times a second, beside whatever else goes on: nothing durable can be answered sooner. */
export async function timeFlushes(folder: string, until: { readonly isOver: boolean }): Promise<Flush[]> {
  const path = join(folder, 'flushes');
  const file = await open(path, 'w');
  const flushes: Flush[] = [];
  try {
    while (!until.isOver) {
      await file.write(PAGE, 0, PAGE.length, 0);
      const began = performance.now();
      await file.datasync();
      flushes.push({ began, took: performance.now() - began });
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  } finally {
    await file.close();
    await rm(path);
  }
  return flushes;
}

/** Whether the disk kept nothing, for whoever asked, at a moment between these two. */
export function stoodStill(flushes: readonly Flush[], from: number, to: number): boolean {
  return flushes.some(({ began, took }) => took > STANDS_STILL_MS && began < to && began + took > from);
}
