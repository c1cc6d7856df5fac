/**
 * Names of other peoples in Russian letters, back in the spelling of their own country. Russian writes foreign names as
 * they are heard, by tables of its own for each language (Gilyarevsky and Starostin; Polivanov for Japanese, Palladius
 * for Chinese); what is written and not heard is guessed by the habit of that language. Cost: a few passes over a word.
 */

import { FRENCH, PASSPORT, romaniseWith } from './cyrillic-tables.ts';

type Rules = readonly (readonly [RegExp, string])[];

/** English and other western names in Russian letters: дж is j, ау is ow, у before a vowel w. */
export function romaniseWestern(word: string): string[] {
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
const POLIVANOV: Rules = [
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
const PALLADIUS: Rules = [
  // A syllable without a consonant is written with y or w.
  [/^юй/, 'yu'],
  [/^ю(?=[эа])/, 'yu'],
  [/^юн(?!ь)/, 'yonг'],
  [/^юнь/, 'yun'],
  [/^ю/, 'you'],
  [/^я/, 'ya'],
  [/^е/, 'ye'],
  [/^и/, 'yi'],
  [/^у/, 'wu'],
  [/в/g, 'w'],
  [/wэ/g, 'we'],
  [/нь/g, 'N'],
  [/н(?![аеиоуыэюя])/g, 'ng'],
  [/юN/g, 'uN'],
  [/юng/g, 'iong'],
  [/yonг/g, 'yong'],
  [/N/g, 'n'],
  [/юй/g, 'u'],
  [/ю(?=[эа])/g, 'u'],
  [/уэй|уй/g, 'ui'],
  [/уо/g, 'uo'],
  [/уng/g, 'ong'],
  [/цз(?=[иеюя])/g, 'j'],
  [/цз/g, 'z'],
  [/ц(?=[иеюя])/g, 'q'],
  [/ц/g, 'c'],
  [/с(?=[иеюя])/g, 'x'],
  [/чж/g, 'zh'],
  [/х/g, 'h'],
  [/ж/g, 'r'],
  [/ы/g, 'i'],
  [/э/g, 'e'],
  [/я/g, 'ia'],
  [/ю/g, 'iu'],
  [/е/g, 'ie'],
  [/й/g, 'i'],
];
const LOOKS_CHINESE = /цз|чж|нь|[лсц]янь?$|^(?:си|ся|сю|сун|чэн|чан|ван|хуан|хань|лю|чжу|дэн|фэн|гуан|юй|ху)/;

/** A Chinese word in pinyin. */
export function palladius(word: string): string {
  return spell(word, PALLADIUS);
}

/** к is written c but before e and i, which make c soft, and before й and ю. */
const HARD_C: Rules[number] = [/к(?![иеэёйюк])/g, 'c'];

/** What ends a word that its own people write in Cyrillic: nothing foreign is looked for in it. */
const SLAVIC_ENDING =
  /(?:[оеё]ва?|[иы]на|[сц]к(?:ий|ой|ая|и)|енко|[оеё]ви?ч|[оеи]вна|[иы]чна|ник|чук|нюк|[нлтрвд](?:ый|ая))$/;

/** English: silent e, oo, c before e, and a for what Russian hears as э (Уайлд Wild, Прайс Price, Гуд Good, Сэм Sam). */
const ENGLISH: Rules = [
  [/^мак(?=[бгдклнт])/, 'mc'],
  [/(?<=[дтр])ь?ю$/, 'ew'],
  // Wright, Knight; Walker, Watson.
  [/айт(?=$|[бгдкмнпст])/, 'ight'],
  [/^уо(?=к)/, 'wal'],
  [/^уо/, 'wa'],
  [/дж$/, 'dge'],
  [/дж/g, 'j'],
  [/кс/g, 'x'],
  [/ёр/g, 'ur'],
  [/ай([бвдзклмнпрт])[сз]$/, 'i$1es'],
  [/айс$/, 'ice'],
  [/ай([лн]д)$/, 'i$1'],
  [/ай([бвдзклмнпрт])$/, 'i$1e'],
  [/(?<=[нри])с$/, 'ce'],
  [/э(?!й)/g, 'a'],
  [/[эе]й/g, 'ay'],
  [/ай/g, 'y'],
  [/^у(?=[аеиэiay])/, 'w'],
  [/ву/g, 'woo'],
  [/у/g, 'oo'],
  [/и$/, 'y'],
  [/х/g, 'h'],
  HARD_C,
];
/** Words without another vowel are said with ee: Рид Reed, Стил Steele. */
const ONLY_EE = /^[^аеёоуыэюя]*и[^аеёоуыэюя]*$/;

/** French: ou, u for ю, soft g and c, ill for й between vowels, y at the end (Анри Henry, Жорж Georges, Вийон Villon). */
const FRENCH_SPELLING: Rules = [
  [/ий(?=[аеёоуэюя])/g, 'ill'],
  [/[ео]й$/, 'eil'],
  [/жо/g, 'geo'],
  [/ж(?=[иеё]|$)/g, 'g'],
  [/(?<=g)$/, 'e'],
  [/ш/g, 'ch'],
  [/с(?=и)/g, 'c'],
  [/(?<=[аеиоуюя])с(?=[аеоуюя])/g, 'ss'],
  [/ф(?=и)/g, 'ph'],
  [/у/g, 'ou'],
  [/ю/g, 'u'],
  [/э/g, 'e'],
  [/и$/, 'y'],
  [/ь/g, ''],
  HARD_C,
];

/** German: umlauts, ei and eu, st and sp, and the h that lengthens a vowel before l, m, n and r (Бём Böhm, Кун Kuhn, Штейн Stein). */
const GERMAN_SPELLING: Rules = [
  [/^([бвгдзклмнпрстфх]|ш)([аеёоую])(?=[лмнр]ь?$)/, '$1$2h'],
  [/ш(?=[тп])/g, 's'],
  [/ш/g, 'sch'],
  [/[еа]й/g, 'ei'],
  [/ой/g, 'eu'],
  [/ё/g, 'oe'],
  [/ю/g, 'ue'],
  [/в/g, 'w'],
  [/ц/g, 'z'],
  [/х/g, 'ch'],
];

/** Spanish: what Russian hears as х is j, к before e and i is qu, and -ez ends in с (Хуан Juan, Энрике Enrique, Перес Pérez). */
const SPANISH: Rules = [[/ес$/, 'ez'], [/х/g, 'j'], [/к(?=[еи])/g, 'qu'], [/ль(?=[еёяю])/g, 'll'], HARD_C];

/** Latin and Greek names of men lose -us and -as in Russian, -ius is -ий, and в may be a beta (Валерий Valerius, Лука Lucas). */
const LATIN: Rules = [[/ий$/, 'ius'], [/вв/g, 'bb'], [/(?<=[bбгдклмпт])а$/, 'as'], [/^ю/, 'ju'], [/ц/g, 'c'], HARD_C];

function spell(word: string, rules: Rules): string {
  let read = word;
  for (const [from, to] of rules) read = read.replace(from, to);
  return romaniseWith(PASSPORT, read, false);
}

/**
 * A foreign name in the spelling of its own country, as far as the letter tables do not give it already. A word with the
 * ending of a Slavic family name is taken for one.
 */
export function foreignSpellings(word: string): string[] {
  const spelt = [
    romaniseJapanese(word),
    LOOKS_CHINESE.test(word) ? palladius(word) : undefined,
    romaniseGermanH(word),
    romaniseChurchGreek(word),
    word.length < 4 ? undefined : romaniseSilentEnding(word),
  ];
  if (!SLAVIC_ENDING.test(word)) {
    if (ONLY_EE.test(word)) spelt.push(spell(word.replace(/и/g, 'ee'), ENGLISH));
    spelt.push(
      spell(word, ENGLISH),
      spell(word, FRENCH_SPELLING),
      // Names of women: Софи Sophie, Мари Marie.
      word.endsWith('и') ? spell(`${word}е`, FRENCH_SPELLING) : undefined,
      spell(word, GERMAN_SPELLING),
      spell(word, SPANISH),
      spell(word, LATIN),
    );
  }
  return spelt.filter((one) => one !== undefined);
}
