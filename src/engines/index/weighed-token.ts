import type { TokenRole } from '../names/name.ts';
import type { Reached } from './expand-token.ts';

/** A term with what it adds to whoever carries it, in nats. */
export interface WeighedTerm extends Reached {
  readonly nats: number;
}

export interface WeighedToken {
  readonly role: TokenRole;
  /** The heaviest first. */
  readonly terms: readonly WeighedTerm[];
  /** How many persons carry one of the terms, each term by itself. */
  readonly postings: number;
  /** What the token can add at most. */
  readonly most: number;
}
