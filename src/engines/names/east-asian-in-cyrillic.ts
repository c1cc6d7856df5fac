/**
 * Korean, Vietnamese and Chinese names in Russian letters (Пак Чон Су, Нгуен Ван Зунг, Чжан Вэй). Russian writes them by
 * sounds that no other romanisation shares, so that they are read back syllable by syllable, and only where the whole name
 * is made of such syllables behind a family name of that people.
 * Source: the systems of Kontsevich (1961), Palladius and the state standard for Vietnamese names. Cost: a look at the
 * family name for most Cyrillic names.
 */

import { GIVEN_NAMES } from './data/given-names.ts';
import { foldLatin } from './fold.ts';
import { palladius } from './foreign-in-cyrillic.ts';
import type { NameToken } from './name.ts';
import { TITLES } from './name-words.ts';
import { isKoreanSyllable } from './read-korean-spelling.ts';
import { FAMILY_HABITS } from './romanise-korean.ts';

/** Longer names are of other peoples. */
const MOST_WORDS = 5;
/** More readings of one syllable or word than this would meet everybody. */
const MOST_READINGS = 8;
/** Of the Russian romanisations, which some registers hold as they are, the first ones are enough. */
const MOST_RUSSIAN = 4;

/** Gives each token the spellings of the peoples whose name it may be; other names are left alone. */
export function readEastAsianInCyrillic(tokens: NameToken[]): void {
  const places = [...tokens.keys()].filter((place) => !TITLES.has(tokens[place]!.text));
  if (places.length === 0 || places.length > MOST_WORDS) return;
  const words = places.map((place) => tokens[place]!.written.toLowerCase());
  const declared = places.findIndex((place) => tokens[place]!.role === 'family');
  const family = declared >= 0 ? declared : FAMILIES.has(words[0]!) ? 0 : words.length - 1;
  if (!FAMILIES.has(words[family]!)) return;
  // Ким Антон, Пак Роман: Koreans of Russia have Russian names that fall into syllables as well.
  if (places.some((place, at) => at !== family && isRussianGiven(tokens[place]!))) return;
  const readings = words.map(() => new Set<string>());
  for (const { families, readWord } of PEOPLES) {
    const spelt = words.map((word, at) => (at === family ? (families.get(word) ?? []) : readWord(word)));
    if (spelt.some((one) => one.length === 0)) continue;
    for (const [at, spellings] of spelt.entries()) for (const one of spellings) readings[at]!.add(one);
  }
  if (readings[family]!.size === 0) return;
  for (const [at, place] of places.entries()) {
    const token = tokens[place]!;
    const russian = [token.text, ...token.others];
    const own = [...readings[at]!];
    // A family name that stands alone may be a short Russian one as well.
    const [text = token.text, ...others] = new Set(
      places.length === 1 ? [...russian, ...own] : [...own, ...russian.slice(0, MOST_RUSSIAN)],
    );
    tokens[place] = { ...token, text, others };
  }
}

/** Shorter names are syllables of many languages. */
const SHORTEST_RUSSIAN = 4;

function isRussianGiven({ text, written }: NameToken): boolean {
  return written.length >= SHORTEST_RUSSIAN && GIVEN_NAMES.has(text) && TWO_VOWELS.test(written.toLowerCase());
}

const TWO_VOWELS = /[аеёиоуыэюя].*[бвгджзклмнпрстфхцчшщ].*[аеёиоуыэюя]/;

type Families = ReadonlyMap<string, readonly string[]>;

/** Lines of "Cyrillic spellings: Latin ones". */
function families(lines: string): Families {
  const read = new Map<string, string[]>();
  for (const line of lines.trim().split(/[|\n]/)) {
    const [written = '', spelt = ''] = line.split(':');
    for (const word of written.trim().split(' '))
      read.set(word, [...(read.get(word) ?? []), ...spelt.trim().split(' ')]);
  }
  return read;
}

/** Korean family names, with the hangul under which their passport spellings stand. */
const KOREAN: Families = new Map(
  [
    ...families(`ким:김|ли:이 리|и:이|ри:리|пак:박|чхве чве чой цой:최|чон чжон тен тён:정|чон:전|кан:강|чо:조|юн:윤|чан:장|лим:임 림|им:임|рим:림
хан:한|о:오|со:서 소|се:서|син шин:신|квон:권|хван:황|ан:안|сон:송 성 손|рю лю:류|ю:유|хон:홍|ко:고|мун:문|ян:양|рян:량|пэ бэ:배|пэк:백|хо:허|нам:남
сим шим:심|но:노|ро:로|ха:하|квак:곽|ча:차|чу:주|у:우|ку:구|мин:민|чин:진|на:나|чи:지|ом:엄|чхэ:채|вон:원|пан:방|кон:공|хён:현|хам:함|пён:변|пхё:표
мён:명|ки:기|ок:옥|чхон:천|тэ:태|ем ём:염|сок:석|соль:설|намгун:남궁`),
  ].map(([word, hangul]) => [word, hangul.flatMap((one) => FAMILY_HABITS[one] ?? [])]),
);

