import { expect, test } from 'vitest';
import { writePlay } from './played-operation.ts';

const now = new Date('2026-03-27T12:00:00Z');
const play = (seed = 7, scale = 0.01) => writePlay({ like: 'jad-2020', scale, seed, now });

test('a hundredth of the action days of 2020 is 3,900 persons, 440 vehicles and an arrest of each kind', () => {
  const { counts, checks } = play();
  expect(counts.checks).toEqual({ person: 3900, vehicle: 440 });
  expect(checks).toHaveLength(4340);
  expect(counts.arrests).toMatchObject({ migration: 1, drugs: 1, firearms: 1, total: 7 });
  expect(counts.seizures).toEqual({ 'weapons-seized': 1, 'drugs-seized': 0.47 });
});

test('the same seed plays the same, another plays another', () => {
  const subjects = (seed: number) => play(seed).checks.map(({ subject, hotSpot, at }) => ({ subject, hotSpot, at }));
  expect(subjects(7)).toEqual(subjects(7));
  expect(subjects(7)).not.toEqual(subjects(8));
});

test('every planted record is found once, by another state than its owner', () => {
  const { planted, checks, counts } = play(3, 0.05);
  expect(planted).toHaveLength(counts.hits);
  for (const { owner, subject } of planted) {
    const finders = checks.filter((check) => JSON.stringify(check.subject) === JSON.stringify(subject));
    expect(finders).toHaveLength(1);
    expect(finders[0]!.state).not.toBe(owner);
  }
});

test('what was published of an operation is played: whole arrests without kinds, parcels, premises, each kind of seizure', () => {
  const { counts, checks, results } = writePlay({ like: 'jad-2023', scale: 0.01, seed: 7, now });
  expect(counts.checks).toEqual({ person: 2153, vehicle: 673, parcel: 53, premises: 10 });
  expect(checks.filter(({ kind }) => kind === 'parcel').every(({ subject }) => subject === undefined)).toBe(true);
  expect(counts.arrests).toEqual({ total: 6 });
  expect(counts.seizures).toEqual({
    'cocaine-seized': 6.26,
    'other-drugs-seized': 3,
    'drugs-seized': 9.26,
    'weapons-seized': 4,
    'ammunition-seized': 200,
  });
  expect(results.filter(({ entry }) => entry.measure === 'arrests').length).toBeGreaterThan(6);
});

test('parts of parts are added to their whole once', () => {
  const { counts } = writePlay({ like: 'jad-2018', scale: 0.1, seed: 7, now });
  expect(counts.arrests).toMatchObject({ 'migrant-smuggling': 2, 'illegal-migration': 8, migration: 10, drugs: 4 });
  expect(counts.arrests.total).toBe(2 + 8 + 4 + 1 + 1 + 2 + 1);
});

test('an operation that nobody published is refused with those that were', () => {
  expect(() => writePlay({ like: 'jad-1999', scale: 1, seed: 1, now })).toThrow('jad-2018, jad-2019, jad-2020');
});
