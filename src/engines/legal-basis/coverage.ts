/**
 * Who can ask whom for what on one day: the coverage map.
 * The parties' bonds become bit sets once; a pair is then an intersection of two rows.
 * Cost: instruments × parties to build, pairs × words to read; 250 × 250 × 16 stays far below a second.
 */

import type { Moment } from './between.ts';
import { between, replacementBetween, withinOneState } from './between.ts';
import { asksByLaw } from './decide.ts';
import { declarationsOn } from './declarations-on.ts';
import type { Instrument, PartyCode } from './instrument.ts';
import { leftToStates } from './left-to-states.ts';
import { provisionOn } from './provision-on.ts';
import type { Register } from './register.ts';
import { bySpecificity } from './specificity.ts';
import { standingOf } from './standing.ts';
import type { DataCategory, Measure, Offence } from './vocabulary.ts';
import { dataAllowed } from './vocabulary.ts';

export interface CoverageQuestion extends Moment {
  readonly parties: readonly PartyCode[];
  readonly measures: readonly Measure[];
  readonly offence: Offence;
  readonly data: DataCategory;
  /** Computes the rows of these askers alone; the others stay empty. */
  readonly askers?: readonly PartyCode[];
  /** Counts domestic law as coverage too; by default only agreements count. */
  readonly withFallbacks?: boolean;
}

/** For each measure a square table: the index into `instruments` of the most specific usable one, or -1. */
export interface Coverage {
  readonly parties: readonly PartyCode[];
  readonly measures: readonly Measure[];
  readonly instruments: readonly Instrument[];
  readonly table: ReadonlyMap<Measure, Int16Array>;
}

/** Computes the whole map for one day. It agrees with `decide` for every pair. */
export function coverageOf(register: Register, question: CoverageQuestion): Coverage {
  const { parties, measures, offence } = question;
  const instruments = register.inOrder
    .filter((i) => question.withFallbacks === true || i.fallback !== true)
    .sort(bySpecificity(offence));
  const bound = boundParties(register, instruments, question);
  const table = new Map<Measure, Int16Array>();
  for (const measure of measures) {
    const cells = new Int16Array(parties.length * parties.length).fill(-1);
    instruments.forEach((instrument, index) => {
      if (serves(register, instrument, measure, question))
        fill(register, cells, instrument, index, bound, measure, question);
    });
    table.set(measure, cells);
  }
  return { parties, measures, instruments, table };
}

/** The most specific usable instrument of a pair, from a computed map. */
export function coveredBy(
  coverage: Coverage,
  measure: Measure,
  from: PartyCode,
  to: PartyCode,
): Instrument | undefined {
  const a = coverage.parties.indexOf(from);
  const b = coverage.parties.indexOf(to);
  if (a < 0 || b < 0) return undefined;
  const index = coverage.table.get(measure)?.[a * coverage.parties.length + b] ?? -1;
  return index < 0 ? undefined : coverage.instruments[index];
}

/** The positions of the parties bound by each instrument (and by its convention) on the day. */
function boundParties(
  register: Register,
  instruments: readonly Instrument[],
  question: CoverageQuestion,
): Map<string, number[]> {
  const own = (instrument: Instrument): Set<number> => {
    const set = new Set<number>();
    question.parties.forEach((party, position) => {
      const facts = register.factsOf(instrument.code, party);
      if (facts.length > 0 && standingOf(instrument, facts, question.on, question.knownAt).bound) set.add(position);
    });
    return set;
  };
  const result = new Map<string, number[]>();
  for (const instrument of instruments) {
    let set = own(instrument);
    for (let parent = parentOf(register, instrument); parent !== undefined; parent = parentOf(register, parent)) {
      const above = own(parent);
      set = new Set([...set].filter((p) => above.has(p)));
    }
    result.set(instrument.code, [...set]);
  }
  return result;
}

function parentOf(register: Register, instrument: Instrument): Instrument | undefined {
  return instrument.parent === undefined ? undefined : register.instruments.get(instrument.parent);
}

function serves(
  register: Register,
  instrument: Instrument,
  measure: Measure,
  { offence, data, on }: CoverageQuestion,
): boolean {
  const { provision } = provisionOn(register, instrument, measure, on);
  if (provision === undefined || !dataAllowed(provision.data, data)) return false;
  return (provision.offences ?? instrument.offences)[offence] !== undefined;
}

function fill(
  register: Register,
  cells: Int16Array,
  instrument: Instrument,
  index: number,
  bound: ReadonlyMap<string, number[]>,
  measure: Measure,
  question: CoverageQuestion,
): void {
  const { parties, on } = question;
  const n = parties.length;
  const positions = instrument.lawOf === undefined ? bound.get(instrument.code)! : parties.map((_, i) => i);
  // The life of the instrument is the same for every pair, the law's own country the same for every asker: ask once.
  const probe = firstPair(register, instrument, positions, question);
  if (!probe) return;
  const { provision } = provisionOn(register, instrument, measure, on);
  const reserved = new Set(
    (provision === undefined ? [] : declarationsOn(register, instrument, provision, question))
      .filter((d) => d.excludes?.includes(measure) === true)
      .map((d) => d.party),
  );
  const free = positions.filter(
    (p) => !reserved.has(parties[p]!) && !leftToStates(register, instrument, measure, parties[p]!),
  );
  const side = instrument.oneSide === undefined ? undefined : new Set(instrument.oneSide);
  const replaceable = (register.replacementsOf.get(instrument.code) ?? []).some(
    (r) => r.measures === 'all' || r.measures.includes(measure),
  );
  const asking = question.askers === undefined ? free : free.filter((p) => question.askers!.includes(parties[p]!));
  for (const a of asking) {
    for (const b of free) {
      if (a === b || cells[a * n + b] !== -1) continue;
      if (instrument.lawOf !== undefined && (instrument.lawOf !== parties[b] || !asksByLaw(register, parties[a]!)))
        continue;
      if (side !== undefined && side.has(parties[a]!) === side.has(parties[b]!)) continue;
      if (withinOneState(register, instrument, parties[a]!, parties[b]!)) continue;
      if (
        replaceable &&
        replacementBetween(register, instrument, measure, parties[a]!, parties[b]!, question) !== undefined
      ) {
        continue;
      }
      cells[a * n + b] = index;
    }
  }
}

/** Is the instrument alive on the day for some pair that it could bind? */
function firstPair(
  register: Register,
  instrument: Instrument,
  positions: readonly number[],
  question: CoverageQuestion,
): boolean {
  const { parties } = question;
  if (instrument.lawOf !== undefined) {
    const other = parties.find((p) => p !== instrument.lawOf);
    return other !== undefined && between(register, instrument, other, instrument.lawOf, question).inForce;
  }
  const side = instrument.oneSide;
  const a = side === undefined ? positions[0] : positions.find((p) => side.includes(parties[p]!));
  if (a === undefined) return false;
  const b = positions.find(
    (p) =>
      p !== a &&
      (side === undefined || !side.includes(parties[p]!)) &&
      !withinOneState(register, instrument, parties[a]!, parties[p]!),
  );
  if (b === undefined) return false;
  return between(register, instrument, parties[a]!, parties[b]!, question).inForce;
}
