/**
 * Vehicle identification numbers. Source: ISO 3779 (structure and characters), ISO 3780 (maker and region),
 * 49 CFR 565.15 (check digit at position 9, binding in North America only). Cost: one pass.
 */
import { alphanumerics } from './look-alikes.ts';

export interface Vin {
  /** Capitals and digits as typed. */
  readonly canonical: string;
  /** The form to search with: I, O and Q of a 17-character number read as 1, 0 and 0. */
  readonly searched: string;
  /** `iso-3779` when 17 long; else a chassis number of before 1981, or a part of one. */
  readonly form: 'iso-3779' | 'free-form';
  /** Whether length and characters are those of ISO 3779 as typed. */
  readonly wellFormed: boolean;
  /** What was probably meant where I, O or Q, which no such number contains, was typed. */
  readonly suggestion?: string;
  /** World manufacturer identifier, the first three characters. */
  readonly maker?: string;
  /** Vehicle indicator section, the last eight characters. */
  readonly vis?: string;
  readonly checkDigit?: {
    readonly expected: string;
    readonly found: string;
    readonly agrees: boolean;
    /** Only makers of North America must set it; elsewhere a disagreement means nothing. */
    readonly binding: boolean;
  };
}

const VIN_LENGTH = 17;
const VIS_LENGTH = 8;
const CHECK_POSITION = 8;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;
const WELL_FORMED = /^[A-HJ-NPR-Z0-9]{17}$/;
const NORTH_AMERICA = /^[1-5]/;
// Letters by their value 1 to 9 in 49 CFR 565.15, table III; I, O and Q have none.
const LETTER_VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};

/** The character that position 9 should hold. */
export function vinCheckDigit(vin: string): string {
  let sum = 0;
  for (let i = 0; i < VIN_LENGTH; i++) {
    const character = vin[i] ?? '0';
    sum += (LETTER_VALUES[character] ?? (Number(character) || 0)) * WEIGHTS[i]!;
  }
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

function withoutImpossibleLetters(vin: string): string {
  return vin.replace(/I/g, '1').replace(/[OQ]/g, '0');
}

/** Reads a vehicle identification number as typed; anything readable is kept, what is doubtful is said. */
export function readVin(typed: string): Vin {
  const canonical = alphanumerics(typed);
  if (canonical.length !== VIN_LENGTH) {
    return { canonical, searched: canonical, form: 'free-form', wellFormed: false };
  }
  const searched = withoutImpossibleLetters(canonical);
  const expected = vinCheckDigit(searched);
  const found = searched[CHECK_POSITION]!;
  return {
    canonical,
    searched,
    form: 'iso-3779',
    wellFormed: WELL_FORMED.test(canonical),
    ...(searched === canonical ? {} : { suggestion: searched }),
    maker: searched.slice(0, 3),
    vis: searched.slice(-VIS_LENGTH),
    checkDigit: { expected, found, agrees: expected === found, binding: NORTH_AMERICA.test(searched) },
  };
}

/** The vehicle indicator section with each character left out once: two that differ in one place share one of these. */
export function visDeletions(vis: string): string[] {
  const deletions = new Set<string>();
  // The place is part of the text: leaving out the third is another question than leaving out the fourth.
  for (let i = 0; i < vis.length; i++) deletions.add(`${vis.slice(0, i)}_${vis.slice(i + 1)}`);
  return [...deletions];
}
