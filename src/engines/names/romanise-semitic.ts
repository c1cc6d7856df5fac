/**
 * Arabic, Persian, Urdu and Hebrew tokens. These scripts leave short vowels out, so a romanisation is a guess and only
 * the consonants are known: a known name gets the spellings in use, any other one its letters with the long vowels.
 * Cost: one pass over the letters.
 */

import { KNOWN_ARABIC, KNOWN_HEBREW } from './data/semitic-names.ts';

const ARABIC: Readonly<Record<string, string>> = {
  ځ: 'z',
  څ: 'ts',
  ښ: 'sh',
  ږ: 'zh',
  ړ: 'r',
  ڼ: 'n',
  ۍ: 'i',
  ې: 'e',
  ټ: 't',
  ډ: 'd',
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ى: 'a',
  ء: '',
  ئ: 'i',
  ؤ: 'u',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: '',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'u',
  ي: 'i',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  گ: 'g',
  ک: 'k',
  ی: 'i',
  ہ: 'h',
  ھ: 'h',
  ے: 'e',
  ۀ: 'e',
  ڤ: 'v',
  ڭ: 'g',
  ں: 'n',
  ڈ: 'd',
  ٹ: 't',
  ڑ: 'r',
  ۆ: 'o',
  ێ: 'e',
  ە: 'e',
  ڕ: 'r',
  ڵ: 'l',
};

/** The consonant class of each letter, as `semiticSkeleton` in skeleton.ts gives it for Latin letters. */
const ARABIC_CLASS: Readonly<Record<string, string>> = {
  ځ: 's',
  څ: 's',
  ښ: 's',
  ږ: 'g',
  ړ: 'r',
  ڼ: 'n',
  ۍ: 'y',
  ې: 'y',
  ټ: 't',
  ډ: 'd',
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'g',
  ح: 'h',
  خ: 'k',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 's',
  س: 's',
  ش: 's',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 's',
  غ: 'g',
  ف: 'b',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  پ: 'b',
  چ: 's',
  ژ: 's',
  گ: 'g',
  ک: 'k',
  ہ: 'h',
  ھ: 'h',
  ڤ: 'b',
  ڭ: 'g',
  ں: 'n',
  ڈ: 'd',
  ٹ: 't',
  ڑ: 'r',
  ڕ: 'r',
  ڵ: 'l',
  و: 'w',
  ي: 'y',
  ی: 'y',
  ا: 'a',
  أ: 'a',
  إ: 'a',
  آ: 'a',
  ٱ: 'a',
  ع: 'a',
  ى: 'a',
  ئ: 'a',
  ؤ: 'a',
  ة: 'a',
  ء: 'a',
};

const HEBREW: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'o',
  ז: 'z',
  ח: 'h',
  ט: 't',
  י: 'i',
  כ: 'k',
  ך: 'kh',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'a',
  פ: 'p',
  ף: 'f',
  צ: 'ts',
  ץ: 'ts',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
  װ: 'v',
  ױ: 'oy',
  ײ: 'ey',
};

const HEBREW_CLASS: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'w',
  ז: 's',
  ח: 'h',
  ט: 't',
  י: 'y',
  כ: 'k',
  ך: 'k',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'a',
  פ: 'b',
  ף: 'b',
  צ: 's',
  ץ: 's',
  ק: 'k',
  ר: 'r',
  ש: 's',
  ת: 't',
  װ: 'b',
  ױ: 'y',
  ײ: 'y',
};

/** What a Semitic token reads as: spellings, the leading one first, and the consonants that are truly written. */
export interface SemiticReading {
  readonly spellings: readonly string[];
  /** Two readings are separated by a stroke. */
  readonly consonants: string;
}

/** One spelling for equal letters, so that a lookup does not fail on keyboards: alef forms, Persian kaf and ya, no marks. */
export function plainArabic(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ک/g, 'ك')
    .replace(/[یى]/g, 'ي')
    .replace(/[ہھ]/g, 'ه');
}

/**
 * Consonants only. A weak letter (alef, waw, ya, ayin) counts only where it begins the word; a closing h is silent in
 * most romanisations, and doubled letters are written once.
 */
