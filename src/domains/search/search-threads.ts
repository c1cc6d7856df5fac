import { availableParallelism } from 'node:os';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Segment } from '../../engines/index/segment.ts';
import type { Purpose } from '../../kernel/codes.ts';
import type { Officer } from '../../kernel/officer.ts';
import type { Logger } from '../../platform/log.ts';
import type { Audit } from '../audit/public.ts';
import type { Prepared } from './ask-index.ts';
import type { SearchedIndex } from './find-candidates.ts';
import { INDEX_NAMES, type IndexName } from './index-name.ts';
import {
  type AnsweredBurst,
  type AnsweredLines,
  type AskedAlone,
  type BurstAsker,
  type ChangedRecord,
  type FromThread,
  type IndexedForms,
  joinTexts,
  type StreamAsker,
  type ThreadStart,
  type ToThread,
} from './thread-messages.ts';

// A thread takes 100 MB beside the shared segments; whoever has more cores runs more nodes, or says how many threads.
const MOST_THREADS = 4;
const LOOK_AGAIN_MS = 20;
// A thread that ends as soon as it starts shall not keep the node busy with starting it.
const START_AGAIN_MS = 500;
// Changes are told in one message to each thread when there are so many, or when somebody asks.
const CHANGES_AT_ONCE = 500;

// A thread takes a millisecond for a burst, the main thread four: only behind so many is the main thread sooner.
const MOST_BURSTS = 16;
// Officers are looked up anew each second, and those of before are never told again.
const MOST_ASKERS_KNOWN = 10_000;

/** A single search that came with others. */
export interface AskedInBurst {
  readonly officer: Officer;
  /** The body, not read yet. */
  readonly text: string;
  readonly requestId: string;
}

/** Whose rules a burst follows. */
export interface BurstRules {
  readonly audit: Pick<Audit, 'appendPacked' | 'directBlocks'>;
  /** What the agency of an officer may search for. */
  readonly purposesOf: (officer: Officer) => readonly Purpose[];
}

/** A burst that was answered; its answers leave when its entries are on disk. */
export interface AccountedBurst extends Pick<AnsweredBurst, 'answers' | 'counted'> {
  readonly onDisk: Promise<void> | undefined;
}

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

/** The thread that had a question ended, and no other is there to answer it. */
export class ThreadLost extends Error {}

/** The asker of a question was gone before its turn came. */
export class AskerGone extends Error {}

/** A single question that waits for a thread, or is with one. */
interface Waiting {
  readonly asked: AskedAlone;
  readonly at: string;
  readonly isGone: () => boolean;
  /** Whether a thread ended while it had this question; a second one is not tried. */
  interrupted: boolean;
  readonly found: (prepared: Prepared) => void;
  readonly failed: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  isReady: boolean;
  readonly listeners: Map<number, StreamListener>;
  /** The single question that it answers now. */
  alone: Waiting | undefined;
  /** Bursts that it has, by number; each is told what became of it. */
  readonly bursts: Map<number, (answered: AnsweredBurst | undefined) => void>;
  /** Who it knows that asked in bursts, by what number. */
  readonly askers: Map<Officer, number>;
  /** Of which generation is its port to whoever writes the audit. */
  portOf: number | undefined;
}

