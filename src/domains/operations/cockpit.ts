import { findMeasure, type Phase } from '../../engines/tally/measures.ts';
import { ratePer } from '../../engines/tally/rates.ts';
import {
  countHitsOfOperation,
  funnelOfOperation,
  type HitCount,
  type HitFunnel,
  listLateHitsOfOperation,
  type OperationHit,
} from '../hits/public.ts';
import { type Counted, type CountedRow, countOperation, figureOf } from './count-operation.ts';
import { countSetAside } from './entries.store.ts';
import { hitsOf, type Operation, participantOf } from './operation.ts';
import { findEntriesVersion } from './operations.store.ts';
import type { OperationsDesk } from './operations-desk.ts';

export interface CockpitRate {
  readonly name: string;
  readonly value?: number;
  /** The numerator and the denominator, where there is a value. */
  readonly of?: number;
  readonly to?: number;
  readonly text: string;
}

/** What the commander sees: every figure, by everything it can be split by, the hits on their way, and what is late. */
export interface Cockpit {
  readonly operation: Pick<Operation, 'id' | 'code' | 'name' | 'state'>;
  /** When it was counted; what came since is not in it. */
  readonly countedAt: string;
  readonly version: number;
  readonly totals: readonly (CountedRow & { readonly name: string })[];
  readonly byCountry: readonly CountedRow[];
  readonly byAgency: readonly CountedRow[];
  readonly byHotSpot: readonly CountedRow[];
  readonly byHour: readonly CountedRow[];
  readonly hits: HitFunnel;
  readonly lateHits: readonly OperationHit[];
  readonly rates: readonly CockpitRate[];
  readonly setAside: { readonly held: number; readonly refused: number };
  readonly sharedThings: number;
  readonly suspectedDoubles: number;
}

const MOST_LATE_SHOWN = 50;
// A cockpit is counted again at most this often, however many watch it: two a second are newer than anybody reads.
const COUNT_EVERY_MS = 500;

/** Counts a cockpit now. */
async function countCockpit({ db, clock }: OperationsDesk, operation: Operation): Promise<Cockpit> {
  const now = clock().toISOString();
  const version = await findEntriesVersion(db, operation.id);
  const [counted, hits, hitsBy, lateHits, setAside] = await Promise.all([
    countOperation(db, operation),
    funnelOfOperation(db, hitsOf(operation), now),
    countHitsOfOperation(db, hitsOf(operation), zonesOf(operation)),
    listLateHitsOfOperation(db, hitsOf(operation), { now, limit: MOST_LATE_SHOWN }),
    countSetAside(db, operation.id),
  ]);
  const { totals, by } = withHits(operation, counted, hitsBy);
  const { id, code, name, state } = operation;
  return {
    operation: { id, code, name, state },
    countedAt: now,
    version,
    totals: totals.map((row) => ({ ...row, name: findMeasure(row.measure)?.name ?? row.measure })),
    byCountry: by.country,
    byAgency: by.agency,
    byHotSpot: by.hot_spot,
    byHour: by.hour,
    hits,
    lateHits,
    rates: ratesOf(totals),
    setAside,
    sharedThings: counted.identified.shared.length,
    suspectedDoubles: counted.identified.suspected.length,
  };
}

/**
 * Everything counted, with the hits, which are counted by those who follow them up: each belongs to the phase of its day.
 * What a country with a system of its own enters as a number of hits stands beside those that were followed here.
 */
export function withHits(
  operation: Operation,
  { totals, by }: Pick<Counted, 'totals' | 'by'>,
  hits: readonly HitCount[],
): Pick<Counted, 'totals' | 'by'> {
  const add = (rows: readonly CountedRow[], groupOf: (hit: HitCount) => string): CountedRow[] => {
    const sums = new Map<string, CountedRow>();
    for (const hit of hits) {
      const row = { measure: 'hits', phase: phaseOfDay(operation, hit.day), unit: 'count', group: groupOf(hit) };
      const key = `${row.phase} ${row.group}`;
      const known = sums.get(key) ?? rows.find((one) => isSameFigure(one, row)) ?? { ...row, value: 0, entries: 0 };
      sums.set(key, { ...known, value: known.value + hit.hits, entries: known.entries + hit.hits });
    }
    return [
      ...rows.filter((row) => !(row.measure === 'hits' && sums.has(`${row.phase} ${row.group}`))),
      ...sums.values(),
    ];
  };
  const whole = add(totals, () => '');
  const isKnown = whole.some(({ measure, phase }) => measure === 'hits' && phase === 'action');
  return {
    // Hits are followed here, so none is known to be none.
    totals: isKnown
      ? whole
      : [...whole, { measure: 'hits', phase: 'action', unit: 'count', group: '', value: 0, entries: 0 }],
    by: {
      country: add(by.country, ({ asker }) => participantOf(operation, asker)?.country ?? ''),
      agency: add(by.agency, ({ asker }) => asker),
      hot_spot: add(by.hot_spot, ({ place }) => place ?? ''),
      hour: add(by.hour, ({ hour }) => hour),
    },
  };
}

function isSameFigure(one: CountedRow, other: Pick<CountedRow, 'measure' | 'phase' | 'group'>): boolean {
  return one.measure === other.measure && one.phase === other.phase && one.group === other.group;
}

/** The phase of a day of the operation; a hit that came after its days is of what was done in them. */
function phaseOfDay({ plan }: Operation, day: string): Phase {
  return plan.phases.find(({ from, to }) => from <= day && day <= to)?.phase ?? 'action';
}

/** On whose calendar the days of each agency run. */
export function zonesOf({ plan }: Operation): Record<string, string> {
  return Object.fromEntries(plan.participants.map(({ agency, zone }) => [agency, zone]));
}

/** The two rates nobody publishes, with their denominators named. */
export function ratesOf(totals: readonly CountedRow[]): CockpitRate[] {
  const pick = (measure: string) => {
    const row = totals.find((one) => one.measure === measure && one.phase === 'action');
    return { measure, figure: row && figureOf(row) };
  };
  const rates = [
    { name: 'hits-per-10000-checks', rate: ratePer(pick('hits'), pick('checks'), 10_000) },
    { name: 'arrests-per-1000-officers', rate: ratePer(pick('arrests'), pick('officers'), 1000) },
  ];
  return rates.map(({ name, rate }) => ({
    name,
    text: rate.text,
    ...(rate.value === undefined ? {} : { value: rate.value, of: rate.of, to: rate.to }),
  }));
}

interface Watched {
  readonly operation: Operation;
  cockpit: Promise<Cockpit>;
  countedAtMs: number;
}

const watched = new WeakMap<OperationsDesk, Map<string, Watched>>();

/** The cockpit of an operation, at most half a second old. */
export function showCockpit(desk: OperationsDesk, operation: Operation): Promise<Cockpit> {
  let known = watched.get(desk);
  if (!known) {
    known = new Map();
    watched.set(desk, known);
  }
  const one = known.get(operation.id);
  const now = performance.now();
  if (one && one.operation.version === operation.version && now - one.countedAtMs < COUNT_EVERY_MS) return one.cockpit;
  const cockpit = countCockpit(desk, operation);
  known.set(operation.id, { operation, cockpit, countedAtMs: now });
  cockpit.catch(() => known.delete(operation.id));
  return cockpit;
}
