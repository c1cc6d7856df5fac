import type { PartialDate } from '../../kernel/partial-date.ts';
import type { NameInput } from '../names/name.ts';

export type Sex = 'female' | 'male' | 'unspecified' | 'unknown';

/** A birth date as a source gives it; `toleranceYears` widens it ("circa 1957", "between 1955 and 1958"). */
export interface BirthDate {
  readonly on: PartialDate;
  readonly toleranceYears?: number;
}

/** An identity or travel document as described, not necessarily valid. */
export interface DocumentDescription {
  readonly number: string;
  /** ISO 3166-1 alpha-3 or ICAO Doc 9303 code of the issuer. */
  readonly issuer?: string;
  readonly type?: string;
}

/** A person as asked about or as recorded; both sides of a comparison have this shape. */
export interface PersonDescription {
  /** Each alias is a name of its own. */
  readonly names: readonly NameInput[];
  readonly born?: readonly BirthDate[];
  readonly sex?: Sex;
  /** ISO 3166-1 alpha-3 codes. */
  readonly nationalities?: readonly string[];
  readonly birthPlaces?: readonly string[];
  readonly documents?: readonly DocumentDescription[];
  readonly heightCm?: number;
}

/** A vehicle as asked about or recorded. */
export interface VehicleDescription {
  readonly vin?: string;
  readonly plate?: string;
  /** ISO 3166-1 alpha-3 code of the state that issued the plate. */
  readonly plateCountry?: string;
  readonly make?: string;
  readonly model?: string;
  readonly colour?: string;
}

/** A firearm as asked about or recorded. */
export interface FirearmDescription {
  readonly serial?: string;
  readonly make?: string;
  readonly model?: string;
  readonly calibre?: string;
  readonly type?: string;
  /** ISO 3166-1 alpha-3 code of the country of manufacture. */
  readonly originCountry?: string;
}

/** The three answers an officer can get. */
export type Band = 'hit' | 'possible' | 'no-hit';

/**
 * One plain statement of an explanation. `code` and `values` are translated by the web;
 * `text` is the same in English, for the command line and the judge's file.
 */
export interface Statement {
  /** Stable code such as `name.family.equal` or `born.same-day`. */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Evidence in nats: positive speaks for the same person, negative against. */
  readonly nats: number;
  readonly text: string;
}

/** What a comparison says, and why. */
export interface Verdict {
  readonly band: Band;
  /** The sum in nats: the posterior odds are e^score to 1. */
  readonly score: number;
  readonly because: readonly Statement[];
  /** The form of the name that matched, on both sides, as written. */
  readonly matched?: { readonly asked: string; readonly recorded: string };
}
