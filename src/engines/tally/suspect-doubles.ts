/** Where one result may have been reported twice without anybody saying so: listed for a person to decide, and counted. */
import { readAmount } from './amount.ts';
import type { Entry } from './entry.ts';
import { familyOf, findMeasure, withWholes } from './measures.ts';

/** Two entries that may be about one thing, and why one may think so. */
export interface SuspectedDouble {
  readonly entries: readonly [string, string];
  readonly reason: 'same-hit' | 'same-check' | 'same-place-and-hour' | 'same-thing-in-two-phases';
  readonly text: string;
}

// Two patrols that write down one arrest do so within the hour.
const SAME_TIME_MS = 3_600_000;
// So many later reports are looked at for the one that may be the same: more at one place in an hour are no doubles.
const MOST_COMPARED = 50;

interface Counted {
  readonly lead: Entry;
  readonly entries: readonly Entry[];
}

/** Looks for doubles among results about persons, objects and goods. Cost: one sort within each place. */
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
  for (const [first, second] of pairsOf(
    results,
    ({ lead }) => lead.hit && [sameFamily(lead), lead.phase, lead.hit],
    mayBeOne,
  )) {
    add(first, second, 'same-hit', 'Both follow from the same hit.');
  }
  for (const [first, second] of pairsOf(
    results,
    ({ lead }) => lead.check && [sameFamily(lead), lead.phase, lead.check],
    mayBeOne,
  )) {
    add(first, second, 'same-check', 'Both follow from the same check.');
  }
  for (const [first, second] of pairsOf(
    results,
    ({ lead }) => lead.thing && [sameFamily(lead), lead.thing],
    (a, b) => a.phase !== b.phase,
  )) {
    add(
      first,
      second,
      'same-thing-in-two-phases',
      `The same ${findMeasure(first.measure)?.subject} is counted in two phases: once in each, and twice in a sum of both.`,
    );
  }
  const byPlace = ({ lead }: Counted) => lead.hotSpot && [lead.measure, lead.phase, lead.hotSpot, amountOf(lead)];
  const isAtOnce = (a: Entry, b: Entry): boolean =>
    Math.abs(Date.parse(a.at) - Date.parse(b.at)) <= SAME_TIME_MS && a.agency !== b.agency && mayBeOne(a, b);
  for (const [first, second] of pairsOf(results, byPlace, isAtOnce)) {
    add(first, second, 'same-place-and-hour', 'Two agencies report the same at one place within an hour.');
  }
  return [...found.values()].sort((a, b) => (a.entries.join() < b.entries.join() ? -1 : 1));
}

/** The amount without its unit of writing: 2 kg and 2000 g are the same. */
function amountOf({ measure, amount, unit }: Entry): string {
  const read = readAmount(measure, amount, unit);
  return read.fault === undefined ? `${read.micros} ${read.unit}` : `${amount} ${unit ?? ''}`;
}

/**
 * Two things with two identities are two, whatever else they share. Of goods one agency may well have found several
 * kinds at once; two agencies that report the same kind may have weighed the same.
 */
function mayBeOne(a: Entry, b: Entry): boolean {
  if (a.thing !== undefined && b.thing !== undefined) return false;
  if (findMeasure(a.measure)?.subject !== 'goods') return true;
  const isOneKind = withWholes(a.measure).includes(b.measure) || withWholes(b.measure).includes(a.measure);
  return a.agency !== b.agency && isOneKind;
}

/**
 * Of those with the same key, each with the next one in time that may be the same; things without a key have no pair.
 * Not with the very next alone: a third report between two must not hide that they may be one.
 */
function* pairsOf(
  things: readonly Counted[],
  keyOf: (thing: Counted) => unknown,
  isPair: (a: Entry, b: Entry) => boolean,
): Generator<[Entry, Entry]> {
  const buckets = new Map<string, Entry[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (!key) continue;
    const text = JSON.stringify(key);
    const bucket = buckets.get(text);
    if (bucket) bucket.push(thing.lead);
    else buckets.set(text, [thing.lead]);
  }
  for (const bucket of buckets.values()) {
    bucket.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1));
    for (const [place, first] of bucket.entries()) {
      const second = bucket.slice(place + 1, place + 1 + MOST_COMPARED).find((other) => isPair(first, other));
      if (second) yield [first, second];
    }
  }
}
