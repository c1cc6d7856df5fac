import { RIGHTS, type Right } from '../../kernel/rights.ts';

/** The roles an officer can hold; an officer may hold several. */
export const ROLES = [
  'frontline',
  'analyst',
  'desk-officer',
  'operation-commander',
  'second-reviewer',
  'data-protection-officer',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];

/** What each role may do. What is not here is not allowed. */
export const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  frontline: ['search:single', 'hits:read', 'hits:follow', 'operations:read', 'operations:check', 'reference:read'],
  analyst: [
    'search:single',
    'search:bulk',
    'registers:read',
    'hits:read',
    'operations:read',
    'instruments:read',
    'instruments:maintain', // drafts and releases nothing: whoever enters an agreement does not use it to disclose
    'exchange:read',
    'exchange:statistics',
    'reference:read',
  ],
  'desk-officer': [
    'search:single',
    'search:bulk',
    'registers:read',
    'registers:report',
    'registers:amend',
    'registers:import',
    'hits:read',
    'hits:handle',
    'hits:follow',
    'operations:read',
    'operations:check',
    'operations:report',
    'instruments:read',
    'exchange:read',
    'exchange:draft', // but not release: what leaves the country is decided by a second person
    'access:own-keys', // a key is never wider than its maker, so whoever searches makes the keys that search
    'reference:read',
  ],
  'operation-commander': [
    'search:single',
    'search:bulk',
    'hits:read',
    'hits:follow',
    'operations:read',
    'operations:check',
    'operations:report',
    'operations:accept-late',
    'operations:plan', // but not sign-off: nobody confirms the figures of an operation they led
    'instruments:read',
    'exchange:read',
    'access:own-keys',
    'reference:read',
  ],
  'second-reviewer': [
    // Neither reports nor drafts: a second person judges what others wrote.
    'registers:read',
    'registers:review',
    'hits:read',
    'operations:read',
    'operations:sign-off',
    'instruments:read',
    'exchange:read',
    'exchange:release',
    'exchange:statistics',
    'exchange:maintain', // how far the agency goes with others is not set by whoever writes to them
    'reference:read',
  ],
  'data-protection-officer': [
    // Answers the person concerned, and so may ask who asked; does not search for anybody.
    'audit:read',
    'audit:verify',
    'audit:who-asked',
    'registers:read',
    'access:read',
    'instruments:read',
    'exchange:statistics',
    'reference:read',
  ],
  auditor: [
    // Sees that something was asked, not about whom: references and counts suffice for an audit.
    'audit:read',
    'audit:verify',
    'access:read',
    'exchange:statistics',
    'reference:read',
  ],
  administrator: [
    // Keeps the node and its officers, and sees no record: whoever hands out rights does not use them.
    'access:read',
    'access:administer',
    'access:own-keys',
    'node:health',
    'node:operate',
    'audit:verify', // says whether the chain is whole, shows no entry
    'instruments:read',
    'instruments:maintain', // treaties are public texts about states, not about people
    'exchange:deliver', // for the key of another node, which hands over sealed envelopes and reads none
    'reference:read',
  ],
};

/** Decisions of a second person or of the data-protection officer are not made by whoever holds the machine. */
const NOT_AT_THE_CONSOLE: readonly Right[] = ['audit:who-asked', 'exchange:release', 'operations:sign-off'];

/** What the operator may do on the machine itself. */
export const CONSOLE_RIGHTS: ReadonlySet<Right> = new Set(
  RIGHTS.filter((right) => !NOT_AT_THE_CONSOLE.includes(right)),
);

/**
 * What a system may be given: keys neither make keys nor change who may do what, and a key is no second person: with one
 * of their own, whoever wrote a message would release it.
 */
const NOT_OF_A_SYSTEM: readonly Right[] = ['access:administer', 'access:own-keys', 'exchange:release'];
export const KEY_RIGHTS: readonly Right[] = RIGHTS.filter((right) => !NOT_OF_A_SYSTEM.includes(right));

/** Everything that a set of roles allows; a role unknown to this version allows nothing. */
export function rightsOfRoles(roles: readonly string[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role) => (Object.hasOwn(RIGHTS_OF_ROLE, role) ? RIGHTS_OF_ROLE[role as Role] : [])));
}
