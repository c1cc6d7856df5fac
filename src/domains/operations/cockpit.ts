import { findMeasure } from '../../engines/tally/measures.ts';
import { ratePer } from '../../engines/tally/rates.ts';
import { funnelOfOperation, type HitFunnel, listLateHitsOfOperation, type OperationHit } from '../hits/public.ts';
import { countOperation } from './count-operation.ts';
import { type CountedRow, figureOf } from './counted.ts';
import { countSetAside } from './entries.store.ts';
import { hitsOf, type Operation } from './operation.ts';
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
  const [counted, hits, lateHits, setAside] = await Promise.all([
    countOperation(db, operation),
    funnelOfOperation(db, hitsOf(operation), now),
    listLateHitsOfOperation(db, hitsOf(operation), { now, limit: MOST_LATE_SHOWN }),
    countSetAside(db, operation.id),
  ]);
  const { totals, by } = counted;
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
