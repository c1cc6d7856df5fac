import { lazy, Suspense, useRef, useSyncExternalStore } from 'react';
import { awaitedSignIn, onSessionGateChange } from '../wire/session-gate.ts';

/** Fetches the dialog before it is needed: when it is, the node may be away or have newer files. */
export const loadSignInDialog = () => import('./sign-in-dialog.tsx').then((file) => ({ default: file.SignInDialog }));
const SignInDialog = lazy(loadSignInDialog);

/** Asks for a sign-in over the page when requests wait for one. */
export function SignInAgain() {
  const reason = useSyncExternalStore(onSessionGateChange, awaitedSignIn);
  const wasAsked = useRef(false);
  wasAsked.current ||= reason !== undefined;
  if (!wasAsked.current) return null;
  return (
    <Suspense fallback={null}>
      <SignInDialog reason={reason} />
    </Suspense>
  );
}