/**
 * The threads that answer bulk searches and single questions by name. They share the segments of the indexes and keep
 * copies of the rest, which are told every change and merge in order. One is kept as soon as a question by name may take
 * long; all of them start with the first stream. A thread that dies fails its streams, and its question goes to another.
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
  /** Single questions, in the order in which they came. */
  readonly #alone: Waiting[] = [];
  #keepsOne = false;
  #lastStream = 0;
  #lastBurst = 0;
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

  /** Starts a thread for single questions, and another whenever there is none. */
  keepOne(): void {
    if (this.#keepsOne) return;
    this.#keepsOne = true;
    this.#startOne();
  }

  /** Resolves when a thread that is kept for single questions can be asked, or cannot be started. */
  async oneKept(): Promise<void> {
    await this.#starting?.catch(() => {});
    await Promise.any(this.#threads.map(({ ready }) => ready)).catch(() => {});
  }

  /** Whether a thread is there that a single question can be given to. */
  get canBeAsked(): boolean {
    return this.#threads.some(({ isReady }) => isReady);
  }

  /**
   * Asks a single question. It waits for those that came before and for no stream: a thread answers it between two turns.
   * Rejects with `AskerGone` when nobody waits for the answer any more, with `ThreadLost` when no thread is left.
   */
  ask(asked: AskedAlone, at: string, isGone: () => boolean = () => false): Promise<Prepared> {
    const { promise, resolve: found, reject: failed } = Promise.withResolvers<Prepared>();
    this.#alone.push({ asked, at, isGone, interrupted: false, found, failed });
    this.#handOut();
    return promise;
  }

  /** Gives questions to threads that have none, first to those with the fewest streams. */
  #handOut(): void {
    while (this.#alone.length > 0) {
      const free = this.#threads.filter(({ isReady, alone }) => isReady && alone === undefined);
      if (free.length === 0) break;
      const next = this.#alone.shift()!;
      if (next.isGone()) {
        next.failed(new AskerGone());
        continue;
      }
      const thread = free.reduce(fewestStreams);
      thread.alone = next;
      this.#tellChanges();
      thread.worker.postMessage({ say: 'ask', asked: next.asked, at: next.at } satisfies ToThread);
    }
    if (this.canBeAsked) return;
    for (const { failed } of this.#alone.splice(0)) failed(new ThreadLost());
  }

  /** Whether a burst of single searches would be taken now. */
  get takesBursts(): boolean {
    return this.#threads.some(takesBurst);
  }

  /**
   * Hands a burst of single searches to a thread that has neither a stream nor a question by name, so that no document
   * waits behind them. Undefined when there is none, and when the thread ends: nothing is answered then.
   */
  askBurst(
    asked: readonly AskedInBurst[],
    at: string,
    { audit, purposesOf }: BurstRules,
  ): Promise<AccountedBurst | undefined> | undefined {
    const thread = this.#threads.find(takesBurst);
    if (!thread) return undefined;
    const forget = thread.askers.size > MOST_ASKERS_KNOWN;
    if (forget) thread.askers.clear();
    const askers: BurstAsker[] = [];
    const asker = Uint32Array.from(asked, ({ officer }) => {
      let number = thread.askers.get(officer);
      if (number === undefined) {
        number = thread.askers.size;
        thread.askers.set(officer, number);
        askers.push({ number, officer, purposes: purposesOf(officer) });
      }
      return number;
    });
    const { directBlocks } = audit;
    let port: MessagePort | undefined;
    if (directBlocks && thread.portOf !== directBlocks.generation) {
      port = directBlocks.openPort();
      thread.portOf = directBlocks.generation;
    }
    const expected = directBlocks?.expect();
    const told: ToThread = {
      say: 'burst',
      burst: ++this.#lastBurst,
      at,
      forget,
      askers,
      asker,
      bodies: joinTexts(asked.map(({ text }) => text)),
      requestIds: joinTexts(asked.map(({ requestId }) => requestId)),
      writtenAs: expected?.job,
      port,
    };
    const { promise, resolve } = Promise.withResolvers<AccountedBurst | undefined>();
    thread.bursts.set(told.burst, (answered) => {
      const isHandedOver = answered?.isHandedOver === true;
      if (expected && !isHandedOver) directBlocks!.forget(expected.job);
      if (!answered) return resolve(undefined);
      const { entries, ...rest } = answered;
      resolve({ ...rest, onDisk: isHandedOver ? expected!.done : entries && audit.appendPacked(entries) });
    });
    this.#tellChanges();
    thread.worker.postMessage(told, port ? [port] : []);
    return promise;
  }

  /** Opens a stream on the thread that has the fewest. */
  async open(asker: StreamAsker, listener: StreamListener): Promise<ThreadStream> {
    await this.#started();
    const thread = this.#threads.reduce(fewestStreams);
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
    const threads = this.#threads;
    this.#threads = [];
    for (const { alone, bursts } of threads) {
      alone?.failed(new ThreadLost());
      giveBack(bursts);
    }
    this.#handOut();
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  async #started(): Promise<void> {
    while (this.#threads.length < this.#wanted) {
      if (this.#stopped) throw new Error('the node is stopping');
      await this.#starts(this.#wanted);
    }
    await Promise.all(this.#threads.map(({ ready }) => ready));
  }

  #startOne(): void {
    this.#starts(1).catch((error: Error) => this.#log.error({ failure: error.name }, 'no search thread was started'));
  }

  /** One start at a time; whoever wants more threads than it brings starts again. */
  #starts(count: number): Promise<void> {
    this.#starting ??= this.#start(count).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #start(count: number): Promise<void> {
    if (this.#threads.length >= count) return;
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
    while (!this.#stopped && this.#threads.length < count) this.#threads.push(this.#startThread(start));
  }

  #startThread(start: ThreadStart): Thread {
    const worker = new Worker(new URL('./search-thread.ts', import.meta.url), { name: 'search', workerData: start });
    worker.unref();
    const listeners = new Map<number, StreamListener>();
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    ready.catch(() => {}); // whoever waits for it hears of it
    const bursts: Thread['bursts'] = new Map();
    const thread: Thread = {
      worker,
      ready,
      isReady: false,
      listeners,
      alone: undefined,
      bursts,
      askers: new Map(),
      portOf: undefined,
    };
    worker.on('message', (heard: FromThread) => {
      switch (heard.say) {
        case 'ready':
          thread.isReady = true;
          resolve();
          return this.#handOut();
        case 'found':
        case 'not-found-out': {
          const { alone } = thread;
          thread.alone = undefined;
          this.#handOut();
          return heard.say === 'found' ? alone?.found(heard.prepared) : alone?.failed(heard.error);
        }
        case 'answered': {
          const listener = listeners.get(heard.stream);
          if (heard.last) listeners.delete(heard.stream);
          listener?.answered(heard);
          return;
        }
        case 'burst-answered': {
          const answered = bursts.get(heard.burst);
          bursts.delete(heard.burst);
          answered?.(heard);
        }
      }
    });
    const lost = (error: Error): void => {
      if (!this.#threads.includes(thread)) return;
      this.#threads = this.#threads.filter((other) => other !== thread);
      if (!this.#stopped) this.#log.error({ failure: error.name }, 'a search thread ended; its streams were cut off');
      reject(error);
      for (const listener of listeners.values()) listener.failed(error);
      listeners.clear();
      giveBack(bursts);
      const { alone } = thread;
      if (alone?.interrupted) alone.failed(error);
      else if (alone) {
        alone.interrupted = true;
        this.#alone.unshift(alone); // it came before those that wait
      }
      this.#handOut();
      if (this.#keepsOne && !this.#stopped) setTimeout(() => this.#startOne(), START_AGAIN_MS).unref();
    };
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('the search thread ended')));
    return thread;
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

const takesBurst = ({ isReady, alone, listeners, bursts }: Thread): boolean =>
  isReady && alone === undefined && listeners.size === 0 && bursts.size < MOST_BURSTS;

/** Those who wait for a burst answer it themselves. */
function giveBack(bursts: Thread['bursts']): void {
  for (const answered of bursts.values()) answered(undefined);
  bursts.clear();
}

const fewestStreams = (one: Thread, other: Thread): Thread => (other.listeners.size < one.listeners.size ? other : one);
