/**
 * Japanese names in kanji: family names by a list and by their parts, given names by the readings their characters have.
 * One way of writing has several readings, and only the bearer knows which: all usual ones are given. Cost: some look-ups.
 */

import { FAMILY_KANJI, FAMILY_READINGS, GIVEN_KANJI, GIVEN_WORDS } from './data/japanese-readings.ts';

/** Japanese family names in Han characters that are common enough to be read without a dictionary. */
const JAPANESE_FAMILY: Readonly<Record<string, string>> = Object.fromEntries(
  `佐藤sato 鈴木suzuki 高橋takahashi 田中tanaka 伊藤ito 渡辺watanabe 渡邉watanabe 渡邊watanabe 山本yamamoto 中村nakamura 小林kobayashi 加藤kato
  吉田yoshida 山田yamada 佐々木sasaki 山口yamaguchi 松本matsumoto 井上inoue 木村kimura 林hayashi 斎藤saito 斉藤saito 齋藤saito 清水shimizu
  山崎yamazaki 阿部abe 森mori 池田ikeda 橋本hashimoto 山下yamashita 石川ishikawa 中島nakajima 前田maeda 藤田fujita 後藤goto 小川ogawa 岡田okada
  長谷川hasegawa 村上murakami 近藤kondo 石井ishii 坂本sakamoto 遠藤endo 青木aoki 藤井fujii 西村nishimura 福田fukuda 太田ota 三浦miura
  岡本okamoto 松田matsuda 中川nakagawa 中野nakano 原田harada 小野ono 田村tamura 竹内takeuchi 金子kaneko 和田wada 中山nakayama 石田ishida
  上田ueda 森田morita 原hara 柴田shibata 酒井sakai 工藤kudo 横山yokoyama 宮崎miyazaki 宮本miyamoto 内田uchida 高木takagi 安藤ando 島田shimada
  谷口taniguchi 大野ono 高田takada 丸山maruyama 今井imai 河野kono 藤原fujiwara 小島kojima 村田murata 武田takeda 上野ueno 杉山sugiyama
  増田masuda 平野hirano 菅原sugawara 久保kubo 松井matsui 千葉chiba 岩崎iwasaki 桜井sakurai 木下kinoshita 野口noguchi 松尾matsuo 菊地kikuchi
  野村nomura 新井arai 安倍abe 岸田kishida 菅suga 石破ishiba 麻生aso 小泉koizumi 野田noda 福島fukushima 若松wakamatsu 津田tsuda 吉本yoshimoto`
    .split(/\s+/)
    .map((entry) => {
      const roman = /[a-z]+$/.exec(entry)![0];
      return [entry.slice(0, entry.length - roman.length), roman];
    }),
);

/** More readings than this only repeat each other. */
const MOST_READINGS = 8;

/** The Japanese reading of a family name in Han characters, where it is one of the common ones. */
export function japaneseFamilyReading(token: string): string | undefined {
  return JAPANESE_FAMILY[token] ?? FAMILY_READINGS.get(token);
}

/** All family names of the lists, in Latin letters. */
export function japaneseFamilySpellings(): string[] {
  return [...Object.values(JAPANESE_FAMILY), ...FAMILY_READINGS.values()];
}

/** The readings of a family name, the usual one first; none where it is not made of what Japanese family names are made of. */
export function readJapaneseFamily(token: string): string[] {
  const known = japaneseFamilyReading(token);
  return known === undefined ? combine(token, FAMILY_KANJI) : [known];
}

/** The readings of a given name, the usual one first; none where a character has no reading in names. */
export function readJapaneseGiven(token: string): string[] {
  const letters = [...token];
  if (letters.length === 1) return [...(GIVEN_WORDS.get(token) ?? GIVEN_KANJI.get(token) ?? [])];
  return combine(token, GIVEN_KANJI);
}

function combine(token: string, readings: ReadonlyMap<string, readonly string[]>): string[] {
  const letters = [...token];
  let whole = [''];
  for (const letter of letters) {
    const of = readings.get(letter);
    if (of === undefined) return [];
    whole = whole.flatMap((before) => of.map((one) => before + one)).slice(0, MOST_READINGS);
  }
  return whole;
}

/**
 * How many characters of an unspaced name are a Japanese family name; 0 where nothing says that the name is Japanese.
 * Three characters are Chinese unless the first two are a family name known in Japan; four seldom are.
 */
export function japaneseFamilyLength(word: string, isJapanese: boolean): number {
  const letters = [...word];
  for (const length of [3, 2]) {
    const family = letters.slice(0, length).join('');
    const given = letters.slice(length).join('');
    if (given !== '' && japaneseFamilyReading(family) !== undefined && readJapaneseGiven(given).length > 0)
      return length;
  }
  if (letters.length < 4 && !isJapanese) return 0;
  for (const length of [2, 3, 1]) {
    const family = letters.slice(0, length).join('');
    const given = letters.slice(length).join('');
    if (given !== '' && readJapaneseFamily(family).length > 0 && readJapaneseGiven(given).length > 0) return length;
  }
  return 0;
}
