import { describe, expect, test } from 'vitest';
import { type Figure, keepFigures, sumFigures, writeFigure } from './figure.ts';
import { roundTo } from './rates.ts';
import { checkScopes, checkSums, compareReportedWithCounted, findConflicts } from './reconcile.ts';
import { figuresToSign, missingSignOffs, signOffState } from './sign-off.ts';

function figure(measure: string, value: number, more: Partial<Figure> = {}): Figure {
  return { measure, value, phase: 'action', source: 'ZZN', ...more };
}

describe('reported and counted', () => {
  test('stand side by side, and what one side lacks is missing, not zero', () => {
    const rows = compareReportedWithCounted(
      [figure('arrests', 12), figure('drugs-seized', 3.5, { unit: 'kg' }), figure('victims', 4)],
      [
        figure('arrests', 11, { source: 'counted' }),
        figure('drugs-seized', 3500, { unit: 'g', source: 'counted' }),
        figure('hits', 9),
      ],
    );
    expect(rows).toEqual([
      { measure: 'hits', phase: 'action', counted: 9, verdict: 'not-reported' },
      { measure: 'arrests', phase: 'action', reported: 12, counted: 11, difference: 1, verdict: 'differs' },
      { measure: 'victims', phase: 'action', reported: 4, verdict: 'not-counted' },
      { measure: 'drugs-seized', phase: 'action', reported: 3.5, counted: 3.5, difference: 0, verdict: 'equal' },
    ]);
  });

  test('the countries are checked against the whole operation', () => {
    const ofEach = [figure('arrests', 5, { scope: 'ZZN' }), figure('arrests', 8, { scope: 'ZZS', source: 'ZZS' })];
    expect(checkScopes(figure('arrests', 13), ofEach)?.verdict).toBe('sums');
    expect(checkScopes(figure('arrests', 14), ofEach)?.text).toBe(
      'Arrests (action) does not sum: its parts give 13, the whole says 14, difference 1.',
    );
    expect(checkScopes(figure('victims', 14), ofEach)).toBeUndefined();
  });

  test('a country that two sources speak of is added once, and by what the source of the whole says of it', () => {
    const ofEach = [
      figure('arrests', 6, { scope: 'ZZN', statedAt: '2026-01-01T00:00:00Z' }),
      figure('arrests', 7, { scope: 'ZZN', source: 'press', statedAt: '2026-01-02T00:00:00Z' }),
      figure('arrests', 5, { scope: 'ZZS', source: 'ZZS', statedAt: '2026-01-01T00:00:00Z' }),
      figure('arrests', 4, { scope: 'ZZS', source: 'press', statedAt: '2025-01-01T00:00:00Z' }),
    ];
    expect(checkScopes(figure('arrests', 11), ofEach)).toMatchObject({ verdict: 'sums', sumOfParts: 11 });
  });

  test('while a country is still silent, only what is already too much is wrong', () => {
    const ofEach = [figure('arrests', 6, { scope: 'ZZN' })];
    const expected = ['ZZN', 'ZZS'];
    expect(checkScopes(figure('arrests', 11), ofEach, expected)).toBeUndefined();
    expect(checkScopes(figure('arrests', 5), ofEach, expected)).toMatchObject({ verdict: 'does-not-sum' });
    const dollars = [...ofEach, figure('cash-seized', 5, { scope: 'ZZN', unit: 'USD' })];
    expect(checkScopes(figure('cash-seized', 9, { unit: 'EUR' }), dollars, expected)).toBeUndefined();
  });
});

describe('sums', () => {
  test('of decimals are exact: a hundred grams and two hundred are three hundred', () => {
    const checks = checkSums([
      figure('drugs-seized', 0.3),
      figure('cocaine-seized', 100, { unit: 'g' }),
      figure('heroin-seized', 0.2),
    ]);
    expect(checks).toMatchObject([{ verdict: 'sums', difference: 0 }]);
  });

  test('of rounded figures are not called wrong', () => {
    const checks = checkSums([
      figure('countries', 30, { precision: 'about' }),
      figure('countries-eu', 17),
      figure('countries-other', 10),
    ]);
    expect(checks).toMatchObject([{ verdict: 'rounded', difference: -3 }]);
  });

  test('are not asked of figures from two sources', () => {
    expect(checkSums([figure('arrests', 5), figure('arrests-drugs', 4, { source: 'ZZS' })])).toEqual([]);
  });

  test('of kilograms and pieces do not exist', () => {
    expect(sumFigures([figure('drugs-seized', 1), figure('arrests', 1)])).toBeUndefined();
    expect(sumFigures([])).toBeUndefined();
  });

  test('of a phase are checked only when every phase is stated', () => {
    const joined = figure('arrests', 180, { phase: 'preparation and action' });
    expect(checkSums([joined, figure('arrests', 148)])).toEqual([]);
    expect(checkSums([joined, figure('arrests', 148), figure('arrests', 31, { phase: 'preparation' })])).toMatchObject([
      { verdict: 'does-not-sum', difference: -1 },
    ]);
  });
});

