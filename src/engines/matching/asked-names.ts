/** The names of the person asked about, read once for comparison with any number of recorded ones. */

import { type Frequencies, START_FREQUENCIES } from '../names/frequencies.ts';
import { type Name, TOKEN_ROLES } from '../names/name.ts';
import { readName } from '../names/read-name.ts';
import { Term, termKey } from '../names/term.ts';
import type { PersonDescription } from './description.ts';
import { MOST_TOKENS, ROLE } from './name-table.ts';

/** A weak alias (nom de guerre, UN quality "Low") is borne by others too. */
export const WEAK_ALIAS_SHARE = 0.7;

/** A name of which no word has this many letters says nothing. */
export const FEWEST_LETTERS = 2;

const ROLE_CODE = new Map(TOKEN_ROLES.map((role, code) => [role, code]));

/** One asked name as numbers. */
export interface AskedName {
  readonly name: Name;
  /** Places in the list of distinct asked terms. */
  readonly places: readonly number[];
  readonly roles: readonly number[];
  /** What remains of its evidence. */
  readonly share: number;
  readonly count: number;
  readonly hasInitial: boolean;
}

/** All asked names that say something, and the distinct terms of all of them. */
export interface AskedNames {
  readonly names: readonly AskedName[];
  readonly terms: readonly Term[];
}

/** Reads the asked names; those in `read` have been read before, in the same order. */
export function readAskedNames(
  asked: PersonDescription,
  read: readonly Name[] | undefined,
  frequencies: Frequencies = START_FREQUENCIES,
): AskedNames {
  const names: AskedName[] = [];
  const terms: Term[] = [];
  const placeOf = new Map<string, number>();
  const hints = asked.nationalities === undefined ? {} : { countries: asked.nationalities };
  for (const [at, input] of asked.names.entries()) {
    const name = read?.[at] ?? readName(input, hints);
    const places: number[] = [];
    const roles: number[] = [];
    for (const token of name.tokens.slice(0, MOST_TOKENS)) {
      const key = termKey(token);
      let place = placeOf.get(key);
      if (place === undefined) {
        place = terms.push(new Term(key, frequencies.weightOfKey(key))) - 1;
        placeOf.set(key, place);
      }
      places.push(place);
      roles.push(ROLE_CODE.get(token.role)!);
    }
    if (!saysSomething(name)) continue;
    const share = input.quality === 'weak' ? WEAK_ALIAS_SHARE : 1;
    names.push({ name, places, roles, share, count: places.length, hasInitial: roles.includes(ROLE.initial) });
  }
  return { names, terms };
}

/** An empty name, one letter or a title agrees with everybody and says nothing. */
function saysSomething(name: Name): boolean {
  return name.tokens.some(
    (token) => token.role !== 'title' && token.role !== 'initial' && token.text.length >= FEWEST_LETTERS,
  );
}
