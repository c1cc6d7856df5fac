import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate, probabilityOf } from './calibrate.ts';

/** Outcomes that come out exactly as promised, at one score. */
function kept(score: number, of: number): { score: number; isSame: boolean }[] {
  return Array.from({ length: of }, (_, i) => ({ score, isSame: i < Math.round(of * probabilityOf(score)) }));
}

test('scores that keep their word need no shift', () => {
  const { rows, shift } = calibrate([...kept(-3, 1000), ...kept(0.5, 1000), ...kept(3, 1000)]);
  expect(Math.abs(shift)).toBeLessThan(0.02);
  for (const row of rows) {
    expect(row.predicted).toBeGreaterThanOrEqual(row.low);
    expect(row.predicted).toBeLessThanOrEqual(row.high);
  }
});

test('scores that promise two nats too much are told so', () => {
  const outcomes = [...kept(-1, 2000), ...kept(1, 2000)].map(({ score, isSame }) => ({ score: score + 2, isSame }));
  expect(calibrate(outcomes).shift).toBeCloseTo(-2, 1);
});

test('no outcomes, or only one kind, give a table and no shift', () => {
  expect(calibrate([])).toEqual({ rows: [], brier: 0, shift: 0 });
  expect(calibrate([{ score: 3, isSame: true }]).shift).toBe(0);
});

test('every outcome stands in one row', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ score: fc.double({ min: -40, max: 40, noNaN: true }), isSame: fc.boolean() })),
      (outcomes) => {
        const { rows, brier } = calibrate(outcomes);
        expect(rows.reduce((sum, row) => sum + row.outcomes, 0)).toBe(outcomes.length);
        expect(brier).toBeGreaterThanOrEqual(0);
        expect(brier).toBeLessThanOrEqual(1);
      },
    ),
  );
});
