/**
 * Letters and digits that people and scanners take for one another, and the one way to fold them.
 * Source: ICAO Doc 9303 part 3 (OCR-B repertoire) for O/0, I/1, B/8, S/5, Z/2, G/6; the Vienna Convention on
 * Road Traffic, annex 2, for letters of national alphabets printed so that a Latin reader can copy them.
 * Cost: one pass over the characters.
 */

// Only capitals whose printed shape is that of a Latin capital; Cyrillic В is B by shape, though V by sound.
const CYRILLIC = 'АВЕКМНОРСТУХІЈЅ';
const CYRILLIC_AS_LATIN = 'ABEKMHOPCTYXIJS';
const GREEK = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const GREEK_AS_LATIN = 'ABEZHIKMNOPTYX';
// Latin letters that Unicode does not take apart into a letter and a mark.
const STROKED = 'ĐŁØÆŒÞĦ';
const STROKED_AS_LATIN = ['D', 'L', 'O', 'AE', 'OE', 'TH', 'H'];

const LATIN_SHAPE = new Map<string, string>();
for (const [i, letter] of [...CYRILLIC].entries()) LATIN_SHAPE.set(letter, CYRILLIC_AS_LATIN[i]!);
for (const [i, letter] of [...GREEK].entries()) LATIN_SHAPE.set(letter, GREEK_AS_LATIN[i]!);
for (const [i, letter] of [...STROKED].entries()) LATIN_SHAPE.set(letter, STROKED_AS_LATIN[i]!);

// The first code points of the digit rows an officer's keyboard may type: Arabic-Indic, Persian, Devanagari, Bengali, Thai.
const DIGIT_ROWS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const CANONICAL = /^[A-Z0-9]*$/;
const PLAIN = /^[\x00-\x7f]*$/;
const NOT_ALPHANUMERIC = /[^A-Z0-9]+/g;

function asciiDigit(character: string): string | undefined {
  const code = character.codePointAt(0)!;
  for (const zero of DIGIT_ROWS) if (code >= zero && code < zero + 10) return String(code - zero);
  return undefined;
}

/**
 * Capitals and digits only, in Latin shape: separators and marks fall away, `А123ВС` typed in Cyrillic becomes `A123BC`.
 * A letter without a Latin look-alike (京, ب) stays, because dropping it would join two different plates.
 */
export function alphanumerics(typed: string): string {
  if (CANONICAL.test(typed)) return typed;
  if (PLAIN.test(typed)) return typed.toUpperCase().replace(NOT_ALPHANUMERIC, '');
  let shaped = '';
  // Capitals first: some capitals (ß, ŉ) only appear, with marks to strip, after the change of case.
  for (const character of typed.normalize('NFKD').toUpperCase().normalize('NFKD')) {
    if (!LETTER_OR_DIGIT.test(character)) continue;
    shaped += LATIN_SHAPE.get(character) ?? asciiDigit(character) ?? character;
  }
  return shaped.normalize('NFC');
}

const FOLDED: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};
const CONFUSED = /[OQILZSGB]/g;

/** Folds what a reader or a scanner confuses (O Q→0, I L→1, Z→2, S→5, G→6, B→8); expects `alphanumerics`. */
export function foldLookAlikes(canonical: string): string {
  return canonical.replace(CONFUSED, (letter) => FOLDED[letter]!);
}

/** Whether two texts differ by one missing, added, wrong or exchanged neighbouring character, and by no more. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
