import { type Micros, showIn } from '../../engines/tally/amount.ts';
import { joinDecided, joinOverPhases, stillSuspected } from '../../engines/tally/decided-doubles.ts';
import type { Entry } from '../../engines/tally/entry.ts';
import { MEASURES, type Phase, type PhaseScope, phasesIn, withWholes } from '../../engines/tally/measures.ts';
import { tallyEntries } from '../../engines/tally/tally.ts';
import type { Database } from '../../platform/database.ts';
import { countHitsOfOperation } from '../hits/public.ts';
import { addHits } from './add-hits.ts';
import type { Counted, CountedRow, JoinedRow } from './counted.ts';
import { listDoubleDecisions } from './doubles.store.ts';
import { type CounterRow, entryOf, type Grouping, listCounted, sumCounters } from './entries.store.ts';
import { hitsOf, type Operation, zonesOf } from './operation.ts';

/** What is counted one by one: persons, objects and goods. */
const BY_IDENTITY = MEASURES.filter(({ subject }) => subject !== undefined).map(({ code }) => code);
const COUNTED_SINGLY: ReadonlySet<string> = new Set(BY_IDENTITY);
const ORDER = new Map(MEASURES.map(({ code }, place) => [code, place]));

/** Adds counters up into the wholes that their measures are parts of. */
function foldCounters(rows: readonly CounterRow[]): CountedRow[] {
  const sums = new Map<string, { row: CounterRow; measure: string; micros: Micros; entries: number }>();
  for (const row of rows) {
    for (const measure of withWholes(row.measure)) {
      const key = JSON.stringify([measure, row.phase, row.unit, row.group]);
      const sum = sums.get(key) ?? { row, measure, micros: 0n, entries: 0 };
      sum.micros += BigInt(row.micros.replace(/\.0*$/, ''));
      sum.entries += row.entries;
      sums.set(key, sum);
    }
  }
  return [...sums.values()].map(({ row, measure, micros, entries }) => ({
    measure,
    phase: row.phase,
    unit: row.unit,
    group: row.group,
    value: showIn(row.unit, micros),
    entries,
  }));
}

const GROUP_OF: Readonly<Record<Grouping, (entry: Entry) => string>> = {
  country: (entry) => entry.country,
  agency: (entry) => entry.agency,
  hot_spot: (entry) => entry.hotSpot ?? '',
  hour: (entry) => `${new Date(entry.at).toISOString().slice(0, 13)}:00:00Z`,
};

function tallied(entries: readonly Entry[], by?: Grouping): CountedRow[] {
  return tallyEntries(entries, by ? { by: GROUP_OF[by] } : {}).figures.map((figure) => ({
    measure: figure.measure,
    phase: figure.phase,
    unit: figure.unit,
    group: figure.group ?? '',
    value: figure.value,
    entries: figure.entries.length,
  }));
}

function inOrder(rows: readonly CountedRow[]): CountedRow[] {
  return rows.toSorted(
    (a, b) =>
      (a.group < b.group ? -1 : a.group > b.group ? 1 : 0) ||
      (ORDER.get(a.measure) ?? 0) - (ORDER.get(b.measure) ?? 0) ||
      (a.phase < b.phase ? -1 : 1),
  );
}

const GROUPINGS: readonly Grouping[] = ['country', 'agency', 'hot_spot', 'hour'];

/**
 * Counts an operation, with its hits, which are counted by those who follow them up. Cost: a sum over its counters, and a
 * pass over its results about persons, objects and goods.
 */
export async function countOperation(db: Database, operation: Operation): Promise<Counted> {
  const decisions = await listDoubleDecisions(db, operation.id);
  const identified = joinDecided((await listCounted(db, operation.id, BY_IDENTITY)).map(entryOf), decisions);
  const count = async (by?: Grouping): Promise<CountedRow[]> => [
    ...foldCounters(await sumCounters(db, operation.id, BY_IDENTITY, by)),
    ...tallied(identified, by),
  ];
  const totals = await count();
  // One after the other: inside a transaction there is one connection.
  const groups: [Grouping, CountedRow[]][] = [];
  for (const by of GROUPINGS) groups.push([by, await count(by)]);
  const rows = { totals, by: Object.fromEntries(groups) as unknown as Counted['by'] };
  const withHits = addHits(operation, rows, await countHitsOfOperation(db, hitsOf(operation), zonesOf(operation)));
  const tally = tallyEntries(identified);
  return {
    totals: inOrder([...planned(operation), ...withHits.totals]),
    by: {
      country: inOrder(withHits.by.country),
      agency: inOrder(withHits.by.agency),
      hot_spot: inOrder(withHits.by.hot_spot),
      hour: inOrder(withHits.by.hour),
    },
    joined: () => joinPhases(withHits.totals, (phases) => tallied(joinOverPhases(identified, decisions, phases))),
    identified: { ...tally, suspected: stillSuspected(tally.suspected, decisions) },
    entries: new Map(identified.map((entry) => [entry.id, entry])),
    decisions,
  };
}

const JOINED: readonly PhaseScope[] = ['preparation and action', 'action and follow-up', 'all phases'];

/**
 * What was done in several phases, added up under a name that says so; nothing where one of them has nothing. Persons,
 * objects and goods are taken from a count over the phases, in which nothing stands twice that was decided to be one.
 */
function joinPhases(
  totals: readonly CountedRow[],
  tallyOver: (phases: readonly Phase[]) => readonly CountedRow[],
): JoinedRow[] {
  return JOINED.flatMap((scope) => {
    const phases = phasesIn(scope);
    const inside = totals.filter(({ phase }) => phases.includes(phase));
    const together = [...inside.filter(({ measure }) => !COUNTED_SINGLY.has(measure)), ...tallyOver(phases)];
    return inside
      .filter(({ phase }) => phase === 'action')
      .flatMap(({ measure, unit }) => {
        const isSame = (row: CountedRow): boolean => row.measure === measure && row.unit === unit;
        if (new Set(inside.filter(isSame).map(({ phase }) => phase)).size < phases.length) return [];
        const value = together.filter(isSame).reduce((sum, row) => sum + row.value, 0);
        return [{ measure, phase: scope, unit, value: withoutDust(value) }];
      });
  });
}

/** Without the dust of binary fractions; millionths are finer than any figure. */
function withoutDust(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}

/** What the plan itself says: days, countries, agencies, officers. */
function planned({ plan }: Operation): CountedRow[] {
  const row = (measure: string, value: number): CountedRow => ({
    measure,
    phase: 'action',
    unit: 'count',
    group: '',
    value,
    entries: 0,
  });
  const officers = plan.participants.reduce((sum, one) => sum + one.officers, 0);
  const countries = new Set(plan.participants.map(({ country }) => country)).size;
  const rows = [row('countries', countries), row('agencies', plan.participants.length)];
  if (plan.actionDays) rows.unshift(row('days', plan.actionDays.length));
  // Nobody said how many: that is not none.
  if (officers > 0) rows.push(row('officers', officers));
  return rows;
}
