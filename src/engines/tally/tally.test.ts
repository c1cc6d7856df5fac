import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { MEASURES, PHASES } from './measures.ts';
import { findFigure, tallyEntries } from './tally.ts';

let made = 0;
function entry(overrides: Partial<Entry> = {}): Entry {
  made += 1;
  return {
    id: `entry-${String(made).padStart(4, '0')}`,
    measure: 'arrests-drugs',
    amount: 1,
    phase: 'action',
    country: 'ZZN',
    agency: 'ZZN-POL',
    at: '2026-09-24T10:00:00+02:00',
    ...overrides,
  };
}

describe('counting', () => {
  test('adds parts to their wholes, and every figure opens to its entries', () => {
    const drugs = entry({ amount: 2 });
    const smuggling = entry({ measure: 'arrests-migrant-smuggling', amount: 3 });
    const unspecified = entry({ measure: 'arrests' });
    const tally = tallyEntries([drugs, smuggling, unspecified]);
    expect(findFigure(tally, 'arrests', 'action')).toMatchObject({
      value: 6,
      entries: [drugs.id, smuggling.id, unspecified.id],
    });
    expect(findFigure(tally, 'arrests-migration', 'action')?.value).toBe(3);
    expect(findFigure(tally, 'arrests-drugs', 'action')?.value).toBe(2);
    expect(findFigure(tally, 'arrests-firearms', 'action')).toBeUndefined();
  });

  test('keeps the phases apart', () => {
    const tally = tallyEntries([entry({ amount: 148 }), entry({ amount: 32, phase: 'preparation' })]);
    expect(findFigure(tally, 'arrests', 'action')?.value).toBe(148);
    expect(findFigure(tally, 'arrests', 'preparation')?.value).toBe(32);
    expect(tally.figures.map(({ value }) => value)).not.toContain(180);
  });

  test('adds grams to kilograms exactly', () => {
    const weigh = (amount: number, unit: string) => entry({ measure: 'cocaine-seized', amount, unit });
    const tally = tallyEntries([weigh(0.1, 'kg'), weigh(200, 'g'), weigh(0.000001, 't'), weigh(500, 'mg')]);
    expect(findFigure(tally, 'drugs-seized', 'action')).toMatchObject({ value: 0.3015, unit: 'kg' });
  });

  test('keeps the money of each currency to itself', () => {
    const cash = (amount: number, unit: string) => entry({ measure: 'cash-seized', amount, unit });
    const tally = tallyEntries([cash(10.5, 'EUR'), cash(2_000, 'ALL'), cash(0.25, 'EUR')]);
    expect(tally.figures.map(({ unit, value }) => [unit, value])).toEqual([
      ['ALL', 2_000],
      ['EUR', 10.75],
    ]);
  });

  test('splits by country, and the countries sum to the whole also where two share an arrest', () => {
    const shared = { thing: 'person-7' };
    const entries = [
      entry({ ...shared, at: '2026-09-24T10:00:00+02:00' }),
      entry({ ...shared, country: 'ZZS', agency: 'ZZS-CUS', at: '2026-09-24T10:05:00+02:00' }),
      entry({ country: 'ZZS', agency: 'ZZS-CUS' }),
    ];
    const tally = tallyEntries(entries, { by: ({ country }) => country });
    expect(findFigure(tally, 'arrests', 'action', 'ZZN')).toMatchObject({ value: 1, contributed: 1 });
    expect(findFigure(tally, 'arrests', 'action', 'ZZS')).toMatchObject({ value: 1, contributed: 2 });
    expect(findFigure(tallyEntries(entries), 'arrests', 'action')?.value).toBe(2);
  });
});

describe('one person arrested by two agencies', () => {
  const first = entry({ thing: 'person-1', agency: 'ZZN-POL' });
  const second = entry({ thing: 'person-1', agency: 'ZZN-CUS', at: '2026-09-24T10:20:00+02:00' });

  test('is one arrest with two contributors', () => {
    const tally = tallyEntries([second, first]);
    expect(findFigure(tally, 'arrests', 'action')?.value).toBe(1);
    expect(tally.shared).toMatchObject([
      { thing: 'person-1', contributors: ['ZZN-CUS', 'ZZN-POL'], entries: [first.id, second.id], disagreements: [] },
    ]);
  });

  test('is counted as the first reported, and the disagreement is named', () => {
    const tally = tallyEntries([first, { ...second, measure: 'arrests-firearms' }]);
    expect(findFigure(tally, 'arrests', 'action')?.value).toBe(1);
    expect(findFigure(tally, 'arrests-drugs', 'action')?.value).toBe(1);
    expect(tally.shared[0]!.disagreements).toEqual([
      {
        said: [{ measure: 'arrests-drugs' }, { measure: 'arrests-firearms' }],
        text: 'Reported as Arrests for drugs and as Arrests for firearms trafficking or possession; counted as the first.',
      },
    ]);
  });

  test('before and in the action is counted in each, and suspected', () => {
    const tally = tallyEntries([first, { ...second, phase: 'preparation' }]);
    expect(findFigure(tally, 'arrests', 'action')?.value).toBe(1);
    expect(findFigure(tally, 'arrests', 'preparation')?.value).toBe(1);
    expect(tally.suspected).toMatchObject([{ reason: 'same-thing-in-two-phases' }]);
  });
});

