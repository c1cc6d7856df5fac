/** What follows from a person's decision that two entries are one thing, or two. Cost: one pass over the decisions. */
import type { Entry } from './entry.ts';
import type { SuspectedDouble } from './suspect-doubles.ts';

export interface DoubleDecision {
  readonly entries: readonly [string, string];
  readonly decision: 'one' | 'two';
}

/** The entries with one identity for those that were decided to be one thing; the others as they are. */
export function joinDecided(entries: readonly Entry[], decisions: readonly DoubleDecision[]): Entry[] {
  const groups = new Map<string, string[]>();
  for (const { entries: pair, decision } of decisions) {
    if (decision !== 'one') continue;
    const joined = [...new Set(pair.flatMap((id) => groups.get(id) ?? [id]))];
    for (const id of joined) groups.set(id, joined);
  }
  if (groups.size === 0) return [...entries];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.map((entry) => {
    const group = groups.get(entry.id);
    if (!group || entry.thing !== undefined) return entry;
    const known = group.flatMap((id) => byId.get(id)?.thing ?? []).sort()[0];
    return { ...entry, thing: known ?? `decided ${[...group].sort()[0]}` };
  });
}

/** The doubles that nobody has decided yet. */
export function stillSuspected(
  suspected: readonly SuspectedDouble[],
  decisions: readonly DoubleDecision[],
): SuspectedDouble[] {
  const decided = new Set(decisions.map(({ entries }) => JSON.stringify(entries)));
  return suspected.filter(({ entries }) => !decided.has(JSON.stringify(entries)));
}
