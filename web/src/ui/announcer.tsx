import { useSyncExternalStore } from 'react';

type Listener = () => void;
interface Said {
  readonly text: string;
  readonly urgent: boolean;
  readonly count: number;
}

let said: Said = { text: '', urgent: false, count: 0 };
const listeners = new Set<Listener>();

/** Says something to screen readers; urgent speech interrupts, and is kept for outcomes and refusals. */
export function announce(text: string, { urgent = false }: { urgent?: boolean } = {}): void {
  said = { text, urgent, count: said.count + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live regions through which outcomes are heard; one pair for the whole application. */
export function Announcer() {
  const { text, urgent, count } = useSyncExternalStore(subscribe, () => said);
  // The same words twice are two outcomes: without the invisible difference nothing would be spoken.
  const spoken = count % 2 === 0 ? text : `${text}\u00a0`;
  return (
    <>
      <div className="for-screen-readers" role="status" aria-live="polite" aria-atomic="true">
        {urgent ? '' : spoken}
      </div>
      <div className="for-screen-readers" role="alert" aria-live="assertive" aria-atomic="true">
        {urgent ? spoken : ''}
      </div>
    </>
  );
}
