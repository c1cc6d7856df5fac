/**
 * Hangul by the Revised Romanisation of 2000, McCune–Reischauer without marks, and the spellings that Korean passports
 * prefer for family names. Cost: arithmetic on the syllable's code point.
 */

import { heardAsEnglish } from './heard-as-english.ts';

const INITIALS_RR = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ');
const INITIALS_MR = 'k kk n t tt r m p pp s ss _ ch tch ch k t p h'.split(' ');
const VOWELS_RR = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const VOWELS_MR = 'a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'.split(' ');
/** What parents write: u for eo, oo for u, young, hyun. */
const VOWELS_HABIT = 'a ae ya yae u e you ye o wa wae oe yo oo won we wi yoo eu ui ee'.split(' ');
const FINALS_RR = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** Family names whose passport spelling is not the one of the rules, commonest first. */
export const FAMILY_HABITS: Readonly<Record<string, readonly string[]>> = {
  김: ['kim', 'gim'],
  이: ['lee', 'yi', 'rhee', 'ri', 'i'],
  리: ['ri', 'lee', 'rhee'],
  박: ['park', 'pak', 'bak'],
  최: ['choi', 'choe', 'chey'],
  정: ['jung', 'chung', 'jeong', 'chong'],
  강: ['kang', 'gang'],
  조: ['cho', 'jo'],
  윤: ['yoon', 'yun'],
  장: ['jang', 'chang'],
  임: ['lim', 'im', 'rim', 'yim'],
  림: ['rim', 'lim'],
  한: ['han'],
  오: ['oh', 'o'],
  서: ['seo', 'suh', 'so'],
  신: ['shin', 'sin'],
  권: ['kwon', 'gwon'],
  황: ['hwang'],
  안: ['ahn', 'an'],
  송: ['song'],
  류: ['ryu', 'yoo', 'yu'],
  유: ['yoo', 'yu', 'you', 'ryu'],
  홍: ['hong'],
  전: ['jeon', 'chun', 'jun', 'chon'],
  고: ['ko', 'go', 'koh'],
  문: ['moon', 'mun'],
  손: ['son', 'sohn'],
  양: ['yang', 'ryang'],
  량: ['ryang', 'yang'],
  배: ['bae', 'pae'],
  백: ['baek', 'paek', 'paik'],
  허: ['heo', 'hur', 'ho', 'huh'],
  남: ['nam'],
  심: ['shim', 'sim'],
  노: ['noh', 'roh', 'no'],
  로: ['ro', 'roh', 'noh'],
  하: ['ha'],
  곽: ['kwak', 'gwak'],
  성: ['sung', 'seong', 'song'],
  차: ['cha'],
  주: ['joo', 'ju', 'chu'],
  우: ['woo', 'u', 'wu'],
  구: ['koo', 'ku', 'gu'],
  민: ['min'],
  진: ['jin', 'chin'],
  나: ['na', 'ra'],
  라: ['ra', 'na'],
  지: ['ji', 'chi'],
  엄: ['um', 'eom', 'om'],
  채: ['chae'],
  원: ['won'],
  천: ['chun', 'cheon', 'chon'],
  방: ['bang', 'pang'],
  공: ['kong', 'gong'],
  현: ['hyun', 'hyeon', 'hyon'],
  함: ['ham'],
  변: ['byun', 'byeon', 'pyon'],
  염: ['yeom', 'yum', 'yom'],
  여: ['yeo', 'yuh', 'yo'],
  추: ['choo', 'chu'],
  도: ['do', 'to'],
  소: ['so'],
  석: ['seok', 'suk', 'sok'],
  선: ['sun', 'seon', 'son'],
  설: ['seol', 'sul', 'sol'],
  마: ['ma'],
  길: ['gil', 'kil'],
  연: ['yeon', 'yon'],
  위: ['wi', 'wee'],
  표: ['pyo'],
  명: ['myung', 'myeong', 'myong'],
  기: ['ki', 'gi'],
  반: ['ban', 'pan'],
  왕: ['wang'],
  금: ['keum', 'geum', 'kum'],
  옥: ['ok'],
  육: ['yuk', 'yook'],
  인: ['in'],
  맹: ['maeng'],
  제: ['je', 'che'],
  모: ['mo'],
  탁: ['tak'],
  국: ['kook', 'guk', 'kuk'],
  어: ['eo', 'uh', 'o'],
  은: ['eun'],
  편: ['pyun', 'pyeon'],
  용: ['yong'],
  예: ['ye'],
  봉: ['bong', 'pong'],
  남궁: ['namgung', 'namkung', 'namgoong'],
  황보: ['hwangbo'],
  제갈: ['jegal'],
  선우: ['sunwoo', 'seonu'],
  독고: ['dokgo'],
  사공: ['sagong'],
};