function consonantsOf(letters: string, classes: Readonly<Record<string, string>>): string {
  let beginning = '';
  let body = '';
  for (let i = 0; i < letters.length; i++) {
    // تش is how Arabic writes ch.
    if (letters[i] === 'ت' && letters[i + 1] === 'ش') continue;
    const kind = classes[letters[i]!];
    if (kind === undefined) continue;
    if (kind === 'a' || kind === 'w' || kind === 'y' || kind === 'h') {
      if (i === 0) beginning = kind;
    } else if (letters[i] !== letters[i - 1]) body += kind;
  }
  return beginning + body;
}

/** Waw and ya are consonants beside an alef or another weak letter, otherwise long vowels. */
function guessVowels(letters: string, table: Readonly<Record<string, string>>, weakU: string, weakI: string): string {
  let roman = '';
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!;
    const before = letters[i - 1] ?? '';
    const after = letters[i + 1] ?? '';
    if (letter === weakU && (i === 0 || 'اوי'.includes(after) || after === 'ا'))
      roman += i === 0 || after === 'ا' ? 'w' : 'u';
    else if (letter === weakI && (i === 0 || after === 'ا' || after === 'و')) roman += 'y';
    else {
      const sound = table[letter] ?? '';
      // Two consonants in a row had a short vowel between them; "a" is by far the commonest in names.
      const wasConsonant = before !== '' && !/[aeiou]$/.test(roman) && roman !== '';
      if (wasConsonant && sound !== '' && !/^[aeiou]/.test(sound) && i >= 1) roman += 'a';
      roman += sound;
    }
  }
  return roman;
}

/** The letters that Persian, Urdu and Pashto say as s and z. */
const PERSIAN_CLASS: Readonly<Record<string, string>> = { ...ARABIC_CLASS, ض: 's', ذ: 's', ث: 's', ظ: 's', غ: 'k' };
/** ق is said g from Libya to the Gulf; ظ is written dh or th. */
const BEDOUIN_CLASS: Readonly<Record<string, string>> = { ...ARABIC_CLASS, ق: 'g', ظ: 'd' };
const PERSIAN: Readonly<Record<string, string>> = { ...ARABIC, ض: 'z', ذ: 'z', ث: 's', ظ: 'z', و: 'v' };

/** Reads one Arabic-script token. */
export function readArabic(token: string): SemiticReading {
  const letters = plainArabic(token);
  const readings = new Set([
    consonantsOf(letters, ARABIC_CLASS),
    consonantsOf(letters, PERSIAN_CLASS),
    consonantsOf(letters, BEDOUIN_CLASS),
  ]);
  // Persian ژ, which Latin papers write j (Nejad).
  if (letters.includes('ژ')) readings.add(consonantsOf(letters, { ...PERSIAN_CLASS, ژ: 'g' }));
  // No Arabic word begins with two consonants; an alef is put before foreign ones that do (Stanekzai).
  if (/^اس[^اوي]/.test(letters)) readings.add(consonantsOf(letters.slice(1), ARABIC_CLASS));
  readings.delete('');
  const consonants = [...readings].join('/');
  const known = KNOWN_ARABIC.get(letters);
  if (known) return { spellings: known, consonants };
  const guesses = new Set([guessVowels(letters, ARABIC, 'و', 'ي'), guessVowels(letters, PERSIAN, 'و', 'ي')]);
  guesses.delete('');
  return { spellings: [...guesses], consonants };
}

/** Reads one Hebrew-script token. */
export function readHebrew(token: string): SemiticReading {
  const letters = token
    .normalize('NFKC')
    .replace(/[\u0591-\u05c7\u200b-\u200f]/g, '')
    // A geresh makes zayin a j, which gimel with geresh is as well.
    .replace(/ז['’׳]/g, 'ג')
    .replace(/['’"׳״]/g, '');
  const plain = letters
    .replace(/וו/g, 'װ')
    .replace(/^ו/, 'װ')
    .replace(/ו(?=יץ|יצ)/, 'װ');
  // Inside a word ח is ch in Hebrew names (Rachel) and h in Arabic ones (Mohammed): both are kept.
  const asH = consonantsOf(plain, HEBREW_CLASS);
  const asCh = consonantsOf(plain.replace(/(?!^)ח/g, 'כ'), HEBREW_CLASS);
  const consonants = asH === asCh ? asH : `${asH}/${asCh}`;
  const known = KNOWN_HEBREW.get(letters);
  if (known) return { spellings: known, consonants };
  const guessed = guessVowels(letters.replace(/וו/g, 'װ').replace(/יי/g, 'י'), HEBREW, 'ו', 'י');
  return { spellings: guessed === '' ? [] : [guessed], consonants };
}
