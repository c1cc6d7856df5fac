/** A recorded person in the form in which candidates are judged; judge-person.ts says how an index fills it. */

import type { Term } from '../names/term.ts';
import type { DocumentDescription, Sex } from './description.ts';

/** The dictionary of an index. */
export interface TermSource {
  /** The prepared term of an id that a candidate holds. */
  term(id: number): Term;
}

/** One recorded name form: term ids and role codes (places in TOKEN_ROLES), in the order written. */
export interface CandidateName {
  readonly termIds: ArrayLike<number>;
  readonly roles: ArrayLike<number>;
  /** A weak alias: its evidence counts for less. */
  readonly weak?: boolean;
  /** The last token may be cut off by a machine-readable zone. */
  readonly truncated?: boolean;
  /** As written, for the explanation; asked for only by `judge`. */
  readonly written?: string;
  /** Its tokens as written, likewise. */
  readonly writtenTokens?: readonly string[];
}

/** A recorded person as the index materialises it. */
export interface PersonCandidate {
  readonly names: readonly CandidateName[];
  /** Packed birth dates (`packDate`); empty when unknown. */
  readonly born: ArrayLike<number>;
  /** Years by which each birth date is widened; absent means none. */
  readonly bornTolerance?: ArrayLike<number>;
  readonly sex?: Sex;
  readonly nationalities?: readonly string[];
  readonly birthPlaces?: readonly string[];
  readonly documents?: readonly DocumentDescription[];
  readonly heightCm?: number;
}
