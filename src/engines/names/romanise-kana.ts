/** Hiragana and katakana by Hepburn, with and without the long vowels that passports leave out. Cost: one pass. */

import { heardAsEnglish } from './heard-as-english.ts';

function table(lines: string): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const pair of lines.trim().split(/\s+/)) read[pair[0]!] = pair.slice(1);
  return read;
}

const KANA = table(`
アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ナna ニni ヌnu ネne ノno
ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヰi ヱe ヲo ンn
ガga ギgi グgu ゲge ゴgo ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ヴvu
ヷva ヸvi ヹve ヺvo`);

const SMALL: Readonly<Record<string, string>> = {
  ァ: 'a',
  ィ: 'i',
  ゥ: 'u',
  ェ: 'e',
  ォ: 'o',
  ャ: 'ya',
  ュ: 'yu',
  ョ: 'yo',
  ヮ: 'wa',
};

/** Hepburn of one token; hiragana is read as the katakana that stands 0x60 higher. */
function hepburn(token: string, keepLong: boolean): string {
  let roman = '';
  let doubled = false;
  for (const letter of token.normalize('NFC')) {
    const code = letter.charCodeAt(0);
    const kana = code >= 0x3041 && code <= 0x3096 ? String.fromCharCode(code + 0x60) : letter;
    if (kana === 'ッ') {
      doubled = true;
      continue;
    }
    if (kana === 'ー') {
      if (keepLong && roman !== '') roman += roman[roman.length - 1];
      continue;
    }
    const small = SMALL[kana];
    if (small !== undefined) {
      if (small.length === 2 && small[0] === 'y' && roman.endsWith('i')) {
        // キャ is kya, シャ sha, チャ cha, ジャ ja.
        const stem = roman.slice(0, -1);
        roman = stem + (/(?:sh|ch|j)$/.test(stem) ? small.slice(1) : small);
      } else if (/(?:^|[aeiou])[ui]$/.test(roman)) {
        // ウィ is wi, イェ ye.
        roman = roman.slice(0, -1) + (roman.endsWith('u') ? 'w' : 'y') + small;
      } else if (/[aeiou]$/.test(roman)) roman = roman.slice(0, -1) + small;
      else roman += small;
      continue;
    }
    let sound = KANA[kana];
    if (sound === undefined) continue;
    if (doubled) {
      sound = (sound.startsWith('ch') ? 't' : sound[0]!) + sound;
      doubled = false;
    }
    roman += sound;
  }
  return roman;
}

/** Katakana write foreign names, hiragana hardly ever. */
const KATAKANA = /^[ァ-ヺー]+$/;

/** Without the vowels that stand only because Japanese needs one behind each consonant: u, and o behind t and d. */
function elide(roman: string): string {
  return roman.replace(/(?<=[^aeiout])u(?![aeiou])|(?<=[td])o(?=[^aeiou]|$)/g, '').replace(/(?<=[dt])[dt](?=$)/, '');
}

/** How western names are heard: a long a is -ar or -er (ロバート Robert, カーター Carter); see heard-as-english.ts. */
function heardInWestern(token: string): string[] {
  const plain = elide(hepburn(token, false));
  const withR = elide(hepburn(token.replace(/(?<=[ァアカサタナハマヤラワガザダバパャ])ー/g, 'ル'), false)).replace(
    /ar$/,
    'er',
  );
  const heard = withR === plain ? [] : [withR, firstAsL(withR)];
  for (const one of heardAsEnglish(withR)) heard.push(one, one.replace(/r/g, 'l').replace(/b/g, 'v'));
  return heard.filter((one) => one.length >= 3);
}

/** Of several r the first is an l as often as all of them are. */
function firstAsL(roman: string): string {
  return roman.replace('r', 'l');
}

/** The romanisations of one kana token. */
export function romaniseKana(token: string): string[] {
  const short = hepburn(token, false);
  const romans = new Set<string>([short]);
  if (KATAKANA.test(token)) for (const heard of [elide(short), ...heardInWestern(token)]) romans.add(heard);
  // Long o and u are dropped in passports (Satō, Itō), or written oh.
  romans.add(short.replace(/ou|oo/g, 'o').replace(/uu/g, 'u'));
  romans.add(hepburn(token, true));
  if (/ou$|oo$/.test(short)) romans.add(short.replace(/ou$|oo$/, 'oh'));
  // Foreign names get a u (after t and d an o) between consonants, and l is written r: スミルノフ, アレン.
  const elided = elide(short);
  if (elided !== short && elided.length >= 3) {
    romans.add(elided);
    romans.add(elided.replace(/r/g, 'l'));
    romans.add(elided.replace(/b/g, 'v'));
  }
  if (short.includes('r')) romans.add(short.replace(/r/g, 'l'));
  if (short.includes('b')) romans.add(short.replace(/b/g, 'v'));
  romans.delete('');
  return [...romans];
}
