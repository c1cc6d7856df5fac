/**
 * Names of other peoples in Chinese characters chosen for sound (约翰逊 Johnson, 彼得罗夫 Petrov), back in Latin letters.
 * Source: the syllable tables after which Chinese agencies transcribe foreign names (Xinhua's dictionary of names, the
 * English, Russian and Spanish tables), from the side of the characters. A character stands for one syllable, or for a consonant
 * alone; r and l, and an -er that is not said, cannot be told apart and are given both ways. Cost: one look-up a character.
 */

import { heardAsEnglish } from './heard-as-english.ts';

const SOUNDS = table(`
a 阿 ai 艾 an 安 ang 昂 ao 敖 o 奥欧 e 埃厄爱 er 尔 ia 亚娅雅 i 伊易 in 因英 u 乌 yu 尤于 yo 约 ye 耶叶 yan 扬杨
ba 巴芭 bai 拜白 ban 班 bon 邦 bao 鲍保 be 贝别 ben 本 bi 比毕 bin 宾 bo 博波勃 ber 伯 b 布
pa 帕 pai 派 pan 潘 pon 庞 pe 佩彼 pen 彭 pi 皮匹 pin 品平 per 珀 po 坡 p 普
da 达黛 dai 戴 dan 丹 don 当东敦 dao 道 d 德 te 得 den 登 dun 邓 di 迪 ti 蒂提 din 丁 do 多 du 杜 ton 顿通
ta 塔 tai 泰 tan 坦 tom 汤 tao 陶 t 特 ten 滕腾 tin 廷汀 tu 图 to 托陀
ga 加嘉 gai 盖 gan 甘 gon 冈贡 go 戈高 g 格 gu 古 gua 瓜 gui 圭 gen 根
ka 卡 ki 基 kai 凯 kan 坎 kon 康孔 kao 考 ko 科柯可哥 k 克 ken 肯 ku 库 kui 奎 kun 昆
va 瓦 ve 韦魏 vi 维威薇 ven 温文 vo 沃 vu 伍武 f 弗夫 van 万范旺
fa 法 fe 费 fen 芬 fi 菲 fo 福 fu 富 fon 丰冯
za 扎 zan 赞 z 兹 ze 泽 zi 齐 zo 佐 zu 祖 ts 茨
sa 萨莎 sai 赛 san 桑圣 so 索 se 塞瑟 sen 森 si 西锡 sin 辛欣 su 苏 son 孙松逊 s 斯思丝史
sha 沙夏 she 谢舍 sh 什施 shi 希 shen 申 sho 绍 shu 舒
ja 贾 je 杰 ji 吉 jin 金津 ju 朱久 jo 乔珠 jan 简詹珍 jon 琼
cha 查恰柴 che 切彻 ch 奇 chan 钱 chu 丘楚
ha 哈 hai 海 han 汉翰罕韩 hen 亨 h 赫 he 黑 ho 霍 hu 胡休 hua 华 huai 怀 hon 洪 hao 豪 hui 惠
ma 马玛 mai 迈 man 曼 mon 蒙芒 mao 毛 me 梅 men 门 mi 米密 min 明 mo 莫摩 m 姆默 mu 穆 miu 缪
na 纳娜 nai 奈 nan 南 ne 内 ni 尼妮 nin 宁 no 诺 nu 努 non 农 niu 纽 n 恩
ra 拉 rai 莱来赖 ran 兰 ron 朗隆龙伦 rao 劳 r 勒 re 雷列烈蕾 ren 连 ri 利里莉丽 rin 林琳 ro 罗洛萝 ru 鲁卢路 riu 柳
`);

/** Pairs of a sound and what stands for it: each character by itself, unless `partsOf` says otherwise. */
function table(rows: string, partsOf: (letters: string) => Iterable<string> = Array.from): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  const entries = rows.trim().split(/\s+/);
  for (let at = 0; at + 1 < entries.length; at += 2)
    for (const part of partsOf(entries[at + 1]!)) read.set(part, entries[at]!);
  return read;
}