describe('a suspected double', () => {
  const here = { hotSpot: 'crossing-3' };

  test('is counted and listed when two agencies report one hit', () => {
    const tally = tallyEntries([entry({ hit: 'hit-1' }), entry({ hit: 'hit-1', agency: 'ZZN-CUS' })]);
    expect(findFigure(tally, 'arrests', 'action')?.value).toBe(2);
    expect(tally.suspected).toMatchObject([{ reason: 'same-hit' }]);
  });

  test('is listed when two agencies report the same at one place within an hour', () => {
    const later = (at: string, more: Partial<Entry> = {}) => entry({ ...here, agency: 'ZZN-CUS', at, ...more });
    const suspected = (other: Entry) => tallyEntries([entry(here), other]).suspected.map(({ reason }) => reason);
    expect(suspected(later('2026-09-24T10:45:00+02:00'))).toEqual(['same-place-and-hour']);
    expect(suspected(later('2026-09-24T11:01:00+02:00'))).toEqual([]);
    expect(suspected(later('2026-09-24T10:45:00+02:00', { hotSpot: 'crossing-4' }))).toEqual([]);
    expect(suspected(later('2026-09-24T10:45:00+02:00', { agency: 'ZZN-POL' }))).toEqual([]);
  });

  test('is listed also when another report stands between the two, and whatever unit they write', () => {
    const at = (minute: number): string => `2026-09-24T10:${minute}:00+02:00`;
    const [first, between, last] = [
      entry({ ...here, at: at(10) }),
      entry({ ...here, at: at(20) }),
      entry({ ...here, at: at(30), unit: 'count', agency: 'ZZS-CUS', country: 'ZZS' }),
    ];
    expect(tallyEntries([first, between, last]).suspected.map(({ entries }) => entries)).toEqual([
      [first.id, last.id],
      [between.id, last.id],
    ]);
  });

  test('of drugs and money is listed when two agencies report the same kind, not when one found several kinds', () => {
    const seized = (measure: string, amount: number, more: Partial<Entry> = {}) =>
      entry({ measure, amount, hit: 'hit-2', ...more });
    const customs = { agency: 'ZZN-CUS' };
    const suspected = (...entries: Entry[]) => tallyEntries(entries).suspected.map(({ reason }) => reason);
    expect(suspected(seized('cocaine-seized', 12), seized('cocaine-seized', 12.1, customs))).toEqual(['same-hit']);
    expect(suspected(seized('drugs-seized', 12), seized('cocaine-seized', 12, customs))).toEqual(['same-hit']);
    expect(suspected(seized('heroin-seized', 12), seized('cocaine-seized', 12, customs))).toEqual([]);
    expect(suspected(seized('cocaine-seized', 12), seized('cocaine-seized', 3))).toEqual([]);
    const placed = (amount: number, unit: string, agency: string) =>
      entry({ ...here, measure: 'cash-seized', amount, unit, agency });
    expect(suspected(placed(2000, 'EUR', 'ZZN-POL'), placed(2000, 'EUR', 'ZZN-CUS'))).toEqual(['same-place-and-hour']);
    expect(suspected(placed(2000, 'EUR', 'ZZN-POL'), placed(2000, 'USD', 'ZZN-CUS'))).toEqual([]);
  });

  test('is not suspected when each has an identity of its own', () => {
    const tally = tallyEntries([
      entry({ ...here, thing: 'person-1', hit: 'hit-1' }),
      entry({ ...here, thing: 'person-2', hit: 'hit-1', agency: 'ZZN-CUS' }),
    ]);
    expect(tally.suspected).toEqual([]);
  });

  test('is not looked for among checks, of which there are many alike', () => {
    const check = { ...here, measure: 'persons-checked' };
    expect(tallyEntries([entry(check), entry({ ...check, agency: 'ZZN-CUS' })]).suspected).toEqual([]);
  });
});

