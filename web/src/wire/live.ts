import { nodeIsBack } from './connection.ts';

/** What the node tells live: what changed, never what it says. After `resync` everything is read anew. */
export interface LiveNotice {
  readonly topic: 'hit' | 'operation' | 'exchange' | 'resync';
  readonly ref: string;
  readonly what: string;
}

type Listener = (notice: LiveNotice) => void;

// The browser comes again by itself while the network is away; a refused stream is asked for again after this.
const AGAIN_AFTER_MS = 5000;

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let lastId = '';
let users = 0;
let leave: () => void = () => {};

interface Shared {
  readonly id: string;
  readonly notice: LiveNotice;
}

// A browser opens six connections to a node and no more, so the windows of an officer share one stream.
const windows = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('entente.live');
windows?.addEventListener('message', ({ data }: MessageEvent<Shared>) => {
  if (users === 0) return;
  lastId = data.id;
  tell(data.notice);
});

function tell(notice: LiveNotice): void {
  for (const listener of listeners) listener(notice);
}

function hear(notice: LiveNotice, id = lastId): void {
  lastId = id;
  tell(notice);
  windows?.postMessage({ id, notice } satisfies Shared);
}

const RESYNC: LiveNotice = { topic: 'resync', ref: '', what: '' };

function open(): void {
  again = undefined;
  const mine = new EventSource(lastId === '' ? '/v1/events' : `/v1/events?after=${lastId}`);
  source = mine;
  let begun = false;
  mine.addEventListener('open', () => {
    nodeIsBack();
    // What was missed while there was no stream comes by its id; without one, the lists are read again.
    if (begun && lastId === '') hear(RESYNC);
    begun = true;
  });
  for (const topic of ['hit', 'operation', 'exchange'] as const) {
    mine.addEventListener(topic, (event: MessageEvent<string>) => {
      const { ref, what } = JSON.parse(event.data) as { ref: string; what: string };
      hear({ topic, ref, what }, event.lastEventId);
    });
  }
  mine.addEventListener('resync', () => hear(RESYNC));
  mine.addEventListener('error', () => {
    if (mine.readyState !== EventSource.CLOSED || source !== mine) return;
    again = setTimeout(open, AGAIN_AFTER_MS);
  });
}

function close(): void {
  clearTimeout(again);
  source?.close();
  source = undefined;
}

/** Opens the stream, or waits until the window that has it is closed and goes on where that one ended. */
function takeTurn(): () => void {
  if (!navigator.locks || !windows) {
    open();
    return close;
  }
  const ended = new AbortController();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let waited = false;
  void navigator.locks
    .request('entente.live', { signal: ended.signal }, () => {
      if (waited && lastId === '') tell(RESYNC);
      open();
      return held;
    })
    .catch(() => {}); // gave up waiting
  void navigator.locks.query().then(() => {
    waited = source === undefined;
  });
  return () => {
    ended.abort();
    release();
    close();
  };
}

/** Hears what the node tells live, for as long as the stream is open. Answers how to stop. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the one stream of this browser; the last who leaves closes it. */
export function startLive(): () => void {
  users += 1;
  if (users === 1) leave = takeTurn();
  return () => {
    users -= 1;
    if (users === 0) leave();
  };
}
