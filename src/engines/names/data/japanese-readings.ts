/**
 * Readings that kanji have in Japanese names, by the part they stand in: family names are mostly read in the native way,
 * given names in one of a few. Written for this project from general knowledge of Japanese names.
 */

function table(lines: string): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, readonly string[]>();
  for (const entry of lines.trim().split(/[|\n]/)) {
    const [kanji = '', ...readings] = entry.trim().split(' ');
    for (const letter of kanji) read.set(letter, readings);
  }
  return read;
}

/** Kanji of family names; the first reading is the usual one, with the sound change that a second part has behind it. */
export const FAMILY_KANJI = table(`
山 yama san|田 da ta|川河 kawa gawa|村 mura|中 naka|木 ki gi|本 moto|野 no|小 ko o|大 o oo|高 taka|藤 fuji to do|原 hara wara bara|井 i|島嶋 shima jima
石 ishi|松 matsu|林 hayashi bayashi|森 mori|上 ue kami|下 shita|西 nishi|東 higashi|北 kita|南 minami|谷 tani ya|沢澤 sawa zawa|岡 oka|丘 oka
池 ike|橋 hashi bashi|内 uchi|崎﨑 saki zaki|坂 saka|口 kuchi guchi|宮 miya|水 mizu|清 kiyo shi|浜濱 hama|浦 ura|塚 tsuka zuka|場 ba|部 be bu|辺邊邉 be nabe
金 kane|久 ku hisa|保 bo ho|安 yasu a|平 hira|新 ara nii shin|古 furu|吉 yoshi|福 fuku|長 naga osa|永 naga|広廣 hiro|青 ao|黒黑 kuro|白 shira shiro
赤 aka|竹 take|杉 sugi|桜櫻 sakura|梅 ume|柳 yanagi|柴 shiba|花 hana|草 kusa|荒 ara|矢 ya|佐 sa|伊 i|加 ka|後 go ushiro|近 kon chika|遠 en|斎斉齋齊 sai
丸 maru|尾 o|星 hoshi|岩 iwa|堀 hori|土 tsuchi do|戸 to do|倉 kura|庭 niwa|関 seki|馬 ma uma|熊 kuma|鳥 tori|鶴 tsuru|亀 kame|片 kata|秋 aki|春 haru
夏 natsu|冬 fuyu|三 mi|五 go|二 ni|一 ichi|千 chi sen|百 momo|八 ya|九 ku|服 hat|米 yone|奥 oku|前 mae|横 yoko|溝 mizo|沼 numa|津 tsu|根 ne|葉 ha ba
町 machi|市 ichi|和 wa|若 waka|菊 kiku|地 chi|相 ai|菅 suga|今 ima|向 mukai|手 te|足 ashi|飯 ii|増 masu|桑 kuwa|栗 kuri|榎 enoki|樋 hi|窪 kubo
篠 shino|瀬瀨 se|渡 wata|成 nari|滝瀧 taki|須 su|寺 dera tera|仲 naka|城 jo shiro|堂 do|笠 kasa|杉 sugi|植 ue|榊 sakaki|進 shin|武 take|尻 jiri|生 o
乾 inui|伏 fuse fushi|入 iri|出 de ide|国 kuni|垣 gaki kaki|堤 tsutsumi|妻 tsuma|家 ie ya|幡 hata|我 ga|斐 hi|曽曾 so|朝 asa|来 ki rai|枝 eda|柏 kashiwa|栖 su|梨 nashi
梶 kaji|楠 kusu kusunoki|比 hi|氏 uji|波 nami ha|深 fuka|澄 sumi|牛 ushi|狩 kari|甲 kai ko|畑 hata bata|真眞 ma sana|磯 iso|稲稻 ina ine|端 hata hashi|綿 wata|荻 ogi|萩 hagi
落 ochi|蔵藏 kura zo|見 mi|角 kado tsuno|貫 nuki|込 kome gome|都 to miya|鈴 suzu|鍋 nabe|鎌 kama|門 kado mon|駒 koma|鬼 oni ki|鹿 ka shika|神 kami kan ka|富 tomi toyo|豊 toyo|築 tsuki
`);

