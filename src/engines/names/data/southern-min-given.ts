/**
 * Syllables of given names as Hokkien, Teochew and Hakka families of Southeast Asia spell them, with the pinyin of the
 * characters that they usually stand for. Written for this project from general knowledge of those spellings.
 */
export const SOUTHERN_MIN_GIVEN: ReadonlyMap<string, readonly string[]> = new Map(
  `ah ya|beng ming|bee mei|bok mu|boon wen|buan wan|chai cai zai|chee zhi|cheng qing zheng|cheow zhao chao|chiang zhang|chin zhen jin|choo zhu|choon chun jun
  chong zong zhong|chuan quan chuan|chwee shui cui|eng rong ying yong|foong feng|fook fu|gan yan|geok yu|gek yu|giap ye|giok yu|gim jin|guan yuan|guat yue
  guek yue|han han|heng xing heng|hian xian|hin xing|hiok xu|hoe he hao hui|hock fu|hong feng hong|hoon yun hun fen|hua hua|huat fa|hui hui|hun yun|hwa hua
  hwee hui|hiang xiang|jin ren jin|jit ri|joo yu ru|kah jia|kai kai|kee qi ji|keat jie ji|kek ke|keng qing jing|keong qiang gong|khai kai|kheng qing|khim qin
  khoon kun jun|khoon kun|kiang qiang jian|kiat jie ji|kim jin|kiong gong qiong qiang|kok guo|kong guang|koon kun|kwang guang|kwee gui|lai lai li|lam nan lan|lan lan
  lay li|lee li|leng ling long|leong liang|lian lian|liang liang|lin lin|liong long|lye lai|meng ming meng|min min|moi mei|mui mei|nam nan|ngee yi|ngoh e wu
  peck bi|peng ping peng|phaik bi|phek bi|pin bin|poh bao|poey pei|puay pei|san shan san|sang sheng|say shi|seah xie|seck shi xi|sek shi xi|seng cheng sheng sen
  seok shu|seow xiao|siak shi|siam xian|sian xian|siang xiang shang|siew xiu shao|sim xin|sin xin|siok shu|siong xiang xiong|soh su|soon shun|suan xuan|sui rui shui
  swee rui shui|swat xue|tat da|teck de|teik de|teng ding|thiam tian|thong tang tong|tian tian|tien tian|tiong zhong|toh tu|tong tang dong|tuan duan|wee wei
  wah hua|wai wei|wan wan|weng rong yong|wooi wei|yam yan|yan yan|yang yang|yean yan|yen yan|yew you yao|yin yin yan|yoke yu|yong rong yong|yuen yuan|zhong zhong`
    .split(/[|\n]/)
    .map((entry) => {
      const [spelling = '', ...readings] = entry.trim().split(' ');
      return [spelling, readings] as const;
    }),
);
