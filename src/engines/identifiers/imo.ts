/**
 * Numbers of ships and of their companies. Source: IMO resolutions A.1117(30) (ship identification number) and
 * MSC.160(78) (company and registered owner). Cost: one pass. Some ships carry a number that fails its check digit,
 * therefore a number of seven digits is kept even when it is not valid.
 */
export interface Imo {
  /** Seven digits. */
  readonly number: string;
  readonly kind: 'vessel' | 'company' | 'unknown';
  readonly valid: boolean;
  /** True when zeros that a table had dropped were put back. */
  readonly padded: boolean;
}

const VESSEL_WEIGHTS = [7, 6, 5, 4, 3, 2] as const;
const COMPANY_WEIGHTS = [8, 6, 4, 2, 9, 7] as const;
const WRITTEN = /^\s*(?:IMO)?\s*(?:NO\.?|NUMBER|#|:)?\s*(\d{4,7})\s*$/i;

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}

/** Whether seven digits are a ship's number: the weighted sum of six ends in the seventh. */
export function isVesselImo(digits: string): boolean {
  return /^\d{7}$/.test(digits) && digits !== '0000000' && weighted(digits, VESSEL_WEIGHTS) % 10 === Number(digits[6]);
}

/** Whether seven digits are a company's number: weights 8 6 4 2 9 7, modulus 11. */
export function isCompanyImo(digits: string): boolean {
  if (!/^\d{7}$/.test(digits) || digits === '0000000') return false;
  return (11 - (weighted(digits, COMPANY_WEIGHTS) % 11)) % 10 === Number(digits[6]);
}

/** Reads `IMO 9126819`, `9126819` or a number whose leading zeros a table dropped; else undefined. */
export function readImo(typed: string): Imo | undefined {
  const found = WRITTEN.exec(typed.slice(0, 40).normalize('NFKC'));
  if (!found) return undefined;
  const number = found[1]!.padStart(7, '0');
  if (number === '0000000') return undefined;
  const kind = isVesselImo(number) ? 'vessel' : isCompanyImo(number) ? 'company' : 'unknown';
  return { number, kind, valid: kind !== 'unknown', padded: found[1]!.length < 7 };
}
