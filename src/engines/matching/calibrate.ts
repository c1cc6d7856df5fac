/**
 * Whether the scores keep their word: of answers scored at even odds half should be right. Fellegi and Sunter's weights
 * are checked against outcomes that officers confirmed or denied. Cost: one pass over the outcomes.
 */

/** One judged pair whose truth is known: confirmed or denied by the owner of the record. */
export interface LabelledOutcome {
  /** The score in nats. */
  readonly score: number;
  readonly isSame: boolean;
}

/** One row of the table: all outcomes whose score lies in [from, to). */
export interface ReliabilityRow {
  readonly from: number;
  readonly to: number;
  readonly outcomes: number;
  /** The mean of the probabilities that the scores promise. */
  readonly predicted: number;
  /** The share that was right. */
  readonly observed: number;
  /** 95 % interval of the observed share (Wilson 1927). */
  readonly low: number;
  readonly high: number;
}

export interface Calibration {
  readonly rows: readonly ReliabilityRow[];
  /** Mean squared difference of promise and truth (Brier 1950); 0 is perfect, 0.25 a coin. */
  readonly brier: number;
  /** What would have to be added to every score so that promises and truth agree on the whole. */
  readonly shift: number;
}

/** Narrow around the bands, wide where few outcomes lie. */
const EDGES = [Number.NEGATIVE_INFINITY, -4, -2, -1, 0, 1, 2, 4, 6, 8, Number.POSITIVE_INFINITY];

/** The probability that a score promises. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Predicted against observed, by bands of the score. */
export function calibrate(outcomes: readonly LabelledOutcome[]): Calibration {
  const rows: ReliabilityRow[] = [];
  for (let i = 0; i + 1 < EDGES.length; i++) {
    const from = EDGES[i]!;
    const to = EDGES[i + 1]!;
    const inside = outcomes.filter(({ score }) => score >= from && score < to);
    if (inside.length === 0) continue;
    const right = inside.filter(({ isSame }) => isSame).length;
    const predicted = inside.reduce((sum, { score }) => sum + probabilityOf(score), 0) / inside.length;
    rows.push({
      from,
      to,
      outcomes: inside.length,
      predicted,
      observed: right / inside.length,
      ...wilson(right, inside.length),
    });
  }
  const brier =
    outcomes.length === 0
      ? 0
      : outcomes.reduce((sum, { score, isSame }) => sum + (probabilityOf(score) - (isSame ? 1 : 0)) ** 2, 0) /
        outcomes.length;
  return { rows, brier, shift: shiftOf(outcomes) };
}

const Z = 1.96;

function wilson(right: number, of: number): { low: number; high: number } {
  const share = right / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/** Newton's method on the one equation "sum of promises = number of truths"; it has one root when both outcomes occur. */
function shiftOf(outcomes: readonly LabelledOutcome[]): number {
  const right = outcomes.filter(({ isSame }) => isSame).length;
  if (right === 0 || right === outcomes.length) return 0;
  let shift = 0;
  for (let round = 0; round < 50; round++) {
    let sum = 0;
    let slope = 0;
    for (const { score } of outcomes) {
      const p = probabilityOf(score + shift);
      sum += p;
      slope += p * (1 - p);
    }
    // A bounded step: far from the root the slope vanishes.
    const step = Math.max(-2, Math.min(2, (right - sum) / Math.max(slope, 1e-9)));
    shift += step;
    if (Math.abs(step) < 1e-9) break;
  }
  return shift;
}
