/** A figure somebody has stated: never without its source, its phase and how exact it claims to be. */
import { type Fault, faultOf } from '../../kernel/faults.ts';
import { type Micros, readAmount, showIn, writeNumber } from './amount.ts';
import { findMeasure, type PhaseScope } from './measures.ts';

/** `about` for "~11,000" and "almost"; `at-least` for "more than 390,000". */
export type Precision = 'exact' | 'about' | 'at-least';

export interface Figure {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly value: number;
  /** The unit of the measure unless told otherwise. */
  readonly unit?: string;
  readonly precision?: Precision;
  /** Who states it: the key of a source, an agency, or `counted`. */
  readonly source: string;
  /** When it was stated, ISO 8601. */
  readonly statedAt?: string;
  /** What it is a figure of: the whole operation, or a country, agency or hot spot of it. */
  readonly scope?: string;
  /** Who is counted, where the source names them: codes of countries or agencies. */
  readonly members?: readonly string[];
}

/** What a figure is about, without who says it: two figures with the same subject should agree. */
export function subjectOf({ measure, phase, scope = '', unit }: Figure): string {
  // Money of two currencies cannot be compared without a rate, and a rate is somebody's opinion.
  const known = findMeasure(measure);
  const currency = known?.kind === 'money' ? (unit ?? known.unit) : undefined;
  return JSON.stringify([measure, phase, scope, currency ?? null]);
}

/** A figure in words with its precision: `more than 390,000`, `about 11,000`, `166`. */
export function writeFigure({ value, precision = 'exact', unit }: Figure): string {
  const number = `${writeNumber(value)}${unit === undefined || unit === 'count' ? '' : ` ${unit}`}`;
  return precision === 'exact' ? number : precision === 'about' ? `about ${number}` : `more than ${number}`;
}

/** What is wrong with a stated figure, or undefined. */
export function faultOfFigure(figure: Figure): Fault | undefined {
  const amount = readAmount(figure.measure, figure.value, figure.unit);
  if (amount.fault !== undefined) return amount.fault;
  return figure.source === '' ? faultOf('figure-no-source') : undefined;
}

/**
 * Adds figures to those already kept. Nothing is overwritten: another value for the same thing stands beside the first,
 * and only a figure that is the same in every part is kept once.
 */
export function keepFigures(kept: readonly Figure[], more: readonly Figure[]): Figure[] {
  const all = new Map<string, Figure>();
  for (const figure of [...kept, ...more]) {
    const key = canonicalFigure(figure);
    if (!all.has(key)) all.set(key, figure);
  }
  return [...all.values()];
}

/** The figures of one subject that hold now: of each source the latest. */
export function latestOfEachSource(figures: readonly Figure[]): Figure[] {
  const latest = new Map<string, Figure>();
  for (const figure of figures) {
    const key = JSON.stringify([subjectOf(figure), figure.source]);
    const known = latest.get(key);
    if (!known || isLater(figure, known)) latest.set(key, figure);
  }
  return [...latest.values()];
}

// Of two statements of one moment the greater text wins, so that the answer does not depend on their order.
function isLater(a: Figure, b: Figure): boolean {
  const [atA, atB] = [Date.parse(a.statedAt ?? '') || 0, Date.parse(b.statedAt ?? '') || 0];
  return atA > atB || (atA === atB && canonicalFigure(a) > canonicalFigure(b));
}

/** The same text for the same figure, whatever the order of its fields. */
export function canonicalFigure(figure: Figure): string {
  const { measure, phase, scope, value, unit, precision = 'exact', source, statedAt, members } = figure;
  return JSON.stringify([
    measure,
    phase,
    scope ?? null,
    value,
    unit ?? null,
    precision,
    source,
    statedAt ?? null,
    members?.toSorted() ?? null,
  ]);
}

/** The sum of figures, which is only as exact as the least exact of them. */
export interface Sum {
  readonly value: number;
  readonly precision: Precision;
  readonly text: string;
}

/** Adds figures of one kind of quantity exactly; undefined when there are none or one does not fit. */
export function sumFigures(figures: readonly Figure[]): Sum | undefined {
  let total: Micros = 0n;
  let unit: string | undefined;
  for (const figure of figures) {
    const amount = readAmount(figure.measure, figure.value, figure.unit);
    if (amount.fault !== undefined || (unit !== undefined && unit !== amount.unit)) return undefined;
    unit = amount.unit;
    total += amount.micros;
  }
  if (unit === undefined) return undefined;
  const value = showIn(unit, total);
  const isRounded = figures.some(({ precision = 'exact' }) => precision !== 'exact');
  const precision = figures.some((figure) => figure.precision === 'about') ? 'about' : isRounded ? 'at-least' : 'exact';
  const shown = writeFigure({ measure: '', phase: 'action', source: '', value, unit, precision });
  return { value, precision, text: isRounded ? `${shown} (rounded inputs)` : shown };
}
