import { expect, test } from 'vitest';
import {
  mayCoexistOnObject,
  mayCoexistOnPerson,
  OBJECT_CATEGORIES,
  PERSON_CATEGORIES,
  waitsForConsultation,
} from './compatibility.ts';

// Written as sets of pairs, apart from the tables of the program, from SIRENE Manual section 2.2.
const PERSON_GROUPS = [
  ['arrest', 'refusal-of-entry'],
  ['arrest', 'missing-protect', 'missing-whereabouts', 'judicial'],
  ['specific-check-immediate', 'specific-check'],
  ['discreet-check-immediate', 'discreet-check'],
];
const OBJECT_GROUPS = [
  ['evidence', 'invalidated-document', 'seizure'],
  ['specific-check-immediate', 'specific-check'],
  ['discreet-check-immediate', 'discreet-check'],
];
const share = (groups: string[][], one: string, other: string): boolean =>
  groups.some((group) => group.includes(one) && group.includes(other));

const personCells = PERSON_CATEGORIES.flatMap((one) => PERSON_CATEGORIES.map((other) => ({ one, other })));
const objectCells = OBJECT_CATEGORIES.flatMap((one) => OBJECT_CATEGORIES.map((other) => ({ one, other })));

test('the manual has 81 cells for persons and 49 for objects', () => {
  expect(personCells).toHaveLength(81);
  expect(objectCells).toHaveLength(49);
});

test.each(personCells)('on one person, $one beside $other is judged as the manual does', ({ one, other }) => {
  expect(mayCoexistOnPerson(one, other)).toBe(share(PERSON_GROUPS, one, other));
});

test.each(objectCells)('on one object, $one beside $other is judged as the manual does', ({ one, other }) => {
  expect(mayCoexistOnObject(one, other)).toBe(share(OBJECT_GROUPS, one, other));
});

test('only an arrest alert does not wait for the consultation', () => {
  expect(PERSON_CATEGORIES.filter((category) => !waitsForConsultation(category))).toEqual(['arrest']);
});
