import { useEffect } from 'react';

let title = '';
let badge = 0;

function show(): void {
  document.title = `${badge > 0 ? `(${badge}) ` : ''}${title === '' ? '' : `${title} · `}Entente`;
}

/** Names the browser's window after the screen. */
export function usePageTitle(named: string): void {
  useEffect(() => {
    title = named;
    show();
  }, [named]);
}

/** How much waits, in front of the name of the window, for whoever works in another one. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    badge = count;
    show();
    return () => {
      badge = 0;
      show();
    };
  }, [count]);
}
