/** Whether figures agree: parts with their whole, phases with their sum, one source with another, reports with counts. */
import { readAmount, showIn, writeNumber } from './amount.ts';
import { type Figure, latestOfEachSource, subjectOf, sumFigures, writeFigure } from './figure.ts';
import { findMeasure, MEASURES, nameMeasure, type PhaseScope, partsOf, phasesIn } from './measures.ts';

/** How parts and whole stand to each other. `rounded` means they differ, but not all of them claim to be exact. */
export type SumVerdict = 'sums' | 'does-not-sum' | 'rounded';

export interface SumCheck {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly scope?: string;
  readonly source: string;
  readonly whole: number;
  readonly sumOfParts: number;
  /** The parts less the whole. */
  readonly difference: number;
  readonly verdict: SumVerdict;
  readonly parts: readonly Figure[];
  readonly text: string;
}

/** Checks every whole whose parts the same source also states, and every joined phase against its single ones. */
export function checkSums(figures: readonly Figure[]): SumCheck[] {
  const latest = latestOfEachSource(figures);
  const checks: SumCheck[] = [];
  for (const whole of latest) {
    const peers = latest.filter(
      (figure) => figure.source === whole.source && (figure.scope ?? '') === (whole.scope ?? ''),
    );
    const parts = partsStated(whole, peers);
    if (parts.length > 0) checks.push(compareSum(whole, parts, 'the parts'));
    const phases = phasesIn(whole.phase);
    const single = peers.filter(
      (figure) => figure.measure === whole.measure && figure !== whole && phases.includes(figure.phase as never),
    );
    // A sum of phases can be checked only when every phase in it is stated.
    if (phases.length > 1 && single.length === phases.length) checks.push(compareSum(whole, single, 'the phases'));
  }
  return checks;
}

/**
 * Checks a figure of the whole operation against those of its countries, agencies or hot spots: of each the one that the
 * same source states, else the latest. Where `expected` names who should have stated one and somebody has not, only what
 * is already too much is wrong.
 */
export function checkScopes(
  whole: Figure,
  ofEach: readonly Figure[],
  expected: readonly string[] = [],
): SumCheck | undefined {
  const stated = latestOfEachSource(ofEach).filter(
    (one) => one.scope !== undefined && subjectOf({ ...one, scope: '' }) === subjectOf({ ...whole, scope: '' }),
  );
  const parts = [...Map.groupBy(stated, ({ scope }) => scope).values()].map(
    (figures) =>
      figures.find(({ source }) => source === whole.source) ??
      figures.reduce((latest, one) => (isStatedLater(one, latest) ? one : latest)),
  );
  if (parts.length === 0) return undefined;
  const check = compareSum(whole, parts, 'its parts');
  const isComplete = expected.every((scope) => parts.some((part) => part.scope === scope));
  return isComplete || !(check.difference <= 0) ? check : undefined;
}

function isStatedLater(one: Figure, other: Figure): boolean {
  return (Date.parse(one.statedAt ?? '') || 0) > (Date.parse(other.statedAt ?? '') || 0);
}

/** The parts of a whole as one source states them; a part it leaves out is taken from that part's own parts. */
function partsStated(whole: Figure, peers: readonly Figure[]): Figure[] {
  return partsOf(whole.measure).flatMap((part) => {
    const stated = peers.find((figure) => figure.measure === part.code && figure.phase === whole.phase);
    return stated ? [stated] : partsStated({ ...whole, measure: part.code }, peers);
  });
}

function compareSum(whole: Figure, parts: readonly Figure[], what: string): SumCheck {
  const sum = sumFigures(parts);
  const wholeAmount = readAmount(whole.measure, whole.value, whole.unit);
  const stated = wholeAmount.fault === undefined ? showIn(wholeAmount.unit, wholeAmount.micros) : whole.value;
  const given = sum?.value ?? Number.NaN;
  const difference = exactDifference(given, stated);
  const isRounded = [whole, ...parts].some(({ precision = 'exact' }) => precision !== 'exact');
  const verdict = difference === 0 ? 'sums' : isRounded ? 'rounded' : 'does-not-sum';
  const name = nameMeasure(whole.measure, whole.phase);
  const numbers = `${what} give ${writeNumber(given)}, the whole says ${writeNumber(stated)}`;
  const text = {
    sums: `${name} sums: ${parts.map((part) => writeNumber(part.value)).join(' + ')} = ${writeNumber(stated)}.`,
    'does-not-sum': `${name} does not sum: ${numbers}, difference ${writeNumber(Math.abs(difference))}.`,
    rounded: `${name} cannot be checked to the unit: ${numbers}, and not all of them are exact.`,
  }[verdict];
  return {
    measure: whole.measure,
    phase: whole.phase,
    ...(whole.scope === undefined ? {} : { scope: whole.scope }),
    source: whole.source,
    whole: stated,
    sumOfParts: given,
    difference,
    verdict,
    parts,
    text,
  };
}

/** Two or more sources that do not say the same: all are kept, and a person decides. */
export interface SourceConflict {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly scope?: string;
  readonly stated: readonly Figure[];
  /** The greatest less the least. */
  readonly difference: number;
  /** True when a rounded figure could be the exact one ("about 9,000" for 8,838). */
  readonly isExplainedByRounding: boolean;
  /** Where the sources name whom they count: who is counted by one and not by another. */
  readonly membersInDispute: readonly string[];
  readonly text: string;
}

