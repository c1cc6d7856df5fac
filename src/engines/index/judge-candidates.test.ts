import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareCandidate, TermDictionary } from '../matching/compare-descriptions.ts';
import type { PersonDescription } from '../matching/description.ts';
import { prepareQuestion } from '../matching/judge-person.ts';
import { learnFrequencies, TokenCounter } from '../names/frequencies.ts';
import { readName } from '../names/read-name.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { newPart } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';

const idOf = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const GIVEN = [
  'Anna',
  'Ana',
  'Omar',
  'Umar',
  'Mohammed',
  'Muhammad',
  'Li',
  'Jon',
  'John',
  'Katarina',
  'Aleksandra',
  'Bo',
];
const FAMILY = ['Petrova', 'Petrov', 'Haddad', 'Hadad', 'Khoroshevskiy', 'Horvat', 'Horvath', 'Nguyen', 'Smith', 'Wei'];

const PERSONS = 6000;

/** Invented persons with few names and near birth dates, so that many could be each other. */
function persons(seed: number): PersonDescription[] {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
  const two = (n: number): string => String(n).padStart(2, '0');
  const name = (): { given: string; family: string } => ({
    given: next(3) ? GIVEN[next(GIVEN.length)]! : `${GIVEN[next(GIVEN.length)]} ${GIVEN[next(GIVEN.length)]}`,
    family: FAMILY[next(FAMILY.length)]!,
  });
  const date = (): string => {
    const year = String(1970 + next(12));
    return (
      [year, `${year}-01-01`, `${year}-${two(1 + next(12))}`][next(12)] ??
      `${year}-${two(1 + next(12))}-${two(1 + next(28))}`
    );
  };
  return Array.from({ length: PERSONS }, () => ({
    names: next(4) ? [name()] : [name(), { ...name(), quality: 'weak' as const }],
    born: next(15) ? [{ on: date() }] : next(2) ? [] : [{ on: date(), toleranceYears: next(3) }, { on: date() }],
    sex: (['female', 'male', 'unknown'] as const)[next(3)]!,
    nationalities: [['ZZN', 'ZZS', 'ZZE'][next(3)]!],
  }));
}

/** Judges everybody one by one, with the counts that the index would have. */
function everybodyOf(all: readonly PersonDescription[]) {
  const counter = new TokenCounter();
  for (const person of all) counter.add(person.names.flatMap((name) => readName(name).tokens));
  const frequencies = learnFrequencies(counter);
  const terms = new TermDictionary(frequencies);
  const candidates = all.map((person) => prepareCandidate(person, terms));
  return (asked: PersonDescription, preset: 'border-first-line' | 'visa'): Map<string, number> => {
    const question = prepareQuestion(asked, { terms, population: all.length, frequencies, preset });
    const found = new Map<string, number>();
    candidates.forEach((candidate, n) => {
      const score = question.score(candidate);
      if (question.band(score) !== 'no-hit') found.set(idOf(n), score);
    });
    return found;
  };
}

function indexOf(all: readonly PersonDescription[]): SearchIndex {
  const builder = new SegmentBuilder();
  all.forEach((person, n) => {
    builder.add({ id: idOf(n), kind: 'person', mask: 0, keys: [], person });
  });
  return createSearchIndex([newPart(builder.build())]);
}

/** Ways to ask for a person on record. */
const ASKED: Readonly<Record<string, (person: PersonDescription, given: string, family: string) => PersonDescription>> =
  {
    'as recorded': (person) => person,
    'other order': (person, given, family) => ({ ...person, names: [{ whole: `${family} ${given}` }] }),
    'no birth date': ({ names }) => ({ names }),
    'one letter more': (person, given, family) => ({ ...person, names: [{ given, family: `${family}e` }] }),
    'year wrong': (person) => ({ ...person, born: person.born!.map(({ on }) => ({ on: on.replace('197', '196') })) }),
    'a year alone': (person) => ({ ...person, born: person.born!.map(({ on }) => ({ on: on.slice(0, 4) })) }),
    'another sex': (person) => ({ ...person, sex: person.sex === 'male' ? 'female' : 'male' }),
    'another nationality': (person) => ({ ...person, nationalities: ['QQQ', 'ZZE'] }),
    'neither sex nor nationality': ({ names, born }) => ({ names, born: born! }),
    'a word more': (person, given, family) => ({ ...person, names: [{ given: `${given} Omar`, family }] }),
  };

test('nobody whom judging the whole register would call possible is left out, and nobody else is called so', () => {
  const all = persons(7);
  const index = indexOf(all);
  const judgeEverybody = everybodyOf(all);
  fc.assert(
    fc.property(
      fc.nat(all.length - 1),
      fc.constantFrom(...Object.keys(ASKED)),
      fc.constantFrom('border-first-line' as const, 'visa' as const),
      (n, how, preset) => {
        const { given, family } = all[n]!.names[0]! as { given: string; family: string };
        const asked = ASKED[how]!(all[n]!, given, family);
        const expected = judgeEverybody(asked, preset);
        const judged = index.judgePersons(asked, { preset, limit: all.length });
        const scores = new Map(judged.persons.map(({ id, score }) => [id, score]));
        expect([...scores.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [id, score] of scores) expect(score).toBeCloseTo(expected.get(id)!, 3);
      },
    ),
    { numRuns: 80 },
  );
});
