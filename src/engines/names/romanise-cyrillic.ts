/**
 * Several romanisations of one Cyrillic token, because registers hold whichever one the issuing office used.
 * Source: the letter tables of ICAO Doc 9303 part 3, BGN/PCGN, ISO 9, the Ukrainian resolution of 2010, the Bulgarian
 * law of 2009, Serbian and Macedonian Latin, and German and French press habit. Cost: one pass for each system.
 */

type Table = Readonly<Record<string, string>>;

/** Passports today (ICAO Doc 9303); the base from which the other systems are told by their differences. */
const PASSPORT: Table = {
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
const PRESS: Table = { ...PASSPORT, й: 'y', ё: 'yo', ъ: '', ю: 'yu', я: 'ya', ї: 'yi', є: 'ye', ў: 'w', х: 'kh' };

/** ISO 9 and scholarly, folded: š, č, ž lose their marks. */
const SCHOLARLY: Table = {
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

const GERMAN: Table = {
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

const FRENCH: Table = {
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
const UKRAINIAN: Table = { ...PASSPORT, г: 'h', и: 'y', й: 'i', ъ: '', х: 'kh' };
const UKRAINIAN_PRESS: Table = { ...UKRAINIAN, й: 'y', ю: 'yu', я: 'ya', є: 'ye', ї: 'yi' };

const SERBIAN: Table = { ...PASSPORT, ж: 'z', х: 'h', ц: 'c', ч: 'c', ш: 's', ћ: 'c', џ: 'dz', ђ: 'dj' };
const SERBIAN_PLAIN_D: Table = { ...SERBIAN, ђ: 'd', ћ: 'ch', ч: 'ch', ш: 'sh', ж: 'zh', ц: 'ts' };

/** The Bulgarian law of 2009. */
const BULGARIAN: Table = { ...PASSPORT, й: 'y', х: 'h', щ: 'sht', ъ: 'a', ь: 'y', ю: 'yu', я: 'ya' };

/** Turkic passports: Kazakh, Kyrgyz, Tatar and Azeri names as their Latin alphabets write them. */
const TURKIC: Table = {
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

/** English and other western names in Russian letters: дж is j, ау is ow, у before a vowel w. */
function romaniseWestern(word: string): string[] {
  const read = word
    .replace(/кс/g, 'ѯ')
    .replace(/^у(?=[аеиоэы])/, 'ў')
    .replace(/([ао])у/g, '$1ў');
  const letters = { ...PASSPORT, х: 'h', ѯ: 'x', ў: 'w', й: 'y', ю: 'u', э: 'e' };
  const soft = romaniseWith(letters, read.replace(/дж/g, 'ј'), false);
  // French names lose their silent ending (Тесье, Teissier).
  if (/ье$/.test(word)) return [soft, soft.replace(/e$/, 'ier')];
  // Before i and e the sound is mostly written g (Giada, Gilday).
  return /дж[еиэя]/.test(word) ? [soft, romaniseWith(letters, read.replace(/дж/g, 'г'), false)] : [soft];
}

/** Names that came through the Church: ф is Greek theta or phi, в is beta, and ев, ав are eu, au (Тимофей, Феодор, Евгений). */
function romaniseChurchGreek(word: string): string | undefined {
  if (!/^ф[еёо]|[аеио]ф[аеи]|рф|[еа]в(?=[бгджзклмнпрст])/.test(word) || /[ое]ва?$/.test(word)) return undefined;
  const read = word
    .replace(/ё/g, 'o')
    .replace(/ев(?=[бгджзклмнпрст])/g, 'eu')
    .replace(/ав(?=[бгджзклмнпрст])/g, 'au')
    .replace(/ф/g, 'th')
    .replace(/в/g, 'b')
    .replace(/ий$/, 'i');
  return romaniseWith(PASSPORT, read, false);
}

/**
 * French endings that Russian letters do not show: Рено is Renaud, Бушар Bouchard, Дюпон Dupont, Обер Aubert. One likely
 * spelling is enough, because comparisons look past the silent letters of the other side.
 */
function romaniseSilentEnding(word: string): string | undefined {
  // Ukrainian -ко and the Slavic neuter endings are no French ones.
  if (/[^кл]о$/.test(word)) return romaniseWith(FRENCH, word.slice(0, -1), false).concat('eau');
  if (/(?:ар|ер|он)$/.test(word)) return romaniseWith(FRENCH, word, false).concat('t');
  return undefined;
}

/** German h is г in older Russian spelling, also inside a word: Мангейм, Рейнгард. */
function romaniseGermanH(word: string): string | undefined {
  const read = word.replace(/(?<=[бвдзклмнпрст])г(?=ей|ау|оф|о?ль|ар[дт]|ауз)/g, 'h');
  return read === word ? undefined : romaniseWith(PASSPORT, read, false);
}

/** Japanese names after Polivanov: ти is chi, си shi, дз z. Only words of open syllables are Japanese. */
const POLIVANOV: readonly (readonly [RegExp, string])[] = [
  [/дзи/g, 'ji'],
  [/дзя/g, 'ja'],
  [/дзю/g, 'ju'],
  [/дзё/g, 'jo'],
  [/дз/g, 'z'],
  [/ти/g, 'chi'],
  [/тя/g, 'cha'],
  [/тю/g, 'chu'],
  [/тё/g, 'cho'],
  [/си/g, 'shi'],
  [/ся/g, 'sha'],
  [/сю/g, 'shu'],
  [/сё/g, 'sho'],
  [/ё/g, 'yo'],
  [/я/g, 'ya'],
  [/ю/g, 'yu'],
  [/э/g, 'e'],
  [/й/g, 'i'],
  [/в/g, 'w'],
  [/ху/g, 'fu'],
  [/х/g, 'h'],
];
const OPEN_SYLLABLES = /^(?:(?:дз|ц|[кгстднхпбмрвф]{1,2})?[аиуэояюё]й?н?)+$/;

function romaniseJapanese(word: string): string | undefined {
  if (!OPEN_SYLLABLES.test(word)) return undefined;
  let read = word;
  for (const [from, to] of POLIVANOV) read = read.replace(from, to);
  return romaniseWith(PASSPORT, read, false);
}

/** Chinese names after Palladius: цзинь is jin, цзин jing, чж zh. Endings first, since н tells ng from нь. */
const PALLADIUS: readonly (readonly [RegExp, string])[] = [
  [/нь/g, 'N'],
  [/н(?![аеиоуыэюя])/g, 'ng'],
  [/N/g, 'n'],
  [/юй/g, 'u'],
  [/юэ/g, 'ue'],
  [/уэй|уй/g, 'ui'],
  [/уо/g, 'uo'],
  [/янг/g, 'iang'],
  [/цз(?=[иеюя])/g, 'j'],
  [/цз/g, 'z'],
  [/ц(?=[иеюя])/g, 'q'],
  [/ц/g, 'c'],
  [/с(?=[иеюя])/g, 'x'],
  [/чж/g, 'zh'],
  [/х/g, 'h'],
  [/ж/g, 'r'],
  [/ung/g, 'ong'],
  [/унг/g, 'ong'],
  [/ы/g, 'i'],
  [/э/g, 'e'],
  [/я/g, 'ia'],
  [/ю/g, 'iu'],
  [/е/g, 'ie'],
  [/й/g, 'i'],
];
const LOOKS_CHINESE = /цз|чж|нь|[лсц]янь?$|^(?:си|ся|сю|сун|чэн|чан|ван|хуан|хань|лю|чжу|дэн|фэн|гуан|юй|ху)/;

function romaniseChinese(word: string): string | undefined {
  if (!LOOKS_CHINESE.test(word)) return undefined;
  let read = word;
  for (const [from, to] of PALLADIUS) read = read.replace(from, to);
  return romaniseWith(PASSPORT, read, false);
}

const VOWELS = 'аеёиоуыэюяіїєъь';

function romaniseWith(table: Table, word: string, iotated: boolean): string {
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

/** The endings -ий and -ый are shortened in most passports and papers. */
function withPlainEnding(roman: string): string {
  return roman.replace(/(?:iy|yy|ii|yi|ij|yj)$/, 'y');
}

/** The romanisations of one Cyrillic token, the commonest first, without repeats. */
export function romaniseCyrillic(token: string): string[] {
  const word = token
    .toLowerCase()
    .normalize('NFC')
    .replace(/\u0301/g, '');
  let systems: readonly (readonly [Table, boolean])[];
  if (/[ђћљњџ]/.test(word) || (/ј/.test(word) && !/[ѓќѕ]/.test(word))) {
    systems = [
      [SERBIAN, false],
      [SERBIAN_PLAIN_D, false],
    ];
  } else if (/[ѓќѕ]/.test(word)) {
    systems = [
      [SERBIAN, false],
      [SERBIAN_PLAIN_D, false],
      [PASSPORT, false],
    ];
  } else if (/[іїєґ]/.test(word)) {
    systems = [
      [UKRAINIAN, false],
      [UKRAINIAN_PRESS, false],
      [PASSPORT, false],
      [SCHOLARLY, false],
      [GERMAN, false],
    ];
  } else if (/[әқғңөұүһҷҳӯ]/.test(word)) {
    systems = [
      [PASSPORT, false],
      [TURKIC, false],
      [PRESS, true],
      [SERBIAN, false],
    ];
  } else {
    // No letter tells the language: Russian first, then the habits that change the letters most.
    systems = [
      [PASSPORT, false],
      [PRESS, true],
      [SCHOLARLY, false],
      [GERMAN, false],
      [FRENCH, false],
      [UKRAINIAN, false],
    ];
    if (/ъ/.test(word) || /щ/.test(word)) systems = [...systems, [BULGARIAN, false]];
  }
  const romans = new Set<string>();
  for (const [table, iotated] of systems) {
    const roman = romaniseWith(table, word, iotated);
    const plain = withPlainEnding(roman);
    if (romans.size === 0) romans.add(plain);
    romans.add(roman);
    // A foreign name is as likely as a Russian one in letters of another press.
    if (table === SCHOLARLY && systems.length > 4) for (const western of romaniseWestern(word)) romans.add(western);
  }
  if (systems.length > 4) {
    for (const other of [
      romaniseJapanese(word),
      romaniseChinese(word),
      romaniseGermanH(word),
      romaniseChurchGreek(word),
      word.length < 4 ? undefined : romaniseSilentEnding(word),
    ])
      if (other !== undefined) romans.add(other);
  }
  romans.delete('');
  return [...romans];
}
