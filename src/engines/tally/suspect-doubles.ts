/** Where one result may have been reported twice without anybody saying so: listed for a person to decide, and counted. */
import type { Entry } from './entry.ts';
import { familyOf, findMeasure } from './measures.ts';

/** Two entries that may be about one thing, and why one may think so. */
export interface SuspectedDouble {
  readonly entries: readonly [string, string];
  readonly reason: 'same-hit' | 'same-check' | 'same-place-and-hour' | 'same-thing-in-two-phases';
  readonly text: string;
}

// Two patrols that write down one arrest do so within the hour.
const SAME_TIME_MS = 3_600_000;

interface Counted {
  readonly lead: Entry;
  readonly entries: readonly Entry[];
}

/** Looks for doubles among results about persons and objects. Cost: one sort within each place. */
export function suspectDoubles(things: readonly Counted[]): SuspectedDouble[] {
  const results = things.filter(({ lead }) => findMeasure(lead.measure)?.subject !== undefined);
  const found = new Map<string, SuspectedDouble>();
  const add = (a: Entry, b: Entry, reason: SuspectedDouble['reason'], text: string): void => {
    const entries: [string, string] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    // The strongest reason is looked for first and stays.
    const key = JSON.stringify(entries);
    if (!found.has(key)) found.set(key, { entries, reason, text });
  };

  const sameFamily = (lead: Entry): string => familyOf(lead.measure);
  for (const [first, second] of neighbours(
    results,
    ({ lead }) => lead.hit && [sameFamily(lead), lead.phase, lead.hit],
  )) {
    if (mayBeOne(first.lead, second.lead)) add(first.lead, second.lead, 'same-hit', 'Both follow from the same hit.');
  }
  for (const [first, second] of neighbours(
    results,
    ({ lead }) => lead.check && [sameFamily(lead), lead.phase, lead.check],
  )) {
    if (mayBeOne(first.lead, second.lead))
      add(first.lead, second.lead, 'same-check', 'Both follow from the same check.');
  }
  for (const [first, second] of neighbours(results, ({ lead }) => lead.thing && [sameFamily(lead), lead.thing])) {
    add(
      first.lead,
      second.lead,
      'same-thing-in-two-phases',
      `The same ${findMeasure(first.lead.measure)?.subject} is counted in two phases: once in each, and twice in a sum of both.`,
    );
  }
  const byPlace = ({ lead }: Counted) =>
    lead.hotSpot && [lead.measure, lead.phase, lead.hotSpot, lead.amount, lead.unit];
  for (const [first, second] of neighbours(results, byPlace)) {
    const apart = Math.abs(Date.parse(first.lead.at) - Date.parse(second.lead.at));
    if (apart <= SAME_TIME_MS && first.lead.agency !== second.lead.agency && mayBeOne(first.lead, second.lead)) {
      add(first.lead, second.lead, 'same-place-and-hour', 'Two agencies report the same at one place within an hour.');
    }
  }
  return [...found.values()].sort((a, b) => (a.entries.join() < b.entries.join() ? -1 : 1));
}

/** Two things with two identities are two, whatever else they share. */
function mayBeOne(a: Entry, b: Entry): boolean {
  return a.thing === undefined || b.thing === undefined;
}

/** Pairs that follow each other in time among those with the same key; things without a key have no neighbours. */
function* neighbours<T extends Counted>(things: readonly T[], keyOf: (thing: T) => unknown): Generator<[T, T]> {
  const buckets = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (!key) continue;
    const text = JSON.stringify(key);
    const bucket = buckets.get(text);
    if (bucket) bucket.push(thing);
    else buckets.set(text, [thing]);
  }
  for (const bucket of buckets.values()) {
    bucket.sort((a, b) => Date.parse(a.lead.at) - Date.parse(b.lead.at) || (a.lead.id < b.lead.id ? -1 : 1));
    for (let i = 1; i < bucket.length; i += 1) yield [bucket[i - 1]!, bucket[i]!];
  }
}
