/**
 * When a session ends under an officer's hands, or is too old for what is asked, requests wait here until somebody has
 * signed in over the page, and then go out once more: nothing typed is lost.
 */
type Listener = () => void;

/** Why a sign-in is asked for: there is no session any more, or this is changed right after signing in only. */
export type SignInReason = 'ended' | 'long-ago';

let waiting: { promise: Promise<boolean>; settle: (signedIn: boolean) => void; reason: SignInReason } | undefined;
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

/** Answers true when somebody has signed in, false when they would not. */
export function waitForSignIn(reason: SignInReason): Promise<boolean> {
  if (!waiting) {
    let settle = (_signedIn: boolean): void => {};
    const promise = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    waiting = { promise, settle, reason };
    tell();
  }
  return waiting.promise;
}

/** Lets the waiting requests go on, or come back as refused. */
export function settleSignIn(signedIn: boolean): void {
  const gate = waiting;
  waiting = undefined;
  gate?.settle(signedIn);
  tell();
}

/** Why requests wait for a sign-in now; undefined when none does. */
export function awaitedSignIn(): SignInReason | undefined {
  return waiting?.reason;
}

export function onSessionGateChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
