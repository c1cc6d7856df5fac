import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packDate } from '../matching/birth-evidence.ts';
import type { BirthDate } from '../matching/description.ts';
import type { AskedBirth } from './asked-person.ts';
import { birthNats, birthRanges } from './birth-ranges.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { BuriedTerms, sourceOfColumns } from './segment-persons.ts';
import type { TermSource } from './term-source.ts';

const two = (n: number): string => String(n).padStart(2, '0');

// Few days and near years, so that dates meet in every way there is; and years that no block is kept for.
const year = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1955, max: 1975 }) },
  { weight: 2, arbitrary: fc.constantFrom(1865, 1949, 1985, 2065) },
  { weight: 1, arbitrary: fc.constantFrom(1845, 1849, 1850, 2149, 2150, 2155) },
);
const on = fc
  .tuple(year, fc.constantFrom(1, 2, 3, 5, 12), fc.constantFrom(1, 2, 3, 5, 12, 13, 28), fc.nat(5))
  .map(([y, m, d, parts]) => (parts === 0 ? `${y}` : parts === 1 ? `${y}-${two(m)}` : `${y}-${two(m)}-${two(d)}`));
const born: fc.Arbitrary<BirthDate> = fc.oneof(
  { weight: 4, arbitrary: on.map((date) => ({ on: date })) },
  { weight: 1, arbitrary: fc.tuple(on, fc.nat(8)).map(([date, toleranceYears]) => ({ on: date, toleranceYears })) },
);
const births = fc.oneof(
  { weight: 8, arbitrary: born.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(born, { maxLength: 3 }) },
);

function sourceOf(persons: readonly (readonly BirthDate[])[]): TermSource {
  const builder = new SegmentBuilder();
  persons.forEach((dates, n) => {
    const id = `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    builder.add({ id, kind: 'person', mask: 0, keys: [], person: { names: [{ whole: 'Omar Haddad' }], born: dates } });
  });
  const columns = builder.build().persons;
  return sourceOfColumns(columns, new BuriedTerms(columns));
}

const packed = (dates: readonly BirthDate[]): AskedBirth[] =>
  dates.map(({ on: date, toleranceYears = 0 }) => ({ packed: packDate(date), tolerance: toleranceYears }));

test('whatever is asked and recorded, no birth date says more for a person than the run of that person promises', () => {
  fc.assert(
    fc.property(fc.array(births, { minLength: 1, maxLength: 60 }), births, (recorded, asked) => {
      const source = sourceOf(recorded);
      const dates = packed(asked);
      const ranges = birthRanges(source, dates);
      for (let person = 0; person < source.personCount; person++) {
        const promised = ranges.steps[ranges.stepOf(person)]!;
        expect(birthNats(dates, source, person)).toBeLessThanOrEqual(promised);
      }
    }),
    { numRuns: 200 },
  );
});

test('a year alone promises less with each year between, and nothing to those born far from it', () => {
  const years = Array.from({ length: 41 }, (_, n) => 1940 + n);
  const source = sourceOf(years.map((one) => [{ on: `${one}-06-15` }]));
  const dates = packed([{ on: '1960' }]);
  const ranges = birthRanges(source, dates);
  const promised = years.map((_, person) => ranges.steps[ranges.stepOf(person)]);
  expect(promised).toEqual(years.map((_, person) => birthNats(dates, source, person)));
});
