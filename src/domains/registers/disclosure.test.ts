import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Agency } from '../../kernel/officer.ts';
import { type DisclosureAction, mayDisclose } from './disclosure.ts';

const agencyOf = (code: string, party: string): { agency: Agency } => ({
  agency: { id: code, code, name: code, party, functions: ['police'] },
});
const NORDAVIA = agencyOf('ZZN-NCB', 'ZZN');
const SUDORIA = agencyOf('ZZS-NCB', 'ZZS');
const record = { owner: 'ZZN-NCB', status: 'active', handling: ['H0'], withheldFrom: [] } as const;
const ACTIONS: DisclosureAction[] = ['find', 'identify', 'read', 'readVersions', 'change'];

test('another state finds and reads a record in force, and changes nothing', () => {
  expect(ACTIONS.filter((action) => mayDisclose(action, SUDORIA, record))).toEqual(['find', 'identify', 'read']);
});

test('a draft is its owner’s alone', () => {
  expect(ACTIONS.filter((action) => mayDisclose(action, SUDORIA, { ...record, status: 'draft' }))).toEqual([]);
  expect(ACTIONS.filter((action) => mayDisclose(action, NORDAVIA, { ...record, status: 'draft' }))).toEqual(ACTIONS);
});

test('H3 tells the match and whom to ask, nothing more', () => {
  expect(ACTIONS.filter((action) => mayDisclose(action, SUDORIA, { ...record, handling: ['H3'] }))).toEqual(['find']);
});

test('an agency without a party is told nothing of others', () => {
  expect(ACTIONS.filter((action) => mayDisclose(action, agencyOf('NODE', ''), record))).toEqual([]);
});

test('withholding a record from one more party never widens what anybody may be told', () => {
  const parties = ['ZZN', 'ZZS', 'ZZE'];
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTIONS),
      fc.constantFrom(...parties),
      fc.constantFrom('active', 'draft', 'withdrawn', 'waiting', 'expired', 'under-review') as fc.Arbitrary<
        typeof record.status
      >,
      fc.uniqueArray(fc.constantFrom('H0', 'H1', 'H2', 'H3') as fc.Arbitrary<'H0'>),
      fc.uniqueArray(fc.constantFrom(...parties)),
      fc.constantFrom(...parties),
      (action, party, status, handling, withheldFrom, more) => {
        const officer = agencyOf(`${party}-POL`, party);
        const before = mayDisclose(action, officer, { ...record, status, handling, withheldFrom });
        const after = mayDisclose(action, officer, {
          ...record,
          status,
          handling,
          withheldFrom: [...withheldFrom, more],
        });
        expect(!after || before).toBe(true);
        if (withheldFrom.includes(party)) expect(before).toBe(false);
      },
    ),
    { numRuns: 300 },
  );
});
