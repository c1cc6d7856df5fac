/**
 * The frame can hand text to the search box and put the cursor there although the search screen is loaded apart:
 * a scan that arrives on another screen waits here until the box takes it.
 */
// A scan that finds no box within this time was not let through; searching for it later would surprise.
const WAITS_MS = 5000;

let waitingText: { text: string; at: number } | undefined;
let box: { focus: () => void; take: (text: string) => void } | undefined;

/** The search box makes itself known while it is on the screen; the result takes it away again. */
export function registerSearchBox(mine: { focus: () => void; take: (text: string) => void }): () => void {
  box = mine;
  if (waitingText !== undefined) {
    const { text, at } = waitingText;
    waitingText = undefined;
    if (performance.now() - at < WAITS_MS) mine.take(text);
  }
  return () => {
    if (box === mine) box = undefined;
  };
}

export function focusSearchBox(): void {
  box?.focus();
}

/** Hands text to the box now, or as soon as there is one. */
export function handToSearchBox(text: string): void {
  if (box) box.take(text);
  else waitingText = { text, at: performance.now() };
}