const VIETNAMESE =
  families(`нгуен:nguyen|чан:tran|ле:le|фам:pham|хоанг:hoang|хюинь хуинь хюин:huynh|фан:phan|ву:vu|во:vo|данг:dang
буй:bui|до:do|хо:ho|нго:ngo|зыонг:duong|ли:ly|динь:dinh|чинь:trinh|доан:doan|чыонг:truong|лам:lam|май:mai|фунг:phung|као:cao|лыонг:luong|та:ta
тхай:thai|дао:dao|ха:ha|лыу:luu|то:to|тонг:tong|куать:quach|киеу:kieu|ла:la|тя чу:chu|кыу:cuu|тьеу чиеу:trieu|винь:vinh`);

const CHINESE =
  families(`ван:wang|ли:li|чжан:zhang|лю:liu|чэнь:chen|ян:yang|хуан:huang|чжао:zhao|у:wu|чжоу:zhou|сюй:xu|сунь:sun|ма:ma
чжу:zhu|ху:hu|го:guo|хэ:he|линь:lin|гао:gao|ло:luo|чжэн:zheng|лян:liang|се:xie|сун:song|тан:tang|дэн:deng|фэн:feng|хань:han|цао:cao|пэн:peng
цзэн:zeng|сяо:xiao|тянь:tian|дун:dong|пань:pan|юань:yuan|цай:cai|цзян:jiang|юй:yu|ду:du|е:ye|чэн:cheng|вэй:wei|су:su|люй:lu lyu|дин:ding|жэнь:ren
шэнь:shen|яо:yao|лу:lu|фань:fan|фан:fang|цзинь:jin|тань:tan|ши:shi|мэн:meng|бай:bai|хоу:hou|цинь:qin|цзя:jia|ся:xia|чжун:zhong|дай:dai|ляо:liao
сюэ:xue|янь:yan|лэй:lei|хао:hao|кун:kong|мао:mao|цю:qiu|гу:gu|шао:shao|лун:long|вань:wan|дуань:duan|цянь:qian|инь:yin|лай:lai|гун:gong|сюн:xiong
оуян:ouyang|сыма:sima|чжугэ:zhuge`);

const KOREAN_SYLLABLE =
  /^(к[кх]?|г|т[тх]?|д|п[пх]?|б|сс?|ч[чхж]?|дж|[жнмрлх])?(ва|в[эе]|ви|во|ый|[аяоёуюыиэе])(нъ|нг|ль|[нмкгпбтлр])?$/;

const KOREAN_BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  к: ['g', 'k'],
  кк: ['g'],
  кх: ['k'],
  г: ['g'],
  т: ['d', 't'],
  тт: ['d'],
  тх: ['t'],
  д: ['d'],
  п: ['b', 'p'],
  пп: ['b'],
  пх: ['p'],
  б: ['b'],
  с: ['s'],
  сс: ['s'],
  ч: ['j', 'ch'],
  чч: ['j'],
  чж: ['j'],
  дж: ['j'],
  ж: ['j'],
  чх: ['ch'],
  н: ['n'],
  м: ['m'],
  р: ['r'],
  л: ['r'],
  х: ['h'],
};

const KOREAN_VOWELS: Readonly<Record<string, readonly string[]>> = {
  а: ['a'],
  я: ['ya'],
  о: ['eo', 'o'],
  ё: ['yeo', 'yo'],
  у: ['u'],
  ю: ['yu'],
  ы: ['eu'],
  и: ['i', 'ui'],
  э: ['ae', 'e'],
  // Older writing has е for both kinds of o (Чен, Сен), and behind ч and ж it is said э.
  е: ['eo', 'yeo', 'ye', 'e', 'ae'],
  ва: ['wa'],
  вэ: ['wae', 'we'],
  ве: ['oe', 'we'],
  ви: ['wi'],
  во: ['wo'],
  ый: ['ui'],
};