/** Finds what sources state differently about the same thing. */
export function findConflicts(figures: readonly Figure[]): SourceConflict[] {
  const bySubject = Map.groupBy(latestOfEachSource(figures), subjectOf);
  return [...bySubject.values()].flatMap((stated) => {
    const values = stated.map(({ measure, value, unit }) => valueInOwnUnit(measure, value, unit));
    const [least, greatest] = [Math.min(...values), Math.max(...values)];
    if (least === greatest) return [];
    const { measure, phase, scope } = stated[0]!;
    const difference = exactDifference(greatest, least);
    const isExplainedByRounding = areOneRounded(stated);
    const named = stated.filter((figure) => figure.members).map((figure) => new Set(figure.members));
    const everybody = new Set(named.flatMap((members) => [...members]));
    const says = stated.map((figure) => `${figure.source} says ${writeFigure(figure)}`).join(', ');
    return [
      {
        measure,
        phase,
        ...(scope === undefined ? {} : { scope }),
        stated,
        difference,
        isExplainedByRounding,
        membersInDispute: [...everybody].filter((member) => named.some((members) => !members.has(member))).sort(),
        text: `${nameMeasure(measure, phase)} differs by ${writeNumber(difference)}: ${says}${isExplainedByRounding ? ' (rounding may explain it)' : ''}.`,
      },
    ];
  });
}

/** Whether every rounded figure among them could stand for the one exact value. */
function areOneRounded(stated: readonly Figure[]): boolean {
  const exact = new Set(stated.filter(({ precision = 'exact' }) => precision === 'exact').map(({ value }) => value));
  const [value] = exact;
  if (exact.size !== 1 || value === undefined) return false;
  return stated.every(({ value: said, precision = 'exact' }) => {
    if (precision === 'exact') return true;
    const step = 10 ** trailingZeros(said);
    if (precision === 'at-least') return value >= said && value - said < step;
    return Math.abs(value - said) <= step / 2;
  });
}

function trailingZeros(value: number): number {
  return /0*$/.exec(String(Math.trunc(value)))![0].length;
}

/** What a country reports beside what was counted here. */
export interface ReportedAndCounted {
  readonly measure: string;
  readonly phase: PhaseScope;
  readonly scope?: string;
  /** The currency of money, which stands alone; everything else is in the unit of its measure. */
  readonly unit?: string;
  readonly reported?: number;
  readonly counted?: number;
  /** Reported less counted, where both are there. */
  readonly difference?: number;
  readonly verdict: 'equal' | 'differs' | 'not-reported' | 'not-counted';
}

/** Puts reported and counted figures side by side. What one side lacks is missing, not zero. */
export function compareReportedWithCounted(
  reported: readonly Figure[],
  counted: readonly Figure[],
): ReportedAndCounted[] {
  const sides = new Map<string, { reported?: Figure; counted?: Figure }>();
  for (const figure of latestOfEachSource(reported)) sides.set(subjectOf(figure), { reported: figure });
  for (const figure of latestOfEachSource(counted)) {
    sides.set(subjectOf(figure), { ...sides.get(subjectOf(figure)), counted: figure });
  }
  const order = new Map(MEASURES.map((measure, i) => [measure.code, i]));
  return [...sides.values()]
    .map((side) => {
      const { measure, phase, scope, unit } = (side.reported ?? side.counted)!;
      const known = findMeasure(measure);
      const currency = known?.kind === 'money' ? { unit: unit ?? known.unit } : {};
      const head = { measure, phase, ...(scope === undefined ? {} : { scope }), ...currency };
      const said = side.reported && valueInOwnUnit(measure, side.reported.value, side.reported.unit);
      const found = side.counted && valueInOwnUnit(measure, side.counted.value, side.counted.unit);
      if (said === undefined) return { ...head, counted: found!, verdict: 'not-reported' as const };
      if (found === undefined) return { ...head, reported: said, verdict: 'not-counted' as const };
      const difference = exactDifference(said, found);
      return {
        ...head,
        reported: said,
        counted: found,
        difference,
        verdict: difference === 0 ? ('equal' as const) : ('differs' as const),
      };
    })
    .sort(
      (a, b) =>
        (order.get(a.measure) ?? 0) - (order.get(b.measure) ?? 0) ||
        (a.scope ?? '').localeCompare(b.scope ?? '', 'en') ||
        (a.unit ?? '').localeCompare(b.unit ?? '', 'en'),
    );
}

function valueInOwnUnit(measure: string, value: number, unit?: string): number {
  const amount = readAmount(measure, value, unit);
  return amount.fault === undefined
    ? showIn(findMeasure(measure)?.kind === 'money' ? amount.unit : findMeasure(measure)!.unit, amount.micros)
    : value;
}

/** What remains of a whole when what is explained is taken away: 296 deleted, 239 and 49 explained, 8 unexplained. */
export function findUnexplained(whole: number, explained: readonly number[]): { unexplained: number; text: string } {
  const given = explained.reduce((sum, part) => sum + part, 0);
  const unexplained = exactDifference(whole, given);
  const parts = explained.map(writeNumber).join(' + ');
  const text =
    unexplained === 0
      ? `${writeNumber(whole)} = ${parts}: all explained.`
      : unexplained > 0
        ? `${writeNumber(whole)} less ${parts}: ${writeNumber(unexplained)} unexplained.`
        : `${parts} is ${writeNumber(-unexplained)} more than ${writeNumber(whole)}.`;
  return { unexplained, text };
}

/** Differences of decimals without the dust of binary fractions; millionths are finer than any figure. */
function exactDifference(a: number, b: number): number {
  return Math.round((a - b) * 1_000_000) / 1_000_000;
}