/** Family names that are not read by their parts. */
export const FAMILY_READINGS: ReadonlyMap<string, string> = new Map(
  `佐藤sato 工藤kudo 斎藤saito 斉藤saito 齋藤saito 加藤kato 伊藤ito 近藤kondo 安藤ando 遠藤endo 後藤goto 須藤sudo 武藤muto 江藤eto 佐々木sasaki 小野寺onodera
  長谷川hasegawa 久保田kubota 久保kubo 大久保okubo 服部hattori 渡部watanabe 渡辺watanabe 阿部abe 安部abe 安倍abe 安達adachi 足立adachi 飯田iida
  新井arai 荒井arai 菊池kikuchi 菊地kikuchi 五十嵐igarashi 東海林shoji 小山koyama 小沢ozawa 小澤ozawa 小原ohara 小倉ogura 小笠原ogasawara 大場oba 大塚otsuka
  大石oishi 大西onishi 大橋ohashi 大島oshima 大森omori 大谷otani 大川okawa 大城oshiro 大田ota 太田ota 上原uehara 上村uemura 上杉uesugi 神田kanda 神谷kamiya
  神山kamiyama 河合kawai 川合kawai 川村kawamura 日高hidaka 日野hino 平井hirai 本田honda 本間honma 本多honda 水谷mizutani 宮川miyagawa 向井mukai 望月mochizuki
  矢野yano 柳沢yanagisawa 山内yamauchi 結城yuki 吉川yoshikawa 和泉izumi 若林wakabayashi 三宅miyake 三好miyoshi 三木miki 三上mikami 丹羽niwa 土屋tsuchiya
  土井doi 田辺tanabe 田口taguchi 田島tajima 高山takayama 高野takano 関口sekiguchi 杉本sugimoto 杉浦sugiura 白石shiraishi 篠原shinohara 坂井sakai 坂口sakaguchi
  桑原kuwahara 栗原kurihara 黒田kuroda 黒木kuroki 熊谷kumagai 北村kitamura 北川kitagawa 岸本kishimoto 川崎kawasaki 川島kawashima 川上kawakami 川口kawaguchi
  片山katayama 金井kanai 奥村okumura 奥田okuda 岡崎okazaki 岡村okamura 榎本enomoto 江口eguchi 上田ueda 植田ueda 岩田iwata 岩本iwamoto 今村imamura 市川ichikawa
  石原ishihara 石塚ishizuka 石橋ishibashi 秋山akiyama 浅野asano 浅井asai 青山aoyama 相沢aizawa 野崎nozaki 西田nishida 西川nishikawa 西山nishiyama 中西nakanishi
  中田nakata 永井nagai 永田nagata 内藤naito 富田tomita 津田tsuda 辻本tsujimoto 千田chida 樋口higuchi 平山hirayama 平田hirata 広瀬hirose 福井fukui 福本fukumoto
  藤本fujimoto 藤沢fujisawa 藤岡fujioka 古川furukawa 古田furuta 星野hoshino 細川hosokawa 堀内horiuchi 牧野makino 馬場baba 松岡matsuoka 松下matsushita
  松村matsumura 松永matsunaga 松原matsubara 松浦matsuura 丸田maruta 南部nanbu 村山murayama 村松muramatsu 森本morimoto 森山moriyama 森下morishita 八木yagi
  安田yasuda 柳田yanagida 横田yokota 吉村yoshimura 吉岡yoshioka 吉野yoshino 米田yoneda 和田wada 徳永tokunaga 豊田toyota 戸田toda 東條tojo 児玉kodama 二宮ninomiya`
    .split(/\s+/)
    .map((entry) => {
      const roman = /[a-z]+$/.exec(entry)![0];
      return [entry.slice(0, entry.length - roman.length), roman] as const;
    }),
);