const KOREAN_ENDS: Readonly<Record<string, readonly string[]>> = {
  н: ['n', 'ng'],
  нъ: ['ng'],
  нг: ['ng'],
  м: ['m'],
  к: ['k'],
  г: ['k'],
  п: ['p'],
  б: ['p'],
  т: ['t'],
  ль: ['l'],
  л: ['l'],
  р: ['l'],
};

const SILENT: readonly string[] = [''];

/** The syllables of the Revised Romanisation that one in Cyrillic may stand for, as far as names hold them. */
function readKoreanSyllable(text: string): string[] {
  const found = KOREAN_SYLLABLE.exec(text);
  if (found === null) return [];
  const [, beginning, vowel = '', end] = found;
  const readings: string[] = [];
  for (const b of beginning === undefined ? SILENT : KOREAN_BEGINNINGS[beginning]!)
    for (const v of KOREAN_VOWELS[vowel]!)
      for (const e of end === undefined ? SILENT : KOREAN_ENDS[end]!)
        if (isKoreanSyllable(b + v + e)) readings.push(b + v + e);
  return readings.slice(0, MOST_READINGS);
}

/** A given name of one syllable or of two in one word. */
function readKorean(word: string): string[] {
  const whole = readKoreanSyllable(word);
  if (whole.length > 0) return whole;
  for (let end = word.length - 1; end >= 1; end--) {
    const first = readKoreanSyllable(word.slice(0, end));
    const second = first.length === 0 ? [] : readKoreanSyllable(word.slice(end));
    if (second.length > 0) return first.flatMap((one) => second.map((two) => one + two)).slice(0, MOST_READINGS);
  }
  return [];
}

const VIETNAMESE_SYLLABLE = /^(?:тх|кх|нг|нь|зь|[бвгджзклмнпрстфхчш])?(?:ь?[аеёиоуыэюя]{1,3}й?)(?:нг|нь|ть|[нмктп])?$/;

const VIETNAMESE_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/тх/g, 'th'],
  [/кх/g, 'kh'],
  [/ть$/, 'ch'],
  [/нь/g, 'nh'],
  [/зя/g, 'gia'],
  [/т(?=[яюё])/g, 'ch'],
  [/я/g, 'a'],
  [/ку(?=[аоеиы])/g, 'qu'],
  [/[иь]е/g, 'ie'],
  [/[юу]е/g, 'uye'],
  [/[юу][ий]$/, 'uy'],
  [/ыо/g, 'uo'],
  [/ы/g, 'u'],
  [/ш/g, 's'],
  [/ю/g, 'u'],
  [/э/g, 'e'],
  [/ф/g, 'ph'],
  [/х/g, 'h'],
  [/ь/g, ''],
];

/** Letters of Russian that stand for several of Vietnamese. */
const VIETNAMESE_CHOICES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ч/, ['tr', 'ch']],
  [/з|ж/, ['d', 'gi', 'r']],
  [/с/, ['s', 'x']],
  [/к$/, ['c', 'ch']],
  [/к/, ['c', 'k']],
  [/и$/, ['i', 'y']],
];

const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеийлмнопрту'].map((letter, at) => [letter, [...'abvgdeiilmnoprtu'][at]!]),
);

function readVietnamese(word: string): string[] {
  if (!VIETNAMESE_SYLLABLE.test(word)) return [];
  let read = word;
  for (const [from, to] of VIETNAMESE_LETTERS) read = read.replace(from, to);
  let readings = [read];
  for (const [letter, choices] of VIETNAMESE_CHOICES)
    if (letter.test(read)) readings = readings.flatMap((one) => choices.map((choice) => one.replace(letter, choice)));
  return readings
    .slice(0, MOST_READINGS)
    .map((one) => foldLatin(one.replace(/[а-я]/g, (letter) => PLAIN[letter] ?? '')))
    .filter((one) => one !== '');
}

const CHINESE_WORD = /^(?:(?:чж|цз|[бпмфдтнлгкхцсшчжв])?[аоеиуыэюя]{1,3}й?(?:нь|н|р)?){1,2}$/;

interface People {
  readonly families: Families;
  /** The Latin spellings of a given name or part of one; none where it is no syllable of theirs. */
  readonly readWord: (word: string) => readonly string[];
}

const PEOPLES: readonly People[] = [
  { families: KOREAN, readWord: readKorean },
  { families: VIETNAMESE, readWord: readVietnamese },
  { families: CHINESE, readWord: (word) => (CHINESE_WORD.test(word) ? [palladius(word)] : []) },
];

const FAMILIES: ReadonlySet<string> = new Set(PEOPLES.flatMap((people) => [...people.families.keys()]));
