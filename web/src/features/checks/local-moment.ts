import { clockAheadMs, nodeNow } from '../../wire/node-clock.ts';

/** An instant as a field for date and time writes it, on the clock of the device. */
export function localMoment(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment of an entry: on the clock of the node, or on that of the device where the node was not heard yet. */
export function momentOfEntry(): { readonly at: string; readonly ownClock?: true } {
  return { at: nodeNow().toISOString(), ...whoseClock() };
}

/** Says that a moment is of the device's own clock, so that it is set right before it is sent. */
export function whoseClock(): { readonly ownClock?: true } {
  return clockAheadMs() === undefined ? { ownClock: true } : {};
}
