import { describe, expect, test } from 'vitest';
import history from '../../domains/operations/data/history.json' with { type: 'json' };
import { type Figure, faultOfFigure, sumFigures } from './figure.ts';
import { nameMeasure } from './measures.ts';
import { allFigures, type PublishedHistory, type PublishedOperation } from './published.ts';
import { changeBetween, ratePer, shareOf, trendOf } from './rates.ts';
import { checkSums, findConflicts, findUnexplained } from './reconcile.ts';

const { operations, sources, parties } = history as unknown as PublishedHistory;

function operation(code: string): PublishedOperation {
  return operations.find((one) => one.code === code)!;
}

function pick(figures: readonly Figure[], measure: string, phase = 'action'): Figure {
  return figures.find((figure) => figure.measure === measure && figure.phase === phase)!;
}

describe('the published operations', () => {
  test('are seven, and every figure has a known measure, a fitting unit and a source', () => {
    expect(operations.map(({ year }) => year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024]);
    for (const one of operations) {
      for (const figure of allFigures(one)) {
        expect([figure, faultOfFigure(figure)]).toEqual([figure, undefined]);
        expect(Object.keys(sources)).toContain(figure.source);
      }
      expect(new Set(one.figures.map(({ source }) => source)).size).toBe(1);
    }
    expect(parties.XKX).toContain('without prejudice');
  });

  test('hold no sum that does not sum', () => {
    const checks = operations.flatMap((one) => checkSums(allFigures(one)));
    expect(checks.filter(({ verdict }) => verdict === 'does-not-sum')).toEqual([]);
    expect(checks.filter(({ verdict }) => verdict === 'sums').length).toBeGreaterThanOrEqual(8);
  });
});

describe('the action days of 2020', () => {
  const { figures, otherFigures } = operation('jad-2020');

  test('made 166 arrests, which is the sum of their kinds', () => {
    const arrests = checkSums(figures).find(({ measure }) => measure === 'arrests')!;
    expect(arrests).toMatchObject({ verdict: 'sums', whole: 166, sumOfParts: 166, difference: 0 });
    expect(arrests.parts.map(({ value }) => value).sort((a, b) => a - b)).toEqual([1, 7, 12, 17, 19, 37, 73]);
  });

  test('checked 434,000 persons and vehicles, from rounded inputs', () => {
    const sum = sumFigures([pick(figures, 'persons-checked'), pick(figures, 'vehicles-checked')])!;
    expect(sum.value).toBe(434_000);
    expect(sum.text).toBe('about 434,000 (rounded inputs)');
  });

  test('seized 51 weapons and 47 kg of drugs', () => {
    expect(pick(figures, 'weapons-seized').value).toBe(51);
    expect(pick(figures, 'drugs-seized')).toMatchObject({ value: 47, unit: 'kg' });
  });

  test('had 34 countries by one source and 33 by another: both stay, and the name in dispute is shown', () => {
    const conflict = findConflicts([...figures, ...otherFigures]).find(({ measure }) => measure === 'countries')!;
    expect(conflict.stated.map(({ value, source }) => [value, source])).toEqual([
      [34, 'europol-2020'],
      [33, 'prp-2020'],
    ]);
    expect(conflict).toMatchObject({ difference: 1, membersInDispute: ['IRL'], isExplainedByRounding: false });
    expect(conflict.stated[0]!.members).toContain('XKX');
    expect(conflict.stated[0]!.members).toHaveLength(34);
  });

  test('had 8,838 officers, and "about 9,000" elsewhere: flagged, with rounding as a possible reason', () => {
    const conflict = findConflicts([...figures, ...otherFigures]).find(({ measure }) => measure === 'officers')!;
    expect(conflict).toMatchObject({ difference: 162, isExplainedByRounding: true });
    expect(conflict.text).toContain('europol-2020 says 8,838, prp-2020 says about 9,000');
  });

  test('were said by one newspaper to have checked a tenth of the persons, which rounding does not explain', () => {
    const conflict = findConflicts([...figures, ...otherFigures]).find(({ measure }) => measure === 'persons-checked')!;
    expect(conflict).toMatchObject({ difference: 351_000, isExplainedByRounding: false });
  });
});

describe('the action days of 2018', () => {
  const { figures } = operation('jad-2018');

  test('made 148 arrests, and 180 with the preparation: two measures with two names', () => {
    const checks = checkSums(figures).filter(({ measure }) => measure === 'arrests');
    expect(checks.map(({ phase, whole, verdict }) => [nameMeasure('arrests', phase), whole, verdict])).toEqual([
      ['Arrests (action)', 148, 'sums'],
      ['Arrests (preparation and action)', 180, 'sums'],
    ]);
    expect(checks[0]!.parts.map(({ value }) => value).sort((a, b) => a - b)).toEqual([3, 4, 5, 13, 16, 36, 71]);
    expect(checks[1]!.parts.map(({ value }) => value).sort((a, b) => a - b)).toEqual([32, 148]);
    expect(findConflicts(figures)).toEqual([]);
  });
});

