/**
 * Korean readings of characters that are usual in Korean names, as Hangul syllables; traditional forms first where there
 * are two. Written for this project from general knowledge of Sino-Korean.
 */
const LINES = `
金김 李이 朴박 崔최 鄭정 姜강 趙조 尹윤 張장 林임 韓한 吳오 徐서 申신 權권 黃황 安안 宋송 柳류 劉유 洪홍 全전 高고 文문 孫손 梁양 裵배 裴배 白백 曺조 許허 南남 沈심
盧노 河하 郭곽 成성 車차 朱주 禹우 具구 閔민 陳진 羅나 池지 嚴엄 蔡채 元원 千천 方방 孔공 玄현 咸함 卞변 廉염 余여 秋추 都도 石석 宣선 薛설 馬마 吉길 延연 魏위 表표 明명
丁정 潘반 王왕 琴금 玉옥 陸육 印인 孟맹 諸제 牟모 卓탁 鞠국 魚어 殷은 片편 龍용 芮예 奉봉 任임 辛신 愼신 康강 俞유 兪유 田전 邊변 呂여 蘇소
一일 三삼 世세 中중 丹단 久구 九구 京경 仁인 佑우 伊이 佳가 俊준 信신 偉위 健건 傑걸 兒아 光광 兌태 公공 六육 冬동 凡범 初초 利이 加가 勇용 勳훈 勝승 勤근 化화 千천 卿경 厚후 又우 友우
台태 右우 名명 命명 和화 品품 哲철 喆철 喜희 嘉가 圭규 在재 坤곤 基기 城성 埈준 培배 堯요 壽수 夏하 大대 天천 太태 夫부 奇기 奎규 女여 好호 妍연 姬희 娜나 娟연 婷정 媛원 子자 孝효 學학 宅택
宇우 宗종 定정 宜의 宣선 宰재 家가 容용 富부 寅인 實실 寬관 寧영 寶보 小소 少소 尙상 尚상 山산 峰봉 峻준 崇숭 川천 巨거 平평 年년 幸행 康강 庚경 延연 建건 弘홍 弼필 彦언 彩채 彬빈 德덕 徹철 心심
志지 忠충 念념 思사 性성 恒항 恩은 恭공 悅열 情정 惠혜 慈자 慧혜 愛애 慶경 憲헌 應응 懿의 成성 承승 才재 振진 攝섭 政정 敎교 敏민 敬경 文문 斗두 新신 方방 旭욱 旻민 昇승 昊호 昌창 明명 星성 春춘 昭소
時시 晃황 晋진 晉진 晩만 景경 晟성 智지 暎영 暻경 會회 月월 有유 朝조 東동 松송 林림 柱주 根근 桂계 森삼 植식 榮영 模모 樂락 樹수 權권 歡환 正정 武무 民민 水수 永영 求구 江강 池지 沃옥 沅원 河하 治치
法법 泰태 洙수 洪홍 浩호 浚준 海해 淑숙 淳순 淵연 淸청 清청 渙환 源원 溶용 滉황 漢한 潤윤 濟제 瀅형 炅경 炫현 炯형 烈렬 煥환 煜욱 熙희 熏훈 燁엽 燦찬 燮섭 爀혁 玄현 玉옥 玟민 珉민 珍진 珠주 珪규 現현
球구 理리 琪기 琳림 瑀우 瑞서 瑛영 瑜유 璟경 瓊경 生생 用용 甲갑 男남 甫보 益익 眞진 真진 相상 知지 碩석 秀수 秉병 種종 稷직 穆목 端단 筆필 範범 粉분 紅홍 純순 綠록 絃현 綱강 緖서 美미 羲희 義의 翰한
聖성 聰총 聲성 肅숙 能능 自자 至지 舜순 良량 芝지 芳방 花화 英영 茂무 荷하 菊국 華화 萬만 葉엽 蓮연 蘭란 虎호 行행 衡형 詩시 誠성 諄순 謙겸 讚찬 賢현 貞정 貴귀 贊찬 起기 載재 輝휘 輔보 連연 道도 達달 遠원
邦방 郁욱 重중 鉉현 銀은 銓전 銖수 錫석 鍾종 鎬호 鎭진 鎮진 鐘종 鐵철 鑛광 長장 開개 隆륭 雄웅 雅아 雨우 雪설 霞하 靑청 靜정 韶소 順순 領령 風풍 香향 馥복 駿준 鳳봉 鴻홍 鶴학 麟린 鼎정 龍룡 龜구 喬교 姃정 彗혜 恪각
`;

const READINGS: ReadonlyMap<string, string> = new Map(
  LINES.trim()
    .split(/\s+/)
    .map((entry) => {
      const [letter = '', reading = ''] = entry;
      return [letter, reading] as const;
    }),
);

/** A Korean name in Chinese characters, as Hangul; undefined where a character is not usual in names. */
export function hangulOf(letters: string): string | undefined {
  let hangul = '';
  for (const letter of letters) {
    const reading = READINGS.get(letter);
    if (reading === undefined) return undefined;
    hangul += reading;
  }
  return hangul === '' ? undefined : hangul;
}
