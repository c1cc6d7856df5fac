/** Every right there is. A route names one; a role is a set of them; nothing is allowed without. */
export const RIGHTS = [
  'search:single',
  'search:bulk',
  'registers:read',
  'registers:report',
  'registers:amend',
  'registers:review',
  'registers:import',
  'audit:read',
  'audit:verify',
  'audit:who-asked',
  'access:read',
  'access:administer',
  'access:own-keys',
  'node:health',
  'node:operate',
  'reference:read',
  'hits:read',
  'hits:handle',
  'hits:follow',
  'operations:read',
  'operations:check',
  'operations:report',
  'operations:accept-late',
  'operations:plan',
  'operations:sign-off',
  'instruments:read',
  'instruments:maintain',
  'exchange:read',
  'exchange:draft',
  'exchange:release',
  'exchange:statistics',
  'exchange:maintain',
  'exchange:deliver',
] as const;

export type Right = (typeof RIGHTS)[number];

/** What a route may ask for: a right, a signed-in officer whatever the rights, or nothing (with the reason beside it). */
export type RouteAccess = Right | 'signed-in' | 'public';
