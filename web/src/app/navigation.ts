/** One place of the application: shown when the officer has one of its rights, reached by `g` and a letter. */
export interface Place {
  readonly to: string;
  /** Key of its words in the language files. */
  readonly words: string;
  readonly rights: readonly string[];
  readonly letter: string;
  /** A thin gap above it. */
  readonly gap?: boolean;
}

/** The side navigation, top to bottom. A place without a route in `router.tsx` is not shown. */
export const PLACES: readonly Place[] = [
  { to: '/', words: 'places.search', rights: ['search:single'], letter: 's' },
  { to: '/batch', words: 'places.batch', rights: ['search:bulk'], letter: 'b' },
  { to: '/hits', words: 'places.hits', rights: ['hits:read'], letter: 't' },
  { to: '/checks', words: 'places.checks', rights: ['operations:check'], letter: 'c' },
  { to: '/exchange', words: 'places.exchange', rights: ['exchange:read'], letter: 'e' },
  { to: '/operations', words: 'places.operations', rights: ['operations:read'], letter: 'o' },
  { to: '/registers', words: 'places.registers', rights: ['registers:read'], letter: 'r', gap: true },
  { to: '/import', words: 'places.import', rights: ['registers:import'], letter: 'i' },
  { to: '/instruments', words: 'places.instruments', rights: ['instruments:read'], letter: 'l' },
  {
    to: '/audit',
    words: 'places.audit',
    rights: ['audit:read', 'audit:verify', 'audit:who-asked'],
    letter: 'a',
    gap: true,
  },
  {
    to: '/administration',
    words: 'places.administration',
    rights: ['access:read', 'access:administer', 'access:own-keys', 'node:health'],
    letter: 'd',
  },
  { to: '/help', words: 'places.help', rights: [], letter: 'h', gap: true },
];
