import { Worker } from 'node:worker_threads';
import type { MergePart, Segment } from '../../engines/index/segment.ts';
import type { IndexTask, IndexTaskDone } from './index-worker.ts';

/** Merges and saves segments in a thread of its own, which starts with its first task and ends when told. */
export class BackgroundMerge {
  #worker: Worker | undefined;
  #last = 0;
  readonly #waiting = new Map<number, { done(segment: Segment): void; failed(error: Error): void }>();

  /** Turns parts into one segment, and writes it into a folder where one is given. */
  merge(parts: readonly MergePart[], folder?: string): Promise<Segment> {
    return this.#ask({ parts, folder });
  }

  /** Writes a segment into a folder. */
  async save(segment: Segment, folder: string): Promise<void> {
    await this.#ask({ segment, folder });
  }

  #ask(task: Omit<IndexTask, 'number'>): Promise<Segment> {
    const worker = this.#started();
    const number = ++this.#last;
    return new Promise((done, failed) => {
      this.#waiting.set(number, { done, failed });
      // Segments lie in shared memory and are not copied; of waiting records a copy is sent.
      worker.postMessage({ number, ...task });
    });
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./index-worker.ts', import.meta.url), { name: 'index' });
    worker.unref();
    worker.on('message', ({ number, segment, failure }: IndexTaskDone) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (segment) waiting?.done(segment);
      else waiting?.failed(new Error(failure));
    });
    const lost = (error: Error): void => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const { failed } of this.#waiting.values()) failed(error);
      this.#waiting.clear();
    };
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('the index thread ended')));
    this.#worker = worker;
    return worker;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}
