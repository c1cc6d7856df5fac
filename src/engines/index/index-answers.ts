/** What a search of the index is bounded by, and what it answers. */
import type { Band } from '../matching/description.ts';
import type { PresetName } from '../matching/presets.ts';
import type { Frequencies } from '../names/frequencies.ts';

/** Whether who asks may see records of this mask. */
export type Visible = (mask: number) => boolean;

export interface FoundRecord {
  readonly id: string;
  readonly kind: string;
  readonly mask: number;
}

export interface FoundByKey extends FoundRecord {
  /** The first of the asked keys that the record carries. */
  readonly key: string;
}

/** How a search for persons is bounded. */
export interface PersonSearch {
  /** How many candidates at most. */
  readonly limit?: number;
  /** How many postings may be read before the search is cut short. */
  readonly budget?: number;
  /** Names and birth date must reach this many nats; without it everybody ranks. */
  readonly least?: number;
  readonly visible?: Visible;
}

export interface PersonCandidate extends FoundRecord {
  /** Only for the order: the matching engine says what it is worth. */
  readonly rank: number;
}

export interface PersonJudging extends Omit<PersonSearch, 'least'> {
  readonly preset?: PresetName;
}

export interface JudgedPerson extends FoundRecord {
  /** In nats: the odds are e^score to 1. */
  readonly score: number;
  readonly band: Exclude<Band, 'no-hit'>;
}

export interface SearchEffort {
  /** True when the budget ended the search early. */
  readonly cutShort: boolean;
  /** Persons in the index that are withheld from nobody: the number to weigh chance by. */
  readonly population: number;
  readonly postingsRead: number;
}

export interface FoundPersons extends SearchEffort {
  /** Best first. */
  readonly candidates: readonly PersonCandidate[];
}

export interface JudgedPersons extends SearchEffort {
  /** Best first. */
  readonly persons: readonly JudgedPerson[];
  /** How many candidates were judged. */
  readonly judged: number;
  /** What names weighed in this judgement, for judging a whole record again with the same weights. */
  readonly frequencies: Frequencies;
}

export interface SearchIndexStats {
  readonly records: number;
  readonly persons: number;
  readonly keys: number;
  readonly terms: number;
  readonly segments: number;
  readonly deltaRecords: number;
  readonly deadRecords: number;
  /** Bytes of all segments. */
  readonly bytes: number;
}
