/**
 * Han characters by Mandarin pinyin (with the readings that surnames have), Wade–Giles, and the Cantonese and southern
 * Min family-name spellings of Hong Kong, Malaysia and Singapore. Cost: one dictionary look-up for each character.
 */

import { pinyin } from 'pinyin-pro';
import { cantoneseGiven } from './data/cantonese-readings.ts';

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

/** The leading pinyin of characters, written together. */
export function pinyinOf(letters: string, asFamily: boolean): string {
  return syllablesOf(letters, asFamily).join('');
}

/** Every family name that has southern spellings, with them. */
export function southernFamilies(): Iterable<readonly [string, readonly string[]]> {
  return SOUTHERN;
}

/** Whether these two characters are one Chinese family name. */
export function isCompoundFamily(letters: string): boolean {
  return COMPOUND_FAMILY.has(letters);
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
  else for (const cantonese of cantoneseGiven(token)) romans.add(cantonese);
  // Passports write the ü of lü and nü as yu.
  if (/[吕呂律绿綠旅女]/.test(token)) romans.add(syllables.join('').replace(/^(l|n)u/, '$1yu'));
  romans.delete('');
  return [...romans];
}
