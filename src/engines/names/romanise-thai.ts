/**
 * Thai words by the Royal Thai General System without marks, and as families spell them: with the written last letter
 * (Wattanakul beside Watthanakun), without h. Thai writes no vowel between many consonants; which of them end a syllable
 * is told by what follows. Cost: one pass over the letters.
 */

const FIRST: Readonly<Record<string, string>> = Object.fromEntries(
  `กk ขkh ฃkh คkh ฅkh ฆkh งng จch ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp ผph ฝf พph ฟf ภph มm ยy รr ลl วw ศs ษs สs หh ฬl อ ฮh`
    .split(' ')
    .map((entry) => [entry[0]!, entry.slice(1)]),
);
/** What the same letters are at the end of a syllable; those that are not here sound as at its beginning. */
const LAST: Readonly<Record<string, string>> = Object.fromEntries(
  `ขk คk ฆk จt ชt ซt ฎt ฏt ฐt ฑt ฒt ดt ตt ถt ทt ธt ศt ษt สt ญn ณn รn ลn ฬn บp ปp พp ฟp ภp ยi วo ห อo`
    .split(' ')
    .map((entry) => [entry[0]!, entry.slice(1)]),
);
const AFTER: Readonly<Record<string, string>> = {
  ะ: 'a',
  'ั': 'a',
  า: 'a',
  ำ: 'am',
  'ิ': 'i',
  'ี': 'i',
  'ึ': 'ue',
  'ื': 'ue',
  'ุ': 'u',
  'ู': 'u',
  '็': '',
  // Stands for the ua that is written with a consonant.
  ๅ: 'ua',
  // Stands for the o that is written with one.
  ๆ: 'o',
};
const BEFORE: Readonly<Record<string, string>> = { เ: 'e', แ: 'ae', โ: 'o', ใ: 'ai', ไ: 'ai' };
/**
 * A letter under this sign is not said; the vowel it carries neither, nor a letter between it and the one that closes the
 * syllable (ลักษณ์ is lak, จันทร์ chan, ศาสตร์ sat).
 */
const SILENT = /(?<=[ั็][ก-ฮ])[ก-ฮ][ก-ฮ]์|(?<=าส)ตร์|[ก-ฮ][ิุ]?์/g;
/** Words from Pali end in an i that is not said (ชาติ chat, วุฒิ wut, เกียรติ kiat). */
const SILENT_I = /(?:(?<=[าุู])([ตฒธ])|ร([ต]))ิ(?=$|[ก-ฮเแโใไ])/g;
/** A high h before n, m, l and the like only sets the tone (หลีก lik). */
const TONE_H = /ห(?=[งญนมยรลว][ะ-ู]|[งญนมยรลว][่-๋][ะ-ู])|(?<=[เแโใไ])ห(?=[งญนมยรลว])/g;
/** Between two consonants, and at the end, อ is a long o (ทอง thong). */
const LONG_O = /(?<=[ก-ฮ][่-๋]?)อ(?=[ก-ฮ](?![ะ-ู็์่-๋])|$|[เแโใไ])/g;
/** Between two consonants at the beginning, ว is ua (ชวน chuan). */
const BEGINS_UA = /^([ก-ฮ])ว([ก-ฮ])(?![ะ-ู็์่-๋])/;
const TONES = /[ฺ่้๊๋ํ๎]/g;

/** A consonant with the vowel written for it, if any. */
interface Cluster {
  readonly letter: string;
  vowel: string | undefined;
  /** The sign of its vowel stands in closed syllables alone. */
  mustClose: boolean;
  isLong: boolean;
}

/** Vowel signs of closed syllables. */
const CLOSED = /[ั็]/;