export function isHangulSyllable(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

function romaniseWith(word: string, initials: readonly string[], vowels: readonly string[]): string {
  let roman = '';
  for (const letter of word.normalize('NFC')) {
    const code = letter.charCodeAt(0);
    if (!isHangulSyllable(code)) continue;
    const place = code - 0xac00;
    const initial = initials[Math.floor(place / 588)]!;
    const vowel = vowels[Math.floor((place % 588) / 28)]!;
    const final = FINALS_RR[place % 28]!;
    roman += (initial === '_' ? '' : initial) + vowel + (final === '_' ? '' : final);
  }
  return roman;
}

/** How many syllables of an unspaced Korean name are the family name: two for the few double names, otherwise one. */
export function koreanFamilyLength(word: string): number {
  const two = word.slice(0, 2);
  if (word.length >= 3 && two.length === 2 && FAMILY_HABITS[two]) return 2;
  return word.length >= 2 && word.length <= 4 && FAMILY_HABITS[word[0]!] ? 1 : 0;
}

/**
 * A foreign name spelt by ear: a silent ㅡ stands between consonants, ㄹㄹ for one l, ㄹ for r and l, ㅂ for b and v, ㅍ for
 * p and f, ㅐ for a, ㅓ for e and o (블라디미르 is Vladimir, 캐셀스 Cassels).
 */
function readAsForeign(rule: string): string[] {
  const plain = rule.replace(/eu/g, '').replace(/lr/g, 'l').replace(/ae/g, 'a').replace(/eo/g, 'e');
  if (plain.length < 3) return [];
  const liquid = plain.replace(/r/g, 'l');
  const found = plain === rule && liquid === plain ? [] : [plain, plain.replace(/b/g, 'v').replace(/p/g, 'f'), liquid];
  // Behind a consonant and without a final, eo is -er (피터 Peter); see heard-as-english.ts for the rest.
  const english = rule
    .replace(/eo(?=$|[bcdgjkmpst])/g, 'er')
    .replace(/eu/g, '')
    .replace(/lr/g, 'l')
    .replace(/ae/g, 'a')
    .replace(/eo/g, 'e');
  if (english !== plain && english.length >= 3) found.push(english, english.replace(/b/g, 'v').replace(/p/g, 'f'));
  if (/eu|ei|ai|^wo/.test(rule))
    for (const one of heardAsEnglish(english)) found.push(one, one.replace(/b/g, 'v').replace(/p/g, 'f'));
  return found;
}

/** The romanisations of one Korean token; as a family name those of passports first. */
export function romaniseKorean(token: string, asFamily: boolean): string[] {
  const word = token.normalize('NFC');
  const romans = new Set<string>(asFamily ? FAMILY_HABITS[word] : undefined);
  romans.add(romaniseWith(word, INITIALS_RR, VOWELS_RR));
  romans.add(romaniseWith(word, INITIALS_MR, VOWELS_MR));
  romans.add(romaniseWith(word, INITIALS_RR, VOWELS_HABIT));
  if (word.length >= 2)
    for (const foreign of readAsForeign(romaniseWith(word, INITIALS_RR, VOWELS_RR))) romans.add(foreign);
  if (!asFamily) for (const habit of FAMILY_HABITS[word] ?? []) romans.add(habit);
  romans.delete('');
  return [...romans];
}
