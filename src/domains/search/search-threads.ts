import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Segment } from '../../engines/index/segment.ts';
import type { Logger } from '../../platform/log.ts';
import type { SearchedIndex } from './find-candidates.ts';
import { INDEX_NAMES, type IndexName } from './index-name.ts';
import type {
  AnsweredLines,
  ChangedRecord,
  FromThread,
  IndexedForms,
  StreamAsker,
  ThreadStart,
  ToThread,
} from './thread-messages.ts';

// A thread takes 100 MB beside the shared segments; whoever has more cores runs more nodes, or says how many threads.
const MOST_THREADS = 4;
const LOOK_AGAIN_MS = 20;
// Changes are told in one message to each thread when there are so many, or when somebody asks.
const CHANGES_AT_ONCE = 500;

/** A stream of lines that a thread answers. */
export interface ThreadStream {
  /** Sends bytes; they are given away. */
  send(bytes: Uint8Array, at: string): void;
  end(at: string): void;
  /** Nobody listens any more. */
  drop(): void;
}

/** Who is told of the answers of a stream. */
export interface StreamListener {
  answered(lines: AnsweredLines): void;
  failed(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly listeners: Map<number, StreamListener>;
}

/**
 * The threads that answer bulk searches. They start with the first of these, share the segments of the indexes and keep
 * copies of the rest, which are told every change and merge in order. A thread that dies fails its streams; the next
 * one to be opened starts another.
 */
export class SearchThreads {
  readonly #index: SearchedIndex;
  readonly #askedKey: Buffer;
  readonly #log: Logger;
  readonly #wanted: number;
  #threads: Thread[] = [];
  #starting: Promise<void> | undefined;
  #changes: ChangedRecord[] = [];
  /** How many classes of visibility the threads know. */
  #classesTold = 0;
  #lastStream = 0;
  #stopped = false;

  /** `wanted`: how many threads; 0 is one for each core, up to four. */
  constructor({ index, askedKey, log }: { index: SearchedIndex; askedKey: Buffer; log: Logger }, wanted = 0) {
    this.#index = index;
    this.#askedKey = askedKey;
    this.#log = log;
    this.#wanted = wanted > 0 ? wanted : Math.min(MOST_THREADS, availableParallelism());
  }

  /** Told of every record that the indexes took in. */
  changed(id: string, indexed: IndexedForms | undefined): void {
    if (this.#threads.length === 0) return;
    if (this.#changes.length === 0) setImmediate(() => this.#tellChanges());
    this.#changes.push({ id, indexed });
    if (this.#changes.length >= CHANGES_AT_ONCE) this.#tellChanges();
  }

  /** Told that an index began to merge so many of its newest segments. */
  begin(among: IndexName, segments: number): void {
    this.#tellAll({ say: 'merge-begins', among, segments });
  }

  /** Told that an index adopted what was merged. */
  adopt(among: IndexName, segment: Segment): void {
    this.#tellAll({ say: 'merge-ends', among, segment });
  }

  /** Opens a stream on the thread that has the fewest. */
  async open(asker: StreamAsker, listener: StreamListener): Promise<ThreadStream> {
    await this.#started();
    const thread = this.#threads.reduce((one, other) => (other.listeners.size < one.listeners.size ? other : one));
    const stream = ++this.#lastStream;
    thread.listeners.set(stream, listener);
    const tell = (told: ToThread, given: readonly ArrayBuffer[] = []): void => {
      if (!thread.listeners.has(stream)) return;
      this.#tellChanges();
      thread.worker.postMessage(told, given);
    };
    tell({ say: 'open', stream, asker });
    return {
      send: (bytes, at) => tell({ say: 'lines', stream, bytes, at }, [bytes.buffer as ArrayBuffer]),
      end: (at) => tell({ say: 'end', stream, at }),
      drop() {
        tell({ say: 'drop', stream });
        thread.listeners.delete(stream);
      },
    };
  }

  /** Ends the busiest thread, as if it had failed; for tests and for whoever wants its memory back. */
  async endOne(): Promise<void> {
    const [busiest] = this.#threads.toSorted((one, other) => other.listeners.size - one.listeners.size);
    await busiest?.worker.terminate();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#starting?.catch(() => {});
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
    this.#threads = [];
  }

  async #started(): Promise<void> {
    while (this.#threads.length < this.#wanted) {
      if (this.#stopped) throw new Error('the node is stopping');
      this.#starting ??= this.#start().finally(() => {
        this.#starting = undefined;
      });
      await this.#starting;
    }
    await Promise.all(this.#threads.map(({ ready }) => ready));
  }

  async #start(): Promise<void> {
    // Between a merge's begin and its end a copy could not be made of one piece.
    while (INDEX_NAMES.some((name) => this.#index[name].isMerging)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    this.#tellChanges(); // the threads that are there already know them; the new one has them in its start
    this.#classesTold = this.#index.masks.classes().length;
    const start: ThreadStart = {
      askedKey: this.#askedKey,
      indexes: { records: this.#index.records.everything(), organisations: this.#index.organisations.everything() },
      classes: this.#index.masks.classes(),
    };
    while (this.#threads.length < this.#wanted) this.#threads.push(this.#startThread(start));
  }

  #startThread(start: ThreadStart): Thread {
    const worker = new Worker(new URL('./search-thread.ts', import.meta.url), { name: 'search', workerData: start });
    worker.unref();
    const listeners = new Map<number, StreamListener>();
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    ready.catch(() => {}); // whoever waits for it hears of it
    worker.on('message', (heard: FromThread) => {
      if (heard.say === 'ready') return resolve();
      const listener = listeners.get(heard.stream);
      if (heard.last) listeners.delete(heard.stream);
      listener?.answered(heard);
    });
    const lost = (error: Error): void => {
      if (!this.#threads.some((thread) => thread.worker === worker)) return;
      this.#threads = this.#threads.filter((thread) => thread.worker !== worker);
      if (!this.#stopped) this.#log.error({ failure: error.name }, 'a search thread ended; its streams were cut off');
      reject(error);
      for (const listener of listeners.values()) listener.failed(error);
      listeners.clear();
    };
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('the search thread ended')));
    return { worker, ready, listeners };
  }

  #tellChanges(): void {
    if (this.#changes.length === 0) return;
    const records = this.#changes;
    this.#changes = [];
    const classes = this.#index.masks.classes().slice(this.#classesTold);
    this.#classesTold += classes.length;
    for (const { worker } of this.#threads) {
      worker.postMessage({ say: 'changes', classes, records } satisfies ToThread);
    }
  }

  #tellAll(told: ToThread): void {
    this.#tellChanges();
    for (const { worker } of this.#threads) worker.postMessage(told);
  }
}
