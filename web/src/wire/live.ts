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

function tell(notice: LiveNotice): void {
  for (const listener of listeners) listener(notice);
}

function hear(topic: 'hit' | 'operation' | 'exchange'): (event: MessageEvent<string>) => void {
  return (event) => {
    lastId = event.lastEventId;
    const { ref, what } = JSON.parse(event.data) as { ref: string; what: string };
    tell({ topic, ref, what });
  };
}

function open(): void {
  again = undefined;
  const mine = new EventSource(lastId === '' ? '/v1/events' : `/v1/events?after=${lastId}`);
  source = mine;
  let begun = false;
  mine.addEventListener('open', () => {
    nodeIsBack();
    // What was missed while there was no stream comes by its id; without one, the lists are read again.
    if (begun && lastId === '') tell({ topic: 'resync', ref: '', what: '' });
    begun = true;
  });
  mine.addEventListener('hit', hear('hit'));
  mine.addEventListener('operation', hear('operation'));
  mine.addEventListener('exchange', hear('exchange'));
  mine.addEventListener('resync', () => tell({ topic: 'resync', ref: '', what: '' }));
  mine.addEventListener('error', () => {
    if (mine.readyState !== EventSource.CLOSED || source !== mine) return;
    again = setTimeout(open, AGAIN_AFTER_MS);
  });
}

/** Hears what the node tells live, for as long as the stream is open. Answers how to stop. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the one stream of this window; the last who leaves closes it. */
export function startLive(): () => void {
  users += 1;
  if (users === 1) open();
  return () => {
    users -= 1;
    if (users > 0) return;
    clearTimeout(again);
    source?.close();
    source = undefined;
  };
}
