/**
 * The clock of the node, as each of its answers tells it (RFC 9110, section 6.6.1). A telephone may be a day off, and what
 * its officer enters must not land in another phase because of that.
 */

// The head of an answer has whole seconds and travels a moment; people and networks are not later than this.
const CLOCKS_AGREE_MS = 120_000;

let aheadMs: number | undefined;

/** Notes what an answer says the time is; one that took long may have met a device asleep, and says nothing. */
export function hearNodeClock(answer: Response, askedAt: number): void {
  const now = Date.now();
  const told = Date.parse(answer.headers.get('date') ?? '');
  if (!Number.isNaN(told) && now - askedAt < CLOCKS_AGREE_MS / 2) aheadMs = now - told;
}

/** How far the clock of this device is ahead of the node's; 0 where they agree, undefined before the node was heard. */
export function clockAheadMs(): number | undefined {
  return aheadMs === undefined || Math.abs(aheadMs) > CLOCKS_AGREE_MS ? aheadMs : 0;
}

/** Now, on the clock of the node where it was heard. */
export function nodeNow(): Date {
  return new Date(Date.now() - (clockAheadMs() ?? 0));
}