describe('sources', () => {
  test('are never overwritten: the later statement of one source holds, and both are kept', () => {
    const early = figure('arrests', 12, { statedAt: '2026-09-25T10:00:00Z' });
    const late = figure('arrests', 13, { statedAt: '2026-09-26T10:00:00Z' });
    expect(keepFigures([late], [early, late])).toEqual([late, early]);
    expect(findConflicts([late, early])).toEqual([]);
    expect(findConflicts([late, early, figure('arrests', 12, { source: 'Europol' })])).toMatchObject([
      { difference: 1 },
    ]);
  });

  test('do not contradict each other in two units, nor in two currencies', () => {
    expect(
      findConflicts([
        figure('drugs-seized', 1, { unit: 'kg' }),
        figure('drugs-seized', 1000, { unit: 'g', source: 'b' }),
      ]),
    ).toEqual([]);
    expect(
      findConflicts([
        figure('cash-seized', 1, { unit: 'EUR' }),
        figure('cash-seized', 98, { unit: 'ALL', source: 'b' }),
      ]),
    ).toEqual([]);
  });

  test('say how exact they are', () => {
    expect(writeFigure(figure('persons-checked', 390_000, { precision: 'at-least' }))).toBe('more than 390,000');
    expect(writeFigure(figure('officers', 11_000, { precision: 'about' }))).toBe('about 11,000');
    expect(writeFigure(figure('drugs-seized', 0.5, { unit: 'kg' }))).toBe('0.5 kg');
  });
});

describe('a sign-off', () => {
  // The test needs a digest that tells texts apart; the node uses SHA-256.
  const digest = (text: string) => text;
  const figures = [
    figure('arrests', 12, { scope: 'ZZN' }),
    figure('hits', 3, { scope: 'ZZN' }),
    figure('hits', 9, { scope: 'ZZS' }),
  ];
  const signed = {
    scope: 'ZZN',
    by: 'officer-1',
    signedAt: '2026-09-28T10:00:00Z',
    digest: figuresToSign('ZZN', figures),
  };

  test('stands while the figures are the same, in whatever order', () => {
    expect(signOffState(signed, figures.toReversed(), digest)).toBe('stands');
  });

  test('is void when one of its figures changes, and not when a figure of another country does', () => {
    const changed = (scope: string) =>
      figures.map((one) => (one.scope === scope ? { ...one, value: one.value + 1 } : one));
    expect(signOffState(signed, changed('ZZN'), digest)).toBe('void');
    expect(signOffState(signed, changed('ZZS'), digest)).toBe('stands');
    expect(signOffState(signed, [...figures, figure('victims', 1, { scope: 'ZZN' })], digest)).toBe('void');
  });

  test('is asked of every country before anything is published', () => {
    expect(missingSignOffs(['ZZN', 'ZZS'], [signed], figures, digest)).toEqual([
      { scope: 'ZZS', state: 'not-signed', text: 'ZZS has not signed its figures.' },
    ]);
    expect(missingSignOffs(['ZZN'], [{ ...signed, digest: 'old' }], figures, digest)).toMatchObject([
      { state: 'void' },
    ]);
    expect(missingSignOffs(['ZZN'], [{ ...signed, digest: 'old' }, signed], figures, digest)).toEqual([]);
  });
});

test('tables round half away from zero', () => {
  expect([roundTo(1, 0.25), roundTo(2, 2.675), roundTo(1, -0.25), roundTo(1, 17.83), roundTo(0, 87.61)]).toEqual([
    0.3, 2.68, -0.3, 17.8, 88,
  ]);
});