function clustersOf(word: string): Cluster[] {
  const letters = [
    ...word
      .replace(SILENT, '')
      .replace(TONE_H, '')
      .replace(SILENT_I, '$1$2')
      .replace(BEGINS_UA, '$1\u0e31\u0e45$2')
      .replace(LONG_O, '\u0e46')
      .replace(TONES, '')
      .replace(/รร(?=[ก-ฮ])/g, 'ั')
      .replace(/รร/g, 'ัน'),
  ];
  const clusters: Cluster[] = [];
  let before: string | undefined;
  for (const letter of letters) {
    const last = clusters[clusters.length - 1];
    if (BEFORE[letter] !== undefined) before = BEFORE[letter];
    else if (FIRST[letter] !== undefined) {
      clusters.push({ letter, vowel: before, mustClose: false, isLong: false });
      before = undefined;
    } else if (AFTER[letter] !== undefined && last !== undefined) {
      const sign = AFTER[letter]!;
      last.mustClose ||= CLOSED.test(letter);
      last.isLong ||= letter === 'ี' || letter === 'ู';
      last.vowel = last.vowel === undefined || last.vowel === 'e' || sign === 'ua' ? sign || last.vowel : last.vowel;
    }
  }
  return clusters;
}

/** Kr, pl, sr: consonants that begin a syllable together. */
function isBlend(first: string, second: string): boolean {
  return /[กขคตปผพศส]/.test(first) && /[รล]/.test(second);
}

/** Spells the clusters; `endOf` says how a letter ends a syllable, `first` how it begins one. */
function spell(
  clusters: readonly Cluster[],
  endOf: (letter: string) => string,
  first: Readonly<Record<string, string>> = FIRST,
): string {
  let text = '';
  let isOpen = false;
  let mustClose = false;
  for (const [place, cluster] of clusters.entries()) {
    const { letter, vowel } = cluster;
    const next = clusters[place + 1];
    const isBarePair = next !== undefined && next.vowel === undefined;
    if (vowel !== undefined) {
      text += first[letter]! + vowel;
      isOpen = vowel !== 'ai' && vowel !== 'am';
      mustClose = cluster.mustClose;
    } else if (isOpen && (mustClose || !isBarePair)) {
      text += endOf(letter);
      isOpen = false;
    } else if (next === undefined) text += endOf(letter);
    else {
      // Two bare consonants have an o between them; one before a written vowel has a short a, or none before r and l.
      text += first[letter]! + (isBarePair ? 'o' : isBlend(letter, next.letter) ? '' : 'a');
      isOpen = isBarePair;
      mustClose = isBarePair;
    }
  }
  return text;
}

/** The letters of the beginning as many families spell them: จ is j (Jaidee). */
const FAMILY: Readonly<Record<string, string>> = { ...FIRST, จ: 'j' };
/** As words came from India (Abhisit Vejjajiva): v, j, bh and dh. */
const INDIAN: Readonly<Record<string, string>> = { ...FIRST, ว: 'v', ช: 'j', จ: 'j', ภ: 'bh', พ: 'p', ธ: 'dh', ท: 't' };
const FROM_INDIA = /[ภธ]|ชช/;

/** The spellings of a Thai word, that of the Royal system first. */
export function romaniseThai(word: string): string[] {
  const clusters = clustersOf(word);
  const royal = spell(clusters, (letter) => LAST[letter] ?? FIRST[letter]!);
  const written = (letter: string): string =>
    /[ลรฬ]/.test(letter) ? FIRST[letter]! : (LAST[letter] ?? FIRST[letter]!);
  const asWritten = spell(clusters, written);
  const family = withoutH(spell(clusters, written, FAMILY));
  const spellings = [royal, asWritten, withoutH(asWritten), family];
  if (FROM_INDIA.test(word)) spellings.push(spell(clusters, (letter) => INDIAN[letter]!, INDIAN));
  // Long i and u are doubled, and a short a is a u (Leekpai, Yingluck).
  if (/[ีู]/.test(word)) spellings.push(withoutH(spell(clusters.map(withDoubled), written, FAMILY)));
  if (/ั[กม]/.test(word)) spellings.push(family.replace(/ak(?=$|[^aeiou])/g, 'uck').replace(/am(?=$|[^aeiou])/g, 'um'));
  return [...new Set(spellings)].filter(Boolean);
}

function withoutH(text: string): string {
  return text.replace(/(?<=[pkt])h/g, '');
}

function withDoubled(cluster: Cluster): Cluster {
  if (!cluster.isLong) return cluster;
  return { ...cluster, vowel: cluster.vowel === 'i' ? 'ee' : cluster.vowel === 'u' ? 'oo' : cluster.vowel };
}
