/**
 * Han characters by Mandarin pinyin (with the readings that surnames have), Wade–Giles, and the Cantonese and southern
 * Min family-name spellings of Hong Kong, Malaysia and Singapore. Cost: one dictionary look-up for each character.
 */

import { pinyin } from 'pinyin-pro';

/** Family names: Cantonese spellings, then southern Min and Teochew ones. Simplified forms share the row. */
const SOUTHERN = table(`
陳陈 chan tan chen|黃黄 wong ng ooi|李 lee li|林 lam lim|張张 cheung chong teo chang|王 wong ong wang|吳吴 ng goh wu|劉刘 lau low liu
蔡 choi tsoi chua tsai|楊杨 yeung yeo yang|許许 hui koh hsu|鄭郑 cheng tay|謝谢 tse chia hsieh|郭 kwok quek kuo|洪 hung ang|邱 yau khoo
曾 tsang tseng|廖 liu liew liao|賴赖 lai|徐 tsui chee hsu|周 chow chau chew chou|葉叶 yip yap yeh|蘇苏 so soh su|莊庄 chong chng|呂吕 lui lu
江 kong chiang|何 ho|蕭萧 siu hsiao siew|羅罗 lo law loh|高 ko kao|潘 poon pan|簡简 kan|朱 chu choo|鍾钟 chung cheong|彭 pang peng
胡 wu woo hu|施 sze shih|沈 shum sim shen|余 yu yee|盧卢 lo lu|梁 leung liang leong|趙赵 chiu chao|孫孙 suen sun|戴 tai|范 fan|方 fong fang
宋 sung soong|鄧邓 tang teng|杜 to tu|傅 fu|侯 hau hou|曹 tso tsao|薛 sit hsueh|丁 ting|卓 cheuk|馬马 ma|董 tung|唐 tong tang
石 shek shih|蔣蒋 cheung chiang|古 koo ku|姚 yiu yao|連连 lin lien|馮冯 fung feng|歐欧區区 au ou|程 ching cheng|湯汤 tong tang|黎 lai li
譚谭 tam tan|關关 kwan kuan|任 yam jen|袁 yuen yuan|白 pak pai|麥麦 mak|岑 sham|甘 kam kan|霍 fok huo|龍龙 lung|雷 lui lei|錢钱 chin chien
尹 wan yin|鄺邝 kwong|伍 ng wu|韋韦 wai wei|嚴严 yim yen|冼 sin|顏颜 ngan yen|柯 or ko|魏 ngai wei|翁 yung weng|紀纪 kei chi|金 kam chin|田 tin tien
賈贾 ka chia|夏 ha hsia|汪 wong wang|陸陆 luk lu|崔 chui tsui|史 sze shih|秦 chun chin|毛 mo mao|邵 siu shao|孟 mang meng|姜 keung chiang
倪 ngai ni|溫温 wan wen|季 kwai chi|成 shing cheng|鮑鲍 pau pao|司徒 szeto situ|歐陽欧阳 auyeung ouyang|上官 sheungkoon shangguan|諸葛诸葛 chukot zhuge
`);

/** Family names of two characters; everything else has one. */
const COMPOUND_FAMILY = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 夏侯 宇文 长孙 長孫 端木 轩辕 軒轅 南宫 南宮 独孤 獨孤'.split(
    ' ',
  ),
);

function table(lines: string): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, readonly string[]>();
  for (const row of lines.trim().split(/[|\n]/)) {
    const [written = '', ...spellings] = row.trim().split(' ');
    // Names of two characters are written in full in both forms; single ones list their variants side by side.
    const letters = [...written];
    if (/^(?:司徒|歐陽欧阳|上官|諸葛诸葛)$/.test(written)) {
      read.set(letters.slice(0, 2).join(''), spellings);
      if (letters.length === 4) read.set(letters.slice(2).join(''), spellings);
    } else for (const letter of letters) read.set(letter, spellings);
  }
  return read;
}

/** Pinyin initials and finals as Wade–Giles writes them without apostrophes. */
const WADE_INITIALS: readonly (readonly [RegExp, string])[] = [
  [/^zhi$/, 'chih'],
  [/^chi$/, 'chih'],
  [/^shi$/, 'shih'],
  [/^ri$/, 'jih'],
  [/^zi$/, 'tzu'],
  [/^ci$/, 'tzu'],
  [/^si$/, 'ssu'],
  [/^zh/, 'ch'],
  [/^b/, 'p'],
  [/^d/, 't'],
  [/^g/, 'k'],
  [/^j/, 'ch'],
  [/^q/, 'ch'],
  [/^x/, 'hs'],
  [/^z/, 'ts'],
  [/^c(?!h)/, 'ts'],
  [/^r/, 'j'],
];

/** One pinyin syllable in Wade–Giles. */
export function wadeGiles(syllable: string): string {
  let wade = syllable;
  for (const [from, to] of WADE_INITIALS) {
    if (from.test(wade)) {
      wade = wade.replace(from, to);
      break;
    }
  }
  return wade
    .replace(/ong$/, 'ung')
    .replace(/ian$/, 'ien')
    .replace(/^yan$/, 'yen')
    .replace(/uo$/, syllable === 'guo' || syllable === 'kuo' || syllable === 'shuo' ? 'uo' : 'o')
    .replace(/^you$/, 'yu')
    .replace(/^ye$/, 'yeh')
    .replace(/ie$/, 'ieh')
    .replace(/ue$/, 'ueh')
    .replace(/(?<=[^aeiou])e$/, /^(?:k|h|ko|ho)/.test(wade) ? 'o' : 'e')
    .replace(/^er$/, 'erh')
    .replace(/(?<=ts|[lntdsj]|ch)ui$/, 'ui')
    .replace(/^yi$/, 'i');
}

function syllablesOf(word: string, asFamily: boolean): string[] {
  return pinyin(word, {
    toneType: 'none',
    type: 'array',
    v: true,
    ...(asFamily ? { surname: 'head' as const } : {}),
  }).map((one) =>
    one
      .toLowerCase()
      .replace(/ü|v/g, 'u')
      .replace(/[^a-z]/g, ''),
  );
}

/** How many characters of an unspaced Chinese name are the family name. */
export function chineseFamilyLength(word: string): number {
  const letters = [...word];
  if (letters.length >= 3 && COMPOUND_FAMILY.has(letters.slice(0, 2).join(''))) return 2;
  return letters.length >= 2 && letters.length <= 4 ? 1 : 0;
}

/** The romanisations of one token in Han characters; as a family name with the southern spellings too. */
export function romaniseChinese(token: string, asFamily: boolean): string[] {
  const syllables = syllablesOf(token, asFamily);
  const romans = new Set<string>([syllables.join('')]);
  romans.add(syllables.map(wadeGiles).join(''));
  if (asFamily) for (const southern of SOUTHERN.get(token) ?? []) romans.add(southern);
  romans.delete('');
  return [...romans];
}

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

/** The Japanese reading of a family name in Han characters, where it is one of the common ones. */
export function japaneseFamilyReading(token: string): string | undefined {
  return JAPANESE_FAMILY[token];
}
