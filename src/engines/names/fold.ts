/**
 * Folding of Latin letters to `a–z0–9`. Source: Unicode canonical decomposition, and for the letters that do not
 * decompose the spelling that passports and registers use most. Cost: one pass; ASCII text is not decomposed.
 */

const NOT_DECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
  ŋ: 'ng',
  ŧ: 't',
  ĸ: 'k',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ɣ: 'g',
  ɛ: 'e',
  ɔ: 'o',
  ǝ: 'e',
  ɖ: 'd',
  ƒ: 'f',
  ŀ: 'l',
  ĳ: 'ij',
  ŉ: 'n',
  ſ: 's',
  ƶ: 'z',
  ǆ: 'dz',
  ǉ: 'lj',
  ǌ: 'nj',
  ʼ: '',
  ʻ: '',
  ʿ: '',
  ʾ: '',
  ʹ: '',
  ʺ: '',
};

/**
 * What a machine-readable zone prints for the letters that it has not (ICAO Doc 9303 part 3, section 6, table A);
 * other letters with marks lose the mark there as they do here.
 */
const MRZ_EXPANSIONS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  ñ: 'nxx',
  ð: 'dh',
  þ: 'th',
  ß: 'ss',
  ĳ: 'ij',
};

const ONLY_LETTERS = /^[a-z0-9]*$/;

/** Lower case, without marks, only `a–z` and `0–9`; what cannot be folded is left out. */
export function foldLatin(text: string): string {
  const lower = text.toLowerCase();
  if (ONLY_LETTERS.test(lower)) return lower;
  let folded = '';
  for (const letter of lower.normalize('NFKD')) {
    const code = letter.charCodeAt(0);
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) folded += letter;
    else folded += NOT_DECOMPOSED[letter] ?? '';
  }
  return folded;
}

/** The machine-readable-zone spelling of a token where it differs from the folded one (Müller: MUELLER). */
export function foldLikeMrz(text: string): string | undefined {
  const lower = text.toLowerCase().normalize('NFC');
  let expanded = '';
  let differs = false;
  for (const letter of lower) {
    const expansion = MRZ_EXPANSIONS[letter];
    if (expansion === undefined) expanded += letter;
    else {
      expanded += expansion;
      differs = true;
    }
  }
  if (!differs) return undefined;
  const folded = foldLatin(expanded);
  return folded === foldLatin(text) ? undefined : folded;
}

/** How letters with marks sound, for the spellings that are made by ear: Vučić, Vuchich; Çelik, Chelik; Şahin, Shahin. */
const BY_EAR: Readonly<Record<string, string>> = {
  č: 'ch',
  ć: 'ch',
  ç: 'ch',
  ş: 'sh',
  š: 'sh',
  ś: 'sh',
  ș: 'sh',
  ž: 'zh',
  ż: 'zh',
  ź: 'z',
  đ: 'dj',
  ğ: 'gh',
  ț: 'ts',
  ţ: 'ts',
  ñ: 'ny',
  ł: 'w',
  ř: 'rz',
};

/** The spellings by ear of a token whose letters have marks that say so; none for most tokens. */
export function foldByEar(text: string): string[] {
  const lower = text.toLowerCase().normalize('NFC');
  let spelt = '';
  let differs = false;
  for (const letter of lower) {
    const sound = BY_EAR[letter];
    spelt += sound ?? letter;
    differs ||= sound !== undefined;
  }
  if (!differs) return [];
  // ç is ch in Turkish and Albanian, s in French and Portuguese.
  return lower.includes('ç') ? [foldLatin(spelt), foldLatin(lower.replaceAll('ç', 's'))] : [foldLatin(spelt)];
}