/** Given names of one kanji, which are read as a whole word. */
export const GIVEN_WORDS = table(`
隆 takashi|孝 takashi|崇 takashi|誠 makoto|実 minoru|稔 minoru|勉 tsutomu|努 tsutomu|翔 sho kakeru|健 ken takeshi|武 takeshi|剛 tsuyoshi go|豪 go|毅 takeshi tsuyoshi
浩 hiroshi|博 hiroshi|弘 hiroshi|宏 hiroshi|洋 hiroshi yo|寛 hiroshi|明 akira|昭 akira|彰 akira|晃 akira|亮 ryo akira|涼 ryo|遼 ryo|諒 ryo|進 susumu|昇 noboru|登 noboru
薫 kaoru|香 kaori kaoru|茂 shigeru|滋 shigeru|繁 shigeru|修 osamu shu|治 osamu|聡 satoshi|智 satoshi tomo|哲 satoshi tetsu|敏 satoshi|悟 satoru|徹 toru|透 toru|正 tadashi masashi
忠 tadashi|匡 tadashi|清 kiyoshi|潔 kiyoshi|豊 yutaka|裕 yutaka hiroshi|優 yu masaru|勝 masaru|学 manabu|守 mamoru|衛 mamoru|護 mamoru|渡 wataru|航 wataru ko|淳 jun atsushi
純 jun|潤 jun|敦 atsushi|篤 atsushi|厚 atsushi|仁 hitoshi jin|均 hitoshi|等 hitoshi|直 nao tadashi|望 nozomi|希 nozomi|光 hikaru hikari|輝 hikaru akira|大 dai|樹 itsuki|蓮 ren|廉 ren
恵 megumi kei|愛 ai|葵 aoi|茜 akane|梓 azusa|瞳 hitomi|舞 mai|泉 izumi|桜 sakura|忍 shinobu|司 tsukasa|力 tsutomu riki|賢 ken satoshi|猛 takeshi|巌 iwao|功 isao|勲 isao|一 hajime|肇 hajime
要 kaname|圭 kei|慧 kei|蛍 hotaru|静 shizuka|楓 kaede|遥 haruka|陽 yo|颯 so|陸 riku|海 kai|空 sora|駿 shun|俊 shun|隼 hayato shun|匠 takumi|巧 takumi
`);

