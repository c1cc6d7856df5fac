/**
 * Registration plates as they are compared. Source: Vienna Convention on Road Traffic (1968), annex 2: numerals are Arabic,
 * letters capital Latin, or national ones repeated in Latin. A plate is read by shape, never by sound: transliterating a
 * Cyrillic Р to R would name another car.
 */
import { canonicalIssuer } from './issuer.ts';
import { alphanumerics, foldLookAlikes } from './look-alikes.ts';

export interface Plate {
  readonly canonical: string;
  /** What a camera confuses, folded together. */
  readonly folded: string;
  /** ISO 3166-1 alpha-3 code of the registering State. */
  readonly country?: string;
}

/** Capitals and digits of a plate in Latin shape. */
export function canonicalPlate(typed: string): string {
  return alphanumerics(typed);
}

/** Second key of a plate; expects `canonicalPlate`. */
export function foldedPlate(canonical: string): string {
  return foldLookAlikes(canonical);
}

/** Reads a plate and the State that issued it. */
export function readPlate(typed: string, country?: string): Plate {
  const canonical = canonicalPlate(typed);
  const state = canonicalIssuer(country);
  return { canonical, folded: foldedPlate(canonical), ...(state === undefined ? {} : { country: state }) };
}
