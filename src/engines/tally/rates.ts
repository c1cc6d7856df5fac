/** Rates, shares and trends. A missing denominator is named, and never read as zero. */
import { writeNumber } from './amount.ts';
import type { Figure } from './figure.ts';
import { findMeasure } from './measures.ts';

/** A rate, or why there is none. */
export interface Rate {
  readonly value?: number;
  /** What was not published, when there is no value. */
  readonly missing?: string;
  /** What it is made of, when there is a value: a rate without its denominator says nothing. */
  readonly of?: number;
  readonly to?: number;
  /** True when the numerator or the denominator is rounded. */
  readonly isApproximate: boolean;
  readonly text: string;
}

/** How many of one for each so many of another: arrests per 1,000 officers, hits per 10,000 checks. */
export function ratePer(
  numerator: { measure: string; figure?: Figure | undefined },
  denominator: { measure: string; figure?: Figure | undefined },
  per: number,
): Rate {
  const above = nameOf(numerator.measure);
  const below = nameOf(denominator.measure);
  if (!numerator.figure) return { missing: numerator.measure, isApproximate: false, text: `${above} not published` };
  if (!denominator.figure)
    return { missing: denominator.measure, isApproximate: false, text: `${below} not published` };
  if (!(denominator.figure.value > 0)) {
    return { missing: denominator.measure, isApproximate: false, text: `no ${below}, so no rate` };
  }
  const value = roundTo(1, (numerator.figure.value * per) / denominator.figure.value);
  const isApproximate = [numerator.figure, denominator.figure].some(({ precision = 'exact' }) => precision !== 'exact');
  const made = { of: numerator.figure.value, to: denominator.figure.value };
  return { value, ...made, isApproximate, text: `${value.toFixed(1)} ${above} per ${writeNumber(per)} ${below}` };
}

function nameOf(measure: string): string {
  return (findMeasure(measure)?.name ?? measure).toLowerCase();
}

/** A part of a whole in percent, with both named: a share without its denominator says nothing. */
export function shareOf(
  part: { name: string; value: number },
  whole: { name: string; value: number | undefined },
  decimals = 0,
): { percent?: number; text: string } {
  if (whole.value === undefined) return { text: `${whole.name} not published` };
  if (!(whole.value > 0)) return { text: `no ${whole.name}, so no share` };
  const percent = roundTo(decimals, (part.value * 100) / whole.value);
  return { percent, text: `${percent.toFixed(decimals)} % of ${whole.name} ${part.name}` };
}

/** The change from one figure to the next in percent, `+54 %`; none from nothing. */
export function changeBetween(
  before: number | undefined,
  after: number | undefined,
  decimals = 0,
): { percent?: number; text: string } {
  if (before === undefined || after === undefined) return { text: 'not published for both' };
  if (!(before > 0)) return { text: 'no change can be given from nothing' };
  const percent = roundTo(decimals, ((after - before) * 100) / before);
  return { percent, text: `${percent > 0 ? '+' : ''}${percent.toFixed(decimals)} %` };
}

/** One line of a trend: a year, or an operation. */
export interface TrendRow extends Rate {
  readonly name: string;
}

/** A rate over several operations, in the order given; where one did not publish a figure its row says so. */
export function trendOf(
  operations: readonly { name: string; figures: readonly Figure[] }[],
  { numerator, denominator, per }: { numerator: string; denominator: string; per: number },
): TrendRow[] {
  return operations.map(({ name, figures }) => {
    const pick = (measure: string) => ({
      measure,
      figure: figures.find((figure) => figure.measure === measure && figure.phase === 'action'),
    });
    return { name, ...ratePer(pick(numerator), pick(denominator), per) };
  });
}

/** Rounds half away from zero, as tables of figures do; the nudge undoes what binary fractions take from 2.675. */
export function roundTo(decimals: number, value: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + Number.EPSILON))) / scale;
}
