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
