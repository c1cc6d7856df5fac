import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What a key does, and the words for it in the sheet of keys. */
export interface KeyBinding {
  /** `/`, `Escape`, `ArrowDown`, `o`, `alt+m`, or a sequence such as `g s`. */
  readonly keys: string;
  readonly label: string;
  readonly run: (event: KeyboardEvent | undefined) => void;
  /** Also while a field has the focus. Single letters never do: they are text there. */
  readonly inFields?: boolean;
  /** Part of the frame, not of the screen shown now. */
  readonly everywhere?: boolean;
}

type Listener = () => void;

const SINGLE_LETTERS_OFF = 'entente.letter-keys-off';

let groups: readonly (readonly KeyBinding[])[] = [];
let flat: readonly KeyBinding[] = [];
let scanSink: ((text: string) => void) | undefined;
let lettersOff = typeof localStorage !== 'undefined' && localStorage.getItem(SINGLE_LETTERS_OFF) === '1';
const listeners = new Set<Listener>();

function changed(): void {
  flat = groups.flat();
  for (const listener of listeners) listener();
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The binding of a key; of two, the one made known last, so a screen may refine what the frame does. */
export function findBinding(keys: string): KeyBinding | undefined {
  return flat.findLast((binding) => binding.keys === keys);
}

/** Whether some sequence begins with this key. */
export function beginsSequence(key: string): boolean {
  return flat.some((binding) => binding.keys.startsWith(`${key} `));
}

/** Makes keys known while a component is on the screen. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const shape = bindings.map((binding) => `${binding.keys}\u0000${binding.label}`).join('\u0001');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the bindings; what they run is read late.
  useEffect(() => {
    const mine = latest.current.map((binding, at) => ({
      ...binding,
      run: (event: KeyboardEvent | undefined) => latest.current[at]?.run(event),
    }));
    groups = [...groups, mine];
    changed();
    return () => {
      groups = groups.filter((group) => group !== mine);
      changed();
    };
  }, [shape]);
}

/** Every key known now, for the sheet. */
export function useKnownKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(subscribe, () => flat);
}

/** Where text goes that a scanner typed while no field had the focus. */
export function useScanSink(sink: (text: string) => void): void {
  const latest = useRef(sink);
  latest.current = sink;
  useEffect(() => {
    const mine = (text: string): void => latest.current(text);
    const before = scanSink;
    scanSink = mine;
    return () => {
      if (scanSink === mine) scanSink = before;
    };
  }, []);
}

export function deliverScan(text: string): boolean {
  scanSink?.(text);
  return scanSink !== undefined;
}

export function areLetterKeysOff(): boolean {
  return lettersOff;
}

/** One-letter keys can be turned off: they get in the way of speech input (WCAG 2.1.4). */
export function useLetterKeys(): readonly [on: boolean, set: (on: boolean) => void] {
  const off = useSyncExternalStore(subscribe, areLetterKeysOff);
  return [
    !off,
    (on) => {
      lettersOff = !on;
      localStorage.setItem(SINGLE_LETTERS_OFF, on ? '0' : '1');
      for (const listener of listeners) listener();
    },
  ];
}
