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
};
const BEFORE: Readonly<Record<string, string>> = { เ: 'e', แ: 'ae', โ: 'o', ใ: 'ai', ไ: 'ai' };
/** A letter under this sign is not said; the vowel it carries neither. */
const SILENT = /[ก-ฮ][ิุ]?์/g;
const TONES = /[ฺ่้๊๋ํ๎]/g;

/** A consonant with the vowel written for it, if any. */
interface Cluster {
  readonly letter: string;
  vowel: string | undefined;
  /** The sign of its vowel stands in closed syllables alone. */
  mustClose: boolean;
}

/** Vowel signs of closed syllables. */
const CLOSED = /[ั็]/;

function clustersOf(word: string): Cluster[] {
  const letters = [
    ...word
      .replace(SILENT, '')
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
      clusters.push({ letter, vowel: before, mustClose: false });
      before = undefined;
    } else if (AFTER[letter] !== undefined && last !== undefined) {
      const sign = AFTER[letter]!;
      last.mustClose ||= CLOSED.test(letter);
      last.vowel = last.vowel === undefined || last.vowel === 'e' ? sign || last.vowel : last.vowel;
    }
  }
  return clusters;
}

/** Kr, pl, sr: consonants that begin a syllable together. */
function isBlend(first: string, second: string): boolean {
  return /[กขคตปผพศส]/.test(first) && /[รล]/.test(second);
}

/** Spells the clusters; `endOf` says how a letter ends a syllable. */
function spell(clusters: readonly Cluster[], endOf: (letter: string) => string): string {
  let text = '';
  let isOpen = false;
  let mustClose = false;
  for (const [place, cluster] of clusters.entries()) {
    const { letter, vowel } = cluster;
    const next = clusters[place + 1];
    const isBarePair = next !== undefined && next.vowel === undefined;
    if (vowel !== undefined) {
      text += FIRST[letter]! + vowel;
      isOpen = vowel !== 'ai' && vowel !== 'am';
      mustClose = cluster.mustClose;
    } else if (isOpen && (mustClose || !isBarePair)) {
      text += endOf(letter);
      isOpen = false;
    } else if (next === undefined) text += endOf(letter);
    else {
      // Two bare consonants have an o between them; one before a written vowel has a short a, or none before r and l.
      text += FIRST[letter]! + (isBarePair ? 'o' : isBlend(letter, next.letter) ? '' : 'a');
      isOpen = isBarePair;
      mustClose = isBarePair;
    }
  }
  return text;
}

/** The spellings of a Thai word, that of the Royal system first. */
export function romaniseThai(word: string): string[] {
  const clusters = clustersOf(word);
  const royal = spell(clusters, (letter) => LAST[letter] ?? FIRST[letter]!);
  const written = spell(clusters, (letter) =>
    /[ลรฬ]/.test(letter) ? FIRST[letter]! : (LAST[letter] ?? FIRST[letter]!),
  );
  const plain = (text: string): string => text.replace(/(?<=[pkt])h/g, '');
  return [...new Set([royal, written, plain(written)])].filter(Boolean);
}