describe('an entry that cannot be counted', () => {
  test.each([
    [{ amount: -1 }, 'Arrests for drugs cannot be negative (-1).'],
    [{ amount: 1.5 }, 'Arrests for drugs are counted in whole numbers (1.5).'],
    [{ amount: Number.NaN }, '"NaN" is not an amount.'],
    [{ amount: 1e30 }, '1e+30 is more than an operation can count.'],
    [
      { measure: 'firearms-seized', unit: 'kg' },
      'Firearms seized: kg does not fit. It is counted as a number of pieces, and kg is a mass.',
    ],
    [
      { measure: 'cocaine-seized', unit: 'l' },
      'Cocaine seized: l does not fit. It is counted as a mass, and l is a volume.',
    ],
    [{ measure: 'cocaine-seized', unit: 'stone' }, 'Cocaine seized: "stone" is not a unit. Write mg, g, kg, t.'],
    [{ measure: 'spoons-seized' }, '"spoons-seized" is not something an operation counts.'],
    [{ phase: 'party' as Entry['phase'] }, '"party" is not a phase: preparation, action, follow-up.'],
    [{ country: '' }, 'The entry does not say which country and agency it is from.'],
    [{ at: 'noon' }, '"noon" is not a moment; write it with its offset, like 2026-03-27T11:20+01:00.'],
  ])('is held with its reason: %j', (overrides, reason) => {
    const faulty = entry(overrides);
    const tally = tallyEntries([faulty, entry()]);
    expect(tally.held).toMatchObject([{ entry: faulty, reasons: [{ message: reason }] }]);
    expect(findFigure(tally, 'arrests', 'action')?.value).toBe(1);
  });

  test('is held when the same id came twice with different content', () => {
    const one = entry({ amount: 1 });
    const tally = tallyEntries([one, { ...one, amount: 2 }]);
    expect(tally.figures).toEqual([]);
    expect(tally.held).toHaveLength(2);
    expect(tally.held[0]!.reasons[0]).toMatchObject({ code: 'entry-contradicts', values: { id: one.id } });
  });

  test('is corrected by a new revision, and withdrawn by one too', () => {
    const one = entry({ amount: 1 });
    const corrected = { ...one, amount: 2, revision: 1 };
    expect(findFigure(tallyEntries([corrected, one]), 'arrests', 'action')?.value).toBe(2);
    expect(tallyEntries([one, corrected, { ...corrected, revision: 2, withdrawn: true }]).figures).toEqual([]);
  });
});

describe('always', () => {
  const entries = fc
    .array(
      fc.record({
        id: fc.integer({ min: 1, max: 30 }).map((n) => `e${n}`),
        revision: fc.constantFrom(undefined, 1, 2),
        measure: fc.constantFrom(...MEASURES.map(({ code }) => code), 'nothing'),
        amount: fc.oneof(fc.integer({ min: -1, max: 50 }), fc.double({ noDefaultInfinity: true })),
        unit: fc.constantFrom(undefined, undefined, 'g', 'kg', 'EUR'),
        phase: fc.constantFrom(...PHASES),
        country: fc.constantFrom('ZZN', 'ZZS', 'ZZE'),
        agency: fc.constantFrom('POL', 'CUS'),
        hotSpot: fc.constantFrom(undefined, 'a', 'b'),
        at: fc.integer({ min: 0, max: 5 }).map((hour) => `2026-09-24T1${hour}:00:00Z`),
        thing: fc.constantFrom(undefined, undefined, 'p1', 'p2'),
        hit: fc.constantFrom(undefined, 'h1', 'h2'),
      }),
      { maxLength: 40 },
    )
    .map((list) => list as Entry[]);

  test('the order of the entries changes nothing', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const shuffled = list
          .map((one) => ({ one, rank: numbers.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const by = ({ country }: Entry) => country;
        expect(tallyEntries(shuffled, { by })).toEqual(tallyEntries(list, { by }));
      }),
    );
  });

  test('an outbox that is sent ten times counts once', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const once = tallyEntries(list);
        const often = tallyEntries(Array.from({ length: 10 }, () => list).flat());
        expect({ ...often, repeated: 0 }).toEqual({ ...once, repeated: 0 });
      }),
    );
  });

  test('the groups of a figure sum to the figure, and no figure is negative', () => {
    const whole = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(entries, fc.array(whole, { minLength: 40, maxLength: 40 }), (list, amounts) => {
        const sound = list.map((one, i) => ({ ...one, id: `${one.id}-${i}`, amount: amounts[i]!, unit: undefined }));
        const total = tallyEntries(sound);
        const grouped = tallyEntries(sound, { by: ({ country }) => country });
        for (const figure of total.figures) {
          const groups = grouped.figures.filter(
            ({ measure, phase }) => measure === figure.measure && phase === figure.phase,
          );
          expect(groups.reduce((sum, { value }) => sum + value, 0)).toBe(figure.value);
          expect(figure.value).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