/** Kanji of given names of several; in order of how usual the reading is. */
export const GIVEN_KANJI = table(`
一 ichi kazu|二 ji|三 zo mi|太 ta|郎 ro|子 ko|美 mi|恵 e kei|江 e|枝 e|代 yo|世 yo|香 ka|佳 yoshi ka|加 ka|華 ka|花 ka|奈 na|菜 na|那 na|里 ri|理 ri|梨 ri|莉 ri|沙 sa|紗 sa|佐 sa
由 yu|優 yu|裕 yu hiro|祐 yu|佑 yu|雄 o yu|勇 yu|友 tomo yu|有 yu|夕 yu|結 yu|悠 yu|真 ma shin|麻 ma|万 ma|亜 a|愛 ai a|明 aki|秋 aki|昭 aki|彰 aki|晃 aki|章 aki|晶 aki|朗 ro
信 nobu shin|伸 nobu shin|慎 shin|晋 shin|新 shin|進 shin|延 nobu|宣 nobu|直 nao|尚 nao|正 masa|雅 masa|昌 masa|政 masa|将 masa sho|勝 katsu masa|克 katsu|和 kazu|数 kazu|健 ken|賢 ken
謙 ken|憲 ken nori|研 ken|建 ken|浩 hiro ko|弘 hiro ko|宏 hiro ko|博 hiro|広 hiro ko|寛 hiro kan|洋 yo hiro|紀 nori ki|典 nori|則 nori|徳 nori toku|法 nori|範 nori|規 nori|幸 yuki ko|行 yuki
之 yuki|志 shi yuki|雪 yuki|義 yoshi|良 yoshi ryo|吉 yoshi kichi|芳 yoshi|好 yoshi|喜 yoshi ki|慶 yoshi kei|圭 kei|啓 kei|敬 kei taka|景 kei kage|桂 kei|貴 taka ki|隆 taka ryu|孝 taka ko
高 taka|崇 taka|智 tomo|知 tomo|朋 tomo|倫 tomo michi|道 michi|通 michi|光 mitsu ko|満 mitsu|充 mitsu|俊 toshi shun|敏 toshi|利 toshi|寿 toshi kazu|年 toshi|秀 hide|英 hide ei|栄 ei|人 to hito
仁 hito jin|斗 to|登 to|樹 ki ju|木 ki|輝 ki teru|希 ki|照 teru|季 ki|記 ki|基 ki moto|元 moto|介 suke|助 suke|輔 suke|佑 yu suke|祐 yu suke|彦 hiko|也 ya|哉 ya|矢 ya|弥 ya|夫 o|男 o
生 o|司 ji shi|次 ji|治 ji haru|二 ji|児 ji|春 haru|晴 haru|陽 haru yo|遥 haru|久 hisa|尚 nao hisa|文 fumi|史 shi fumi|穂 ho|保 yasu|安 yasu|康 yasu ko|泰 yasu tai|靖 yasu|重 shige|茂 shige
繁 shige|成 nari shige|清 kiyo|潔 kiyo|淳 jun atsu|純 jun sumi|順 jun|敦 atsu|篤 atsu|涼 ryo|亮 ryo suke|龍竜 ryu|翔 sho|昇 sho|正 sho masa|章 sho aki|祥 sho|匠 sho|大 dai hiro|聖 sei|誠 sei|征 sei yuki
哲 tetsu|徹 tetsu|鉄 tetsu|平 hei|兵 hei|武 take|岳 take|丈 take jo|毅 ki take|豪 go|吾 go|悟 go|五 go|郁 iku|育 iku|千 chi|智 tomo chi|津 tsu|都 tsu|鶴 tsuru|梅 ume|菊 kiku|絵 e|衣 i
伊 i|織 ori|音 ne oto|実 mi|未 mi|海 mi kai|見 mi|深 mi|宏 hiro|礼 rei|玲 rei|怜 rei|麗 rei|蘭 ran|留 ru|瑠 ru|璃 ri|歩 ho ayumu|彩 aya|綾 aya|文 fumi aya|早 sa|咲 saki|桜 sakura|貞 sada|定 sada
節 setsu|静 shizu|鈴 suzu|澄 sumi|園 sono|民 tami|辰 tatsu|達 tatsu|竜 tatsu ryu|照 teru|富 tomi|豊 toyo|初 hatsu|浪 nami|波 nami|奈 na|乃 no|野 no|葉 ha yo|八 hachi ya|房 fusa|藤 fuji|松 matsu|充 mitsu
七 nana|九 ku|亀 kame|了 ryo|京 kyo|令 rei|以 i|修 shu osamu nobu|公 ko kimi|六 roku|兼 kane ken|冬 fuyu|凛凜 rin|凪 nagi|剛 go takeshi tsuyoshi|力 riki|功 ko isao|努 tsutomu|勉 ben tsutomu
勲 isao|唯 yui|善 yoshi zen|嘉 yoshi ka|四 shi|国 kuni|土 do|均 hitoshi|堅 ken kata|士 shi|夏 natsu ka|天 ten|奏 kana|守 mori mamoru|宗 mune so|宙 sora|寅 tora|山 yama|峰 mine|己 ki mi
帆 ho|廉 ren|強 tsuyoshi kyo|彬 aki yoshi|律 ritsu|心 shin kokoro|恭 kyo yasu|慈 ji shige|慧 kei e|日 hi ka|旭 asahi aki|星 hoshi sei|昴 subaru|暁 aki|暖 haru|曜 yo|月 tsuki|朝 asa tomo
朱 aka shu|杏 an kyo|桃 momo|椿 tsubaki|楓 kaede|歌 uta ka|永 ei naga|河 ka|浜 hama|渉 wataru sho|温 haru on|滋 shige ji|潤 jun|烈 retsu|煕 hiro|猛 take|琉 ryu ru|琴 koto|瑛 ei aki
碧 ao midori|福 fuku|稔 minoru toshi|穏 yasu|穣 jo yutaka|立 ritsu tatsu|紅 beni|紘 hiro ko|紫 yukari shi|絹 kinu|総 so fusa|緑 midori|考 ko taka|聡 so sato satoshi|舜 shun|舟 shu fune|芽 me
茜 akane|莓 ichigo|萌 moe|葵 aoi ki|蒼 ao so|蓮 ren|薫 kaoru shige|虎 tora ko|衛 ei mori|計 kazu kei|詠 ei|詩 shi uta|諒 ryo|護 mamoru go|起 ki oki|軌 ki|遼 ryo haruka|邦 kuni|郷 go sato
酉 tori|陸 riku|青 ao sei|韻 in|響 hibiki kyo|風 fu kaze|馨 kaoru|駿 shun|鴻 ko hiro|斉 hitoshi nari|気 ki|瑞 mizu|珠 tama ju|尋 hiro|環 tamaki kan|奨 sho|湊 minato so
`);