describe('the action days of 2023', () => {
  const { figures } = operation('jad-2023');
  const verdicts = (given: readonly Figure[]) =>
    Object.fromEntries(checkSums(given).map(({ measure, verdict, text }) => [measure, [verdict, text]]));

  test('checked 288,774 and found 120 targets online: both sum', () => {
    expect(verdicts(figures)).toEqual({
      checks: ['sums', 'Checks (action) sums: 215,273 + 67,277 + 5,225 + 999 = 288,774.'],
      'online-targets': ['sums', 'Targets found online (action) sums: 94 + 11 + 10 + 5 = 120.'],
    });
  });

  test.each(['persons-checked', 'vehicles-checked', 'parcels-checked', 'premises-checked', 'checks'])(
    'no longer sum when %s changes by one',
    (measure) => {
      const changed = figures.map((figure) =>
        figure.measure === measure ? { ...figure, value: figure.value + 1 } : figure,
      );
      const [verdict, text] = verdicts(changed).checks!;
      expect(verdict).toBe('does-not-sum');
      expect(text).toMatch(/^Checks \(action\) does not sum: .+, difference 1\.$/);
    },
  );

  test('no longer sum when one kind of target changes by one', () => {
    const changed = figures.map((figure) =>
      figure.measure === 'online-targets-dark-web' ? { ...figure, value: 4 } : figure,
    );
    expect(verdicts(changed)['online-targets']).toEqual([
      'does-not-sum',
      'Targets found online (action) does not sum: the parts give 119, the whole says 120, difference 1.',
    ]);
  });
});

describe('the trend', () => {
  test('of arrests per 1,000 officers leaves 2019 out, because the officers were not published', () => {
    const rows = trendOf(
      operations.map(({ year, figures }) => ({ name: String(year), figures })),
      { numerator: 'arrests', denominator: 'officers', per: 1_000 },
    );
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['2018', 17.8],
      ['2019', undefined],
      ['2020', 18.8],
      ['2021', 30],
      ['2022', 23.9],
      ['2023', 25.3],
      ['2024', 25.6],
    ]);
    expect(rows[1]!.text).toBe('officers not published');
    expect(rows[0]!.text).toBe('17.8 arrests per 1,000 officers');
    expect(rows[2]!.isApproximate).toBe(false);
    expect(rows[3]!.isApproximate).toBe(true);
  });

  test('of nothing by nothing is never zero', () => {
    const arrests = { measure: 'arrests', phase: 'action', value: 5, source: 'x' } as const;
    const nobody = { measure: 'officers', phase: 'action', value: 0, source: 'x' } as const;
    expect(
      ratePer({ measure: 'arrests', figure: arrests }, { measure: 'officers', figure: nobody }, 1_000),
    ).toMatchObject({
      text: 'no officers, so no rate',
    });
    expect(ratePer({ measure: 'hits' }, { measure: 'checks' }, 10_000).text).toBe('hits not published');
  });

  test('of hits is told per 10,000 checks', () => {
    const hits = { measure: 'hits', phase: 'action', value: 5_000, source: 'x' } as const;
    const checks = { measure: 'checks', phase: 'action', value: 14_000_000, source: 'x' } as const;
    expect(ratePer({ measure: 'hits', figure: hits }, { measure: 'checks', figure: checks }, 10_000).text).toBe(
      '3.6 hits per 10,000 checks',
    );
  });
});

describe('figures about notices', () => {
  test('of 2,462 refusals in 2024, 88 % carry no specific ground, 54 % more refusals than before', () => {
    expect(findUnexplained(2_462, [111, 194, 2_157]).unexplained).toBe(0);
    expect(shareOf({ name: 'carry no specific ground', value: 2_157 }, { name: 'refusals', value: 2_462 })).toEqual({
      percent: 88,
      text: '88 % of refusals carry no specific ground',
    });
    expect(changeBetween(1_598, 2_462).text).toBe('+54 %');
  });

  test('of 2021 contradict each other by 20, and both stay', () => {
    expect(findUnexplained(23_716, [10_776, 12_940]).unexplained).toBe(0);
    expect(findUnexplained(1_270, [150, 353, 767]).unexplained).toBe(0);
    expect(shareOf({ name: 'refused', value: 1_270 }, { name: 'notices', value: 23_716 }, 1).percent).toBe(5.4);
    const refused = (value: number, source: string): Figure => ({
      measure: 'notices-refused',
      phase: 'action',
      value,
      source,
    });
    const [conflict] = findConflicts([
      refused(503, 'published split'),
      refused(483, 'statement of the Secretary General'),
    ]);
    expect(conflict).toMatchObject({ difference: 20, isExplainedByRounding: false });
    expect(conflict!.stated).toHaveLength(2);
  });

  test('of the 296 deletions of 2021 leave 8 unexplained', () => {
    expect(findUnexplained(296, [239, 49])).toEqual({ unexplained: 8, text: '296 less 239 + 49: 8 unexplained.' });
  });

  test('of firearm traces name the denominator of every share', () => {
    const submitted = { name: 'submitted traces', value: 99_691 };
    const american = { name: 'traces of United States origin', value: 68_161 };
    expect(shareOf({ name: 'of United States origin', value: 68_161 }, submitted, 1).percent).toBe(68.4);
    expect(shareOf({ name: 'led to a buyer', value: 27_825 }, american, 1).text).toBe(
      '40.8 % of traces of United States origin led to a buyer',
    );
    expect(shareOf({ name: 'led to a buyer', value: 27_825 }, submitted, 1).percent).toBe(27.9);
    expect(shareOf({ name: 'led to no buyer', value: 99_691 - 27_825 }, submitted, 1).percent).toBe(72.1);
  });
});
