/**
 * Cantonese readings of characters that are usual in given names, as passports of Hong Kong, Macao and the Chinese of
 * Southeast Asia spell them, the usual one first. Written for this project from general knowledge of those spellings.
 */
const LINES = `
樑 leung|鍾钟鐘 chung|勳勋 fan|堃 kwan|桓 woon|祺 kei|皓 ho|煌 wong|權权 kuen|釗 chiu|嬌 kiu|慈 tsz|澤泽 chak|鎮镇 chun|爵 cheuk|諾诺 nok
一 yat|丰豐 fung|丹 tan|丽麗 lai|之 chi|九 kau|乐樂 lok|书書 shu|云雲 wan|亚亞 ah nga|亨 hang|亭 ting|人 yan|仁 yan|仪儀 yee|仲 chung|任 yam|伊 yee|伟偉 wai|伦倫 lun|佐 jor|佑 yau|佩 pui|佳 kai
俊 chun|保 po|信 shun|倩 sin|健 kin|傑杰 kit|儿兒 yee|元 yuen|兆 siu|光 kwong|全 chuen|兰蘭 lan|兴興 hing|冠 kwun|冬 tung|冰 bing|凤鳳 fung|凯凱 hoi|初 cho|利 lei|刚剛 kong|力 lik|劲勁 king|勇 yung
勤 kan|勋勳 fan|千 chin|华華 wah|卓 cheuk|南 nam|卫衛 wai|厚 hau|友 yau|发發 fat|可 ho|史 sze|叶葉 yip|吉 kat|名 ming|向 heung|君 kwan|启啟 kai|周 chow|和 wo|咏詠 wing|品 ban|哲 chit|善 sin|嘉 ka|器 hei
四 sze|国國 kwok|土 to|圣聖 shing|坚堅 kin|坤 kwan|城 shing|培 pui|基 kei|堂 tong|塘 tong|士 sze|夏 ha|大 tai|天 tin|太 tai|夫 fu|奇 kei|女 nui|好 ho|如 yu|妍 yin|妙 miu|妮 nei|姗珊 shan|娇嬌 kiu|娟 kuen
娜 na|婉 yuen|婷 ting|媛 wun|子 tsz|孔 hung|存 chuen|孝 hau|学學 hok|安 on|宏 wang|宗 chung|定 ting|宜 yee|宝寶 po bo|家 ka|容 yung|富 fu|寿壽 sau|小 siu|少 siu|尚 sheung|展 chin|山 shan|峰 fung|崇 shung
嵐岚 lam|川 chuen|巧 hau|巨 kui|平 ping|年 nin|幼 yau|庆慶 hing|广廣 kwong|康 hong|廷 ting|建 kin|弘 wang|张張 cheung|强強 keung|彤 tung|彦 yin|彩 choi|影 ying|彬 ban|得 tak|德 tak|心 sum|忠 chung
志 chi|念 nim|思 sze|怡 yee yi|恒 hang|恩 yan|悦 yuet|情 ching|惠 wai|意 yee|愉 yu|慈 tsz|慕 mo|慧 wai|成 shing|才 choi|扬揚 yeung|承 shing|振 chun|敏 man|敬 king|文 man|斌 bun|斯 sze|方 fong|旭 yuk|昌 cheong
明 ming|昕 yan|星 sing|春 chun|昭 chiu|显顯 hin|晋晉 chun|晓曉 hiu|晖暉 fai|晨 sun|景 king|晴 ching|智 chi|曼 man|月 yuet|有 yau|朗 long|望 mong|朝 chiu|木 muk|本 bun|材 choi|来來 loi|杏 hang|东東 tung
松 chung|林 lam|果 kwo|枝 chi|柏 pak|柔 yau|栋棟 tung|树樹 shu|桂 kwai|桃 to|梅 mui|森 sum|楠 nam|荣榮 wing|欢歡 foon|欣 yan|正 ching|武 mo|民 man|永 wing|求 kau|汉漢 hon|江 kong|沛 pui|法 fat|波 bor
泉 chuen|洁潔 kit|洋 yeung|洪 hung|活 wut|浩 ho|海 hoi|润潤 yun|淑 shuk|深 sum|清 ching|港 kong|源 yuen|溢 yat|满滿 moon|漫 man|潮 chiu|炎 yim|炜煒 wai|炳 ping|焕煥 woon|焯 cheuk|然 yin|照 chiu|熙 hei
燕 yin|父 fu|牛 ngau|玉 yuk|王 wong|玛瑪 ma|玲 ling|珍 chun|珠 chu|琪 kei|琳 lam|琴 kam|瑜 yu|瑞 sui|瑛 ying|瑶瑤 yiu|瑾 kan|璇 suen|生 sang|田 tin|男 nam|甲 kap|发 fat|百 pak|皓 ho|益 yik|盈 ying
盛 shing|真 chun|礼禮 lai|祖 cho|祥 cheung|福 fuk|秀 sau|秋 chau|科 fo|程 ching|穗 sui|立 lap|章 cheung|竹 chuk|筠 kwan|精 ching|素 so|红紅 hung|纯純 shun|纲綱 kong|细細 sai|绍紹 siu|经經 king|维維 wai
绮綺 yee|绿綠 luk|美 mei|义義 yee|翔 cheung|翠 chui|耀 yiu|老 lo|联聯 luen|聪聰 chung|胜勝 shing|能 nang|自 tsz|舒 shu|良 leung|艳艷 yim|芝 chi|芬 fan|花 fa|芳 fong|芷 tsz|苑 yuen|若 yeuk|英 ying|茂 mau
茵 yan|荷 ho|莉 lei|莲蓮 lin|菁 ching|菊 kuk|菲 fei|萍 ping|蓉 yung|蔚 wai|蕙 wai|蕴蘊 wan|薇 mei|虎 fu|蝶 dip|衍 hin|裕 yu|西 sai|言 yin|詩诗 sze|誉譽 yu|谦謙 him|贤賢 yin|贵貴 kwai|赐賜 chi|超 chiu
越 yuet|跃躍 yeuk|达達 tat|运運 wan|进進 chun|远遠 yuen|通 tung|道 to|邦 bong|金 kam|钊釗 chiu|钧鈞 kwan|锋鋒 fung|锐銳 yui|锦錦 kam|长長 cheung|门門 mun|开開 hoi|雄 hung|雅 nga|雨 yu|雪 suet|霖 lam|霞 ha
静靜 ching|韵韻 wan|顺順 shun|颂頌 chung|颖穎 wing|飞飛 fei|香 heung|馨 hing|骏駿 chun|高 ko|鸣鳴 ming|鸿鴻 hung|鹏鵬 pang|鹤鶴 hok|麟 lun|黎 lai|齐齊 chai|龙龍 lung|乔喬 kiu|仕 sze|仔 chai|俐 lei|倬 cheuk
兼 kim|刘劉 lau|勉 min|匡 hong|卿 hing|叙敘 chui|喜 hei|嫦 sheung|尧堯 yiu|岳 ngok|庭 ting|弟 tai|恺愷 hoi|慎 shan|昂 ngong|朋 pang|树 shu|棠 tong|毅 ngai|豪 ho|泰 tai|津 chun|淇 kei|湘 sheung|灵靈 ling|烈 lit
`;

const READINGS: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split(/[|\n]/)
    .flatMap((entry) => {
      const [letters = '', ...readings] = entry.trim().split(' ');
      return [...letters].map((letter) => [letter, readings] as const);
    }),
);

/** More spellings than this only repeat each other. */
const MOST_SPELLINGS = 4;

/** The Cantonese spellings of a given name; none where a character is not usual in names. */
export function cantoneseGiven(token: string): readonly string[] {
  let spellings = [''];
  for (const letter of token) {
    const readings = READINGS.get(letter);
    if (readings === undefined) return [];
    spellings = spellings.flatMap((before) => readings.map((one) => before + one)).slice(0, MOST_SPELLINGS);
  }
  return spellings;
}

/** Every character of the table with its spellings. */
export function cantoneseSyllables(): IterableIterator<[string, readonly string[]]> {
  return READINGS.entries() as IterableIterator<[string, readonly string[]]>;
}
