/**
 * How each system of romanisation writes the Cyrillic letters.
 * Source: the letter tables of ICAO Doc 9303 part 3, BGN/PCGN, ISO 9, the Ukrainian resolution of 2010, the Bulgarian
 * law of 2009, Serbian and Macedonian Latin, and German and French press habit.
 */

export type Table = Readonly<Record<string, string>>;

/** Passports today (ICAO Doc 9303); the base from which the other systems are told by their differences. */
export const PASSPORT: Table = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'ie',
  ґ: 'g',
  ў: 'u',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
  ђ: 'dj',
  ћ: 'c',
  љ: 'lj',
  њ: 'nj',
  џ: 'dz',
  ј: 'j',
  ә: 'a',
  қ: 'k',
  ғ: 'g',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ҷ: 'j',
  ҳ: 'h',
  ӯ: 'u',
  ӣ: 'i',
  ҡ: 'k',
  ҙ: 'z',
  ҫ: 's',
  җ: 'j',
  ѣ: 'e',
  ѳ: 'f',
  ѵ: 'i',
  ӏ: '',
};

/** Press and older passports (BGN/PCGN): ye at the beginning and after vowels, yu, ya. */
export const PRESS: Table = {
  ...PASSPORT,
  й: 'y',
  ё: 'yo',
  ъ: '',
  ю: 'yu',
  я: 'ya',
  ї: 'yi',
  є: 'ye',
  ў: 'w',
  х: 'kh',
};

/** ISO 9 and scholarly, folded: š, č, ž lose their marks. */
export const SCHOLARLY: Table = {
  ...PASSPORT,
  ж: 'z',
  й: 'j',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 'sc',
  ъ: '',
  ю: 'ju',
  я: 'ja',
  ё: 'e',
  є: 'je',
  ї: 'ji',
};

export const GERMAN: Table = {
  ...PASSPORT,
  в: 'w',
  ж: 'sch',
  з: 's',
  й: 'j',
  х: 'ch',
  ц: 'z',
  ч: 'tsch',
  ш: 'sch',
  щ: 'schtsch',
  ъ: '',
  ю: 'ju',
  я: 'ja',
  ё: 'jo',
  є: 'je',
  ї: 'ji',
};

export const FRENCH: Table = {
  ...PASSPORT,
  ж: 'j',
  у: 'ou',
  ш: 'ch',
  ч: 'tch',
  щ: 'chtch',
  ъ: '',
  ю: 'iou',
  й: 'i',
  ў: 'ou',
  ү: 'ou',
  ұ: 'ou',
};

/** The Ukrainian resolution of 2010 reads г as h and и as y. */
export const UKRAINIAN: Table = { ...PASSPORT, г: 'h', и: 'y', й: 'i', ъ: '', х: 'kh' };
export const UKRAINIAN_PRESS: Table = { ...UKRAINIAN, й: 'y', ю: 'yu', я: 'ya', є: 'ye', ї: 'yi' };

export const SERBIAN: Table = { ...PASSPORT, ж: 'z', х: 'h', ц: 'c', ч: 'c', ш: 's', ћ: 'c', џ: 'dz', ђ: 'dj' };
export const SERBIAN_PLAIN_D: Table = { ...SERBIAN, ђ: 'd', ћ: 'ch', ч: 'ch', ш: 'sh', ж: 'zh', ц: 'ts' };

/** The Bulgarian law of 2009. */
export const BULGARIAN: Table = { ...PASSPORT, й: 'y', х: 'h', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya' };

/** Turkic passports: Kazakh, Kyrgyz, Tatar and Azeri names as their Latin alphabets write them. */
export const TURKIC: Table = {
  ...PASSPORT,
  ж: 'j',
  ч: 'c',
  ш: 's',
  х: 'h',
  й: 'y',
  ю: 'yu',
  я: 'ya',
  у: 'u',
  ы: 'i',
  җ: 'c',
  ә: 'e',
};

const VOWELS = 'аеёиоуыэюяіїєъь';

/** A word by one table; letters that are Latin already stay. */
export function romaniseWith(table: Table, word: string, iotated: boolean): string {
  let roman = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word[i]!;
    // Russian е is said and often written "ye" where no consonant stands before it.
    if (iotated && letter === 'е' && (i === 0 || VOWELS.includes(word[i - 1]!))) roman += 'ye';
    // Letters that are Latin already were read by one of the special systems.
    else roman += table[letter] ?? (letter < '\u0080' ? letter : '');
  }
  return roman;
}
