import { hearNodeClock } from './node-clock.ts';

/** Whether the node can be reached, as the screens see it. */
type Listener = () => void;

// Often enough that an officer need not press anything, seldom enough to cost nothing.
const LOOK_AGAIN_MS = 3000;

let reachable = true;
let watching: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<Listener>();

function set(next: boolean): void {
  if (reachable === next) return;
  reachable = next;
  for (const listener of listeners) listener();
}

/** Asks whether the node is there, and what time it is: what waits is sent as soon as it is back, by its clock. */
async function greet(): Promise<Response> {
  const askedAt = Date.now();
  const answer = await fetch('/healthz', { cache: 'no-store' });
  hearNodeClock(answer, askedAt);
  return answer;
}

async function look(): Promise<void> {
  watching = undefined;
  try {
    const answer = await greet();
    if (answer.status < 500) return set(true);
  } catch {
    // Still away.
  }
  watching = setTimeout(look, LOOK_AGAIN_MS);
}

/** Notes that a request did not reach the node, and keeps looking until it is back. */
export function nodeIsAway(): void {
  set(false);
  watching ??= setTimeout(look, LOOK_AGAIN_MS);
}

/** Notes that the node answered. */
export function nodeIsBack(): void {
  if (watching) clearTimeout(watching);
  watching = undefined;
  set(true);
}

/** Asks the node whether it is there, and notes the answer. */
export async function findNodeAway(): Promise<boolean> {
  try {
    await greet();
    return false;
  } catch {
    nodeIsAway();
    return true;
  }
}

export function isReachable(): boolean {
  return reachable;
}

export function onConnectionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

if (typeof window !== 'undefined') {
  window.addEventListener('offline', nodeIsAway);
  window.addEventListener('online', () => void look());
}
