/**
 * How often a token stands in names, so that agreeing on a rare one counts more than agreeing on a common one.
 * Source of the start table: see data/token-frequencies.json. Cost: one look-up for each spelling.
 */

import startTable from './data/token-frequencies.json' with { type: 'json' };
import type { NameToken } from './name.ts';
import { spellingsOfKey } from './term.ts';

/** Agreement on the rarest token is capped: below one in 60,000 a count is chance, and families share rare names. */
export const MOST_WEIGHT = 11;

/** Even the commonest token says a little. */
export const LEAST_WEIGHT = 2;

/** How many persons' worth of trust the start table has against the register's own counts. */
const START_TABLE_PERSONS = 2_000;

/** The share of persons assumed for a token that the start table does not hold. */
const UNSEEN_SHARE = 6e-6;

const TEN_MILLION = 1e7;

const startShares = new Map<string, number>();
for (const entry of startTable.tokens.split(' ')) {
  const colon = entry.indexOf(':');
  startShares.set(entry.slice(0, colon), Number(entry.slice(colon + 1)) / TEN_MILLION);
}

/** What a register's own names say: how many persons it holds, and in how many of their names each token stands. */
export interface TokenCounts {
  readonly persons: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** The weight of tokens, in nats. */
export interface Frequencies {
  /** −ln of the share of persons whose name holds this spelling, between LEAST_WEIGHT and MOST_WEIGHT. */
  weightOf(text: string): number;
  /** The weight of a dictionary term: that of its commonest spelling, since a match may come through any of them. */
  weightOfKey(key: string): number;
}

class TableOfShares implements Frequencies {
  readonly #own: TokenCounts;

  constructor(own: TokenCounts) {
    this.#own = own;
  }

  #share(text: string): number {
    const start = startShares.get(text) ?? UNSEEN_SHARE;
    const counted = this.#own.counts.get(text) ?? 0;
    return (counted + START_TABLE_PERSONS * start) / (this.#own.persons + START_TABLE_PERSONS);
  }

  weightOf(text: string): number {
    return asWeight(this.#share(text));
  }

  weightOfKey(key: string): number {
    // Most keys are one spelling, and then they are that spelling.
    if (key.indexOf('|') < 0 && key.indexOf('*') < 0) return asWeight(this.#share(key));
    let commonest = 0;
    for (const spelling of spellingsOfKey(key)) commonest = Math.max(commonest, this.#share(spelling));
    return asWeight(commonest);
  }
}

function asWeight(share: number): number {
  return Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, -Math.log(share)));
}

/** The start table alone: what a new node knows before it has registers of its own. */
export const START_FREQUENCIES: Frequencies = new TableOfShares({ persons: 0, counts: new Map() });

/** The start table corrected by the node's own registers; the more persons they hold, the less the start table weighs. */
export function learnFrequencies(own: TokenCounts): Frequencies {
  return new TableOfShares(own);
}

/** Counts tokens person by person, for `learnFrequencies`: each token once for each person, whatever its spellings. */
export class TokenCounter implements TokenCounts {
  persons = 0;
  readonly counts = new Map<string, number>();

  /** Adds one person with all tokens of all names. */
  add(tokens: Iterable<NameToken>): void {
    this.persons++;
    const seen = new Set<string>();
    for (const token of tokens) {
      if (token.role !== 'title') seen.add(token.text);
    }
    for (const text of seen) this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
  }
}
