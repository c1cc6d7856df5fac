/**
 * Numbers of travel and identity documents as they are compared.
 * Source: ICAO Doc 9303 part 3, section 4.9 (check digits), part 4, section 4.2.2 (document number in the machine-readable zone).
 */

import { alphanumerics, foldLookAlikes } from './look-alikes.ts';
import { mrzCheckDigit } from './mrz-check-digit.ts';

/** Capitals and digits only, as the machine-readable zone prints them. */
export function canonicalDocumentNumber(typed: string): string {
  return alphanumerics(typed);
}

/** The number with everything a scanner confuses folded together; two numbers that meet only here need a second look. */
export function foldedDocumentNumber(canonical: string): string {
  return foldLookAlikes(canonical);
}

/** The number without leading zeros, which spreadsheets drop; a number of zeros alone stays as it is. */
export function withoutLeadingZeros(canonical: string): string {
  const stripped = canonical.replace(/^0+/, '');
  return stripped === '' ? canonical : stripped;
}

/** What is left without its zeros must have this many characters to be looked up or judged by itself. */
const SHORTEST_WITHOUT_ZEROS = 4;

/** The number without leading zeros where enough is left to tell it by; else undefined. */
export function tellingWithoutZeros(canonical: string): string | undefined {
  const bare = withoutLeadingZeros(canonical);
  return bare.length >= SHORTEST_WITHOUT_ZEROS ? bare : undefined;
}

// In the zone the number has nine places, and its check digit stands directly behind it.
const NUMBER_PLACES = 9;

/** The number when its check digit was typed along with it (`L898902C36` for `L898902C3`). */
export function withoutTypedCheckDigit(canonical: string): string | undefined {
  if (canonical.length !== NUMBER_PLACES + 1) return undefined;
  const number = canonical.slice(0, NUMBER_PLACES);
  return mrzCheckDigit(number) === canonical[NUMBER_PLACES] ? number : undefined;
}
