/**
 * Korean names in Latin letters: McCune–Reischauer without its marks, the spellings of South Korean passports and the
 * Revised Romanisation of 2000 write one syllable in many ways (Chol, Chul, Cheol; Hyon, Hyun, Hyeon). Each gets the
 * syllables of the Revised Romanisation that it may stand for, as far as names hold them. Cost: some look-ups, for names
 * behind a Korean family name only.
 */

import { FAMILY_HABITS } from './romanise-korean.ts';

/** Syllables that given names are made of, in the Revised Romanisation. */
const NAME_SYLLABLES: ReadonlySet<string> = new Set(
  `a ae an ang bae baek bak ban beom bi bin bo bok bom bong bu byeol byeong cha chae chan chang che cheol cheon cheong cho chu chun chung
  da dae dal dan deok do dong du eok eom eon eul eum eun eung gap gak gan gang geol geon geuk geum geun gi gil go gon gong gu guk gun
  gwan gwang gwi gwon gye gyeom gyeong gyo gyu gyun ha hae haeng hak han hang heon heung ho hong hu hui hun hwa hwan hwang hwi hye hyeok
  hyeon hyeong hyo i ik il im in ja jae jang je jeok jeon jeong jeom ji jik jin jip jo jong ju jun jung mae man mi min mo mok mong mu muk
  mun myeong na nae nak nam nan no nok o ok on pal pan pil pum pung pyeong pyo ra rae rak ran rang ri rim rin ro rok ru rye ryang ryeol
  ryeon ryeong ryo ryong ryu ryul sa saeng sam san sang se seo seok seol seon seong seop seul seung si sik sil sin so sol song su suk sun
  ta tae taek tak u uk un ung wan wi wol won wu ya yang ye yeo yeol yeom yeon yeong yeop yo yong yu yul yun`.split(
    /\s+/,
  ),
);

/** Whether given names hold this syllable of the Revised Romanisation. */
export function isKoreanSyllable(text: string): boolean {
  return NAME_SYLLABLES.has(text);
}

const INITIALS: Readonly<Record<string, readonly string[]>> = {
  k: ['g', 'k'],
  kk: ['g', 'k'],
  t: ['d', 't'],
  p: ['b', 'p'],
  ch: ['j', 'ch'],
  sh: ['s'],
  l: ['r'],
  y: [''],
};

const VOWELS: Readonly<Record<string, readonly string[]>> = {
  ai: ['ae'],
  ah: ['a'],
  ee: ['i', 'ui'],
  i: ['i', 'ui'],
  // McCune–Reischauer marks ŏ and ŭ; papers leave the mark out. Parents write u for eo too.
  o: ['o', 'eo'],
  oh: ['o'],
  u: ['u', 'eo', 'eu'],
  oo: ['u'],
  ou: ['u', 'eo'],
  woo: ['u'],
  wu: ['u'],
  yo: ['yo', 'yeo'],
  you: ['yeo'],
  yu: ['yu', 'yeo'],
  yoo: ['yu'],
  yeu: ['yeo'],
  weo: ['wo'],
  oi: ['oe'],
  eui: ['ui'],
};

const FINALS: Readonly<Record<string, string>> = { g: 'k', b: 'p', d: 't', r: 'l' };

const SYLLABLE =
  /^(kk|tt|pp|ss|jj|ch|sh|[kgtdpbsjnmrlh])?(yeo|yeu|you|yoo|yae|woo|wae|weo|eui|ya|ye|yo|yu|wa|we|wi|wo|wu|ae|ai|ah|eo|eu|ee|oo|ou|oh|oe|oi|ui|a|e|i|o|u)(ng|[kgnmlrpbdt])?$/;

/** The syllables of the Revised Romanisation that a Latin one may stand for; none where names hold none of them. */
function readSyllable(text: string): readonly string[] {
  const found = SYLLABLE.exec(text);
  if (!found) return [];
  const [, initial = '', vowel = '', final = ''] = found;
  const end = FINALS[final] ?? final;
  const readings: string[] = [];
  for (const beginning of INITIALS[initial] ?? [initial]) {
    for (const middle of VOWELS[vowel] ?? [vowel]) {
      const syllable = beginning + middle + end;
      if (NAME_SYLLABLES.has(syllable)) readings.push(syllable);
    }
  }
  return readings;
}

/** A syllable of more letters is none. */
const LONGEST_SYLLABLE = 6;
/** More readings than this would meet everybody. */
const MOST_READINGS = 6;

/** The readings of a given name of one syllable or of two written together. */
export function readKoreanGiven(text: string): readonly string[] {
  const whole = readSyllable(text);
  if (whole.length > 0) return whole;
  for (let end = Math.min(LONGEST_SYLLABLE, text.length - 1); end >= 1; end--) {
    const first = readSyllable(text.slice(0, end));
    const second = first.length === 0 ? [] : readSyllable(text.slice(end));
    if (second.length > 0) return first.flatMap((one) => second.map((two) => one + two)).slice(0, MOST_READINGS);
  }
  return [];
}

/** For each way to spell a family name the other ways to spell it: Noh, Roh, Ro; Lim, Im, Rim. */
const FAMILY_SPELLINGS = new Map<string, readonly string[]>();
for (const spellings of Object.values(FAMILY_HABITS)) {
  for (const spelling of spellings) {
    const others = spellings.filter((one) => one !== spelling && one.length > 1);
    FAMILY_SPELLINGS.set(spelling, [...new Set([...(FAMILY_SPELLINGS.get(spelling) ?? []), ...others])]);
  }
}

/** The other spellings of a Korean family name; undefined for other words. */
export function spellingsOfKoreanFamily(text: string): readonly string[] | undefined {
  return FAMILY_SPELLINGS.get(text);
}
