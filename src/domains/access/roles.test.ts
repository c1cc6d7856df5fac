import { expect, test } from 'vitest';
import { RIGHTS, type Right } from '../../kernel/rights.ts';
import { CONSOLE_RIGHTS, KEY_RIGHTS, RIGHTS_OF_ROLE, ROLES, rightsOfRoles } from './roles.ts';

test('every right is held by some role, so that nothing was built that nobody may use', () => {
  const held = rightsOfRoles(ROLES);
  expect(RIGHTS.filter((right) => !held.has(right))).toEqual([]);
});

test.each<[Right, Right, string]>([
  ['access:administer', 'search:single', 'who hands out rights does not search'],
  ['access:administer', 'registers:read', 'who hands out rights sees no record'],
  ['exchange:draft', 'exchange:release', 'what leaves the country is released by a second person'],
  ['instruments:maintain', 'exchange:draft', 'who enters an agreement does not use it to disclose'],
  ['instruments:maintain', 'exchange:release', 'who enters an agreement does not release under it'],
  ['registers:report', 'registers:review', 'a report is reviewed by a second person'],
  ['operations:plan', 'operations:sign-off', 'nobody confirms the figures of an operation they led'],
  ['audit:read', 'search:single', 'who oversees searches makes none'],
  ['audit:who-asked', 'access:administer', 'who asks about persons does not hand out the right to'],
])('no role has both %s and %s: %s', (one, other) => {
  const both = ROLES.filter((role) => RIGHTS_OF_ROLE[role].includes(one) && RIGHTS_OF_ROLE[role].includes(other));
  expect(both).toEqual([]);
  // Each is somebody's, or the rule would say nothing.
  for (const right of [one, other]) expect(rightsOfRoles(ROLES).has(right)).toBe(true);
});

test('a role that this version does not know allows nothing', () => {
  expect(rightsOfRoles(['supervisor', '__proto__', 'toString'])).toEqual(new Set());
});

test('keys neither make keys nor change who may do what, and are no second person', () => {
  expect(KEY_RIGHTS).not.toContain('access:own-keys');
  expect(KEY_RIGHTS).not.toContain('access:administer');
  expect(KEY_RIGHTS).not.toContain('exchange:release');
  expect(KEY_RIGHTS.length).toBe(RIGHTS.length - 3);
});

test('the console keeps the node and does not decide for others', () => {
  expect(RIGHTS.filter((right) => !CONSOLE_RIGHTS.has(right))).toEqual([
    'audit:who-asked',
    'operations:sign-off',
    'exchange:release',
  ]);
});
