import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { pathOf } from './use-operation.ts';

// The node speaks each second, also when nothing moved; two seconds without a word are too many.
const SILENT_AFTER_MS = 2500;
const COME_AGAIN_MS = 2000;

/** Whether the cockpit hears of changes, and since when it does not. */
export interface Live {
  readonly isLive: boolean;
  /** When the node was last heard; undefined before the first word. */
  readonly heardAt: number | undefined;
}

/** Reads the cockpit again whenever the node says that something moved; comes again by itself after a break. */
export function useLive(id: string): Live {
  const queries = useQueryClient();
  const [heardAt, setHeardAt] = useState<number>();
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const heard = (): void => setHeardAt(Date.now());
    const read = (): Promise<void> => queries.invalidateQueries({ queryKey: ['operations', 'cockpit', id] });
    function open(): void {
      if (isOver) return;
      source = new EventSource(pathOf(id, '/cockpit/live'));
      source.addEventListener('still', heard);
      source.addEventListener('cockpit', () => {
        heard();
        void read();
      });
      source.addEventListener('error', () => {
        // A stream that broke comes again by itself; one that was refused does not. Reading asks for a sign-in where one is due.
        if (source?.readyState !== EventSource.CLOSED) return;
        void read();
        again = setTimeout(open, COME_AGAIN_MS);
      });
    }
    open();
    const clock = setInterval(() => setNow(Date.now()), 500);
    return () => {
      isOver = true;
      source?.close();
      clearTimeout(again);
      clearInterval(clock);
    };
  }, [id, queries]);

  return { isLive: heardAt !== undefined && now - heardAt < SILENT_AFTER_MS, heardAt };
}