/** Names that came by way of the Bible, the Quran and history rather than by their sound. */
const BY_CONVENTION = table(
  `
john 约翰 david 大卫 peter 彼得 george 乔治 joseph 约瑟夫 jacob 雅各布 michael 迈克尔 paul 保罗 matthew 马修 louis 路易 charles 查尔斯
james 詹姆斯 alexander 亚历山大 vladimir 弗拉基米尔 william 威廉 elizabeth 伊丽莎白 mary 玛丽 jose 何塞 juan 胡安 jorge 豪尔赫
jesus 赫苏斯 henry 亨利 edward 爱德华 stephen 斯蒂芬 simon 西蒙 solomon 所罗门 moses 摩西 abraham 亚伯拉罕 washington 华盛顿
mohammed 穆罕默德 hussein 侯赛因 hassan 哈桑 ahmed 艾哈迈德 abdullah 阿卜杜拉 ibrahim 易卜拉欣 yusuf 优素福 omar 奥马尔 ali 阿里
abdul 阿卜杜勒 rahman 拉赫曼 mahmoud 马哈茂德 mustafa 穆斯塔法 osman 奥斯曼 saeed 赛义德 hamid 哈米德 karim 卡里姆 salah 萨拉赫
`,
  (letters) => [letters],
);

/** Characters that end no Chinese given name, or hardly one. */
const FOREIGN_ENDING = /[斯夫尔特姆茨逊顿奇娅弗赫恩兹]$/;
/** Fewer characters are a Chinese name. */
const SHORTEST = 3;
/** No Chinese name is longer. */
const SURELY_FOREIGN = 5;

/** The point that parts the names of foreigners (约翰·史密斯), and of nobody else. */
export const FOREIGN_POINT = /[·・•‧∙]/;

/** Whether a word looks like a foreign name; `pointed` when such a point stands in the whole name. */
export function isForeignInChinese(word: string, pointed: boolean): boolean {
  if (!pointed && (word.length < SHORTEST || (word.length < SURELY_FOREIGN && !FOREIGN_ENDING.test(word))))
    return false;
  return BY_CONVENTION.has(word) || [...word].every((letter) => SOUNDS.has(letter));
}

/** The Latin spellings that a transcribed word may stand for. */
export function foreignInChinese(word: string): string[] {
  const known = BY_CONVENTION.get(word);
  if (known !== undefined) return [known];
  const read = [...word.replace(/约翰/, 'J')]
    .map((letter) => (letter === 'J' ? 'john' : (SOUNDS.get(letter) ?? '')))
    .join('')
    .replace(/nm/g, 'm');
  // 尔 behind a vowel is the l or r that closes the syllable (梅尔 Mel, 卡尔 Karl).
  const plain = read.replace(/(?<=[aeiou])er/g, 'r');
  const asL = plain.replace(/r/g, 'l');
  // An -er that is not said, and the r before it: Miller, Carter.
  const longer = /[^aeiounm]$/.test(asL) ? `${asL}er` : undefined;
  return [
    plain,
    asL,
    ...(longer === undefined
      ? []
      : [longer, longer.replace(/(?<=[^aeiou][ao])(?=[tvfk]er$)/, 'r'), ...heardAsEnglish(longer)]),
    ...(/[dtkpbfv]s[eo]n$/.test(plain) ? [plain.replace(/(?=s[eo]n$)/, 'er')] : []),
    // One is r and the others l (Gabriel, Larsson).
    mixed(plain, 'r', 'l'),
    mixed(plain, 'l', 'r'),
    ...heardAsEnglish(plain),
    ...heardAsEnglish(asL),
  ];
}

/** The liquids of a word as one letter in the first place and another in all others. */
function mixed(word: string, first: string, other: string): string {
  let place = 0;
  return word.replace(/r/g, () => (place++ === 0 ? first : other));
}
