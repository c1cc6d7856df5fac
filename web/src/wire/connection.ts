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

async function look(): Promise<void> {
  watching = undefined;
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' });
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
    await fetch('/healthz', { cache: 'no-store' });
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
