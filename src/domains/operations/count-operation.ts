import { type Micros, showIn } from '../../engines/tally/amount.ts';
import { joinDecided, stillSuspected } from '../../engines/tally/decided-doubles.ts';
import type { Entry } from '../../engines/tally/entry.ts';
import type { Figure } from '../../engines/tally/figure.ts';
import { findMeasure, MEASURES, type Phase, withWholes } from '../../engines/tally/measures.ts';
import { type Tally, tallyEntries } from '../../engines/tally/tally.ts';
import type { Database } from '../../platform/database.ts';
import { type KeptDecision, listDoubleDecisions } from './doubles.store.ts';
import { type CounterRow, entryOf, type Grouping, listCounted, sumCounters } from './entries.store.ts';
import { countriesOf, type Operation } from './operation.ts';

/** A figure as it was counted here. */
export interface CountedRow {
  readonly measure: string;
  readonly phase: Phase;
  readonly unit: string;
  readonly group: string;
  readonly value: number;
  /** How many entries stand behind it. */
  readonly entries: number;
}

/** What is counted by identity: persons and objects. */
const BY_IDENTITY = MEASURES.filter(({ subject }) => subject !== undefined).map(({ code }) => code);
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

/** Everything counted in an operation. */
export interface Counted {
  readonly totals: readonly CountedRow[];
  readonly by: Readonly<Record<Grouping, readonly CountedRow[]>>;
  /** Persons and objects, with those that several agencies reported. */
  readonly identified: Tally;
  /** The entries about persons and objects, by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What was decided about entries that may be one thing. */
  readonly decisions: readonly KeptDecision[];
}

const GROUPINGS: readonly Grouping[] = ['country', 'agency', 'hot_spot', 'hour'];

/** Counts an operation. Cost: a sum over its counters, and a pass over its results about persons and objects. */
export async function countOperation(db: Database, operation: Operation): Promise<Counted> {
  const decisions = await listDoubleDecisions(db, operation.id);
  const identified = joinDecided((await listCounted(db, operation.id, BY_IDENTITY)).map(entryOf), decisions);
  const count = async (by?: Grouping): Promise<CountedRow[]> =>
    inOrder([...foldCounters(await sumCounters(db, operation.id, by)), ...tallied(identified, by)]);
  const totals = await count();
  // One after the other: inside a transaction there is one connection.
  const groups: [Grouping, CountedRow[]][] = [];
  for (const by of GROUPINGS) groups.push([by, await count(by)]);
  const tally = tallyEntries(identified);
  return {
    totals: [...planned(operation), ...totals],
    by: Object.fromEntries(groups) as unknown as Counted['by'],
    identified: { ...tally, suspected: stillSuspected(tally.suspected, decisions) },
    entries: new Map(identified.map((entry) => [entry.id, entry])),
    decisions,
  };
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

/** A counted row as a figure among others; its source is the counting itself. */
export function figureOf({ measure, phase, value, unit, group }: CountedRow): Figure {
  const isMoney = findMeasure(measure)?.kind === 'money';
  return {
    measure,
    phase,
    value,
    ...(isMoney || unit !== 'count' ? { unit } : {}),
    source: 'counted',
    ...(group === '' ? {} : { scope: group }),
  };
}

/** The counted figures of the whole and of each country. */
export function countedFigures(operation: Operation, counted: Counted): Figure[] {
  const countries = new Set(countriesOf(operation));
  return [
    ...counted.totals.map(figureOf),
    ...counted.by.country.filter(({ group }) => countries.has(group)).map(figureOf),
  ];
}
