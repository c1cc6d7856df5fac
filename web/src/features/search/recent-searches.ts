import { useSyncExternalStore } from 'react';
import type { Outcome, Subject } from './use-search.ts';

/** A search of this sign-in; it lives in this window's memory and nowhere else. */
export interface RecentSearch {
  readonly label: string;
  readonly subject: Subject;
  readonly outcome: Outcome;
  readonly at: string;
}

// As many as an officer at a post can still place.
const MOST_REMEMBERED = 12;

let recent: readonly RecentSearch[] = [];
const listeners = new Set<() => void>();

function set(next: readonly RecentSearch[]): void {
  recent = next;
  for (const listener of listeners) listener();
}

/** Remembers a search until the window is closed or the officer signs out. */
export function rememberSearch(search: RecentSearch): void {
  set([search, ...recent.filter(({ label }) => label !== search.label)].slice(0, MOST_REMEMBERED));
}

export function forgetSearches(): void {
  set([]);
}

export function useRecentSearches(): readonly RecentSearch[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => recent,
  );
}
