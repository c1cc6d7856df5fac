/** What follows from a person's decision that two entries are one thing, or two. Cost: one pass over the decisions. */
import type { Entry } from './entry.ts';
import { familyOf, PHASES, type Phase } from './measures.ts';
import type { SuspectedDouble } from './suspect-doubles.ts';

export interface DoubleDecision {
  readonly entries: readonly [string, string];
  readonly decision: 'one' | 'two';
}

/** The entries with one identity for those that were decided to be one thing; the others as they are. */
export function joinDecided(entries: readonly Entry[], decisions: readonly DoubleDecision[]): Entry[] {
  const groups = groupsOf(decisions);
  if (groups.size === 0) return [...entries];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.map((entry) => {
    const group = groups.get(entry.id);
    if (!group || entry.thing !== undefined) return entry;
    const known = group.flatMap((id) => byId.get(id)?.thing ?? []).sort()[0];
    return { ...entry, thing: known ?? `decided ${[...group].sort()[0]}` };
  });
}

/** What was decided to be one, from pair to pair: A and B, B and C are one thing of three entries. */
function groupsOf(decisions: readonly DoubleDecision[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { entries: pair, decision } of decisions) {
    if (decision !== 'one') continue;
    const joined = [...new Set(pair.flatMap((id) => groups.get(id) ?? [id]))];
    for (const id of joined) groups.set(id, joined);
  }
  return groups;
}

/**
 * The entries of several phases as a sum over them counts: what was decided to be one thing in two of the phases stands
 * in the first of them alone. Takes what `joinDecided` gives.
 */
export function joinOverPhases(
  entries: readonly Entry[],
  decisions: readonly DoubleDecision[],
  phases: readonly Phase[],
): Entry[] {
  const inside = entries.filter(({ phase }) => phases.includes(phase));
  const groups = groupsOf(decisions);
  const keyOf = ({ measure, thing }: Entry): string => JSON.stringify([familyOf(measure), thing]);
  const first = new Map<string, Phase>();
  for (const group of new Set(groups.values())) {
    const members = inside.filter(({ id, thing }) => thing !== undefined && group.includes(id));
    const phase = PHASES.find((one) => members.some((entry) => entry.phase === one));
    if (phase) for (const entry of members) first.set(keyOf(entry), phase);
  }
  return inside.map((entry) => {
    const phase = entry.thing === undefined ? undefined : first.get(keyOf(entry));
    return phase === undefined ? entry : { ...entry, phase };
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
