/** What a country's own file may say, and how its numbers are written: the node and its screens read them alike. */

/** The columns of a file of results, by the names that the node reads. */
export const UPLOAD_COLUMNS = [
  'id',
  'revision',
  'measure',
  'amount',
  'unit',
  'phase',
  'at',
  'hot_spot',
  'agency',
  'identity',
  'identity_country',
  'name',
  'born_on',
] as const;
export type UploadColumn = (typeof UPLOAD_COLUMNS)[number];

// Where the ten digits begin in the scripts in which officers write numbers: Arabic, Persian, and the wide ones of Asia.
const ZEROS = [0x0660, 0x06f0, 0xff10];

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/**
 * A number as people write it, as programs do: in any digits, with a point or a comma. Of pieces 1.200 are a thousand and
 * more; of a weight it is one and a fifth. What is no number stays what it is.
 */
export function plainNumber(typed: string, isInPieces: boolean): string {
  const plain = typed
    .trim()
    .replace(/[\s\u00a0\u202f\u066c’']/g, '')
    .replace(/[٠-٩۰-۹０-９]/g, latinDigit)
    .replace('\u066b', '.')
    .replace('\u2212', '-');
  if (isInPieces && /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/.test(plain)) return plain.replace(/[.,]/g, '');
  // Two groups of three or more: no number has two decimal signs.
  if (/^[+-]?\d{1,3}(([.,])\d{3})(\2\d{3})+$/.test(plain)) return plain.replace(/[.,]/g, '');
  if (/^[+-]?\d{1,3}(,\d{3})*\.\d+$/.test(plain)) return plain.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(\.\d{3})*,\d+$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.');
  return plain.replace(',', '.');
}

/** The same as a number; NaN where nothing or no number was written. */
export function readNumber(typed: string, isInPieces: boolean): number {
  const plain = plainNumber(typed, isInPieces);
  return plain === '' ? Number.NaN : Number(plain);
}
