import type { Entry } from '../../engines/tally/entry.ts';
import type { Figure } from '../../engines/tally/figure.ts';
import { findMeasure, type Phase, type PhaseScope, phasesIn } from '../../engines/tally/measures.ts';
import type { Tally } from '../../engines/tally/tally.ts';
import type { KeptDecision } from './doubles.store.ts';
import type { Grouping } from './entries.store.ts';
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

/** What was done in several phases, added up. */
export interface JoinedRow {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly unit: string;
  readonly value: number;
}

/** Everything counted in an operation. */
export interface Counted {
  readonly totals: readonly CountedRow[];
  readonly by: Readonly<Record<Grouping, readonly CountedRow[]>>;
  /** Sums over phases, each a measure with a name of its own; worked out when they are asked for. */
  readonly joined: () => readonly JoinedRow[];
  /** Persons, objects and goods, with those that several agencies reported. */
  readonly identified: Tally;
  /** The entries about them, by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What was decided about entries that may be one thing. */
  readonly decisions: readonly KeptDecision[];
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

/** The counted sums over phases that somebody has stated too: those that nobody speaks of are no figures of their own. */
export function joinedFigures({ joined }: Counted, stated: readonly Figure[]): Figure[] {
  const sums = stated.filter(({ phase }) => phasesIn(phase).length > 1);
  if (sums.length === 0) return [];
  return joined()
    .filter((row) => sums.some(({ measure, phase }) => measure === row.measure && phase === row.phase))
    .map(({ measure, phase, value, unit }) => ({
      measure,
      phase,
      value,
      ...(unit === 'count' ? {} : { unit }),
      source: 'counted',
    }));
}
