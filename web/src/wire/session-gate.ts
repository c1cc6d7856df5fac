/**
 * When a session ends under an officer's hands, requests wait here until somebody has signed in again over the page,
 * and then go out once more: nothing typed is lost.
 */
type Listener = () => void;

let waiting: { promise: Promise<void>; open: () => void } | undefined;
let armed = false;
const listeners = new Set<Listener>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** From now on an ended session is asked for again over the page; before, it is the sign-in page's business. */
export function armSessionGate(on: boolean): void {
  armed = on;
}

export function isSessionGateArmed(): boolean {
  return armed;
}

/** Resolves when somebody has signed in again. */
export function waitForSignIn(): Promise<void> {
  if (!waiting) {
    let open = (): void => {};
    const promise = new Promise<void>((resolve) => {
      open = resolve;
    });
    waiting = { promise, open };
    tell();
  }
  return waiting.promise;
}

/** Lets the waiting requests go on. */
export function signedInAgain(): void {
  const gate = waiting;
  waiting = undefined;
  gate?.open();
  tell();
}

export function isWaitingForSignIn(): boolean {
  return waiting !== undefined;
}

export function onSessionGateChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
