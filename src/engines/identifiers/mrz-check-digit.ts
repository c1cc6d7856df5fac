/**
 * The check digit of machine-readable zones. Source: ICAO Doc 9303 part 3, section 4.9: weights 7, 3, 1, modulus 10,
 * A = 10 … Z = 35, filler = 0. Cost: one pass.
 */
const WEIGHTS = [7, 3, 1] as const;

function characterValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  return 0;
}

/** The digit that belongs behind this text. */
export function mrzCheckDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += characterValue(text.charCodeAt(i)) * WEIGHTS[i % 3]!;
  return String(sum % 10);
}
