/**
 * How a recorded term agrees with an asked token, as far as the order of candidates needs it; the matching engine
 * judges more finely. Cost: under a microsecond a pair.
 */
import { AGREEMENT, type Agreement } from '../matching/compare-terms.ts';

/** Beyond two edits the spelling alone says nothing. */
const FAR = 3;

const LETTERS = 64;
const before = new Uint8Array(LETTERS + 1);
const current = new Uint8Array(LETTERS + 1);
const beforeLast = new Uint8Array(LETTERS + 1);

/** Edits between two texts, neighbours swapped counting as one; 3 stands for three or more. */
export function editsApart(a: string, b: string): number {
  if (a === b) return 0;
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  if (long.length - short.length >= FAR || long.length > LETTERS) return FAR;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let shortEnd = short.length;
  let longEnd = long.length;
  while (shortEnd > start && short.charCodeAt(shortEnd - 1) === long.charCodeAt(longEnd - 1)) {
    shortEnd--;
    longEnd--;
  }
  const m = shortEnd - start;
  const n = longEnd - start;
  if (m === 0) return n;
  if (m === 1 && n === 1) return 1;
  let two = beforeLast;
  let one = before;
  let row = current;
  for (let j = 0; j <= n; j++) one[j] = j;
  for (let i = 1; i <= m; i++) {
    row[0] = i;
    let least = i;
    const letter = short.charCodeAt(start + i - 1);
    for (let j = 1; j <= n; j++) {
      const other = long.charCodeAt(start + j - 1);
      let edits = letter === other ? one[j - 1]! : Math.min(one[j - 1]!, one[j]!, row[j - 1]!) + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === long.charCodeAt(start + j - 2) &&
        other === short.charCodeAt(start + i - 2) &&
        two[j - 2]! + 1 < edits
      ) {
        edits = two[j - 2]! + 1;
      }
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least >= FAR) return FAR;
    const free = two;
    two = one;
    one = row;
    row = free;
  }
  return Math.min(FAR, one[n]!);
}

const TWO_EDITS_FROM = 5;
// As the matching engine has it: names that sound alike may differ in this share of their letters.
const SOUND_ALIKE_SHARE = 0.45;

/**
 * How an asked spelling agrees with a recorded one, never worse than the matching engine finds it; `soundsAlike` when
 * they share a skeleton.
 */
export function likeness(asked: string, recorded: string, soundsAlike: boolean): Agreement {
  if (asked === recorded) return AGREEMENT.equal;
  const edits = editsApart(asked, recorded);
  // Which letters are easily exchanged is for the matching engine to say; here every single edit counts as such.
  if (edits === 1) return AGREEMENT.light;
  if (edits === 2 && Math.min(asked.length, recorded.length) >= TWO_EDITS_FROM) return AGREEMENT.letters;
  if (soundsAlike && edits <= SOUND_ALIKE_SHARE * Math.max(asked.length, recorded.length)) return AGREEMENT.sound;
  return AGREEMENT.none;
}
